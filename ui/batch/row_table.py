"""The table of rows: typed in place, each problem in its own words under its field."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.batch.lines import Line, LineState
from ui.batch.row_model import BELOW_ROLE, STATE_ROLE, RowModel
from ui.icons import paint_icon
from ui.theme import Text, Tone, px, theme, theme_events
from ui.widgets.painting import round_box, start

Index = QModelIndex | QPersistentModelIndex

_ROW, _PADDING = 34, 8
_WIDTHS = {
    "": 152,
    "full_name": 182,
    "personal_id": 150,
    "birth_date": 116,
    "sex": 78,
    "address": 200,
    "phone": 126,
    "case": 190,
    "note": 150,
}
_USUAL_WIDTH = 160
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_NUMBERS = frozenset({"personal_id", "birth_date", "phone", "tax_code"})


class _Cells(QStyledItemDelegate):
    """Paints a field with the words under it; edits it in its first line."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box: QRect = option.rect
        model = index.model()
        assert isinstance(model, RowModel)
        painter.save()
        start(painter)
        look, field = theme(), model.field(index.column())
        left, width = box.left() + px(_PADDING), box.width() - 2 * px(_PADDING)
        first = QRect(left, box.top(), width, px(_ROW))
        if not field:
            first = self._paint_state(painter, first, index)
        font = look.font(Text.LABEL, 500, field in _NUMBERS or not field)
        painter.setFont(font)
        painter.setPen(look.tone(Tone.PRIMARY if field else Tone.MUTED))
        text = str(index.data() or "")
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, first.width())
        painter.drawText(first, _LEFT, shown)
        words, tone = index.data(BELOW_ROLE)
        if words:
            painter.setFont(look.font(Text.SMALL, 500))
            painter.setPen(look.tone(tone))
            below = QRect(left, box.top() + px(_ROW - 4), width, box.height() - px(_ROW - 4))
            painter.drawText(below, _WRAPPED, words)
        view = option.widget
        if isinstance(view, RowTable) and view.hasFocus() and index == view.currentIndex():
            ring = QRectF(box).adjusted(1, 1, -2, -2)
            round_box(painter, ring, px(4), None, look.color("focus.ring"), 2)
        painter.restore()

    def _paint_state(self, painter: QPainter, box: QRect, index: Index) -> QRect:
        """How the row stands, at the left; returns the room for its number."""
        icon, words, tone = index.data(STATE_ROLE)
        look, side = theme(), px(16)
        number = px(30)
        spot = QRectF(box.left() + number, box.center().y() - side / 2 + 1, side, side)
        paint_icon(painter, icon, spot, look.tone(tone))
        font = look.font(Text.SMALL, 600)
        painter.setFont(font)
        painter.setPen(look.tone(tone))
        left = number + side + px(5)
        room = box.adjusted(left, 0, 0, 0)
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, shown)
        return QRect(box.left(), box.top(), number, box.height())

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        edit = QLineEdit(parent)
        edit.setFrame(False)
        edit.setAutoFillBackground(True)
        edit.setFont(theme().font(Text.LABEL, 500))
        model = index.model()
        assert isinstance(model, RowModel)
        edit.setAccessibleName(model.title(index.column()))
        return edit

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        box: QRect = option.rect
        editor.setGeometry(
            box.adjusted(px(5), 2, -px(5), 0).intersected(
                QRect(box.left(), box.top() + 2, box.width(), px(_ROW - 4))
            )
        )


