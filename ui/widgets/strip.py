"""A soft strip inside a page, where the matter is: drawing, bold fact, sentence, one act."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QSizePolicy

from ui.theme import Text, Tone, px
from ui.widgets.boxes import STRETCH, column, row
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.icon_view import IconView
from ui.widgets.labels import Label


class Strip(Card):
    """`acted` fires when its one act is pressed. `stacked`: the act stands under the words, for
    narrow places."""

    acted = Signal()

    def __init__(
        self,
        tone: Tone = Tone.INFO,
        icon: str = "info",
        text: str = "",
        fact: str = "",
        act: str = "",
        key: str = "",
        stacked: bool = False,
    ) -> None:
        self._icon = IconView(icon, 20, tone)
        self._fact = Label("", Text.LABEL, tone, 600, wrap=True)
        self._text = Label("", Text.LABEL, Tone.PRIMARY, 400, wrap=True)
        self._acts = row(spacing=0)
        self._button: Button | None = None
        words = column(self._fact, self._text, spacing=1)
        middle = Qt.AlignmentFlag.AlignVCenter
        if stacked:
            inside: QLayout = column(
                row((self._icon, 0, Qt.AlignmentFlag.AlignTop), (words, 1), spacing=10),
                row(STRETCH, self._acts),
                spacing=2,
            )
        else:
            inside = row((self._icon, 0, middle), (words, 1), self._acts, spacing=12)
        super().__init__(
            inside,
            fill=tone.soft,
            line=None,
            margins=(14, 8, 10, 8),
            radius=8,
        )
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.set(tone, icon, text, fact, act, key)

    def set(
        self,
        tone: Tone,
        icon: str,
        text: str,
        fact: str = "",
        act: str = "",
        key: str = "",
    ) -> None:
        """Say something else; an empty `act` offers no button."""
        self.set_fill(tone.soft)
        self._icon.set_icon(icon, tone)
        self._fact.set_tone(tone)
        for label, words in ((self._fact, fact), (self._text, text)):
            label.setText(words)
            label.setVisible(bool(words))
        self.setAccessibleName(f"{fact} {text}".strip())
        self.setMinimumHeight(px(36))
        if self._button is not None:
            self._acts.removeWidget(self._button)
            self._button.hide()
            self._button.deleteLater()
            self._button = None
        if act:
            self._button = Button(act, ButtonKind.GHOST, key=key, small=True)
            self._button.clicked.connect(self.acted)
            self._acts.addWidget(self._button)

    def button(self) -> Button | None:
        """The act's button, None when there is none."""
        return self._button
