"""The page of figures on screen: every list readable at every size, printed and saved by keys."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from models.domain.changes import touched
from tests.ui.fake_desk import MORNING
from tests.ui.page_window import SIZES, PageWindow, misfits, open_page
from ui.figures.contract import Sheet
from ui.figures.lines import broken, is_number
from ui.figures.ranges import Range
from ui.figures.table import cell_font
from ui.figures.view import FiguresPage, build
from ui.figures.words import cell_words
from ui.theme import TextScale, ThemeKind, apply_theme
from ui.widgets.buttons import button_with_key

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def _open(qtbot: Any, size: tuple[int, int] = (1366, 768)) -> tuple[PageWindow, FiguresPage]:
    here = open_page("reports", build, size)
    qtbot.addWidget(here.window)
    page = here.window.page("reports")
    assert isinstance(page, FiguresPage)
    return here, page


def _choose(page: FiguresPage, sheet: Sheet) -> None:
    page.chips.select(sheet)
    page.sheet_chosen.emit(sheet)
    QApplication.processEvents()


@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_no_word_is_cut_on_any_list_at_any_size(qtbot, vietnamese, size, scale) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, ThemeKind.LIGHT, scale)
    here, page = _open(qtbot, size)
    for sheet in Sheet:
        _choose(page, sheet)
        assert misfits(here.window) == [], sheet
    page.range_chosen.emit(Range.CUSTOM)
    page.days_typed.emit(None, None)
    QApplication.processEvents()
    assert misfits(here.window) == []


@pytest.mark.parametrize("scale", [TextScale.NORMAL, TextScale.LARGEST])
def test_numbers_times_and_codes_are_never_cut(qtbot, vietnamese, scale) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, ThemeKind.LIGHT, scale)
    here, page = _open(qtbot)
    for sheet in Sheet:
        _choose(page, sheet)
        assert page.table.report.table is not None
        for row in page.table.report.table.rows:
            for column, value in enumerate(row):
                if not isinstance(value, str) or " " not in value:
                    metrics = QFontMetrics(cell_font(bold=True, numeric=True))
                    room = page.table.columnWidth(column) - 16 * scale.factor
                    widest = max(map(metrics.horizontalAdvance, cell_words(value).split("\n")))
                    assert widest <= room + 1, (sheet, value)
    assert here.window.page_name() == "reports"


def test_the_figures_say_until_when_they_are_and_when_they_were_taken(qtbot, vietnamese) -> None:
    _here, page = _open(qtbot)
    assert page.as_of.text() == "Tính đến hết ngày 25/11/2026 · lấy lúc 09:41"
    page.range_chosen.emit(Range.MONTH)
    assert page.as_of.text() == ("Từ ngày 01/11/2026, tính đến hết ngày 25/11/2026 · lấy lúc 09:41")


def test_lists_are_walked_by_keys_and_the_days_too(qtbot, vietnamese) -> None:
    here, page = _open(qtbot)
    here.press(Qt.Key.Key_Right)
    assert page.frame.sub == "Biểu II.06a"
    here.press(Qt.Key.Key_Tab, CTRL)
    assert page.frame.sub == "Tỷ lệ đúng hạn"
    page.range.setFocus()
    here.press(Qt.Key.Key_Right)
    assert here.desk.called("figures")[-1][0].period.from_on.isoformat() == "2026-11-23"


def test_the_shares_are_shown_table_by_table(qtbot, vietnamese) -> None:
    _here, page = _open(qtbot)
    _choose(page, Sheet.SHARES)
    assert [button.text() for button in page.parts.buttons()] == [
        "Theo lĩnh vực",
        "Theo thủ tục",
        "Theo cán bộ tiếp nhận",
    ]
    page.parts.step(2)
    table = page.table.report.table
    assert table is not None
    assert table.rows[0][1] == "Hoàng Văn Thử"
    page.refresh()
    assert page.parts.value() == 2


def test_ctrl_enter_prints_and_alt_l_saves_under_a_name_without_people(
    qtbot, vietnamese, tmp_path: Path
) -> None:
    here, page = _open(qtbot)
    proposed: list[str] = []

    def pick(name: str) -> str:
        proposed.append(name)
        return str(tmp_path / name)

    page.pick_file = pick
    here.press(Qt.Key.Key_Return, CTRL)
    assert len(here.desk.called("print_figures")) == 1
    button = button_with_key(here.window, "Alt+L")
    assert button is not None
    here.press(Qt.Key.Key_L, ALT)
    assert proposed == ["so-theo-doi-20261125-20261125.xlsx"]
    ((_answer, _count, path),) = here.desk.called("save_figures")
    assert path == tmp_path / proposed[0]


def test_leaving_the_file_dialog_saves_nothing(qtbot, vietnamese) -> None:
    here, page = _open(qtbot)
    page.pick_file = lambda _name: ""
    here.press(Qt.Key.Key_L, ALT)
    assert here.desk.called("save_figures") == []


def test_an_empty_list_says_so_and_is_not_printed_but_a_form_of_zeros_is(qtbot, vietnamese) -> None:
    here, page = _open(qtbot)
    here.desk.listed = 0
    _choose(page, Sheet.HAND_OVER)
    assert page.empty.isVisible()
    assert page.frame.primary is not None
    assert not page.frame.primary.enabled
    assert page.frame.next_step == "chưa có gì để in, chọn ngày khác."
    page.print_wanted()
    assert here.desk.called("print_figures") == []
    _choose(page, Sheet.II06A)
    assert page.frame.primary.enabled


def test_the_takings_show_their_sums_and_a_missing_thousand_in_red(qtbot, vietnamese) -> None:
    here, page = _open(qtbot)
    _choose(page, Sheet.CASH)
    assert page.cash.isVisible()
    assert page.cash.taken.amount.text() == "5.108.000 đ"
    assert page.cash.waiting.amount.text() == "2"
    page.cash.drawer_edit.setText("2545000")
    assert page.cash.difference.amount.text() == "-1.000 đ"
    page.cash.drawer_edit.left.emit()
    assert page.cash.drawer_edit.text() == "2.545.000"
    page.cash.drawer_edit.setText("hai triệu")
    assert page.cash.drawer.problem_text() == "Ghi số tiền bằng đồng, như 1.250.000."
    assert page.frame.next_step == "ghi lại số tiền đếm được."
    page.cash.cashier_chosen.emit("Hoàng Văn Thử")
    assert page.cash.drawer_edit.text() == ""
    assert here.desk.called("figures")[-1][0].cashier == "Hoàng Văn Thử"
    assert page.cash.cashier.value() == "Hoàng Văn Thử"


def test_a_change_by_somebody_else_is_told_and_alt_t_counts_again(qtbot, vietnamese) -> None:
    here, page = _open(qtbot)
    here.feed.publish(touched(dossiers=("d-1",)))
    assert page.strip.isVisible()
    here.press(Qt.Key.Key_T, ALT)
    assert not page.strip.isVisible()
    assert len(here.desk.called("figures")) == 2


def test_values_are_read_as_people_write_them(vietnamese) -> None:
    assert cell_words(1_250_000) == "1.250.000"
    assert cell_words(-1_000) == "-1.000"
    assert cell_words(93.3) == "93,3"
    assert cell_words(MORNING) == "25/11/2026\n09:41"
    assert cell_words(None) == ""
    assert is_number(0)
    assert not is_number("0")


def test_a_long_text_is_broken_between_words_and_cut_at_its_last_line(qtbot, vietnamese) -> None:
    metrics = QFontMetrics(cell_font(bold=False, numeric=False))
    width = metrics.horizontalAdvance("Chứng thực bản")
    text = "Chứng thực bản sao từ bản chính giấy tờ, văn bản do cơ quan có thẩm quyền cấp"
    lines = broken(text, metrics, width)
    assert lines[0] == "Chứng thực bản"
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert all(metrics.horizontalAdvance(line) <= width for line in lines)
    assert broken("một\nhai", metrics, width) == ["một", "hai"]
