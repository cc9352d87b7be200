"""The office's own days over the calendar: what they would change, and taken. Calls block."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

import resources
from app.calendar_files import content_of, place_named
from app.runtime import Runtime
from models.domain.calendar import CalendarDay, WorkCalendar
from models.domain.calendar_overrides import (
    FORMAT,
    ORDINARY,
    PROPOSED,
    Overrides,
    overrides_from_json,
)
from models.domain.calendar_reading import an_object, parse_json
from models.domain.clock import local_day
from models.errors import StaleEdit
from models.queries.moved_dates import MovedDate, moved_dates
from models.services import catalogue
from ui.office_data.contract import CalendarLook, DayChange, OfficeCalendar

_CULTURE_MONTH_DAY = (11, 24)
_WORKED = "Làm việc bình thường (24/11)"
_FILE_KEYS = frozenset({"format", "name", "hours", "culture_day", "announced", "days"})


class OfficeCalendarData:
    """Nothing moves by itself: appointments are listed, and counted again by a person's act."""

    def __init__(self, runtime: Runtime) -> None:
        self._store = runtime.store
        self._clock = runtime.clock

    def now(self) -> OfficeCalendar:
        """The days in force and the office's own corrections."""
        today = local_day(self._clock.now())
        return self._store.read(lambda s: _in_force(s, today))

    def of_file(self, path: Path) -> Mapping[str, Any]:
        """The corrections a file holds; `look` checks them whole. Raises UserError."""
        with place_named():
            return dict(an_object(parse_json(content_of(path)), "overrides", _FILE_KEYS))

    def look(self, own: Mapping[str, Any]) -> CalendarLook:
        """Lay them over the calendar, look, and give everything back as it was."""

        def work(session: Session) -> CalendarLook:
            was, before = catalogue.own_days(session), catalogue.calendar(session)
            catalogue.take_own_days(session, dict(own))
            raise _OnlyLooking(
                _look(own, was, before, catalogue.calendar(session), moved_dates(session))
            )

        with place_named():
            try:
                return self._store.write(work)
            except _OnlyLooking as looked:
                return looked.seen

    def take(self, look: CalendarLook) -> None:
        """Take what was looked at, over what it was compared with. Raises StaleEdit."""

        def work(session: Session) -> None:
            if catalogue.own_days(session) != look.was:
                raise StaleEdit("calendar_changed")
            catalogue.take_own_days(session, dict(look.own))

        with place_named():
            self._store.write(work)

    def moved(self) -> tuple[MovedDate, ...]:
        return self._store.read(moved_dates)

    def without_culture_day(self, year: int, source: str) -> Mapping[str, Any]:
        """24/11 of the year, and the day in lieu the law gives for it, are worked."""
        own = self.with_culture_day(year)
        entered_on = local_day(self._clock.now()).isoformat()
        added = [
            {
                "on": on.isoformat(),
                "kind": ORDINARY,
                "name": _WORKED,
                "source": source,
                "entered_on": entered_on,
            }
            for on in culture_days(year)
        ]
        named = {day["on"] for day in added}
        kept = [day for day in own["days"] if day["on"] not in named]
        return {**own, "days": sorted([*kept, *added], key=lambda day: day["on"])}

    def with_culture_day(self, year: int) -> Mapping[str, Any]:
        """Without the lines by which the office itself made these days ordinary."""
        own = self._store.read(catalogue.own_days) or {"format": FORMAT, "days": []}
        ours = {on.isoformat() for on in culture_days(year)}
        kept = [d for d in own["days"] if not (d["on"] in ours and d["kind"] == ORDINARY)]
        return {**own, "days": kept}


class _OnlyLooking(Exception):
    """Ends the transaction of a look, so that nothing of it is kept."""

    def __init__(self, seen: CalendarLook) -> None:
        super().__init__()
        self.seen = seen


def culture_days(year: int) -> tuple[date, ...]:
    """24/11 and its day in lieu in this year (Nghị quyết 28/2026/QH16), as the base has them."""
    listed = resources.read_json("calendars/base.json")["culture_days"]
    days = (date.fromisoformat(row["on"]) for row in listed)
    return tuple(day for day in days if day.year == year)


def _in_force(session: Session, today: date) -> OfficeCalendar:
    calendar, own = catalogue.calendar(session), catalogue.own_days(session)
    ours = Overrides() if own is None else overrides_from_json(own)
    years = {day.year for day in calendar.days} | {today.year, today.year + 1}
    return OfficeCalendar(
        days={on: _sourced(on, day, ours) for on, day in sorted(calendar.days.items())},
        hours=calendar.hours,
        announced=calendar.confirmed_years,
        culture_on={
            year: date(year, *_CULTURE_MONTH_DAY) in calendar.days
            for year in sorted(years)
            if culture_days(year)
        },
        own=own,
        own_days=frozenset(ours.days),
        ordinary={on: day for on, day in ours.days.items() if day.kind is None},
        today=today,
    )


def _sourced(on: date, day: CalendarDay, ours: Overrides) -> CalendarDay:
    """A day of a year the office has announced rests on that paper and is no proposal any more."""
    announced = ours.announced.get(on.year)
    if announced is None or day.source != PROPOSED:
        return day
    return replace(day, source=announced.source)


def _look(
    own: Mapping[str, Any],
    was: Mapping[str, Any] | None,
    before: WorkCalendar,
    after: WorkCalendar,
    moved: tuple[MovedDate, ...],
) -> CalendarLook:
    days = sorted(before.days.keys() | after.days.keys())
    return CalendarLook(
        own=own,
        was=was,
        days=tuple(
            DayChange(on, before.days.get(on), after.days.get(on))
            for on in days
            if before.days.get(on) != after.days.get(on)
        ),
        hours=None if before.hours == after.hours else after.hours,
        announced=tuple(sorted(after.confirmed_years - before.confirmed_years)),
        no_longer_announced=tuple(sorted(before.confirmed_years - after.confirmed_years)),
        moved=moved,
    )
