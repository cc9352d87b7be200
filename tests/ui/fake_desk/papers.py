"""Slips, forms and the printer."""

from __future__ import annotations

from datetime import date

from models.domain.clock import local_day
from models.domain.dossier import OfficialRef
from models.domain.dossier_forms import times_printed
from models.errors import NoPrinter
from printing.inputs import PaperLine, ReceiptInput
from printing.preview import GreyPage
from tests.ui.fake_desk.counter import Counter
from tests.ui.fake_desk.samples import OFFICE
from ui.desk import PrintedSlip, PrinterChoice


class Papers(Counter):
    """Slips, forms and the printer."""

    def slip_input(self, dossier_id: str) -> ReceiptInput:
        self._enter("slip_input", dossier_id)
        dossier = self._dossier(dossier_id)
        return ReceiptInput(
            parent_agency="UBND TỈNH LẠNG SƠN",
            office_name=OFFICE.name,
            place_name="Đồng Đăng",
            issued_on=local_day(dossier.received_at),
            code=dossier.shown_code,
            qr_text=dossier.shown_code,
            procedure_name=dossier.procedure.name,
            applicant_name=dossier.applicant.full_name,
            papers=tuple(PaperLine(p.name, p.originals, p.copies) for p in dossier.papers),
            received_at=dossier.received_at,
            due_at=dossier.due_at,
        )

    def slip_pages(self, dossier_id: str) -> tuple[GreyPage, ...]:
        self._enter("slip_pages", dossier_id)
        self._dossier(dossier_id)
        return (blank_page(),)

    def print_slip(
        self, dossier_id: str, official: OfficialRef, reason: str | None = None
    ) -> PrintedSlip:
        self._enter("print_slip", dossier_id, reason)
        if self.printer.name is None:
            raise NoPrinter
        dossier = self._dossier(dossier_id)
        before = times_printed(dossier, "01")
        data = {"form": "01", "copies": 2, "printer": self.printer.name}
        self.note(dossier_id, "print", official, data)
        return PrintedSlip(self.printer.name, 2, before, True)

    def form_pages(
        self, dossier_id: str, form: str, event_id: str | None = None
    ) -> tuple[GreyPage, ...]:
        self._enter("form_pages", dossier_id, form, event_id)
        self._dossier(dossier_id)
        return (blank_page(),)

    def print_form(
        self,
        dossier_id: str,
        form: str,
        official: OfficialRef,
        event_id: str | None = None,
        reason: str | None = None,
    ) -> PrintedSlip:
        self._enter("print_form", dossier_id, form, event_id, reason)
        if self.printer.name is None:
            raise NoPrinter
        before = times_printed(self._dossier(dossier_id), form, event_id)
        data = {"form": form, "event": event_id, "copies": 1, "printer": self.printer.name}
        self.note(dossier_id, "print", official, data)
        return PrintedSlip(self.printer.name, 1, before, True)

    def print_hand_over_list(self, on: date) -> PrintedSlip:
        self._enter("print_hand_over_list", on)
        if self.printer.name is None:
            raise NoPrinter
        return PrintedSlip(self.printer.name, 1, 0, True)

    def confirm_paper(self, dossier_id: str, official: OfficialRef, came_out: bool) -> None:
        self._enter("confirm_paper", dossier_id, came_out)

    def print_test_sheet(self, printer: str, paper: str) -> None:
        self._enter("print_test_sheet", printer, paper)

    def printers(self) -> tuple[str, ...]:
        self._enter("printers")
        return self.known_printers

    def printer_choice(self) -> PrinterChoice:
        self._enter("printer_choice")
        return self.printer

    def choose_printer(self, choice: PrinterChoice) -> None:
        self._enter("choose_printer", choice)
        self.printer = choice


def blank_page() -> GreyPage:
    """An empty sheet."""
    width, height = 60, 85
    return GreyPage(width, height, width, b"\xff" * (width * height))
