"""Presses keys as the system does, with any letter and at any speed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_NO_MODIFIER = Qt.KeyboardModifier.NoModifier


def press(
    widget: QWidget,
    key: Qt.Key,
    text: str = "",
    modifiers: Qt.KeyboardModifier = _NO_MODIFIER,
    repeat: bool = False,
) -> None:
    """One key down and up."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers, text, repeat))


def letter(widget: QWidget, text: str) -> None:
    """A key that carries this letter, Vietnamese ones too."""
    code = ord(text.upper())
    press(widget, Qt.Key(code) if code < 128 else Qt.Key.Key_unknown, text)


class Hands:
    """Types into whatever has the focus, on a clock that only moves when told."""

    def __init__(self) -> None:
        self.at_ms = 1000.0

    def now_ms(self) -> float:
        return self.at_ms

    def wait(self, ms: float) -> None:
        self.at_ms += ms

    def type(self, text: str, gap_ms: float) -> None:
        """Letters, each `gap_ms` after the one before."""
        for one in text:
            self.wait(gap_ms)
            letter(_focus(), one)

    def enter(self, gap_ms: float) -> None:
        self.wait(gap_ms)
        press(_focus(), Qt.Key.Key_Return, "\r")


def _focus() -> QWidget:
    widget = QApplication.focusWidget() or QApplication.activeWindow()
    assert widget is not None
    return widget
