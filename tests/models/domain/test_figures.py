"""Figures come from history alone: they add up for every split of time and never change later."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.clock import iso_local
from models.domain.dossier import Channel, DossierStatus, HistoryEntry, OfficialRef
from models.domain.figures import (
    Came,
    Figures,
    Period,
    Placed,
    Stands,
    figures_by,
    percent,
    place,
    sum_of,
)
from models.domain.standing import Standing, as_of
from models.domain.workflow import FILED_ONLINE, TRANSITIONS, Action, ClockEffect

_S = DossierStatus
_BEGAN_AT = datetime(2026, 9, 28, 2, 0, tzinfo=UTC)
_FIRST_ON = date(2026, 9, 27)
OFFICIAL = OfficialRef(None, "Hoàng Thị Thử")
OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))


@dataclass(frozen=True)
class Life:
    """A dossier's whole history and its present appointment."""

    channel: Channel
    history: tuple[HistoryEntry, ...]
    due_at: datetime | None

    def until(self, at: datetime) -> Life:
        """The same dossier as it was known then: later lines are not written yet."""
        lines = tuple(line for line in self.history if line.at < at)
        due = self.due_at
        for line in reversed(self.history[len(lines) :]):
            if "due_before" in line.data:
                due = _instant(line.data["due_before"])
        return Life(self.channel, lines, due)

    def placed(self, period: Period) -> Placed | None:
        return place(as_of(self.history, self.due_at, period.end_at), self.channel, period)


