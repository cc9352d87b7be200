"""The days a list is about: from the beginning of a day, week, month or quarter until today."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from models.domain.figures import Period

_FIRST_YEAR = 2000


class Range(StrEnum):
    """What can be chosen; CUSTOM has its days typed."""

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    CUSTOM = "custom"


class DayProblem(StrEnum):
    """Why typed days make no period; the first two are about one field."""

    UNREADABLE = "unreadable"
    FUTURE = "future"
    BACKWARDS = "backwards"


def period_until(today: date, chosen: Range) -> Period:
    """The period that ends today: figures of a day still to come would be guesses.

    A week begins on Monday. Raises ValueError for CUSTOM.
    """
    match chosen:
        case Range.TODAY:
            return Period(today, today)
        case Range.WEEK:
            return Period(today - timedelta(days=today.weekday()), today)
        case Range.MONTH:
            return Period(today.replace(day=1), today)
        case Range.QUARTER:
            first_month = today.month - (today.month - 1) % 3
            return Period(today.replace(month=first_month, day=1), today)
        case Range.CUSTOM:
            raise ValueError("range: the days of a chosen range are typed")


def day_problem(day: date | None, today: date) -> DayProblem | None:
    """What is wrong with one typed day; None day: nothing readable was typed."""
    if day is None or day.year < _FIRST_YEAR:
        return DayProblem.UNREADABLE
    return DayProblem.FUTURE if day > today else None
