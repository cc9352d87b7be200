"""The cash of a day from the history: nothing counted twice, nothing lost, no amount changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.cash import (
    Cash,
    Taking,
    by_day,
    by_official,
    by_shift,
    cash_of,
    takings,
    within,
)
from models.domain.dossier import DossierStatus, HistoryEntry, OfficialRef
from models.domain.fee_moves import money_facts, paid_line_to_number
from models.domain.fees import FeeLine, PaymentMethod
from models.errors import ValidationError

FIRST = date(2026, 11, 23)
DAYS = 6
HOURS = ((time(7, 0), time(11, 30)), (time(13, 30), time(17, 0)))
START = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)
"""Midnight of Monday in Vietnam."""
OFFICIALS = ("Lò Thị Bích Hạnh", "Nông Văn Thử", "Ân Thị Mẫu")
DOSSIER = "0190c0de-0000-7000-8000-00000000000a"

INSTANT = st.integers(0, DAYS * 24 * 60 - 1).map(lambda minute: START + timedelta(minutes=minute))
AMOUNT = st.integers(0, 2_000_000)


@st.composite
def a_taking(draw: st.DrawFn) -> Taking:
    at = draw(INSTANT)
    is_excused = draw(st.booleans())
    line = FeeLine(
        name=draw(st.sampled_from(["Lệ phí hộ tịch", "Phí chứng thực"])),
        amount_vnd=draw(AMOUNT),
        exempt_reason="Hộ nghèo" if is_excused else None,
        paid_at=None if is_excused else at,
        method=None if is_excused else draw(st.sampled_from(PaymentMethod)),
        receipt_number=draw(st.none() | st.just("26TAA-1")),
    )
    official, back_at = draw(st.sampled_from(OFFICIALS)), draw(INSTANT)
    is_back = not is_excused and back_at >= at and draw(st.booleans())
    return Taking(
        dossier_id=DOSSIER,
        at=back_at if is_back else at,
        official=official,
        line=line,
        refunded_by=draw(st.sampled_from(PaymentMethod)) if is_back else None,
    )


TAKINGS = st.lists(a_taking(), max_size=30).map(tuple)


def sums(parts: Iterable[Cash]) -> tuple[int, ...]:
    """All figures of several sheets added up."""
    rows = [
        (
            *(c.taken_vnd, c.exempted_vnd, c.taken_count, c.exempted_count, len(c.waiting)),
            *(c.refunded_vnd, c.refunded_count, len(c.to_adjust), c.net_vnd),
            *(c.by_method[method] for method in PaymentMethod),
            *(c.net_by_method[method] for method in PaymentMethod),
        )
        for c in parts
    ]
    return tuple(sum(row[place] for row in rows) for place in range(9 + 2 * len(PaymentMethod)))


@given(TAKINGS)
def test_the_officials_add_up_to_the_day(found: tuple[Taking, ...]) -> None:
    parted = by_official(found)
    assert sums(cash_of(part) for part in parted.values()) == sums([cash_of(found)])
    assert sum(map(len, parted.values())) == len(found)


@given(TAKINGS, st.integers(0, DAYS - 1), st.integers(0, DAYS - 1))
def test_the_days_add_up_to_the_range(found: tuple[Taking, ...], one: int, other: int) -> None:
    first, last = sorted((one, other))
    days = [FIRST + timedelta(days=n) for n in range(first, last + 1)]
    whole = within(found, days[0], days[-1])
    assert sums(cash_of(within(found, day, day)) for day in days) == sums([cash_of(whole)])


@given(TAKINGS)
def test_all_that_was_paid_came_in_some_way(found: tuple[Taking, ...]) -> None:
    cash = cash_of(found)
    assert sum(cash.by_method.values()) == cash.taken_vnd
    assert cash.taken_count + cash.exempted_count + cash.refunded_count == len(found)
    assert cash.net_vnd == cash.taken_vnd - cash.refunded_vnd == sum(t.moved_vnd for t in found)


@given(TAKINGS)
def test_the_shifts_add_up_to_the_days_and_these_to_the_whole(found: tuple[Taking, ...]) -> None:
    for parted in (by_shift(found, HOURS), by_day(found)):
        assert sums(cash_of(part) for part in parted.values()) == sums([cash_of(found)])


def test_a_day_ends_at_midnight_in_vietnam() -> None:
    paid = FeeLine(name="Lệ phí", amount_vnd=1, paid_at=START)
    just_before = START - timedelta(minutes=1)
    found = tuple(
        Taking(dossier_id=DOSSIER, at=at, official=OFFICIALS[0], line=paid)
        for at in (just_before, START)
    )
    assert within(found, FIRST, FIRST) == found[1:]


def entry(action: str, before: list[FeeLine], after: list[FeeLine], minute: int) -> HistoryEntry:
    return HistoryEntry(
        id=f"{action}-{minute}",
        dossier_id=DOSSIER,
        action=action,
        from_status=DossierStatus.RECEIVED,
        to_status=DossierStatus.RECEIVED,
        at=START + timedelta(minutes=minute),
        official=OfficialRef(None, OFFICIALS[0]),
        device_no=1,
        data=money_facts(before, after),
    )


def paid(name: str, amount_vnd: int, minute: int, number: str | None = None) -> FeeLine:
    return FeeLine(
        name=name,
        amount_vnd=amount_vnd,
        paid_at=START + timedelta(minutes=minute),
        method=PaymentMethod.TRANSFER,
        receipt_number=number,
        taken_by=OFFICIALS[1],
    )


def test_a_number_that_comes_later_joins_the_line_and_takes_no_money() -> None:
    owed = FeeLine(name="Lệ phí", amount_vnd=8_000)
    first, second = paid("Lệ phí", 8_000, 5), paid("Phí", 3_000, 6)
    numbered = replace(first, receipt_number="26TAA-7")
    history = [
        entry("receive", [], [owed], 0),
        entry("take_fee", [owed], [first], 5),
        entry("take_fee", [first], [first, second], 6),
        entry("take_fee", [first, second], [numbered, second], 90),
    ]
    assert [e.data for e in history[:1]] == [{}]
    found = takings(history)
    assert [t.line for t in found] == [numbered, second]
    assert [t.at for t in found] == [first.paid_at, second.paid_at]
    assert {t.official for t in found} == {OFFICIALS[1]}
    cash = cash_of(found)
    assert (cash.taken_vnd, [t.line.name for t in cash.waiting]) == (11_000, ["Phí"])


def test_a_fee_paid_in_part_takes_nothing_of_the_fees_behind_it() -> None:
    owed, behind = FeeLine(name="Phí", amount_vnd=10), paid("Lệ phí", 8_000, 1)
    part = paid("Phí", 4, 9)
    history = [
        entry("take_fee", [owed, FeeLine(name="Lệ phí", amount_vnd=8_000)], [owed, behind], 1),
        entry("take_fee", [owed, behind], [part, replace(owed, amount_vnd=6), behind], 9),
    ]
    assert [t.line for t in takings(history)] == [behind, part]


def test_what_was_excused_is_told_with_who_excused_it() -> None:
    excused = FeeLine(name="Lệ phí", amount_vnd=8_000, exempt_reason="Hộ nghèo")
    (taking,) = takings([entry("take_fee", [], [excused], 3)])
    assert (taking.official, taking.at) == (OFFICIALS[0], START + timedelta(minutes=3))
    assert cash_of([taking]).exempted_vnd == 8_000
    assert cash_of([taking]).waiting == ()


BOTH = [paid("Lệ phí", 8_000, 5), paid("Lệ phí", 9_000, 6)]


def test_the_number_goes_to_the_line_of_its_amount() -> None:
    line = FeeLine(name="Lệ phí", amount_vnd=9_000, receipt_number="2")
    assert paid_line_to_number(BOTH, line) == 1
    assert paid_line_to_number(BOTH, replace(line, receipt_number=None)) is None
    assert paid_line_to_number(BOTH, replace(line, name="Phí khác")) is None
    assert paid_line_to_number(BOTH, replace(line, paid_at=START)) is None


def test_the_same_number_said_twice_stays_where_it_is() -> None:
    numbered = [replace(BOTH[0], receipt_number="1"), BOTH[0]]
    line = FeeLine(name="Lệ phí", amount_vnd=8_000, receipt_number="1")
    assert paid_line_to_number(numbered, line) == 0


@pytest.mark.parametrize(
    ("fees", "line", "code"),
    [
        (BOTH, FeeLine(name="Lệ phí", amount_vnd=7, receipt_number="2"), "fee_amount_differs"),
        (
            [replace(BOTH[0], receipt_number="1")],
            FeeLine(name="Lệ phí", amount_vnd=8_000, receipt_number="2"),
            "receipt_number_kept",
        ),
    ],
)
def test_an_amount_or_a_number_that_stands_is_never_changed_silently(
    fees: list[FeeLine], line: FeeLine, code: str
) -> None:
    with pytest.raises(ValidationError, match=code):
        paid_line_to_number(fees, line)