def _instant(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def entry(
    action: str,
    status: DossierStatus,
    at: datetime,
    before: DossierStatus | None = None,
    **data: Any,
) -> HistoryEntry:
    return HistoryEntry(
        id=f"line-{at.timestamp()}-{action}",
        dossier_id="one",
        action=action,
        from_status=before,
        to_status=status,
        at=at,
        official=OFFICIAL,
        device_no=1,
        data=data,
    )


def at(day: date, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour - 7, tzinfo=UTC)


def _moves_date(row: Any) -> bool:
    return row.clock in (ClockEffect.START, ClockEffect.RESTART) or row.action is Action.EXTEND


@st.composite
def lives(draw: st.DrawFn) -> Life:
    """A random walk over the rows of the life-cycle table, some of it without `due_after`."""
    hours = st.integers(0, 24 * 12)
    channel = draw(st.sampled_from(Channel))
    now = _BEGAN_AT + timedelta(hours=draw(hours))
    status: DossierStatus | None = None
    due: datetime | None = None
    lines: list[HistoryEntry] = []
    if channel is Channel.ONLINE:
        status = _S.NEW_ONLINE
        lines.append(entry(FILED_ONLINE, status, now))
    is_old = draw(st.booleans())
    for _ in range(draw(st.integers(1, 9))):
        rows = [row for row in TRANSITIONS if status in row.from_statuses]
        if not rows:
            break
        row = draw(st.sampled_from(rows))
        now += timedelta(hours=draw(hours)) if status is not None else timedelta()
        data: dict[str, Any] = {}
        if _moves_date(row):
            before, period_h = due, draw(st.none() | hours)
            due = None if period_h is None else now + timedelta(hours=period_h + 1)
            if row.action is not Action.RECEIVE and due != before:
                data["due_before"] = None if before is None else iso_local(before)
            if (due != before or row.action is Action.RECEIVE) and not (is_old and len(lines) < 2):
                data["due_after"] = None if due is None else iso_local(due)
        after = row.to_status if row.to_status is not None else status
        assert after is not None
        lines.append(entry(str(row.action), after, now, status, **data))
        status = after
        if draw(st.booleans()):
            lines.append(entry("print", status, now, status))
        if row.action is Action.VOID:
            break
    return Life(channel, tuple(lines), due)


@st.composite
def splits(draw: st.DrawFn) -> tuple[Period, Period, Period]:
    """A range of days, and the same in two parts."""
    days = st.integers(0, 120).map(lambda n: _FIRST_ON + timedelta(days=n))
    first, last = sorted((draw(days), draw(days)))
    last += timedelta(days=1)
    cut = first + timedelta(days=draw(st.integers(0, (last - first).days - 1)))
    return Period(first, last), Period(first, cut), Period(cut + timedelta(days=1), last)


def figures(listed: list[Life], period: Period) -> Figures:
    placed = [one for life in listed if (one := life.placed(period)) is not None]
    found = figures_by(("all", one) for one in placed).get("all", Figures())
    found.check("all")
    return found


@given(st.lists(lives(), max_size=8), splits())
def test_a_range_holds_what_its_two_parts_hold(
    listed: list[Life], split: tuple[Period, Period, Period]
) -> None:
    whole, first, second = (figures(listed, period) for period in split)
    later_void = sum(
        life.placed(split[1]) is not None and _is_void(life, split[2]) for life in listed
    )
    came_and_void = sum(
        (placed := life.placed(split[1])) is not None
        and placed.came is not Came.CARRIED
        and _is_void(life, split[2])
        for life in listed
    )
    assert second.carried == first.open - later_void
    assert whole.online + whole.direct == (
        first.online + first.direct + second.online + second.direct - came_and_void
    )
    for name in ("done", "early", "on_time", "late"):
        assert getattr(whole, name) == getattr(first, name) + getattr(second, name)
    for name in ("open", "within", "overdue"):
        assert getattr(whole, name) == getattr(second, name)


def _is_void(life: Life, period: Period) -> bool:
    standing = as_of(life.history, life.due_at, period.end_at)
    return standing is not None and standing.voided_at is not None


@given(lives(), splits())
def test_what_is_done_after_a_period_changes_nothing_in_it(
    life: Life, split: tuple[Period, Period, Period]
) -> None:
    for period in split:
        assert life.until(period.end_at).placed(period) == life.placed(period)


@given(st.lists(st.tuples(st.sampled_from("abc"), lives()), max_size=8), splits())
def test_rows_add_up_to_the_total(
    listed: list[tuple[str, Life]], split: tuple[Period, Period, Period]
) -> None:
    rows = figures_by(
        (key, one) for key, life in listed if (one := life.placed(split[0])) is not None
    )
    assert sum_of(rows.values()) == figures([life for _, life in listed], split[0])


RECEIVED = entry(
    "receive", _S.RECEIVED, at(date(2026, 10, 5)), due_after="2026-10-12T09:00:00+07:00"
)


def stands(*lines: HistoryEntry, period: Period = OCTOBER, due: datetime | None = None) -> Any:
    placed = place(as_of((RECEIVED, *lines), due, period.end_at), Channel.COUNTER, period)
    return placed and placed.stands


def ready(day: int, hour: int = 9) -> HistoryEntry:
    return entry("result_ready", _S.RESULT_READY, at(date(2026, 10, day), hour), _S.PROCESSING)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (ready(11), Stands.EARLY),
        (ready(12, 16), Stands.ON_TIME),  # an hour after the appointment, on its day
        (ready(13, 7), Stands.LATE),
        (entry("withdraw", _S.WITHDRAWN, at(date(2026, 10, 7))), Stands.ON_TIME),
        (entry("withdraw", _S.WITHDRAWN, at(date(2026, 10, 20))), Stands.ON_TIME),
        (entry("refuse", _S.NOT_ACCEPTED, at(date(2026, 10, 7))), Stands.EARLY),
        (entry("refuse", _S.NOT_ACCEPTED, at(date(2026, 10, 20))), Stands.LATE),
        (entry("ask", _S.SUPPLEMENT_REQUESTED, at(date(2026, 10, 7))), Stands.WITHIN),
        (entry("request_payment", _S.FINANCIAL_DUTY, at(date(2026, 10, 7))), Stands.WITHIN),
        (entry("stop", _S.STOPPED, at(date(2026, 10, 7))), Stands.WITHIN),
        (entry("hand_over", _S.PROCESSING, at(date(2026, 10, 7))), Stands.OVERDUE),
        (entry("void", _S.NOT_ACCEPTED, at(date(2026, 10, 5))), None),
    ],
    ids=lambda value: str(getattr(value, "action", value)),
)  # fmt: skip
def test_days_decide_and_waiting_is_never_late(line: HistoryEntry, expected: Stands) -> None:
    assert stands(line) == expected


def test_the_day_of_the_appointment_is_still_within_time() -> None:
    until_due = Period(date(2026, 10, 1), date(2026, 10, 12))
    assert stands(period=until_due) is Stands.WITHIN
    assert stands(period=Period(date(2026, 10, 1), date(2026, 10, 13))) is Stands.OVERDUE


def test_no_appointment_is_always_in_time() -> None:
    open_one = replace(RECEIVED, data={"due_after": None})
    for lines in ((open_one,), (open_one, ready(30))):
        standing = as_of(lines, None, OCTOBER.end_at)
        placed = place(standing, Channel.COUNTER, OCTOBER)
        assert placed is not None
        assert placed.stands in (Stands.WITHIN, Stands.ON_TIME)


