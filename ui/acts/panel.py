"""A panel over the window that stays until its work is done: Esc leaves, Ctrl+Enter does."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ui.theme import px
from ui.widgets.boxes import column
from ui.widgets.card import Card
from ui.widgets.overlay import Scrim
from ui.widgets.painting import soft_shadow, start

SIDE = 22
"""The margin of a panel at its left and right."""
_AROUND, _TOP = 12, 18
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Panel(Scrim):
    """`wanted` fires on Ctrl+Enter, `left` once when it is given up or closed.

    Enter in a field of one line goes on to the next field: nothing is done by Enter alone, so what
    a scanner types never answers.
    """

    wanted = Signal()
    left = Signal()

    def __init__(self, window: QWidget, title: str, width: int) -> None:
        super().__init__(window)
        self.title = title
        self._before = QApplication.focusWidget()
        self._card = Card(
            column(),
            fill="bg.raised",
            line="line.control",
            margins=(SIDE, _TOP, SIDE, _TOP),
            radius=12,
        )
        self._card.setAccessibleName(title)
        self._width = width
        middle = Qt.AlignmentFlag.AlignCenter
        around = (_AROUND, _AROUND, _AROUND, _AROUND)
        self.setLayout(column((self._card, 0, middle), margins=around))
        self.setAccessibleName(title)

    def put(self, content: QWidget) -> None:
        """What the panel holds."""
        layout = self._card.layout()
        assert layout is not None
        layout.addWidget(content)

    def open(self) -> None:
        self._card.setFixedWidth(min(px(self._width), self._host.width() - 2 * px(_AROUND)))
        self.cover()
        self.take_focus()

    def takes_ctrl_enter(self) -> bool:
        return True

    def room(self) -> int:
        """The height a panel may have in this window."""
        return self._host.height() - 2 * px(_AROUND) - 2 * px(_TOP)

    def take_focus(self) -> None:
        """Into the first field."""
        stops = self.stops()
        if stops:
            stops[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def give_up(self) -> None:
        self.close_panel()

    def close_panel(self) -> None:
        """Go, and give the focus back."""
        if self.isHidden():
            return
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.left.emit()
        self.setParent(None)
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()
        if event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
        elif event.key() in _RETURN:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.wanted.emit()
            elif isinstance(QApplication.focusWidget(), QLineEdit):
                self.focusNextPrevChild(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        start(painter)
        soft_shadow(painter, self._card.geometry().toRectF(), 10, px(12))
