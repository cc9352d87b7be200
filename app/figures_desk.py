"""The lists and figures of the window: read on a snapshot, printed, saved as files. Calls block."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from app.cash_sheet import cash_form, counted_form
from app.form_desk import PrintPdf
from app.forms.of_period import LIST_ACTS, hand_over_list, result_list
from app.report_cash import Takings, cash_report, counted_report
from app.report_files import workbook_bytes
from app.report_lists import list_report
from app.report_register import register_of
from app.report_tables import Heading, counted, ii06a_report, ii06a_rows, shares_report
from app.runtime import Runtime
from app.whole_file import write_file
from models.domain.cash import by_official
from models.domain.cash_count import CashCount
from models.domain.clock import local_day
from models.errors import NoPrinter, UserError
from models.queries.cash_book import shown_codes, takings_between
from models.queries.events import events_between
from models.queries.payers import payer_names
from models.queries.report_rows import register_dossiers, report_dossiers, void_numbers
from models.services import catalogue
from models.services.enrolment import enrolment
from printing import forms, report_pages
from ui.desk import PrintedSlip, PrinterChoice
from ui.figures.contract import Answer, Asked, Sheet

log = logging.getLogger("counter.figures")

_REPORT_PAPER = "A4"


class FiguresDesk:
    """What is printed or saved is the answer that was read, never something newer."""

    def __init__(
        self, runtime: Runtime, printer: Callable[[], PrinterChoice], print_pdf: PrintPdf
    ) -> None:
        self._store = runtime.store
        self._clock = runtime.clock
        self._folder = runtime.folder
        self._words = runtime.place.own_forms
        self._printer = printer
        self._print_pdf = print_pdf

    def read(self, asked: Asked) -> Answer:
        """Count the list from the history, on one snapshot of the store."""
        now = self._clock.now()
        return self._store.read(lambda s: _READERS[asked.sheet](s, asked, now))

    def print(self, answer: Answer, count: CashCount) -> PrintedSlip:
        """Print the paper of the list. Raises NoPrinter, SpoolFailed."""
        choice = self._printer()
        if choice.name is None:
            raise NoPrinter()
        pdf, paper, copies = self._drawn(answer, count)
        certain = self._print_pdf(pdf, choice.name, paper)
        log.info("printed sheet=%s", answer.asked.sheet)
        return PrintedSlip(choice.name, copies, 0, certain=certain)

    def save(self, answer: Answer, count: CashCount, path: Path) -> None:
        """Write the list as .xlsx or .pdf, whole or not at all.

        Raises UserError: `figures_file_kind`, `target_inside_data_dir`, `file_unwritable`.
        """
        kind = path.suffix.lower()
        if kind not in (".xlsx", ".pdf"):
            raise UserError("figures_file_kind")
        self._folder.check_outside(path)
        if kind == ".pdf":
            content = self._drawn(answer, count)[0]
        else:
            report = answer.report
            if answer.cash is not None:
                report = counted_report(report, answer.cash, count)
            content = workbook_bytes(report)
        write_file(path, content)
        log.info("saved sheet=%s kind=%s bytes=%d", answer.asked.sheet, kind[1:], len(content))

    def _drawn(self, answer: Answer, count: CashCount) -> tuple[bytes, str, int]:
        """The PDF, its paper and how many copies are in it."""
        form = answer.form
        if form is None:
            return report_pages.render(answer.report), _REPORT_PAPER, 1
        if answer.cash is not None:
            form = counted_form(form, answer.cash, count)
        words = forms.wording_for(form.form, form.issued_on, self._words)
        copies = max(len(words.copies), 1)
        return forms.render(form, wording=words), form.paper or words.paper, copies


def _register(session: Session, asked: Asked, now: datetime) -> Answer:
    period = asked.period
    register = register_of(
        Heading(enrolment(session), period),
        register_dossiers(session, period),
        void_numbers(session, period),
    )
    return Answer(
        asked=asked, report=register.report(), form=register.form(local_day(now)), read_at=now
    )


def _ii06a(session: Session, asked: Asked, now: datetime) -> Answer:
    rows, total = ii06a_rows(counted(report_dossiers(session), asked.period))
    report = ii06a_report(Heading(enrolment(session), asked.period), rows, total)
    return Answer(asked=asked, report=report, form=None, read_at=now)


def _shares(session: Session, asked: Asked, now: datetime) -> Answer:
    dossiers = counted(report_dossiers(session), asked.period)
    report = shares_report(Heading(enrolment(session), asked.period), dossiers)
    return Answer(asked=asked, report=report, form=None, read_at=now)


def _cash(session: Session, asked: Asked, now: datetime) -> Answer:
    period = asked.period
    found = takings_between(session, period.from_on, period.to_on)
    cashiers = tuple(by_official(found))
    if asked.cashier is not None:
        found = tuple(taking for taking in found if taking.official == asked.cashier)
    takings = Takings(
        found,
        shown_codes(session, found),
        payer_names(session, {taking.dossier_id for taking in found}),
        catalogue.calendar(session).hours,
    )
    heading = Heading(enrolment(session), period)
    return Answer(
        asked=asked,
        report=cash_report(heading, takings),
        form=cash_form(heading, takings, asked.cashier, now),
        read_at=now,
        cash=takings.cash,
        cashiers=cashiers,
    )


def _list(session: Session, asked: Asked, now: datetime) -> Answer:
    period, joined = asked.period, enrolment(session)
    events = events_between(session, period.from_on, period.to_on, LIST_ACTS[str(asked.sheet)])
    fill = hand_over_list if asked.sheet is Sheet.HAND_OVER else result_list
    form = fill(events, joined, min(period.to_on, local_day(now)))
    return Answer(
        asked=asked, report=list_report(Heading(joined, period), form), form=form, read_at=now
    )


_READERS: dict[Sheet, Callable[[Session, Asked, datetime], Answer]] = {
    Sheet.REGISTER: _register,
    Sheet.II06A: _ii06a,
    Sheet.SHARES: _shares,
    Sheet.CASH: _cash,
    Sheet.HAND_OVER: _list,
    Sheet.RESULTS: _list,
}
