"""Settings keep the printer, back up and plan restores, and let only the head add officials."""

from __future__ import annotations

from pathlib import Path

from models.domain.workflow import Role
from models.errors import AppError, BackupUnusable, SpoolFailed
from models.services.officials import Official
from tests.ui.doubles import ImmediateTasks, PlainFeed
from tests.ui.fake_desk import MAU, PIN, VI_DU, FakeDesk, sample_dossier
from ui.desk import BackupCard, PrinterChoice
from ui.session import Session
from ui.settings.presenter import Counter, SettingsPresenter


class Screen:
    def __init__(self) -> None:
        self.counter: Counter | None = None
        self.said: list[object] = []
        self.new: list[tuple[Official, str]] = []
        self.problems: tuple[tuple[str, str], ...] = ()
        self.pin_problems: list[str] = []
        self.errors: list[str] = []
        self.busy: list[bool] = []

    def show_counter(self, counter: Counter) -> None:
        self.counter = counter

    def say_printer_chosen(self, choice: PrinterChoice) -> None:
        self.said.append(choice)

    def say_test_printed(self, printer: str) -> None:
        self.said.append(printer)

    def say_backed_up(self, card: BackupCard) -> None:
        self.said.append(card)

    def show_restore_planned(self, card: BackupCard) -> None:
        self.said.append(("restore", card.path))

    def show_new_official(self, official: Official, pin: str) -> None:
        self.new.append((official, pin))

    def show_official_problems(self, problems: tuple[tuple[str, str], ...]) -> None:
        self.problems = problems

    def show_pin_problem(self, error: AppError) -> None:
        self.pin_problems.append(error.code)

    def say_pin_changed(self) -> None:
        self.said.append("pin")

    def show_error(self, error: AppError) -> None:
        self.errors.append(error.code)

    def set_busy(self, busy: bool) -> None:
        self.busy.append(busy)


class Office:
    def __init__(self, official: Official = VI_DU) -> None:
        self.feed = PlainFeed()
        self.desk = FakeDesk([sample_dossier()], feed=self.feed)
        self.screen = Screen()
        session = Session()
        session.sign_in(official)
        self.presenter = SettingsPresenter(
            self.screen, self.desk, ImmediateTasks(), self.feed, session
        )


def test_everything_is_read_when_the_page_is_shown() -> None:
    office = Office()
    office.presenter.shown()
    counter = office.screen.counter
    assert counter is not None
    assert counter.choice == PrinterChoice("HP LaserJet 107a", "A5")
    assert len(counter.officials) == 3
    assert counter.books[0].adds_up
    assert counter.backup is None


def test_a_chosen_printer_is_kept() -> None:
    office = Office()
    office.presenter.choose_printer("Canon LBP 2900", "A4")
    assert office.desk.printer == PrinterChoice("Canon LBP 2900", "A4")
    assert office.screen.said == [PrinterChoice("Canon LBP 2900", "A4")]


def test_the_test_sheet_goes_to_the_printer_that_is_shown() -> None:
    office = Office()
    office.presenter.print_test(None, "A5")
    office.presenter.print_test("Canon LBP 2900", "A4")
    assert office.desk.called("print_test_sheet") == [("Canon LBP 2900", "A4")]
    assert office.screen.busy == [True, False]


def test_a_printer_that_refuses_is_told_and_the_page_works_on() -> None:
    office = Office()
    office.desk.failures["print_test_sheet"] = SpoolFailed()
    office.presenter.print_test("Canon LBP 2900", "A4")
    assert office.screen.errors == ["spool_failed"]
    assert office.screen.busy == [True, False]


def test_a_backup_is_told_with_how_much_is_in_it_and_shown_as_the_last_one() -> None:
    office = Office()
    office.presenter.back_up(Path("d:/mot-cua.mcbackup"))
    (card,) = office.screen.said
    assert isinstance(card, BackupCard)
    assert card.dossiers == 1
    assert office.screen.counter is not None
    assert office.screen.counter.backup == card


def test_a_restore_is_planned_and_an_unusable_file_refused() -> None:
    office = Office()
    path = Path("d:/mot-cua.mcbackup")
    office.presenter.restore(path)
    assert office.screen.said == [("restore", path)]
    office.desk.failures["prepare_restore"] = BackupUnusable()
    office.presenter.restore(path)
    assert office.screen.errors == ["backup_unusable"]


def test_the_head_adds_an_official_and_sees_the_pin_once() -> None:
    office = Office()
    office.presenter.shown()
    office.presenter.add_official("  Mã  Thị Mẫu ", Role.CLERK)
    ((official, pin),) = office.screen.new
    assert official.full_name == "Mã Thị Mẫu"
    assert len(pin) == 6
    assert office.screen.counter is not None
    assert official in office.screen.counter.officials


def test_a_name_that_is_missing_is_told_at_its_field() -> None:
    office = Office()
    office.presenter.add_official("  ", Role.CLERK)
    assert office.screen.problems == (("full_name", "name_missing"),)


def test_a_counter_official_cannot_add_anybody() -> None:
    office = Office(MAU)
    office.presenter.shown()
    assert office.screen.counter is not None
    assert not office.screen.counter.may_add
    office.presenter.add_official("Mã Thị Mẫu", Role.HEAD)
    assert office.screen.errors == ["not_permitted"]
    assert office.desk.called("add_official") == []


def test_ones_own_pin_is_changed_with_the_old_one() -> None:
    office = Office(MAU)
    office.presenter.change_pin("000000", "654321")
    assert office.screen.pin_problems == ["pin_wrong"]
    office.presenter.change_pin(PIN, "12")
    assert office.screen.pin_problems == ["pin_wrong", "invalid"]
    office.presenter.change_pin(PIN, "654321")
    assert office.screen.said == ["pin"]
    assert office.desk.pins[MAU.id] == "654321"
