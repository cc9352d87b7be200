"""What a page shows when there is nothing: the fact, where was looked, what else to try."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.theme import Text, Tone
from ui.widgets.boxes import STRETCH, clear, column, row
from ui.widgets.icon_view import IconDisc
from ui.widgets.labels import Label


class EmptyState(QWidget):
    """Centred; put the likely acts into `acts`."""

    def __init__(
        self,
        icon: str,
        fact: str,
        detail: str = "",
        tips_title: str = "",
        tips: Sequence[str] = (),
    ) -> None:
        super().__init__()
        centre = Qt.AlignmentFlag.AlignHCenter
        self._icon = IconDisc(icon, 64, Tone.ACCENT)
        self._fact = Label("", Text.TITLE, Tone.PRIMARY, 600, wrap=True)
        self._detail = Label("", Text.BODY, Tone.SECONDARY, wrap=True)
        for label in (self._fact, self._detail):
            label.setAlignment(centre)
        self.acts = row(spacing=9)
        self._tips = column(spacing=4)
        self.setLayout(
            column(
                STRETCH,
                (self._icon, 0, centre),
                6,
                self._fact,
                self._detail,
                8,
                row(STRETCH, self.acts, STRETCH),
                8,
                row(STRETCH, self._tips, STRETCH),
                STRETCH,
                margins=(24, 18, 24, 18),
            )
        )
        self.set(icon, fact, detail, tips_title, tips)

    def set(
        self,
        icon: str,
        fact: str,
        detail: str = "",
        tips_title: str = "",
        tips: Sequence[str] = (),
    ) -> None:
        """Say something else."""
        self._icon.set_icon(icon)
        self._fact.setText(fact)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self.setAccessibleName(fact)
        clear(self._tips)
        if tips_title:
            self._tips.addWidget(Label(tips_title, Text.LABEL, Tone.PRIMARY, 600))
        for tip in tips:
            self._tips.addWidget(Label(f"•  {tip}", Text.LABEL, Tone.SECONDARY, 400))
