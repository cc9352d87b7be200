"""When a result is due: the vectors of the law and of practice, properties, and the reasons."""

from __future__ import annotations

import time as stopwatch
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.calendar import CalendarDay, DayKind, WorkCalendar, calendar_from_json
from models.domain.clock import VIETNAM, to_local
from models.domain.deadline import (
    DueDate,
    StepKind,
    SuspensionMode,
    due_after_suspension,
    due_date,
    effective_receipt,
    limit_problem,
    parse_limit,
)
from models.domain.procedure import TimeLimit, TimeUnit
from resources import read_json

VN = calendar_from_json(read_json("calendars/vn.json"))


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def due(received: str, limit: str) -> DueDate:
    return due_date(local(received), parse_limit(limit), VN)


def kinds(answer: DueDate) -> list[str]:
    return [step.kind for step in answer.steps]


@pytest.mark.parametrize(
    ("received", "limit", "expected"),
    [
        ("2026-03-02T09:15", "3 working_day", "2026-03-05T09:15"),
        ("2026-02-13T10:00", "5 working_day", "2026-02-27T10:00"),
        ("2026-08-21T16:30", "2 working_day", "2026-08-24T16:30"),
        ("2026-08-21T10:00", "1 working_day", "2026-08-22T10:00"),
        ("2026-08-28T08:00", "3 working_day", "2026-09-07T08:00"),
        ("2026-08-28T10:00", "1 working_day", "2026-09-03T10:00"),
        ("2026-04-24T16:00", "3 working_day", "2026-05-04T16:00"),
        ("2026-03-06T17:30", "1 working_day", "2026-03-10T07:00"),
        ("2026-04-20T09:00", "10 calendar_day", "2026-05-04T09:00"),
        ("2026-03-02T10:00", "4 hour", "2026-03-02T16:00"),
        ("2026-03-02T15:30", "8 hour", "2026-03-03T15:30"),
        ("2026-03-02T12:10", "2 hour", "2026-03-02T15:30"),
        ("2026-03-02T14:59", "immediate", "2026-03-02T17:00"),
        ("2026-03-02T15:01", "immediate", "2026-03-03T17:00"),
        ("2026-11-23T09:00", "1 working_day", "2026-11-25T09:00"),
        ("2026-11-20T16:00", "3 working_day", "2026-11-26T16:00"),
        ("2026-11-20T16:00", "4 working_day", "2026-11-27T16:00"),
        ("2026-12-31T14:00", "1 working_day", "2027-01-04T14:00"),
        ("2027-02-02T10:00", "3 working_day", "2027-02-12T10:00"),
        ("2027-02-02T10:00", "10 working_day", "2027-02-23T10:00"),
        ("2027-02-03T10:00", "1 working_day", "2027-02-11T10:00"),
        ("2027-04-15T10:00", "1 working_day", "2027-04-19T10:00"),
        ("2027-04-29T10:00", "1 working_day", "2027-05-04T10:00"),
        ("2027-04-29T10:00", "3 working_day", "2027-05-06T10:00"),
        ("2027-09-01T10:00", "1 working_day", "2027-09-06T10:00"),
        ("2027-11-23T10:00", "1 working_day", "2027-11-25T10:00"),
    ],
)
def test_the_known_cases_are_due_when_the_rules_say(
    received: str, limit: str, expected: str
) -> None:
    answer = due(received, limit)
    assert to_local(answer.due_at) == local(expected)
    assert answer.due_at.tzinfo is UTC
    assert answer.confirmed


