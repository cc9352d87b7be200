"""Fees as they are typed into a sheet, and the lines an act makes of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from models.domain.cash import refundable
from models.domain.clock import iso_local
from models.domain.dossier import Dossier
from models.domain.fees import FeeLine, PaymentMethod, waits_for_receipt
from models.domain.text import nfc
from models.domain.workflow import Action, Need, transition
from models.errors import ValidationError

_AMOUNT = re.compile(r"\d{1,12}")


class Settle(StrEnum):
    """What becomes of a fee in this act. NUMBERED: it was paid before, only the number comes.

    REFUNDED, KEPT: a paid fee goes back, or stays.
    """

    PAID = "paid"
    EXEMPT = "exempt"
    OPEN = "open"
    NUMBERED = "numbered"
    REFUNDED = "refunded"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class FeeTyped:
    """One line of the sheet; `words` is the receipt number, the reason when it is excused, or the
    right amount when it is refunded."""

    name: str = ""
    amount: str = ""
    settle: Settle = Settle.PAID
    words: str = ""
    is_known: bool = False
    """The dossier has this line: its name and amount stand."""
    paid: FeeLine | None = None
    """The line as it was paid, when this act may refund it."""


def ways_to_settle(action: Action) -> tuple[Settle, ...]:
    """What may be chosen for a line. Payment is done only when no line stays open."""
    return {
        Action.TAKE_FEE: (Settle.PAID, Settle.EXEMPT, Settle.OPEN),
        Action.PAYMENT_DONE: (Settle.PAID, Settle.EXEMPT),
        Action.REFUND_FEE: (Settle.REFUNDED, Settle.KEPT),
    }.get(action, (Settle.OPEN,))


def proposed(action: Action, dossier: Dossier, fee_name: str) -> tuple[FeeTyped, ...]:
    """What is owed, and what was paid and lacks its receipt number; else the procedure's fee."""
    usual = ways_to_settle(action)[0]
    if action is Action.REQUEST_PAYMENT:
        return (FeeTyped(settle=usual),)
    if action is Action.REFUND_FEE:
        return _refundable(dossier)
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


def _refundable(dossier: Dossier) -> tuple[FeeTyped, ...]:
    """Every paid line; one that stands alone is chosen, of several a person chooses."""
    paid = refundable(dossier)
    settle = Settle.REFUNDED if len(paid) == 1 else Settle.KEPT
    return tuple(
        FeeTyped(line.name, str(line.amount_vnd), settle, is_known=True, paid=line) for line in paid
    )


def usual_way(dossier: Dossier) -> PaymentMethod | None:
    """How the paid lines were paid; None when in several ways: each goes back as it came."""
    ways = {line.method or PaymentMethod.CASH for line in refundable(dossier)}
    return ways.pop() if len(ways) == 1 else None


def only_numbers(action: Action, dossier: Dossier) -> bool:
    """Whether no money is taken any more: only numbers of receipts may still come."""
    return Need.ONLY_NUMBERS in transition(dossier.status, action).needs


def may_add(action: Action, dossier: Dossier) -> bool:
    """Whether a line the dossier does not have may be typed."""
    return action is not Action.REFUND_FEE and not only_numbers(action, dossier)


def is_amount(typed: str) -> bool:
    """Whether this is a sum in whole dong, however it is grouped."""
    return _AMOUNT.fullmatch(_digits(typed)) is not None


def fee_data(lines: Sequence[FeeTyped]) -> list[dict[str, Any]]:
    """The lines as data of an act. Raises ValidationError for one that cannot be read."""
    found = []
    for line in lines:
        name, amount = nfc(line.name), _digits(line.amount)
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


def _digits(typed: str) -> str:
    return re.sub(r"[ .\u00a0]", "", typed)


def _line(line: FeeTyped, name: str, amount_vnd: int) -> dict[str, Any] | None:
    """None for a line this act does nothing to."""
    words = nfc(line.words)
    base: dict[str, Any] = {"name": name, "amount_vnd": amount_vnd}
    if line.settle is Settle.EXEMPT:
        if not words:
            raise ValidationError(("fees", "exempt_reason_missing"))
        return base | {"exempt_reason": words}
    if line.settle is Settle.REFUNDED:
        return base | _refunded(line, _digits(words))
    if line.settle is Settle.KEPT:
        return None
    if line.settle is Settle.OPEN:
        return None if line.is_known else base
    if line.settle is Settle.NUMBERED and not words:
        return None
    return base | ({"receipt_number": words} if words else {})


def _refunded(line: FeeTyped, right: str) -> dict[str, Any]:
    """Which of the paid lines it is, and the right amount where one was typed."""
    if right and _AMOUNT.fullmatch(right) is None:
        raise ValidationError(("fees", "amount_wrong"))
    paid_at = None if line.paid is None else line.paid.paid_at
    number = None if line.paid is None else line.paid.receipt_number
    told: dict[str, Any] = {} if paid_at is None else {"paid_at": iso_local(paid_at)}
    if number is not None:
        told["receipt_number"] = number
    return told | ({"right_vnd": int(right)} if right else {})
