"""The fees of a draft: proposed from the catalogue, owed or excused by the official."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from models.domain.fee_table import fee_lines
from models.domain.fees import FeeLine
from models.domain.procedure import Procedure
from models.domain.text import nfc

_CHANNEL = "counter"


class FeeChoice(StrEnum):
    """OPEN: nothing is written down. OWED: to be paid. EXEMPT: excused, with a reason."""

    OPEN = "open"
    OWED = "owed"
    EXEMPT = "exempt"


@dataclass(frozen=True, slots=True)
class Fees:
    """What the catalogue proposes, and what the official made of it."""

    proposed: tuple[FeeLine, ...] = ()
    choice: FeeChoice = FeeChoice.OPEN
    reason: str = ""

    @property
    def needs_reason(self) -> bool:
        """Whether a fee is excused without saying why."""
        return self.choice is FeeChoice.EXEMPT and not nfc(self.reason)

    def chosen(self, choice: FeeChoice) -> Fees:
        """Owed or excused; the same again takes it back."""
        return replace(self, choice=FeeChoice.OPEN if choice is self.choice else choice)

    def lines(self) -> tuple[FeeLine, ...]:
        """What is saved with the dossier."""
        if self.choice is FeeChoice.OPEN:
            return ()
        if self.choice is FeeChoice.OWED:
            return self.proposed
        reason = nfc(self.reason) or None
        return tuple(replace(line, exempt_reason=reason) for line in self.proposed)


def proposed_fees(procedure: Procedure | None, on: date) -> Fees:
    """The fees of this procedure on this day; none where the province sets them and has not."""
    if procedure is None or (procedure.fee_set_by_province and not procedure.local_fees):
        return Fees()
    return Fees(fee_lines(procedure, on, _CHANNEL))
