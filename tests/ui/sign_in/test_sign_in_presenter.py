"""Signing in checks the chosen person's PIN, counts down the tries, and locks for one person."""

from __future__ import annotations

from models.errors import AppError, StorageBusy
from models.services.officials import FREE_TRIES, Official
from tests.ui.doubles import ImmediateTasks
from tests.ui.fake_desk import MAU, OFFICE, PIN, THU, FakeDesk
from ui.desk import OfficeCard
from ui.session import Session
from ui.sign_in.presenter import SignInPresenter


class Screen:
    def __init__(self) -> None:
        self.office: OfficeCard | None = None
        self.people: tuple[Official, ...] = ()
        self.chosen: str | None = None
        self.locked = (False, 0)
        self.problem: tuple[str, int] | None = None
        self.errors: list[str] = []
        self.cleared = 0
        self.busy = False
        self.signed_in: list[Official] = []

    def show_office(self, office: OfficeCard) -> None:
        self.office = office

    def show_people(self, people: tuple[Official, ...], chosen: str | None) -> None:
        self.people, self.chosen = people, chosen

    def show_locked_screen(self, locked: bool, open_work: int) -> None:
        self.locked = (locked, open_work)

    def show_wrong(self, tries_left: int) -> None:
        self.problem = ("wrong", tries_left)

    def show_wait(self, wait_s: int) -> None:
        self.problem = ("wait", wait_s)

    def show_error(self, error: AppError) -> None:
        self.errors.append(error.code)

    def clear_problem(self) -> None:
        self.problem = None

    def clear_pin(self) -> None:
        self.cleared += 1

    def set_busy(self, busy: bool) -> None:
        self.busy = busy

    def tell_signed_in(self, official: Official) -> None:
        self.signed_in.append(official)


class Counter:
    def __init__(self) -> None:
        self.desk = FakeDesk()
        self.screen = Screen()
        self.tasks = ImmediateTasks()
        self.session = Session()
        self.presenter = SignInPresenter(self.screen, self.desk, self.tasks, self.session)
        self.presenter.shown()


def test_everyone_who_may_sign_in_is_shown_with_the_first_one_chosen() -> None:
    counter = Counter()
    assert counter.screen.office == OFFICE
    assert [o.full_name for o in counter.screen.people] == [
        "Hoàng Thị Mẫu",
        "Lý Văn Thử",
        "Nông Thị Ví Dụ",
    ]
    assert counter.screen.chosen == MAU.id


def test_the_right_pin_opens_the_session_of_the_chosen_person() -> None:
    counter = Counter()
    counter.presenter.choose(THU.id)
    counter.presenter.submit(PIN)
    assert counter.session.official == THU
    assert counter.screen.signed_in == [THU]
    assert not counter.screen.busy


def test_a_wrong_pin_says_how_many_tries_are_left_and_empties_the_field() -> None:
    counter = Counter()
    before = counter.screen.cleared
    counter.presenter.submit("000000")
    assert counter.screen.problem == ("wrong", FREE_TRIES - 1)
    assert counter.screen.cleared == before + 1
    assert counter.session.official is None


def test_after_the_last_try_one_waits_and_then_the_message_goes() -> None:
    counter = Counter()
    for _ in range(FREE_TRIES):
        counter.presenter.submit("000000")
    assert counter.screen.problem == ("wait", 60)
    counter.tasks.advance_ms(60_000)
    assert counter.screen.problem is None


def test_an_empty_field_is_no_try() -> None:
    counter = Counter()
    counter.presenter.submit("")
    assert counter.desk.called("sign_in") == []


def test_another_name_clears_the_problem_of_the_one_before() -> None:
    counter = Counter()
    counter.presenter.submit("000000")
    counter.presenter.choose(THU.id)
    assert counter.screen.problem is None


def test_a_locked_screen_shows_only_the_one_whose_work_is_open() -> None:
    counter = Counter()
    counter.presenter.lock_for(THU, 1)
    counter.presenter.shown()
    assert counter.screen.people == (THU,)
    assert counter.screen.locked == (True, 1)
    counter.presenter.submit(PIN)
    assert counter.session.official == THU
    assert counter.screen.locked == (False, 0)


def test_somebody_else_may_sign_in_on_a_locked_screen() -> None:
    counter = Counter()
    counter.presenter.lock_for(THU, 0)
    counter.presenter.unlock_for_everyone()
    assert len(counter.screen.people) == 3
    assert counter.screen.locked == (False, 0)


def test_trouble_with_the_store_is_told() -> None:
    counter = Counter()
    counter.desk.failures["sign_in"] = StorageBusy()
    counter.presenter.submit(PIN)
    assert counter.screen.errors == ["storage_busy"]
    assert not counter.screen.busy
