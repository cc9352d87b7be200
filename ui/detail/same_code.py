"""The dossiers whose slips bear the same code, so that nobody takes one for the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from models.queries.dossier_list import DossierLine
from ui.dossiers.words import code_words, moment
from ui.theme import Text, Tone
from ui.widgets.boxes import clear, column, row
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.icon_view import IconView
from ui.widgets.labels import ElidingLabel, Label

_KEYS = ("Alt+1", "Alt+2", "Alt+3")


class SameCodeCard(Card):
    """`wanted` fires with the id of the dossier to look at instead."""

    wanted = Signal(str)

    def __init__(self) -> None:
        self._lines = column(spacing=4)
        head = row(
            IconView("warning", 20, Tone.WARN),
            (
                Label(
                    self.tr(
                        "This code stands on more than one slip. Compare name and procedure with "
                        "the slip before going on."
                    ),
                    Text.LABEL,
                    Tone.WARN,
                    600,
                    wrap=True,
                ),
                1,
            ),
            spacing=12,
        )
        super().__init__(
            column(head, self._lines, spacing=6),
            fill=Tone.WARN.soft,
            line=None,
            margins=(14, 8, 10, 8),
            radius=8,
        )

    def show_lines(self, lines: Sequence[DossierLine], shown_id: str) -> None:
        """The dossiers in this order; the one shown has no button."""
        clear(self._lines)
        for at, line in enumerate(lines):
            words = f"{line.applicant_name} · {line.procedure_name}"
            when = f"{code_words(line)} · {moment(line.received_at)}"
            act: Label | Button
            if line.id == shown_id:
                act = Label(self.tr("shown here"), Text.SMALL, Tone.MUTED)
            else:
                key = _KEYS[at] if at < len(_KEYS) else ""
                act = Button(self.tr("View"), ButtonKind.GHOST, key=key, small=True)
                act.clicked.connect(lambda _on=False, one=line.id: self.wanted.emit(one))
            self._lines.addLayout(
                row(
                    (
                        column(
                            ElidingLabel(words, Text.LABEL, Tone.PRIMARY, 600),
                            ElidingLabel(when, Text.SMALL, Tone.SECONDARY, numeric=True),
                            spacing=0,
                        ),
                        1,
                    ),
                    act,
                    spacing=10,
                )
            )