def test_the_result_counts_on_the_day_it_was_ready_not_on_the_day_it_was_fetched() -> None:
    fetched = entry("return_result", _S.RETURNED, at(date(2026, 10, 30)), _S.RESULT_READY)
    standing = as_of((RECEIVED, ready(9), fetched), None, OCTOBER.end_at)
    assert isinstance(standing, Standing)
    assert (standing.finished_on, standing.returned_at) == (date(2026, 10, 9), fetched.at)
    assert stands(ready(9), fetched) is Stands.EARLY


def test_midnight_in_vietnam_parts_the_months() -> None:
    last_second = datetime(2026, 10, 31, 16, 59, 59, tzinfo=UTC)
    for moment, came in ((last_second, Came.DIRECT), (last_second + timedelta(seconds=1), None)):
        history = (replace(RECEIVED, at=moment),)
        placed = place(as_of(history, None, OCTOBER.end_at), Channel.POST, OCTOBER)
        assert (placed and placed.came) == came


def test_who_was_sent_away_or_not_yet_taken_in_is_nowhere() -> None:
    day = at(date(2026, 10, 5))
    asked = entry("request_supplement", _S.SUPPLEMENT_REQUESTED, day, _S.NEW_ONLINE)
    histories: list[tuple[HistoryEntry, ...]] = [
        (entry("guide", _S.NOT_ACCEPTED, day),),
        (entry("refuse", _S.NOT_ACCEPTED, day),),
        (entry(FILED_ONLINE, _S.NEW_ONLINE, day),),
        (entry(FILED_ONLINE, _S.NEW_ONLINE, day), asked),
        (),
    ]
    assert [as_of(history, None, OCTOBER.end_at) for history in histories] == [None] * 5


def test_a_line_of_another_counter_that_moves_nothing_brings_no_old_status_back() -> None:
    fee = entry("take_fee", _S.PROCESSING, at(date(2026, 10, 10)), _S.PROCESSING)
    assert (
        stands(ready(9), fee, entry("print", _S.RECEIVED, at(date(2026, 10, 11)))) is Stands.EARLY
    )


def test_a_choice_between_two_versions_may_move_the_status_and_the_appointment() -> None:
    settled = {"settled": {"status": "centre", "due_at": "centre"}}
    chosen = entry("note", _S.PROCESSING, at(date(2026, 10, 14)), _S.PROCESSING, **settled)
    assert stands(ready(9), chosen, due=at(date(2026, 11, 20))) is Stands.WITHIN
    assert stands(ready(9), chosen, due=at(date(2026, 10, 20))) is Stands.OVERDUE


def test_where_old_lines_tell_no_appointment_the_next_move_tells_what_stood_before() -> None:
    old = replace(RECEIVED, data={})
    put_off = entry(
        "extend",
        _S.RECEIVED,
        at(date(2026, 11, 2)),
        _S.RECEIVED,
        due_before="2026-10-20T09:00:00+07:00",
        due_after="2026-11-20T09:00:00+07:00",
    )
    present = at(date(2026, 11, 20))
    for history, due_on in (((old, put_off), date(2026, 10, 20)), ((old,), date(2026, 11, 20))):
        standing = as_of(history, present, OCTOBER.end_at)
        assert standing is not None
        assert standing.due_on == due_on


def test_an_appointment_nobody_can_read_falls_back_to_the_dossiers_own() -> None:
    for text in ("mai", 5, "9999-12-31T23:00:00-12:00"):
        odd = replace(RECEIVED, data={"due_after": text})
        standing = as_of((odd,), at(date(2026, 10, 20)), OCTOBER.end_at)
        assert standing is not None
        assert standing.due_on == date(2026, 10, 20)


@pytest.mark.parametrize("field", [field.name for field in fields(Figures)])
def test_a_row_that_does_not_add_up_is_named(field: str) -> None:
    good = Figures(received=2, direct=2, done=1, early=1, open=1, within=1)
    good.check("Hộ tịch")
    with pytest.raises(AssertionError, match="Hộ tịch"):
        replace(good, **{field: getattr(good, field) + 1}).check("Hộ tịch")


def test_shares_have_one_decimal_and_none_of_nothing() -> None:
    assert [percent(1, 3), percent(2, 3), percent(1, 16), percent(5, 5)] == [33.3, 66.7, 6.3, 100.0]
    assert percent(0, 0) is None


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="period"):
        Period(date(2026, 10, 2), date(2026, 10, 1))
