"""Whether two people of two dossiers are likely one."""

from __future__ import annotations

from models.domain.dossier import Applicant, IdKind
from models.domain.text import fold


def same_person(one: Applicant, other: Applicant) -> bool:
    """The same number, or the same name (marks or not) and the same day of birth.

    Two different 12-digit numbers are two people, whatever their names.
    """
    if one.personal_id is not None and one.personal_id == other.personal_id:
        return True
    if one.id_kind is IdKind.CITIZEN_ID and other.id_kind is IdKind.CITIZEN_ID:
        return False
    if one.tax_code is not None and one.tax_code == other.tax_code:
        return True
    if one.birth_date is None or one.birth_date != other.birth_date:
        return False
    return fold(one.full_name) == fold(other.full_name)
