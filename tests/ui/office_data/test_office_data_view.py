"""Procedures, calendar and forms on screen: looked at in Vietnamese, nothing cut at any size."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.fake_desk import BIRTH, MAU, VI_DU
from tests.ui.fake_office_data import FEES, moved
from tests.ui.page_window import SIZES, PageWindow, misfits, open_page
from ui.office_data.view import OfficeDataSection
from ui.settings.view import SettingsPage, build
from ui.theme import ThemeKind, apply_theme

_HERE = 4
_PROCEDURES, _CALENDAR, _FORMS = range(3)


def _open(qtbot, size=(1366, 768), official=VI_DU, part=_PROCEDURES):
    here = open_page("settings", build, size)
    qtbot.addWidget(here.window)
    here.session.sign_in(official)
    page = here.window.page("settings")
    assert isinstance(page, SettingsPage)
    page.chips.select_next(_HERE)
    page.office_data.chips.select_next(part)
    QApplication.processEvents()
    return here, page.office_data


def _look_at_a_day(section: OfficeDataSection) -> None:
    calendar = section.calendar
    calendar.add.click()
    calendar.form.fields["on"].field.setText("27/11/2026")
    calendar.form.fields["name"].field.setText("Nghỉ hoán đổi của xã")
    calendar.form.fields["source"].field.setText("Văn bản thử 12/UBND")
    calendar.form.look.click()


def _steps(here: PageWindow, section: OfficeDataSection):
    """Every page of the section, one after the other."""
    procedures, calendar, forms = section.procedures, section.calendar, section.forms
    yield "list"
    procedures.rows.acted.emit(BIRTH.code)
    yield "sheet"
    procedures.sheet.back.click()
    procedures.file_chosen.emit(Path("danh-muc.json"))
    yield "offered"
    here.desk.office_data.offered = FEES
    procedures.file_chosen.emit(Path("phi.json"))
    yield "fees"
    section.chips.select_next()
    yield "days"
    here.desk.office_data.would_move = tuple(moved(number) for number in range(1, 9))
    _look_at_a_day(section)
    yield "look"
    calendar.look.take.click()
    yield "taken"
    calendar.waiting.acted.emit()
    yield "moved"
    section.chips.select_next()
    yield "forms"
    forms.rows.acted.emit("02")
    yield "form"
    forms.form.copy.click()
    forms.form.rows.acted.emit("sentences/until")
    forms.form.text.field.setText("Không còn chỗ điền")
    here.tasks.advance_ms(1000)
    yield "word"


@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_nothing_is_cut_at_any_size(qtbot, qapp, vietnamese, size, scale) -> None:
    apply_theme(qapp, ThemeKind.LIGHT, scale)
    here, section = _open(qtbot, size)
    for step in _steps(here, section):
        QApplication.processEvents()
        assert misfits(section) == [], step


def test_each_procedure_says_whether_its_time_is_verified_or_it_is_retired(
    qtbot, vietnamese
) -> None:
    _here, section = _open(qtbot)
    states = {row.key: row.under for row in section.procedures.rows.rows()}
    assert states[BIRTH.code] == "chưa xác minh"
    assert states["1.004873"] == "hết hiệu lực"


def test_what_a_file_changes_is_said_in_words_with_old_and_new(qtbot, vietnamese) -> None:
    _here, section = _open(qtbot)
    section.procedures.file_chosen.emit(Path("danh-muc.json"))
    QApplication.processEvents()
    offered = section.procedures.offered
    texts = [label.text() for label in offered.findChildren(type(offered.summary))]
    assert offered.summary.text() == "Thêm 1, hết hiệu lực 1, thay đổi 1, 1 có hiệu lực về sau"
    assert "Phí: 15.000 đ → 14.000 đ" in texts
    assert "Phí: 0 đ → 8.000 đ" in texts
    assert "Thời hạn: 1 ngày làm việc → 2 ngày làm việc" in texts
    assert {"Giấy tờ: bỏ “Tờ khai”", "Giấy tờ: thêm “Tờ khai mới”"} <= set(texts)


def test_a_counter_official_sees_no_button_that_takes(qtbot, vietnamese) -> None:
    here, section = _open(qtbot, official=MAU)
    section.procedures.rows.acted.emit(BIRTH.code)
    assert not section.procedures.sheet.confirm.isVisible()
    section.procedures.file_chosen.emit(Path("danh-muc.json"))
    assert not section.procedures.offered.take.isVisible()
    section.chips.select_next()
    assert not section.calendar.add.isEnabled()
    assert not section.calendar.culture_day.isEnabled()
    section.chips.select_next()
    section.forms.rows.acted.emit("02")
    assert not section.forms.form.copy.isVisible()
    assert here.desk.called("office.copy_form") == []


def test_the_box_of_24_11_shows_what_is_in_force_until_a_change_is_taken(qtbot, vietnamese) -> None:
    _here, section = _open(qtbot, part=_CALENDAR)
    calendar = section.calendar
    assert calendar.culture_day.isChecked()
    calendar.culture_day.click()
    assert calendar.culture_day.isChecked()
    calendar.form.fields["source"].field.setText("Văn bản thử")
    calendar.form.look.click()
    calendar.look.take.click()
    assert not calendar.culture_day.isChecked()
    own = [row for row in calendar.rows.rows() if row.act]
    assert [row.key for row in own] == ["2026-11-24"]


def test_enter_on_an_own_day_looks_at_removing_it_and_on_others_does_nothing(
    qtbot, vietnamese
) -> None:
    here, section = _open(qtbot, part=_CALENDAR)
    _look_at_a_day(section)
    section.calendar.look.take.click()
    before = len(here.desk.called("office.look_at_days"))
    section.calendar.rows.acted.emit("2026-08-31")
    assert len(here.desk.called("office.look_at_days")) == before
    section.calendar.rows.acted.emit(date(2026, 11, 27).isoformat())
    assert here.desk.called("office.look_at_days")[-1] == ({"format": 1, "days": []},)


def test_a_field_that_cannot_be_taken_says_so_beneath_it(qtbot, vietnamese) -> None:
    _here, section = _open(qtbot, part=_CALENDAR)
    section.calendar.hours.click()
    section.calendar.form.fields["hours"].field.setText("sáng")
    section.calendar.form.look.click()
    assert section.calendar.form.fields["hours"].has_problem()


def test_words_without_their_places_are_told_under_the_text(qtbot, vietnamese) -> None:
    here, section = _open(qtbot, part=_FORMS)
    forms = section.forms
    forms.rows.acted.emit("02")
    forms.form.copy.click()
    forms.form.rows.acted.emit("sentences/until")
    forms.form.text.field.setText("Không còn chỗ điền")
    here.tasks.advance_ms(1000)
    assert "{due_at}" in forms.form.text.problem_text()
    assert forms.form.preview.page_count() == 0


@pytest.mark.parametrize("leave", ["save", "keep"])
def test_after_a_word_the_keys_are_on_the_list_again(qtbot, vietnamese, leave: str) -> None:
    _here, section = _open(qtbot, part=_FORMS)
    form = section.forms.form
    section.forms.rows.acted.emit("02")
    form.copy.click()
    form.rows.acted.emit("labels/title")
    assert not form.rows.hasFocus()
    getattr(form, leave).click()
    assert form.rows.hasFocus()


def test_escape_goes_one_step_back_inside_the_section(qtbot, vietnamese) -> None:
    here, section = _open(qtbot, part=_FORMS)
    section.forms.rows.acted.emit("02")
    section.forms.form.copy.click()
    section.forms.form.rows.acted.emit("labels/title")
    here.press(Qt.Key.Key_Escape)
    assert not section.forms.form.is_editing()
    assert section.escape()
    assert not section.escape()


def test_the_shipped_form_comes_back_only_after_a_question(qtbot, vietnamese) -> None:
    here, section = _open(qtbot, part=_FORMS)
    section.forms.rows.acted.emit("02")
    section.forms.form.copy.click()
    section.forms.form.remove.click()
    assert here.desk.called("office.remove_form") == []
    here.press(Qt.Key.Key_Return)
    assert here.desk.called("office.remove_form") == [("02",)]
