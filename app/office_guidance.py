"""The guidance sheet of a procedure: its picture, and its way to the printer. Calls block."""

from __future__ import annotations

import logging
from collections.abc import Callable

from sqlalchemy.orm import Session

from app.form_desk import PrintPdf
from app.forms.of_procedure import guidance
from app.runtime import Runtime
from models.domain.clock import local_day
from models.errors import NoPrinter
from models.services import catalogue
from models.services.enrolment import enrolment
from printing.forms import render, wording_for
from printing.inputs import FormInput
from printing.preview import GreyPage, rasterise
from printing.wording import FormWording
from ui.desk import PrinterChoice

log = logging.getLogger("counter.print")

_PREVIEW_DPI = 110


class OfficeGuidance:
    """Only of procedures in use today: a wall tells nobody of a retired one."""

    def __init__(
        self, runtime: Runtime, printer: Callable[[], PrinterChoice], print_pdf: PrintPdf
    ) -> None:
        self._store = runtime.store
        self._clock = runtime.clock
        self._words = runtime.place.own_forms
        self._printer = printer
        self._print_pdf = print_pdf

    def pages(self, code: str) -> tuple[GreyPage, ...]:
        """Raises NotFound as `catalogue.procedure` does."""
        form, words = self._sheet(code)
        return tuple(rasterise(render(form, wording=words), _PREVIEW_DPI))

    def print(self, code: str) -> str:
        """Answers with the printer. Raises NoPrinter, SpoolFailed, NotFound."""
        choice = self._printer()
        if choice.name is None:
            raise NoPrinter()
        form, words = self._sheet(code)
        self._print_pdf(render(form, wording=words), choice.name, form.paper or words.paper)
        log.info("printed form=%s procedure=%s", form.form, code)
        return choice.name

    def _sheet(self, code: str) -> tuple[FormInput, FormWording]:
        on = local_day(self._clock.now())

        def work(session: Session) -> FormInput:
            found = catalogue.procedure(session, code, on)
            return guidance(found, enrolment(session), catalogue.calendar(session), on)

        form = self._store.read(work)
        return form, wording_for(form.form, form.issued_on, self._words)
