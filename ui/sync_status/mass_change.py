"""What the centre wants to close all at once: the list, and the act that lets it in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from models.domain.dossier import DossierStatus
from models.services.mass_change import MassChange
from ui.dossiers.words import number_words
from ui.theme import Text, Tone, px
from ui.widgets.boxes import ScrollPage, boxed, clear, column, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.icon_view import IconView
from ui.widgets.labels import CodeLabel, ElidingLabel, Label
from ui.widgets.pills import status_look

_LIST_HEIGHT, _LEAST_HEIGHT = 132, 44


class MassChangeCard(Card):
    """`wanted` fires when the page is to be let in; a question comes before that."""

    wanted = Signal()

    def __init__(self) -> None:
        self._head = Label("", Text.HEAD, Tone.WARN, 600, wrap=True)
        self._words = Label("", Text.LABEL, Tone.PRIMARY, wrap=True)
        self._lines = column(spacing=3, margins=(0, 0, 8, 0))
        self._inner = boxed(self._lines, self.tr("Dossiers the centre closes"))
        self._scroll = ScrollPage(self._inner)
        self.accept = Button(
            self.tr("Let this change in"), icon="download", key="Alt+N", small=True
        )
        super().__init__(
            column(
                row(IconView("warning", 22, Tone.WARN), (self._head, 1), self.accept, spacing=10),
                self._words,
                self._scroll,
                spacing=6,
            ),
            fill=Tone.WARN.soft,
            line=None,
            margins=(14, 10, 12, 10),
        )
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._mark = ""
        self.accept.clicked.connect(self.wanted)

    def show_page(self, page: MassChange, may_accept: bool) -> None:
        """How many and which; the act can be pressed by those who may let it in, once."""
        count = number_words(len(page.closing))
        self._head.setText(
            self.tr("The centre wants to close {n} dossiers at once").format(n=count)
        )
        if page.accepted:
            words = self.tr("Let in: it is taken at the next try.")
        elif may_accept:
            words = self.tr(
                "Nothing was taken yet; our dossiers still go out. Compare the list with the "
                "centre, then decide."
            )
        else:
            words = self.tr("Nothing was taken yet. Ask the head or an official of the counter.")
        self._words.setText(words)
        self.accept.setEnabled(may_accept and not page.accepted)
        self.accept.set_reason("" if self.accept.isEnabled() else words)
        if page.mark != self._mark:
            self._mark = page.mark
            self._show_lines(page)

    def _show_lines(self, page: MassChange) -> None:
        clear(self._lines)
        for closing in page.closing:
            words = ElidingLabel(self._becomes(closing.status), Text.LABEL)
            self._lines.addLayout(row(CodeLabel(closing.code, Text.LABEL), (words, 1), spacing=14))
        height = self._inner.sizeHint().height()
        self._scroll.setMinimumHeight(min(height, px(_LEAST_HEIGHT)))
        self._scroll.setMaximumHeight(min(height, px(_LIST_HEIGHT)))

    def _becomes(self, status: DossierStatus | None) -> str:
        return self.tr("unknown status") if status is None else status_look(status).words
