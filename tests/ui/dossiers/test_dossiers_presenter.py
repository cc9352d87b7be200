"""The list of dossiers asks for pages, follows changes, and keeps what was chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest

from models.domain.dossier import DossierStatus
from models.domain.workflow import Action
from models.errors import AppError, StorageBusy
from models.queries.dossier_list import DossierLine, View
from models.services.processing import Act
from tests.ui.doubles import ImmediateTasks, PlainFeed, RecordingRouter
from tests.ui.fake_desk import MAU, MORNING, FakeDesk, sample_dossier
from ui.dossiers.due import Due, DueKind, due_of
from ui.dossiers.presenter import HandOver, ListPresenter
from ui.session import Session


class Screen:
    def __init__(self) -> None:
        self.lines: tuple[DossierLine, ...] = ()
        self.more = False
        self.kept: list[bool] = []
        self.counts: Mapping[View, int] = {}
        self.total = -1
        self.empty: tuple[View, str, int] | None = None
        self.ticks: tuple[frozenset[str], bool] = (frozenset(), False)
        self.errors: list[AppError] = []
        self.handed: list[HandOver] = []
        self.no_slip = 0
        self.view = View.ALL

    def show_counts(self, counts: Mapping[View, int]) -> None:
        self.counts = counts

    def show_view(self, view: View) -> None:
        self.view = view

    def replace_lines(
        self, lines: tuple[DossierLine, ...], more: bool, now: datetime, *, keep: bool
    ) -> None:
        self.lines, self.more, self.empty = lines, more, None
        self.kept.append(keep)

    def add_lines(self, lines: tuple[DossierLine, ...], more: bool) -> None:
        self.lines, self.more = self.lines + lines, more

    def stop_waiting(self) -> None:
        self.more = False

    def show_total(self, count: int) -> None:
        self.total = count

    def show_empty(self, view: View, search: str, known: int) -> None:
        self.empty = (view, search, known)

    def show_ticks(self, ticked: frozenset[str], can_hand_over: bool) -> None:
        self.ticks = (ticked, can_hand_over)

    def show_error(self, error: AppError) -> None:
        self.errors.append(error)

    def show_no_slip(self) -> None:
        self.no_slip += 1

    def clear_error(self) -> None:
        self.errors.clear()

    def say_handed_over(self, outcome: HandOver) -> None:
        self.handed.append(outcome)


class LateTasks(ImmediateTasks):
    """Keeps answers back until they are asked for, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[Callable[[], None]] = []

    def run(self, work: Any, ok: Any, fail: Any) -> None:
        self.answers.append(lambda: super(LateTasks, self).run(work, ok, fail))


class Counter:
    def __init__(self, count: int, tasks: ImmediateTasks | None = None) -> None:
        self.feed = PlainFeed()
        dossiers = [
            sample_dossier(n, f"Nguyễn Văn Mẫu {n}", received_at=MORNING - timedelta(minutes=n))
            for n in range(1, count + 1)
        ]
        self.desk = FakeDesk(dossiers, feed=self.feed, page_size=10)
        self.ids = [d.id for d in dossiers]
        self.screen = Screen()
        self.router = RecordingRouter()
        self.session = Session()
        self.session.sign_in(MAU)
        self.presenter = ListPresenter(
            self.screen, self.desk, tasks or ImmediateTasks(), self.feed, self.router, self.session
        )


def test_the_first_page_comes_when_the_list_is_shown() -> None:
    counter = Counter(25)
    counter.presenter.shown()
    assert [line.id for line in counter.screen.lines] == counter.ids[:10]
    assert counter.screen.more
    assert counter.screen.total == 25


def test_pages_follow_each_other_without_a_gap_or_a_repeat() -> None:
    counter = Counter(25)
    counter.presenter.shown()
    counter.presenter.more_wanted()
    counter.presenter.more_wanted()
    assert [line.id for line in counter.screen.lines] == counter.ids
    assert not counter.screen.more
    counter.presenter.more_wanted()
    assert len(counter.screen.lines) == 25


def test_a_search_asks_anew_and_names_what_was_not_found() -> None:
    counter = Counter(12)
    counter.presenter.shown()
    counter.presenter.search("mau van xyz")
    assert counter.screen.empty == (View.ALL, "mau van xyz", 12)
    counter.presenter.search("0012")
    assert [line.id for line in counter.screen.lines] == [counter.ids[11]]
    assert counter.screen.total == 1
    assert counter.screen.empty is None


def test_the_answer_of_an_older_search_is_dropped() -> None:
    tasks = LateTasks()
    counter = Counter(12, tasks)
    counter.presenter.search("xyz")
    counter.presenter.search("0011")
    older, newer = tasks.answers
    newer()
    older()
    assert [line.id for line in counter.screen.lines] == [counter.ids[10]]


