"""Fees taken or excused in an act: which line each settles, and what is written down of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from models.domain.dossier_json import fee_to_json
from models.domain.fees import FeeLine, PaymentMethod
from models.errors import ValidationError


def settled(
    fees: Sequence[FeeLine],
    lines: Sequence[FeeLine],
    *,
    at: datetime,
    official_name: str,
    method: PaymentMethod,
) -> tuple[FeeLine, ...]:
    """Each line settles the first open one of its name, or stands as a new one.

    A smaller amount settles that much of it, the rest stays owed.
    For one that was paid before, it only brings the number of the legal receipt.
    Raises ValidationError.
    """
    after = list(fees)
    done_lines = [_done(line, at, official_name, method) for line in lines]
    refuse_unsound(done_lines, at)
    if any(line.amount_vnd == 0 for line in lines):
        raise ValidationError(("fees", "amount_zero"))
    for line, done in zip(lines, done_lines, strict=True):
        open_at = [i for i, f in enumerate(after) if f.name == line.name and not f.is_settled]
        paid_at = None if open_at else paid_line_to_number(after, line)
        if open_at:
            owed = after[open_at[0]]
            after[open_at[0]] = done
            if done.amount_vnd < owed.amount_vnd:
                rest = replace(owed, amount_vnd=owed.amount_vnd - done.amount_vnd)
                after.insert(open_at[0] + 1, rest)
        elif paid_at is not None:
            after[paid_at] = replace(after[paid_at], receipt_number=line.receipt_number)
        else:
            after.append(done)
    return tuple(after)


def _done(line: FeeLine, at: datetime, official_name: str, method: PaymentMethod) -> FeeLine:
    """The line as it is kept: excused, or paid then or now, by whom and how."""
    if line.exempt_reason is not None:
        return line
    taken_by = line.taken_by if line.paid_at is not None else None
    return replace(
        line,
        paid_at=line.paid_at or at,
        method=line.method or method,
        taken_by=taken_by or official_name,
    )


def refuse_unsound(lines: Sequence[FeeLine], at: datetime) -> None:
    """Raises ValidationError for what `fee_problems` finds."""
    if problems := fee_problems(lines, at):
        raise ValidationError(*problems)


def fee_problems(lines: Sequence[FeeLine], at: datetime) -> list[tuple[str, str]]:
    """What is wrong with lines written down at this instant, each once; empty when all is well."""
    problems: list[tuple[str, str]] = []
    for line in lines:
        if line.paid_at is not None and line.paid_at > at:
            problems.append(("fees", "fee_paid_later"))
        if line.paid_at is not None and line.exempt_reason is not None:
            problems.append(("fees", "paid_and_excused"))
        if line.receipt_number is not None and not (line.paid_at or line.exempt_reason):
            problems.append(("fees", "receipt_unpaid"))
    return list(dict.fromkeys(problems))


def paid_line_to_number(fees: Sequence[FeeLine], line: FeeLine) -> int | None:
    """The place of the paid line that `line` brings the receipt number of; None for a new taking.

    Raises ValidationError when the amounts differ, or the paid line has another number already.
    """
    if line.receipt_number is None or line.exempt_reason is not None:
        return None
    paid = [
        place
        for place, fee in enumerate(fees)
        if fee.name == line.name and fee.paid_at is not None and line.paid_at in (None, fee.paid_at)
    ]
    if not paid:
        return None
    fitting = [place for place in paid if fees[place].receipt_number in (None, line.receipt_number)]
    if not fitting:
        raise ValidationError(("fees", "receipt_number_kept"))
    fitting.sort(key=lambda place: fees[place].receipt_number is None)
    for place in fitting:
        if fees[place].amount_vnd == line.amount_vnd:
            return place
    raise ValidationError(("fees", "fee_amount_differs"))


def money_facts(before: Sequence[FeeLine], after: Sequence[FeeLine]) -> dict[str, Any]:
    """What the line of history of an act says of money; empty when it moved none.

    Lines are compared wherever they stand: one that was split moves those behind it.
    """
    gone, new = list(before), []
    for line in after:
        if line in gone:
            gone.remove(line)
        else:
            new.append(line)
    taken: list[Any] = []
    numbered: list[Any] = []
    for line in new:
        if line.paid_at is None and line.exempt_reason is None:
            continue
        same = [
            old
            for old in gone
            if old.paid_at is not None and replace(old, receipt_number=line.receipt_number) == line
        ]
        if same:
            gone.remove(same[0])
        (numbered if same else taken).append(fee_to_json(line))
    facts = {"taken": taken, "numbered": numbered}
    return {name: lines for name, lines in facts.items() if lines}
