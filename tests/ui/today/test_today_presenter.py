"""The morning shows figures and work, and each row leads to where its work is done."""

from __future__ import annotations

from datetime import timedelta

from models.domain.dossier import DossierStatus
from models.errors import AppError, StorageBusy
from models.queries.dossier_list import CentreState, View
from models.queries.today import TaskKind
from tests.ui.doubles import ImmediateTasks, PlainFeed, RecordingRouter
from tests.ui.fake_desk import MORNING, FakeDesk, sample_dossier
from ui.today.presenter import Morning, TodayPresenter, first_reasons


class Screen:
    def __init__(self) -> None:
        self.mornings: list[Morning] = []
        self.no_slip = 0
        self.errors: list[str] = []

    def show_morning(self, morning: Morning) -> None:
        self.mornings.append(morning)

    def show_no_slip(self) -> None:
        self.no_slip += 1

    def show_error(self, error: AppError) -> None:
        self.errors.append(error.code)


class Counter:
    def __init__(self) -> None:
        late = MORNING - timedelta(days=7)
        self.late = sample_dossier(
            23, "Trần Thị Thử", status=DossierStatus.PROCESSING, received_at=late
        )
        self.ready = sample_dossier(9, "Đặng Văn Mẫu", status=DossierStatus.RESULT_READY)
        self.two = sample_dossier(4, "Lê Minh Giả")
        self.feed = PlainFeed()
        self.desk = FakeDesk([self.late, self.ready, self.two], feed=self.feed)
        self.desk.centre[self.two.id] = CentreState.TWO_VERSIONS
        self.screen = Screen()
        self.router = RecordingRouter()
        self.views: list[View] = []
        self.results: list[str] = []
        self.presenter = TodayPresenter(
            self.screen,
            self.desk,
            ImmediateTasks(),
            self.feed,
            self.router,
            self.views.append,
            self.results.append,
        )


def test_the_morning_is_read_when_the_page_is_shown() -> None:
    counter = Counter()
    counter.presenter.shown()
    today = counter.screen.mornings[-1].today
    assert (today.overdue, today.result_ready, today.received_today) == (1, 1, 2)
    assert counter.screen.mornings[-1].numbers.today == 83


def test_each_row_leads_to_where_its_work_is_done() -> None:
    counter = Counter()
    counter.presenter.shown()
    counter.presenter.act(counter.late.id)
    counter.presenter.act(counter.two.id)
    counter.presenter.act(counter.ready.id)
    assert counter.router.calls == [("dossier", counter.late.id), ("go", "conflicts")]
    assert counter.results == [counter.ready.id]


def test_a_dossier_with_two_reasons_is_listed_once_under_the_more_urgent_one() -> None:
    counter = Counter()
    counter.desk.centre[counter.late.id] = CentreState.SENT_BACK
    counter.presenter.shown()
    today = counter.screen.mornings[-1].today
    kinds = {today.tasks[at].line.id: kind for kind, at in first_reasons(today)}
    assert kinds[counter.late.id] is TaskKind.SENT_BACK
    assert len(first_reasons(today)) == 3


def test_a_tile_opens_the_list_behind_its_figure() -> None:
    counter = Counter()
    counter.presenter.open_view(View.OVERDUE)
    assert counter.views == [View.OVERDUE]


def test_a_change_is_shown_at_once_and_not_when_the_page_is_hidden() -> None:
    counter = Counter()
    counter.presenter.shown()
    counter.desk.send_again(counter.two.id)
    assert len(counter.screen.mornings) == 2
    counter.presenter.left()
    counter.desk.send_again(counter.late.id)
    assert len(counter.screen.mornings) == 2


def test_a_scanned_slip_opens_its_dossier_and_an_unknown_one_says_so() -> None:
    counter = Counter()
    assert counter.presenter.scan(counter.late.shown_code)
    assert counter.router.calls == [("dossier", counter.late.id)]
    assert counter.presenter.scan("H37.15-261101-0999")
    assert counter.screen.no_slip == 1
    assert not counter.presenter.scan("020090000123")


def test_trouble_with_the_store_is_told() -> None:
    counter = Counter()
    counter.desk.failures["today"] = StorageBusy()
    counter.presenter.shown()
    assert counter.screen.errors == ["storage_busy"]
