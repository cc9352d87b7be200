"""Everything a presenter may ask of the counter. Calls block: run them through `Tasks`.

`app.desk` is the real one. Errors are those of `models.errors`; every write announces its `Changes`
on the feed by itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol

from models.domain.batch_list import BatchList, BatchRow
from models.domain.cash_count import CashCount
from models.domain.clock import Clock
from models.domain.day_hint import DayHint
from models.domain.deadline import DueDate
from models.domain.dossier import Applicant, Dossier, OfficialRef
from models.domain.procedure import Procedure
from models.domain.rules import CounterRules
from models.domain.slip_seal import SealedSlip
from models.domain.units import Unit
from models.domain.workflow import Role
from models.queries.dossier_detail import DossierDetail
from models.queries.dossier_list import DossierLine, DossierPage, PageKey, View
from models.queries.known_people import KnownPerson, LikelyDuplicate
from models.queries.sync_overview import SyncOverview
from models.queries.today import Today
from models.services.intake import ReceiveDossier
from models.services.numbering import NumberBook, NumbersLeft
from models.services.officials import Official
from models.services.processing import Act
from models.services.settling import Settlement
from models.services.signers import SealState
from models.services.turning_away import TurnAway
from printing.inputs import ReceiptInput
from printing.preview import GreyPage
from ui.batch.rows import CheckedRow, ListTogether
from ui.certification.draft import Offer
from ui.figures.contract import Answer, Asked
from ui.office_data.contract import OfficeDataDesk


@dataclass(frozen=True, slots=True)
class OfficeCard:
    """Names of the office for the frame and the sign-in page."""

    code: str
    name: str
    short_name: str
    one_stop_name: str
    province: str
    device_no: int
    agency_id: str
    centre_name: str
    server_url: str


@dataclass(frozen=True, slots=True)
class PrintedSlip:
    """What the spooler said. `certain` is False when it cannot know whether paper came out."""

    printer: str
    copies: int
    reprint_number: int
    certain: bool


@dataclass(frozen=True, slots=True)
class PrinterChoice:
    """The chosen printer and paper ("A5" or "A4"); `name` is None until one was chosen."""

    name: str | None
    paper: str


@dataclass(frozen=True, slots=True)
class BackupCard:
    """One verified backup file of this counter."""

    path: Path
    made_at: datetime
    dossiers: int


class Desk(Protocol):
    """The counter behind the screens."""

    @property
    def clock(self) -> Clock: ...

    @property
    def office_data(self) -> OfficeDataDesk:
        """Procedures, calendar and forms, for those who look after them."""
        ...

    def office(self) -> OfficeCard: ...

    def officials(self) -> tuple[Official, ...]: ...

    def sign_in(self, official_id: str, pin: str) -> Official:
        """Raises NotPermitted(`pin_wrong`, tries_left) or (`pin_locked`, wait_s)."""
        ...

    def add_official(self, full_name: str, role: Role, pin: str | None) -> tuple[Official, str]:
        """Returns the official and the PIN to hand over. Raises ValidationError."""
        ...

    def change_pin(self, official_id: str, old_pin: str, new_pin: str) -> None: ...

    def procedures(self) -> tuple[Procedure, ...]:
        """All offered procedures, those this counter uses most first."""
        ...

    def due_preview(self, procedure_code: str, received_at: datetime) -> DueDate | None: ...

    def dossiers_of_person(self, *numbers: str) -> tuple[DossierLine, ...]:
        """The dossiers known here under any of these numbers, newest first, at most 20."""
        ...

    def known_person(self, personal_id: str) -> KnownPerson | None:
        """What was typed and handed in before for this number; None for a new face."""
        ...

    def likely_duplicates(
        self, person: Applicant, procedure_code: str
    ) -> tuple[LikelyDuplicate, ...]:
        """Dossiers of this person and procedure that are open or of the last days, newest first.

        `person` is whose dossier it is: the holder where somebody else hands in.
        """
        ...

    def unit_today(self, address: str) -> Unit | None:
        """The commune in which an address lies today; None where there is doubt."""
        ...

    def seal_state(self, sealed: SealedSlip) -> SealState:
        """Check the seal of a scanned slip with the keys kept here."""
        ...

    def receive(self, command: ReceiveDossier) -> Dossier: ...

    def read_batch(self, path: Path) -> BatchList:
        """The rows of a list file (docs/batch-file.md). Raises UserError."""
        ...

    def write_batch_template(self, path: Path) -> None:
        """Write an empty list to fill in. Raises UserError."""
        ...

    def check_batch(
        self, rows: Sequence[BatchRow], accepted: frozenset[int], together: ListTogether
    ) -> tuple[CheckedRow, ...]:
        """Every row checked, in order; nothing is saved. `accepted`: numbers of rows that are
        wanted although they are like another."""
        ...

    def print_group(self, group_id: str, form: str, official: OfficialRef) -> PrintedSlip:
        """Print a paper about all dossiers of a group ("several-dossiers", "signing-list"). Kept
        in the history of the first. Raises NotFound, NoPrinter, SpoolFailed."""
        ...

    def certification_offer(self, procedure_code: str) -> Offer | None:
        """Kind, fees and next number of the book; None where nothing is certified."""
        ...

    def slip_preview(self, command: ReceiveDossier) -> tuple[GreyPage, ...]:
        """How the slip of this draft will look, first copy only; no code is taken."""
        ...

    def act(self, move: Act) -> Dossier: ...

    def note(
        self, dossier_id: str, action: str, official: OfficialRef, data: Mapping[str, Any]
    ) -> None: ...

    def today(self) -> Today: ...

    def dossiers(
        self, view: View, search: str = "", after: PageKey | None = None
    ) -> DossierPage: ...

    def dossier_count(self, view: View, search: str = "") -> int: ...

    def detail(self, dossier_id: str) -> DossierDetail: ...

    def detail_by_code(self, code: str) -> DossierDetail: ...

    def slip_input(self, dossier_id: str) -> ReceiptInput: ...

    def slip_pages(self, dossier_id: str) -> tuple[GreyPage, ...]:
        """The slip as it was last printed, or as it will be the first time, for the preview."""
        ...

    def print_slip(
        self, dossier_id: str, official: OfficialRef, reason: str | None = None
    ) -> PrintedSlip:
        """Print form 01; from the second time on it carries BẢN IN LẠI. Kept in the history.

        Raises NoPrinter or SpoolFailed; the dossier is untouched then.
        """
        ...

    def form_pages(
        self, dossier_id: str, form: str, event_id: str | None = None
    ) -> tuple[GreyPage, ...]:
        """A form of a dossier ("02", "hand-over") as it was last printed, or will be the first
        time. `event_id` is the act it goes with. Raises UserError(`form_without_act`)."""
        ...

    def print_form(
        self,
        dossier_id: str,
        form: str,
        official: OfficialRef,
        event_id: str | None = None,
        reason: str | None = None,
    ) -> PrintedSlip:
        """Print a form; from the second time on it carries BẢN IN LẠI, counted for each form and
        act. Kept in the history. Raises NoPrinter or SpoolFailed; nothing is kept then."""
        ...

    def rules(self) -> CounterRules: ...

    def day_hint(self, on: date) -> DayHint:
        """What the calendar says of a day that is about to be promised."""
        ...

    def turn_away(self, command: TurnAway) -> Dossier:
        """Keep guidance or a refusal of somebody without a dossier; no number is used."""
        ...

    def received_before(self, before: datetime) -> tuple[str, ...]:
        """Ids of dossiers received before this instant and not handed over, oldest first."""
        ...

    def print_hand_over_list(self, on: date) -> PrintedSlip:
        """Print the list of what was handed over on this day. Raises NoPrinter, SpoolFailed."""
        ...

    def figures(self, asked: Asked) -> Answer:
        """Count a list over some days, on one snapshot."""
        ...

    def print_figures(self, answer: Answer, count: CashCount) -> PrintedSlip:
        """Print what was answered; the count goes on the sheet of the takings. Raises NoPrinter,
        SpoolFailed."""
        ...

    def save_figures(self, answer: Answer, count: CashCount, path: Path) -> None:
        """Write what was answered as .xlsx or .pdf, never into the data folder. Raises
        UserError."""
        ...

    def confirm_paper(self, dossier_id: str, official: OfficialRef, came_out: bool) -> None:
        """Keep the official's answer to "giấy đã ra chưa?"."""
        ...

    def print_test_sheet(self, printer: str, paper: str) -> None: ...

    def printers(self) -> tuple[str, ...]: ...

    def printer_choice(self) -> PrinterChoice: ...

    def choose_printer(self, choice: PrinterChoice) -> None: ...

    def numbers_left(self) -> NumbersLeft: ...

    def number_books(self) -> tuple[NumberBook, ...]: ...

    def sync_overview(self) -> SyncOverview: ...

    def sync_now(self) -> None:
        """Ask for a run now; returns at once, the outcome comes as SyncStatus."""
        ...

    def send_again(self, dossier_id: str) -> None:
        """Let what the centre sent back go once more."""
        ...

    def settle(self, choice: Settlement) -> None:
        """Settle two versions of a dossier. Raises NotPermitted, StaleEdit (`already_settled`,
        `versions_changed`), TransitionNotAllowed (`way_closed`)."""
        ...

    def accept_mass_change(self, mark: str, official: OfficialRef, role: Role) -> None:
        """Let the page that waits in at the next run. Raises NotPermitted, StaleEdit."""
        ...

    def back_up(self, path: Path) -> BackupCard: ...

    def last_backup(self) -> BackupCard | None: ...

    def prepare_restore(self, path: Path) -> BackupCard:
        """Check a backup file and plan to restore it at the next start.

        Raises BackupUnusable. Nothing is replaced while the program runs.
        """
        ...
