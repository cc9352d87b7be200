"""The sheets on screen: keys only, whole words in every window, and no scanner ever answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from models.domain.dossier import DossierStatus
from models.domain.fees import FeeLine
from models.domain.workflow import TRANSITIONS, Action
from tests.ui.fake_desk import COPIES, MARITAL
from tests.ui.kit.keyboard import letter
from tests.ui.page_window import SIZES, misfits, open_page
from ui.acts.sheets import SHEETS
from ui.detail.view import DetailPage, build
from ui.detail.words import events_of
from ui.results.view import ResultsPage
from ui.results.view import build as build_results
from ui.theme import ThemeKind, apply_theme
from ui.today.view import TodayPage
from ui.today.view import build as build_today
from ui.widgets.dialog import dialog_open

NAME = "Nguyễn Văn Mẫu"
CTRL = Qt.KeyboardModifier.ControlModifier
FEES = (
    FeeLine(name="Lệ phí đăng ký hộ tịch", amount_vnd=15_000),
    FeeLine(name="Phí xác minh giấy tờ tại cơ quan khác", amount_vnd=8_000),
)

PAID = tuple(
    replace(
        line,
        paid_at=datetime(2026, 11, 25, 1, 30, tzinfo=UTC),
        taken_by="Lò Thị Bích Hạnh (Tư pháp)",
        receipt_number="26TAA-0000117",
    )
    for line in FEES
)


def _open(qtbot, size=(1366, 768)):
    here = open_page("dossier", build, size)
    qtbot.addWidget(here.window)
    page = here.window.page("dossier")
    assert isinstance(page, DetailPage)
    page.show_dossier(here.ids[NAME])
    return here, page


def _type(text: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    for one in text:
        letter(focus, one)


def _show(here, page, status: DossierStatus, **more) -> None:
    dossier = here.desk.store[here.ids[NAME]]
    here.desk.store[dossier.id] = replace(dossier, status=status, **more)
    page.show_dossier(dossier.id)


@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_every_word_of_every_sheet_fits(qtbot, qapp, vietnamese, size, scale) -> None:
    apply_theme(qapp, ThemeKind.LIGHT, scale)
    here, page = _open(qtbot, size)
    begins = {
        row.action: next(s for s in row.from_statuses if s)
        for row in TRANSITIONS
        if row.action in SHEETS
    }
    for action, status in begins.items():
        if action is Action.RETURN_RESULT:
            continue
        _show(here, page, status, fees=PAID if action is Action.REFUND_FEE else FEES)
        page.chosen_with_words.emit(action)
        sheet = page.stage.sheet
        assert sheet is not None
        assert sheet.action is action
        sheet.boxes["override_reason"].show()
        sheet.show_problems([(key, "reason_missing") for key in sheet.boxes])
        qtbot.wait(20)
        assert misfits(sheet) == [], action
        assert sheet.rect().contains(sheet._card.geometry()), action
        sheet.give_up()


def test_enter_goes_on_to_the_next_field_and_ctrl_enter_does_it(qtbot, vietnamese) -> None:
    here, page = _open(qtbot)
    page.chosen_with_words.emit(Action.HAND_OVER)
    sheet = page.stage.sheet
    assert sheet is not None
    assert sheet.boxes["to"].inner.edit.hasFocus()
    _type("Lý Văn Thử")
    here.press(Qt.Key.Key_Return)
    assert sheet.boxes["note"].inner.edit.hasFocus()
    assert here.desk.called("act") == []
    here.press(Qt.Key.Key_Return, CTRL)
    entry = here.desk.store[here.ids[NAME]].history[-1]
    assert entry.data == {"to": "Lý Văn Thử"}


def test_ctrl_enter_does_it_from_a_field_of_several_lines_too(qtbot, vietnamese) -> None:
    here, page = _open(qtbot)
    page.chosen.emit(Action.REQUEST_SUPPLEMENT)
    assert isinstance(QApplication.focusWidget(), QPlainTextEdit)
    _type("Ảnh 3x4")
    here.press(Qt.Key.Key_Return)
    _type("Tờ khai")
    here.press(Qt.Key.Key_Return, CTRL)
    entry = here.desk.store[here.ids[NAME]].history[-1]
    assert entry.data == {"items": ["Ảnh 3x4", "Tờ khai"]}


def test_a_scan_never_reaches_an_open_sheet(qtbot, vietnamese) -> None:
    here, page = _open(qtbot)
    page.chosen.emit(Action.WITHDRAW)
    assert not here.window.takes_scans()
    here.window.deliver_scan("H37.15-261125-0010")
    assert here.router.calls == []
    assert dialog_open(here.window)
    assert here.desk.called("act") == []


def test_tab_walks_inside_the_sheet_and_esc_gives_the_focus_back(qtbot, vietnamese) -> None:
    here, page = _open(qtbot)
    page.reprint.setFocus()
    page.chosen.emit(Action.WITHDRAW)
    sheet = page.stage.sheet
    assert sheet is not None
    for _step in range(6):
        here.press(Qt.Key.Key_Tab)
        assert sheet.isAncestorOf(QApplication.focusWidget())
    here.press(Qt.Key.Key_Escape)
    assert page.reprint.hasFocus()


def test_the_reason_of_an_exception_is_asked_only_where_the_law_stops(qtbot, vietnamese) -> None:
    here, page = _open(qtbot)
    _show(here, page, DossierStatus.RECEIVED, procedure=COPIES, fees=FEES)
    page.chosen_with_words.emit(Action.RETURN_AT_ONCE)
    sheet = page.stage.sheet
    assert sheet is not None
    assert sheet.boxes["override_reason"].isHidden()
    sheet.do()
    assert not sheet.boxes["override_reason"].isHidden()
    assert "phí" in sheet.stop.accessibleName()
    sheet.boxes["override_reason"].set_value("Thu sau, máy hỏng")
    sheet.do()
    assert here.desk.store[here.ids[NAME]].status is DossierStatus.RETURNED


def test_the_form_of_an_act_comes_at_once_with_its_picture_and_prints_by_one_key(
    qtbot, vietnamese
) -> None:
    here, page = _open(qtbot)
    page.chosen.emit(Action.WITHDRAW)
    sheet = page.stage.sheet
    assert sheet is not None
    sheet.boxes["reason"].set_value("Người nộp đổi ý")
    here.press(Qt.Key.Key_Return, CTRL)
    form = page.stage.form
    assert form is not None
    assert (form.form.form, form.preview.page_count()) == ("05", 1)
    here.press(Qt.Key.Key_Return, CTRL)
    assert page.stage.form is None
    dossier = here.desk.store[here.ids[NAME]]
    printed = dossier.history[-1]
    assert (printed.action, printed.data["form"]) == ("print", "05")
    assert printed.data["event"] == dossier.history[-2].id


def test_a_form_is_printed_again_only_with_a_reason(qtbot, vietnamese) -> None:
    here, page = _open(qtbot)
    here.desk.print_slip(here.ids[NAME], here.session.ref)
    page.refresh()
    (slip,) = [one for one in page.forms._shown or () if one.form == "01"]
    assert slip.prints == 1
    page.form_wanted.emit(slip)
    form = page.stage.form
    assert form is not None
    form.print()
    assert here.desk.called("print_form") == []
    form.reason.setText("Giấy bị rách")
    form.print()
    assert here.desk.called("print_form")[-1][-1] == "Giấy bị rách"


@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_every_word_around_a_form_fits(qtbot, qapp, vietnamese, size, scale) -> None:
    apply_theme(qapp, ThemeKind.LIGHT, scale)
    here, page = _open(qtbot, size)
    here.desk.print_slip(here.ids[NAME], here.session.ref)
    page.refresh()
    assert page.forms._shown is not None
    page.form_wanted.emit(page.forms._shown[0])
    form = page.stage.form
    assert form is not None
    form.ask_why_again()
    qtbot.wait(20)
    assert misfits(form) == []
    assert form.rect().contains(form._card.geometry())


def test_the_strip_of_the_apology_leads_to_its_sheet(qtbot, vietnamese) -> None:
    here, page = _open(qtbot)
    page.show_dossier(here.ids["Trần Thị Thử Nghiệm Tên Rất Dài"])
    assert page.apology.isVisible()
    here.press(Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    assert page.stage.sheet is not None
    assert page.stage.sheet.action is Action.EXTEND


def test_a_record_without_a_code_opens_says_so_and_has_no_slip(qtbot, vietnamese) -> None:
    here, page = _open(qtbot)
    _show(here, page, DossierStatus.NOT_ACCEPTED, code=None, procedure=MARITAL)
    assert page.head.code.code() == "chưa có mã"
    assert page.reprint.isHidden()
    page.print_wanted()
    assert here.desk.called("print_slip") == []


def test_a_void_dossier_says_that_it_is_void_and_offers_nothing(qtbot, vietnamese) -> None:
    _here, page = _open(qtbot)
    page.chosen_with_words.emit(Action.VOID)
    sheet = page.stage.sheet
    assert sheet is not None
    sheet.boxes["reason"].set_value("Nhập nhầm người")
    sheet.do()
    assert page.head.pill.accessibleName() == "Đã hủy"
    assert page.frame.primary is None
    assert page.more.isHidden()


def test_guidance_from_the_morning_page_by_keys_alone(qtbot, vietnamese) -> None:
    here = open_page("today", build_today)
    qtbot.addWidget(here.window)
    page = here.window.page("today")
    assert isinstance(page, TodayPage)
    here.press(Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    sheet = page.stage.sheet
    assert sheet is not None
    _type("Lê Minh Giả")
    for _field in range(4):
        here.press(Qt.Key.Key_Return)
    _type("khai sinh")
    here.press(Qt.Key.Key_Return)
    here.press(Qt.Key.Key_Tab)
    _type("Giấy chứng sinh")
    here.press(Qt.Key.Key_Return, CTRL)
    (command,) = here.desk.called("turn_away")[0]
    assert (command.applicant.full_name, command.procedure_code) == ("Lê Minh Giả", "1.001193")
    assert page.stage.form is not None
    assert page.stage.form.form.form == "02"


def test_two_slips_of_one_code_are_both_shown_before_a_result_is_handed_over(
    qtbot, vietnamese
) -> None:
    here = open_page("results", build_results)
    qtbot.addWidget(here.window)
    page = here.window.page("results")
    assert isinstance(page, ResultsPage)
    ready, other = here.ids["Đặng Văn Mẫu"], here.ids[NAME]
    here.desk.same_code[ready] = (ready, other)
    page.handle_scan(here.desk.store[ready].shown_code)
    assert [row.key for row in page.finder.rows.rows()] == [ready, other]
    assert page.strip.isVisible()
    here.press(Qt.Key.Key_Return)
    assert page.cards.code.code() == here.desk.store[ready].code


def test_a_refund_by_keys_alone_gives_the_right_amount_and_the_history_says_it(
    qtbot, vietnamese
) -> None:
    here, page = _open(qtbot)
    paid = replace(FEES[0], paid_at=here.desk.clock.now(), receipt_number="26TAA-0000117")
    _show(here, page, DossierStatus.RECEIVED, fees=(paid,))
    page.chosen_with_words.emit(Action.REFUND_FEE)
    sheet = page.stage.sheet
    assert sheet is not None
    (fee,) = sheet.boxes["fees"].inner.rows
    assert not sheet.boxes["fees"].inner.add_button.isVisible()
    _type("Thu nhầm")
    fee.words.edit.setFocus()
    _type("8.000")
    here.press(Qt.Key.Key_Return, CTRL)
    dossier = here.desk.store[here.ids[NAME]]
    assert [line.amount_vnd for line in dossier.fees] == [8_000]
    event = events_of(dossier, here.desk.clock.now())[0]
    assert event.what == "Đã hoàn lại khoản thu"
    for words in (
        "Thu nhầm",
        "hoàn lại Lệ phí đăng ký hộ tịch: 15.000 đ, tiền mặt",
        "biên lai số 26TAA-0000117 do cơ quan thu điều chỉnh",
        "đã thu Lệ phí đăng ký hộ tịch: 8.000 đ, tiền mặt",
    ):
        assert words in event.who