class RowTable(QTableView):
    """Letters and Enter begin typing, Enter goes on to the next field; Space ticks a row that is
    like another; Enter in the last field of the last row wants a new row."""

    accept_wanted = Signal(int)
    row_wanted = Signal()

    def __init__(self, accessible_name: str) -> None:
        super().__init__()
        self._model = RowModel(self)
        self.typed = self._model.typed
        self.setModel(self._model)
        self.setItemDelegate(_Cells(self))
        self.setAccessibleName(accessible_name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(px(_ROW))
        self.setHorizontalHeader(_Head(self._model))
        theme_events().changed.connect(self._restyle)
        self._restyle()

    @property
    def rows(self) -> RowModel:
        """What is shown."""
        return self._model

    def show_lines(self, lines: tuple[Line, ...], fields: tuple[str, ...]) -> None:
        """Other rows; the cursor stays where it is."""
        at = self.currentIndex()
        place = (at.row(), self._model.field(at.column())) if at.isValid() else None
        same = self._model.fields == fields
        changed = self._model.show(lines, fields)
        if not same:
            self._spread()
        for row in changed:
            self.setRowHeight(row, self._height(row))
        if place is not None and not self.currentIndex().isValid() and lines:
            row = min(place[0], len(lines) - 1)
            self.setCurrentIndex(self._model.index(row, self._model.column_of(place[1])))
        self.viewport().update()

    def go_to(self, at: int, column: int = 1) -> None:
        """Put the cursor on a field."""
        if 0 <= at < self._model.rowCount():
            self.setCurrentIndex(self._model.index(at, column))
            self.scrollTo(self.currentIndex())
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def next_problem(self) -> bool:
        """To the next row that is to be mended, round and round. Returns whether there is one."""
        lines, now = self._model.lines, self.currentIndex().row()
        order = [*range(now + 1, len(lines)), *range(now + 1)]
        wanted = (LineState.WRONG, LineState.ALIKE)
        at = next((one for one in order if lines[one].state in wanted), None)
        if at is None:
            return False
        self.go_to(at, self._model.first_problem(at))
        return True

    def finish_typing(self) -> None:
        """What is being typed counts as typed."""
        editor = self.indexWidget(self.currentIndex()) or self.viewport().focusWidget()
        if self.state() is QAbstractItemView.State.EditingState and editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self.currentIndex()
        lines = self._model.lines
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        typing = self.state() is QAbstractItemView.State.EditingState
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and at.isValid():
            if typing:
                return
            if self._model.flags(at) & Qt.ItemFlag.ItemIsEditable:
                self.edit(at)
            else:
                self._go_on()
        elif plain and event.key() == Qt.Key.Key_Space and at.isValid() and not typing:
            line = lines[at.row()]
            if line.state is LineState.ALIKE or line.accepted:
                self.accept_wanted.emit(at.row())
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._go_on()

    def sizeHint(self) -> QSize:
        return QSize(px(600), px(190))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(200), px(150))

    def _go_on(self) -> None:
        """The next field; after the last one of the last row a new row is wanted."""
        at = self.currentIndex()
        if at.column() + 1 < self._model.columnCount():
            self.setCurrentIndex(self._model.index(at.row(), at.column() + 1))
        elif at.row() + 1 < self._model.rowCount():
            self.setCurrentIndex(self._model.index(at.row() + 1, 1))
        else:
            self.row_wanted.emit()

    def _spread(self) -> None:
        for column in range(self._model.columnCount()):
            wanted = _WIDTHS.get(self._model.field(column), _USUAL_WIDTH)
            self.setColumnWidth(column, px(wanted))

    def _height(self, row: int) -> int:
        """A line for the fields, and room for the longest words under one of them."""
        metrics = QFontMetrics(theme().font(Text.SMALL, 500))
        most = 0
        for column in range(self._model.columnCount()):
            words = self._model.index(row, column).data(BELOW_ROLE)[0]
            if words:
                width = self.columnWidth(column) - 2 * px(_PADDING)
                box = metrics.boundingRect(QRect(0, 0, width, 10_000), _WRAPPED, words)
                most = max(most, box.height())
        return px(_ROW) + (most + px(2) if most else 0)

    def _restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(px(_ROW))
        self._spread()
        for row in range(self._model.rowCount()):
            self.setRowHeight(row, self._height(row))
        self.viewport().update()


class _Head(QHeaderView):
    def __init__(self, model: RowModel) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._rows = model
        self.setSectionsClickable(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), px(32))

    def paintSection(self, painter: QPainter, rect: QRect, at: int) -> None:
        look = theme()
        painter.fillRect(rect, look.color("bg.sunken"))
        font = look.font(Text.SMALL, 600)
        painter.setFont(font)
        painter.setPen(look.tone(Tone.SECONDARY))
        room = rect.adjusted(px(_PADDING), 0, -px(4), 0)
        shown = QFontMetrics(font).elidedText(
            self._rows.title(at), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, _LEFT, shown)
