"""Handing over on screen: scan, tick, Ctrl+Enter."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from models.domain.dossier import DossierStatus
from models.errors import StorageBusy
from models.services.signers import SealState
from tests.ui.page_window import SIZES, misfits, open_page
from ui.results.view import ResultsPage, build
from ui.slip_check import SlipCheck, SlipPart
from ui.theme import ThemeKind, apply_theme

OTHER_CARD = "020090000123||Nguyễn Văn Khác|05031990|Nam|Thôn Mẫu, Đồng Đăng, Lạng Sơn|01012022"


def _open(qtbot, size=(1366, 768)):
    here = open_page("results", build, size)
    qtbot.addWidget(here.window)
    page = here.window.page("results")
    assert isinstance(page, ResultsPage)
    return here, page


def test_a_slip_two_keys_and_the_result_is_handed_over(qtbot, vietnamese) -> None:
    here, page = _open(qtbot)
    dossier = here.desk.store[here.ids["Đặng Văn Mẫu"]]
    assert page.handle_scan(dossier.shown_code)
    assert page.cards.slip.hasFocus()
    assert page.frame.primary is not None
    assert not page.frame.primary.enabled
    here.press(Qt.Key.Key_Space)
    here.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert here.desk.store[dossier.id].status is DossierStatus.RETURNED
    assert page.finder.search.edit.hasFocus()


def test_the_wrong_card_is_told_and_stops_the_result(qtbot, vietnamese) -> None:
    here, page = _open(qtbot)
    page.open_dossier(here.ids["Đặng Văn Mẫu"])
    page.cards.slip.click()
    page.handle_scan(OTHER_CARD)
    assert page.cards.wrong.isVisible()
    assert page.frame.primary is not None
    assert not page.frame.primary.enabled


def test_somebody_else_receives_it_under_his_own_name(qtbot, vietnamese) -> None:
    here, page = _open(qtbot)
    page.open_dossier(here.ids["Đặng Văn Mẫu"])
    page.cards.lost.click()
    page.cards.other.click()
    assert page.cards.other_name.edit.hasFocus()
    page.cards.other_name.edit.setText("Nguyễn Văn Khác")
    page.cards.authorisation.edit.setText("Giấy ủy quyền ngày 20/11/2026")
    assert page.frame.primary is not None
    assert not page.frame.primary.enabled
    page.cards.receiver_id.edit.setText("020090000123")
    page.frame.primary.run()
    entry = here.desk.store[here.ids["Đặng Văn Mẫu"]].history[-1]
    assert entry.data == {
        "authorisation": "Giấy ủy quyền ngày 20/11/2026",
        "receiver": "Nguyễn Văn Khác",
        "receiver_id": "020090000123",
        "slip_lost": True,
        "slip_returned": False,
    }


def test_keys_and_a_scanned_card_fill_the_one_who_is_sent(qtbot, vietnamese) -> None:
    here, page = _open(qtbot)
    page.open_dossier(here.ids["Đặng Văn Mẫu"])
    here.press(Qt.Key.Key_Space)
    page.handle_scan(OTHER_CARD)
    here.press(Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    assert page.cards.other_name.text() == "Nguyễn Văn Khác"
    assert page.cards.authorisation.edit.hasFocus()
    assert "ủy quyền" in page.frame.next_step
    page.cards.authorisation.edit.setText("so 12")
    here.press(Qt.Key.Key_Return)
    assert page.cards.slip.hasFocus()
    here.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    data = here.desk.store[here.ids["Đặng Văn Mẫu"]].history[-1].data
    assert (data["receiver"], data["authorisation"]) == ("Nguyễn Văn Khác", "so 12")


def test_f9_prints_the_receipt_of_the_result_just_handed_over(qtbot, vietnamese) -> None:
    here, page = _open(qtbot)
    page.open_dossier(here.ids["Đặng Văn Mẫu"])
    here.press(Qt.Key.Key_Space)
    here.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    here.press(Qt.Key.Key_F9)
    assert page.stage.form is not None
    here.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [form for _id, form, *_rest in here.desk.called("print_form")] == ["result-receipt"]
    assert page.stage.form is None


def test_what_the_seal_of_the_slip_is_worth_stands_above_until_the_dossier_is_left(
    qtbot, vietnamese
) -> None:
    here, page = _open(qtbot)
    page.open_dossier(here.ids["Đặng Văn Mẫu"])
    page.show_slip(SlipCheck(SealState.FALSE, (SlipPart.DUE,)))
    page.show_error(StorageBusy())
    assert page.seal.isVisible()
    assert any("hẹn trả" in label.text() for label in page.seal.findChildren(QLabel))
    assert page.escape()
    assert not page.seal.isVisible()


def test_the_cursor_stands_on_what_can_be_done_and_is_in_sight(qtbot, vietnamese) -> None:
    here, page = _open(qtbot, (1240, 640))
    ready = here.ids["Đặng Văn Mẫu"]
    page.open_dossier(ready)
    page.cards.other.click()
    page.cards.lost.click()
    number = page.cards.receiver_id.edit
    qtbot.waitUntil(lambda: number.visibleRegion().boundingRect().height() == number.height())
    assert number.hasFocus()
    page.escape()
    here.desk.store[ready] = replace(here.desk.store[ready], status=DossierStatus.RETURNED)
    page.open_dossier(ready)
    qtbot.waitUntil(lambda: getattr(here.window.focusWidget(), "key", "") == "F9")


def test_slip_back_and_slip_lost_exclude_each_other(qtbot, vietnamese) -> None:
    here, page = _open(qtbot)
    page.open_dossier(here.ids["Đặng Văn Mẫu"])
    page.cards.slip.click()
    page.cards.lost.click()
    assert not page.cards.slip.isChecked()
    assert page.cards.lost.isChecked()


def test_the_next_dossier_begins_without_the_ticks_of_the_one_before(qtbot, vietnamese) -> None:
    here, page = _open(qtbot)
    page.open_dossier(here.ids["Đặng Văn Mẫu"])
    page.cards.slip.click()
    assert page.escape()
    page.open_dossier(here.ids["Đặng Văn Mẫu"])
    assert not page.cards.slip.isChecked()


def test_a_dossier_in_process_says_when_it_is_due(qtbot, vietnamese) -> None:
    here, page = _open(qtbot)
    page.open_dossier(here.ids["Nguyễn Văn Mẫu"])
    assert "26/11 09:41" in page.frame.next_step
    assert not page.cards.slip.isEnabled()


def test_down_and_enter_choose_a_result_that_waits(qtbot, vietnamese) -> None:
    here, page = _open(qtbot)
    here.press(Qt.Key.Key_Down)
    assert page.finder.rows.hasFocus()
    here.press(Qt.Key.Key_Return)
    assert page.frame.sub == "Đặng Văn Mẫu"


@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_every_word_fits_its_place(qtbot, qapp, vietnamese, size, scale) -> None:
    apply_theme(qapp, ThemeKind.LIGHT, scale)
    here, page = _open(qtbot, size)
    qtbot.wait(10)
    assert misfits(page) == []
    page.open_dossier(here.ids["Đặng Văn Mẫu"])
    page.handle_scan(OTHER_CARD)
    page.show_slip(SlipCheck(SealState.FALSE, (SlipPart.DUE, SlipPart.PROCEDURE)))
    qtbot.wait(10)
    assert misfits(page) == []
    page.cards.other.click()
    page.cards.lost.click()
    qtbot.wait(10)
    assert misfits(page) == []
