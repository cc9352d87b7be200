"""The morning on screen: tiles and work walked by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from models.queries.dossier_list import View
from tests.ui.page_window import SIZES, misfits, open_page
from ui.theme import ThemeKind, apply_theme
from ui.today.view import TodayPage, build


def _open(qtbot, size=(1366, 768), **more):
    here = open_page("today", build, size, **more)
    qtbot.addWidget(here.window)
    page = here.window.page("today")
    assert isinstance(page, TodayPage)
    return here, page


def test_the_most_urgent_row_has_the_focus_and_enter_does_its_act(qtbot, vietnamese) -> None:
    here, page = _open(qtbot)
    assert page.rows.hasFocus()
    here.press(Qt.Key.Key_Return)
    assert here.router.calls == [("dossier", here.ids["Hứa Văn Kiểm"])]


def test_up_leads_to_the_tiles_and_enter_opens_the_list_behind_one(qtbot, vietnamese) -> None:
    views = []
    here, page = _open(qtbot, open_view=views.append)
    here.press(Qt.Key.Key_Up)
    assert page.tiles[View.OVERDUE].hasFocus()
    here.press(Qt.Key.Key_Right)
    here.press(Qt.Key.Key_Return)
    assert views == [View.DUE_TODAY]
    here.press(Qt.Key.Key_Down)
    assert page.rows.hasFocus()


def test_a_result_that_waits_leads_to_handing_it_over(qtbot, vietnamese) -> None:
    results = []
    here, page = _open(qtbot, open_result=results.append)
    page.acted.emit(here.ids["Đặng Văn Mẫu"])
    assert results == [here.ids["Đặng Văn Mẫu"]]


def test_figures_and_numbers_at_hand_are_told(qtbot, vietnamese) -> None:
    _here, page = _open(qtbot)
    assert page.tiles[View.OVERDUE].figure() == "1"
    assert page.left_today.text() == "còn 83 / 100 số"
    assert page.until.text() == "Có số đến hết Thứ Sáu 27/11."


def test_a_quiet_morning_says_what_to_do(qtbot, vietnamese) -> None:
    here, page = _open(qtbot)
    here.desk.store.clear()
    page.refresh()
    assert not page.rows.isVisible()
    page.shown()
    assert page.tiles[View.OVERDUE].hasFocus()


@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_every_word_fits_its_place(qtbot, qapp, vietnamese, size, scale) -> None:
    apply_theme(qapp, ThemeKind.LIGHT, scale)
    _here, page = _open(qtbot, size)
    qtbot.wait(10)
    assert misfits(page) == []
