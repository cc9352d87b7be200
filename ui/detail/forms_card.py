"""The papers there are for a dossier, each one key away from its picture and the printer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal

from models.domain.dossier_forms import DossierForm
from ui.acts.words import form_words
from ui.dossiers.words import near_moment
from ui.theme import Text, Tone
from ui.widgets.boxes import clear, column, row
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.card import Block
from ui.widgets.icon_view import IconView
from ui.widgets.labels import Label


class FormsCard(Block):
    """`wanted` tells the paper to show."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__("")
        self.set_title(self.tr("Forms of this dossier"))
        self._rows = column(spacing=4)
        self.body.addLayout(self._rows)
        self._shown: tuple[DossierForm, ...] | None = None

    def show_forms(self, forms: Sequence[DossierForm], now: datetime) -> None:
        if self._shown == tuple(forms):
            return
        self._shown = tuple(forms)
        clear(self._rows)
        self.setVisible(bool(forms))
        for form in forms:
            show = Button(self.tr("View"), ButtonKind.GHOST, small=True)
            show.setAccessibleName(f"{self.tr('View')}: {form_words(form.form)}")
            show.clicked.connect(lambda _on=False, one=form: self.wanted.emit(one))
            printed = self.tr("printed {n} times").format(n=form.prints)
            state = printed if form.prints else self.tr("not printed yet")
            self._rows.addLayout(
                row(
                    IconView("file", 18, Tone.MUTED),
                    (
                        column(
                            Label(form_words(form.form), Text.BODY, Tone.PRIMARY, wrap=True),
                            Label(
                                f"{near_moment(form.at, now)} · {state}",
                                Text.SMALL,
                                Tone.SECONDARY,
                                wrap=True,
                            ),
                            spacing=0,
                        ),
                        1,
                    ),
                    show,
                    spacing=9,
                )
            )
