"""Rows of the table "số đã cấp": every lease of numbers accounted for."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from models.services.numbering import NumberBook
from ui.dossiers.words import number_words
from ui.tokens import Tone
from ui.widgets.table import CELL_ROLE, Cell

Index = QModelIndex | QPersistentModelIndex

COLUMNS = 7


class NumberBookModel(QAbstractTableModel):
    """Newest day on top. A block that does not add up is marked in red and with a word."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._books: tuple[NumberBook, ...] = ()

    def replace(self, books: tuple[NumberBook, ...]) -> None:
        self.beginResetModel()
        self._books = tuple(sorted(books, key=lambda book: book.lease.day, reverse=True))
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._books)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else COLUMNS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._books):
            return None
        cell = self._cell(self._books[index.row()], index.column())
        if role == CELL_ROLE:
            return cell
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell.text
        return None

    def _cell(self, book: NumberBook, column: int) -> Cell:
        lease = book.lease
        if column == 0:
            return Cell(f"{lease.day:%d/%m/%Y}", bold=True, numeric=True)
        if column == 1:
            return Cell(f"{lease.first:04d} – {lease.last:04d}", numeric=True)
        if column == COLUMNS - 1:
            if book.adds_up:
                return Cell(self.tr("adds up"), icon="circle_check", tone=Tone.OK)
            return Cell(self.tr("does not add up"), icon="warning", tone=Tone.BAD)
        number = (book.used, book.void, book.returned, book.left)[column - 2]
        return Cell(number_words(number), numeric=True)
