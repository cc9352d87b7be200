"""The one banner over the whole window: nothing done here is real."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Text, Tone, px, theme
from ui.widgets.boxes import row
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.icon_view import IconView
from ui.widgets.labels import ElidingLabel, Label


class TrainingBanner(QWidget):
    """`acted` tells "no_network", "power_cut" or "leave"."""

    acted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        words = self.tr(
            "Dossiers here are not real, nothing is sent, slips carry the word TRAINING."
        )
        acts = (
            ("no_network", self.tr("Try: no network"), "no_network"),
            ("power_cut", self.tr("Try: power cut"), "bolt"),
            ("leave", self.tr("Leave training"), None),
        )
        buttons = []
        for name, text, icon in acts:
            button = Button(text, ButtonKind.TRAINING, icon, small=True)
            button.clicked.connect(lambda _on=False, name=name: self.acted.emit(name))
            buttons.append(button)
        self.setLayout(
            row(
                IconView("graduation", 20, Tone.TRAINING),
                Label(self.tr("TRAINING"), Text.LABEL, Tone.TRAINING, 700),
                (ElidingLabel(words, Text.LABEL, Tone.TRAINING, 400), 1),
                *buttons,
                spacing=10,
                margins=(18, 0, 18, 0),
            )
        )
        self.setFixedHeight(px(44))

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().color("training.fill"))
