"""What a dossier's page proposes: an apology before a date is missed, a form to print."""

from __future__ import annotations

from PySide6.QtCore import Signal

from models.domain.dossier_forms import DossierForm
from ui.acts.words import form_words
from ui.theme import Tone
from ui.widgets.strip import Strip


class ApologyStrip(Strip):
    """Its act leads to form 04."""

    def __init__(self) -> None:
        super().__init__()
        self.set(
            Tone.WARN,
            "clock",
            self.tr("Will it be missed? Apologise and set a new date, once."),
            act=self.tr("Apologise (form 04)"),
            key="Alt+X",
        )
        self.hide()


class OfferStrip(Strip):
    """`wanted` tells the form to show."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._form: DossierForm | None = None
        self.acted.connect(lambda: self.wanted.emit(self._form))
        self.hide()

    def offer(self, form: DossierForm | None) -> None:
        """Offer this form; None: there is none now."""
        self._form = form
        if form is not None:
            words = self.tr("Kept. Now there is {form} to print.")
            self.set(
                Tone.INFO,
                "printer",
                words.format(form=form_words(form.form, short=True)),
                act=self.tr("View and print"),
                key="Alt+I",
            )
        self.setVisible(form is not None)
