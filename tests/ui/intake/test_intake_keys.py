"""Questions, the holder's block and fees by keys, and nothing cut in a window of 1366×768."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.domain.fees import owed_vnd
from models.domain.procedure import Procedure
from models.domain.units import Unit
from tests.ui.fake_desk import FakeDesk
from tests.ui.intake.desktop import Desktop
from tests.ui.intake.screen import CARD, OTHER_CARD
from tests.ui.intake.test_intake_checklist import RESIDENCE
from tests.ui.intake.test_intake_people import ADDRESS, KNOWN
from tests.ui.page_window import misfits
from ui.fonts import load_fonts
from ui.theme import TextScale, ThemeKind, apply_theme

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


def opened(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, procedure: Procedure) -> Desktop:
    monkeypatch.setattr(FakeDesk, "offered", (procedure,))
    load_fonts()
    desk = FakeDesk()
    desk.known["020090000123"] = KNOWN
    desk.units[ADDRESS] = Unit("06184", "Xã Đồng Đăng")
    desktop = Desktop(desk)
    qtbot.addWidget(desktop.window)
    return desktop


@pytest.fixture
def desktop(qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Desktop:
    apply_theme(qapp, ThemeKind.LIGHT)
    return opened(qtbot, monkeypatch, RESIDENCE)


def at_the_question(desktop: Desktop) -> None:
    desktop.scan(CARD)
    desktop.type("thuong tru")
    desktop.press(Key.Key_Return)


def test_number_keys_answer_and_backspace_goes_back(desktop: Desktop) -> None:
    at_the_question(desktop)
    papers = desktop.page.form.papers
    assert papers.question.isVisible()
    assert not papers.list.isVisible()
    desktop.press(Key.Key_2)
    desktop.press(Key.Key_1)
    assert papers.list.isVisible()
    desktop.press(Key.Key_Backspace)
    assert papers.question.isVisible()
    desktop.press(Key.Key_Backspace)
    desktop.press(Key.Key_1)
    assert not papers.question.isVisible()
    assert [row.kind_word for row in papers.list.rows()][1:3] == ["One of these"] * 2


def test_arrows_walk_the_answers_and_enter_takes_one(desktop: Desktop) -> None:
    at_the_question(desktop)
    desktop.press(Key.Key_Down)
    desktop.press(Key.Key_Space)
    assert desktop.page.draft.answers == ("rent",)


def test_a_dossier_with_questions_is_received_by_keys_alone(desktop: Desktop) -> None:
    at_the_question(desktop)
    desktop.press(Key.Key_1)
    desktop.press(Key.Key_D, CTRL)
    desktop.press(Key.Key_Down)
    desktop.press(Key.Key_Space)
    desktop.press(Key.Key_L, ALT)
    desktop.press(Key.Key_Return, CTRL)
    ((command,),) = desktop.desk.called("receive")
    assert command.case_name == "Chỗ ở của mình"
    assert owed_vnd(command.fees) == 20_000
    assert "20.000" in desktop.page.done._what.text()


def test_alt_u_opens_the_holders_block_and_alt_o_closes_it(desktop: Desktop) -> None:
    desktop.scan(CARD)
    others = desktop.page.form.others
    assert not others.isVisible()
    desktop.press(Key.Key_U, ALT)
    assert others.form.number.field.isAncestorOf(desktop.window.focusWidget() or others)
    desktop.scan(OTHER_CARD)
    desktop.type("Giay uy quyen so 12")
    desktop.press(Key.Key_Return)
    desktop.type("Nong Thi Vi Du")
    desktop.press(Key.Key_Return)
    assert desktop.page.form.procedure.search.isAncestorOf(desktop.window.focusWidget() or others)
    kept = desktop.page.draft.others
    assert (kept.authorisation, kept.assisted_by) == ("Giay uy quyen so 12", "Nong Thi Vi Du")
    desktop.press(Key.Key_O, ALT)
    assert not others.isVisible()


def test_a_holder_can_be_typed_to_the_end(desktop: Desktop) -> None:
    desktop.scan(CARD)
    desktop.press(Key.Key_U, ALT)
    desktop.type("020191000456")
    desktop.press(Key.Key_Return)
    desktop.type("Tran Thi Thu")
    for _field in range(4):
        desktop.press(Key.Key_Return)
    assert not desktop.page.form.others.form.isVisible()
    assert desktop.page.draft.others.holder.full_name == "Tran Thi Thu"


def test_a_wrong_holder_is_marked_in_his_own_fields(desktop: Desktop) -> None:
    at_the_question(desktop)
    desktop.press(Key.Key_U, ALT)
    desktop.type("02019100045")
    desktop.press(Key.Key_Return, CTRL)
    form = desktop.page.form
    assert form.others.form.number.problem_text().startswith("1 digits missing")
    assert form.person.form.number.problem_text() == ""


def test_what_is_known_is_taken_over_with_alt_q(desktop: Desktop) -> None:
    desktop.scan(CARD)
    desktop.press(Key.Key_Q, ALT)
    assert desktop.page.form.person.phone.text() == "0912 345 678"


def test_todays_commune_stands_under_the_address_in_both_looks(desktop: Desktop) -> None:
    desktop.scan(CARD)
    person = desktop.page.form.person
    assert person._unit.isVisible()
    assert person._unit.text() == "Now in: Xã Đồng Đăng"
    desktop.press(Key.Key_E, CTRL)
    assert person.form.unit_note.isVisible()


def test_a_paper_handed_in_before_says_when(desktop: Desktop) -> None:
    known = replace(KNOWN.papers[0], name="Hợp đồng thuê")
    desktop.desk.known["020090000123"] = replace(KNOWN, papers=(known,))
    at_the_question(desktop)
    desktop.press(Key.Key_2)
    desktop.press(Key.Key_1)
    rows = {row.name: row.count_words for row in desktop.page.form.papers.list.rows()}
    assert rows["Hợp đồng thuê"] == "had 01/11/26"


@pytest.mark.parametrize("scale", [TextScale.NORMAL, TextScale.LARGEST])
def test_nothing_is_cut_with_every_block_open(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, scale: TextScale
) -> None:
    apply_theme(qapp, ThemeKind.LIGHT, scale)
    desktop = opened(qtbot, monkeypatch, RESIDENCE)
    at_the_question(desktop)
    desktop.press(Key.Key_U, ALT)
    qtbot.waitUntil(lambda: misfits(desktop.page) == [], timeout=3000)
    desktop.scan(OTHER_CARD)
    desktop.page._decider.answer(0)
    desktop.press(Key.Key_K, ALT)
    desktop.settle()
    qtbot.waitUntil(lambda: misfits(desktop.page) == [], timeout=3000)
    apply_theme(qapp, ThemeKind.LIGHT, TextScale.NORMAL)
