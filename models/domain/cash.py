"""Money taken at the desk, as the history tells it: never from what a dossier says today.

Each act that settles fees writes down the lines it settled (`taken`) and the paid lines that only
got the number of their legal receipt (`numbered`). The receipt is made in another system, often
later: its number joins the line, the amount never changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from models.domain.clock import local_day
from models.domain.dossier import HistoryEntry
from models.domain.dossier_json import fee_from_json, fee_to_json
from models.domain.fees import FeeLine, PaymentMethod, waits_for_receipt
from models.domain.text import collation_key
from models.errors import ValidationError

_TAKEN = "taken"
_NUMBERED = "numbered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """One fee that was paid or excused: `at` is when, `official` who took it or excused it.

    `line` has the receipt number that is known by now.
    """

    dossier_id: str
    at: datetime
    official: str
    line: FeeLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Cash:
    """Sums in đồng. `waiting` are the paid lines that still wait for their electronic receipt."""

    taken_vnd: int
    by_method: Mapping[PaymentMethod, int]
    exempted_vnd: int
    taken_count: int
    exempted_count: int
    waiting: tuple[Taking, ...]


def money_facts(before: Sequence[FeeLine], after: Sequence[FeeLine]) -> dict[str, Any]:
    """What the line of history of an act says of money; empty when it moved none."""
    taken: list[Any] = []
    numbered: list[Any] = []
    for place, line in enumerate(after):
        old = before[place] if place < len(before) else None
        if line == old or (line.paid_at is None and line.exempt_reason is None):
            continue
        only_number = (
            old is not None
            and old.paid_at is not None
            and replace(old, receipt_number=line.receipt_number) == line
        )
        (numbered if only_number else taken).append(fee_to_json(line))
    facts = {_TAKEN: taken, _NUMBERED: numbered}
    return {name: lines for name, lines in facts.items() if lines}


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


def takings(history: Iterable[HistoryEntry]) -> tuple[Taking, ...]:
    """Every fee settled in these lines, oldest first, with the receipt numbers that came later."""
    found: list[Taking] = []
    for entry in history:
        found += (_taking(entry, data) for data in entry.data.get(_TAKEN, ()))
        for data in entry.data.get(_NUMBERED, ()):
            _number(found, entry.dossier_id, fee_from_json(data))
    return tuple(sorted(found, key=lambda taking: taking.at))


def within(found: Iterable[Taking], first_on: date, last_on: date) -> tuple[Taking, ...]:
    """What was settled on these local days, both included."""
    return tuple(t for t in found if first_on <= local_day(t.at) <= last_on)


def cash_of(found: Iterable[Taking]) -> Cash:
    """The sums of these takings."""
    lines = tuple(found)
    paid = [t for t in lines if t.line.paid_at is not None]
    excused = [t for t in lines if t.line.paid_at is None]
    by_method = dict.fromkeys(PaymentMethod, 0)
    for taking in paid:
        by_method[taking.line.method or PaymentMethod.CASH] += taking.line.amount_vnd
    return Cash(
        taken_vnd=sum(t.line.amount_vnd for t in paid),
        by_method=by_method,
        exempted_vnd=sum(t.line.amount_vnd for t in excused),
        taken_count=len(paid),
        exempted_count=len(excused),
        waiting=tuple(t for t in paid if waits_for_receipt(t.line)),
    )


def by_official(found: Iterable[Taking]) -> dict[str, tuple[Taking, ...]]:
    """The same takings parted by who took them, in the order of a Vietnamese dictionary."""
    lines = tuple(found)
    names = sorted({taking.official for taking in lines}, key=collation_key)
    return {name: tuple(t for t in lines if t.official == name) for name in names}


def _taking(entry: HistoryEntry, data: Any) -> Taking:
    line = fee_from_json(data)
    return Taking(
        dossier_id=entry.dossier_id,
        at=line.paid_at or entry.at,
        official=(line.taken_by if line.paid_at is not None else None) or entry.official.name,
        line=line,
    )


def _number(found: list[Taking], dossier_id: str, line: FeeLine) -> None:
    """Give the number to the taking it is about: same fee, same instant, none yet."""
    bare = replace(line, receipt_number=None)
    for place, taking in enumerate(found):
        if taking.dossier_id == dossier_id and taking.line == bare:
            found[place] = replace(taking, line=line)
            return
