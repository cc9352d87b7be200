"""Two long works, one row or sheet after the other: saving a list, printing its papers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from models.domain.dossier import Dossier, OfficialRef
from models.errors import AppError, UserError
from models.services.intake import ReceiveDossier
from ui.desk import Desk, PrintedSlip
from ui.ports import Tasks

SEVERAL = "several-dossiers"
SIGNING_LIST = "signing-list"


@dataclass(frozen=True, slots=True)
class ToSave:
    """A good row."""

    row_no: int
    command: ReceiveDossier


class SaveRun:
    """Each row is a transaction of its own, told only after its commit.

    A row that is refused is told and the rest goes on; when the computer itself fails, nothing
    further is tried. `ended` is called once with that failure, or None.
    """

    def __init__(
        self,
        desk: Desk,
        tasks: Tasks,
        rows: Sequence[ToSave],
        *,
        saved: Callable[[int, Dossier], None],
        refused: Callable[[int, AppError], None],
        ended: Callable[[AppError | None], None],
    ) -> None:
        self._desk, self._tasks = desk, tasks
        self._saved, self._refused, self._ended = saved, refused, ended
        self._rows = tuple(rows)
        self._stopped = False
        self.done = 0
        self.total = len(self._rows)

    def begin(self) -> None:
        """The first row."""
        self._next()

    def stop(self) -> None:
        """After the row that is being saved now."""
        self._stopped = True

    def _next(self) -> None:
        if self._stopped or self.done == self.total:
            self._ended(None)
            return
        row = self._rows[self.done]
        self._tasks.run(
            lambda: self._desk.receive(row.command),
            lambda dossier: self._took(row, dossier),
            lambda error: self._failed(row, error),
        )

    def _took(self, row: ToSave, dossier: Dossier) -> None:
        self.done += 1
        self._saved(row.row_no, dossier)
        self._next()

    def _failed(self, row: ToSave, error: AppError) -> None:
        if not isinstance(error, UserError):
            self._ended(error)
            return
        self.done += 1
        self._refused(row.row_no, error)
        self._next()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper to print: of the whole group by its form, or the slip of one dossier."""

    form: str = ""
    dossier_id: str = ""


class PrintRun:
    """Papers in their order; the first that fails ends it, and those before it are printed."""

    def __init__(
        self,
        desk: Desk,
        tasks: Tasks,
        sheets: Sequence[Sheet],
        group_id: str,
        official: OfficialRef,
        *,
        printed: Callable[[Sheet, PrintedSlip], None],
        ended: Callable[[AppError | None], None],
    ) -> None:
        self._desk, self._tasks = desk, tasks
        self._group_id, self._official = group_id, official
        self._printed, self._ended = printed, ended
        self._sheets = tuple(sheets)
        self._stopped = False
        self.done = 0
        self.total = len(self._sheets)

    def begin(self) -> None:
        """The first sheet."""
        self._next()

    def stop(self) -> None:
        """After the sheet that is being printed now."""
        self._stopped = True

    def _next(self) -> None:
        if self._stopped or self.done == self.total:
            self._ended(None)
            return
        sheet = self._sheets[self.done]
        self._tasks.run(
            lambda: self._print(sheet), lambda slip: self._came(sheet, slip), self._ended
        )

    def _print(self, sheet: Sheet) -> PrintedSlip:
        if sheet.form:
            return self._desk.print_group(self._group_id, sheet.form, self._official)
        return self._desk.print_slip(sheet.dossier_id, self._official)

    def _came(self, sheet: Sheet, slip: PrintedSlip) -> None:
        self.done += 1
        self._printed(sheet, slip)
        self._next()
