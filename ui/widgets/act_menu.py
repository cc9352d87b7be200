"""A short list of acts under a button, walked by keys: our own, so that it follows the theme."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import px
from ui.widgets.boxes import column
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.overlay import Scrim
from ui.widgets.painting import soft_shadow, start

_NUMBERED = 9


class ActMenu(Scrim):
    """`chosen` tells the value of the act taken, then it is gone.

    Up and Down walk, Enter or the number takes, Esc or a click beside it leaves everything as it is
    and gives the focus back to `anchor`.
    """

    chosen = Signal(object)

    def __init__(
        self, window: QWidget, anchor: QWidget, acts: Sequence[tuple[Any, str]], name: str = ""
    ) -> None:
        if not acts:
            raise ValueError("acts: at least one expected")
        super().__init__(window)
        self._anchor = anchor
        self._values = tuple(value for value, _words in acts)
        self._rows = tuple(self._row(at, words) for at, (_value, words) in enumerate(acts))
        self._panel = Card(
            column(*self._rows, spacing=2),
            fill="bg.raised",
            line="line.control",
            margins=(6, 6, 6, 6),
        )
        self._panel.setParent(self)
        self.setAccessibleName(name)
        self._panel.setAccessibleName(name)

    def rows(self) -> tuple[Button, ...]:
        return self._rows

    def open(self) -> None:
        """Show it under the anchor, or above it where there is no room."""
        self.cover()
        self._place()
        self._rows[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def give_up(self) -> None:
        """Nothing was chosen."""
        self._leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.give_up()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._walk(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._rows[0 if key == Qt.Key.Key_Home else -1].setFocus()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.give_up()
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """No shade over the page: only the shadow of the list."""
        painter = QPainter(self)
        start(painter)
        soft_shadow(painter, self._panel.geometry().toRectF(), 10, px(10))

    def _row(self, at: int, words: str) -> Button:
        key = str(at + 1) if at < _NUMBERED else ""
        button = _Row(words, ButtonKind.QUIET, key=key)
        button.clicked.connect(lambda: self._take(at))
        return button

    def _take(self, at: int) -> None:
        self._leave()
        self.chosen.emit(self._values[at])

    def _leave(self) -> None:
        self.hide()
        if self._anchor.isVisible():
            self._anchor.setFocus(Qt.FocusReason.PopupFocusReason)
        self.deleteLater()

    def _walk(self, by: int) -> None:
        now = next((at for at, row in enumerate(self._rows) if row.hasFocus()), 0)
        self._rows[(now + by) % len(self._rows)].setFocus(Qt.FocusReason.TabFocusReason)

    def _place(self) -> None:
        size = self._panel.sizeHint()
        below = self._anchor.mapTo(self._host, QPoint(0, self._anchor.height() + px(4)))
        top = below.y()
        if top + size.height() > self.height():
            top = max(below.y() - self._anchor.height() - px(8) - size.height(), 0)
        left = max(min(below.x(), self.width() - size.width() - px(8)), 0)
        self._panel.setGeometry(left, top, size.width(), size.height())


class _Row(Button):
    """As wide as the widest act, its words at the left; the arrow keys belong to the list."""

    def __init__(self, words: str, kind: ButtonKind, key: str) -> None:
        super().__init__(words, kind, key=key, centred=False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)
