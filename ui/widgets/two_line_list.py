"""A list of work: two lines a row, the most urgent on top, one act each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.icons import paint_icon
from ui.theme import Text, Tone, px, theme, theme_events
from ui.widgets.key_cap import key_cap_width, paint_key_cap
from ui.widgets.labels import split_code
from ui.widgets.painting import focus_ring, round_box, start

_ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_HEIGHT = 54
_HEAD_LEFT, _NAME_LEFT = 44, 192
_CODE_WIDTH = 176
_ROOM_FOR_CODE = 720

Index = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class TwoLineRow:
    """`head` over `under` at the left (what and when), `name` over `detail` (who and what for),
    a code when there is room, and the one act of the row at the right."""

    key: str
    icon: str
    tone: Tone
    head: str
    under: str
    name: str
    detail: str
    code: str = ""
    act: str = ""


class _Rows(QAbstractListModel):
    rows: tuple[TwoLineRow, ...] = ()

    def replace(self, rows: tuple[TwoLineRow, ...]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == _ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            parts = (row.head, row.under, row.name, row.detail, row.code, row.act)
            return ", ".join(part for part in parts if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.detail
        return None


class _RowPainter(QStyledItemDelegate):
    def __init__(self, owner: TwoLineList) -> None:
        super().__init__(owner)
        self._owner = owner

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(px(300), px(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: TwoLineRow = index.data(_ROW_ROLE)
        box = QRectF(option.rect)
        painter.save()
        start(painter)
        current = index.row() == self._owner.currentIndex().row()
        self._ground(painter, box, current)
        side = px(20)
        icon = QRectF(box.left() + px(12), box.center().y() - side / 2, side, side)
        paint_icon(painter, row.icon, icon, theme().tone(row.tone))
        self._act(painter, box, row, current and self._owner.hasFocus())
        right = box.right() - px(14) - self._owner.act_width() - px(12)
        if row.code and self._owner.viewport().width() > px(_ROOM_FOR_CODE):
            right -= px(_CODE_WIDTH)
            self._code(painter, box, right + px(8), row.code)
        head = box.left() + px(_HEAD_LEFT)
        name = box.left() + px(_NAME_LEFT)
        self._pair(
            painter, box, head, name - px(8), (row.head, Text.LABEL, 600, row.tone), row.under
        )
        self._pair(painter, box, name, right, (row.name, Text.BODY, 600, Tone.PRIMARY), row.detail)
        painter.restore()

    def _ground(self, painter: QPainter, box: QRectF, current: bool) -> None:
        look = theme()
        if current and self._owner.hasFocus():
            inner = box.adjusted(2, 1, -2, -1)
            round_box(painter, inner, px(8), look.color("bg.selected"))
            focus_ring(painter, inner, px(8))
        else:
            line = QRectF(box.left() + px(12), box.bottom() - 1, box.width() - px(24), 1)
            painter.fillRect(line, look.color("line.subtle"))

    def _act(self, painter: QPainter, box: QRectF, row: TwoLineRow, current: bool) -> None:
        if not row.act:
            return
        right = box.right() - px(14)
        if current:
            cap = key_cap_width("Enter")
            right -= cap
            paint_key_cap(painter, right, box.center().y(), "Enter")
            right -= px(10)
        font = theme().font(Text.LABEL, 500)
        width = QFontMetrics(font).horizontalAdvance(row.act) + 2
        painter.setFont(font)
        painter.setPen(theme().tone(Tone.ACCENT))
        painter.drawText(QRectF(right - width, box.top(), width, box.height()), _LEFT, row.act)

    def _code(self, painter: QPainter, box: QRectF, left: float, code: str) -> None:
        head, tail = split_code(code)
        font = theme().font(Text.SMALL, 400, True)
        painter.setFont(font)
        painter.setPen(theme().tone(Tone.MUTED))
        room = QRectF(left, box.top(), px(_CODE_WIDTH), box.height())
        painter.drawText(room, _LEFT, head)
        shift = QFontMetrics(font).horizontalAdvance(head)
        painter.setFont(theme().font(Text.SMALL, 700, True))
        painter.setPen(theme().tone(Tone.PRIMARY))
        painter.drawText(room.adjusted(shift, 0, 0, 0), _LEFT, tail)

    def _pair(
        self,
        painter: QPainter,
        box: QRectF,
        left: float,
        right: float,
        upper: tuple[str, Text, int, Tone],
        lower: str,
    ) -> None:
        words, role, weight, tone = upper
        room = int(max(right - left, 0))
        half = box.height() / 2
        for text, font, ink, top in (
            (words, theme().font(role, weight), tone, box.center().y() - px(9) - half / 2),
            (lower, theme().font(Text.SMALL), Tone.SECONDARY, box.center().y() + px(9) - half / 2),
        ):
            painter.setFont(font)
            painter.setPen(theme().tone(ink))
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(left, top, room, half), _LEFT, shown)


_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class TwoLineList(QListView):
    """Enter does the act of the row; Up on the first row fires `moved_up`."""

    acted = Signal(str)
    moved_up = Signal()

    def __init__(self, accessible_name: str) -> None:
        super().__init__()
        self._rows = _Rows(self)
        self.setModel(self._rows)
        self.setItemDelegate(_RowPainter(self))
        self.setAccessibleName(accessible_name)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.viewport().setAutoFillBackground(False)
        theme_events().changed.connect(self.doItemsLayout)

    def set_rows(self, rows: Sequence[TwoLineRow]) -> None:
        """Show these rows; the row in focus stays in focus when it is still there."""
        before = self.current_key()
        at = self.currentIndex().row()
        self._rows.replace(tuple(rows))
        keys = [row.key for row in rows]
        if rows:
            to = keys.index(before) if before in keys else min(max(at, 0), len(rows) - 1)
            self.setCurrentIndex(self._rows.index(to))

    def rows(self) -> tuple[TwoLineRow, ...]:
        return self._rows.rows

    def current_key(self) -> str | None:
        """The key of the row in focus."""
        at = self.currentIndex().row()
        return self._rows.rows[at].key if 0 <= at < len(self._rows.rows) else None

    def act_width(self) -> int:
        """Room in pixels for the widest act and the key cap beside it."""
        metrics = QFontMetrics(theme().font(Text.LABEL, 500))
        widest = max((metrics.horizontalAdvance(row.act) for row in self._rows.rows), default=0)
        return widest + px(10) + key_cap_width("Enter") if widest else 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = self.current_key()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not (
            event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            if key is not None and not event.isAutoRepeat():
                self.acted.emit(key)
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.moved_up.emit()
        elif event.text() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)
            self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.acted.emit(self._rows.rows[index.row()].key)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.position().x() > self.viewport().width() - px(150):
            self.acted.emit(self._rows.rows[index.row()].key)
