"""A list in the real window on a real counter: threads, store and printer as on a morning."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication

from app.demo.robot import Robot
from app.translation import install_vietnamese
from app.window import CounterWindow, Devices
from models.domain.workflow import Role
from models.queries.groups import dossiers_of_group
from tests.builders import make_counter, morning
from ui.batch.view import BatchPage

CARD = "020090000777|081234567|Hứa Thị Công|05031990|Nữ|Thôn Mẫu, Đồng Đăng|10052021"
PIN = "246810"
ROWS = 30


class Office:
    """One open window with an official signed in, and what its printer took."""

    def __init__(self, counter: CounterWindow, robot: Robot, papers: list[bytes]) -> None:
        self.counter, self.robot, self.papers = counter, robot, papers

    def page(self) -> BatchPage:
        page = self.counter.window.page("batch")
        assert isinstance(page, BatchPage)
        return page

    def ready(self) -> bool:
        """Whether the main act can be pressed."""
        button = self.counter.window.action_bar.primary
        return self.page().frame.next_done and button is not None and button.isVisible()


@pytest.fixture
def office(qapp: QApplication, tmp_path: Path) -> Iterator[Office]:
    translator = install_vietnamese(qapp)
    papers: list[bytes] = []

    def print_pdf(pdf: bytes, _printer: str, _paper: str) -> bool:
        papers.append(pdf)
        return True

    with make_counter(tmp_path, morning()).open() as runtime:
        runtime.officials.add("Lò Thị Bích Hạnh", Role.COUNTER_OFFICIAL, PIN)
        counter = CounterWindow(qapp, runtime, Devices(print_pdf, lambda: ("Máy in thử",)))
        counter.settings.change(printer="Máy in thử")
        counter.window.resize(1366, 768)
        counter.open()
        robot = Robot(counter.window, tmp_path)
        robot.rest(0.3)
        robot.type(PIN)
        robot.press("Return")
        robot.wait(counter.window.is_signed_in, "signing in")
        yield Office(counter, robot, papers)
        counter.close()
    qapp.removeTranslator(translator)


def _list(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(("Họ và tên", "Số định danh", "Ngày sinh", "Giới tính"))
    for number in range(1, ROWS + 1):
        sheet.append((f"Lái Xe Thử {number}", f"020090{number:06d}", "05/03/1990", "Nam"))
    book.save(path)
    return path


def test_a_list_is_saved_and_printed_by_keys_alone(office: Office, tmp_path: Path) -> None:
    robot, page = office.robot, office.page()
    page.choose_list = lambda: str(_list(tmp_path / "list.xlsx"))
    robot.press("Ctrl+B")
    robot.wait(lambda: office.counter.window.page_name() == "batch", "the page")
    robot.scan(CARD)
    robot.wait(lambda: page.procedure.search.edit.hasFocus(), "the card")
    robot.type("hon nhan")
    robot.wait(lambda: bool(page.procedure.results.shown()), "the procedures")
    robot.press("Return")
    robot.press("Alt+O")
    robot.wait(lambda: len(page.list.table.rows.lines) == ROWS, "the rows")
    robot.wait(office.ready, "the check")
    robot.press("Ctrl+Return")
    robot.wait(lambda: all(line.shown_code for line in page.list.table.rows.lines), "saving")
    robot.wait(office.ready, "the end of saving")
    robot.rest(1.1)
    robot.press("Ctrl+Return")
    robot.wait(lambda: len(office.papers) == ROWS + 1, "printing")
    store = office.counter._runtime.store
    group_id = page._decider.draft.group_id
    group = store.read(partial(dossiers_of_group, group_id=group_id))
    shown = [line.shown_code for line in page.list.table.rows.lines]
    assert [dossier.shown_code for dossier in group] == shown
    assert len(set(shown)) == ROWS
    robot.wait(lambda: not page.list.progress.isVisible(), "the end of printing")
