"""A report on the screen: a grouped head, words at the left, numbers at the right."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from printing.report_pages import ReportTable
from ui.figures.lines import (
    PADDING,
    broken,
    column_widths,
    head_heights,
    is_number,
    is_plain_text,
    row_lines,
)
from ui.figures.words import cell_words
from ui.theme import Text, Tone, px, theme, theme_events
from ui.widgets.painting import round_box, start

Index = QModelIndex | QPersistentModelIndex

_ONE_LINE, _MORE_LINES = 38, 16


class ReportModel(QAbstractTableModel):
    """The rows of one table."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table: ReportTable | None = None

    def show_table(self, table: ReportTable) -> None:
        """Other rows."""
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    def is_total(self, row: int) -> bool:
        """Whether this row is the sum of the others."""
        table = self.table
        return table is not None and table.has_total and row == len(table.rows) - 1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or self.table is None else len(self.table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or self.table is None else len(self.table.shares)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.table is None or not index.isValid():
            return None
        value = self.table.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.UserRole:
            return value
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell_words(value)
        if role == Qt.ItemDataRole.ToolTipRole and is_plain_text(value):
            return value
        return None


class _Cells(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, ReportModel)
        value = index.data(Qt.ItemDataRole.UserRole)
        total = model.is_total(index.row())
        font = cell_font(bold=total, numeric=not is_plain_text(value))
        box: QRect = option.rect.adjusted(px(PADDING), 0, -px(PADDING), 0)
        metrics = QFontMetrics(font)
        lines = broken(cell_words(value), metrics, box.width())
        side = Qt.AlignmentFlag.AlignRight if is_number(value) else Qt.AlignmentFlag.AlignLeft
        height = metrics.lineSpacing()
        top = box.top() + (box.height() - height * len(lines)) // 2
        painter.save()
        start(painter)
        painter.setFont(font)
        painter.setPen(theme().tone(Tone.PRIMARY))
        for at, line in enumerate(lines):
            room = QRect(box.left(), top + at * height, box.width(), height)
            painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), line)
        painter.restore()


class _GroupedHead(QHeaderView):
    """Paints the cells of a head that may span columns and rows."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._table: ReportTable | None = None
        self._heights: list[int] = []
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_table(self, table: ReportTable, heights: list[int]) -> None:
        self._table, self._heights = table, heights
        self.updateGeometry()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), max(sum(self._heights), px(34)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        start(painter)
        look = theme()
        painter.fillRect(self.viewport().rect(), look.color("bg.sunken"))
        if self._table is None:
            return
        painter.setFont(head_font())
        words = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter)
        for cell in self._table.head:
            left = self.sectionViewportPosition(cell.column)
            last = cell.column + cell.span - 1
            right = self.sectionViewportPosition(last) + self.sectionSize(last)
            top, height = sum(self._heights[: cell.row]), self._heights[cell.row :][: cell.down]
            box = QRect(left, top, right - left, sum(height))
            painter.fillRect(box.right(), box.top(), 1, box.height(), look.color("line.strong"))
            painter.fillRect(box.left(), box.bottom(), box.width(), 1, look.color("line.strong"))
            painter.setPen(look.tone(Tone.SECONDARY))
            room = box.adjusted(px(PADDING) // 2, 0, -px(PADDING) // 2, 0)
            painter.drawText(room, words, cell.label)


class FiguresTable(QTableView):
    """Up and Down walk the rows; Left and Right bring what is wider than the room into view."""

    def __init__(self, accessible_name: str) -> None:
        super().__init__()
        self.report = ReportModel(self)
        self._head = _GroupedHead()
        self.setHorizontalHeader(self._head)
        self.setItemDelegate(_Cells(self))
        self.setAccessibleName(accessible_name)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setModel(self.report)
        theme_events().changed.connect(self._spread)

    def show_table(self, table: ReportTable) -> None:
        """Another table, from its top."""
        self.report.show_table(table)
        self._spread()
        self.scrollToTop()
        self.horizontalScrollBar().setValue(0)
        if table.rows:
            self.setCurrentIndex(self.report.index(0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        start(painter)
        first = max(self.rowAt(0), 0)
        last = self.rowAt(self.viewport().height() - 1)
        last = self.report.rowCount() - 1 if last < 0 else last
        for at in range(first, last + 1):
            self._paint_row(painter, at)
        painter.end()
        super().paintEvent(event)
        row = self.currentIndex().row()
        if self.hasFocus() and row >= 0:
            painter = QPainter(self.viewport())
            start(painter)
            ring = self._row_box(row).adjusted(1, 0, -1, -1)
            round_box(painter, ring, px(4), None, theme().color("focus.ring"), 2)
            painter.end()

    def _paint_row(self, painter: QPainter, at: int) -> None:
        box = self._row_box(at)
        if at == self.currentIndex().row() and self.hasFocus():
            painter.fillRect(box, theme().color("bg.selected"))
        elif self.report.is_total(at):
            painter.fillRect(box, theme().color("bg.sunken"))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, theme().color("line.subtle"))

    def _row_box(self, at: int) -> QRect:
        return QRect(0, self.rowViewportPosition(at), self.viewport().width(), self.rowHeight(at))

    def _spread(self) -> None:
        table = self.report.table
        if table is None:
            return
        font, head = cell_font(bold=True, numeric=True), head_font()
        widths = column_widths(table, self.viewport().width(), font, head)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        lines = row_lines(table, widths, font)
        self.verticalHeader().setDefaultSectionSize(px(_ONE_LINE + _MORE_LINES * (lines - 1)))
        self._head.show_table(table, head_heights(table, widths, head))
        self.updateGeometries()
        self.viewport().update()


def cell_font(*, bold: bool, numeric: bool) -> QFont:
    """The font of a cell: figures of one width for numbers, times and codes."""
    return theme().font(Text.LABEL, 600 if bold else 400, numeric)


def head_font() -> QFont:
    """The font of the head."""
    return theme().font(Text.SMALL, 600)
