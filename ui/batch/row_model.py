"""The rows of a list as a table: one column a field, before them how the row stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

import resources
from models.domain.batch_list import columns_from_json
from ui.batch import words
from ui.batch.lines import Line, LineState
from ui.tokens import Tone

Index = QModelIndex | QPersistentModelIndex

BELOW_ROLE = Qt.ItemDataRole.UserRole + 1
"""What stands under a field: (words, tone)."""

STATE_ROLE = Qt.ItemDataRole.UserRole + 2
"""On column 0: (icon, words, tone) of the row."""

_HEAD_COLUMNS = 1


class RowModel(QAbstractTableModel):
    """`typed` tells row, field and text; nothing is kept here that the presenter did not say."""

    typed = Signal(int, str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._fields: tuple[str, ...] = ()
        data = resources.read_json("batch/columns.json")
        self._titles = {column.field: column.label for column in columns_from_json(data)}

    @property
    def lines(self) -> tuple[Line, ...]:
        return self._lines

    @property
    def fields(self) -> tuple[str, ...]:
        return self._fields

    def show(self, lines: Sequence[Line], fields: Sequence[str]) -> frozenset[int]:
        """Other rows; the cursor stays while their number and the columns do. Returns the places
        of the rows that changed."""
        before, self._lines = self._lines, tuple(lines)
        if len(before) != len(lines) or self._fields != tuple(fields):
            self.beginResetModel()
            self._fields = tuple(fields)
            self.endResetModel()
            return frozenset(range(len(lines)))
        changed = [
            at for at, (old, new) in enumerate(zip(before, lines, strict=True)) if old != new
        ]
        for at in changed:
            self.dataChanged.emit(self.index(at, 0), self.index(at, self.columnCount() - 1))
        return frozenset(changed)

    def title(self, column: int) -> str:
        """The heading of a column, as in the template."""
        if column < _HEAD_COLUMNS:
            return self.tr("Row")
        field = self._fields[column - _HEAD_COLUMNS]
        return self._titles.get(field, field)

    def field(self, column: int) -> str:
        """The field of a column; empty for the state of the row."""
        return "" if column < _HEAD_COLUMNS else self._fields[column - _HEAD_COLUMNS]

    def column_of(self, field: str) -> int:
        """The column of a field, that of the state when it has none."""
        return self._fields.index(field) + _HEAD_COLUMNS if field in self._fields else 0

    def first_problem(self, at: int) -> int:
        """The first column of a row that has something to be mended."""
        for column in range(_HEAD_COLUMNS, self.columnCount()):
            if words.of_field(self._lines[at], self.field(column)):
                return column
        return 0

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._fields) + _HEAD_COLUMNS

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.isValid() or index.column() < _HEAD_COLUMNS:
            return usual
        if self._lines[index.row()].state is LineState.SAVED:
            return usual
        return usual | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._lines):
            return None
        line, field = self._lines[index.row()], self.field(index.column())
        if role == STATE_ROLE:
            return words.state(line)
        if role == BELOW_ROLE:
            return self._below(line, field)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return line.text(field) if field else str(line.row.row_no)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text = line.text(field) if field else f"{line.row.row_no}, {words.state(line)[1]}"
            below = self._below(line, field)[0]
            return f"{text}. {below}" if below else text
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._below(line, field)[0] or None
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        field = self.field(index.column())
        if role != Qt.ItemDataRole.EditRole or not field:
            return False
        if str(value) != self._lines[index.row()].text(field):
            self.typed.emit(index.row(), field, str(value))
        return True

    def _below(self, line: Line, field: str) -> tuple[str, Tone]:
        if not field:
            tone = Tone.WARN if line.state is LineState.ALIKE else Tone.BAD
            return words.of_row(line, frozenset(self._fields)), tone
        wrong = words.of_field(line, field)
        return (wrong, Tone.BAD) if wrong else (words.repaired(line, field), Tone.WARN)
