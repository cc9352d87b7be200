"""Rows of dossiers for the table: pages are added at the end, a refresh moves only what changed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from models.queries.dossier_list import DossierLine
from ui.dossiers.due import DueKind, due_of
from ui.dossiers.words import code_words, due_words, line_place, standing_look
from ui.tokens import Tone
from ui.widgets.labels import split_code
from ui.widgets.table import CELL_ROLE, TICKED_ROLE, Cell

Index = QModelIndex | QPersistentModelIndex

TICK, CODE, NAME, PROCEDURE, DUE, STATUS, CENTRE = range(7)
COLUMNS = 7
_DAY_AND_NUMBER = 11  # "261125-0012": without the office's own prefix


class DossierTableModel(QAbstractTableModel):
    """Fires `more_wanted` once for each page it lacks; connect it before a view shows the model."""

    more_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[DossierLine] = []
        self._ticked: frozenset[str] = frozenset()
        self._now = datetime(1970, 1, 1, tzinfo=UTC)
        self._more = False
        self._asked = False
        self._short_codes = False

    def lines(self) -> tuple[DossierLine, ...]:
        return tuple(self._lines)

    def row_of(self, dossier_id: str) -> int:
        """The row of a dossier, -1 when it is not among them."""
        for at, line in enumerate(self._lines):
            if line.id == dossier_id:
                return at
        return -1

    def reset(self, lines: tuple[DossierLine, ...], more: bool, now: datetime) -> None:
        """Another list."""
        self.beginResetModel()
        self._lines = list(lines)
        self._now, self._more, self._asked = now, more, False
        self.endResetModel()

    def append(self, lines: tuple[DossierLine, ...], more: bool) -> None:
        """The next page of the same list."""
        self._more, self._asked = more, False
        if lines:
            first = len(self._lines)
            self.beginInsertRows(QModelIndex(), first, first + len(lines) - 1)
            self._lines.extend(lines)
            self.endInsertRows()

    def stop_waiting(self) -> None:
        """The page that was asked for will not come; it may be asked for again."""
        self._asked = False

    def update_lines(self, lines: tuple[DossierLine, ...], more: bool, now: datetime) -> None:
        """The same list read again: rows keep their identity, so focus and place stay."""
        self._now, self._more, self._asked = now, more, False
        wanted = {line.id for line in lines}
        for at in range(len(self._lines) - 1, -1, -1):
            if self._lines[at].id not in wanted:
                self.beginRemoveRows(QModelIndex(), at, at)
                del self._lines[at]
                self.endRemoveRows()
        kept = {line.id for line in self._lines}
        if [line.id for line in self._lines] != [line.id for line in lines if line.id in kept]:
            self.reset(lines, more, now)
            return
        for at, line in enumerate(lines):
            if line.id not in kept:
                self.beginInsertRows(QModelIndex(), at, at)
                self._lines.insert(at, line)
                self.endInsertRows()
            elif self._lines[at] != line:
                self._lines[at] = line
                self.dataChanged.emit(self.index(at, 0), self.index(at, COLUMNS - 1))

    def set_ticks(self, ticked: frozenset[str]) -> None:
        """Which rows are ticked."""
        changed = ticked ^ self._ticked
        self._ticked = ticked
        for at, line in enumerate(self._lines):
            if line.id in changed:
                self.dataChanged.emit(self.index(at, 0), self.index(at, COLUMNS - 1))

    def set_short_codes(self, short: bool) -> None:
        """Leave the office's own prefix out of the codes (narrow windows)."""
        if short != self._short_codes:
            self._short_codes = short
            if self._lines:
                last = self.index(len(self._lines) - 1, CODE)
                self.dataChanged.emit(self.index(0, CODE), last)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else COLUMNS

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._more and not self._asked

    def fetchMore(self, parent: Index) -> None:
        if not self.canFetchMore(parent):
            return
        self._asked = True
        self.more_wanted.emit()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == CELL_ROLE:
            return self._cell(line, index.column())
        if role == TICKED_ROLE:
            return line.id in self._ticked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(line, index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in (NAME, PROCEDURE, STATUS):
            return self._words(line, index.column())
        return None

    def _cell(self, line: DossierLine, column: int) -> Cell:
        if column == TICK:
            return Cell(check=line.id in self._ticked)
        if column == CODE:
            code = code_words(line)
            if self._short_codes and line.code is not None:
                code = code[-_DAY_AND_NUMBER:]
            head, tail = split_code(code)
            return Cell(tail, bold=True, numeric=True, quiet_head=head)
        if column == NAME:
            tail = f"…{line.phone_end}" if line.phone_end else ""
            return Cell(line.applicant_name, bold=True, tail=tail)
        if column == PROCEDURE:
            return Cell(line.procedure_name)
        if column == DUE:
            return self._due_cell(line)
        if column == STATUS:
            look = standing_look(line.status, line.is_void, short=True)
            return Cell(look.words, icon=look.icon, tone=look.tone, pill=True)
        place = line_place(line, self._now)
        return Cell(place.words, icon=place.icon, tone=place.tone)

    def _due_cell(self, line: DossierLine) -> Cell:
        due = due_of(line.status, line.due_at, self._now)
        words, tone = due_words(due)
        urgent = tone in (Tone.BAD, Tone.WARN)
        dated = due.kind in (DueKind.LATER, DueKind.PAST)
        return Cell(words, bold=urgent, tone=tone, numeric=dated)

    def _words(self, line: DossierLine, column: int) -> str:
        if column == TICK:
            return ""
        if column == CODE:
            return code_words(line)
        if column == STATUS:
            return standing_look(line.status, line.is_void).words
        return self._cell(line, column).text
