"""The page of figures in the real window: counted in a worker, printed on the real path."""

from __future__ import annotations

from tests.app.test_counter_window import Desk, desk
from ui.figures.contract import Sheet
from ui.figures.view import FiguresPage

__all__ = ["desk"]


def test_the_register_of_today_is_counted_beside_the_window_and_printed(desk: Desk) -> None:
    desk.fill()
    desk.robot.press("Ctrl+Return")
    desk.robot.wait(lambda: len(desk.printer.slips) == 1, "the slip")
    page = desk.counter.window.page("reports")
    assert isinstance(page, FiguresPage)
    desk.robot.longest_wait_ms = 0
    desk.counter.window.go("reports")
    desk.robot.wait(page.table.isVisible, "the register")
    assert page.unit.text().startswith("Đã nhận 1 hồ sơ")
    desk.robot.press("F9")
    desk.robot.wait(lambda: len(desk.printer.slips) == 2, "the paper")
    for sheet in Sheet:
        page.chips.select(sheet)
        page.sheet_chosen.emit(sheet)
        desk.robot.wait(lambda: page.unit.text() != "", "the list")
    assert desk.robot.longest_wait_ms < 100
