"""The search field of a list: a drawing, the words, the key that leads to it."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ui.theme import Text, Tone, px, theme, theme_events
from ui.widgets.boxes import row
from ui.widgets.fields import Framed
from ui.widgets.icon_view import IconView
from ui.widgets.key_cap import KeyCap, key_text


class SearchBox(Framed):
    """`searched` follows the typing after a short pause; Down leaves for the list, Esc empties."""

    searched = Signal(str)
    submitted = Signal(str)
    moved_down = Signal()

    def __init__(self, placeholder: str, key: str = "F3", debounce_ms: int = 40) -> None:
        super().__init__()
        self.edit = QLineEdit()
        self.edit.setFrame(False)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setAccessibleName(placeholder)
        cap = KeyCap(key_text(key)) if key else None
        icon = IconView("search", 18, Tone.SECONDARY)
        self.setLayout(row(icon, (self.edit, 1), cap, spacing=9, margins=(12, 2, 8, 2)))
        self._frame(self.edit)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(debounce_ms)
        self._timer.timeout.connect(self._tell)
        self._told = ""
        self.edit.textChanged.connect(lambda _text: self._timer.start())
        self.edit.returnPressed.connect(self._submit)
        theme_events().changed.connect(self._restyle)
        self._restyle()

    def text(self) -> str:
        """What was typed, composed (NFC), without spaces at the ends."""
        return unicodedata.normalize("NFC", self.edit.text()).strip()

    def set_text(self, text: str) -> None:
        """Put words in and search for them."""
        self.edit.setText(text)

    def clear(self) -> None:
        """Empty it for good and tell at once."""
        self.edit.setText("")
        self._tell()

    def type_first(self, text: str) -> None:
        """Take letters that were typed in the list."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.setText(self.edit.text() + text)

    def focus_and_select(self) -> None:
        """What F3 does."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
                self.moved_down.emit()
                return True
            if event.key() == Qt.Key.Key_Escape and self.edit.text():
                if event.type() == QEvent.Type.ShortcutOverride:
                    event.accept()
                    return True
                if event.type() == QEvent.Type.KeyPress:
                    self.clear()
                    return True
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        self._timer.stop()
        if self.text() != self._told:
            self._told = self.text()
            self.searched.emit(self._told)

    def _submit(self) -> None:
        self._tell()
        self.submitted.emit(self.text())

    def _restyle(self) -> None:
        self.edit.setFont(theme().font(Text.BODY))
        self.setFixedHeight(px(38))
