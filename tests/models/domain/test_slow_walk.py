"""The program counts as a person with a wall calendar does, on shipped and on invented years."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from models.domain.calendar import calendar_from_json, read_calendar
from models.domain.clock import VIETNAM, to_local
from models.domain.deadline import (
    DueDate,
    Pause,
    StepKind,
    SuspensionMode,
    due_after_extension,
    due_date,
    due_in_phases,
)
from models.domain.procedure import TimeLimit, TimeUnit
from resources import read_json
from tests.models.domain.slow_walk import WallCalendar

SHIPPED = read_json("calendars/vn.json")
VN = calendar_from_json(SHIPPED)
WALL = WallCalendar(SHIPPED)
NINE_TO_FIVE = [["08:00", "12:00"], ["13:00", "16:30"]]

limits = st.one_of(
    st.builds(TimeLimit, st.integers(1, 45), st.just(TimeUnit.WORKING_DAY)),
    st.builds(TimeLimit, st.integers(1, 90), st.just(TimeUnit.CALENDAR_DAY)),
    st.builds(TimeLimit, st.integers(1, 24), st.just(TimeUnit.HOUR)),
    st.builds(TimeLimit, st.integers(1, 14), st.just(TimeUnit.MONTH)),
    st.builds(TimeLimit, st.integers(1, 2), st.just(TimeUnit.YEAR)),
    st.builds(TimeLimit, st.just(0), st.just(TimeUnit.IMMEDIATE)),
)
working_limits = st.one_of(
    st.builds(TimeLimit, st.integers(1, 12), st.just(TimeUnit.WORKING_DAY)),
    st.builds(TimeLimit, st.integers(1, 40), st.just(TimeUnit.HOUR)),
)
modes = st.sampled_from(SuspensionMode)


def minutes_between(first: date, last: date) -> st.SearchStrategy[datetime]:
    start = datetime(first.year, first.month, first.day)
    count = (last - first) // timedelta(minutes=1)
    return st.integers(0, count).map(lambda n: start + timedelta(minutes=n))


shipped_minutes = minutes_between(date(2025, 1, 1), date(2027, 12, 31))


@st.composite
def invented_files(draw: st.DrawFn) -> dict[str, Any]:
    """A calendar file for 2028 to 2033: days off, swaps and make-up days wherever they fall."""
    days = draw(st.sets(st.dates(date(2028, 1, 1), date(2033, 12, 31)), max_size=120))
    tet = draw(st.dates(date(2028, 1, 20), date(2033, 2, 20)))
    days |= {tet + timedelta(days=n) for n in range(draw(st.integers(0, 9)))}
    rows = []
    for day in sorted(days):
        weekend = day.isoweekday() > 5
        kinds = ["holiday", "makeup_work"] if weekend else ["holiday", "comp_off", "swap_off"]
        kind = draw(st.sampled_from(kinds))
        rows.append({"on": day.isoformat(), "kind": kind, "name": f"Ngày {day}"})
    file: dict[str, Any] = {"format": 1, "confirmed_years": [2028, 2029, 2033], "days": rows}
    if draw(st.booleans()):
        file["hours"] = NINE_TO_FIVE
    return file


def aware(at: datetime) -> datetime:
    return at.replace(tzinfo=VIETNAM)


def naive(at: datetime) -> datetime:
    return to_local(at).replace(tzinfo=None)


@given(received=shipped_minutes, limit=limits)
@settings(max_examples=150)
def test_the_shipped_calendar_gives_what_a_slow_walk_gives(
    received: datetime, limit: TimeLimit
) -> None:
    answer = due_date(aware(received), limit, VN)
    assert naive(answer.effective_at) == WALL.start(received)
    assert naive(answer.due_at) == WALL.due(received, limit.value, limit.unit)


@given(
    file=invented_files(),
    received=minutes_between(date(2028, 1, 1), date(2033, 12, 31)),
    limit=limits,
)
@settings(max_examples=150)
def test_a_given_calendar_of_later_years_does_too(
    file: dict[str, Any], received: datetime, limit: TimeLimit
) -> None:
    calendar = read_calendar(json.dumps(file).encode())
    expected = WallCalendar(file).due(received, limit.value, limit.unit)
    answer = due_date(aware(received), limit, calendar)
    assert naive(answer.due_at) == expected
    first, last = received.year, naive(answer.due_at).year
    assert answer.confirmed == set(range(first, last + 1)).issubset({2028, 2029, 2033})


@given(received=shipped_minutes, parts=st.lists(limits, min_size=2, max_size=3))
@settings(max_examples=60)
def test_parts_of_a_period_follow_one_another(received: datetime, parts: list[TimeLimit]) -> None:
    at = received
    for part in parts:
        at = WALL.due(at, part.value, part.unit)
    answer = due_in_phases(aware(received), parts, VN)
    assert naive(answer.due_at) == at
    told = [step.number for step in answer.steps if step.kind == StepKind.PHASE]
    assert told == list(range(1, len(parts) + 1))


@given(
    received=shipped_minutes,
    limit=working_limits,
    waits=st.lists(st.integers(0, 4000), min_size=2, max_size=4),
)
@settings(max_examples=60)
def test_resumed_work_is_exactly_the_limit_without_the_time_of_the_pauses(
    received: datetime, limit: TimeLimit, waits: list[int]
) -> None:
    stops, at = [], received
    for first, second in zip(waits[::2], waits[1::2], strict=False):
        began = at + timedelta(minutes=first)
        at = began + timedelta(minutes=second)
        stops.append((began, at))
    whole = [Pause(aware(a), aware(b), SuspensionMode.RESUME) for a, b in stops]
    before = naive(due_in_phases(aware(received), [limit], VN, whole[:-1]).due_at)
    assume(stops[-1][0] <= before)
    due = naive(due_in_phases(aware(received), [limit], VN, whole).due_at)
    day_length = 480 if limit.unit is TimeUnit.WORKING_DAY else 60
    worked = WALL.minutes_worked(WALL.start(received), due, stops)
    assert worked == limit.value * day_length


@given(
    received=shipped_minutes,
    days=st.integers(1, 60),
    wait=st.integers(0, 9000),
    length=st.integers(0, 20000),
)
def test_resumed_calendar_days_are_the_limit_and_the_days_lost(
    received: datetime, days: int, wait: int, length: int
) -> None:
    began = received + timedelta(minutes=wait)
    ended = began + timedelta(minutes=length)
    pause = Pause(aware(began), aware(ended), SuspensionMode.RESUME)
    limit = TimeLimit(days, TimeUnit.CALENDAR_DAY)
    lost = (WALL.start(ended).date() - WALL.start(began).date()).days
    due = naive(due_in_phases(aware(received), [limit], VN, [pause]).due_at)
    used_up = WALL.start(received) + timedelta(days=days)
    if WALL.start(began) <= used_up:
        assert due == WALL.due(received, days + lost, "calendar_day")
        assert due.date() >= WALL.start(ended).date()
    else:
        before = WALL.due(received, days, "calendar_day")
        assert due == WALL.due(before, lost, "calendar_day")
        assert began > before or due.date() >= WALL.start(ended).date()


@given(
    file=invented_files(),
    received=minutes_between(date(2028, 1, 1), date(2033, 12, 31)),
    limit=limits,
    later=st.integers(0, 20000),
    more=st.integers(0, 20),
)
def test_on_any_calendar_later_and_longer_is_never_earlier_and_no_day_off_is_due(
    file: dict[str, Any], received: datetime, limit: TimeLimit, later: int, more: int
) -> None:
    calendar = calendar_from_json(file)
    first = due_date(aware(received), limit, calendar).due_at
    second = due_date(aware(received) + timedelta(minutes=later), limit, calendar).due_at
    longer = due_date(
        aware(received), TimeLimit(limit.value + more, limit.unit, limit.cutoff), calendar
    ).due_at
    assert calendar.is_working_day(to_local(first).date())
    assert to_local(first).date() <= to_local(second).date()
    assert first <= longer
    if limit.unit in (TimeUnit.WORKING_DAY, TimeUnit.HOUR, TimeUnit.IMMEDIATE):
        assert first <= second


@given(received=shipped_minutes, limit=limits, waits=st.lists(st.integers(0, 9000), max_size=6),
       mode=st.lists(modes, min_size=3, max_size=3))  # fmt: skip
def test_a_pause_never_makes_the_due_date_earlier(
    received: datetime, limit: TimeLimit, waits: list[int], mode: list[SuspensionMode]
) -> None:
    pauses, at = [], aware(received)
    due = due_date(at, limit, VN)
    for first, second, way in zip(waits[::2], waits[1::2], mode, strict=False):
        began = at + timedelta(minutes=first)
        at = began + timedelta(minutes=second)
        pauses.append(Pause(began, at, way))
        longer = due_in_phases(aware(received), [limit], VN, pauses)
        if way is SuspensionMode.RESUME:
            assert longer.due_at >= due.due_at or limit.unit is TimeUnit.IMMEDIATE
        assert to_local(longer.due_at).date() >= to_local(due.due_at).date()
        due = longer


@given(received=shipped_minutes, limit=limits, wait=st.integers(0, 9000))
def test_a_pause_of_no_length_changes_nothing_when_resumed(
    received: datetime, limit: TimeLimit, wait: int
) -> None:
    at = aware(received) + timedelta(minutes=wait)
    plain = due_date(aware(received), limit, VN)
    assume(limit.unit is not TimeUnit.IMMEDIATE)
    paused = due_in_phases(aware(received), [limit], VN, [Pause(at, at, SuspensionMode.RESUME)])
    assert paused.due_at == plain.due_at


@given(received=shipped_minutes, limit=limits, extra=limits)
def test_a_new_appointment_is_counted_from_the_old_one_and_made_once(
    received: datetime, limit: TimeLimit, extra: TimeLimit
) -> None:
    assume(extra.unit is not TimeUnit.IMMEDIATE)
    before = due_date(aware(received), limit, VN)
    after = due_after_extension(before, extra, VN)
    expected = WALL.due(naive(before.due_at), extra.value, extra.unit)
    assert naive(after.due_at) == expected
    assert after.effective_at == before.effective_at
    assert [step.kind for step in after.steps].count(StepKind.DUE) == 1
    with pytest.raises(ValueError, match="already moved once"):
        due_after_extension(after, extra, VN)


@given(received=shipped_minutes, parts=st.lists(limits, min_size=1, max_size=3))
def test_the_same_question_has_the_same_answer(received: datetime, parts: list[TimeLimit]) -> None:
    def answer() -> DueDate:
        return due_in_phases(aware(received), parts, VN)

    assert answer() == answer()


def test_what_cannot_be_counted_is_refused() -> None:
    at, limit = aware(datetime(2026, 3, 2, 10)), TimeLimit(3, TimeUnit.WORKING_DAY)
    hour = timedelta(hours=1)
    with pytest.raises(ValueError, match="limits"):
        due_in_phases(at, [], VN)
    with pytest.raises(ValueError, match="suspended_at"):
        due_in_phases(at, [limit], VN, [Pause(at, at + 2 * hour), Pause(at + hour, at + 3 * hour)])
    with pytest.raises(ValueError, match="length of time"):
        due_after_extension(due_date(at, limit, VN), TimeLimit(0, TimeUnit.IMMEDIATE), VN)
    with pytest.raises(ValueError, match="value_not_positive"):
        due_after_extension(due_date(at, limit, VN), TimeLimit(0, TimeUnit.HOUR), VN)


def test_a_provisional_date_stays_provisional_when_it_is_extended() -> None:
    received = aware(datetime(2027, 12, 28, 10))
    sure = due_date(received, TimeLimit(3, TimeUnit.WORKING_DAY), VN)
    assert sure.confirmed
    assert not due_after_extension(sure, TimeLimit(1, TimeUnit.WORKING_DAY), VN).confirmed
    before_2025 = aware(datetime(2024, 12, 31, 10))
    doubtful = due_date(before_2025, TimeLimit(3, TimeUnit.WORKING_DAY), VN)
    assert not due_after_extension(doubtful, TimeLimit(1, TimeUnit.WORKING_DAY), VN).confirmed
