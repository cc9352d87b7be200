"""The morning on screen: tiles and work walked by keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from models.domain.dossier import DossierStatus
from models.queries.dossier_list import View
from tests.ui.fake_desk import MORNING, sample_dossier
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


def _file_online(here, page) -> None:
    for number, hours in ((80, 0.5), (81, 23), (82, 30)):
        at = MORNING - timedelta(hours=hours)
        online = DossierStatus.NEW_ONLINE
        dossier = replace(sample_dossier(number, status=online, received_at=at), filed_at=at)
        here.desk.store[dossier.id] = dossier
    page.refresh()


def test_filings_that_press_are_counted_and_one_key_lists_them(qtbot, vietnamese) -> None:
    views = []
    here, page = _open(qtbot, open_view=views.append)
    assert not page.online.isVisible()
    _file_online(here, page)
    said = " ".join(label.text() for label in page.online.findChildren(QLabel))
    assert "2 hồ sơ trực tuyến" in said
    assert "1 hồ sơ đã quá giờ" in said
    rows = [(row.head, row.under) for row in page.rows.rows()]
    assert rows[1:4] == [
        ("Quá giờ trả lời", "trước T3 17:00"),
        ("Nộp trực tuyến", "trước 10:41"),
        ("Nộp trực tuyến", "trước T5 09:11"),
    ]
    qtbot.wait(10)
    here.press(Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    assert views == [View.ONLINE_NEW]


@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_every_word_fits_its_place(qtbot, qapp, vietnamese, size, scale) -> None:
    apply_theme(qapp, ThemeKind.LIGHT, scale)
    here, page = _open(qtbot, size)
    qtbot.wait(10)
    assert misfits(page) == []
    _file_online(here, page)
    qtbot.wait(10)
    assert misfits(page) == []
