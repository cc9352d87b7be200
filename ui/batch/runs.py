"""Two long works, one row or sheet after the other: saving a list, printing its papers."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

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


Item = TypeVar("Item")


class _OneByOne(ABC, Generic[Item]):
    """Items in their order, the next when the one before is done."""

    def __init__(self, items: Sequence[Item], ended: Callable[[AppError | None], None]) -> None:
        self._items = tuple(items)
        self._ended = ended
        self._stopped = False
        self.done = 0
        self.total = len(self._items)

    def begin(self) -> None:
        """The first one."""
        if self._stopped or self.done == self.total:
            self._ended(None)
        else:
            self._do(self._items[self.done])

    def stop(self) -> None:
        """After the one that is being done now."""
        self._stopped = True

    @abstractmethod
    def _do(self, item: Item) -> None:
        """Begin one; `_go_on` when it is done."""

    def _go_on(self, tell: Callable[[], None]) -> None:
        self.done += 1
        tell()
        self.begin()


class SaveRun(_OneByOne[ToSave]):
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
        super().__init__(rows, ended)
        self._desk, self._tasks = desk, tasks
        self._saved, self._refused = saved, refused

    def _do(self, item: ToSave) -> None:
        self._tasks.run(
            lambda: self._desk.receive(item.command),
            lambda dossier: self._go_on(lambda: self._saved(item.row_no, dossier)),
            lambda error: self._failed(item, error),
        )

    def _failed(self, row: ToSave, error: AppError) -> None:
        if isinstance(error, UserError):
            self._go_on(lambda: self._refused(row.row_no, error))
        else:
            self._ended(error)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper to print: of the whole group by its form, or the slip of one dossier."""

    form: str = ""
    dossier_id: str = ""


class PrintRun(_OneByOne[Sheet]):
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
        super().__init__(sheets, ended)
        self._desk, self._tasks = desk, tasks
        self._group_id, self._official = group_id, official
        self._printed = printed

    def _do(self, item: Sheet) -> None:
        self._tasks.run(
            lambda: self._print(item),
            lambda slip: self._go_on(lambda: self._printed(item, slip)),
            self._ended,
        )

    def _print(self, sheet: Sheet) -> PrintedSlip:
        if sheet.form:
            return self._desk.print_group(self._group_id, sheet.form, self._official)
        return self._desk.print_slip(sheet.dossier_id, self._official)
