"""Money taken at the desk, as the history tells it: never from what a dossier says today.

Each act that settles fees writes down the lines it settled (`taken`) and the paid lines that only
got the number of their legal receipt (`numbered`). The receipt is made in another system, often
later: its number joins the line, the amount never changes. What goes back is written down beside
them (`refunded`, `models.domain.refunds`): a movement of the day and of the official who gave it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any, TypeVar

from models.domain.clock import local_day, to_local
from models.domain.dossier import Dossier, HistoryEntry
from models.domain.dossier_json import fee_from_json, fee_to_json
from models.domain.fees import FeeLine, PaymentMethod, can_be_refunded, waits_for_receipt
from models.domain.text import collation_key

_TAKEN = "taken"
_NUMBERED = "numbered"
_REFUNDED = "refunded"
MONEY_FACTS = frozenset({_TAKEN, _NUMBERED, _REFUNDED})
"""What a line of history says of money; only the line of the act itself may say it."""
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """One movement: a fee that was paid, excused or refunded. `at` is when, `official` who did it.

    `line` has the receipt number that is known by now. `refunded_by` is set on a refund: how the
    money of `line` went back, and `reason` why. `is_refunded`: this payment went back later.
    """

    dossier_id: str
    at: datetime
    official: str
    line: FeeLine
    refunded_by: PaymentMethod | None = None
    reason: str | None = None
    is_refunded: bool = False

    @property
    def is_refund(self) -> bool:
        return self.refunded_by is not None

    @property
    def is_paid(self) -> bool:
        return not self.is_refund and self.line.paid_at is not None

    @property
    def is_excused(self) -> bool:
        return not self.is_refund and self.line.paid_at is None

    @property
    def method(self) -> PaymentMethod:
        """How money came in, or went back."""
        return self.refunded_by or self.line.method or PaymentMethod.CASH

    @property
    def moved_vnd(self) -> int:
        """What it adds to the money at hand: below 0 for a refund, 0 where nothing was paid."""
        if self.is_refund:
            return -self.line.amount_vnd
        return self.line.amount_vnd if self.is_paid else 0

    @property
    def waits_for_receipt(self) -> bool:
        """Whether its legal receipt is still to be made."""
        return self.is_paid and not self.is_refunded and waits_for_receipt(self.line)

    @property
    def has_receipt_to_adjust(self) -> bool:
        """Whether the fee body must adjust a receipt it made (its rule was not seen)."""
        return self.is_refund and self.line.receipt_number is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cash:
    """Sums in đồng. `waiting` are the paid lines that still wait for their electronic receipt,
    `to_adjust` the refunds of lines whose receipt was made."""

    taken_vnd: int
    by_method: Mapping[PaymentMethod, int]
    exempted_vnd: int
    refunded_vnd: int
    refunded_by_method: Mapping[PaymentMethod, int]
    net_vnd: int
    net_by_method: Mapping[PaymentMethod, int]
    taken_count: int
    exempted_count: int
    refunded_count: int
    waiting: tuple[Taking, ...]
    to_adjust: tuple[Taking, ...]

    def check(self) -> None:
        """Taken and refunded are the sums of their ways, net is taken − refunded, in all and in
        each way. Raises AssertionError: a bug."""
        sums = (
            (self.taken_vnd, self.by_method),
            (self.refunded_vnd, self.refunded_by_method),
            (self.net_vnd, self.net_by_method),
        )
        for whole, parts in sums:
            if whole != sum(parts.values()):
                raise AssertionError(f"cash: {whole} is not the sum of {dict(parts)}")
        for method in PaymentMethod:
            left = self.by_method[method] - self.refunded_by_method[method]
            if left != self.net_by_method[method]:
                raise AssertionError(f"cash: {method} is {self.net_by_method[method]}, not {left}")
        if self.net_vnd != self.taken_vnd - self.refunded_vnd:
            raise AssertionError("cash: net is not taken less refunded")


def stray_takings(dossier: Dossier) -> tuple[FeeLine, ...]:
    """Paid lines that the history tells and the dossier does not have: two counters took one fee
    and a person chose between their versions. The money was taken all the same.
    """
    had = [fee_to_json(line) for line in dossier.fees]
    strays = []
    for taking in takings(dossier.history):
        if taking.is_refunded or taking.is_refund or not can_be_refunded(taking.line):
            continue
        told = fee_to_json(taking.line)
        if told in had:
            had.remove(told)
        else:
            strays.append(taking.line)
    return tuple(strays)


def refundable(dossier: Dossier) -> tuple[FeeLine, ...]:
    """Every payment that may go back: the paid lines of the dossier, then those it does not have
    any more."""
    return (*(line for line in dossier.fees if can_be_refunded(line)), *stray_takings(dossier))


def takings(history: Iterable[HistoryEntry]) -> tuple[Taking, ...]:
    """Every movement of these lines, oldest first, with the receipt numbers that came later."""
    found: list[Taking] = []
    for entry in history:
        for data in entry.data.get(_REFUNDED, ()):
            found.append(_refund(found, entry, data))
        found += (_taking(entry, data) for data in entry.data.get(_TAKEN, ()))
        for data in entry.data.get(_NUMBERED, ()):
            _number(found, entry.dossier_id, fee_from_json(data))
    return tuple(sorted(found, key=lambda taking: taking.at))


def moves_money(entry: HistoryEntry) -> bool:
    """Whether money was taken, excused or given back in this act."""
    return bool(entry.data.get(_TAKEN) or entry.data.get(_REFUNDED))


def within(found: Iterable[Taking], first_on: date, last_on: date) -> tuple[Taking, ...]:
    """What moved on these local days, both included."""
    return tuple(t for t in found if first_on <= local_day(t.at) <= last_on)


def cash_of(found: Iterable[Taking]) -> Cash:
    """The sums of these movements, checked."""
    lines = tuple(found)
    paid = [t for t in lines if t.is_paid]
    excused = [t for t in lines if t.is_excused]
    refunds = [t for t in lines if t.is_refund]
    taken, refunded = _by_method(paid), _by_method(refunds)
    cash = Cash(
        taken_vnd=sum(t.line.amount_vnd for t in paid),
        by_method=taken,
        exempted_vnd=sum(t.line.amount_vnd for t in excused),
        refunded_vnd=sum(t.line.amount_vnd for t in refunds),
        refunded_by_method=refunded,
        net_vnd=sum(t.moved_vnd for t in lines),
        net_by_method={method: taken[method] - refunded[method] for method in PaymentMethod},
        taken_count=len(paid),
        exempted_count=len(excused),
        refunded_count=len(refunds),
        waiting=tuple(t for t in paid if t.waits_for_receipt),
        to_adjust=tuple(t for t in refunds if t.has_receipt_to_adjust),
    )
    cash.check()
    return cash


def by_official(found: Iterable[Taking]) -> dict[str, tuple[Taking, ...]]:
    """The same movements parted by who did them, in the order of a Vietnamese dictionary."""
    return _parted(found, lambda taking: taking.official, collation_key)


def by_day(found: Iterable[Taking]) -> dict[date, tuple[Taking, ...]]:
    """The same movements parted by local day, the first one first."""
    return _parted(found, lambda taking: local_day(taking.at), lambda day: day)


Shift = tuple[date, int]
"""A local day and which of its shifts, from 0."""


def by_shift(
    found: Iterable[Taking], hours: Sequence[tuple[time, time]]
) -> dict[Shift, tuple[Taking, ...]]:
    """The same movements parted by shift. `hours` are the office's, in order: a shift lasts until
    the next one opens, the first from midnight and the last to midnight, so that every movement is
    in one."""
    opens = [start for start, _end in hours[1:]]

    def shift(taking: Taking) -> Shift:
        at = to_local(taking.at)
        return at.date(), sum(start <= at.time() for start in opens)

    return _parted(found, shift, lambda one: one)


def _parted(
    found: Iterable[Taking], key: Callable[[Taking], Key], order: Callable[[Key], Any]
) -> dict[Key, tuple[Taking, ...]]:
    parts: dict[Key, list[Taking]] = {}
    for taking in found:
        parts.setdefault(key(taking), []).append(taking)
    return {one: tuple(parts[one]) for one in sorted(parts, key=order)}


def _by_method(found: Iterable[Taking]) -> dict[PaymentMethod, int]:
    sums = dict.fromkeys(PaymentMethod, 0)
    for taking in found:
        sums[taking.method] += taking.line.amount_vnd
    return sums


def _taking(entry: HistoryEntry, data: Any) -> Taking:
    line = fee_from_json(data)
    return Taking(
        dossier_id=entry.dossier_id,
        at=line.paid_at or entry.at,
        official=(line.taken_by if line.paid_at is not None else None) or entry.official.name,
        line=line,
    )


def _refund(found: list[Taking], entry: HistoryEntry, data: Any) -> Taking:
    """The movement back; the payment it is of is marked, whose receipt need not come any more."""
    line = fee_from_json(data)
    for place, taking in enumerate(found):
        if (
            taking.dossier_id == entry.dossier_id
            and taking.is_paid
            and not taking.is_refunded
            and _bare(taking.line) == _bare(line)
        ):
            found[place] = replace(taking, is_refunded=True, line=line)
            break
    return Taking(
        dossier_id=entry.dossier_id,
        at=entry.at,
        official=entry.official.name,
        line=line,
        refunded_by=PaymentMethod(data.get("refund_method") or line.method or PaymentMethod.CASH),
        reason=entry.data.get("reason"),
    )


def _number(found: list[Taking], dossier_id: str, line: FeeLine) -> None:
    """Give the number to the taking it is about: same fee, same instant, none yet."""
    for place, taking in enumerate(found):
        is_it = taking.dossier_id == dossier_id and taking.is_paid and not taking.is_refunded
        if is_it and taking.line == _bare(line):
            found[place] = replace(taking, line=line)
            return


def _bare(line: FeeLine) -> FeeLine:
    return replace(line, receipt_number=None)
