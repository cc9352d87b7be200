"""One dossier offers what may be done with it, keeps its number hidden, prints with a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from models.domain.dossier import Dossier, DossierStatus
from models.domain.dossier_forms import DossierForm
from models.domain.workflow import Action
from models.errors import AppError, NoPrinter
from models.queries.dossier_detail import DossierDetail
from models.queries.dossier_list import CentreState
from models.queries.two_versions import Side, TwoVersions
from tests.ui.acts.stage import Stage
from tests.ui.doubles import ImmediateTasks, PlainFeed, RecordingRouter
from tests.ui.fake_desk import MARITAL, MAU, MORNING, FakeDesk, sample_dossier
from ui.desk import PrintedSlip
from ui.detail.acts import Acts
from ui.detail.presenter import SHOW_ID_MS, DetailPresenter, Progress, progress
from ui.session import Session


class Screen:
    def __init__(self) -> None:
        self.detail: DossierDetail | None = None
        self.acts = Acts(None, None, ())
        self.readable = False
        self.asked: list[object] = []
        self.done: list[Action] = []
        self.printed: list[PrintedSlip] = []
        self.forms_printed: list[str] = []
        self.apology = False
        self.offered: DossierForm | None = None
        self.progress: Progress | None = None
        self.sent_again = 0
        self.settled = 0
        self.errors: list[str] = []

    def show_detail(
        self, detail: DossierDetail, acts: Acts, progress: Progress | None, now: datetime
    ) -> None:
        self.detail, self.acts, self.progress = detail, acts, progress

    def show_personal_id(self, readable: bool) -> None:
        self.readable = readable

    def propose_apology(self, proposed: bool) -> None:
        self.apology = proposed

    def offer_form(self, form: DossierForm | None) -> None:
        self.offered = form

    def ask_reprint_reason(self, reprint_number: int) -> None:
        self.asked.append(reprint_number)

    def ask_paper_came_out(self, shown_code: str) -> None:
        self.asked.append(shown_code)

    def say_done(self, action: Action) -> None:
        self.done.append(action)

    def say_printed(self, slip: PrintedSlip) -> None:
        self.printed.append(slip)

    def say_form_printed(self, form: DossierForm, slip: PrintedSlip) -> None:
        self.forms_printed.append(form.form)

    def say_sent_again(self) -> None:
        self.sent_again += 1

    def to_versions(self) -> None:
        self.asked.append("versions")

    def say_settled(self) -> None:
        self.settled += 1

    def show_error(self, error: AppError) -> None:
        self.errors.append(error.code)

    def set_busy(self, busy: bool) -> None:
        self.busy = busy


class Counter:
    def __init__(self, status: DossierStatus = DossierStatus.RECEIVED) -> None:
        self.feed = PlainFeed()
        self.dossier = sample_dossier(status=status)
        self.desk = FakeDesk([self.dossier], feed=self.feed)
        self.screen = Screen()
        self.stage = Stage()
        self.tasks = ImmediateTasks()
        self.router = RecordingRouter()
        self.results: list[str] = []
        session = Session()
        session.sign_in(MAU)
        self.presenter = DetailPresenter(
            self.screen,
            self.desk,
            self.tasks,
            self.feed,
            self.router,
            session,
            self.results.append,
            self.stage,
        )
        self.presenter.show_dossier(self.dossier.id)


def test_only_acts_allowed_in_this_status_are_offered() -> None:
    acts = Counter(DossierStatus.RECEIVED).screen.acts
    assert acts.primary is Action.HAND_OVER
    assert acts.asking is Action.REQUEST_SUPPLEMENT
    assert Action.WITHDRAW in acts.others
    assert Counter(DossierStatus.RETURNED).screen.acts == Acts(None, None, ())


def test_the_primary_act_moves_the_dossier_and_shows_it_anew() -> None:
    counter = Counter()
    counter.presenter.choose(Action.HAND_OVER)
    assert counter.screen.done == [Action.HAND_OVER]
    assert counter.screen.detail is not None
    assert counter.screen.detail.dossier.status is DossierStatus.PROCESSING


def test_an_act_with_a_form_asks_for_its_words_first() -> None:
    counter = Counter()
    counter.presenter.choose(Action.WITHDRAW)
    assert counter.stage.sheet is not None
    assert counter.stage.sheet.action is Action.WITHDRAW
    assert counter.desk.called("act") == []
    counter.presenter.acts.do({"reason": "   "})
    assert counter.stage.problems == [("reason", "reason_missing")]
    assert counter.stage.sheet is not None
    assert counter.desk.store[counter.dossier.id] == counter.dossier
    counter.presenter.acts.do({"reason": " Người nộp đổi ý "})
    (move,) = counter.desk.called("act")[-1]
    assert move.data == {"reason": "Người nộp đổi ý"}
    assert counter.screen.done == [Action.WITHDRAW]


def test_a_ready_result_leads_to_the_page_that_hands_it_over() -> None:
    counter = Counter(DossierStatus.RESULT_READY)
    counter.presenter.choose(Action.RETURN_RESULT)
    assert counter.results == [counter.dossier.id]
    assert counter.desk.called("act") == []


def test_the_id_number_is_shown_for_ten_seconds_and_the_look_is_kept() -> None:
    counter = Counter()
    counter.presenter.show_personal_id()
    assert counter.screen.readable
    assert counter.desk.store[counter.dossier.id].history[-1].action == "view"
    counter.tasks.advance_ms(SHOW_ID_MS - 1)
    assert counter.screen.readable
    counter.tasks.advance_ms(1)
    assert not counter.screen.readable


def test_another_dossier_begins_with_its_number_hidden() -> None:
    counter = Counter()
    other = sample_dossier(99, "Lê Minh Giả")
    counter.desk.store[other.id] = other
    counter.presenter.show_personal_id()
    counter.presenter.show_dossier(other.id)
    assert not counter.screen.readable


def test_the_first_slip_prints_at_once_and_the_second_asks_why() -> None:
    counter = Counter()
    counter.presenter.print_slip()
    assert len(counter.screen.printed) == 1
    counter.presenter.print_slip()
    assert counter.screen.asked == [1]
    counter.presenter.print_again("  ")
    assert len(counter.screen.printed) == 1
    counter.presenter.print_again("Phiếu bị nhòe")
    assert counter.desk.called("print_slip")[-1] == (counter.dossier.id, "Phiếu bị nhòe")


def test_a_printer_that_fails_leaves_the_dossier_as_it_was() -> None:
    counter = Counter()
    counter.desk.failures["print_slip"] = NoPrinter()
    counter.presenter.print_slip()
    assert counter.screen.errors == ["no_printer"]
    assert counter.desk.store[counter.dossier.id] == counter.dossier


def test_what_the_centre_sent_back_can_be_sent_again() -> None:
    counter = Counter()
    counter.desk.centre[counter.dossier.id] = CentreState.SENT_BACK
    counter.presenter.refresh()
    counter.presenter.mend()
    assert counter.screen.sent_again == 1
    assert counter.screen.detail is not None
    assert counter.screen.detail.centre is CentreState.WAITING


def two_versions_of(dossier: Dossier) -> TwoVersions:
    return TwoVersions(
        ours=replace(dossier, status=DossierStatus.WITHDRAWN),
        theirs=replace(dossier, status=DossierStatus.PROCESSING),
        parts=("status",),
        centre_only=frozenset(),
        mark="m1",
    )


def test_two_versions_lead_to_the_rows_where_one_is_chosen() -> None:
    counter = Counter()
    counter.desk.centre[counter.dossier.id] = CentreState.TWO_VERSIONS
    counter.presenter.refresh()
    counter.presenter.mend()
    assert counter.screen.asked == ["versions"]


def test_a_choice_is_saved_with_who_made_it_and_the_dossier_is_shown_anew() -> None:
    counter = Counter()
    counter.desk.versions[counter.dossier.id] = two_versions_of(counter.dossier)
    counter.presenter.refresh()
    counter.presenter.settle({"status": Side.THEIRS}, "m1")
    (choice,) = counter.desk.called("settle")[0]
    assert (choice.official, choice.role, choice.choices) == (
        MAU.ref,
        MAU.role,
        {"status": Side.THEIRS},
    )
    assert counter.screen.settled == 1
    assert counter.screen.detail is not None
    assert counter.screen.detail.dossier.status is DossierStatus.PROCESSING
    assert counter.screen.detail.two_versions is None


def test_a_choice_on_versions_that_changed_is_refused_and_the_newest_are_shown() -> None:
    counter = Counter()
    counter.desk.versions[counter.dossier.id] = two_versions_of(counter.dossier)
    counter.presenter.refresh()
    reads = len(counter.desk.called("detail"))
    counter.presenter.settle({"status": Side.OURS}, "m0")
    assert counter.screen.errors == ["versions_changed"]
    assert counter.screen.settled == 0
    assert len(counter.desk.called("detail")) == reads + 1
    assert not counter.screen.busy


def test_the_other_dossier_of_the_same_code_is_opened_and_this_one_is_not_opened_again() -> None:
    counter = Counter()
    counter.presenter.open_other(counter.dossier.id)
    counter.presenter.open_other("d-other")
    assert counter.router.calls == [("dossier", "d-other")]


def test_papers_that_are_asked_for_are_written_down_line_by_line() -> None:
    counter = Counter()
    counter.presenter.choose(Action.REQUEST_SUPPLEMENT)
    counter.presenter.acts.do({"items": "Giấy chứng sinh\n\n Ảnh 3x4 "})
    (move,) = counter.desk.called("act")[0]
    assert move.data == {"items": ["Giấy chứng sinh", "Ảnh 3x4"]}


def test_the_period_shows_how_many_working_days_are_left() -> None:
    counter = Counter()
    dossier = sample_dossier(procedure=MARITAL)
    counter.desk.store[dossier.id] = dossier
    counter.presenter.show_dossier(dossier.id)
    shown = counter.screen.progress
    assert shown is not None
    assert shown.days_left == 3
    assert shown == progress(dossier, MORNING, 3)


def test_a_date_that_was_put_off_has_its_working_days_left_though_no_step_counts_them() -> None:
    counter = Counter()
    put_off = replace(counter.dossier, due_at=MORNING + timedelta(days=7), due_steps=())
    counter.desk.store[put_off.id] = put_off
    counter.presenter.refresh()
    assert counter.screen.progress is not None
    assert counter.screen.progress.days_left == 5


def test_a_late_dossier_has_no_days_left_and_a_stopped_one_no_period() -> None:
    dossier = sample_dossier()
    late = progress(dossier, MORNING + timedelta(days=9), 0)
    assert late == Progress(1.0, None)
    stopped = replace(dossier, status=DossierStatus.SUPPLEMENT_REQUESTED)
    assert progress(stopped, MORNING, 3) is None
