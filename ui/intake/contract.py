"""What the presenters of the intake show, and what the screen must be able to show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from models.domain.deadline import DueDate
from models.domain.dossier import Channel, Dossier
from models.domain.fees import FeeLine
from models.domain.procedure import Procedure
from models.domain.questions import CaseQuestion
from models.errors import AppError
from models.queries.dossier_list import CentreState, DossierLine
from models.queries.known_people import KnownPaper, LikelyDuplicate
from printing.preview import GreyPage
from ui.certification.draft import CertificationDraft, Offer
from ui.desk import PrintedSlip
from ui.intake.draft import Step
from ui.intake.fees import Fees
from ui.intake.others import Others
from ui.intake.papers import Paper
from ui.intake.person import Person, Problem


class Place(StrEnum):
    """Where the cursor may be sent. The first five are the numbered blocks."""

    PERSON = "person"
    PROCEDURE = "procedure"
    PAPERS = "papers"
    RESULT = "result"
    FEE = "fee"
    HOLDER = "holder"
    AUTHORISATION = "authorisation"
    EXEMPT_REASON = "exempt_reason"
    PHONE = "phone"
    DATE = "date"


class NoticeKind(StrEnum):
    """Strips inside the page, each where its matter is."""

    DRAFT_BACK = "draft_back"
    SCAN_REFUSED = "scan_refused"
    SCAN_WARNING = "scan_warning"
    NAME_WITHOUT_MARKS = "name_without_marks"
    OTHER_PERSON = "other_person"
    OTHER_HOLDER = "other_holder"
    OLD_MOBILE = "old_mobile"
    KNOWN_PERSON = "known_person"
    NUMBER_OF_OTHER = "number_of_other"
    SAME_PROCEDURE_OPEN = "same_procedure_open"
    RESULT_WAITING = "result_waiting"
    OTHERS_OPEN = "others_open"
    PAPERS_MISSING = "papers_missing"
    DATE_UNCONFIRMED = "date_unconfirmed"
    DATE_CONFIRMED = "date_confirmed"
    NO_PROCEDURES = "no_procedures"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """`code` names the sentence of a scan, `names` are people or papers, `line` a dossier."""

    kind: NoticeKind
    code: str = ""
    names: tuple[str, ...] = ()
    line: DossierLine | LikelyDuplicate | None = None
    count: int = 0
    on: date | None = None
    error: AppError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """Beside the applicant's fields, never in the way: today's commune of the address, codes of
    warnings. Empty where there is nothing to say."""

    unit_today: str = ""
    phone: str = ""
    tax_code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """Block 3: the question that is open with those `answered` before it, else the papers.

    `had` says for papers of the same name when they were handed in before, by place in `papers`.
    """

    question: CaseQuestion | None = None
    answered: int = 0
    papers: Sequence[Paper] = ()
    notes: Sequence[str] = ()
    had: Mapping[int, KnownPaper] = field(default_factory=dict)


class DueKind(StrEnum):
    NONE = "none"
    COUNTING = "counting"
    COMPUTED = "computed"
    GIVEN = "given"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class DueState:
    """The appointment beside the draft. GIVEN: the official has to say the day, `on` so far."""

    kind: DueKind = DueKind.NONE
    due: DueDate | None = None
    on: date | None = None
    error: AppError | None = None


class PrintState(StrEnum):
    PRINTING = "printing"
    PRINTED = "printed"
    UNSURE = "unsure"
    NOT_PRINTED = "not_printed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """The dossier just saved and the three facts about it. `saved_at` is after the commit."""

    dossier: Dossier
    saved_at: datetime
    printing: PrintState = PrintState.PRINTING
    slip: PrintedSlip | None = None
    prints: int = 0
    centre: CentreState = CentreState.WAITING
    synced_at: datetime | None = None
    error: AppError | None = None


class DraftScreen(Protocol):
    """The form: the five blocks and the side."""

    def show_person(self, person: Person, editing: bool) -> None: ...

    def show_problems(self, problems: Sequence[Problem], go_there: bool) -> None:
        """Mark these fields and no others; `go_there` puts the cursor into the first."""
        ...

    def show_notices(self, notices: Sequence[Notice]) -> None: ...

    def show_results(self, found: Sequence[Procedure], total: int, current: int) -> None: ...

    def show_procedure(
        self, procedure: Procedure | None, case_name: str | None, searching: bool
    ) -> None: ...

    def show_hints(self, hints: Hints) -> None: ...

    def show_others(self, others: Others, editing: bool) -> None:
        """The block of the holder; `editing` shows the fields of a person."""
        ...

    def show_checklist(self, checklist: Checklist) -> None: ...

    def show_fees(self, fees: Fees) -> None: ...

    def show_certification(
        self, draft: CertificationDraft | None, offer: Offer | None, fees: tuple[FeeLine, ...]
    ) -> None:
        """The block of certified papers; None hides it."""
        ...

    def show_result_channel(self, channel: Channel) -> None: ...

    def show_due(self, state: DueState) -> None: ...

    def show_preview(self, pages: Sequence[GreyPage]) -> None: ...

    def clear_preview(self, error: AppError | None) -> None: ...

    def show_step(self, step: Step, missing: Sequence[str]) -> None: ...

    def show_form(self) -> None: ...

    def focus(self, place: Place) -> None: ...

    def ask_drop(self, name: str) -> None: ...


class DoneScreen(Protocol):
    """Saving, and the page after it."""

    def set_saving(self, saving: bool) -> None: ...

    def show_done(self, done: Done) -> None: ...

    def show_done_slip(self, pages: Sequence[GreyPage]) -> None: ...

    def ask_save_failed(self, error: AppError) -> None: ...

    def ask_print_failed(self, done: Done, error: AppError) -> None: ...

    def ask_paper(self, done: Done) -> None: ...

    def ask_reprint(self, done: Done) -> None: ...


class IntakeScreen(DraftScreen, DoneScreen, Protocol):
    """The whole page."""

    def say_printed(self, form: str, slip: PrintedSlip) -> None: ...
