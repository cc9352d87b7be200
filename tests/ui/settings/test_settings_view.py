"""Settings on screen: each section does what its button says."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from resources.words import Language
from tests.ui.fake_desk import PIN, VI_DU
from tests.ui.page_window import SIZES, misfits, open_page
from ui.desk import PrinterChoice
from ui.settings.view import SettingsPage, build
from ui.theme import TextScale, ThemeKind, apply_theme
from ui.widgets.dialog import AskDialog
from ui.widgets.table import CELL_ROLE


def _open(qtbot, size=(1366, 768), **more):
    here = open_page("settings", build, size, **more)
    qtbot.addWidget(here.window)
    here.session.sign_in(VI_DU)
    page = here.window.page("settings")
    assert isinstance(page, SettingsPage)
    page.refresh()
    return here, page


def _dialog(here) -> AskDialog:
    (dialog,) = [d for d in here.window.findChildren(AskDialog) if d.isVisible()]
    return dialog


def test_another_paper_is_kept_at_once(qtbot, vietnamese) -> None:
    here, page = _open(qtbot)
    page.printer.paper.step(1)
    assert here.desk.printer == PrinterChoice("HP LaserJet 107a", "A4")


def test_f9_prints_the_test_sheet(qtbot, vietnamese) -> None:
    here, page = _open(qtbot)
    page.print_wanted()
    assert here.desk.called("print_test_sheet") == [("HP LaserJet 107a", "A5")]


def test_a_backup_goes_to_the_chosen_file_and_no_file_means_no_backup(qtbot, vietnamese) -> None:
    here, page = _open(qtbot)
    names = []

    def pick(name: str) -> str:
        names.append(name)
        return "" if len(names) == 1 else "d:/sao-luu.mcbackup"

    page.pick_new_file = pick
    page.backup.back_up_pressed.emit()
    assert here.desk.called("back_up") == []
    page.backup.back_up_pressed.emit()
    assert here.desk.called("back_up") == [(Path("d:/sao-luu.mcbackup"),)]
    assert names[1] == "mot-cua-20261125-0941.mcbackup"


def test_a_restore_is_asked_about_before_anything_is_planned(qtbot, vietnamese) -> None:
    here, page = _open(qtbot)
    page.pick_old_file = lambda: "d:/sao-luu.mcbackup"
    page.backup.restore_pressed.emit()
    _dialog(here).decide(0)
    assert here.desk.called("prepare_restore") == []
    page.backup.restore_pressed.emit()
    _dialog(here).decide(1)
    assert here.desk.called("prepare_restore") == [(Path("d:/sao-luu.mcbackup"),)]
    assert page.strip.isVisible()


def test_the_pin_of_a_new_official_is_shown_once_to_be_handed_over(qtbot, vietnamese) -> None:
    here, page = _open(qtbot)
    page.chips.select_next(2)
    page.officials.name.field.setText("Mã Thị Mẫu")
    page.officials.add.click()
    dialog = _dialog(here)
    assert "Mã Thị Mẫu" in dialog.title
    dialog.decide(0)
    assert page.officials.name.field.text() == ""
    assert len(here.desk.officials()) == 4


def test_a_wrong_old_pin_is_told_at_its_field(qtbot, vietnamese) -> None:
    here, page = _open(qtbot)
    page.chips.select_next(2)
    page.officials.old_pin.field.setText("000000")
    page.officials.new_pin.field.setText("654321")
    page.officials.change.click()
    assert page.officials.old_pin.has_problem()
    page.officials.old_pin.field.setText(PIN)
    page.officials.change.click()
    assert here.desk.pins[VI_DU.id] == "654321"


def test_pins_do_not_stay_on_a_page_that_was_left(qtbot, vietnamese) -> None:
    _here, page = _open(qtbot)
    page.officials.new_pin.field.setText("654321")
    page.left_page()
    assert page.officials.new_pin.field.text() == ""


def test_the_table_of_numbers_says_whether_each_block_adds_up(qtbot, vietnamese) -> None:
    _here, page = _open(qtbot)
    cells = [page.numbers.model.index(0, at).data(CELL_ROLE) for at in range(7)]
    assert [cell.text for cell in cells[2:6]] == ["16", "1", "0", "83"]
    assert cells[6].text == "khớp"


def test_text_size_and_colours_are_handed_on_together(qtbot, vietnamese) -> None:
    looks = []
    _here, page = _open(qtbot, choose_look=lambda kind, scale: looks.append((kind, scale)))
    page.look.scale.step(1)
    page.look.kind.step(1)
    assert looks == [
        (ThemeKind.LIGHT, TextScale.LARGE),
        (ThemeKind.DARK, TextScale.LARGE),
    ]


@pytest.mark.parametrize("section", range(5))
@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_every_word_fits_its_place(qtbot, qapp, vietnamese, size, scale, section) -> None:
    apply_theme(qapp, ThemeKind.LIGHT, scale)
    here, page = _open(qtbot, size)
    page.chips.setFocus(Qt.FocusReason.OtherFocusReason)
    for _ in range(section):
        page.chips.select_next()
    qtbot.wait(10)
    assert misfits(page) == []
    assert here.desk.called("printers")


def test_arrow_keys_and_enter_change_the_section_shown(qtbot, vietnamese) -> None:
    here, page = _open(qtbot)
    here.press(Qt.Key.Key_Right)
    assert page.backup.isVisible()
    here.press(Qt.Key.Key_Left)
    assert page.printer.isVisible()
    page.show_look()
    assert page.look.isVisible()


def test_a_chosen_printer_that_is_gone_is_named_as_such(qtbot, vietnamese) -> None:
    here, page = _open(qtbot)
    here.desk.known_printers = ()
    page.refresh()
    assert page.printer.printer.currentText() == "HP LaserJet 107a (không thấy trên máy này)"
    assert page.printer._none_known.isVisible()
    here.desk.known_printers = ("HP LaserJet 107a",)
    page.refresh()
    assert page.printer.printer.currentText() == "HP LaserJet 107a"
    assert not page.printer._none_known.isVisible()


def test_the_language_is_told_to_whoever_can_change_it(qtbot, vietnamese) -> None:
    told: list[Language] = []
    _here, page = _open(qtbot, choose_language=told.append)
    page.show_look()
    page.look.language.step(1)
    assert told == [Language.ENGLISH]
    _here, alone = _open(qtbot)
    assert not alone.look.language.isEnabled()
