"""The list on screen: keys lead through it, the place in it survives every change."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester

from models.domain.dossier import DossierStatus
from models.domain.workflow import Action
from models.queries.dossier_list import View
from models.services.processing import Act
from tests.ui.fake_desk import MAU, MORNING, FakeDesk, sample_dossier
from tests.ui.page_window import SIZES, misfits, open_page
from ui.dossiers.model import CODE, DUE, DossierTableModel
from ui.dossiers.view import DossiersPage, build
from ui.theme import Text, ThemeKind, apply_theme, px, theme
from ui.widgets.table import CELL_ROLE


@pytest.fixture
def opened(qtbot, vietnamese):
    here = open_page("dossiers", build)
    qtbot.addWidget(here.window)
    return here


def _page(here) -> DossiersPage:
    page = here.window.page("dossiers")
    assert isinstance(page, DossiersPage)
    return page


def _lines(count: int, first: int = 1):
    desk = FakeDesk(
        [
            sample_dossier(n, f"Người Mẫu {n}", received_at=MORNING - timedelta(minutes=n))
            for n in range(first, first + count)
        ]
    )
    return desk.dossiers(View.ALL).lines


def test_the_model_keeps_its_promises_to_qt_while_pages_come(qtbot) -> None:
    model = DossierTableModel()
    lines = _lines(30)
    served = []

    def serve() -> None:
        served.append(len(served))
        model.append(lines[10 * len(served) : 10 * len(served) + 10], len(served) < 2)

    model.more_wanted.connect(serve, Qt.ConnectionType.QueuedConnection)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.reset(lines[:10], True, MORNING)
    model.fetchMore(QModelIndex())
    qtbot.waitUntil(lambda: model.rowCount() == len(lines))
    model.fetchMore(QModelIndex())
    qtbot.wait(5)
    assert [line.id for line in model.lines()] == [line.id for line in lines]
    assert len(served) == 2
    tester.deleteLater()


def test_a_refresh_moves_only_the_rows_that_changed(qtbot) -> None:
    model = DossierTableModel()
    lines = _lines(5)
    model.reset(lines[1:], False, MORNING)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    resets = []
    model.modelReset.connect(lambda: resets.append(1))
    model.update_lines((lines[0], *lines[2:]), False, MORNING)
    assert [line.id for line in model.lines()] == [lines[0].id, *(line.id for line in lines[2:])]
    assert resets == []
    model.update_lines(tuple(reversed(model.lines())), False, MORNING)
    assert resets == [1]
    tester.deleteLater()


def test_down_leads_to_the_rows_and_enter_opens_one(opened) -> None:
    page = _page(opened)
    assert page.search_box.edit.hasFocus()
    opened.press(Qt.Key.Key_Down)
    assert page.table.hasFocus()
    opened.press(Qt.Key.Key_Down)
    opened.press(Qt.Key.Key_Return)
    wanted = page.model.lines()[1].id
    assert opened.router.calls == [("dossier", wanted)]


def test_letters_typed_in_the_rows_go_to_the_search_box(qtbot, opened) -> None:
    page = _page(opened)
    opened.press(Qt.Key.Key_Down)
    page.table.typed.emit("t")
    page.search_box.set_text("tran thi thu")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert page.model.lines()[0].applicant_name.startswith("Trần Thị Thử")


def test_nothing_found_teaches_what_else_to_try_and_esc_brings_the_list_back(qtbot, opened) -> None:
    page = _page(opened)
    page.search_box.set_text("mau van xyz")
    qtbot.waitUntil(page.empty.isVisible)
    assert page.search_box.text() == "mau van xyz"
    page.search_box.edit.setFocus()
    opened.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(page.table.isVisible)
    assert page.model.rowCount() == 6


def test_the_row_in_focus_stays_when_something_new_comes_in(opened) -> None:
    page = _page(opened)
    page.table.select_row(2)
    focused = page.model.lines()[2].id
    newer = sample_dossier(77, "Vi Thị Nghiệm", received_at=MORNING + timedelta(minutes=1))
    opened.desk.store[newer.id] = newer
    move = Act(dossier_id=newer.id, action=Action.HAND_OVER, official=MAU.ref, role=MAU.role)
    opened.desk.act(move)
    assert page.model.lines()[0].id == newer.id
    assert page.table.current_row() == page.model.row_of(focused) == 3


def test_space_ticks_and_the_primary_act_passes_on(opened) -> None:
    page = _page(opened)
    opened.press(Qt.Key.Key_Down)
    first = page.model.lines()[page.table.current_row()]
    opened.press(Qt.Key.Key_Space)
    assert page.frame.primary is not None
    page.frame.primary.run()
    changed = opened.desk.store[first.id]
    assert changed.status is DossierStatus.PROCESSING or page.strip.isVisible()


def test_esc_takes_the_ticks_away_before_it_leaves_the_page(opened) -> None:
    page = _page(opened)
    page.ticked.emit(opened.ids["Nguyễn Văn Mẫu"])
    assert page.escape()
    assert page.frame.primary is None
    assert not page.escape()


def test_a_saved_view_chosen_from_another_page_is_the_one_shown(opened) -> None:
    page = _page(opened)
    page.show_saved_view(View.OVERDUE)
    assert page.chips.current() is View.OVERDUE
    assert [line.id for line in page.model.lines()] == [
        opened.ids["Trần Thị Thử Nghiệm Tên Rất Dài"]
    ]


def test_an_empty_list_does_not_ask_to_choose_from_it(opened) -> None:
    page = _page(opened)
    assert page.frame.next_step == "chọn hồ sơ bằng phím mũi tên, Enter để mở."
    page.show_saved_view(View.ONLINE_NEW)
    assert page.frame.next_step == ""
    page.show_saved_view(View.ALL)
    assert page.frame.next_step != ""


def test_the_end_of_a_phone_number_that_a_row_shows_finds_it(opened) -> None:
    page = _page(opened)
    shown = page.model.lines()[0].phone_end
    assert shown is not None
    page.search_box.set_text(shown)
    page.search_box._submit()
    assert page.model.rowCount() == len(opened.desk.store)


def test_a_late_dossier_is_told_by_word_and_not_by_colour_alone(opened) -> None:
    page = _page(opened)
    row = page.model.row_of(opened.ids["Trần Thị Thử Nghiệm Tên Rất Dài"])
    cells = [page.model.index(row, column).data(CELL_ROLE) for column in range(7)]
    assert "5" in cells[4].text
    assert all(cell.icon for cell in cells[5:])


def test_narrow_windows_leave_the_prefix_out_of_the_codes(qtbot, vietnamese) -> None:
    here = open_page("dossiers", build, (1280, 720))
    qtbot.addWidget(here.window)
    cell = _page(here).model.index(0, 1).data(CELL_ROLE)
    assert cell.quiet_head + cell.text == "261125-0012"


@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_every_word_fits_its_place(qtbot, qapp, vietnamese, size, scale) -> None:
    apply_theme(qapp, ThemeKind.LIGHT, scale)
    here = open_page("dossiers", build, size)
    qtbot.addWidget(here.window)
    qtbot.wait(10)
    assert misfits(_page(here)) == []


@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_codes_and_appointments_are_never_cut(qtbot, qapp, vietnamese, size, scale) -> None:
    apply_theme(qapp, ThemeKind.LIGHT, scale)
    here = open_page("dossiers", build, size)
    qtbot.addWidget(here.window)
    page = _page(here)
    for column in (CODE, DUE):
        room = page.table.columnWidth(column) - 2 * px(10)
        for row in range(page.model.rowCount()):
            cell = page.model.index(row, column).data(CELL_ROLE)
            quiet = QFontMetrics(theme().font(Text.LABEL, 400, True))
            words = QFontMetrics(theme().font(Text.LABEL, 600, cell.numeric))
            wide = quiet.horizontalAdvance(cell.quiet_head) + words.horizontalAdvance(cell.text)
            assert wide <= room, cell
