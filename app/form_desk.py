"""Every legal form of the window: its picture, and its way to the printer. Calls block."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from functools import partial

from app.forms.filled import filled
from app.forms.of_period import LIST_ACTS, hand_over_list
from app.runtime import Runtime
from app.slip import QrMode
from models.domain.dossier import Dossier
from models.domain.dossier_forms import HAND_OVER, times_printed
from models.errors import NoPrinter
from models.queries.dossier_detail import dossier_detail
from models.queries.events import events_between
from models.services.enrolment import enrolment
from printing.forms import render, wording_for
from printing.inputs import FormInput
from printing.preview import GreyPage, rasterise
from ui.desk import PrintedSlip, PrinterChoice

log = logging.getLogger("counter.print")

_PREVIEW_DPI = 110

PrintPdf = Callable[[bytes, str, str], bool]
"""Send a PDF to a printer on this paper; True when the spooler is certain that paper came out."""


class FormDesk:
    """Forms by number; each is printed on the paper and in the copies its file says."""

    def __init__(
        self,
        runtime: Runtime,
        printer: Callable[[], PrinterChoice],
        print_pdf: PrintPdf,
        qr: Callable[[], QrMode],
    ) -> None:
        self._store = runtime.store
        self._words = runtime.place.own_forms
        self._printer = printer
        self._print_pdf = print_pdf
        self._qr = qr

    def pages(self, dossier_id: str, form: str, event_id: str | None) -> tuple[GreyPage, ...]:
        """The form as it was last printed, or as it will be the first time."""
        dossier = self._dossier(dossier_id)
        printed = times_printed(dossier, form, event_id)
        pdf, _paper, _copies = self._drawn(
            self._filled(dossier, form, event_id, max(printed - 1, 0))
        )
        return tuple(rasterise(pdf, _PREVIEW_DPI))

    def print(self, dossier_id: str, form: str, event_id: str | None) -> PrintedSlip:
        """Print it; from the second time on it bears BẢN IN LẠI. Raises NoPrinter, SpoolFailed."""
        dossier = self._dossier(dossier_id)
        number = times_printed(dossier, form, event_id)
        return self.send(self._filled(dossier, form, event_id, number))

    def print_hand_over_list(self, on: date) -> PrintedSlip:
        """The list of what was handed over on this day. Raises NoPrinter, SpoolFailed."""
        joined = self._store.read(enrolment)
        events = self._store.read(
            partial(events_between, from_on=on, until_on=on, actions=LIST_ACTS[HAND_OVER])
        )
        return self.send(hand_over_list(events, joined, on))

    def send(self, form: FormInput) -> PrintedSlip:
        """To the chosen printer. Raises NoPrinter, SpoolFailed."""
        choice = self._printer()
        if choice.name is None:
            raise NoPrinter()
        pdf, paper, copies = self._drawn(form)
        certain = self._print_pdf(pdf, choice.name, paper)
        log.info("printed form=%s reprint=%d", form.form, form.reprint_number)
        return PrintedSlip(choice.name, copies, form.reprint_number, certain=certain)

    def _drawn(self, form: FormInput) -> tuple[bytes, str, int]:
        """The PDF, its paper and how many copies are in it."""
        words = wording_for(form.form, form.issued_on, self._words)
        copies = words.copies if form.copies_labels is None else form.copies_labels
        return render(form, wording=words), form.paper or words.paper, len(copies)

    def _filled(
        self, dossier: Dossier, form: str, event_id: str | None, reprint_number: int
    ) -> FormInput:
        joined = self._store.read(enrolment)
        return filled(
            form,
            dossier,
            joined,
            event_id=event_id,
            reprint_number=reprint_number,
            qr=self._qr(),
        )

    def _dossier(self, dossier_id: str) -> Dossier:
        return self._store.read(partial(dossier_detail, dossier_id=dossier_id)).dossier