@pytest.mark.parametrize(
    ("received", "limit", "expected"),
    [
        ("2026-03-02T07:00", "8 hour", "2026-03-02T17:00"),
        ("2026-03-02T17:00", "1 hour", "2026-03-03T08:00"),
        ("2026-03-02T11:30", "1 hour", "2026-03-02T14:30"),
        ("2026-03-02T17:00:20", "1 working_day", "2026-03-03T17:00"),
        ("2026-03-02T05:00", "immediate", "2026-03-02T17:00"),
        ("2026-03-02T15:00", "immediate", "2026-03-03T17:00"),
        ("2026-03-06T16:00", "immediate", "2026-03-09T17:00"),
        ("2026-03-06T18:00", "immediate", "2026-03-09T17:00"),
        ("2026-03-07T10:00", "immediate", "2026-03-09T17:00"),
        ("2026-03-02T14:30", "immediate 14:00", "2026-03-03T17:00"),
        ("2026-03-02T17:30", "immediate 18:00", "2026-03-03T17:00"),
        ("2026-03-07T10:00", "3 calendar_day", "2026-03-12T07:00"),
        ("2026-03-02T10:00", "1 month", "2026-04-02T10:00"),
        ("2026-03-05T10:00", "1 month", "2026-04-06T10:00"),
        ("2026-07-31T10:00", "2 month", "2026-09-30T10:00"),
        ("2026-12-30T10:00", "2 month", "2027-03-01T10:00"),
        ("2026-03-03T10:00", "1 year", "2027-03-03T10:00"),
    ],
)
def test_edges_of_hours_months_and_the_cut_off(received: str, limit: str, expected: str) -> None:
    assert to_local(due(received, limit).due_at) == local(expected)


def test_the_29th_of_february_ends_a_year_later_on_the_last_of_the_month() -> None:
    answer = due("2028-02-29T10:00", "1 year")
    assert to_local(answer.due_at) == local("2029-02-28T10:00")
    assert StepKind.LAST_OF_MONTH in kinds(answer)


@pytest.mark.parametrize(
    ("received", "limit", "confirmed"),
    [
        ("2027-12-28T10:00", "3 working_day", True),
        ("2027-12-28T10:00", "4 working_day", False),
        ("2027-12-31T18:00", "immediate", False),
        ("2026-12-01T10:00", "2 year", False),
        ("2024-12-31T10:00", "1 working_day", False),
    ],
)
def test_a_date_is_provisional_when_it_touches_a_year_not_announced(
    received: str, limit: str, confirmed: bool
) -> None:
    assert due(received, limit).confirmed is confirmed


def test_a_gap_year_between_two_confirmed_ones_makes_the_date_provisional() -> None:
    calendar = WorkCalendar(confirmed_years=frozenset({2026, 2028}))
    answer = due_date(local("2026-06-01T10:00"), TimeLimit(2, TimeUnit.YEAR), calendar)
    assert not answer.confirmed


def test_the_steps_explain_every_day_of_a_short_period() -> None:
    answer = due("2026-11-20T17:30", "2 working_day")
    told = [(step.kind, step.on.day, step.number, step.note) for step in answer.steps]
    assert told == [
        ("received", 20, None, None),
        ("weekend", 21, None, None),
        ("weekend", 22, None, None),
        ("moved_into_hours", 23, None, None),
        ("first_day", 23, None, None),
        ("holiday", 24, None, "Ngày Văn hóa Việt Nam"),
        ("working_day", 25, 1, None),
        ("working_day", 26, 2, None),
        ("due", 26, None, None),
    ]


def test_the_steps_name_make_up_days_hours_and_the_roll_forward() -> None:
    made_up = due("2026-08-21T10:00", "1 working_day").steps[2]
    assert (made_up.kind, made_up.note) == ("makeup_day", "Làm bù cho 31/08/2026")
    hours = [step for step in due("2026-03-02T15:30", "8 hour").steps if step.kind == "hours_used"]
    assert [step.number for step in hours] == [90, 390]
    rolled = due("2026-04-20T09:00", "10 calendar_day")
    assert kinds(rolled)[-6:] == [
        "holiday", "holiday", "weekend", "weekend", "rolled_forward", "due",
    ]  # fmt: skip


def test_the_steps_of_a_late_same_day_case_tell_the_cut_off() -> None:
    assert kinds(due("2026-03-06T16:00", "immediate")) == [
        "received", "after_cutoff", "weekend", "weekend", "same_day", "due",
    ]  # fmt: skip


def test_a_long_period_is_told_month_by_month_with_its_holidays() -> None:
    answer = due("2026-03-02T10:00", "120 working_day")
    counted = [step for step in answer.steps if step.kind == StepKind.COUNTED_TO]
    assert counted[-1].number == 120
    assert len(answer.steps) < 30
    assert "Giỗ Tổ Hùng Vương" in [step.note for step in answer.steps]
    assert not {"weekend", "working_day"} & set(kinds(answer))


def test_effective_receipt_is_the_start_of_every_count() -> None:
    at = local("2026-03-02T12:10")
    assert effective_receipt(at, VN) == due_date(at, parse_limit("3 working_day"), VN).effective_at


