"""The real window on a real counter, driven by keys and scans; the centre is out of reach."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.demo.gate import Gate, Line
from app.demo.robot import Robot
from app.translation import install_vietnamese
from app.window import CounterWindow, Devices
from models.domain.workflow import Role
from models.errors import SpoolFailed
from models.queries.dossier_list import dossier_page
from models.services.enrolment import enrolment, save_enrolment
from tests.builders import make_counter, morning
from ui.intake.view import IntakeView
from ui.settings.view import SettingsPage
from ui.widgets.dialog import dialog_open

pytestmark = pytest.mark.long

CARD = "020090000123|081234567|Nguyễn Văn Mẫu|05031990|Nam|Thôn Mẫu, Đồng Đăng|10052021"
PIN = "246810"
OTHER_PIN = "135791"


class Printer:
    """A printer that takes slips, or refuses them while `broken`."""

    def __init__(self) -> None:
        self.slips: list[bytes] = []
        self.broken = False
        self.certain = True

    def print_pdf(self, pdf: bytes, printer: str, paper: str) -> bool:
        if self.broken:
            raise SpoolFailed(reason="test")
        self.slips.append(pdf)
        return self.certain


class Desk:
    """One open window with an official signed in."""

    def __init__(self, counter: CounterWindow, robot: Robot, printer: Printer) -> None:
        self.counter = counter
        self.robot = robot
        self.printer = printer

    def page(self) -> IntakeView:
        page = self.counter.window.page("intake")
        assert isinstance(page, IntakeView)
        return page

    def fill(self) -> None:
        """Card, procedure, papers: ready to save."""
        page = self.page()
        self.robot.scan(CARD)
        self.robot.wait(lambda: not page.draft.person.is_blank, "the card")
        self.robot.type("ks")
        self.robot.wait(lambda: page.offers("1.001193"), "the procedure")
        self.robot.press("Return")
        self.robot.wait(lambda: page.draft.procedure is not None, "the procedure taken")
        self.robot.press("Ctrl+D")

    def lock(self) -> None:
        self.robot.press("Ctrl+L")
        self.robot.wait(lambda: not self.counter.window.is_signed_in(), "the lock")
        self.robot.rest(0.3)

    def sign_in(self, name: str, pin: str) -> None:
        """Another name than the locked one: Alt+N, arrow keys, PIN."""
        self.robot.press("Alt+N")
        self.robot.rest(0.3)
        names = [official.full_name for official in self.counter.desk.officials()]
        for _step in names:
            self.robot.press("Up")
        for _step in range(names.index(name)):
            self.robot.press("Down")
        self.robot.type(pin)
        self.robot.press("Return")
        self.robot.wait(self.counter.window.is_signed_in, "signing in")

    def saved(self) -> int:
        now = self.counter.desk.clock.now()
        store = self.counter._runtime.store
        return len(store.read(lambda s: dossier_page(s, now=now)).lines)


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    translator = install_vietnamese(qapp)
    with Gate(9) as gate, make_counter(tmp_path, morning()).open() as runtime:
        gate.set(Line.SILENT)
        joined = runtime.store.read(enrolment)
        runtime.store.write(
            lambda s: save_enrolment(s, type(joined)(**{**_fields(joined), "server_url": gate.url}))
        )
        runtime.mark.set_token("token")
        runtime.officials.add("Lò Thị Bích Hạnh", Role.COUNTER_OFFICIAL, PIN)
        runtime.officials.add("Vi Văn Thử", Role.COUNTER_OFFICIAL, OTHER_PIN)
        printer = Printer()
        counter = CounterWindow(qapp, runtime, Devices(printer.print_pdf, lambda: ("Máy in thử",)))
        counter.settings.change(printer="Máy in thử")
        counter.window.resize(1366, 768)
        counter.open()
        robot = Robot(counter.window, tmp_path)
        robot.rest(0.3)
        robot.type(PIN)
        robot.press("Return")
        robot.wait(counter.window.is_signed_in, "signing in")
        yield Desk(counter, robot, printer)
        counter.close()
    qapp.removeTranslator(translator)


def _fields(joined: object) -> dict[str, object]:
    return {name: getattr(joined, name) for name in type(joined).__slots__}


def _no_dialog(desk: Desk) -> Callable[[], bool]:
    return lambda: not dialog_open(desk.counter.window)


def test_a_dossier_is_saved_and_printed_while_the_centre_says_nothing(desk: Desk) -> None:
    desk.fill()
    desk.robot.longest_wait_ms = 0
    desk.robot.press("Ctrl+Return")
    desk.robot.wait(desk.page().is_done, "the page that says saved")
    desk.robot.wait(lambda: len(desk.printer.slips) == 1, "the slip")
    assert desk.saved() == 1
    assert desk.robot.longest_wait_ms < 100


def test_pressing_save_twice_makes_one_dossier(desk: Desk) -> None:
    desk.fill()
    desk.robot.press("Ctrl+Return")
    desk.robot.press("Ctrl+Return")
    desk.robot.wait(desk.page().is_done, "the page that says saved")
    desk.robot.rest(0.3)
    assert desk.saved() == 1


def test_a_printer_that_refuses_never_undoes_the_intake(desk: Desk) -> None:
    desk.printer.broken = True
    desk.fill()
    desk.robot.press("Ctrl+Return")
    desk.robot.wait(lambda: dialog_open(desk.counter.window), "the question")
    assert desk.saved() == 1
    desk.printer.broken = False
    desk.robot.press("Return")
    desk.robot.wait(lambda: len(desk.printer.slips) == 1, "the slip")
    assert desk.saved() == 1


def test_where_the_spooler_cannot_know_the_official_is_asked(desk: Desk) -> None:
    desk.printer.certain = False
    desk.fill()
    desk.robot.press("Ctrl+Return")
    desk.robot.wait(lambda: dialog_open(desk.counter.window), "the question")
    desk.robot.press("Return")
    desk.robot.wait(_no_dialog(desk), "the answer taken")

    def answers() -> list[object]:
        detail = desk.counter.desk.detail_by_code("H37.05977-261125-0001")
        return [e.data for e in detail.dossier.history if e.action == "note"]

    desk.robot.wait(lambda: bool(answers()), "the answer kept")
    assert answers() == [{"paper_came_out": True}]


def test_scanning_the_slip_on_any_page_opens_its_dossier(desk: Desk) -> None:
    desk.fill()
    desk.robot.press("Ctrl+Return")
    desk.robot.wait(desk.page().is_done, "the page that says saved")
    for key in ("F5", "F3", "F8", "Ctrl+,", "F2"):
        desk.robot.press(key)
        desk.robot.rest(0.2)
        desk.robot.scan("H37.05977-261125-0001")
        desk.robot.wait(lambda: desk.counter.window.page_name() == "dossier", f"after {key}")


def test_locking_keeps_the_draft_and_the_place(desk: Desk) -> None:
    desk.fill()
    desk.robot.press("Ctrl+L")
    desk.robot.wait(lambda: not desk.counter.window.is_signed_in(), "the lock")
    desk.robot.rest(0.3)
    desk.robot.type(PIN)
    desk.robot.press("Return")
    desk.robot.wait(desk.counter.window.is_signed_in, "going on")
    assert desk.counter.window.page_name() == "intake"
    assert desk.page().draft.person.full_name == "Nguyễn Văn Mẫu"


def test_a_scan_while_locked_does_nothing(desk: Desk) -> None:
    desk.robot.press("Ctrl+L")
    desk.robot.wait(lambda: not desk.counter.window.is_signed_in(), "the lock")
    desk.robot.scan(CARD)
    desk.robot.rest(0.3)
    assert not desk.counter.window.is_signed_in()
    assert desk.page().draft.person.is_blank


def test_closing_does_not_wait_for_a_centre_that_never_answers(desk: Desk) -> None:
    desk.robot.rest(0.5)
    began = time.monotonic()
    desk.counter.close()
    assert time.monotonic() - began < 3


def test_escape_after_signing_in_does_not_lead_back_to_the_sign_in_page(desk: Desk) -> None:
    desk.robot.press("Escape")
    desk.robot.rest(0.2)
    assert desk.counter.window.page_name() == "today"


def test_help_and_search_are_one_key_away(desk: Desk) -> None:
    desk.robot.press("F1")
    desk.robot.wait(desk.counter.window.drawer_shown, "the help sheet")
    desk.robot.press("Escape")
    desk.robot.wait(lambda: not desk.counter.window.drawer_shown(), "the sheet closed")
    desk.robot.press("Ctrl+K")
    desk.robot.wait(lambda: desk.counter.window.page_name() == "dossiers", "the search")


def test_a_colleague_never_sees_the_draft_and_it_is_back_for_its_owner(desk: Desk) -> None:
    desk.fill()
    desk.lock()
    desk.sign_in("Vi Văn Thử", OTHER_PIN)
    assert desk.counter.window.page_name() == "today"
    assert desk.counter.window.truth.saved.words().startswith("Đã lưu trên máy này")
    desk.robot.press("F2")
    desk.robot.rest(0.2)
    assert desk.page().draft.is_blank
    desk.lock()
    desk.sign_in("Lò Thị Bích Hạnh", PIN)
    assert desk.counter.window.toasts.recent()[0].startswith("Hồ sơ đang nhập dở vẫn được giữ.")
    desk.robot.press("F2")
    desk.robot.rest(0.2)
    assert desk.page().draft.person.full_name == "Nguyễn Văn Mẫu"


def test_a_question_does_not_lie_over_a_locked_screen(desk: Desk) -> None:
    desk.fill()
    desk.robot.press("Alt+H")
    desk.robot.wait(lambda: dialog_open(desk.counter.window), "the question")
    desk.counter.lock()
    desk.robot.rest(0.2)
    assert not dialog_open(desk.counter.window)
    desk.robot.type(PIN)
    desk.robot.press("Return")
    desk.robot.wait(desk.counter.window.is_signed_in, "going on")
    assert desk.page().draft.person.full_name == "Nguyễn Văn Mẫu"


def test_the_lamps_of_the_devices_say_what_was_seen(desk: Desk) -> None:
    truth = desk.counter.window.truth
    assert truth.printer.accessibleName() == "máy in chưa thử"
    assert truth.scanner.accessibleName() == "máy quét chưa thử"
    desk.printer.broken = True
    desk.fill()
    assert truth.scanner.accessibleName().startswith("quét lúc")
    desk.robot.press("Ctrl+Return")
    desk.robot.wait(lambda: dialog_open(desk.counter.window), "the question")
    desk.robot.wait(lambda: truth.printer.words().startswith("Lần in gần nhất hỏng"), "amber")
    desk.printer.broken = False
    desk.robot.press("Return")
    desk.robot.wait(lambda: truth.printer.accessibleName().startswith("in lúc"), "green")


def test_the_language_changes_at_once_and_is_kept(desk: Desk) -> None:
    window = desk.counter.window
    desk.robot.press("Ctrl+,")
    desk.robot.rest(0.2)
    settings = window.page("settings")
    assert isinstance(settings, SettingsPage)
    settings.show_look()
    settings.look.language.step(1)
    desk.robot.wait(lambda: window.rail.items[0].text() == "Today", "English")
    lamp = window.truth.printer
    desk.robot.wait(lambda: lamp.accessibleName() == "Printer not tried yet", "the lamp")
    again = window.page("settings")
    assert isinstance(again, SettingsPage)
    desk.robot.wait(again.look.isVisible, "the same section")
    assert desk.counter.settings.now.language == "en"
    again.look.language.step(-1)
    desk.robot.wait(lambda: window.rail.items[0].text() == "Hôm nay", "Vietnamese")
