"""The working calendar of an office: which days and hours count.

A day counts when it is Monday to Friday and not listed as off, or listed as a make-up day.
Days off follow Bộ luật Lao động 2019 Điều 111 khoản 3 and Điều 112; 24/11 follows Nghị quyết
28/2026/QH16. Opening hours are the office's own: no decree fixes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from models.domain.calendar_forms import in_our_form
from models.domain.calendar_reading import (
    CalendarFileWrong,
    a_date,
    a_format,
    a_list,
    a_text,
    a_year,
    an_object,
    check_hours,
    hour_spans,
    parse_json,
)
from models.domain.clock import VIETNAM

FORMAT = 1
ONE_DAY = timedelta(days=1)
DEFAULT_HOURS = ((time(7, 0), time(11, 30)), (time(13, 30), time(17, 0)))

LONGEST_REST_DAYS = 60

_FRIDAY = 4
_TOP_KEYS = frozenset({"format", "name", "hours", "confirmed_years", "days", "sources"})
_DAY_KEYS = frozenset({"on", "kind", "name", "source"})


class DayKind(StrEnum):
    """Why a day is unlike the others of its weekday."""

    HOLIDAY = "holiday"
    COMP_OFF = "comp_off"
    SWAP_OFF = "swap_off"
    MAKEUP_WORK = "makeup_work"


_NAMES = {
    DayKind.HOLIDAY: "Ngày nghỉ lễ",
    DayKind.COMP_OFF: "Ngày nghỉ bù",
    DayKind.SWAP_OFF: "Ngày nghỉ hoán đổi",
    DayKind.MAKEUP_WORK: "Ngày làm bù",
}
"""What a day is called whose file gives no name."""


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One listed day: its kind, its name for people, and the paper that says so."""

    kind: DayKind
    name: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Opening hours (local time, in order), listed days, and the years known to be final.

    Raises ValueError when hours overlap, run backwards or are missing.
    """

    hours: tuple[tuple[time, time], ...] = DEFAULT_HOURS
    days: Mapping[date, CalendarDay] = field(default_factory=dict)
    confirmed_years: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        check_hours(self.hours)
        object.__setattr__(self, "days", MappingProxyType(dict(self.days)))

    def is_working_day(self, day: date) -> bool:
        """Whether the office works on this day."""
        listed = self.days.get(day)
        if listed is None:
            return day.weekday() <= _FRIDAY
        return listed.kind is DayKind.MAKEUP_WORK

    def is_confirmed(self, day: date) -> bool:
        """Whether the days off of this day's year have been announced."""
        return day.year in self.confirmed_years

    def working_day_from(self, day: date) -> date:
        """The day itself when it counts, else the next one that does.

        Raises ValueError when the calendar has no working day within 60 days.
        """
        for _ in range(LONGEST_REST_DAYS):
            if self.is_working_day(day):
                return day
            day += ONE_DAY
        raise ValueError(f"no working day in the {LONGEST_REST_DAYS} days before {day}")

    def next_working_day(self, day: date) -> date:
        """The first working day after this one; raises ValueError as `working_day_from`."""
        return self.working_day_from(day + ONE_DAY)

    def opening(self, day: date) -> datetime:
        """When the office opens on a working day: aware, +07:00."""
        return _on(day, self.hours[0][0])

    def closing(self, day: date) -> datetime:
        """When the office closes on a working day: aware, +07:00. This minute is still inside."""
        return _on(day, self.hours[-1][1])

    def note(self, day: date) -> str | None:
        """The name of a listed day (holiday, day in lieu, make-up day); None for any other."""
        listed = self.days.get(day)
        return listed.name if listed is not None else None

    @property
    def day_length(self) -> timedelta:
        """The working time of one day."""
        some_day = date(2000, 1, 3)
        spans = ((_on(some_day, start), _on(some_day, end)) for start, end in self.hours)
        return sum((end - start for start, end in spans), timedelta(0))

    def move_into_hours(self, at: datetime) -> datetime:
        """The instant itself inside hours, else the next opening; aware, +07:00.

        The closing minute is inside and counts as the closing time, whatever its seconds.
        """
        at = at.astimezone(VIETNAM)
        day, clock_time = at.date(), at.time()
        if self.is_working_day(day):
            minute = clock_time.replace(second=0, microsecond=0)
            for opens, closes in self.hours:
                if clock_time < opens:
                    return _on(day, opens)
                if minute <= closes:
                    return _on(day, min(clock_time, closes))
        return self.opening(self.next_working_day(day))

    def spans_from(self, start: datetime, day: date) -> Iterator[tuple[datetime, datetime]]:
        """The open spans of a working day that are left after an instant, +07:00."""
        for opens, closes in self.hours:
            begin, end = max(_on(day, opens), start), _on(day, closes)
            if begin < end:
                yield begin, end

    def working_time(self, start: datetime, end: datetime) -> timedelta:
        """Working time between two aware instants; zero when the second is not later."""
        start, end = start.astimezone(VIETNAM), end.astimezone(VIETNAM)
        total, day = timedelta(0), start.date()
        while day <= end.date():
            if self.is_working_day(day):
                for begin, closes in self.spans_from(start, day):
                    total += max(min(closes, end) - begin, timedelta(0))
            day += ONE_DAY
        return total


