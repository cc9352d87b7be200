"""A range ends today: figures never speak of a day still to come."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.figures import Period
from ui.figures.ranges import DayProblem, Range, day_problem, period_until

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("chosen", "first"),
    [
        (Range.TODAY, date(2026, 11, 25)),
        (Range.WEEK, date(2026, 11, 23)),
        (Range.MONTH, date(2026, 11, 1)),
        (Range.QUARTER, date(2026, 10, 1)),
    ],
)
def test_the_days_of_a_wednesday_in_november(chosen: Range, first: date) -> None:
    assert period_until(TODAY, chosen) == Period(first, TODAY)


@given(today=st.dates(date(2000, 1, 1), date(2199, 12, 31)))
def test_each_range_begins_where_its_kind_begins_and_holds_the_smaller_ones(today: date) -> None:
    week, month, quarter = (
        period_until(today, one) for one in (Range.WEEK, Range.MONTH, Range.QUARTER)
    )
    assert {p.to_on for p in (week, month, quarter)} == {today}
    assert week.from_on.weekday() == 0
    assert today - week.from_on < timedelta(days=7)
    assert (month.from_on.day, month.from_on.month) == (1, today.month)
    assert quarter.from_on.day == 1
    assert quarter.from_on.month in (1, 4, 7, 10)
    assert quarter.from_on <= month.from_on
    assert today - quarter.from_on < timedelta(days=92)


@pytest.mark.parametrize(
    ("day", "problem"),
    [
        (None, DayProblem.UNREADABLE),
        (date(1026, 11, 25), DayProblem.UNREADABLE),
        (TODAY + timedelta(days=1), DayProblem.FUTURE),
        (TODAY, None),
    ],
)
def test_a_typed_day_must_be_a_day_that_has_begun(
    day: date | None, problem: DayProblem | None
) -> None:
    assert day_problem(day, TODAY) is problem
