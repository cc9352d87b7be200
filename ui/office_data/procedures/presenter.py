"""Procedures: looked up by anybody; times confirmed and files taken by the head or technician."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from models.domain.changes import Changes, Kind
from models.domain.text import fold, words_start_with
from models.errors import AppError
from printing.preview import GreyPage
from ui.office_data.contract import (
    MAY_TAKE,
    OfferedCatalogue,
    OfferedFees,
    OfficeDataDesk,
    ProcedureLine,
    ProcedureSheet,
)
from ui.ports import ChangeFeed, Tasks
from ui.session import Session


class ProceduresView(Protocol):
    """What the presenter may ask of the screen."""

    def show_lines(self, lines: Sequence[ProcedureLine], all_count: int) -> None: ...

    def show_list(self) -> None: ...

    def show_sheet(self, sheet: ProcedureSheet, may_take: bool) -> None: ...

    def show_guidance(self, pages: Sequence[GreyPage]) -> None:
        """No page: a retired procedure has no sheet."""

    def show_offered(self, offered: OfferedCatalogue | OfferedFees, may_take: bool) -> None: ...

    def say_confirmed(self, name: str) -> None: ...

    def say_taken(self) -> None: ...

    def say_printed(self, printer: str) -> None: ...

    def show_error(self, error: AppError) -> None: ...


class ProceduresPresenter:
    """A list, one sheet out of it, or a file that was looked at."""

    def __init__(
        self,
        view: ProceduresView,
        desk: OfficeDataDesk,
        tasks: Tasks,
        feed: ChangeFeed,
        session: Session,
    ) -> None:
        self._view = view
        self._desk = desk
        self._tasks = tasks
        self._session = session
        self._lines: tuple[ProcedureLine, ...] = ()
        self._search = ""
        self._sheet: ProcedureSheet | None = None
        self._offered: OfferedCatalogue | OfferedFees | None = None
        self._visible = False
        self.end: Callable[[], None] = feed.subscribe(self._changed)

    def shown(self) -> None:
        self._visible = True
        self.refresh()

    def left(self) -> None:
        self._visible = False

    def refresh(self) -> None:
        """Read the list again, and the sheet that is open."""
        self._tasks.run(self._desk.procedures, self._show, self._view.show_error)
        if self._sheet is not None:
            self.open(self._sheet.procedure.code)

    def search(self, words: str) -> None:
        """Narrow the list: name without marks, code or sector."""
        self._search = words
        self._narrow()

    def open(self, code: str) -> None:
        """Show one procedure, and its guidance sheet while it is in use."""
        self._tasks.run(lambda: self._desk.procedure(code), self._opened, self._view.show_error)

    def close(self) -> None:
        """Back to the list; a file that was looked at is put away."""
        self._sheet = self._offered = None
        self._view.show_list()

    def confirm_time(self) -> None:
        """The office stands by the times of the version that is shown."""
        if self._sheet is None:
            return
        shown, official, role = self._sheet.procedure, self._session.ref, self._session.role
        self._tasks.run(
            lambda: self._desk.confirm_time(shown.code, shown.version, official, role),
            lambda _none: self._view.say_confirmed(shown.name),
            self._view.show_error,
        )

    def print_guidance(self) -> None:
        """Print the sheet of the procedure that is shown."""
        if self._sheet is None:
            return
        code = self._sheet.procedure.code
        self._tasks.run(
            lambda: self._desk.print_guidance(code), self._view.say_printed, self._view.show_error
        )

    def look_at(self, path: Path) -> None:
        """Show what a file would change; nothing is taken."""

        def ok(offered: OfferedCatalogue | OfferedFees) -> None:
            self._offered = offered
            self._view.show_offered(offered, self._may_take())

        self._tasks.run(lambda: self._desk.look_at_file(path), ok, self._view.show_error)

    def take(self) -> None:
        """Take the file that was looked at."""
        offered, role = self._offered, self._session.role
        if offered is None:
            return

        def ok(_none: None) -> None:
            self.close()
            self._view.say_taken()

        self._tasks.run(lambda: self._desk.take_file(offered, role), ok, self._view.show_error)

    def _opened(self, sheet: ProcedureSheet) -> None:
        self._sheet = sheet
        self._view.show_sheet(sheet, self._may_take())
        if sheet.is_retired:
            self._view.show_guidance(())
            return
        code = sheet.procedure.code
        self._tasks.run(
            lambda: self._desk.guidance_pages(code),
            lambda pages: self._show_guidance(code, pages),
            self._view.show_error,
        )

    def _show_guidance(self, code: str, pages: Sequence[GreyPage]) -> None:
        if self._sheet is not None and self._sheet.procedure.code == code:
            self._view.show_guidance(pages)

    def _show(self, lines: tuple[ProcedureLine, ...]) -> None:
        self._lines = lines
        self._narrow()

    def _narrow(self) -> None:
        found = [line for line in self._lines if _fits(line, self._search)]
        self._view.show_lines(found, len(self._lines))

    def _may_take(self) -> bool:
        official = self._session.official
        return official is not None and official.role in MAY_TAKE

    def _changed(self, changes: Changes) -> None:
        if self._visible and Kind.CATALOGUE in changes.kinds:
            self.refresh()


def _fits(line: ProcedureLine, search: str) -> bool:
    wanted = search.strip()
    text = fold(f"{line.name} {line.sector}")
    return not wanted or line.code.startswith(wanted) or words_start_with(text, wanted)