@pytest.mark.parametrize(
    ("limit", "suspended", "resumed", "mode", "expected"),
    [
        ("5 working_day", "2026-03-04T10:00", "2026-03-11T09:00", "restart", "2026-03-18T09:00"),
        ("5 working_day", "2026-03-04T10:00", "2026-03-11T10:00", "resume", "2026-03-16T10:00"),
        ("5 working_day", "2026-03-04T10:00", "2026-03-04T16:00", "resume", "2026-03-09T16:00"),
        ("5 working_day", "2026-03-04T10:00", "2026-03-05T13:30", "resume", "2026-03-10T11:30"),
        ("5 working_day", "2026-03-04T17:00", "2026-03-05T07:00", "resume", "2026-03-09T10:00"),
        ("8 hour", "2026-03-02T11:30", "2026-03-03T07:00", "resume", "2026-03-03T15:30"),
        ("10 calendar_day", "2026-03-04T10:00", "2026-03-11T10:00", "resume", "2026-03-19T10:00"),
        ("10 calendar_day", "2026-03-04T10:00", "2026-03-06T10:00", "resume", "2026-03-16T10:00"),
        ("1 month", "2026-03-04T10:00", "2026-03-11T10:00", "resume", "2026-04-09T10:00"),
        ("immediate", "2026-03-02T11:00", "2026-03-04T09:00", "resume", "2026-03-04T17:00"),
    ],
)
def test_after_a_pause_the_period_starts_again_or_goes_on(
    limit: str, suspended: str, resumed: str, mode: str, expected: str
) -> None:
    answer = due_after_suspension(
        local("2026-03-02T10:00"),
        parse_limit(limit),
        VN,
        local(suspended),
        local(resumed),
        SuspensionMode(mode),
    )
    assert to_local(answer.due_at) == local(expected)
    assert kinds(answer)[1:3] == ["suspended", "resumed"]


def test_by_default_the_whole_period_starts_again_once_the_dossier_is_complete() -> None:
    args = (local("2026-03-02T10:00"), parse_limit("3 working_day"), VN)
    again = due_after_suspension(*args, local("2026-03-03T10:00"), local("2026-03-05T18:00"))
    fresh = due_date(local("2026-03-05T18:00"), args[1], VN)
    assert (again.due_at, again.effective_at) == (fresh.due_at, fresh.effective_at)


def test_a_pause_that_ends_before_it_begins_is_refused() -> None:
    args = (local("2026-03-02T10:00"), parse_limit("3 working_day"), VN)
    with pytest.raises(ValueError, match="suspended_at"):
        due_after_suspension(*args, local("2026-03-05T10:00"), local("2026-03-04T10:00"))
    with pytest.raises(ValueError, match="suspended_at"):
        due_after_suspension(*args, local("2026-03-01T10:00"), local("2026-03-04T10:00"))


def test_a_naive_instant_is_refused() -> None:
    with pytest.raises(ValueError, match="received_at: must be an aware instant"):
        due_date(datetime(2026, 3, 2, 10), parse_limit("3 working_day"), VN)


@pytest.mark.parametrize(
    ("limit", "problem"),
    [
        (TimeLimit(0, TimeUnit.WORKING_DAY), "value_not_positive"),
        (TimeLimit(-3, TimeUnit.HOUR), "value_not_positive"),
        (TimeLimit(99_999, TimeUnit.CALENDAR_DAY), "value_too_large"),
        (TimeLimit(0, TimeUnit.IMMEDIATE), None),
        (TimeLimit(15, TimeUnit.WORKING_DAY), None),
    ],
)
def test_a_limit_that_cannot_be_counted_is_named(limit: TimeLimit, problem: str | None) -> None:
    assert limit_problem(limit) == problem
    if problem is not None:
        with pytest.raises(ValueError, match=problem):
            due_date(local("2026-03-02T10:00"), limit, VN)


def test_a_limit_is_read_from_text() -> None:
    assert parse_limit("15 working_day") == TimeLimit(15, TimeUnit.WORKING_DAY)
    assert parse_limit(" immediate  14:30 ") == TimeLimit(0, TimeUnit.IMMEDIATE, time(14, 30))