def _on(day: date, clock_time: time) -> datetime:
    return datetime.combine(day, clock_time, VIETNAM)


def read_calendar(content: bytes) -> WorkCalendar:
    """The calendar in the bytes of a file, in our form or as others write such tables.

    Raises CalendarFileWrong naming the place.
    """
    return calendar_from_json(in_our_form(parse_json(content)))


def calendar_from_json(data: object) -> WorkCalendar:
    """Read a calendar file (its form: docs/calendar-file.md).

    Raises CalendarFileWrong (a ValueError) naming the place; nothing is guessed or left out.
    """
    top = an_object(data, "calendar", _TOP_KEYS)
    a_format(top.get("format"), FORMAT)
    years = a_list(top.get("confirmed_years"), "confirmed_years")
    calendar = WorkCalendar(
        hours=hour_spans(top["hours"]) if "hours" in top else DEFAULT_HOURS,
        days=_days(a_list(top.get("days"), "days")),
        confirmed_years=frozenset(
            a_year(item, f"confirmed_years[{index}]") for index, item in enumerate(years)
        ),
    )
    check_rest(calendar)
    return calendar


def calendar_to_json(calendar: WorkCalendar) -> dict[str, Any]:
    """The calendar in the form `calendar_from_json` reads, days in order."""
    return {
        "format": FORMAT,
        "hours": [[f"{start:%H:%M}", f"{end:%H:%M}"] for start, end in calendar.hours],
        "confirmed_years": sorted(calendar.confirmed_years),
        "days": [
            {
                "on": day.isoformat(),
                "kind": str(listed.kind),
                "name": listed.name,
                "source": listed.source,
            }
            for day, listed in sorted(calendar.days.items())
        ],
    }


def check_rest(calendar: WorkCalendar) -> None:
    """Raises CalendarFileWrong when the office would rest 60 days on end: no count would stop."""
    checked = date.min
    for day in sorted(calendar.days):
        if day < checked or calendar.is_working_day(day):
            continue
        start = day
        while not calendar.is_working_day(start - ONE_DAY):
            start -= ONE_DAY
        try:
            checked = calendar.working_day_from(start)
        except ValueError:
            raise CalendarFileWrong("days", "rest_too_long", start) from None


def check_weekday(on: date, kind: DayKind, where: str) -> None:
    """Raises CalendarFileWrong when a kind of day cannot fall on this weekday."""
    at_weekend = on.weekday() > _FRIDAY
    if kind is DayKind.MAKEUP_WORK and not at_weekend:
        raise CalendarFileWrong(f"{where}.on", "makeup_on_weekday", on)
    if kind in (DayKind.COMP_OFF, DayKind.SWAP_OFF) and at_weekend:
        raise CalendarFileWrong(f"{where}.on", "off_on_weekend", on)


def _days(items: list[object]) -> dict[date, CalendarDay]:
    days: dict[date, CalendarDay] = {}
    for index, item in enumerate(items):
        where = f"days[{index}]"
        row = an_object(item, where, _DAY_KEYS)
        on = a_date(row.get("on"), f"{where}.on")
        if on in days:
            raise CalendarFileWrong(f"{where}.on", "listed_twice", on)
        kind = _kind(row.get("kind"), f"{where}.kind")
        listed = CalendarDay(
            kind=kind,
            name=a_text(row.get("name", _NAMES[kind]), f"{where}.name"),
            source=a_text(row.get("source", "-"), f"{where}.source"),
        )
        check_weekday(on, listed.kind, where)
        days[on] = listed
    return days


def _kind(value: object, where: str) -> DayKind:
    text = a_text(value, where)
    if text not in tuple(DayKind):
        raise CalendarFileWrong(where, "bad_kind", ", ".join(DayKind))
    return DayKind(text)
