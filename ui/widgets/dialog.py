"""The one dialog: a fact, three blocks, and acts that say what they do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QSizePolicy, QWidget

from ui.theme import Text, Tone, px
from ui.widgets.boxes import STRETCH, column, row
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.icon_view import IconView
from ui.widgets.labels import Label
from ui.widgets.overlay import Scrim
from ui.widgets.painting import soft_shadow, start


@dataclass(frozen=True, slots=True)
class Blocks:
    """What happened, whether the dossier is safe, what to do now; the second is never left out."""

    what: str
    safe: str
    now: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A button of a dialog; `value` is what `decided` tells."""

    text: str
    value: Any
    kind: ButtonKind = ButtonKind.SECONDARY
    icon: str | None = None
    key: str = ""


class AskDialog(Scrim):
    """Asks over the window. The first choice is the safe way out (Esc), the last the usual way
    (Enter); a last choice of kind DANGER is never pressed by Enter alone.

    `open()` waits until a dialog before it is answered. `decided` fires once, then it is gone.
    """

    decided = Signal(object)

    def __init__(
        self,
        window: QWidget,
        title: str,
        blocks: Blocks | None,
        choices: Sequence[Choice],
        body: QWidget | None = None,
        width: int = 580,
        what_icon: str = "circle_exclamation",
    ) -> None:
        if not choices:
            raise ValueError("choices: at least one expected")
        super().__init__(window)
        self.title = title
        self._done = False
        self._before = QApplication.focusWidget()
        self._choices = tuple(choices)
        self._buttons = tuple(self._button(at) for at in range(len(choices)))
        self._body = body
        self._panel = Card(
            column(self._content(title, blocks, body, what_icon)),
            fill="bg.raised",
            line="line.control",
            margins=(25, 22, 25, 22),
            radius=12,
        )
        self._panel.setAccessibleName(title)
        self._panel.setFixedWidth(px(width))
        middle = Qt.AlignmentFlag.AlignCenter
        self.setLayout(column((self._panel, 0, middle), margins=(12, 12, 12, 12)))
        self.setAccessibleName(title)

    def buttons(self) -> tuple[Button, ...]:
        return self._buttons

    def open(self) -> None:
        """Show it, or stand behind the dialog that is already there."""
        if any(other.isVisible() for other in _dialogs(self._host) if other is not self):
            self.setProperty("waiting", True)
            return
        self.setProperty("waiting", False)
        self._before = QApplication.focusWidget()
        self.cover()
        self._take_focus()

    def decide(self, at: int) -> None:
        """Take the choice at this place; what comes after the first is ignored."""
        if self._done:
            return
        self._done = True
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.decided.emit(self._choices[at].value)
        self.setParent(None)
        self.deleteLater()
        _open_next(self._host)

    def give_up(self) -> None:
        self.decide(0)

    def takes_ctrl_enter(self) -> bool:
        """While words are typed Enter is a new line, and Ctrl+Enter is the answer."""
        return isinstance(QApplication.focusWidget(), QPlainTextEdit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Escape:
            self.decide(0)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if ctrl == self.takes_ctrl_enter():
                self._buttons[self._usual()].press()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        start(painter)
        soft_shadow(painter, self._panel.geometry().toRectF(), 10, px(12))

    def _usual(self) -> int:
        last = len(self._choices) - 1
        return 0 if self._choices[last].kind is ButtonKind.DANGER else last

    def _take_focus(self) -> None:
        if self._body is not None:
            stops = [w for w in self.stops() if self._body is w or self._body.isAncestorOf(w)]
            if stops:
                stops[0].setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self._buttons[self._usual()].setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, at: int) -> Button:
        choice = self._choices[at]
        last = at == len(self._choices) - 1
        key = choice.key or ("Return" if last and choice.kind is not ButtonKind.DANGER else "")
        key = key or ("Esc" if at == 0 else "")
        kind = choice.kind
        if kind is ButtonKind.SECONDARY and last:
            kind = ButtonKind.PRIMARY
        elif kind is ButtonKind.SECONDARY and at == 0:
            kind = ButtonKind.GHOST
        button = Button(choice.text, kind, choice.icon, key)
        button.clicked.connect(lambda: self.decide(at))
        return button

    def _content(
        self, title: str, blocks: Blocks | None, body: QWidget | None, what_icon: str
    ) -> QWidget:
        parts = [self._block(*block) for block in self._blocks(blocks, what_icon)]
        inner = QWidget()
        first, *rest = self._buttons
        inner.setLayout(
            column(
                Label(title, Text.TITLE, Tone.PRIMARY, 600, wrap=True),
                *parts,
                body,
                16,
                row(first, STRETCH, *rest, spacing=9),
                spacing=12,
            )
        )
        return inner

    def _blocks(
        self, blocks: Blocks | None, what_icon: str
    ) -> tuple[tuple[str, Tone, str, str], ...]:
        if blocks is None:
            return ()
        return (
            (what_icon, Tone.BAD, self.tr("What happened?"), blocks.what),
            ("computer_check", Tone.OK, self.tr("Is the dossier safe?"), blocks.safe),
            ("chevron_right", Tone.ACCENT, self.tr("What to do now?"), blocks.now),
        )

    def _block(self, icon: str, tone: Tone, head: str, text: str) -> QWidget:
        widget = QWidget()
        words = QWidget()
        words.setLayout(
            column(
                Label(head, Text.LABEL, tone, 600),
                Label(text, Text.BODY, Tone.PRIMARY, wrap=True),
                spacing=1,
            )
        )
        top = Qt.AlignmentFlag.AlignTop
        widget.setLayout(row((IconView(icon, 22, tone), 0, top), (words, 1), spacing=12))
        widget.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        return widget


def dialog_open(window: QWidget) -> bool:
    """Whether something asks over this window, be it a question or a list of acts."""
    return any(child.isVisible() for child in window.children() if isinstance(child, Scrim))


def answer_safely(window: QWidget) -> None:
    """Give everything that asks over this window, or waits to ask, its safe answer."""
    for child in window.children():
        if isinstance(child, Scrim):
            child.give_up()


def _dialogs(window: QWidget) -> list[AskDialog]:
    return [child for child in window.children() if isinstance(child, AskDialog)]


def _open_next(window: QWidget) -> None:
    for dialog in _dialogs(window):
        if dialog.property("waiting"):
            QTimer.singleShot(0, dialog, dialog.open)
            return
