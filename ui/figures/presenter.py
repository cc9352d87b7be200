"""The register and the figures: one list over some days, read, shown, printed, saved."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from models.domain.cash_count import CashCount
from models.domain.changes import Changes, Kind
from models.domain.clock import local_day
from models.domain.fees import PaymentMethod
from models.domain.figures import Period
from models.errors import AppError
from ui.desk import Desk, PrintedSlip
from ui.figures.contract import Answer, Asked, Sheet
from ui.figures.ranges import DayProblem, Range, day_problem, period_until
from ui.ports import ChangeFeed, Tasks

_SLOW_AFTER_MS = 200
_SPACES = re.compile(r"[ .\u00a0]")
_AMOUNT = re.compile(r"[0-9]{1,12}")


class Job(StrEnum):
    """What keeps the acts of the page from being pressed again."""

    PRINTING = "printing"
    SAVING = "saving"


class FiguresView(Protocol):
    """What the presenter may ask of the screen."""

    def show_choice(self, asked: Asked, chosen: Range) -> None:
        """Which list and which days; what was shown before is not it any more."""

    def show_working(self, asked: Asked) -> None:
        """It takes longer than a moment."""

    def show_answer(self, answer: Answer) -> None: ...

    def show_changed(self) -> None:
        """Something was written since the list was read."""

    def show_difference(self, expected_vnd: int, difference_vnd: int | None) -> None:
        """What must lie in the drawer, and counted less that; None: not counted yet."""

    def show_amount_problems(self, opening: bool, counted: bool) -> None:
        """Which of the two typed amounts cannot be read."""

    def show_day_problems(self, first: DayProblem | None, last: DayProblem | None) -> None: ...

    def set_job(self, job: Job | None) -> None: ...

    def say_printed(self, slip: PrintedSlip) -> None: ...

    def say_saved(self, name: str) -> None: ...

    def show_error(self, error: AppError) -> None: ...


class FiguresPresenter:
    """Reads one list at a time: while one is being read, only the last wish waits."""

    def __init__(self, view: FiguresView, desk: Desk, tasks: Tasks, feed: ChangeFeed) -> None:
        self._view = view
        self._desk = desk
        self._tasks = tasks
        self._sheet = Sheet.REGISTER
        self._range = Range.TODAY
        self._days: Period | None = None
        self._cashier: str | None = None
        self._count = CashCount()
        self._unreadable = False
        self._answer: Answer | None = None
        self._reading: Asked | None = None
        self._again = False
        self._job: Job | None = None
        self._visible = False
        self._stale = False
        self.end: Callable[[], None] = feed.subscribe(self._changed)

    def shown(self) -> None:
        """Read at the first visit, after a change and on another day; else what stands stays."""
        self._visible = True
        current = self._answer is not None and self._answer.asked == self._asked()
        if not current or self._stale:
            self.refresh()

    def left(self) -> None:
        self._visible = False

    def refresh(self) -> None:
        """Read the same list again; what is shown stays until the answer is here."""
        asked = self._asked()
        if self._answer is None or self._answer.asked != asked:
            self._choose()
        else:
            self._read()

    def choose_sheet(self, sheet: Sheet) -> None:
        """Another list over the same days."""
        if sheet is not self._sheet:
            self._sheet, self._cashier = sheet, None
            self._choose()

    def choose_range(self, chosen: Range) -> None:
        """Other days; CUSTOM begins with those shown now."""
        if chosen is self._range:
            return
        self._days = self._period() if chosen is Range.CUSTOM else None
        self._range, self._cashier = chosen, None
        self._choose()

    def choose_days(self, first: date | None, last: date | None) -> None:
        """The typed days of a CUSTOM range; None: what was typed is no day."""
        today = local_day(self._desk.clock.now())
        problems = day_problem(first, today), day_problem(last, today)
        if first is not None and last is not None and problems == (None, None) and first > last:
            problems = None, DayProblem.BACKWARDS
        self._view.show_day_problems(*problems)
        if first is None or last is None or problems != (None, None):
            return
        days = Period(first, last)
        if self._range is Range.CUSTOM and days != self._days:
            self._days, self._cashier = days, None
            self._choose()

    def choose_cashier(self, name: str | None) -> None:
        """The takings of one official, or of all."""
        if name != self._cashier:
            self._cashier = name
            self._choose()

    def count(self, opening: str, counted: str) -> None:
        """The two amounts typed beside the takings; empty ones are not said."""
        problems = not _is_amount(opening), not _is_amount(counted)
        self._unreadable = any(problems)
        self._view.show_amount_problems(*problems)
        self._count = CashCount(_amount(opening), _amount(counted))
        self._show_difference()

    def print(self) -> None:
        """Print what is shown."""
        answer, count = self._answer, self._count
        if answer is None or self._job is not None or self._unreadable:
            return
        self._begin(Job.PRINTING)
        self._tasks.run(
            lambda: self._desk.print_figures(answer, count), self._printed, self._failed
        )

    def save(self, path: Path) -> None:
        """Write what is shown to a file, .xlsx or .pdf."""
        answer, count = self._answer, self._count
        if answer is None or self._job is not None or self._unreadable:
            return
        self._begin(Job.SAVING)
        self._tasks.run(
            lambda: self._desk.save_figures(answer, count, path),
            lambda _none: self._saved(path.name),
            self._failed,
        )

    def _asked(self) -> Asked:
        return Asked(sheet=self._sheet, period=self._period(), cashier=self._cashier)

    def _period(self) -> Period:
        if self._days is not None:
            return self._days
        return period_until(local_day(self._desk.clock.now()), self._range)

    def _choose(self) -> None:
        """Nothing that stood before may be printed under the new choice."""
        self._answer, self._count, self._unreadable = None, CashCount(), False
        self._view.show_choice(self._asked(), self._range)
        self._read()

    def _read(self) -> None:
        if self._reading is not None:
            self._again = True
            return
        asked = self._reading = self._asked()
        self._again = self._stale = False
        self._tasks.after_ms(_SLOW_AFTER_MS, lambda: self._slow(asked))
        self._tasks.run(lambda: self._desk.figures(asked), self._took, self._not_read)

    def _slow(self, asked: Asked) -> None:
        if self._reading is asked and self._answer is None:
            self._view.show_working(self._asked())

    def _took(self, answer: Answer) -> None:
        self._reading = None
        if answer.asked == self._asked():
            self._answer = answer
            self._view.show_answer(answer)
            self._show_difference()
            if self._stale:
                self._view.show_changed()
        if self._again or answer.asked != self._asked():
            self._read()

    def _not_read(self, error: AppError) -> None:
        self._reading = None
        if self._again:
            self._read()
        else:
            self._view.show_error(error)

    def _show_difference(self) -> None:
        cash = self._answer.cash if self._answer is not None else None
        if cash is not None:
            taken = cash.net_by_method[PaymentMethod.CASH]
            self._view.show_difference(
                self._count.expected_vnd(taken), self._count.difference_vnd(taken)
            )

    def _printed(self, slip: PrintedSlip) -> None:
        self._end_job()
        self._view.say_printed(slip)

    def _saved(self, name: str) -> None:
        self._end_job()
        self._view.say_saved(name)

    def _failed(self, error: AppError) -> None:
        self._end_job()
        self._view.show_error(error)

    def _begin(self, job: Job) -> None:
        self._job = job
        self._view.set_job(job)

    def _end_job(self) -> None:
        self._job = None
        self._view.set_job(None)

    def _changed(self, changes: Changes) -> None:
        """Figures never move under the eyes: it is said that they are older now."""
        if Kind.DOSSIER not in changes.kinds:
            return
        self._stale = True
        if self._visible and self._answer is not None:
            self._view.show_changed()


def _is_amount(text: str) -> bool:
    return not text.strip() or _amount(text) is not None


def _amount(text: str) -> int | None:
    """Whole đồng as typed, with points or spaces between groups."""
    digits = _SPACES.sub("", text)
    return int(digits) if _AMOUNT.fullmatch(digits) else None