def test_a_saved_view_shows_only_its_dossiers() -> None:
    counter = Counter(3)
    ready = sample_dossier(90, "Đặng Văn Mẫu", status=DossierStatus.RESULT_READY)
    counter.desk.store[ready.id] = ready
    counter.presenter.shown()
    counter.presenter.choose_view(View.RESULT_READY)
    assert [line.id for line in counter.screen.lines] == [ready.id]
    assert counter.screen.view is View.RESULT_READY
    assert counter.screen.counts[View.RESULT_READY] == 1


def test_a_change_refreshes_the_rows_on_screen_and_keeps_the_place() -> None:
    counter = Counter(25)
    counter.presenter.shown()
    counter.presenter.more_wanted()
    counter.desk.act(_hand_over(counter.ids[0]))
    assert counter.screen.kept[-1] is True
    assert len(counter.screen.lines) == 20
    assert counter.screen.lines[0].status is DossierStatus.PROCESSING


def test_a_hidden_list_reads_again_only_when_it_is_shown() -> None:
    counter = Counter(3)
    counter.presenter.shown()
    counter.presenter.left()
    before = len(counter.desk.called("dossiers"))
    counter.desk.act(_hand_over(counter.ids[0]))
    assert len(counter.desk.called("dossiers")) == before
    counter.presenter.shown()
    assert counter.screen.lines[0].status is DossierStatus.PROCESSING


def test_ticked_dossiers_are_passed_on_and_those_that_cannot_stay_ticked() -> None:
    counter = Counter(3)
    returned = sample_dossier(80, "Bế Thị Giả Định", status=DossierStatus.RETURNED)
    counter.desk.store[returned.id] = returned
    counter.presenter.shown()
    for dossier_id in (counter.ids[0], counter.ids[1], returned.id):
        counter.presenter.tick(dossier_id)
    assert counter.screen.ticks[1] is True
    counter.presenter.hand_over()
    assert counter.screen.handed == [HandOver(2, (returned.id,))]
    assert counter.desk.store[counter.ids[0]].status is DossierStatus.PROCESSING
    assert counter.screen.ticks == (frozenset({returned.id}), False)
    assert counter.presenter.untick_all()
    assert not counter.presenter.untick_all()


def test_a_scanned_slip_opens_its_dossier() -> None:
    counter = Counter(3)
    code = counter.desk.store[counter.ids[1]].shown_code
    assert counter.presenter.scan(code)
    assert counter.router.calls == [("dossier", counter.ids[1])]


def test_a_slip_nobody_knows_is_answered_with_a_sentence() -> None:
    counter = Counter(1)
    assert counter.presenter.scan("H37.15-261101-0999")
    assert counter.screen.no_slip == 1
    assert counter.router.calls == []


def test_a_card_is_left_to_the_rest_of_the_program() -> None:
    counter = Counter(1)
    assert not counter.presenter.scan("020090000123")


def test_trouble_with_the_store_is_shown_and_not_swallowed() -> None:
    counter = Counter(1)
    counter.desk.failures["dossiers"] = StorageBusy()
    counter.presenter.shown()
    assert [error.code for error in counter.screen.errors] == ["storage_busy"]


@pytest.mark.parametrize(
    ("status", "due_in", "expected"),
    [
        (DossierStatus.PROCESSING, timedelta(days=-5), DueKind.OVERDUE),
        (DossierStatus.PROCESSING, timedelta(hours=-1), DueKind.LATE_TODAY),
        (DossierStatus.RECEIVED, timedelta(hours=3), DueKind.TODAY),
        (DossierStatus.RECEIVED, timedelta(days=2), DueKind.LATER),
        (DossierStatus.RESULT_READY, timedelta(days=-5), DueKind.PAST),
        (DossierStatus.SUPPLEMENT_REQUESTED, timedelta(days=-5), DueKind.STOPPED),
        (DossierStatus.WITHDRAWN, timedelta(days=-5), DueKind.NONE),
    ],
)
def test_only_a_running_dossier_is_ever_overdue(
    status: DossierStatus, due_in: timedelta, expected: DueKind
) -> None:
    assert due_of(status, MORNING + due_in, MORNING).kind is expected


def test_lateness_is_counted_in_days() -> None:
    late = due_of(DossierStatus.PROCESSING, MORNING - timedelta(days=5), MORNING)
    assert late == Due(DueKind.OVERDUE, MORNING - timedelta(days=5), 5)


def _hand_over(dossier_id: str) -> Act:
    return Act(dossier_id=dossier_id, action=Action.HAND_OVER, official=MAU.ref, role=MAU.role)
