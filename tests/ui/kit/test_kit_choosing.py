"""Chips and short lists of acts obey the keyboard; nothing stays over a locked screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.kit.sample import open_window
from ui.main_window import MainWindow, SavedLamp
from ui.theme import TextScale, ThemeKind, Tone, apply_theme
from ui.widgets.act_menu import ActMenu
from ui.widgets.buttons import Button
from ui.widgets.chips import ChipRow, FilterChip
from ui.widgets.dialog import Choice, dialog_open

Key = Qt.Key
NEUTRAL = Tone.NEUTRAL
ACTS = [("supplement", "Yêu cầu bổ sung…"), ("extend", "Hẹn lại…"), ("withdraw", "Người nộp rút")]


@pytest.fixture
def chips(qtbot: QtBot) -> ChipRow:
    row = ChipRow("Phần")
    row.set_chips([(n, words, None, NEUTRAL) for n, words in enumerate(("Máy in", "Số", "Chữ"))])
    qtbot.addWidget(row)
    row.show()
    row.activateWindow()
    QTest.qWaitForWindowActive(row)
    row.findChildren(FilterChip)[0].setFocus()
    return row


def press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        ([Key.Key_Right], [1]),
        ([Key.Key_Down, Key.Key_Down], [1, 2]),
        ([Key.Key_Left], [2]),
        ([Key.Key_Right, Key.Key_Up], [1, 0]),
    ],
)
def test_arrow_keys_choose_the_next_chip_and_the_focus_goes_along(
    chips: ChipRow, keys: list[Qt.Key], chosen: list[int]
) -> None:
    told: list[object] = []
    chips.chosen.connect(told.append)
    for key in keys:
        press(key)
    assert told == chosen
    focus = QApplication.focusWidget()
    assert isinstance(focus, FilterChip)
    assert focus.isChecked()


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter, Key.Key_Space])
def test_enter_and_space_choose_the_chip_with_the_focus(chips: ChipRow, key: Qt.Key) -> None:
    told: list[object] = []
    chips.chosen.connect(told.append)
    chips.findChildren(FilterChip)[2].setFocus()
    press(key)
    assert told == [2]
    assert chips.current() == 2


def test_a_row_of_chips_is_one_stop_for_tab(chips: ChipRow) -> None:
    chips.select(1)
    stops = [c for c in chips.findChildren(FilterChip) if c.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [chip.text() for chip in stops] == ["Số"]


@pytest.fixture
def window(qtbot: QtBot, vietnamese: object) -> MainWindow:
    window = open_window()
    qtbot.addWidget(window)
    window.go("today")
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    return window


def open_menu(window: MainWindow) -> tuple[ActMenu, list[object]]:
    anchor = window.page("today").findChildren(Button)[0]
    menu = ActMenu(window, anchor, ACTS, "Khác")
    told: list[object] = []
    menu.chosen.connect(told.append)
    menu.open()
    QApplication.processEvents()
    return menu, told


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        ([Key.Key_Return], ["supplement"]),
        ([Key.Key_Down, Key.Key_Return], ["extend"]),
        ([Key.Key_Up, Key.Key_Return], ["withdraw"]),
        ([Key.Key_2], ["extend"]),
        ([Key.Key_Down, Key.Key_Escape], []),
    ],
)
def test_a_list_of_acts_is_walked_and_answered_by_keys(
    window: MainWindow, keys: list[Qt.Key], chosen: list[str]
) -> None:
    _menu, told = open_menu(window)
    for key in keys:
        press(key)
        QApplication.processEvents()
    assert told == chosen
    assert not dialog_open(window)


def test_keys_of_the_window_wait_while_a_list_of_acts_is_open(window: MainWindow) -> None:
    open_menu(window)
    press(Key.Key_F2)
    assert window.page_name() == "today"
    assert not window.takes_scans()


@pytest.mark.parametrize("kind", list(ThemeKind))
@pytest.mark.parametrize("scale", list(TextScale))
def test_a_list_of_acts_stays_inside_the_window_in_every_look(
    qapp: QApplication, window: MainWindow, kind: ThemeKind, scale: TextScale
) -> None:
    apply_theme(qapp, kind, scale)
    menu, _told = open_menu(window)
    for row in menu.rows():
        assert row.width() >= row.minimumSizeHint().width()
        assert row.height() >= row.minimumSizeHint().height()
        corner = row.mapTo(window, row.rect().bottomRight())
        assert window.rect().contains(corner)


def test_locking_answers_questions_safely_and_clears_what_lies_over_the_pages(
    window: MainWindow,
) -> None:
    answers: list[object] = []
    choices = [Choice("Giữ nháp", "keep"), Choice("Bỏ nháp", "drop")]
    window.ask("Bỏ nháp này?", None, choices, answers.append)
    window.ask("Phiếu đã ra chưa?", None, [Choice("Xem sau", "later")], answers.append)
    open_menu(window)
    window.show_drawer(QWidget())
    window.show_toast("Đã trả kết quả cho Đặng Văn Mẫu.")
    window.close_asides()
    QApplication.processEvents()
    assert answers == ["keep", "later"]
    assert not dialog_open(window)
    assert not window.drawer_shown()
    assert not window.toasts.toast.isVisible()


def test_the_time_of_the_last_save_stays_known_while_a_draft_is_shown(window: MainWindow) -> None:
    window.set_saved(SavedLamp.SAVED, "09:41:07")
    window.set_saved(SavedLamp.DRAFT)
    window.set_saved(SavedLamp.SAVED)
    assert window.truth.saved.words().endswith("09:41:07")
