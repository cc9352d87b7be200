"""The page about the centre follows the status, sorts what needs a person first, tries once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from models.domain.dossier import DossierStatus
from models.errors import AppError, NotEnrolled
from models.inbox import Closing
from models.queries.dossier_list import CentreState
from models.queries.sync_overview import SyncOverview
from models.services.mass_change import MassChange
from models.services.officials import Official
from sync.events import SyncPhase, SyncStatus
from tests.ui.doubles import ImmediateTasks, PlainFeed, RecordingRouter
from tests.ui.fake_desk import MAU, MORNING, THU, FakeDesk, sample_dossier
from ui.session import Session
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
        self.page: MassChange | None = None
        self.may_accept = False
        self.asked: list[str] = []
        self.accepted = 0
        self.errors: list[str] = []

    def show_status(self, status: SyncStatus, overview: SyncOverview, now: datetime) -> None:
        self.shown.append((status, overview))

    def set_trying(self, trying: bool) -> None:
        self.trying = trying

    def say_sent_again(self) -> None:
        self.sent_again += 1

    def show_mass_change(self, page: MassChange | None, may_accept: bool) -> None:
        self.page, self.may_accept = page, may_accept

    def ask_mass_change(self, page: MassChange) -> None:
        self.asked.append(page.mark)

    def say_mass_change_accepted(self) -> None:
        self.accepted += 1

    def show_error(self, error: AppError) -> None:
        self.errors.append(error.code)


class Counter:
    def __init__(self, official: Official = MAU) -> None:
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
        session = Session()
        session.sign_in(official)
        self.presenter = SyncPresenter(
            self.screen,
            self.desk,
            ImmediateTasks(),
            self.feed,
            self.router,
            session,
            self.source,
        )

    def page_waits(self) -> None:
        closing = tuple(
            Closing(f"d-{n}", f"H37.15-261120-{n:04d}", DossierStatus.WITHDRAWN) for n in range(6)
        )
        self.desk.mass_change = MassChange("m1", MORNING, closing, accepted=False)
        self.presenter.shown()


def test_what_needs_a_person_stands_on_top() -> None:
    counter = Counter()
    counter.presenter.shown()
    found = [line.id for line in counter.presenter.lines()]
    assert found == [counter.back.id, counter.two.id, counter.waiting.id]
    assert to_mend(counter.screen.shown[-1][1]) == 2


def test_enter_opens_the_dossier_where_it_is_mended_or_a_version_is_chosen() -> None:
    counter = Counter()
    counter.presenter.shown()
    counter.presenter.act(counter.back.id)
    counter.presenter.act(counter.two.id)
    assert counter.router.calls == [
        ("dossier", counter.back.id),
        ("dossier", counter.two.id),
    ]


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


def test_a_mass_change_is_let_in_only_after_the_question_and_by_a_named_official() -> None:
    counter = Counter()
    counter.page_waits()
    assert counter.screen.may_accept
    counter.presenter.wants_mass_change()
    assert counter.screen.asked == ["m1"]
    assert counter.desk.called("accept_mass_change") == []
    counter.presenter.accept_mass_change("m1")
    assert counter.desk.called("accept_mass_change") == [("m1", MAU.ref, MAU.role)]
    assert counter.screen.accepted == 1
    assert counter.screen.page is not None
    assert counter.screen.page.accepted
    counter.presenter.wants_mass_change()
    assert counter.screen.asked == ["m1"]


def test_who_may_not_decide_sees_the_list_and_is_not_asked() -> None:
    counter = Counter(THU)
    counter.page_waits()
    assert counter.screen.page is not None
    assert not counter.screen.may_accept
    counter.presenter.wants_mass_change()
    assert counter.screen.asked == []


def test_an_answer_about_a_page_that_changed_lets_nothing_in_and_shows_the_new_one() -> None:
    counter = Counter()
    counter.page_waits()
    shown = len(counter.screen.shown)
    counter.presenter.accept_mass_change("m0")
    assert counter.screen.errors == ["mass_change_gone"]
    assert counter.screen.accepted == 0
    assert len(counter.screen.shown) == shown + 1
