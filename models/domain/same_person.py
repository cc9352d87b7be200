"""Whether two people of two dossiers are likely one."""

from __future__ import annotations

from models.domain.dossier import Applicant, IdKind
from models.domain.text import fold

_PERSONAL_NUMBER_DIGITS = 12


def same_person(one: Applicant, other: Applicant) -> bool:
    """A number in common, or the same name (marks or not) and the same day of birth.

    Two different 12-digit numbers are two people, whatever their names and earlier numbers: a
    number of nine digits was given out once in each province.
    """
    if one.personal_id is not None and one.personal_id == other.personal_id:
        return True
    if one.id_kind is IdKind.CITIZEN_ID and other.id_kind is IdKind.CITIZEN_ID:
        return False
    if one.tax_code is not None and one.tax_code == other.tax_code:
        return True
    if numbers_of(one) & numbers_of(other):
        return True
    if one.birth_date is None or one.birth_date != other.birth_date:
        return False
    return fold(one.full_name) == fold(other.full_name)


def numbers_of(person: Applicant) -> frozenset[str]:
    """Every number that names this person: of the paper now, of earlier ones, and a tax code that
    is a personal number (since 1 July 2025: Thông tư 86/2024/TT-BTC; text not seen)."""
    found = {person.personal_id, *(one.strip() for one in (person.old_id or "").split(","))}
    tax_code = person.tax_code or ""
    if len(tax_code) == _PERSONAL_NUMBER_DIGITS and tax_code.isdigit():
        found.add(tax_code)
    return frozenset(number for number in found if number)
