"""Takes the first letters of a scan out of a text field again, with its undo as it was."""

from __future__ import annotations

from dataclasses import dataclass

import shiboken6
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

TextWidget = QLineEdit | QPlainTextEdit | QTextEdit


def text_widget(widget: QWidget | None) -> TextWidget | None:
    """The widget when text can be typed into it."""
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit) and not widget.isReadOnly():
        return widget
    return None


def is_secret(widget: QWidget | None) -> bool:
    """Whether what is typed here is hidden (a password or a PIN)."""
    return isinstance(widget, QLineEdit) and widget.echoMode() is not QLineEdit.EchoMode.Normal


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A field as it was before the first letter of what may become a scan."""

    field: TextWidget
    text: str
    cursor: int
    anchor: int

    def restore(self) -> None:
        """Bring the field back. Undo afterwards does what it would have done before."""
        if not shiboken6.isValid(self.field) or _text(self.field) == self.text:
            return
        before = _text(self.field)
        self.field.undo()
        if _text(self.field) == before:
            self._mend()
        elif _text(self.field) != self.text:
            # Undo took typing from before the scan with it: type that again, as one step.
            self._mend()
        _select(self.field, self.anchor, self.cursor)

    def _mend(self) -> None:
        now, wanted = _text(self.field), self.text
        head = 0
        while head < min(len(now), len(wanted)) and now[head] == wanted[head]:
            head += 1
        tail = 0
        while tail < min(len(now), len(wanted)) - head and now[-1 - tail] == wanted[-1 - tail]:
            tail += 1
        _select(self.field, head, len(now) - tail)
        _insert(self.field, wanted[head : len(wanted) - tail])


def snapshot(field: TextWidget) -> Snapshot:
    """Remember a field's text, cursor and selection."""
    if isinstance(field, QLineEdit):
        cursor = field.cursorPosition()
        anchor = cursor
        if field.hasSelectedText():
            start, end = field.selectionStart(), field.selectionEnd()
            anchor = end if cursor == start else start
        return Snapshot(field, field.text(), cursor, anchor)
    place = field.textCursor()
    return Snapshot(field, field.toPlainText(), place.position(), place.anchor())


def _text(field: TextWidget) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _select(field: TextWidget, anchor: int, cursor: int) -> None:
    if isinstance(field, QLineEdit):
        if anchor == cursor:
            field.deselect()
            field.setCursorPosition(cursor)
        else:
            field.setSelection(anchor, cursor - anchor)
        return
    place = field.textCursor()
    place.setPosition(anchor)
    place.setPosition(cursor, QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(place)


def _insert(field: TextWidget, text: str) -> None:
    if not isinstance(field, QLineEdit):
        field.textCursor().insertText(text)
    elif text:
        field.insert(text)
    elif field.hasSelectedText():
        field.del_()
