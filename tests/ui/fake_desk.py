"""A counter in memory: a small real object behind the pages, with no store, no thread, no line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from models.domain.batch_list import BatchList, BatchRow
from models.domain.batch_row import read_row
from models.domain.calendar import WorkCalendar
from models.domain.cash_count import CashCount
from models.domain.certification import CertificationFee, CertificationKind
from models.domain.changes import Changes, Kind, touched
from models.domain.clock import Clock, FixedClock, local_day
from models.domain.day_hint import DayHint, day_hint
from models.domain.deadline import DueDate, due_date
from models.domain.dossier import (
    Applicant,
    Channel,
    DocumentItem,
    Dossier,
    DossierStatus,
    HistoryEntry,
    IdKind,
    OfficialRef,
)
from models.domain.dossier_forms import times_printed
from models.domain.move_data import read_move_data
from models.domain.moves import Move, last_moved_at, moved
from models.domain.needs import Case, check_needs
from models.domain.numbering import Lease
from models.domain.procedure import Procedure, RequiredDocument, TimeLimit, TimeUnit
from models.domain.rules import CounterRules
from models.domain.same_person import same_person
from models.domain.slip_seal import SealedSlip
from models.domain.text import fold, words_start_with
from models.domain.units import Unit
from models.domain.workflow import Action, Role, transition
from models.errors import (
    AppError,
    NoPrinter,
    NotFound,
    NotPermitted,
    StaleEdit,
    ValidationError,
)
from models.queries.dossier_detail import DossierDetail
from models.queries.dossier_list import CentreState, DossierLine, DossierPage, PageKey, View
from models.queries.known_people import KnownPerson, LikelyDuplicate
from models.queries.sync_overview import SyncNote, SyncOverview
from models.queries.today import Task, TaskKind, Today
from models.queries.two_versions import Side, TwoVersions
from models.services.intake import ReceiveDossier
from models.services.mass_change import MassChange
from models.services.numbering import NumberBook, NumbersLeft
from models.services.officials import FREE_TRIES, PIN_SHORTEST, Official
from models.services.processing import Act
from models.services.settling import Settlement
from models.services.signers import SealState
from models.services.turning_away import TurnAway
from printing.inputs import PaperLine, ReceiptInput
from printing.preview import GreyPage
from tests.ui.fake_office_data import FakeOfficeData
from tests.ui.figures.samples import sample_answer
from ui.batch.rows import CheckedRow, ListTogether
from ui.certification.draft import Offer
from ui.desk import BackupCard, OfficeCard, PrintedSlip, PrinterChoice
from ui.figures.contract import Answer, Asked
from ui.ports import ChangeFeed

MORNING = datetime(2026, 11, 25, 2, 41, tzinfo=UTC)
"""Wednesday 25/11/2026, 09:41 in Vietnam."""

CALENDAR = WorkCalendar(confirmed_years=frozenset({2026}))

BIRTH = Procedure(
    code="1.001193",
    name="Đăng ký khai sinh",
    sector="Hộ tịch",
    version="2026-07-01",
    time_limit=TimeLimit(1, TimeUnit.WORKING_DAY),
    documents=(
        RequiredDocument("Tờ khai đăng ký khai sinh theo mẫu"),
        RequiredDocument("Giấy chứng sinh"),
        RequiredDocument("Giấy tờ tùy thân của người đi đăng ký", present_only=True),
    ),
    fee_vnd=0,
    common=True,
)
MARITAL = Procedure(
    code="1.004873",
    name="Cấp Giấy xác nhận tình trạng hôn nhân",
    sector="Hộ tịch",
    version="2026-07-01",
    time_limit=TimeLimit(3, TimeUnit.WORKING_DAY),
    documents=(
        RequiredDocument("Tờ khai cấp Giấy xác nhận tình trạng hôn nhân"),
        RequiredDocument("Giấy tờ tùy thân", present_only=True),
    ),
    fee_vnd=15_000,
)
COPIES = Procedure(
    code="2.000815",
    name="Chứng thực bản sao từ bản chính giấy tờ, văn bản",
    sector="Chứng thực",
    version="2026-07-01",
    time_limit=TimeLimit(1, TimeUnit.IMMEDIATE),
    documents=(RequiredDocument("Bản chính giấy tờ", present_only=True),),
    short_name="Chứng thực bản sao",
    common=True,
)
COPY_OFFER = Offer(
    kind=CertificationKind.COPY,
    rules=(
        CertificationFee(
            kind=CertificationKind.COPY,
            name="Phí chứng thực bản sao",
            source="bảng thử",
            is_verified=False,
            first_pages=2,
            first_vnd=2_000,
            further_vnd=1_000,
            cap_vnd=200_000,
        ),
    ),
    next_number="126",
)
PROCEDURES = (BIRTH, MARITAL, COPIES)

MAU = Official("o-mau", "Hoàng Thị Mẫu", Role.COUNTER_OFFICIAL)
THU = Official("o-thu", "Lý Văn Thử", Role.SPECIALIST)
VI_DU = Official("o-vi-du", "Nông Thị Ví Dụ", Role.HEAD)
PIN = "246810"

OFFICE = OfficeCard(
    code="06184",
    name="UBND xã Đồng Đăng",
    short_name="Xã Đồng Đăng",
    one_stop_name="Trung tâm Phục vụ hành chính công xã Đồng Đăng",
    province="Lạng Sơn",
    device_no=2,
    agency_id="H37.15",
    centre_name="Trung tâm tỉnh Lạng Sơn",
    server_url="https://mot-cua.invalid",
)

_STATUS_OF_VIEW = {
    View.WAITING_SUPPLEMENT: DossierStatus.SUPPLEMENT_REQUESTED,
    View.RESULT_READY: DossierStatus.RESULT_READY,
    View.ONLINE_NEW: DossierStatus.NEW_ONLINE,
}
_RUNNING = (DossierStatus.RECEIVED, DossierStatus.PROCESSING)


def sample_dossier(
    number: int = 12,
    name: str = "Nguyễn Văn Mẫu",
    *,
    status: DossierStatus = DossierStatus.RECEIVED,
    procedure: Procedure = BIRTH,
    received_at: datetime = MORNING,
    due_at: datetime | None = None,
    phone: str | None = "0912345678",
    personal_id: str = "020090000123",
    synced_at: datetime | None = None,
) -> Dossier:
    """A dossier of an invented person, received by Hoàng Thị Mẫu at counter 2."""
    code = f"H37.15-{local_day(received_at):%y%m%d}-{number:04d}"
    count = due_date(
        received_at, procedure.time_limit or TimeLimit(5, TimeUnit.WORKING_DAY), CALENDAR
    )
    entry = HistoryEntry(
        id=f"h-{code}",
        dossier_id=f"d-{code}",
        action=str(Action.RECEIVE),
        from_status=None,
        to_status=DossierStatus.RECEIVED,
        at=received_at,
        official=MAU.ref,
        device_no=2,
    )
    return Dossier(
        id=f"d-{code}",
        code=code,
        provisional_code=None,
        office_code=OFFICE.code,
        agency_id=OFFICE.agency_id,
        status=status,
        procedure=procedure,
        applicant=Applicant(
            full_name=name,
            personal_id=personal_id,
            id_kind=IdKind.CITIZEN_ID,
            birth_date=date(1990, 3, 5),
            sex="Nam",
            address="Thôn Mẫu, xã Đồng Đăng, tỉnh Lạng Sơn",
            phone=phone,
            source="card",
        ),
        papers=tuple(
            DocumentItem(name=d.name, originals=d.originals, present_only=d.present_only)
            for d in procedure.documents
        ),
        channel=Channel.COUNTER,
        received_at=received_at,
        effective_at=count.effective_at,
        due_at=due_at or count.due_at,
        due_provisional=False,
        received_by=MAU.ref,
        device_no=2,
        due_steps=count.steps,
        synced_at=synced_at,
        revision=1 if synced_at else 0,
        history=(entry,),
    )


class FakeDesk:
    """Implements `ui.desk.Desk`. Set `failures[name]` to an AppError to make a call fail once."""

    def __init__(
        self,
        dossiers: Iterable[Dossier] = (),
        *,
        clock: Clock | None = None,
        feed: ChangeFeed | None = None,
        page_size: int = 100,
    ) -> None:
        self._clock = clock or FixedClock(MORNING)
        self._feed = feed
        self._page_size = page_size
        self.store: dict[str, Dossier] = {dossier.id: dossier for dossier in dossiers}
        self.people: dict[str, Official] = {o.id: o for o in (MAU, THU, VI_DU)}
        self.pins: dict[str, str] = dict.fromkeys(self.people, PIN)
        self.wrong: dict[str, int] = {}
        self.centre: dict[str, CentreState] = {}
        self.reasons: dict[str, str] = {}
        self.versions: dict[str, TwoVersions] = {}
        self.same_code: dict[str, tuple[str, ...]] = {}
        self.mass_change: MassChange | None = None
        self.known: dict[str, KnownPerson] = {}
        self.units: dict[str, Unit] = {}
        self.batch = BatchList(())
        self.seal = SealState.UNKNOWN_SIGNER
        self.sync_notes: list[SyncNote] = []
        self.checked_at: str | None = None
        self.failures: dict[str, AppError] = {}
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        self.counter_rules = CounterRules()
        self.printer = PrinterChoice("HP LaserJet 107a", "A5")
        self.known_printers: tuple[str, ...] = ("HP LaserJet 107a", "Canon LBP 2900")
        self.backup: BackupCard | None = None
        self.listed = 14
        self.books: tuple[NumberBook, ...] = (_book(local_day(self._clock.now())),)
        self._next_number = 100
        self.office_data = FakeOfficeData(PROCEDURES, self._enter)

    @property
    def clock(self) -> Clock:
        return self._clock

    def called(self, name: str) -> list[tuple[Any, ...]]:
        """The arguments of every call of this name, in order."""
        return [arguments for called, arguments in self.calls if called == name]

    def office(self) -> OfficeCard:
        return OFFICE

    def officials(self) -> tuple[Official, ...]:
        self._enter("officials")
        return tuple(self.people.values())

    def sign_in(self, official_id: str, pin: str) -> Official:
        self._enter("sign_in", official_id)
        if self.wrong.get(official_id, 0) >= FREE_TRIES:
            raise NotPermitted("pin_locked", wait_s=60)
        if pin == self.pins[official_id]:
            self.wrong[official_id] = 0
            return self.people[official_id]
        self.wrong[official_id] = self.wrong.get(official_id, 0) + 1
        if self.wrong[official_id] >= FREE_TRIES:
            raise NotPermitted("pin_locked", wait_s=60)
        raise NotPermitted("pin_wrong", tries_left=FREE_TRIES - self.wrong[official_id])

    def add_official(self, full_name: str, role: Role, pin: str | None) -> tuple[Official, str]:
        self._enter("add_official", full_name, role)
        chosen = pin or "135790"
        if len(chosen) < PIN_SHORTEST:
            raise ValidationError(("pin", "pin_too_short"))
        if not full_name:
            raise ValidationError(("full_name", "name_missing"))
        official = Official(f"o-{len(self.people)}", full_name, role)
        self.people[official.id] = official
        self.pins[official.id] = chosen
        self._tell(touched(Kind.OFFICIALS))
        return official, chosen

    def change_pin(self, official_id: str, old_pin: str, new_pin: str) -> None:
        if len(new_pin) < PIN_SHORTEST:
            raise ValidationError(("pin", "pin_too_short"))
        self.sign_in(official_id, old_pin)
        self._enter("change_pin", official_id)
        self.pins[official_id] = new_pin

    def procedures(self) -> tuple[Procedure, ...]:
        self._enter("procedures")
        return PROCEDURES

    def due_preview(self, procedure_code: str, received_at: datetime) -> DueDate | None:
        self._enter("due_preview", procedure_code)
        limit = self._procedure(procedure_code).time_limit
        return due_date(received_at, limit, CALENDAR) if limit is not None else None

    def dossiers_of_person(self, personal_id: str) -> tuple[DossierLine, ...]:
        self._enter("dossiers_of_person")
        found = [d for d in self._newest() if d.applicant.personal_id == personal_id]
        return tuple(self._line(d) for d in found[:20])

    def known_person(self, personal_id: str) -> KnownPerson | None:
        self._enter("known_person", personal_id)
        return self.known.get(personal_id)

    def likely_duplicates(
        self, person: Applicant, procedure_code: str
    ) -> tuple[LikelyDuplicate, ...]:
        self._enter("likely_duplicates", person, procedure_code)
        return tuple(
            LikelyDuplicate(
                id=dossier.id,
                shown_code=dossier.shown_code,
                status=dossier.status,
                procedure_name=dossier.procedure.name,
                received_at=dossier.received_at,
                received_by=dossier.received_by.name,
            )
            for dossier in self._newest()
            if dossier.procedure.code == procedure_code
            and dossier.status is not DossierStatus.RETURNED
            and same_person(dossier.holder or dossier.applicant, person)
        )

    def unit_today(self, address: str) -> Unit | None:
        self._enter("unit_today", address)
        return self.units.get(address)

    def seal_state(self, sealed: SealedSlip) -> SealState:
        self._enter("seal_state", sealed)
        return self.seal

    def receive(self, command: ReceiveDossier) -> Dossier:
        self._enter("receive", command)
        if not command.applicant.full_name:
            raise ValidationError(("full_name", "name_missing"))
        procedure = self._procedure(command.procedure_code)
        self._next_number += 1
        made = replace(
            sample_dossier(
                self._next_number,
                command.applicant.full_name,
                procedure=procedure,
                received_at=command.received_at or self._clock.now(),
                due_at=command.due_at,
            ),
            applicant=command.applicant,
            papers=command.papers,
            result_channel=command.result_channel,
            case_name=command.case_name,
            note=command.note,
            holder=command.holder,
            authorisation=command.authorisation,
            assisted_by=command.assisted_by,
            fees=command.fees,
            group_id=command.group_id,
            certification=command.certification,
            received_by=command.official,
        )
        self.store[made.id] = made
        self._tell(touched(Kind.NUMBERS, Kind.SYNC, dossiers=(made.id,)))
        return made

    def read_batch(self, path: Path) -> BatchList:
        self._enter("read_batch", path)
        return self.batch

    def write_batch_template(self, path: Path) -> None:
        self._enter("write_batch_template", path)

    def check_batch(
        self, rows: Sequence[BatchRow], accepted: frozenset[int], together: ListTogether
    ) -> tuple[CheckedRow, ...]:
        self._enter("check_batch", accepted, together)
        return tuple(self._checked(row, row.row_no in accepted, together) for row in rows)

    def _checked(self, row: BatchRow, accepted: bool, together: ListTogether) -> CheckedRow:
        reading = read_row(row)
        person = reading.person
        if person is None:
            return CheckedRow(row_no=row.row_no, problems=reading.problems)
        known = self.likely_duplicates(person, together.procedure.code)
        if known and not accepted:
            return CheckedRow(row_no=row.row_no, known_code=known[0].shown_code)
        command = ReceiveDossier(
            applicant=together.submitter or person,
            procedure_code=together.procedure.code,
            official=together.official,
            holder=person,
            case_name=reading.case or together.case_name,
            due_at=together.due_at,
            note=reading.note,
            group_id=together.group_id,
        )
        return CheckedRow(row_no=row.row_no, command=command, repaired=reading.repaired)

    def print_group(self, group_id: str, form: str, official: OfficialRef) -> PrintedSlip:
        self._enter("print_group", group_id, form)
        if self.printer.name is None:
            raise NoPrinter
        return PrintedSlip(self.printer.name, 2, 0, True)

    def certification_offer(self, procedure_code: str) -> Offer | None:
        self._enter("certification_offer", procedure_code)
        return COPY_OFFER if procedure_code == COPIES.code else None

    def slip_preview(self, command: ReceiveDossier) -> tuple[GreyPage, ...]:
        self._enter("slip_preview", command)
        return (_blank_page(),)

    def act(self, move: Act) -> Dossier:
        self._enter("act", move)
        before = self._dossier(move.dossier_id)
        done = moved(
            before,
            Move(
                action=move.action,
                official=move.official,
                role=move.role,
                at=move.at or max(self._clock.now(), last_moved_at(before)),
                data=move.data,
            ),
            CALENDAR,
            self.counter_rules,
        )
        after = replace(done.dossier, synced_at=None)
        after = self._with_entry(after, str(move.action), before.status, move.official, done.data)
        self.store[after.id] = after
        self.centre.pop(after.id, None)
        self._tell(touched(Kind.SYNC, dossiers=(after.id,)))
        return after

    def note(
        self, dossier_id: str, action: str, official: OfficialRef, data: Mapping[str, Any]
    ) -> None:
        self._enter("note", dossier_id, action)
        dossier = self._dossier(dossier_id)
        self.store[dossier_id] = self._with_entry(dossier, action, dossier.status, official, data)
        self._tell(touched(Kind.SYNC, dossiers=(dossier_id,)))

    def today(self) -> Today:
        self._enter("today")
        kinds = (
            (TaskKind.OVERDUE, View.OVERDUE),
            (TaskKind.DUE_TODAY, View.DUE_TODAY),
            (TaskKind.RESULT_READY, View.RESULT_READY),
        )
        day = local_day(self._clock.now())
        return Today(
            overdue=len(self._in(View.OVERDUE)),
            due_today=len(self._in(View.DUE_TODAY)),
            waiting_supplement=len(self._in(View.WAITING_SUPPLEMENT)),
            result_ready=len(self._in(View.RESULT_READY)),
            not_at_centre=len(self._in(View.NOT_AT_CENTRE)),
            received_today=sum(local_day(d.received_at) == day for d in self.store.values()),
            tasks=(
                *self._troubled(TaskKind.SENT_BACK, CentreState.SENT_BACK),
                *self._troubled(TaskKind.TWO_VERSIONS, CentreState.TWO_VERSIONS),
                *(Task(kind, self._line(d)) for kind, view in kinds for d in self._in(view)),
            ),
        )

    def dossiers(self, view: View, search: str = "", after: PageKey | None = None) -> DossierPage:
        self._enter("dossiers", view, search, after)
        found = [d for d in self._in(view) if _fits(d, search)]
        if after is not None:
            place = (after.received_at, after.id)
            found = [d for d in found if (d.received_at, d.id) < place]
        shown = found[: self._page_size]
        more = len(found) > len(shown)
        key = PageKey(shown[-1].received_at, shown[-1].id) if more else None
        return DossierPage(tuple(self._line(d) for d in shown), key)

    def dossier_count(self, view: View, search: str = "") -> int:
        self._enter("dossier_count", view, search)
        return sum(_fits(d, search) for d in self._in(view))

    def detail(self, dossier_id: str) -> DossierDetail:
        self._enter("detail", dossier_id)
        dossier = self._dossier(dossier_id)
        return DossierDetail(
            dossier=dossier,
            centre=self._centre(dossier),
            reason=self.reasons.get(dossier_id),
            prints=times_printed(dossier, "01"),
            two_versions=self.versions.get(dossier_id),
            same_code=tuple(
                self._line(self._dossier(other)) for other in self.same_code.get(dossier_id, ())
            ),
        )

    def detail_by_code(self, code: str) -> DossierDetail:
        self._enter("detail_by_code", code)
        for dossier in self.store.values():
            if code in (dossier.code, dossier.provisional_code):
                return self.detail(dossier.id)
        raise NotFound("dossier_not_found", code=code)

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
        return (_blank_page(),)

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
        return (_blank_page(),)

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

    def rules(self) -> CounterRules:
        self._enter("rules")
        return self.counter_rules

    def day_hint(self, on: date) -> DayHint:
        self._enter("day_hint", on)
        return day_hint(CALENDAR, local_day(self._clock.now()), on)

    def turn_away(self, command: TurnAway) -> Dossier:
        self._enter("turn_away", command)
        data = read_move_data(command.action, command.data)
        rule = transition(None, command.action)
        check_needs(rule, Case(None, data, self._clock.now(), self.counter_rules))
        if not command.applicant.full_name:
            raise ValidationError(("full_name", "name_missing"))
        self._next_number += 1
        made = sample_dossier(
            self._next_number,
            command.applicant.full_name,
            procedure=self._procedure(command.procedure_code),
            status=DossierStatus.NOT_ACCEPTED,
        )
        made = replace(made, code=None, due_at=None, applicant=command.applicant, history=())
        record = self._with_entry(made, str(command.action), None, command.official, data.written)
        self.store[record.id] = record
        self._tell(touched(Kind.SYNC, dossiers=(record.id,)))
        return record

    def received_before(self, before: datetime) -> tuple[str, ...]:
        self._enter("received_before", before)
        return tuple(
            d.id
            for d in reversed(self._newest())
            if d.status is DossierStatus.RECEIVED and d.received_at < before
        )

    def print_hand_over_list(self, on: date) -> PrintedSlip:
        self._enter("print_hand_over_list", on)
        if self.printer.name is None:
            raise NoPrinter
        return PrintedSlip(self.printer.name, 1, 0, True)

    def figures(self, asked: Asked) -> Answer:
        self._enter("figures", asked)
        return sample_answer(asked, self._clock.now(), rows=self.listed)

    def print_figures(self, answer: Answer, count: CashCount) -> PrintedSlip:
        self._enter("print_figures", answer, count)
        if self.printer.name is None:
            raise NoPrinter
        return PrintedSlip(self.printer.name, 1, 0, True)

    def save_figures(self, answer: Answer, count: CashCount, path: Path) -> None:
        self._enter("save_figures", answer, count, path)

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

    def numbers_left(self) -> NumbersLeft:
        self._enter("numbers_left")
        today = local_day(self._clock.now())
        return NumbersLeft(today=83, lent_today=100, until=today + timedelta(days=2))

    def number_books(self) -> tuple[NumberBook, ...]:
        self._enter("number_books")
        return self.books

    def sync_overview(self) -> SyncOverview:
        self._enter("sync_overview")
        waiting = self._in(View.NOT_AT_CENTRE)
        return SyncOverview(
            waiting=len(waiting),
            lines=tuple(self._line(d) for d in waiting),
            reasons=dict(self.reasons),
            operations={},
            notes=tuple(self.sync_notes),
            checked_at=self.checked_at,
            mass_change=self.mass_change,
        )

    def sync_now(self) -> None:
        self._enter("sync_now")

    def send_again(self, dossier_id: str) -> None:
        self._enter("send_again", dossier_id)
        self.centre.pop(dossier_id, None)
        self.reasons.pop(dossier_id, None)
        self._tell(touched(Kind.SYNC, dossiers=(dossier_id,)))

    def settle(self, choice: Settlement) -> None:
        self._enter("settle", choice)
        versions = self.versions.get(choice.dossier_id)
        if versions is None:
            raise StaleEdit("already_settled")
        if versions.mark != choice.mark:
            raise StaleEdit("versions_changed")
        del self.versions[choice.dossier_id]
        self.centre.pop(choice.dossier_id, None)
        ours = Side.OURS in choice.choices.values()
        self.store[choice.dossier_id] = versions.ours if ours else versions.theirs
        self._tell(touched(Kind.SYNC, dossiers=(choice.dossier_id,)))

    def accept_mass_change(self, mark: str, official: OfficialRef, role: Role) -> None:
        self._enter("accept_mass_change", mark, official, role)
        if self.mass_change is None or self.mass_change.mark != mark:
            raise StaleEdit("mass_change_gone")
        self.mass_change = replace(self.mass_change, accepted=True)
        self._tell(touched(Kind.SYNC))

    def back_up(self, path: Path) -> BackupCard:
        self._enter("back_up", path)
        self.backup = BackupCard(path, self._clock.now(), len(self.store))
        return self.backup

    def last_backup(self) -> BackupCard | None:
        self._enter("last_backup")
        return self.backup

    def prepare_restore(self, path: Path) -> BackupCard:
        self._enter("prepare_restore", path)
        return BackupCard(path, self._clock.now(), len(self.store))

    def _enter(self, name: str, *arguments: Any) -> None:
        self.calls.append((name, arguments))
        failure = self.failures.pop(name, None)
        if failure is not None:
            raise failure

    def _tell(self, changes: Changes) -> None:
        if self._feed is not None:
            self._feed.publish(changes)

    def _procedure(self, code: str) -> Procedure:
        for procedure in PROCEDURES:
            if procedure.code == code:
                return procedure
        raise NotFound("procedure_not_found")

    def _dossier(self, dossier_id: str) -> Dossier:
        if dossier_id not in self.store:
            raise NotFound("dossier_not_found")
        return self.store[dossier_id]

    def _with_entry(
        self,
        dossier: Dossier,
        action: str,
        before: DossierStatus | None,
        official: OfficialRef,
        data: Mapping[str, Any],
    ) -> Dossier:
        entry = HistoryEntry(
            id=f"h-{dossier.id}-{len(dossier.history)}",
            dossier_id=dossier.id,
            action=action,
            from_status=before,
            to_status=dossier.status,
            at=self._clock.now(),
            official=official,
            device_no=OFFICE.device_no,
            data=dict(data),
        )
        return replace(dossier, history=(*dossier.history, entry))

    def _newest(self) -> list[Dossier]:
        return sorted(self.store.values(), key=lambda d: (d.received_at, d.id), reverse=True)

    def _in(self, view: View) -> list[Dossier]:
        return [dossier for dossier in self._newest() if self._belongs(dossier, view)]

    def _belongs(self, dossier: Dossier, view: View) -> bool:
        today = local_day(self._clock.now())
        due = local_day(dossier.due_at) if dossier.due_at is not None else None
        if view is View.ALL:
            return True
        if view is View.NOT_AT_CENTRE:
            return self._centre(dossier) is not CentreState.AT_CENTRE
        if view in (View.DUE_TODAY, View.OVERDUE):
            if dossier.status not in _RUNNING or due is None:
                return False
            return due == today if view is View.DUE_TODAY else due < today
        return dossier.status is _STATUS_OF_VIEW[view]

    def _centre(self, dossier: Dossier) -> CentreState:
        usual = CentreState.WAITING if dossier.synced_at is None else CentreState.AT_CENTRE
        return self.centre.get(dossier.id, usual)

    def _line(self, dossier: Dossier) -> DossierLine:
        phone = dossier.applicant.phone
        return DossierLine(
            id=dossier.id,
            code=dossier.code,
            provisional_code=dossier.provisional_code,
            status=dossier.status,
            applicant_name=dossier.applicant.full_name,
            phone_end=phone[-3:] if phone else None,
            procedure_code=dossier.procedure.code,
            procedure_name=dossier.procedure.short_name or dossier.procedure.name,
            received_at=dossier.received_at,
            due_at=dossier.due_at,
            centre=self._centre(dossier),
            synced_at=dossier.synced_at,
            is_void=dossier.voided_at is not None,
        )

    def _troubled(self, kind: TaskKind, state: CentreState) -> list[Task]:
        return [Task(kind, self._line(d)) for d in self._newest() if self._centre(d) is state]


def _fits(dossier: Dossier, search: str) -> bool:
    if not search.strip():
        return True
    text = fold(f"{dossier.applicant.full_name} {dossier.procedure.name} {dossier.shown_code}")
    phone = dossier.applicant.phone or ""
    digits = search.replace(" ", "")
    by_number = digits.isdigit() and (phone.endswith(digits) or dossier.shown_code.endswith(digits))
    return by_number or words_start_with(text, search)


def _book(day: date) -> NumberBook:
    lease = Lease(id="l-1", agency_id=OFFICE.agency_id, day=day, first=1, last=100, next=18)
    return NumberBook(lease, used=16, void=1, returned=0, left=83)


def _blank_page() -> GreyPage:
    width, height = 60, 85
    return GreyPage(width, height, width, b"\xff" * (width * height))


def at_local(day: date, hour: int, minute: int = 0) -> datetime:
    """An instant by the clock on the wall of the office."""
    return datetime.combine(day, time(hour, minute), UTC) - timedelta(hours=7)
