"""A sheet that slides in from the right; the page under it stays visible and usable."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.theme import px, theme
from ui.widgets.painting import soft_shadow, start

_WIDTH = 420


class Drawer(QWidget):
    """A child of the window. Esc closes it and gives the focus back."""

    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._content: QWidget | None = None
        self._before: QWidget | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(px(14), 0, 0, 0)
        window.installEventFilter(self)
        self.hide()

    def show_content(self, content: QWidget) -> None:
        """Show this widget instead of what was in it."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self._take_out()
        self._content = content
        self._layout.addWidget(content)
        self._place()
        self.raise_()
        self.show()
        content.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_drawer(self) -> None:
        """Go, and give the focus back."""
        if not self.isVisible():
            return
        self.hide()
        self._take_out()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_drawer()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        start(painter)
        box = self.rect().toRectF().adjusted(px(14), 0, 0, 0)
        soft_shadow(painter, box, 10, 0, 0)
        painter.fillRect(box, theme().color("bg.raised"))
        painter.fillRect(px(14), 0, 1, self.height(), theme().color("line.strong"))

    def _place(self) -> None:
        window = self.parentWidget()
        if window is not None:
            width = min(px(_WIDTH) + px(14), window.width())
            self.setGeometry(window.width() - width, 0, width, window.height())

    def _take_out(self) -> None:
        if self._content is not None:
            self._layout.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
            self._content = None
