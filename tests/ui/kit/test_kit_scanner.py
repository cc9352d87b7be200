"""A scan is never text in a field and never an act; typing is never a scan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tests.ui.kit.keyboard import Hands, press
from ui.qt.scanner import ScannerFilter, ScannerSettings

CODE = "H37.15-261125-0012"
CARD = "020090000123||Nguyễn Văn Ổn|05031990|Nam|Đường Số Ỹ, Đồng Đăng|10052021"


@dataclass
class Counter:
    """A small window with the filter on, and what the filter said."""

    window: QWidget
    filter: ScannerFilter
    hands: Hands
    field: QLineEdit
    notes: QPlainTextEdit
    button: QPushButton
    listing: QListWidget
    scans: list[str] = field(default_factory=list)
    drops: list[str] = field(default_factory=list)
    clicks: list[bool] = field(default_factory=list)
    asks: bool = False

    def pause(self, ms: float = 80) -> None:
        self.hands.wait(ms)
        for _ in range(2):
            self.filter.check_pause()


@pytest.fixture
def make_counter(qtbot, qapp: QApplication) -> Iterator[Callable[..., Counter]]:
    filters: list[ScannerFilter] = []

    def make(settings: ScannerSettings | None = None) -> Counter:
        window = QWidget()
        layout = QVBoxLayout(window)
        hands = Hands()
        line, notes, listing = QLineEdit(), QPlainTextEdit(), QListWidget()
        button = QPushButton("Lưu")
        listing.addItems(["một", "hai", "ba"])
        for widget in (line, notes, button, listing):
            layout.addWidget(widget)
        scanner = ScannerFilter(settings, lambda: not counter.asks, hands.now_ms)
        counter = Counter(window, scanner, hands, line, notes, button, listing)
        scanner.scanned.connect(counter.scans.append)
        scanner.dropped.connect(counter.drops.append)
        button.clicked.connect(lambda: counter.clicks.append(True))
        qapp.installEventFilter(scanner)
        filters.append(scanner)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
        line.setFocus()
        return counter

    yield make
    for scanner in filters:
        qapp.removeEventFilter(scanner)


@pytest.mark.parametrize("code", [CODE, CARD])
def test_a_scan_leaves_the_field_as_it_was(make_counter, code) -> None:
    counter = make_counter()
    counter.field.setText("Lý Thị Mẫu")
    counter.field.setCursorPosition(3)
    counter.hands.type(code, 5)
    counter.hands.enter(5)
    assert counter.scans == [code]
    assert counter.field.text() == "Lý Thị Mẫu"
    assert counter.field.cursorPosition() == 3


def test_a_scan_without_enter_ends_by_a_pause(make_counter) -> None:
    counter = make_counter()
    counter.hands.type(CODE, 20)
    counter.pause()
    assert counter.scans == [CODE]
    assert counter.field.text() == ""


def test_an_enter_that_comes_late_presses_nothing(make_counter) -> None:
    counter = make_counter()
    counter.button.setFocus()
    counter.button.setDefault(True)
    submitted: list[bool] = []
    counter.field.returnPressed.connect(lambda: submitted.append(True))
    counter.field.setFocus()
    counter.hands.type(CODE, 10)
    counter.pause()
    counter.hands.enter(40)
    assert submitted == []
    counter.hands.enter(900)
    assert submitted == [True]


def test_ctrl_enter_soon_after_a_scan_is_a_person_s_and_is_heard(make_counter) -> None:
    counter = make_counter()
    submitted: list[bool] = []
    counter.field.returnPressed.connect(lambda: submitted.append(True))
    counter.field.setFocus()
    counter.hands.type(CODE, 10)
    counter.pause()
    counter.hands.wait(40)
    press(counter.field, Qt.Key.Key_Return, "\r", Qt.KeyboardModifier.ControlModifier)
    assert submitted == [True]
    assert counter.scans == [CODE]


@pytest.mark.parametrize("gap_ms", [90, 45])
def test_typing_stays_typing(make_counter, gap_ms) -> None:
    counter = make_counter()
    counter.hands.type("Nguyễn Văn Ổn 0912345678", gap_ms)
    counter.pause()
    assert counter.field.text() == "Nguyễn Văn Ổn 0912345678"
    assert counter.scans == []


def test_two_quick_letters_and_enter_stay_typing(make_counter) -> None:
    counter = make_counter()
    submitted: list[bool] = []
    counter.field.returnPressed.connect(lambda: submitted.append(True))
    counter.hands.type("ks", 12)
    counter.hands.enter(15)
    assert counter.field.text() == "ks"
    assert submitted == [True]
    assert counter.scans == []


def test_five_very_quick_letters_are_given_back(make_counter) -> None:
    counter = make_counter()
    counter.field.setText("Ông ")
    counter.hands.type("Mẫu A", 15)
    counter.pause()
    assert counter.field.text() == "Ông Mẫu A"
    assert counter.scans == []


def test_letters_an_input_method_sends_after_backspaces_are_no_scan(make_counter) -> None:
    counter = make_counter()
    counter.hands.type("nghieng", 90)
    for _key in range(4):
        counter.hands.wait(1)
        press(counter.field, Qt.Key.Key_Backspace, "\b")
    counter.hands.type("iêng mà xem", 1)
    counter.pause()
    assert counter.field.text() == "nghiêng mà xem"
    assert counter.scans == []


def test_a_key_held_down_is_no_scan(make_counter) -> None:
    counter = make_counter()
    for _key in range(12):
        counter.hands.wait(30)
        press(counter.field, Qt.Key.Key_0, "0", repeat=True)
    counter.pause()
    assert counter.scans == []
    assert counter.field.text() == "0" * 12


def test_pasted_text_stays_pasted(make_counter, qapp) -> None:
    counter = make_counter()
    qapp.clipboard().setText(CARD)
    counter.field.paste()
    counter.pause()
    assert counter.field.text() == CARD
    assert counter.scans == []


def test_undo_after_a_scan_undoes_the_typing_before_it(make_counter) -> None:
    counter = make_counter()
    counter.field.setText("đầu ")
    counter.field.end(False)
    counter.hands.type("giữa", 90)
    counter.hands.wait(200)
    counter.hands.type(CODE, 5)
    counter.hands.enter(5)
    assert counter.field.text() == "đầu giữa"
    counter.field.undo()
    assert counter.field.text() == "đầu "


def test_a_scan_over_a_selection_brings_the_selected_words_back(make_counter) -> None:
    counter = make_counter()
    counter.field.setText("Đặng Văn Mẫu")
    counter.field.setSelection(0, 4)
    counter.hands.type(CODE, 5)
    counter.hands.enter(5)
    assert counter.field.text() == "Đặng Văn Mẫu"
    assert counter.field.selectedText() == "Đặng"


def test_notes_of_several_lines_are_left_alone_too(make_counter) -> None:
    counter = make_counter()
    counter.notes.setPlainText("dòng một\ndòng hai")
    counter.notes.setFocus()
    counter.hands.type(CARD, 8)
    counter.hands.enter(8)
    assert counter.scans == [CARD]
    assert counter.notes.toPlainText() == "dòng một\ndòng hai"


def test_a_scan_presses_no_button_and_moves_no_list(make_counter) -> None:
    counter = make_counter()
    counter.listing.setFocus()
    counter.listing.setCurrentRow(0)
    counter.hands.type("2 ba hai", 5)
    counter.hands.enter(5)
    assert counter.listing.currentRow() == 0
    counter.button.setFocus()
    counter.hands.type("12 34 5678", 5)
    counter.hands.enter(5)
    assert counter.clicks == []
    assert counter.scans == ["2 ba hai", "12 34 5678"]


def test_a_key_pressed_on_a_button_is_given_back_after_a_moment(make_counter) -> None:
    counter = make_counter()
    counter.button.setFocus()
    counter.hands.type(" ", 200)
    assert counter.clicks == []
    counter.pause()
    assert counter.clicks == [True]


def test_a_scan_in_a_password_field_is_dropped(make_counter) -> None:
    counter = make_counter()
    counter.field.setEchoMode(QLineEdit.EchoMode.Password)
    counter.field.setText("mật khẩu")
    counter.hands.type(CODE, 5)
    counter.hands.enter(5)
    assert counter.scans == []
    assert counter.drops == ["password"]
    assert counter.field.text() == "mật khẩu"


def test_a_scan_while_something_asks_is_dropped(make_counter) -> None:
    counter = make_counter()
    counter.asks = True
    counter.button.setFocus()
    counter.hands.type(CODE, 5)
    counter.hands.enter(5)
    assert counter.scans == []
    assert counter.drops == ["dialog"]
    assert counter.clicks == []


def test_a_card_whose_letters_come_slowly_is_one_scan(make_counter) -> None:
    counter = make_counter()
    counter.hands.type("020090000123||Nguy", 5)
    for one in "ễn Văn Ổn":
        counter.hands.type(one, 150)
    counter.hands.enter(20)
    assert counter.scans == ["020090000123||Nguyễn Văn Ổn"]
    assert counter.field.text() == ""


def test_with_a_prefix_and_a_suffix_even_a_slow_short_scan_is_heard(make_counter) -> None:
    counter = make_counter(ScannerSettings(prefix="\x02", suffix="~"))
    press(counter.field, Qt.Key.Key_B, "\x02", Qt.KeyboardModifier.ControlModifier)
    counter.hands.type("0012~", 120)
    assert counter.scans == ["0012"]
    assert counter.field.text() == ""


def test_a_tab_ends_a_scan_and_the_focus_stays(make_counter) -> None:
    counter = make_counter()
    counter.hands.type(CODE, 5)
    counter.hands.wait(5)
    press(counter.field, Qt.Key.Key_Tab, "\t")
    assert counter.scans == [CODE]
    assert counter.field.hasFocus()


def test_two_scans_in_a_row_are_two(make_counter) -> None:
    counter = make_counter()
    for code in (CODE, "H37.15-261125-0013"):
        counter.hands.type(code, 5)
        counter.hands.enter(5)
        counter.hands.wait(400)
    assert counter.scans == [CODE, "H37.15-261125-0013"]
