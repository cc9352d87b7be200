"""One question about the case, answered by a number key."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.domain.questions import CaseQuestion
from ui.theme import Text, Tone, px
from ui.widgets.boxes import STRETCH, clear, column, row
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.labels import ElidingLabel, Label


class QuestionPanel(QWidget):
    """`answered` tells the place of an answer, `back_wanted` Backspace.

    1 to 9 choose, Up and Down walk, Enter and Space take the answer the cursor is on.
    """

    answered = Signal(int)
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._question: CaseQuestion | None = None
        self._buttons: list[Button] = []
        self._text = Label("", Text.BODY, Tone.PRIMARY, 600, wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(4))
        self._back = Button(self.tr("Question before"), ButtonKind.GHOST, small=True)
        self._back.clicked.connect(self.back_wanted)
        self._hint = ElidingLabel("", Text.SMALL, Tone.MUTED)
        self.setLayout(column(self._text, self._rows, row((self._hint, 1), self._back), spacing=7))
        self.hide()

    def show_question(self, question: CaseQuestion | None, answered: int) -> None:
        """Ask this; None asks nothing. `answered` questions came before it."""
        self.setVisible(question is not None)
        self._back.setVisible(answered > 0)
        if question == self._question or question is None:
            self._question = question
            return
        self._question = question
        self._text.setText(question.text)
        self._text.setAccessibleName(question.text)
        clear(self._rows)
        self._buttons = []
        for at, answer in enumerate(question.answers):
            button = Button(
                answer.text,
                ButtonKind.GHOST,
                key=str(at + 1),
                small=True,
                bind_key=False,
                centred=False,
            )
            button.setToolTip(answer.legal or answer.text)
            button.clicked.connect(lambda _on=False, at=at: self.answered.emit(at))
            self._rows.addLayout(row(button, STRETCH))
            self._buttons.append(button)
        hint = self.tr("Press the number of the answer.")
        if answered:
            hint = self.tr("Press the number of the answer; Backspace goes back.")
        self._hint.setText(hint)

    def take_focus(self) -> None:
        """The cursor on the first answer."""
        if self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def answers(self) -> tuple[Button, ...]:
        return tuple(self._buttons)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.text() in tuple("123456789") and not event.isAutoRepeat():
            at = int(event.text()) - 1
            if at < len(self._buttons):
                self.answered.emit(at)
        elif plain and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._walk(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def _walk(self, by: int) -> None:
        at = next((i for i, one in enumerate(self._buttons) if one.hasFocus()), 0)
        place = min(max(at + by, 0), len(self._buttons) - 1)
        self._buttons[place].setFocus(Qt.FocusReason.TabFocusReason)
