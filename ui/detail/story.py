"""What happened to a dossier, beside the cards or under them."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy

from ui.theme import Text, Tone
from ui.widgets.boxes import STRETCH, ScrollPage, column, row
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.timeline import Timeline

_ANY_WIDTH = (1 << 24) - 1
"""Qt's own largest size of a widget."""


class StoryCard(Card):
    """The timeline with its head; it scrolls by itself only beside the cards."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._scroll = ScrollPage(timeline)
        self._lines = column((self._scroll, 1), spacing=10)
        super().__init__(line=None, radius=0)
        layout = column(
            row(
                Label(self.tr("What happened"), Text.HEAD, Tone.PRIMARY, 600),
                STRETCH,
                Label(self.tr("newest on top"), Text.SMALL, Tone.MUTED),
            ),
            (self._lines, 1),
            spacing=10,
            margins=(16, 12, 10, 8),
        )
        self.setLayout(layout)

    def set_place(self, under: bool, width: int) -> None:
        """Under the cards as wide as they are, or beside them with this width in pixels."""
        down = QSizePolicy.Policy.Maximum if under else QSizePolicy.Policy.Preferred
        self.setSizePolicy(QSizePolicy.Policy.Preferred, down)
        self.setMinimumWidth(0 if under else width)
        self.setMaximumWidth(_ANY_WIDTH if under else width)
        if under == (self._scroll.widget() is None):
            return
        if under:
            self._scroll.takeWidget()
            self._lines.addWidget(self._timeline)
            self._timeline.show()
        else:
            self._lines.removeWidget(self._timeline)
            self._scroll.setWidget(self._timeline)
        self._scroll.setVisible(not under)
