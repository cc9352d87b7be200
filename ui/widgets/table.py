"""Lists of many dossiers: a table view without a grid, one delegate for every column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui.icons import paint_icon
from ui.theme import Text, Tone, px, theme, theme_events
from ui.widgets.boxes import Stretch
from ui.widgets.checks import paint_check
from ui.widgets.painting import round_box, start
from ui.widgets.pills import Look, paint_pill

CELL_ROLE = Qt.ItemDataRole.UserRole + 1
"""A model's `data` answers this role with a `Cell`."""

TICKED_ROLE = Qt.ItemDataRole.UserRole + 2
"""Optional, on column 0: True when the row is ticked, so that it is filled."""

CODE_WIDTH = 184
"""Logical width of a column that shows whole dossier codes; SHORT_CODE_WIDTH without the agency."""

SHORT_CODE_WIDTH = 128

_PADDING = 10
_ROW = 38

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows. `quiet_head` is muted text before the bold text (a code's prefix),
    `tail` muted text at the right, `check` draws a tick box, `pill` a pill around icon and text."""

    text: str = ""
    bold: bool = False
    tone: Tone = Tone.PRIMARY
    icon: str | None = None
    pill: bool = False
    numeric: bool = False
    quiet_head: str = ""
    tail: str = ""
    check: bool | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title and its width in logical pixels, or STRETCH for what is left."""

    title: str
    width: int | Stretch
    min_width: int = 120


class CellPainter(QStyledItemDelegate):
    """Paints a `Cell`; the row's fill and ring are painted with its cells."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(px(80), px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = index.data(CELL_ROLE)
        box: QRect = option.rect
        painter.save()
        start(painter)
        if isinstance(cell, Cell):
            self._paint_cell(painter, box, cell)
        painter.restore()

    def _paint_cell(self, painter: QPainter, box: QRect, cell: Cell) -> None:
        look = theme()
        middle = QRectF(box).center().y()
        left = box.left() + px(_PADDING)
        right = box.right() - px(_PADDING) + 1
        if cell.check is not None:
            side = px(20)
            paint_check(painter, QRectF(left, middle - side / 2, side, side), cell.check)
            return
        if cell.pill:
            paint_pill(
                painter, left - px(4), middle, Look(cell.icon or "info", cell.text, cell.tone)
            )
            return
        if cell.icon:
            side = px(16)
            spot = QRectF(left, middle - side / 2, side, side)
            paint_icon(painter, cell.icon, spot, look.tone(cell.tone))
            left += side + px(6)
        if cell.tail:
            right -= self._paint_tail(painter, box, right, cell.tail)
        if cell.quiet_head:
            left += self._paint_head(painter, box, left, cell.quiet_head)
        role = Text.SMALL if cell.icon else Text.LABEL
        weight = 600 if cell.bold or cell.icon else 400
        font = look.font(role, weight, cell.numeric or bool(cell.quiet_head))
        painter.setFont(font)
        painter.setPen(look.tone(cell.tone))
        shown = QFontMetrics(font).elidedText(
            cell.text, Qt.TextElideMode.ElideRight, max(right - left, 0)
        )
        painter.drawText(QRect(left, box.top(), right - left, box.height()), _LEFT, shown)

    def _paint_tail(self, painter: QPainter, box: QRect, right: int, text: str) -> int:
        font = theme().font(Text.SMALL, 400, True)
        width = QFontMetrics(font).horizontalAdvance(text)
        painter.setFont(font)
        painter.setPen(theme().tone(Tone.MUTED))
        painter.drawText(QRect(right - width, box.top(), width + 1, box.height()), _LEFT, text)
        return width + px(8)

    def _paint_head(self, painter: QPainter, box: QRect, left: int, text: str) -> int:
        font = theme().font(Text.LABEL, 400, True)
        width = QFontMetrics(font).horizontalAdvance(text)
        painter.setFont(font)
        painter.setPen(theme().tone(Tone.MUTED))
        painter.drawText(QRect(left, box.top(), width + 1, box.height()), _LEFT, text)
        return width


_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class _Head(QHeaderView):
    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.titles: tuple[str, ...] = ()
        self.setSectionsClickable(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), px(34))

    def paintSection(self, painter: QPainter, rect: QRect, at: int) -> None:
        look = theme()
        painter.fillRect(rect, look.color("bg.sunken"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.color("line.subtle"))
        font = look.font(Text.SMALL, 600)
        painter.setFont(font)
        painter.setPen(look.tone(Tone.SECONDARY))
        title = self.titles[at] if at < len(self.titles) else ""
        room = rect.adjusted(px(_PADDING), 0, -px(4), 0)
        shown = QFontMetrics(font).elidedText(title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, shown)


class CounterTable(QTableView):
    """A QTableView that speaks keys: Enter opens, Space ticks, letters go to the search box."""

    opened = Signal(int)
    tick_wanted = Signal(int)
    typed = Signal(str)
    near_end = Signal()
    current_changed = Signal(int)
    moved_up = Signal()

    def __init__(self, accessible_name: str) -> None:
        super().__init__()
        self._columns: tuple[Column, ...] = ()
        self._head = _Head()
        self.setHorizontalHeader(self._head)
        self.setItemDelegate(CellPainter(self))
        self.setAccessibleName(accessible_name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalScrollBar().valueChanged.connect(self._watch_end)
        theme_events().changed.connect(self._restyle)
        self._restyle()

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            self._spread()
            self.verticalHeader().setDefaultSectionSize(px(_ROW))

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Titles and widths; exactly one column may be STRETCH."""
        self._columns = tuple(columns)
        self._head.titles = tuple(column.title for column in columns)
        self._spread()
        self._head.viewport().update()

    def current_row(self) -> int:
        """The row in focus, -1 when there is none."""
        return self.currentIndex().row()

    def select_row(self, at: int) -> None:
        """Put the focus ring on a row and bring it into view."""
        model = self.model()
        if model is not None and 0 <= at < model.rowCount():
            self.setCurrentIndex(model.index(at, 0))
            self.scrollTo(model.index(at, 0))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self.current_changed.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self.current_row()
        text = event.text()
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            if at >= 0 and not event.isAutoRepeat():
                self.opened.emit(at)
        elif event.key() == Qt.Key.Key_Space and plain:
            if at >= 0:
                self.tick_wanted.emit(at)
        elif event.key() == Qt.Key.Key_Up and plain and at <= 0:
            self.moved_up.emit()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and plain:
            rows = self.model().rowCount() if self.model() is not None else 0
            self.select_row(0 if event.key() == Qt.Key.Key_Home else rows - 1)
        elif plain and text and text.isprintable():
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            cell = index.data(CELL_ROLE)
            if isinstance(cell, Cell) and cell.check is not None:
                self.tick_wanted.emit(index.row())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.opened.emit(index.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        start(painter)
        model = self.model()
        if model is not None:
            first = max(self.rowAt(0), 0)
            last = self.rowAt(self.viewport().height() - 1)
            last = model.rowCount() - 1 if last < 0 else last
            for at in range(first, last + 1):
                self._paint_row(painter, at)
        painter.end()
        super().paintEvent(event)
        if self.hasFocus() and self.current_row() >= 0:
            painter = QPainter(self.viewport())
            start(painter)
            ring = self._row_box(self.current_row()).adjusted(1, 0, -1, -1)
            round_box(painter, ring, px(4), None, theme().color("focus.ring"), 2)
            painter.end()

    def _row_box(self, at: int) -> QRect:
        top = self.rowViewportPosition(at)
        return QRect(0, top, self.viewport().width(), self.rowHeight(at))

    def _paint_row(self, painter: QPainter, at: int) -> None:
        box = self._row_box(at)
        ticked = self.model().index(at, 0).data(TICKED_ROLE) is True
        if ticked or (at == self.current_row() and self.hasFocus()):
            painter.fillRect(box, theme().color("bg.selected"))
        line = QRect(box.left(), box.bottom(), box.width(), 1)
        painter.fillRect(line, theme().color("line.subtle"))

    def _spread(self) -> None:
        if not self._columns or self.model() is None:
            return
        fixed = sum(px(c.width) for c in self._columns if isinstance(c.width, int))
        for at, column in enumerate(self._columns[: self.model().columnCount()]):
            if isinstance(column.width, int):
                self.setColumnWidth(at, px(column.width))
            else:
                room = self.viewport().width() - fixed
                self.setColumnWidth(at, max(room, px(column.min_width)))

    def _watch_end(self, value: int) -> None:
        bar = self.verticalScrollBar()
        if bar.maximum() - value < px(_ROW) * 10:
            self.near_end.emit()

    def _restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(px(_ROW))
        self.viewport().update()
