"""The days that win: dated and sourced corrections laid over a computed calendar.

A base says which days the law makes off, years ahead. Overrides say what was announced, swapped or
decided since; each names its paper and the day it was entered. Where both name a day, the override
holds. Their files: docs/calendar-file.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

from models.domain.calendar import (
    CalendarDay,
    DayKind,
    WorkCalendar,
    check_rest,
    check_weekday,
)
from models.domain.calendar_reading import (
    CalendarFileWrong,
    a_date,
    a_format,
    a_list,
    a_switch,
    a_text,
    a_year,
    an_object,
    hour_spans,
)

FORMAT = 1
ORDINARY = "ordinary"
"""The kind of a day that is off in the base and is a day like any other after all."""

PROPOSED = "Tạm tính theo luật, chưa công bố"

_BASE_KEYS = frozenset({"format", "made_from", "days", "culture_days"})
_BASE_DAY_KEYS = frozenset({"on", "kind", "name"})
_TOP_KEYS = frozenset({"format", "name", "hours", "culture_day", "announced", "days"})
_ANNOUNCED_KEYS = frozenset({"year", "source", "entered_on"})
_DAY_KEYS = frozenset({"on", "kind", "name", "source", "entered_on"})


@dataclass(frozen=True, slots=True)
class CalendarBase:
    """What the law gives, year by year; the days of 24/11 apart, since they are a switch."""

    days: Mapping[date, CalendarDay]
    culture_days: Mapping[date, CalendarDay]


@dataclass(frozen=True, slots=True)
class OverrideDay:
    """One correction. `kind` None makes the day an ordinary one of its weekday."""

    kind: DayKind | None
    name: str
    source: str
    entered_on: date


@dataclass(frozen=True, slots=True)
class Announcement:
    """The paper that settles the days off of a year: its dates are no longer provisional."""

    source: str
    entered_on: date


@dataclass(frozen=True, slots=True)
class Overrides:
    """Corrections by day, announced years, an office's own hours, and whether 24/11 is off."""

    days: Mapping[date, OverrideDay] = field(default_factory=dict)
    announced: Mapping[int, Announcement] = field(default_factory=dict)
    hours: tuple[tuple[time, time], ...] | None = None
    culture_day: bool = True


def calendar_of(base: CalendarBase, overrides: Overrides) -> WorkCalendar:
    """The base with the overrides over it. Raises CalendarFileWrong when no count would end."""
    days = dict(base.days)
    if overrides.culture_day:
        days.update(base.culture_days)
    sourced = {day: _sourced(day, listed, overrides) for day, listed in days.items()}
    return with_overrides(WorkCalendar(days=sourced), overrides)


def with_overrides(calendar: WorkCalendar, overrides: Overrides) -> WorkCalendar:
    """A calendar with the corrections of an office over it: its days, years and hours win.

    The switch of 24/11 belongs to `calendar_of`; an office that works on that day lists it.
    """
    days = dict(calendar.days)
    for day, override in overrides.days.items():
        if override.kind is None:
            days.pop(day, None)
        else:
            days[day] = CalendarDay(override.kind, override.name, override.source)
    merged = WorkCalendar(
        hours=overrides.hours or calendar.hours,
        days=days,
        confirmed_years=calendar.confirmed_years | frozenset(overrides.announced),
    )
    check_rest(merged)
    return merged


def _sourced(day: date, listed: CalendarDay, overrides: Overrides) -> CalendarDay:
    announced = overrides.announced.get(day.year)
    if announced is None:
        return CalendarDay(listed.kind, listed.name, PROPOSED)
    return CalendarDay(listed.kind, listed.name, f"{announced.source}; {listed.source}")


def base_from_json(data: object, by_law: Mapping[DayKind, str], culture_law: str) -> CalendarBase:
    """Read a base file; each day rests on the law of its kind, 24/11 on its own.

    Raises CalendarFileWrong naming the place.
    """
    top = an_object(data, "base", _BASE_KEYS)
    a_format(top.get("format"), FORMAT)
    return CalendarBase(
        days=_base_days(top.get("days"), "days", by_law),
        culture_days=_base_days(
            top.get("culture_days"), "culture_days", dict.fromkeys(DayKind, culture_law)
        ),
    )


def _base_days(value: object, name: str, by_law: Mapping[DayKind, str]) -> dict[date, CalendarDay]:
    days: dict[date, CalendarDay] = {}
    for index, item in enumerate(a_list(value, name)):
        where = f"{name}[{index}]"
        row = an_object(item, where, _BASE_DAY_KEYS)
        on, kind = _new_day(row, where, days), _kind(row.get("kind"), where)
        if kind is None:
            raise CalendarFileWrong(f"{where}.kind", "bad_kind", ", ".join(DayKind))
        check_weekday(on, kind, where)
        days[on] = CalendarDay(kind, a_text(row.get("name"), f"{where}.name"), by_law[kind])
    return days


def overrides_from_json(data: object) -> Overrides:
    """Read a file of overrides. Raises CalendarFileWrong naming the place."""
    top = an_object(data, "overrides", _TOP_KEYS)
    a_format(top.get("format"), FORMAT)
    return Overrides(
        days=_override_days(a_list(top.get("days"), "days")),
        announced=_announced(a_list(top.get("announced", []), "announced")),
        hours=hour_spans(top["hours"]) if "hours" in top else None,
        culture_day=a_switch(top.get("culture_day", True), "culture_day"),
    )


def _announced(items: list[object]) -> dict[int, Announcement]:
    found: dict[int, Announcement] = {}
    for index, item in enumerate(items):
        where = f"announced[{index}]"
        row = an_object(item, where, _ANNOUNCED_KEYS)
        year = a_year(row.get("year"), f"{where}.year")
        if year in found:
            raise CalendarFileWrong(f"{where}.year", "listed_twice", year)
        found[year] = Announcement(
            a_text(row.get("source"), f"{where}.source"),
            a_date(row.get("entered_on"), f"{where}.entered_on"),
        )
    return found


def _override_days(items: list[object]) -> dict[date, OverrideDay]:
    days: dict[date, OverrideDay] = {}
    for index, item in enumerate(items):
        where = f"days[{index}]"
        row = an_object(item, where, _DAY_KEYS)
        on, kind = _new_day(row, where, days), _kind(row.get("kind"), where)
        if kind is not None:
            check_weekday(on, kind, where)
        days[on] = OverrideDay(
            kind=kind,
            name=a_text(row.get("name"), f"{where}.name"),
            source=a_text(row.get("source"), f"{where}.source"),
            entered_on=a_date(row.get("entered_on"), f"{where}.entered_on"),
        )
    return days


def _new_day(row: Mapping[str, object], where: str, days: Mapping[date, object]) -> date:
    on = a_date(row.get("on"), f"{where}.on")
    if on in days:
        raise CalendarFileWrong(f"{where}.on", "listed_twice", on)
    return on


def _kind(value: object, where: str) -> DayKind | None:
    text = a_text(value, f"{where}.kind")
    if text == ORDINARY:
        return None
    if text not in tuple(DayKind):
        raise CalendarFileWrong(f"{where}.kind", "bad_kind", ", ".join((*DayKind, ORDINARY)))
    return DayKind(text)
