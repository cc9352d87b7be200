"""Which keys belong to the window, and who may hear a key while something lies on top."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

GLOBAL_KEYS = frozenset(
    {
        *(f"F{number}" for number in (1, 2, 3, 5, 6, 7, 8, 9, 12)),
        "Shift+F6",
        "Ctrl+Return",
        "Ctrl+B",
        "Ctrl+P",
        "Ctrl+K",
        "Ctrl+E",
        "Ctrl+F",
        "Ctrl+L",
        "Ctrl+N",
        "Ctrl+R",
        "Ctrl+Z",
        "Ctrl+Y",
        "Ctrl+,",
    }
)
"""Heard by the window itself, which presses the button that carries the key on this page."""

PLAIN_KEYS = frozenset({"Return", "Enter", "Esc", "Space", "Tab"})
"""Never shortcuts: the widget with the focus, or the dialog, hears them."""

COVERING = "covers_window"
"""Property of a widget that lies over the whole window and keeps keys from what is under it."""


def under_cover(widget: QWidget) -> bool:
    """Whether something that asks lies over this widget, so that its keys must wait."""
    window = widget.window()
    for child in window.children():
        if (
            isinstance(child, QWidget)
            and child.isVisible()
            and child.property(COVERING)
            and child is not widget
            and not child.isAncestorOf(widget)
        ):
            return True
    return False


def bind(widget: QWidget, key: str) -> QShortcut:
    """A shortcut that lives with a widget: heard only while the widget is shown and enabled."""
    shortcut = QShortcut(QKeySequence(key), widget)
    shortcut.setAutoRepeat(False)
    return shortcut
