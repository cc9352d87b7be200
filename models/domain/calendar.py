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

from models.domain.clock import VIETNAM

FORMAT = 1
ONE_DAY = timedelta(days=1)
DEFAULT_HOURS = ((time(7, 0), time(11, 30)), (time(13, 30), time(17, 0)))

_FRIDAY = 4
_LONGEST_REST_DAYS = 60
_YEARS = range(2000, 2201)
_TOP_KEYS = frozenset({"format", "name", "hours", "confirmed_years", "days", "sources"})
_DAY_KEYS = frozenset({"on", "kind", "name", "source"})


class DayKind(StrEnum):
    """Why a day is unlike the others of its weekday."""

    HOLIDAY = "holiday"
    COMP_OFF = "comp_off"
    SWAP_OFF = "swap_off"
    MAKEUP_WORK = "makeup_work"


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
        if not self.hours:
            raise ValueError("hours: at least one span is needed")
        last = time.min
        for start, end in self.hours:
            if not last <= start < end:
                raise ValueError("hours: spans must run forward, in order, without overlap")
            last = end
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
        for _ in range(_LONGEST_REST_DAYS):
            if self.is_working_day(day):
                return day
            day += ONE_DAY
        raise ValueError(f"no working day in the {_LONGEST_REST_DAYS} days before {day}")

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


def calendar_from_json(data: object) -> WorkCalendar:
    """Read a calendar file (its form: docs/calendar-file.md).

    Raises ValueError naming the place that is wrong; nothing is guessed or left out.
    """
    top = _object(data, "calendar", _TOP_KEYS)
    if top.get("format") != FORMAT or isinstance(top.get("format"), bool):
        raise ValueError(f"format: must be {FORMAT}")
    hours = DEFAULT_HOURS if "hours" not in top else _hours(top["hours"])
    return WorkCalendar(
        hours=hours,
        days=_days(_list(top.get("days"), "days")),
        confirmed_years=_years(_list(top.get("confirmed_years"), "confirmed_years")),
    )


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


def _hours(value: object) -> tuple[tuple[time, time], ...]:
    spans = []
    for index, item in enumerate(_list(value, "hours")):
        where = f"hours[{index}]"
        pair = _list(item, where)
        if len(pair) != 2:
            raise ValueError(f"{where}: must be [opening, closing]")
        spans.append((_clock_time(pair[0], where), _clock_time(pair[1], where)))
    return tuple(spans)


def _days(items: list[object]) -> dict[date, CalendarDay]:
    days: dict[date, CalendarDay] = {}
    for index, item in enumerate(items):
        where = f"days[{index}]"
        row = _object(item, where, _DAY_KEYS)
        on = _date(row.get("on"), f"{where}.on")
        if on in days:
            raise ValueError(f"{where}.on: {on} is listed twice")
        listed = CalendarDay(
            kind=_kind(row.get("kind"), f"{where}.kind"),
            name=_text(row.get("name"), f"{where}.name"),
            source=_text(row.get("source", "-"), f"{where}.source"),
        )
        _check_weekday(on, listed.kind, where)
        days[on] = listed
    return days


def _check_weekday(on: date, kind: DayKind, where: str) -> None:
    at_weekend = on.weekday() > _FRIDAY
    if kind is DayKind.MAKEUP_WORK and not at_weekend:
        raise ValueError(f"{where}.on: {on} is a weekday, a make-up day must be a weekend day")
    if kind in (DayKind.COMP_OFF, DayKind.SWAP_OFF) and at_weekend:
        raise ValueError(f"{where}.on: {on} is a weekend day, off without being listed")


def _years(items: list[object]) -> frozenset[int]:
    years = set()
    for index, item in enumerate(items):
        if not isinstance(item, int) or isinstance(item, bool) or item not in _YEARS:
            raise ValueError(f"confirmed_years[{index}]: must be a year from 2000 to 2200")
        years.add(item)
    return frozenset(years)


def _object(value: object, where: str, keys: frozenset[str]) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError(f"{where}: must be an object")
    unknown = sorted(str(key) for key in value if key not in keys)
    if unknown:
        raise ValueError(f"{where}: unknown key {unknown[0]!r}")
    return value


def _list(value: object, where: str) -> list[object]:
    if not isinstance(value, list):
        raise ValueError(f"{where}: must be a list")
    return value


def _text(value: object, where: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{where}: must be a text")
    return value.strip()


def _date(value: object, where: str) -> date:
    text = _text(value, where)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{where}: must be a date like 2026-11-24") from None
    if len(text) != len("2026-11-24") or day.year not in _YEARS:
        raise ValueError(f"{where}: must be a date like 2026-11-24")
    return day


def _clock_time(value: object, where: str) -> time:
    text = _text(value, where)
    try:
        moment = datetime.strptime(text, "%H:%M").time()
    except ValueError:
        raise ValueError(f"{where}: must be a time like 07:30") from None
    return moment


def _kind(value: object, where: str) -> DayKind:
    try:
        return DayKind(_text(value, where))
    except ValueError:
        raise ValueError(f"{where}: must be one of {', '.join(DayKind)}") from None
