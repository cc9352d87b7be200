"""The checklist of papers: one row each, ticked with Space, counted with the digits."""

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
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from ui.icons import paint_icon
from ui.theme import Text, Tone, px, theme, theme_events
from ui.widgets.checks import paint_check
from ui.widgets.painting import focus_ring, round_box, start

_ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_COUNT_WIDTH = 118
_KIND_WIDTH = 118
_CHECK_LEFT = 10
_NAME_LEFT = 41

Index = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One paper. `legal_name` is given when `name` is a short one. `held_by_state` shows a
    database sign instead of a box and cannot be ticked; `digits` says whether the digits set a
    number of copies."""

    key: str
    name: str
    kind_word: str = ""
    kind_tone: Tone = Tone.MUTED
    ticked: bool = False
    count_words: str = ""
    held_by_state: bool = False
    required: bool = False
    digits: bool = True
    legal_name: str = ""

    @property
    def in_full(self) -> str:
        return self.legal_name or self.name


class _Rows(QAbstractListModel):
    def __init__(self, owner: PaperList) -> None:
        super().__init__(owner)
        self.rows: tuple[PaperRow, ...] = ()

    def replace(self, rows: tuple[PaperRow, ...]) -> None:
        if [row.key for row in rows] == [row.key for row in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == _ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.CheckStateRole and not row.held_by_state:
            return Qt.CheckState.Checked if row.ticked else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            parts = (row.in_full, row.kind_word, row.count_words)
            is_tip = role == Qt.ItemDataRole.ToolTipRole
            return row.in_full if is_tip else ", ".join(filter(None, parts))
        return None


class _RowPainter(QStyledItemDelegate):
    def __init__(self, owner: PaperList) -> None:
        super().__init__(owner)
        self._owner = owner

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(px(200), self._owner.row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: PaperRow = index.data(_ROW_ROLE)
        box = QRectF(option.rect)
        look = theme()
        painter.save()
        start(painter)
        here = self._owner.hasFocus() and index.row() == self._owner.currentIndex().row()
        last = index.row() == self._owner.model().rowCount() - 1
        if here:
            inner = box.adjusted(1, 1, -1, -1)
            round_box(painter, inner, px(7), look.color("bg.selected"))
            focus_ring(painter, inner, px(7))
        elif not last:
            left = box.left() + px(_NAME_LEFT)
            painter.fillRect(
                QRectF(left, box.bottom() - 1, box.width() - px(_NAME_LEFT + 10), 1),
                look.color("line.subtle"),
            )
        side = px(20)
        sign = QRectF(box.left() + px(_CHECK_LEFT), box.center().y() - side / 2, side, side)
        if row.held_by_state:
            paint_icon(painter, "database", sign, look.tone(Tone.OK))
        else:
            paint_check(painter, sign, row.ticked)
        self._words(painter, box, row)
        painter.restore()

    def _words(self, painter: QPainter, box: QRectF, row: PaperRow) -> None:
        look = theme()
        align = Qt.AlignmentFlag.AlignVCenter
        left, right = box.left() + px(_NAME_LEFT), box.right() - px(12)
        name = QRectF(
            left, box.top(), right - px(_COUNT_WIDTH + _KIND_WIDTH + 8) - left, box.height()
        )
        font = look.font(Text.BODY, 500 if row.ticked else 400)
        painter.setFont(font)
        painter.setPen(look.tone(Tone.PRIMARY if row.ticked or row.required else Tone.SECONDARY))
        shown = QFontMetrics(font).elidedText(
            row.name, Qt.TextElideMode.ElideRight, int(name.width())
        )
        painter.drawText(name, int(align | Qt.AlignmentFlag.AlignLeft), shown)
        kind = QRectF(
            right - px(_COUNT_WIDTH + _KIND_WIDTH), box.top(), px(_KIND_WIDTH), box.height()
        )
        painter.setFont(look.font(Text.SMALL, 500))
        painter.setPen(look.tone(row.kind_tone))
        painter.drawText(kind, int(align | Qt.AlignmentFlag.AlignLeft), row.kind_word)
        count = QRectF(right - px(_COUNT_WIDTH), box.top(), px(_COUNT_WIDTH), box.height())
        painter.setFont(look.font(Text.SMALL, 600 if row.ticked else 400))
        painter.setPen(look.tone(Tone.PRIMARY if row.ticked else Tone.MUTED))
        painter.drawText(count, int(align | Qt.AlignmentFlag.AlignRight), row.count_words or "–")


class PaperList(QListView):
    """Shows what it is given and says what was pressed; the page keeps the truth and calls
    `set_rows` again.

    Space ticks and moves down, 1 to 9 set copies, Alt+Down shows a name in full.
    """

    tick_changed = Signal(str, bool)
    copies_chosen = Signal(str, int)
    refused = Signal(str)

    def __init__(self, accessible_name: str) -> None:
        super().__init__()
        self._dense = False
        self._rows = _Rows(self)
        self.setModel(self._rows)
        self.setItemDelegate(_RowPainter(self))
        self.setAccessibleName(accessible_name)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.viewport().setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_events().changed.connect(self._fit)

    def set_rows(self, rows: Sequence[PaperRow]) -> None:
        """Show these papers; the row in focus stays when the papers are the same."""
        self._rows.replace(tuple(rows))
        if rows and not self.currentIndex().isValid():
            self.setCurrentIndex(self._rows.index(0))
        self._fit()

    def rows(self) -> tuple[PaperRow, ...]:
        return self._rows.rows

    def set_dense(self, dense: bool) -> None:
        """Lower rows for a low window."""
        self._dense = dense
        self._fit()

    def row_height(self) -> int:
        """Height of one row in pixels."""
        return px(33 if self._dense else 37)

    def current_key(self) -> str | None:
        """The paper in focus."""
        at = self.currentIndex().row()
        return self._rows.rows[at].key if 0 <= at < len(self._rows.rows) else None

    def tick_required(self) -> None:
        """Tick every required paper that is not ticked yet (Ctrl+D)."""
        for row in self._rows.rows:
            if row.required and not row.ticked and not row.held_by_state:
                self.tick_changed.emit(row.key, True)

    def toggle(self, at: int) -> None:
        """Press the box of a row."""
        row = self._rows.rows[at]
        if row.held_by_state:
            self.refused.emit(row.key)
        else:
            self.tick_changed.emit(row.key, not row.ticked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self.currentIndex().row()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if at < 0:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Space and plain:
            if not event.isAutoRepeat():
                self.toggle(at)
                if at + 1 < len(self._rows.rows):
                    self.setCurrentIndex(self._rows.index(at + 1))
        elif plain and event.text() in tuple("123456789") and self._rows.rows[at].digits:
            row = self._rows.rows[at]
            if row.held_by_state:
                self.refused.emit(row.key)
            else:
                self.copies_chosen.emit(row.key, int(event.text()))
        elif event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            place = self.visualRect(self.currentIndex()).bottomLeft()
            QToolTip.showText(self.viewport().mapToGlobal(place), self._rows.rows[at].in_full, self)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.toggle(index.row())

    def sizeHint(self) -> QSize:
        return QSize(px(420), self.row_height() * max(len(self._rows.rows), 1) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(300), self.sizeHint().height())

    def _fit(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
        self.doItemsLayout()
        self.viewport().update()