@pytest.mark.parametrize(
    "text",
    ["", "15", "working_day", "x working_day", "1.5 hour", "-1 hour", "0 hour", "3 days",
     "3 working_day 15:00", "immediate 25:00", "immediate 15:00 x", "٣ working_day"],
)  # fmt: skip
def test_a_text_that_is_no_limit_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="limit"):
        parse_limit(text)


instants = st.datetimes(
    min_value=datetime(2025, 1, 1), max_value=datetime(2034, 6, 30), timezones=st.just(VIETNAM)
)
limits = st.one_of(
    st.builds(TimeLimit, st.integers(1, 80), st.just(TimeUnit.WORKING_DAY)),
    st.builds(TimeLimit, st.integers(1, 80), st.just(TimeUnit.CALENDAR_DAY)),
    st.builds(TimeLimit, st.integers(1, 80), st.just(TimeUnit.HOUR)),
    st.builds(TimeLimit, st.integers(1, 14), st.just(TimeUnit.MONTH)),
    st.builds(TimeLimit, st.integers(1, 1), st.just(TimeUnit.YEAR)),
    st.builds(TimeLimit, st.just(0), st.just(TimeUnit.IMMEDIATE)),
)


@given(received=instants, limit=limits)
def test_a_due_date_lies_inside_hours_of_a_working_day_and_after_the_start(
    received: datetime, limit: TimeLimit
) -> None:
    answer = due_date(received, limit, VN)
    assert VN.move_into_hours(answer.due_at) == answer.due_at
    assert answer.due_at >= answer.effective_at
    assert answer.steps[0].kind == StepKind.RECEIVED
    last = answer.steps[-1]
    assert (last.kind, last.at) == (StepKind.DUE, answer.due_at)
    assert last.on == to_local(answer.due_at).date()


@given(received=instants, later=st.timedeltas(timedelta(0), timedelta(days=12)), limit=limits)
def test_who_comes_later_is_never_due_on_an_earlier_day(
    received: datetime, later: timedelta, limit: TimeLimit
) -> None:
    first = due_date(received, limit, VN).due_at
    second = due_date(received + later, limit, VN).due_at
    assert to_local(first).date() <= to_local(second).date()
    if limit.unit in (TimeUnit.WORKING_DAY, TimeUnit.HOUR, TimeUnit.IMMEDIATE):
        assert first <= second


@given(received=instants, limit=limits, more=st.integers(0, 20))
def test_a_longer_limit_is_never_due_earlier(
    received: datetime, limit: TimeLimit, more: int
) -> None:
    longer = TimeLimit(limit.value + more, limit.unit)
    assert due_date(received, limit, VN).due_at <= due_date(received, longer, VN).due_at


@given(received=instants, limit=limits)
def test_a_pause_of_no_length_changes_nothing(received: datetime, limit: TimeLimit) -> None:
    plain = due_date(received, limit, VN)
    same = due_after_suspension(received, limit, VN, received, received, SuspensionMode.RESUME)
    assert same.due_at == plain.due_at


@given(received=instants, days=st.integers(1, 40))
def test_working_days_are_numbered_without_a_gap(received: datetime, days: int) -> None:
    answer = due_date(received, TimeLimit(days, TimeUnit.WORKING_DAY), VN)
    counted = [s for s in answer.steps if s.kind in (StepKind.WORKING_DAY, StepKind.MAKEUP_DAY)]
    assert [step.number for step in counted] == list(range(1, days + 1))
    assert all(VN.is_working_day(step.on) for step in counted)


@given(st.sets(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=60), instants)
def test_any_office_calendar_gives_a_day_it_works_on(off: set[date], received: datetime) -> None:
    days = {day: CalendarDay(DayKind.HOLIDAY, "Ngày nghỉ") for day in off}
    calendar = WorkCalendar(days=days)
    answer = due_date(received, TimeLimit(3, TimeUnit.WORKING_DAY), calendar)
    assert calendar.is_working_day(to_local(answer.due_at).date())


def test_a_three_day_limit_is_computed_fast_enough_for_a_busy_counter() -> None:
    received, limit = local("2026-11-20T16:00"), TimeLimit(3, TimeUnit.WORKING_DAY)
    best = min(_seconds_for_100(received, limit) for _ in range(20))
    assert best / 100 < 0.000_2


def _seconds_for_100(received: datetime, limit: TimeLimit) -> float:
    started = stopwatch.perf_counter()
    for _ in range(100):
        due_date(received, limit, VN)
    return stopwatch.perf_counter() - started
