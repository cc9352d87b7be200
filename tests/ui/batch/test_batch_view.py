"""The page of lists on screen, by keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.domain.dossier import ApplicantKind
from tests.ui.batch.screen import driver, drivers
from tests.ui.page_window import SIZES, PageWindow, misfits, open_page
from ui.batch.lines import LineState
from ui.batch.view import BatchPage, build
from ui.theme import ThemeKind, apply_theme

CARD = "020090000777||Hứa Thị Công|05031990|Nữ|Thôn Mẫu, Đồng Đăng, Lạng Sơn|01012022"
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
MOST_KEYS = 80
"""Forty seconds at two keys a second, which is slow typing."""


class Hands:
    """Counts the keys pressed."""

    def __init__(self, here: PageWindow) -> None:
        self.here = here
        self.keys = 0

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        self.here.press(key, modifiers)
        self.keys += 1

    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(QApplication.focusWidget(), letter)
        QTest.qWait(60)
        self.keys += len(text)


def _open(qtbot, size=(1366, 768)):
    here = open_page("batch", build, size)
    qtbot.addWidget(here.window)
    page = here.window.page("batch")
    assert isinstance(page, BatchPage)
    page.choose_list = lambda: "list.xlsx"
    return here, page, Hands(here)


def test_thirty_badges_of_a_taxi_company_take_less_than_two_minutes(qtbot, vietnamese) -> None:
    here, page, hands = _open(qtbot)
    here.desk.batch = drivers(*(driver(n) for n in range(1, 31)))
    hands.press(Qt.Key.Key_E, CTRL)
    form = page.person.form
    while not form.kind.isAncestorOf(QApplication.focusWidget()):
        hands.press(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    hands.press(Qt.Key.Key_Right)
    hands.press(Qt.Key.Key_Right)
    while QApplication.focusWidget() is not form.tax_code.field.edit:
        hands.press(Qt.Key.Key_Tab)
    for text in ("0100109106", "Cong ty Taxi Thu", "", "0912345678"):
        hands.type(text)
        hands.press(Qt.Key.Key_Return)
    assert page.procedure.search.edit.hasFocus()
    hands.type("hon nhan")
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_O, ALT)
    hands.press(Qt.Key.Key_Return, CTRL)
    here.window.keys.double_press_s = 0.0
    hands.press(Qt.Key.Key_Return, CTRL)
    commands = [command for (command,) in here.desk.called("receive")]
    assert len(commands) == 30
    assert {c.applicant.kind for c in commands} == {ApplicantKind.ORGANISATION}
    assert len(here.desk.called("print_slip")) == 30
    assert len(here.desk.called("print_group")) == 1
    assert hands.keys < MOST_KEYS, hands.keys


def test_rows_are_typed_and_mended_in_the_table(qtbot, vietnamese) -> None:
    _here, page, hands = _open(qtbot)
    page.handle_scan(CARD)
    hands.type("hon nhan")
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_D, ALT)
    for text in ("Lai Xe Thu", "02019000", "31/02/1990"):
        hands.type(text)
        hands.press(Qt.Key.Key_Return)
    line = page.list.table.rows.lines[0]
    assert line.text("full_name") == "Lai Xe Thu"
    assert line.state is LineState.WRONG
    assert "05/03/1990" in page.list.table.rows.index(0, 3).data(Qt.ItemDataRole.ToolTipRole)
    hands.press(Qt.Key.Key_L, ALT)
    assert page.list.table.currentIndex().column() == 2
    for text in ("020090000555", "05/03/1990"):
        hands.type(text)
        hands.press(Qt.Key.Key_Return)
    assert page.list.table.rows.lines[0].state is LineState.GOOD


def test_what_is_still_being_typed_is_saved_too(qtbot, vietnamese) -> None:
    here, page, hands = _open(qtbot)
    here.desk.batch = drivers(driver(1))
    page.handle_scan(CARD)
    hands.type("hon nhan")
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_O, ALT)
    hands.type("Ten Khac")
    hands.press(Qt.Key.Key_Return, CTRL)
    (command,) = here.desk.called("receive")[0]
    assert command.holder.full_name == "Ten Khac"


def test_space_takes_a_row_that_is_like_a_dossier_here(qtbot, vietnamese) -> None:
    here, page, hands = _open(qtbot)
    alike = driver(1, full_name="Hoàng Văn Ví Dụ", personal_id="020090000123")
    here.desk.batch = drivers(alike)
    page.handle_scan(CARD)
    hands.type("hon nhan")
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_O, ALT)
    table = page.list.table
    assert table.rows.lines[0].state is LineState.ALIKE
    assert "Phím cách" in table.rows.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    hands.press(Qt.Key.Key_Space)
    assert table.rows.lines[0].state is LineState.GOOD


@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_every_word_fits_its_place(qtbot, qapp, vietnamese, size, scale) -> None:
    apply_theme(qapp, ThemeKind.LIGHT, scale)
    here, page, hands = _open(qtbot, size)
    qtbot.wait(10)
    assert misfits(page) == []
    here.desk.batch = drivers(driver(1), driver(2, personal_id="02019000"))
    page.handle_scan(CARD)
    hands.type("hon nhan")
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_O, ALT)
    qtbot.wait(10)
    assert misfits(page) == []
    hands.press(Qt.Key.Key_Return, CTRL)
    qtbot.wait(10)
    assert misfits(page) == []
