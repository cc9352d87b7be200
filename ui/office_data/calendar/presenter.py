"""The office's days: every change is looked at with the dates it moves, and no date moves alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from models.domain.changes import Changes, Kind
from models.domain.workflow import Action
from models.errors import AppError, UserError
from models.queries.moved_dates import MovedDate
from models.services.processing import Act
from ui import texts
from ui.desk import Desk
from ui.office_data.calendar.changes import (
    NewDay,
    with_announced,
    with_day,
    with_hours,
    without_day,
)
from ui.office_data.contract import MAY_TAKE, CalendarLook, OfficeCalendar
from ui.ports import ChangeFeed, Tasks
from ui.session import Session

_TYPED_PROBLEMS = frozenset(
    {"makeup_on_weekday", "off_on_weekend", "listed_twice", "rest_too_long"}
)
"""What may be wrong with a day that was typed; each has a sentence `calendar_day.…`."""


@dataclass(frozen=True, slots=True)
class Moved:
    """An appointment the calendar in force would move, or one counted again just now."""

    date: MovedDate
    is_counted: bool = False


class CalendarView(Protocol):
    """What the presenter may ask of the screen."""

    def show_calendar(self, calendar: OfficeCalendar, year: int, may_take: bool) -> None: ...

    def show_moved(self, moved: Sequence[Moved], open_count: int) -> None: ...

    def show_days(self) -> None: ...

    def show_look(self, look: CalendarLook, may_take: bool) -> None: ...

    def show_field_problem(self, field: str) -> None:
        """What was typed in this field cannot be taken: `on`, `name`, `source` or `hours`."""

    def say_taken(self, moved: int) -> None: ...

    def say_counted(self, count: int) -> None: ...

    def say_printed(self, printer: str) -> None: ...

    def show_error(self, error: AppError) -> None: ...


class CalendarPresenter:
    """A change becomes new corrections as a whole; the desk looks at them and takes them."""

    def __init__(
        self, view: CalendarView, desk: Desk, tasks: Tasks, feed: ChangeFeed, session: Session
    ) -> None:
        self._view = view
        self._desk = desk
        self._data = desk.office_data
        self._tasks = tasks
        self._session = session
        self._calendar: OfficeCalendar | None = None
        self._year = 0
        self._look: CalendarLook | None = None
        self._counted: dict[str, MovedDate] = {}
        self._open: dict[str, MovedDate] = {}
        self._visible = False
        self.end: Callable[[], None] = feed.subscribe(self._changed)

    def shown(self) -> None:
        self._visible = True
        self.refresh()

    def left(self) -> None:
        self._visible = False
        self._counted.clear()

    def refresh(self) -> None:
        """Read the days and the dates to count again."""
        self._tasks.run(self._data.calendar, self._show, self._view.show_error)
        self._tasks.run(self._data.moved, self._show_moved, self._view.show_error)

    def choose_year(self, year: int) -> None:
        """Show the days of another year."""
        self._year = year
        if self._calendar is not None:
            self._show(self._calendar)

    def add_day(self, new: NewDay) -> None:
        """Look at one more day of the office."""
        self._change(lambda now: with_day(now.own, new, now.today))

    def remove_day(self, on: date) -> None:
        """Look at the calendar without the office's own line about this day."""
        self._change(lambda now: without_day(now.own, on))

    def announce(self, source: str) -> None:
        """The days off of the year that is shown are settled by this paper."""
        year = self._year
        self._change(lambda now: with_announced(now.own, year, source, now.today))

    def set_hours(self, typed: str) -> None:
        """Other opening hours; nothing typed: those of the calendar again."""
        self._change(lambda now: with_hours(now.own, typed))

    def set_culture_day(self, is_off: bool, source: str) -> None:
        """24/11 of the year that is shown is a day off, or is worked by this paper."""
        year = self._year
        if is_off:
            self._look_at(lambda: self._data.with_culture_day(year))
        elif source:
            self._look_at(lambda: self._data.without_culture_day(year, source))
        else:
            self._view.show_field_problem("source")

    def look_at_file(self, path: Path) -> None:
        """Look at a whole file of corrections, which replaces the office's own."""
        self._look_at(lambda: self._data.days_of_file(path))

    def leave_look(self) -> None:
        """Put away what was looked at; nothing was taken."""
        self._look = None
        self._view.show_days()

    def take(self) -> None:
        """Take what was looked at."""
        look, role = self._look, self._session.role
        if look is None:
            return

        def ok(_none: None) -> None:
            self.leave_look()
            self._view.say_taken(len(look.moved))
            self.refresh()

        self._tasks.run(lambda: self._data.take_days(look, role), ok, self._view.show_error)

    def act_on(self, dossier_id: str) -> None:
        """Count this date again; one counted already gets its slip printed again."""
        if dossier_id in self._counted:
            self._print(dossier_id)
        else:
            self._count([dossier_id])

    def count_all(self) -> None:
        """Count every listed date again, one act each."""
        self._count(list(self._open))

    def _count(self, dossier_ids: Sequence[str]) -> None:
        official, role = self._session.ref, self._session.role
        reason = texts.record("calendar_moved")

        def work() -> tuple[list[str], AppError | None]:
            done: list[str] = []
            for dossier_id in dossier_ids:
                try:
                    self._desk.act(
                        Act(
                            dossier_id=dossier_id,
                            action=Action.COUNT_AGAIN,
                            official=official,
                            role=role,
                            data={"reason": reason},
                        )
                    )
                except AppError as error:
                    return done, error
                done.append(dossier_id)
            return done, None

        self._tasks.run(work, lambda answer: self._done_counting(*answer), self._view.show_error)

    def _done_counting(self, done: Sequence[str], error: AppError | None) -> None:
        for dossier_id in done:
            self._counted[dossier_id] = self._open[dossier_id]
        if error is not None:
            self._view.show_error(error)
        else:
            self._view.say_counted(len(done))
        self._tasks.run(self._data.moved, self._show_moved, self._view.show_error)

    def _print(self, dossier_id: str) -> None:
        official, reason = self._session.ref, texts.record("calendar_moved")
        self._tasks.run(
            lambda: self._desk.print_slip(dossier_id, official, reason),
            lambda slip: self._view.say_printed(slip.printer),
            self._view.show_error,
        )

    def _change(self, make: Callable[[OfficeCalendar], Mapping[str, Any]]) -> None:
        if self._calendar is None:
            return
        try:
            own = make(self._calendar)
        except ValueError as error:
            self._view.show_field_problem(str(error))
            return
        self._look_at(lambda: own, self._typed_wrong)

    def _typed_wrong(self, error: AppError) -> None:
        """Nobody wrote a file here: the day that was typed is named, not its place in one."""
        problem = error.code.removeprefix("calendar_file.")
        if problem in _TYPED_PROBLEMS and isinstance(on := error.details.get("value"), date):
            error = UserError(f"calendar_day.{problem}", on=f"{on:%d/%m/%Y}")
        self._view.show_error(error)

    def _look_at(
        self,
        own: Callable[[], Mapping[str, Any]],
        wrong: Callable[[AppError], None] | None = None,
    ) -> None:
        def ok(look: CalendarLook) -> None:
            self._look = look
            self._view.show_look(look, self._may_take())

        failed = wrong or self._view.show_error
        self._tasks.run(lambda: self._data.look_at_days(own()), ok, failed)

    def _show(self, calendar: OfficeCalendar) -> None:
        self._calendar = calendar
        self._year = self._year or calendar.today.year
        self._view.show_calendar(calendar, self._year, self._may_take())

    def _show_moved(self, moved: Sequence[MovedDate]) -> None:
        self._open = {one.dossier_id: one for one in moved}
        counted = [one for key, one in self._counted.items() if key not in self._open]
        rows = [*(Moved(one) for one in moved), *(Moved(one, is_counted=True) for one in counted)]
        self._view.show_moved(rows, len(moved))

    def _may_take(self) -> bool:
        official = self._session.official
        return official is not None and official.role in MAY_TAKE

    def _changed(self, changes: Changes) -> None:
        if self._visible and Kind.CATALOGUE in changes.kinds:
            self.refresh()
