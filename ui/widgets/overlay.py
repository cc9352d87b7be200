"""A child that covers the whole window, darkens it and keeps the keys of what lies under it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import ThemeKind, theme
from ui.widgets.keys import COVERING


class Scrim(QWidget):
    """Follows the size of its window; Tab stays inside it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty(COVERING, True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._host = window
        window.installEventFilter(self)
        self.hide()

    def cover(self) -> None:
        """Lie over the window, above everything."""
        self.setGeometry(self._host.rect())
        self.raise_()
        self.show()

    def give_up(self) -> None:
        """Go away as if the safe way out was taken."""
        self.hide()

    def takes_ctrl_enter(self) -> bool:
        """Whether Ctrl+Enter does something here; elsewhere it does nothing."""
        return False

    def stops(self) -> list[QWidget]:
        """The widgets Tab walks, in order."""
        return [
            widget
            for widget in self.findChildren(QWidget)
            if widget.isVisible()
            and widget.isEnabled()
            and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.focusProxy() is None
        ]

    def focusNextPrevChild(self, forward: bool) -> bool:
        stops = self.stops()
        if not stops:
            return False
        now = next((at for at, widget in enumerate(stops) if widget.hasFocus()), -1)
        to = (now + (1 if forward else -1)) % len(stops)
        reason = Qt.FocusReason.TabFocusReason
        stops[to].setFocus(reason if forward else Qt.FocusReason.BacktabFocusReason)
        return True

    def event(self, event: QEvent) -> bool:
        """Ctrl+Enter belongs to what asks for it here, not to the window's own keys."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if ctrl and enter and self.takes_ctrl_enter():
                event.accept()
                return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._host.rect())
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        shade = QColor(11, 14, 26, 150 if theme().kind is ThemeKind.DARK else 105)
        QPainter(self).fillRect(self.rect(), shade)
