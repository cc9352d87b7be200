"""A field with its label above and its problem below."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Text, Tone
from ui.widgets.boxes import STRETCH, column, row
from ui.widgets.fields import ChoiceField, TextArea, TextField
from ui.widgets.icon_view import IconView
from ui.widgets.labels import Label

AnyField = TextField | TextArea | ChoiceField


class LabelledField(QWidget):
    """Label always visible; one sentence under it while there is a problem.

    The problem goes as soon as the field changes: `show_problem` again if it is still there.
    """

    def __init__(self, label: str, field: AnyField, optional: bool = False, hint: str = "") -> None:
        super().__init__()
        self.field = field
        self._label = label
        self.title = Label(label, Text.LABEL, Tone.PRIMARY, 500)
        self.title.setBuddy(field)
        side = self.tr("(optional)") if optional else hint
        self.hint = Label(side, Text.SMALL, Tone.MUTED) if side else None
        self._sign = IconView("circle_exclamation", 16, Tone.BAD)
        self._problem = Label("", Text.SMALL, Tone.BAD, 500, wrap=True)
        self._below = QWidget()
        top = Qt.AlignmentFlag.AlignTop
        self._below.setLayout(row((self._sign, 0, top), (self._problem, 1), spacing=6))
        self._below.hide()
        self.setLayout(
            column(
                row(self.title, self.hint, (QWidget(), 1), spacing=6),
                field,
                self._below,
                STRETCH,
                spacing=4,
            )
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setFocusProxy(field)
        self._inner().setAccessibleName(label)
        if isinstance(field, ChoiceField):
            field.chosen.connect(self._mended)
        else:
            field.text_changed.connect(self._mended)

    def set_label(self, label: str) -> None:
        self._label = label
        self.title.setText(label)
        self._inner().setAccessibleName(label)

    def show_problem(self, text: str) -> None:
        """Say the fact and the way to mend it."""
        self._problem.setText(text)
        self._below.setVisible(bool(text))
        self.field.set_problem(bool(text))
        self._inner().setAccessibleDescription(text)

    def clear_problem(self) -> None:
        """No problem, or no longer."""
        self.show_problem("")

    def has_problem(self) -> bool:
        return self.field.has_problem()

    def problem_text(self) -> str:
        return self._problem.text()

    def _mended(self, *_ignored: object) -> None:
        if self.has_problem():
            self.clear_problem()

    def _inner(self) -> QWidget:
        return self.field if isinstance(self.field, ChoiceField) else self.field.edit


def focus_first_problem(fields: Iterable[LabelledField]) -> bool:
    """Put the cursor into the first field with a problem. Returns whether there was one."""
    for field in fields:
        if field.has_problem():
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
    return False
