"""Money that goes back: a paid fee is refunded whole, and what was right of it is taken anew.

Nothing that was written down changes: the taking stays in the cash of its day, the refund is a
movement of its own, by the official and on the day it was given back. How a legal receipt that was
already made is adjusted is the fee body's matter in its own system (Nghị định 254/2026; the text
of its rule on adjusting was not seen): its number is kept with the refund.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from models.domain.dossier_json import fee_from_json, fee_to_json
from models.domain.fees import FeeLine, PaymentMethod, can_be_refunded
from models.domain.sound import MOST_FEES, in_range
from models.errors import ValidationError

_KEYS = frozenset({"name", "amount_vnd", "paid_at", "receipt_number", "right_vnd"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Refund:
    """One paid line to give back, named by `name` and `amount_vnd`, and by `paid_at` or
    `receipt_number` where two lines are alike.

    `receipt_number` also says the number of the legal receipt when the line has none yet.
    `right_vnd` is what was really due, less than was taken: it is taken anew in the same act. 0:
    nothing was due. None: in a live dossier the whole fee is owed again, in an ended one nothing.
    """

    name: str
    amount_vnd: int
    paid_at: datetime | None = None
    receipt_number: str | None = None
    right_vnd: int | None = None


@dataclass(frozen=True, slots=True)
class RefundRules:
    """How an act gives back: when, by whom, why; `method` None is the way each was paid.

    `is_over`: the dossier has ended, nothing is owed on it any more.
    """

    at: datetime
    official_name: str
    reason: str
    method: PaymentMethod | None
    is_over: bool


def read_refunds(given: object) -> tuple[Refund, ...]:
    """Refunds out of JSON. Raises ValueError, also for a key that no refund has."""
    if not isinstance(given, list) or len(given) > MOST_FEES:
        raise ValueError("fees")
    read = []
    for item in given:
        if not isinstance(item, dict) or not item.keys() <= _KEYS:
            raise ValueError("fees")
        line = fee_from_json({name: item[name] for name in item if name != "right_vnd"})
        if line.paid_at is not None and not in_range(line.paid_at):
            raise ValueError("fees.paid_at")
        right = item.get("right_vnd")
        if right is not None and (not isinstance(right, int) or isinstance(right, bool)):
            raise ValueError("fees.right_vnd")
        read.append(
            Refund(
                name=line.name,
                amount_vnd=line.amount_vnd,
                paid_at=line.paid_at,
                receipt_number=line.receipt_number,
                right_vnd=right,
            )
        )
    return tuple(read)


def refund(
    fees: Sequence[FeeLine],
    strays: Sequence[FeeLine],
    refunds: Sequence[Refund],
    rules: RefundRules,
) -> tuple[tuple[FeeLine, ...], dict[str, Any]]:
    """The fees after these refunds, and what the line of history says: `refunded`, `taken`.

    A refunded line is open again; settled with the reason when the dossier is over or nothing was
    due; or, with `right_vnd`, paid anew with that amount now. `strays` are payments that only the
    history has: they go back whole and no line changes. Raises ValidationError.
    """
    after = [*fees, *strays]
    count = len(fees)
    refunded: list[Any] = []
    taken: list[Any] = []
    for one in refunds:
        place = _paid_place(after, one)
        paid = after[place]
        if one.right_vnd is not None and not 0 <= one.right_vnd < paid.amount_vnd:
            raise ValidationError(("fees", "right_amount_not_less"))
        method = rules.method or paid.method or PaymentMethod.CASH
        number = paid.receipt_number or one.receipt_number
        told = fee_to_json(replace(paid, receipt_number=number))
        refunded.append({**told, "refund_method": str(method)})
        if place >= count:
            if one.right_vnd:
                raise ValidationError(("fees", "refund_whole"))
            del after[place]
            continue
        bare = FeeLine(name=paid.name, amount_vnd=paid.amount_vnd)
        if one.right_vnd:
            after[place] = replace(
                bare,
                amount_vnd=one.right_vnd,
                paid_at=rules.at,
                method=method,
                taken_by=rules.official_name,
            )
            taken.append(fee_to_json(after[place]))
        elif rules.is_over or one.right_vnd == 0:
            after[place] = replace(bare, exempt_reason=rules.reason)
        else:
            after[place] = bare
    facts = {"refunded": refunded, "taken": taken}
    return tuple(after[:count]), {name: lines for name, lines in facts.items() if lines}


def _paid_place(fees: Sequence[FeeLine], wanted: Refund) -> int:
    """Where the paid line stands. Raises ValidationError that says why there is none to refund."""
    named = [place for place, fee in enumerate(fees) if fee.name == wanted.name]
    paid = [place for place in named if can_be_refunded(fees[place])]
    if not paid:
        is_excused = any(fees[place].exempt_reason is not None for place in named)
        raise ValidationError(("fees", "refund_excused" if is_excused else "refund_not_paid"))
    alike = [place for place in paid if fees[place].amount_vnd == wanted.amount_vnd]
    if not alike:
        raise ValidationError(("fees", "refund_other_amount"))
    if wanted.paid_at is not None:
        alike = [place for place in alike if fees[place].paid_at == wanted.paid_at]
    if wanted.receipt_number is not None and alike:
        numbered = [p for p in alike if fees[p].receipt_number == wanted.receipt_number]
        alike = numbered or [p for p in alike if fees[p].receipt_number is None]
        if not alike:
            raise ValidationError(("fees", "receipt_number_kept"))
    if not alike:
        raise ValidationError(("fees", "refund_not_paid"))
    if len({fees[place] for place in alike}) > 1:
        raise ValidationError(("fees", "refund_which"))
    return alike[0]
