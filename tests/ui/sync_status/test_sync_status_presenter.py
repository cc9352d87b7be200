"""The page about the centre follows the status, sorts what needs a person first, tries once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from models.errors import AppError, NotEnrolled
from models.queries.dossier_list import CentreState
from models.queries.sync_overview import SyncOverview
from sync.events import SyncPhase, SyncStatus
from tests.ui.doubles import ImmediateTasks, PlainFeed, RecordingRouter
from tests.ui.fake_desk import MORNING, FakeDesk, sample_dossier
from ui.sync_status.presenter import SyncPresenter, to_mend

OFFLINE = SyncStatus(phase=SyncPhase.OFFLINE, since=MORNING - timedelta(minutes=54))


class Source:
    def __init__(self) -> None:
        self.now = OFFLINE
        self.callbacks: list[Callable[[SyncStatus], None]] = []

    def status(self) -> SyncStatus:
        return self.now

    def subscribe(self, callback: Callable[[SyncStatus], None]) -> Callable[[], None]:
        self.callbacks.append(callback)
        return lambda: self.callbacks.remove(callback)

    def become(self, phase: SyncPhase) -> None:
        self.now = SyncStatus(phase=phase, since=MORNING)
        for callback in tuple(self.callbacks):
            callback(self.now)


class Screen:
    def __init__(self) -> None:
        self.shown: list[tuple[SyncStatus, SyncOverview]] = []
        self.trying = False
        self.sent_again = 0
        self.errors: list[str] = []

    def show_status(self, status: SyncStatus, overview: SyncOverview, now: datetime) -> None:
        self.shown.append((status, overview))

    def set_trying(self, trying: bool) -> None:
        self.trying = trying

    def say_sent_again(self) -> None:
        self.sent_again += 1

    def show_error(self, error: AppError) -> None:
        self.errors.append(error.code)


class Counter:
    def __init__(self) -> None:
        self.back = sample_dossier(3, "Hứa Văn Kiểm", received_at=MORNING - timedelta(hours=2))
        self.two = sample_dossier(4, "Lê Minh Giả", received_at=MORNING - timedelta(hours=1))
        self.waiting = sample_dossier(12)
        self.feed = PlainFeed()
        self.desk = FakeDesk([self.back, self.two, self.waiting], feed=self.feed)
        self.desk.centre[self.back.id] = CentreState.SENT_BACK
        self.desk.centre[self.two.id] = CentreState.TWO_VERSIONS
        self.screen = Screen()
        self.source = Source()
        self.router = RecordingRouter()
        self.presenter = SyncPresenter(
            self.screen, self.desk, ImmediateTasks(), self.feed, self.router, self.source
        )


def test_what_needs_a_person_stands_on_top() -> None:
    counter = Counter()
    counter.presenter.shown()
    found = [line.id for line in counter.presenter.lines()]
    assert found == [counter.back.id, counter.two.id, counter.waiting.id]
    assert to_mend(counter.screen.shown[-1][1]) == 2


def test_enter_opens_what_came_back_and_two_versions_go_where_they_are_joined() -> None:
    counter = Counter()
    counter.presenter.shown()
    counter.presenter.act(counter.back.id)
    counter.presenter.act(counter.two.id)
    assert counter.router.calls == [("dossier", counter.back.id), ("go", "conflicts")]


def test_the_page_follows_the_status_only_while_it_is_shown() -> None:
    counter = Counter()
    counter.presenter.shown()
    counter.source.become(SyncPhase.ALL_THERE)
    assert counter.screen.shown[-1][0].phase is SyncPhase.ALL_THERE
    shown = len(counter.screen.shown)
    counter.presenter.left()
    counter.source.become(SyncPhase.OFFLINE)
    assert len(counter.screen.shown) == shown


def test_trying_again_while_a_try_goes_on_asks_for_nothing() -> None:
    counter = Counter()
    counter.presenter.try_now()
    counter.presenter.try_now()
    assert len(counter.desk.called("sync_now")) == 1
    assert counter.screen.trying
    counter.source.become(SyncPhase.SENDING)
    assert counter.screen.trying
    counter.source.become(SyncPhase.OFFLINE)
    assert not counter.screen.trying


def test_a_try_that_cannot_start_says_why_and_may_be_repeated() -> None:
    counter = Counter()
    counter.desk.failures["sync_now"] = NotEnrolled()
    counter.presenter.try_now()
    assert counter.screen.errors == ["not_enrolled"]
    assert not counter.screen.trying


def test_sending_again_changes_the_list() -> None:
    counter = Counter()
    counter.presenter.shown()
    counter.presenter.send_again(counter.back.id)
    assert counter.screen.sent_again == 1
    assert to_mend(counter.screen.shown[-1][1]) == 1


def test_nothing_is_heard_after_the_end() -> None:
    counter = Counter()
    counter.presenter.shown()
    counter.presenter.end()
    assert counter.source.callbacks == []
    assert counter.feed.callbacks == []
