"""Others with a part in a dossier: whose it is, the paper that says so, the official who helped."""

from __future__ import annotations

from dataclasses import dataclass, field

from models.domain.clock import Clock
from models.domain.dossier import Applicant, ApplicantKind
from models.domain.text import nfc
from models.services.intake import applicant_problems
from ui.intake.person import Person, Problem

HOLDER = "holder."
"""What the names of the holder's fields begin with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Others:
    """`is_open` while the block is shown. The applicant hands in for `holder` when there is one."""

    is_open: bool = False
    holder: Person = field(default_factory=Person)
    authorisation: str = ""
    assisted_by: str = ""

    @property
    def has_holder(self) -> bool:
        """Whether somebody else's dossier is handed in."""
        return not self.holder.is_blank or bool(nfc(self.authorisation))

    @property
    def is_blank(self) -> bool:
        return not self.has_holder and not nfc(self.assisted_by)

    def holder_applicant(self) -> Applicant | None:
        """The holder as saved; None when the applicant's own dossier is handed in."""
        return self.holder.applicant() if self.has_holder else None


def others_problems(others: Others, applicant: Person, clock: Clock) -> list[Problem]:
    """What is wrong with the block, as (field, code) pairs; the holder's begin with "holder."."""
    holder = others.holder_applicant()
    if holder is None:
        return []
    found = [(HOLDER + name, code) for name, code in applicant_problems(holder, clock)]
    if not others.holder.birth_is_a_day:
        found.append((f"{HOLDER}birth_date", "not_a_day"))
    if not others.holder.issue_is_a_day:
        found.append((f"{HOLDER}issue_date", "not_a_day"))
    number = holder.personal_id
    if number is not None and number == applicant.applicant().personal_id:
        found.append((f"{HOLDER}personal_id", "holder_is_applicant"))
    is_organisation = others.holder.kind is ApplicantKind.ORGANISATION
    if is_organisation and holder.tax_code == applicant.applicant().tax_code:
        found.append((f"{HOLDER}tax_code", "holder_is_applicant"))
    return list(dict.fromkeys(found))
