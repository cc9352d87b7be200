"""Who stands there to take a result, and whether that is one it may be given to. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from models.domain.dossier import Applicant, Dossier
from models.domain.identity import citizen_id_problem, old_id_problem, passport_problem
from models.domain.same_person import numbers_of
from models.domain.scan_result import ScanResult
from models.domain.text import fold


class CardCheck(StrEnum):
    """What a scanned card says about the one who stands there."""

    NOT_SCANNED = "not_scanned"
    SAME_PERSON = "same_person"
    OTHER_PERSON = "other_person"


@dataclass(frozen=True, slots=True)
class HandOver:
    """What was ticked and typed. `other_receiver` None: one of those on the slip receives.

    `authorisation` is the paper by which somebody else does; `receiver_id` the number of the ID a
    lost slip is answered with (Nghị định 118/2025 Điều 6).
    """

    other_receiver: str | None = None
    slip_returned: bool = False
    slip_lost: bool = False
    card: CardCheck = CardCheck.NOT_SCANNED
    receiver_id: str = ""
    authorisation: str = ""

    def needs_authorisation(self, dossier: Dossier) -> bool:
        """Whether the receiver is neither applicant nor holder and shows no paper for it yet."""
        if self.other_receiver is None or self.authorisation:
            return False
        if self.card is CardCheck.OTHER_PERSON:
            return True  # also one of the same name
        return fold(self.other_receiver) not in {fold(one.full_name) for one in owners(dossier)}


@dataclass(frozen=True, slots=True)
class ReadPaper:
    """A card or passport that was scanned: the number it bears now, all it tells of, the name."""

    number: str
    numbers: tuple[str, ...]
    name: str


def read_paper(result: ScanResult) -> ReadPaper | None:
    """The paper of a person in a scan; None when it was something else."""
    if result.passport is not None:
        return ReadPaper(result.passport.number, (result.passport.number,), result.passport.name)
    card = result.card
    if card is None:
        return None
    earlier = ", ".join(text for text in (card.old_id, card.cancelled_id) if text)
    known = [card.personal_id, *(one.strip() for one in earlier.split(",") if one.strip())]
    return ReadPaper(card.personal_id, tuple(dict.fromkeys(known)), card.full_name or "")


def owners(dossier: Dossier) -> tuple[Applicant, ...]:
    """Those on the slip a result is given to without another paper."""
    return tuple(one for one in (dossier.applicant, dossier.holder) if one is not None)


def owner_of(dossier: Dossier, paper: ReadPaper) -> Applicant | None:
    """The one on the slip whose paper this is, also by an earlier number; None for another."""
    for one in owners(dossier):
        if numbers_of(one) & set(paper.numbers):
            return one
    return None


def is_id_number(text: str) -> bool:
    """Whether this can be the number of somebody's ID: of a card old or new, or a passport."""
    checks = (citizen_id_problem, old_id_problem, passport_problem)
    return any(check(text) is None for check in checks)
