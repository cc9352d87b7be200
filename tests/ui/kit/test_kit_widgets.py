"""What each brick does with keys and what it tells."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget

from printing.preview import GreyPage
from tests.ui.kit.keyboard import letter
from tests.ui.kit.sample import PAPERS
from ui.theme import Tone
from ui.widgets.boxes import STRETCH, column
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.checks import CheckBox, RadioChoice
from ui.widgets.chips import ChipRow
from ui.widgets.date_field import DateField, read_day
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import ChoiceField, TextArea, TextField
from ui.widgets.key_cap import key_text
from ui.widgets.labelled_field import LabelledField, focus_first_problem
from ui.widgets.labels import ElidingLabel, split_code
from ui.widgets.paper_list import PaperList
from ui.widgets.paper_preview import PaperPreview
from ui.widgets.progress_line import ProgressLine
from ui.widgets.search_box import SearchBox
from ui.widgets.segmented import SegmentedChoice
from ui.widgets.strip import Strip
from ui.widgets.table import CELL_ROLE, Cell, Column, CounterTable
from ui.widgets.toast import Toast
from ui.widgets.two_line_list import TwoLineList, TwoLineRow


@pytest.fixture
def show(qtbot):
    def put(*widgets: QWidget, width: int = 700) -> QWidget:
        window = QWidget()
        window.setLayout(column(*widgets, STRETCH))
        window.resize(width, 500)
        qtbot.addWidget(window)
        kept.append(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
        return window

    kept: list[QWidget] = []
    return put


def test_keys_are_written_as_they_stand_on_the_keyboard() -> None:
    assert key_text("Ctrl+Return") == "Ctrl Enter"
    assert key_text("Alt+B") == "Alt B"
    assert key_text("Ctrl++") == "Ctrl +"


def test_a_code_is_split_before_its_running_number() -> None:
    assert split_code("H37.15-261125-0012") == ("H37.15-261125-", "0012")
    assert split_code("0012") == ("", "0012")


def test_a_button_is_pressed_by_its_key_by_enter_and_by_space(show) -> None:
    button = Button("Từ chối", ButtonKind.DANGER, key="Alt+T")
    other = TextField("Tên")
    show(button, other)
    presses: list[bool] = []
    button.clicked.connect(lambda: presses.append(True))
    other.setFocus()
    QTest.keyClick(other.edit, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert len(presses) == 3
    button.setEnabled(False)
    QTest.keyClick(other.edit, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    assert len(presses) == 3


def test_a_busy_button_takes_no_press_and_keeps_its_words(show) -> None:
    button = Button("Lưu", ButtonKind.PRIMARY)
    show(button)
    presses: list[bool] = []
    button.clicked.connect(lambda: presses.append(True))
    button.set_busy("Đang lưu…")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert not button.press()
    assert (presses, button.accessibleName()) == ([], "Đang lưu…")
    button.set_busy(None)
    assert button.press()
    assert (presses, button.text()) == ([True], "Lưu")


def test_the_whole_line_of_a_box_can_be_pressed(show) -> None:
    box, radio = CheckBox("Đã nhận"), RadioChoice("Tại quầy", "hay dùng")
    show(box, radio)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(box.width() - 4, 8))
    QTest.mouseClick(radio, Qt.MouseButton.LeftButton, pos=QPoint(radio.width() - 4, 8))
    assert box.isChecked()
    assert radio.isChecked()


def test_text_leaves_a_field_composed_and_without_spaces_at_the_ends(show) -> None:
    field = TextField("Họ và tên")
    area = TextArea("Ghi chú")
    show(field, area)
    for one in " Ổn ":
        letter(field.edit, one)
    field.setText(unicodedata.normalize("NFD", " Nguyễn Ổn "))
    area.setText(unicodedata.normalize("NFD", " Đường Ỹ "))
    assert (field.text(), area.text()) == ("Nguyễn Ổn", "Đường Ỹ")


def test_a_password_keeps_its_spaces(show) -> None:
    field = TextField("Mật khẩu", password=True)
    field.setText(" bí mật ")
    assert field.text() == " bí mật "


def test_a_problem_goes_as_soon_as_the_field_changes(show) -> None:
    first = LabelledField("Họ và tên", TextField("Nguyễn Văn A"))
    second = LabelledField("Số căn cước", TextField("12 chữ số"))
    show(first, second)
    second.show_problem("Thiếu 1 chữ số: số căn cước có 12 chữ số, mới có 11.")
    assert focus_first_problem([first, second])
    assert second.field.edit.hasFocus()
    assert second.field.edit.accessibleDescription().startswith("Thiếu 1 chữ số")
    letter(second.field.edit, "1")
    assert not second.has_problem()
    assert second.problem_text() == ""
    assert not focus_first_problem([first, second])


def test_a_field_says_when_the_focus_leaves_it(show, qtbot) -> None:
    first, second = TextField("một"), ChoiceField([(1, "hai")], "hai")
    show(first, second)
    first.setFocus()
    with qtbot.waitSignal(first.left):
        second.setFocus()
    with qtbot.waitSignal(second.left):
        first.setFocus()


def test_a_choice_keeps_its_value_when_the_options_change(show, qtbot) -> None:
    field = ChoiceField([("a", "Một"), ("b", "Hai")], "Trường hợp")
    show(field)
    field.set_value("b")
    field.set_options([("b", "Hai"), ("c", "Ba")])
    assert field.value() == "b"
    field.setFocus()
    with qtbot.waitSignal(field.chosen) as caught:
        QTest.keyClick(field, Qt.Key.Key_Down)
    assert caught.args == ["c"]
    with pytest.raises(ValueError, match="not in list"):
        field.set_value("a")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5/3/90", date(1990, 3, 5)),
        ("05032026", date(2026, 3, 5)),
        ("5-3-2026", date(2026, 3, 5)),
        ("05.03.26", date(2026, 3, 5)),
        ("010127", date(1927, 1, 1)),
        ("31/2/1995", None),
        ("hôm nay", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_people_write_it(text, day) -> None:
    assert read_day(text, date(2026, 11, 25)) == day


def test_a_day_is_tidied_when_the_focus_leaves(show) -> None:
    field, other = DateField("Ngày sinh", date(2026, 11, 25)), TextField("khác")
    show(field, other)
    field.setFocus()
    field.setText("5/3/90")
    other.setFocus()
    assert field.edit.text() == "05/03/1990"
    assert field.is_valid()
    field.setText("31/2/95")
    assert not field.is_valid()


def test_left_and_right_choose_in_a_segmented_choice(show) -> None:
    choice = SegmentedChoice([(1, "Tiền mặt"), (2, "Chuyển khoản"), (3, "Miễn")], "Cách trả")
    show(choice)
    told: list[object] = []
    choice.chosen.connect(told.append)
    choice.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert (told, choice.value()) == ([2, 3], 3)
    choice.set_value(1)
    assert told == [2, 3]
    QTest.mouseClick(choice.buttons()[1], Qt.MouseButton.LeftButton)
    assert told == [2, 3, 2]
    choice.set_value(None)
    assert choice.value() is None


def test_one_chip_is_down_and_the_next_follows(show) -> None:
    chips = ChipRow("Bộ lọc")
    show(chips)
    told: list[object] = []
    chips.chosen.connect(told.append)
    views = [("all", "Tất cả", None, Tone.NEUTRAL), ("late", "Quá hạn", 2, Tone.BAD)]
    chips.set_chips(views)
    assert chips.current() == "all"
    chips.select_next()
    chips.select_next()
    assert told == ["late", "all"]
    chips.select("late")
    chips.set_chips([("all", "Tất cả", None, Tone.NEUTRAL), ("late", "Quá hạn", 3, Tone.BAD)])
    assert chips.current() == "late"
    with pytest.raises(KeyError):
        chips.select("nowhere")


@pytest.fixture
def papers(show) -> PaperList:
    papers = PaperList("Giấy tờ đã nhận")
    papers.set_rows(PAPERS)
    show(papers)
    papers.setFocus()
    return papers


def test_space_ticks_a_paper_and_moves_down(papers) -> None:
    told: list[tuple[str, bool]] = []
    papers.tick_changed.connect(lambda key, on: told.append((key, on)))
    QTest.keyClick(papers, Qt.Key.Key_Space)
    QTest.keyClick(papers, Qt.Key.Key_Space)
    assert told == [("form", False), ("birth", True)]
    assert papers.current_key() == "home"


def test_a_paper_the_state_holds_cannot_be_ticked(papers) -> None:
    refused: list[str] = []
    ticks: list[str] = []
    papers.refused.connect(refused.append)
    papers.tick_changed.connect(lambda key, _on: ticks.append(key))
    papers.setCurrentIndex(papers.model().index(2, 0))
    QTest.keyClick(papers, Qt.Key.Key_Space)
    papers.setCurrentIndex(papers.model().index(2, 0))
    QTest.keyClick(papers, Qt.Key.Key_3)
    assert (refused, ticks) == (["home", "home"], [])


def test_digits_set_copies(papers) -> None:
    told: list[tuple[str, int]] = []
    papers.copies_chosen.connect(lambda key, n: told.append((key, n)))
    QTest.keyClick(papers, Qt.Key.Key_3)
    QTest.keyClick(papers, Qt.Key.Key_0)
    assert told == [("form", 3)]


def test_all_required_papers_are_ticked_at_once(papers) -> None:
    told: list[str] = []
    papers.tick_changed.connect(lambda key, _on: told.append(key))
    papers.tick_required()
    assert told == ["birth"]


def test_a_click_anywhere_on_a_paper_presses_its_box(papers) -> None:
    told: list[str] = []
    papers.tick_changed.connect(lambda key, _on: told.append(key))
    place = papers.visualRect(papers.model().index(3, 0)).center()
    QTest.mouseClick(papers.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told == ["proxy"]


def test_the_paper_in_focus_stays_when_the_truth_comes_back(papers) -> None:
    QTest.keyClick(papers, Qt.Key.Key_Down)
    papers.set_rows(PAPERS)
    assert papers.current_key() == "birth"
    check = papers.model().index(0, 0).data(Qt.ItemDataRole.CheckStateRole)
    assert check == Qt.CheckState.Checked
    QAbstractItemModelTester(papers.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)


_ROOT = QModelIndex()


class _Rows(QAbstractTableModel):
    def rowCount(self, parent: QModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else 60

    def columnCount(self, parent: QModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else 3

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cells = (
            Cell(check=index.row() == 1),
            Cell("0012", quiet_head="H37.15-"),
            Cell("Đang xử lý"),
        )
        return cells[index.column()] if role == CELL_ROLE else None


@pytest.fixture
def table(show) -> CounterTable:
    table = CounterTable("Hồ sơ")
    table.setModel(_Rows(table))
    table.set_columns([Column("", 42), Column("Mã hồ sơ", 184), Column("Thủ tục", STRETCH)])
    table.setFixedHeight(400)
    show(table)
    table.select_row(0)
    table.setFocus()
    return table


def test_a_table_speaks_keys(table) -> None:
    opened: list[int] = []
    ticked: list[int] = []
    typed: list[str] = []
    table.opened.connect(opened.append)
    table.tick_wanted.connect(ticked.append)
    table.typed.connect(typed.append)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Space)
    QTest.keyClick(table, Qt.Key.Key_Return)
    letter(table, "ổ")
    assert (opened, ticked, typed) == ([1], [1], ["ổ"])
    QTest.keyClick(table, Qt.Key.Key_End)
    assert table.current_row() == 59
    QTest.keyClick(table, Qt.Key.Key_Home)
    assert table.current_row() == 0


def test_up_on_the_first_row_leaves_for_the_search(table, qtbot) -> None:
    with qtbot.waitSignal(table.moved_up):
        QTest.keyClick(table, Qt.Key.Key_Up)


def test_the_table_asks_for_more_before_its_end(table, qtbot) -> None:
    with qtbot.waitSignal(table.near_end):
        table.select_row(58)


def test_the_stretched_column_takes_what_is_left(table) -> None:
    assert sum(table.columnWidth(at) for at in range(3)) == table.viewport().width()


def test_a_click_on_the_box_ticks_and_a_double_click_opens(table) -> None:
    ticked: list[int] = []
    opened: list[int] = []
    table.tick_wanted.connect(ticked.append)
    table.opened.connect(opened.append)
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(table.viewport(), left, pos=QPoint(20, 38 * 2 + 10))
    QTest.mouseDClick(table.viewport(), left, pos=QPoint(120, 38 + 10))
    assert (ticked, opened) == ([2], [1])


def test_the_work_list_does_the_act_of_its_row(show) -> None:
    listing = TwoLineList("Việc cần làm trước")
    rows = [
        TwoLineRow(key, "clock", Tone.WARN, "Hôm nay", "10:30", "Lê Minh Giả", "Kết hôn", act="Hỏi")
        for key in ("a", "b", "c")
    ]
    listing.set_rows(rows)
    show(listing)
    listing.setFocus()
    acted: list[str] = []
    listing.acted.connect(acted.append)
    QTest.keyClick(listing, Qt.Key.Key_Down)
    QTest.keyClick(listing, Qt.Key.Key_Return)
    listing.set_rows(rows[1:])
    assert (acted, listing.current_key()) == (["b"], "b")
    listing.set_rows(rows[:1])
    assert listing.current_key() == "a"


def test_search_follows_the_typing_and_escape_empties_it(show, qtbot) -> None:
    search = SearchBox("Tên, mã hồ sơ")
    show(search)
    found: list[str] = []
    search.searched.connect(found.append)
    search.focus_and_select()
    with qtbot.waitSignal(search.searched):
        for one in "ổn":
            letter(search.edit, one)
    assert found == ["ổn"]
    with qtbot.waitSignal(search.moved_down):
        QTest.keyClick(search.edit, Qt.Key.Key_Down)
    QTest.keyClick(search.edit, Qt.Key.Key_Escape)
    assert found == ["ổn", ""]
    search.type_first("k")
    assert search.text() == "k"


def test_words_that_are_cut_are_whole_in_the_tooltip(show) -> None:
    label = ElidingLabel("Cấp Giấy xác nhận tình trạng hôn nhân cho công dân Việt Nam")
    show(label, width=200)
    assert label.is_cut()
    assert label.toolTip() == label.accessibleName() == label.text()
    label.setText("Ngắn")
    assert (label.is_cut(), label.toolTip()) == (False, "")


def test_a_strip_has_one_act_or_none(show) -> None:
    strip = Strip(Tone.BAD, "circle_exclamation", "Dọn bớt tệp.", "Đĩa sắp đầy", "Thử lại")
    show(strip)
    acted: list[bool] = []
    strip.acted.connect(lambda: acted.append(True))
    button = strip.button()
    assert button is not None
    button.click()
    assert acted == [True]
    strip.set(Tone.OK, "circle_check", "Đã xong.")
    assert strip.button() is None
    assert strip.accessibleName() == "Đã xong."


def test_a_toast_goes_by_itself_but_waits_while_the_window_is_behind(show, qtbot) -> None:
    window = show(TextField("Tên"))
    toast = Toast(window)
    toast.move(300, 300)
    toast.say("Đã lưu", "", "", "", None)
    toast._left_ms = 1
    toast._tick()
    assert not toast.isVisible()
    toast.say("Đã lưu", "", "", "", None)
    other = show(TextField("khác"))
    toast._left_ms = 1
    toast._tick()
    assert toast.isVisible()
    other.close()


def test_the_preview_shows_the_pages_it_is_given(show) -> None:
    preview = PaperPreview("Phiếu hẹn")
    show(preview)
    pages = [GreyPage(10, 14, 12, bytes([shade]) * 12 * 14) for shade in (0, 255)]
    preview.show_pages(pages)
    assert preview.page_count() == 2
    middle = preview.rect().center()
    assert preview.grab().toImage().pixelColor(middle).lightness() < 20
    preview.setFocus()
    QTest.keyClick(preview, Qt.Key.Key_PageDown)
    assert preview.grab().toImage().pixelColor(middle).lightness() > 240
    preview.clear("Chưa chọn thủ tục.")
    assert preview.page_count() == 0


def test_long_work_can_be_stopped(show) -> None:
    progress = ProgressLine()
    show(progress)
    stopped: list[bool] = []
    progress.stopped.connect(lambda: stopped.append(True))
    progress.set_progress("Đang xuất sổ 2026: 7.738 / 12.480", 7738, 12480, "20 giây nữa")
    assert "7.738" in progress.accessibleName()
    progress.stop_button.click()
    assert stopped == [True]


def test_an_empty_list_says_what_was_looked_for(show) -> None:
    empty = EmptyState(
        "search", "Không có hồ sơ nào khớp “mau van xyz”", tips_title="Thử cách khác"
    )
    show(empty)
    empty.set("search", "Không có hồ sơ nào khớp “ổn”", "Đã tìm trong 12.480 hồ sơ.")
    assert "“ổn”" in empty.accessibleName()
