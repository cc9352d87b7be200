"""Fields in a painted frame: text, several lines of text, a choice out of a list."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.icons import paint_icon
from ui.theme import Text, Tone, px, theme, theme_events
from ui.widgets.boxes import row
from ui.widgets.icon_view import IconView
from ui.widgets.painting import round_box, start


def paint_field_box(painter: QPainter, widget: QWidget, focused: bool, problem: bool) -> None:
    """The outline of a field: it becomes the focus ring, or tells of a problem."""
    start(painter)
    look = theme()
    fill = look.color("bg.surface" if widget.isEnabled() else "bg.sunken")
    if problem:
        line, width = look.color("bad.text"), 2.0
    elif focused:
        line, width = look.color("focus.ring"), 2.0
    else:
        line, width = look.color("line.control"), 1.0
    round_box(painter, widget.rect(), px(7), fill, line, width)


class Framed(QWidget):
    """What text fields share: the frame, the problem flag, the moment the focus leaves."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._problem = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_problem(self, problem: bool) -> None:
        """Red outline or not; the sentence is shown by `LabelledField`."""
        self._problem = problem
        self.update()

    def has_problem(self) -> bool:
        return self._problem

    def _frame(self, inner: QWidget) -> None:
        self.setFocusProxy(inner)
        inner.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.focusProxy():
            if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
                self.update()
            if event.type() == QEvent.Type.FocusOut:
                self.left.emit()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        inner = self.focusProxy()
        focused = inner is not None and inner.hasFocus()
        paint_field_box(QPainter(self), self, focused, self._problem)


class TextField(Framed):
    """One line of text; `text()` is NFC without spaces at the ends."""

    text_changed = Signal(str)
    submitted = Signal()

    def __init__(
        self,
        placeholder: str = "",
        icon: str | None = None,
        numeric: bool = False,
        password: bool = False,
        accessible_name: str = "",
        dense: bool = False,
    ) -> None:
        super().__init__()
        self.edit = QLineEdit()
        self._look = (Text.BODY, 500, numeric)
        self._dense = dense
        self.edit.setPlaceholderText(placeholder)
        self.edit.setAccessibleName(accessible_name or placeholder)
        self.edit.setFrame(False)
        if password:
            self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        if password or numeric:
            hints = Qt.InputMethodHint.ImhPreferLatin | Qt.InputMethodHint.ImhNoPredictiveText
            self.edit.setInputMethodHints(self.edit.inputMethodHints() | hints)
        view = IconView(icon, 18, Tone.MUTED) if icon else None
        self.setLayout(row(view, (self.edit, 1), spacing=9, margins=(12, 2, 10, 2)))
        self._frame(self.edit)
        self.edit.textChanged.connect(self.text_changed)
        self.edit.returnPressed.connect(self.submitted)
        theme_events().changed.connect(self._restyle)
        self._restyle()

    def text(self) -> str:
        """What was typed, composed (NFC), without spaces at the ends."""
        if self.edit.echoMode() is QLineEdit.EchoMode.Password:
            return unicodedata.normalize("NFC", self.edit.text())
        return unicodedata.normalize("NFC", self.edit.text()).strip()

    def setText(self, text: str) -> None:
        """Put text in; the cursor stands before its beginning so that it is seen from the start."""
        if text != self.edit.text():
            self.edit.setText(text)
            self.edit.setCursorPosition(0)

    def clear(self) -> None:
        """Empty it for good: undo does not bring the words back."""
        self.edit.setText("")

    def sizeHint(self) -> QSize:
        return QSize(px(200), px(34 if self._dense else 40))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(90), self.sizeHint().height())

    def _restyle(self) -> None:
        self.edit.setFont(theme().font(*self._look))
        self.setFixedHeight(self.sizeHint().height())


class TextArea(Framed):
    """Several lines of text; Tab leaves it."""

    text_changed = Signal(str)

    def __init__(self, placeholder: str = "", rows: int = 3, accessible_name: str = "") -> None:
        super().__init__()
        self.edit = QPlainTextEdit()
        self._rows = rows
        self.edit.setPlaceholderText(placeholder)
        self.edit.setAccessibleName(accessible_name or placeholder)
        self.edit.setTabChangesFocus(True)
        self.edit.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.edit.viewport().setAutoFillBackground(False)
        self.setLayout(row((self.edit, 1), margins=(8, 6, 6, 6)))
        self._frame(self.edit)
        self.edit.textChanged.connect(lambda: self.text_changed.emit(self.text()))
        theme_events().changed.connect(self._restyle)
        self._restyle()

    def text(self) -> str:
        """What was typed, composed (NFC), without spaces at the ends."""
        return unicodedata.normalize("NFC", self.edit.toPlainText()).strip()

    def setText(self, text: str) -> None:
        self.edit.setPlainText(text)

    def clear(self) -> None:
        self.edit.clear()

    def _restyle(self) -> None:
        font = theme().font(Text.BODY)
        self.edit.setFont(font)
        self.setFixedHeight(QFontMetrics(font).lineSpacing() * self._rows + px(24))


class _ChoiceRows(QStyledItemDelegate):
    """Rows of an open list, high enough for a finger."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(super().sizeHint(option, index).width(), px(34))


class ChoiceField(QComboBox):
    """A choice out of a list; every option is a value and its words."""

    chosen = Signal(object)
    left = Signal()

    def __init__(
        self,
        options: Sequence[tuple[Any, str]] = (),
        accessible_name: str = "",
        dense: bool = False,
    ) -> None:
        super().__init__()
        self._problem = False
        self._dense = dense
        self._values: list[Any] = []
        self.setAccessibleName(accessible_name)
        self.setItemDelegate(_ChoiceRows(self))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(lambda _row: self.chosen.emit(self.value()))
        theme_events().changed.connect(self._restyle)
        self.set_options(options)
        self._restyle()

    def set_options(self, options: Sequence[tuple[Any, str]]) -> None:
        """Other options; the value chosen stays when it is still among them."""
        before = self.value()
        self.clear()
        self._values = [value for value, _words in options]
        self.addItems([words for _value, words in options])
        if before in self._values:
            self.set_value(before)

    def value(self) -> Any:
        """The chosen value, None when there are no options."""
        at = self.currentIndex()
        return self._values[at] if 0 <= at < len(self._values) else None

    def set_value(self, value: Any) -> None:
        """Choose without telling. Raises ValueError when the value is no option."""
        self.setCurrentIndex(self._values.index(value))

    def set_problem(self, problem: bool) -> None:
        self._problem = problem
        self.update()

    def has_problem(self) -> bool:
        return self._problem

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme().font(Text.BODY, 500))
        widest = max(
            (metrics.horizontalAdvance(self.itemText(i)) for i in range(self.count())), default=0
        )
        return QSize(widest + px(13 + 38) + 2, px(34 if self._dense else 40))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), px(120)), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_field_box(painter, self, self.hasFocus(), self._problem)
        look = theme()
        font = look.font(Text.BODY, 500)
        painter.setFont(font)
        painter.setPen(look.tone(Tone.PRIMARY if self.isEnabled() else Tone.DISABLED))
        room = self.rect().adjusted(px(13), 0, -px(38), 0)
        shown = QFontMetrics(font).elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room.width()
        )
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, int(align), shown)
        side = px(18)
        box = QRectF(self.width() - px(12) - side, (self.height() - side) / 2, side, side)
        paint_icon(painter, "chevron_down", box, look.tone(Tone.SECONDARY))

    def _restyle(self) -> None:
        self.setFont(theme().font(Text.BODY, 500))
        self.setFixedHeight(self.sizeHint().height())
