"""What the calendar says of a day that is about to be promised to somebody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from models.domain.calendar import WorkCalendar

_FURTHEST_DAYS = 3 * 366


@dataclass(frozen=True, slots=True)
class DayHint:
    """`working_days` counts from the day after today up to and with this day."""

    on: date
    is_working: bool
    is_confirmed: bool
    working_days: int


def day_hint(calendar: WorkCalendar, today: date, on: date) -> DayHint:
    """The hint for a day; one that is past, or further than three years, counts no days."""
    ahead = (on - today).days
    counted = range(1, ahead + 1) if ahead <= _FURTHEST_DAYS else range(0)
    working = sum(calendar.is_working_day(today + timedelta(days=n)) for n in counted)
    return DayHint(on, calendar.is_working_day(on), calendar.is_confirmed(on), working)
