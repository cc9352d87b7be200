"""The counter behind the screens: `ui.desk.Desk` over an open `Runtime`. Calls block."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from app.batch_desk import BatchDesk
from app.certification_desk import certification_offer
from app.figures_desk import FiguresDesk
from app.form_desk import FormDesk
from app.form_desk import PrintPdf as PrintPdf
from app.office_data_desk import CounterOfficeData
from app.person_desk import PersonDesk, unit_today
from app.planned_restore import plan_restore
from app.runtime import Runtime
from app.settings import SettingsFile
from app.slip import QrMode, slip_input
from models import outbox
from models.backup import Manifest, make_backup, read_manifest, regular_backups
from models.domain.batch_list import BatchList, BatchRow
from models.domain.cash_count import CashCount
from models.domain.changes import Changes, Kind, touched
from models.domain.clock import Clock, local_day
from models.domain.day_hint import DayHint, day_hint
from models.domain.deadline import DueDate
from models.domain.dossier import Applicant, Dossier, OfficialRef
from models.domain.dossier_forms import SLIP
from models.domain.procedure import Procedure
from models.domain.rules import CounterRules
from models.domain.slip_seal import SealedSlip
from models.domain.units import Unit
from models.domain.workflow import Role
from models.errors import BackupUnusable, NoPrinter
from models.queries.dossier_detail import DossierDetail, dossier_detail, dossier_detail_by_code
from models.queries.dossier_list import (
    DossierLine,
    DossierPage,
    PageKey,
    View,
    dossier_count,
    dossier_page,
    dossiers_of_person,
)
from models.queries.hand_over import received_before
from models.queries.known_people import KnownPerson, LikelyDuplicate
from models.queries.procedure_use import procedure_uses
from models.queries.sync_overview import SyncOverview, sync_overview
from models.queries.today import Today, today
from models.services import catalogue, mass_change
from models.services.enrolment import Enrolment, enrolment
from models.services.intake import ReceiveDossier
from models.services.numbering import NumberBook, NumbersLeft, number_books, numbers_left
from models.services.officials import Official
from models.services.processing import Act
from models.services.settling import Settlement, SettlingService
from models.services.signers import SealState
from models.services.turning_away import TurnAway
from printing.forms import wording_for
from printing.inputs import Paper, ReceiptInput
from printing.preview import GreyPage, rasterise
from printing.receipt import SPEC, render
from printing.wording import FormWording
from ui.batch.rows import CheckedRow, ListTogether
from ui.certification.draft import Offer
from ui.desk import BackupCard, OfficeCard, PrintedSlip, PrinterChoice
from ui.figures.contract import Answer, Asked

log = logging.getLogger("counter.print")

_PREVIEW_DPI = 110
_PROVINCE = "Lạng Sơn"


class CounterDesk:
    """One open counter as the presenters see it."""

    def __init__(
        self,
        runtime: Runtime,
        settings: SettingsFile,
        *,
        publish: Callable[[Changes], None],
        sync_wanted: Callable[[], None],
        saved: Callable[[], None],
        print_pdf: PrintPdf,
        printers: Callable[[], tuple[str, ...]],
    ) -> None:
        self._runtime = runtime
        self._store = runtime.store
        self._settling = SettlingService(runtime.store, runtime.clock)
        self._settings = settings
        self._publish = publish
        self._sync_wanted = sync_wanted
        self._saved = saved
        self._print_pdf = print_pdf
        self._printers = printers
        self._people = PersonDesk(runtime.store, runtime.clock)
        self._procedures: tuple[Procedure, ...] | None = None
        self._forms = FormDesk(runtime, self.printer_choice, print_pdf, self._qr_mode)
        self._figures = FiguresDesk(runtime, self.printer_choice, print_pdf)
        self._batch = BatchDesk(runtime, self._forms)
        self._office_data = CounterOfficeData(
            runtime, self._data_taken, self.printer_choice, print_pdf
        )

    @property
    def clock(self) -> Clock:
        return self._runtime.clock

    @property
    def office_data(self) -> CounterOfficeData:
        return self._office_data

    def office(self) -> OfficeCard:
        joined = self._joined()
        return OfficeCard(
            code=joined.office_code,
            name=joined.office_name,
            short_name=joined.office_short_name,
            one_stop_name=joined.one_stop_name,
            province=_PROVINCE,
            device_no=joined.device_no,
            agency_id=joined.agency_id,
            centre_name=joined.centre_name,
            server_url=joined.server_url,
        )

    def officials(self) -> tuple[Official, ...]:
        return self._runtime.officials.everyone()

    def sign_in(self, official_id: str, pin: str) -> Official:
        return self._runtime.officials.sign_in(official_id, pin)

    def add_official(self, full_name: str, role: Role, pin: str | None) -> tuple[Official, str]:
        added = self._runtime.officials.add(full_name, role, pin)
        self._publish(touched(Kind.OFFICIALS))
        return added

    def change_pin(self, official_id: str, old_pin: str, new_pin: str) -> None:
        self._publish(self._runtime.officials.change_pin(official_id, old_pin, new_pin))

    def procedures(self) -> tuple[Procedure, ...]:
        if self._procedures is None:
            today = local_day(self.clock.now())
            self._procedures = self._store.read(lambda s: catalogue.procedures(s, today))
        uses = self._store.read(procedure_uses)
        return tuple(sorted(self._procedures, key=lambda p: -uses.get(p.code, 0)))

    def catalogue_changed(self) -> None:
        """The centre sent another catalogue: read it again at the next question."""
        self._procedures = None

    def due_preview(self, procedure_code: str, received_at: datetime) -> DueDate | None:
        return self._runtime.intake.due_preview(procedure_code, received_at)

    def dossiers_of_person(self, *numbers: str) -> tuple[DossierLine, ...]:
        return self._store.read(lambda s: dossiers_of_person(s, *numbers))

    def known_person(self, personal_id: str) -> KnownPerson | None:
        return self._people.known(personal_id)

    def likely_duplicates(
        self, person: Applicant, procedure_code: str
    ) -> tuple[LikelyDuplicate, ...]:
        return self._people.duplicates(person, procedure_code)

    def unit_today(self, address: str) -> Unit | None:
        return unit_today(address)

    def seal_state(self, sealed: SealedSlip) -> SealState:
        return self._people.seal_state(sealed)

    def receive(self, command: ReceiveDossier) -> Dossier:
        dossier, changes = self._runtime.intake.receive(command)
        self._written(changes)
        return dossier

    def read_batch(self, path: Path) -> BatchList:
        return self._batch.read(path)

    def write_batch_template(self, path: Path) -> None:
        self._batch.write_template(path)

    def check_batch(
        self, rows: Sequence[BatchRow], accepted: frozenset[int], together: ListTogether
    ) -> tuple[CheckedRow, ...]:
        return self._batch.check(rows, accepted, together)

    def print_group(self, group_id: str, form: str, official: OfficialRef) -> PrintedSlip:
        slip, keeper = self._batch.print_group(group_id, form)
        self._note_print(keeper, official, form, slip)
        return slip

    def certification_offer(self, procedure_code: str) -> Offer | None:
        return certification_offer(self._store, self.clock, procedure_code)

    def slip_preview(self, command: ReceiveDossier) -> tuple[GreyPage, ...]:
        draft = self._runtime.intake.draft(command)
        form = slip_input(draft, self._joined(), paper=self._paper(), is_draft=True)
        return tuple(rasterise(self._slip_pdf(form), _PREVIEW_DPI))

    def act(self, move: Act) -> Dossier:
        dossier, changes = self._runtime.processing.act(move)
        self._written(changes)
        return dossier

    def note(
        self, dossier_id: str, action: str, official: OfficialRef, data: Mapping[str, Any]
    ) -> None:
        self._written(self._runtime.processing.note(dossier_id, action, official, data))

    def today(self) -> Today:
        return self._store.read(partial(today, now=self.clock.now(), rules=self._runtime.rules))

    def dossiers(self, view: View, search: str = "", after: PageKey | None = None) -> DossierPage:
        now = self.clock.now()
        return self._store.read(
            lambda s: dossier_page(s, now=now, view=view, search=search, after=after)
        )

    def dossier_count(self, view: View, search: str = "") -> int:
        now = self.clock.now()
        return self._store.read(lambda s: dossier_count(s, now=now, view=view, search=search))

    def detail(self, dossier_id: str) -> DossierDetail:
        return self._store.read(partial(dossier_detail, dossier_id=dossier_id))

    def detail_by_code(self, code: str) -> DossierDetail:
        return self._store.read(partial(dossier_detail_by_code, code=code))

    def slip_input(self, dossier_id: str) -> ReceiptInput:
        detail = self.detail(dossier_id)
        return slip_input(
            detail.dossier,
            self._joined(),
            reprint_number=detail.prints,
            paper=self._paper(),
            qr=self._qr_mode(),
        )

    def slip_pages(self, dossier_id: str) -> tuple[GreyPage, ...]:
        form = self.slip_input(dossier_id)
        last_printed = replace(form, reprint_number=max(form.reprint_number - 1, 0))
        return tuple(rasterise(self._slip_pdf(last_printed), _PREVIEW_DPI))

    def print_slip(
        self, dossier_id: str, official: OfficialRef, reason: str | None = None
    ) -> PrintedSlip:
        choice = self.printer_choice()
        if choice.name is None:
            raise NoPrinter()
        form = self.slip_input(dossier_id)
        certain = self._print_pdf(self._slip_pdf(form), choice.name, choice.paper)
        copies = len(self._slip_words(form).copies)
        data = {
            "form": "01",
            "printer": choice.name,
            "copies": copies,
            "reprint_number": form.reprint_number,
            "reason": reason,
            "certain": certain,
        }
        self.note(dossier_id, "print", official, data)
        log.info("printed code=%s reprint=%d", form.code, form.reprint_number)
        return PrintedSlip(choice.name, copies, form.reprint_number, certain=certain)

    def form_pages(
        self, dossier_id: str, form: str, event_id: str | None = None
    ) -> tuple[GreyPage, ...]:
        if form == SLIP:
            return self.slip_pages(dossier_id)
        return self._forms.pages(dossier_id, form, event_id)

    def print_form(
        self,
        dossier_id: str,
        form: str,
        official: OfficialRef,
        event_id: str | None = None,
        reason: str | None = None,
    ) -> PrintedSlip:
        if form == SLIP:
            return self.print_slip(dossier_id, official, reason)
        slip = self._forms.print(dossier_id, form, event_id)
        self._note_print(dossier_id, official, form, slip, event=event_id, reason=reason)
        return slip

    def rules(self) -> CounterRules:
        return self._runtime.rules

    def day_hint(self, on: date) -> DayHint:
        days = self._store.read(catalogue.calendar)
        return day_hint(days, local_day(self.clock.now()), on)

    def turn_away(self, command: TurnAway) -> Dossier:
        record, changes = self._runtime.turning_away.record(command)
        self._written(changes)
        return record

    def received_before(self, before: datetime) -> tuple[str, ...]:
        return self._store.read(partial(received_before, before=before))

    def print_hand_over_list(self, on: date) -> PrintedSlip:
        return self._forms.print_hand_over_list(on)

    def figures(self, asked: Asked) -> Answer:
        return self._figures.read(asked)

    def print_figures(self, answer: Answer, count: CashCount) -> PrintedSlip:
        return self._figures.print(answer, count)

    def save_figures(self, answer: Answer, count: CashCount, path: Path) -> None:
        self._figures.save(answer, count, path)

    def confirm_paper(self, dossier_id: str, official: OfficialRef, came_out: bool) -> None:
        self.note(dossier_id, "note", official, {"paper_came_out": came_out})

    def print_test_sheet(self, printer: str, paper: str) -> None:
        size: Paper = "A4" if paper == "A4" else "A5"
        self._print_pdf(render(_test_sheet(self._joined(), self.clock, size)), printer, size)

    def printers(self) -> tuple[str, ...]:
        return self._printers()

    def printer_choice(self) -> PrinterChoice:
        now = self._settings.now
        return PrinterChoice(now.printer, now.paper)

    def choose_printer(self, choice: PrinterChoice) -> None:
        self._settings.change(printer=choice.name, paper=choice.paper)

    def numbers_left(self) -> NumbersLeft:
        agency_id, day = self._joined().agency_id, local_day(self.clock.now())
        return self._store.read(lambda s: numbers_left(s, agency_id, day))

    def number_books(self) -> tuple[NumberBook, ...]:
        return self._store.read(number_books)

    def sync_overview(self) -> SyncOverview:
        return self._store.read(partial(sync_overview, now=self.clock.now()))

    def sync_now(self) -> None:
        self._sync_wanted()

    def send_again(self, dossier_id: str) -> None:
        self._store.write(partial(outbox.send_again, dossier_id=dossier_id))
        self._written(touched(Kind.SYNC, dossiers=(dossier_id,)))

    def settle(self, choice: Settlement) -> None:
        self._written(self._settling.settle(choice))

    def accept_mass_change(self, mark: str, official: OfficialRef, role: Role) -> None:
        self._store.write(lambda s: mass_change.accept(s, mark, official, role))
        self._publish(touched(Kind.SYNC))
        self._sync_wanted()

    def back_up(self, path: Path) -> BackupCard:
        manifest = make_backup(self._runtime.folder, self._runtime.key, path, self.clock)
        return _card(path, manifest)

    def last_backup(self) -> BackupCard | None:
        for path in regular_backups(self._runtime.folder):
            try:
                return _card(path, read_manifest(path))
            except BackupUnusable:
                log.warning("a backup of our own is unreadable")
        return None

    def prepare_restore(self, path: Path) -> BackupCard:
        manifest = read_manifest(path)
        plan_restore(self._runtime.place.data_dir, path)
        return _card(path, manifest)

    def _joined(self) -> Enrolment:
        return self._store.read(enrolment)

    def _paper(self) -> Paper:
        return "A4" if self._settings.now.paper == "A4" else "A5"

    def _slip_pdf(self, form: ReceiptInput) -> bytes:
        return render(form, wording=self._slip_words(form))

    def _slip_words(self, form: ReceiptInput) -> FormWording:
        """Those of the office where it has its own, else the shipped ones."""
        return wording_for(SPEC.form, form.issued_on, self._runtime.place.own_forms)

    def _qr_mode(self) -> QrMode:
        wanted = self._settings.now.slip_qr
        return QrMode(wanted) if wanted in tuple(QrMode) else QrMode.CODE

    def _data_taken(self, changes: Changes) -> None:
        self.catalogue_changed()
        self._publish(changes)

    def _note_print(
        self, dossier_id: str, official: OfficialRef, form: str, slip: PrintedSlip, **more: Any
    ) -> None:
        data = {
            "form": form,
            "printer": slip.printer,
            "copies": slip.copies,
            "reprint_number": slip.reprint_number,
            "certain": slip.certain,
            **more,
        }
        self.note(dossier_id, "print", official, data)

    def _written(self, changes: Changes) -> None:
        self._saved()
        self._publish(changes)


def _card(path: Path, manifest: Manifest) -> BackupCard:
    return BackupCard(path, manifest.made_at_instant, manifest.dossiers)


def _test_sheet(joined: Enrolment, clock: Clock, paper: Paper) -> ReceiptInput:
    now = clock.now()
    return ReceiptInput(
        parent_agency=joined.authority,
        office_name=joined.one_stop_name,
        place_name=joined.office_short_name,
        issued_on=local_day(now),
        code="TEST-000000-0000",
        qr_text="TEST-000000-0000",
        procedure_name="TỜ IN THỬ, không phải giấy tiếp nhận: Ẩ Ộ Ữ ẵ ẫ ỡ ợ ỵ đ",
        applicant_name="Nguyễn Văn Mẫu",
        received_at=now,
        copies_labels=("Tờ thử máy in",),
        paper=paper,
    )
