"""A second way to count, as slow and plain as a person with a wall calendar and a clock.

Reads the rows of a calendar file itself and walks: minute by minute through hours, day by day
through days and months. It shares no code with the program; instants are naive local minutes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


class WallCalendar:
    """Days and hours of a calendar file, looked up one at a time."""

    def __init__(self, file: Mapping[str, Any]) -> None:
        self._kinds = {row["on"]: row["kind"] for row in file["days"]}
        spans = file.get("hours", [["07:00", "11:30"], ["13:30", "17:00"]])
        self._spans = [(_minutes(start), _minutes(end)) for start, end in spans]

    def worked(self, day: date) -> bool:
        kind = self._kinds.get(day.isoformat())
        return kind == "makeup_work" if kind else day.isoweekday() < 6

    def _at_work(self, at: datetime) -> bool:
        """Whether the minute that begins here is worked."""
        clock = at.hour * 60 + at.minute
        return self.worked(at.date()) and any(a <= clock < b for a, b in self._spans)

    def start(self, received: datetime) -> datetime:
        at = received
        while not (self._at_work(at) or self._at_work(at - MINUTE)):
            at += MINUTE
        return at

    def due(self, received: datetime, number: int, unit: str) -> datetime:
        if unit == "immediate":
            return self._within_the_day(received)
        at = self.start(received)
        if unit == "hour":
            return self._after_minutes(at, number * 60)
        if unit == "working_day":
            while number:
                at += DAY
                number -= self.worked(at.date())
            return at
        end = at + number * DAY if unit == "calendar_day" else _months_on(at, number, unit)
        while not self.worked(end.date()):
            end += DAY
        return end

    def minutes_worked(
        self, start: datetime, end: datetime, pauses: Iterable[tuple[datetime, datetime]] = ()
    ) -> int:
        total, at, stops = 0, start, list(pauses)
        while at < end:
            total += self._at_work(at) and not any(a <= at < b for a, b in stops)
            at += MINUTE
        return total

    def _after_minutes(self, at: datetime, left: int) -> datetime:
        while left:
            left -= self._at_work(at)
            at += MINUTE
        return at

    def _within_the_day(self, received: datetime) -> datetime:
        day = received.date()
        closing = self._spans[-1][1]
        late = received.hour >= 15 or received.hour * 60 + received.minute > closing
        if late or not self.worked(day):
            day += DAY
            while not self.worked(day):
                day += DAY
        return datetime(day.year, day.month, day.day, closing // 60, closing % 60)


def _months_on(at: datetime, number: int, unit: str) -> datetime:
    left, day = number * (12 if unit == "year" else 1), at
    while left:
        left -= (day + DAY).month != day.month
        day += DAY
    while day.day != at.day and (day + DAY).month == day.month:
        day += DAY
    return day


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)
