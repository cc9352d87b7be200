"""Settings of this counter: printer, backup, officials, numbers given out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from models.domain.changes import Changes, Kind
from models.domain.text import nfc
from models.domain.workflow import Role
from models.errors import AppError, NotPermitted, ValidationError
from models.services.numbering import NumberBook
from models.services.officials import Official
from ui.desk import BackupCard, Desk, PrinterChoice
from ui.ports import ChangeFeed, Tasks
from ui.session import Session

MAY_ADD_OFFICIALS = frozenset({Role.HEAD, Role.ADMIN})
"""Who may let others sign in; the decree on the one-stop centre was not seen on this: a rule of
this program, so that nobody can give herself another role."""


@dataclass(frozen=True, slots=True)
class Counter:
    """All that the page shows, as of `now`. `may_add`: officials may be added by who is here."""

    printers: tuple[str, ...]
    choice: PrinterChoice
    backup: BackupCard | None
    officials: tuple[Official, ...]
    books: tuple[NumberBook, ...]
    may_add: bool
    now: datetime


class SettingsView(Protocol):
    """What the presenter may ask of the screen."""

    def show_counter(self, counter: Counter) -> None: ...

    def say_printer_chosen(self, choice: PrinterChoice) -> None: ...

    def say_test_printed(self, printer: str) -> None: ...

    def say_backed_up(self, card: BackupCard) -> None: ...

    def show_restore_planned(self, card: BackupCard) -> None: ...

    def show_new_official(self, official: Official, pin: str) -> None:
        """The PIN is shown once, to be handed over."""

    def show_official_problems(self, problems: tuple[tuple[str, str], ...]) -> None: ...

    def show_pin_problem(self, error: AppError) -> None: ...

    def say_pin_changed(self) -> None: ...

    def show_error(self, error: AppError) -> None: ...

    def set_busy(self, busy: bool) -> None: ...


class SettingsPresenter:
    """Every act goes through the desk; what changed is read again."""

    def __init__(
        self, view: SettingsView, desk: Desk, tasks: Tasks, feed: ChangeFeed, session: Session
    ) -> None:
        self._view = view
        self._desk = desk
        self._tasks = tasks
        self._session = session
        self._visible = False
        self.end: Callable[[], None] = feed.subscribe(self._changed)

    def shown(self) -> None:
        self._visible = True
        self.refresh()

    def left(self) -> None:
        self._visible = False

    def refresh(self) -> None:
        """Read everything again."""
        self._tasks.run(self._read, self._view.show_counter, self._view.show_error)

    def choose_printer(self, name: str | None, paper: str) -> None:
        """Keep the printer and the paper ("A5" or "A4")."""
        choice = PrinterChoice(name, paper)
        self._tasks.run(
            lambda: self._desk.choose_printer(choice),
            lambda _none: self._view.say_printer_chosen(choice),
            self._view.show_error,
        )

    def print_test(self, name: str | None, paper: str) -> None:
        """Print the test sheet on the printer that is shown."""
        if name is None:
            return
        self._begin()
        self._tasks.run(
            lambda: self._desk.print_test_sheet(name, paper),
            lambda _none: self._done(lambda: self._view.say_test_printed(name)),
            self._failed,
        )

    def back_up(self, path: Path) -> None:
        """Write a verified backup now."""
        self._begin()
        self._tasks.run(
            lambda: self._desk.back_up(path),
            lambda card: self._done(lambda: self._backed_up(card)),
            self._failed,
        )

    def restore(self, path: Path) -> None:
        """Check a backup and plan to restore it at the next start."""
        self._begin()
        self._tasks.run(
            lambda: self._desk.prepare_restore(path),
            lambda card: self._done(lambda: self._view.show_restore_planned(card)),
            self._failed,
        )

    def add_official(self, full_name: str, role: Role) -> None:
        """Let one more person sign in, with a PIN made by chance."""
        name = nfc(full_name)
        if self._session.official is None or self._session.role not in MAY_ADD_OFFICIALS:
            self._view.show_error(NotPermitted(action="add_official"))
            return

        def fail(error: AppError) -> None:
            if isinstance(error, ValidationError):
                self._view.show_official_problems(tuple(error.problems))
            else:
                self._view.show_error(error)

        def ok(made: tuple[Official, str]) -> None:
            self._view.show_new_official(*made)
            self.refresh()

        self._tasks.run(lambda: self._desk.add_official(name, role, None), ok, fail)

    def change_pin(self, old_pin: str, new_pin: str) -> None:
        """Change the PIN of who is signed in."""
        official_id = self._session.ref.id
        if official_id is None:
            return
        self._tasks.run(
            lambda: self._desk.change_pin(official_id, old_pin, new_pin),
            lambda _none: self._view.say_pin_changed(),
            self._view.show_pin_problem,
        )

    def _read(self) -> Counter:
        official = self._session.official
        return Counter(
            printers=self._desk.printers(),
            choice=self._desk.printer_choice(),
            backup=self._desk.last_backup(),
            officials=self._desk.officials(),
            books=self._desk.number_books(),
            may_add=official is not None and official.role in MAY_ADD_OFFICIALS,
            now=self._desk.clock.now(),
        )

    def _backed_up(self, card: BackupCard) -> None:
        self._view.say_backed_up(card)
        self.refresh()

    def _begin(self) -> None:
        self._view.set_busy(True)

    def _done(self, tell: Callable[[], None]) -> None:
        self._view.set_busy(False)
        tell()

    def _failed(self, error: AppError) -> None:
        self._done(lambda: self._view.show_error(error))

    def _changed(self, changes: Changes) -> None:
        if self._visible and changes.kinds & {Kind.NUMBERS, Kind.OFFICIALS}:
            self.refresh()
