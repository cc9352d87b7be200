"""Fees as they are typed into a sheet, and the lines an act makes of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from models.domain.dossier import Dossier
from models.domain.fees import waits_for_receipt
from models.domain.text import nfc
from models.domain.workflow import Action, Need, transition
from models.errors import ValidationError

_AMOUNT = re.compile(r"\d{1,12}")


class Settle(StrEnum):
    """What becomes of a fee in this act. NUMBERED: it was paid before, only the number comes."""

    PAID = "paid"
    EXEMPT = "exempt"
    OPEN = "open"
    NUMBERED = "numbered"


@dataclass(frozen=True, slots=True)
class FeeTyped:
    """One line of the sheet; `words` is the receipt number, or the reason when it is excused."""

    name: str = ""
    amount: str = ""
    settle: Settle = Settle.PAID
    words: str = ""
    is_known: bool = False
    """The dossier has this line: its name and amount stand."""


def ways_to_settle(action: Action) -> tuple[Settle, ...]:
    """What may be chosen for a line. Payment is done only when no line stays open."""
    return {
        Action.TAKE_FEE: (Settle.PAID, Settle.EXEMPT, Settle.OPEN),
        Action.PAYMENT_DONE: (Settle.PAID, Settle.EXEMPT),
    }.get(action, (Settle.OPEN,))


def proposed(action: Action, dossier: Dossier, fee_name: str) -> tuple[FeeTyped, ...]:
    """What is owed, and what was paid and lacks its receipt number; else the procedure's fee."""
    usual = ways_to_settle(action)[0]
    if action is Action.REQUEST_PAYMENT:
        return (FeeTyped(settle=usual),)
    lines = [
        FeeTyped(line.name, str(line.amount_vnd), usual, is_known=True)
        for line in dossier.fees
        if not line.is_settled and not only_numbers(action, dossier)
    ]
    lines += [
        FeeTyped(line.name, str(line.amount_vnd), Settle.NUMBERED, is_known=True)
        for line in dossier.fees
        if waits_for_receipt(line)
    ]
    if not dossier.fees and dossier.procedure.fee_vnd:
        lines.append(FeeTyped(fee_name, str(dossier.procedure.fee_vnd), usual))
    return tuple(lines) or (FeeTyped(settle=usual),)


def only_numbers(action: Action, dossier: Dossier) -> bool:
    """Whether no money is taken any more: only numbers of receipts may still come."""
    return Need.ONLY_NUMBERS in transition(dossier.status, action).needs


def fee_data(lines: Sequence[FeeTyped]) -> list[dict[str, Any]]:
    """The lines as data of an act. Raises ValidationError for one that cannot be read."""
    found = []
    for line in lines:
        name, amount = nfc(line.name), re.sub(r"[ .\u00a0]", "", line.amount)
        if not name and not amount:
            continue
        if not name:
            raise ValidationError(("fees", "fee_name_missing"))
        if _AMOUNT.fullmatch(amount) is None:
            raise ValidationError(("fees", "amount_wrong"))
        made = _line(line, name, int(amount))
        if made is not None:
            found.append(made)
    return found


def _line(line: FeeTyped, name: str, amount_vnd: int) -> dict[str, Any] | None:
    """None for a line this act does nothing to."""
    words = nfc(line.words)
    base: dict[str, Any] = {"name": name, "amount_vnd": amount_vnd}
    if line.settle is Settle.EXEMPT:
        if not words:
            raise ValidationError(("fees", "exempt_reason_missing"))
        return base | {"exempt_reason": words}
    if line.settle is Settle.OPEN:
        return None if line.is_known else base
    if line.settle is Settle.NUMBERED and not words:
        return None
    return base | ({"receipt_number": words} if words else {})
