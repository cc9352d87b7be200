"""A screen that only remembers: what the presenter showed last, and what it asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from models.domain.dossier import Channel
from models.domain.fees import FeeLine
from models.domain.procedure import Procedure
from models.errors import AppError
from printing.preview import GreyPage
from tests.ui.acts.stage import Stage
from tests.ui.doubles import ImmediateTasks, PlainFeed, RecordingRouter
from tests.ui.fake_desk import MAU, FakeDesk
from ui.certification.draft import CertificationDraft, Offer
from ui.desk import PrintedSlip
from ui.intake.contract import Checklist, Done, DueState, Hints, Notice, NoticeKind, Place
from ui.intake.draft import Step
from ui.intake.fees import Fees
from ui.intake.kept_drafts import KeptDrafts
from ui.intake.others import Others
from ui.intake.papers import Paper
from ui.intake.person import Person, Problem
from ui.intake.presenter import IntakePresenter
from ui.session import Session

CARD = "020090000123|081234567|Nguyễn Văn Mẫu|05031990|Nam|Thôn Mẫu, Đồng Đăng, Lạng Sơn|01012022"
OTHER_CARD = "020191000456||Trần Thị Thử|07081991|Nữ|Khu 2, Đồng Đăng, Lạng Sơn|01012022"


class FakeScreen:
    """Implements `ui.intake.contract.IntakeScreen`."""

    def __init__(self) -> None:
        self.person = Person()
        self.editing = False
        self.problems: list[Problem] = []
        self.went_there = False
        self.notices: tuple[Notice, ...] = ()
        self.found: tuple[Procedure, ...] = ()
        self.current = 0
        self.procedure: Procedure | None = None
        self.case_name: str | None = None
        self.searching = True
        self.checklist = Checklist()
        self.papers: tuple[Paper, ...] = ()
        self.hints = Hints()
        self.others = Others()
        self.editing_holder = False
        self.fees = Fees()
        self.certified: CertificationDraft | None = None
        self.channel = Channel.COUNTER
        self.due = DueState()
        self.previews: list[Sequence[GreyPage]] = []
        self.preview_error: AppError | None = None
        self.step: Step | None = None
        self.steps: list[Step] = []
        self.page = "form"
        self.place: Place | None = None
        self.saving: list[bool] = []
        self.done: Done | None = None
        self.done_slips: list[Sequence[GreyPage]] = []
        self.asked: list[tuple[str, Any]] = []
        self.printed: list[str] = []

    def show_person(self, person: Person, editing: bool) -> None:
        self.person, self.editing = person, editing

    def show_problems(self, problems: Sequence[Problem], go_there: bool) -> None:
        self.problems, self.went_there = list(problems), go_there

    def show_notices(self, notices: Sequence[Notice]) -> None:
        self.notices = tuple(notices)

    def show_results(self, found: Sequence[Procedure], total: int, current: int) -> None:
        self.found, self.current = tuple(found), current

    def show_procedure(
        self, procedure: Procedure | None, case_name: str | None, searching: bool
    ) -> None:
        self.procedure, self.case_name, self.searching = procedure, case_name, searching

    def show_hints(self, hints: Hints) -> None:
        self.hints = hints

    def show_others(self, others: Others, editing: bool) -> None:
        self.others, self.editing_holder = others, editing

    def show_checklist(self, checklist: Checklist) -> None:
        self.checklist = checklist
        self.papers = tuple(checklist.papers)

    def show_fees(self, fees: Fees) -> None:
        self.fees = fees

    def show_certification(
        self, draft: CertificationDraft | None, offer: Offer | None, fees: tuple[FeeLine, ...]
    ) -> None:
        self.certified = draft

    def show_result_channel(self, channel: Channel) -> None:
        self.channel = channel

    def show_due(self, state: DueState) -> None:
        self.due = state

    def show_preview(self, pages: Sequence[GreyPage]) -> None:
        self.previews.append(pages)

    def clear_preview(self, error: AppError | None) -> None:
        self.preview_error = error

    def show_step(self, step: Step, missing: Sequence[str]) -> None:
        self.step = step
        if self.steps[-1:] != [step]:
            self.steps.append(step)

    def show_form(self) -> None:
        self.page, self.done = "form", None

    def focus(self, place: Place) -> None:
        self.place = place

    def ask_drop(self, name: str) -> None:
        self.asked.append(("drop", name))

    def set_saving(self, saving: bool) -> None:
        self.saving.append(saving)

    def show_done(self, done: Done) -> None:
        self.page, self.done = "done", done

    def show_done_slip(self, pages: Sequence[GreyPage]) -> None:
        self.done_slips.append(pages)

    def ask_save_failed(self, error: AppError) -> None:
        self.asked.append(("save_failed", error))

    def ask_print_failed(self, done: Done, error: AppError) -> None:
        self.asked.append(("print_failed", done))

    def ask_paper(self, done: Done) -> None:
        self.asked.append(("paper", done))

    def ask_reprint(self, done: Done) -> None:
        self.asked.append(("reprint", done))

    def say_printed(self, form: str, slip: PrintedSlip) -> None:
        self.printed.append(form)

    def kinds(self) -> list[NoticeKind]:
        """The strips shown."""
        return [notice.kind for notice in self.notices]


class Counter:
    """A presenter with everything around it."""

    def __init__(
        self, desk: FakeDesk | None = None, tasks: Any = None, kept: KeptDrafts | None = None
    ) -> None:
        self.feed = PlainFeed()
        self.desk = desk or FakeDesk(feed=self.feed)
        self.tasks = tasks or ImmediateTasks()
        self.router = RecordingRouter()
        self.session = Session()
        self.session.sign_in(MAU)
        self.view = FakeScreen()
        self.stage = Stage()
        self.kept = kept or KeptDrafts()
        self.presenter = IntakePresenter(
            self.view,
            self.desk,
            self.tasks,
            self.feed,
            self.router,
            self.session,
            self.kept,
            self.stage,
        )
        self.presenter.shown()

    def choose(self, letters: str) -> None:
        """Type and press Enter."""
        self.presenter.finder.type(letters)
        self.presenter.take()

    def ready(self) -> None:
        """A routine birth registration, ready to be saved."""
        self.presenter.scanned(CARD)
        self.choose("ks")
        self.presenter.tick_required()
