"""One dossier on screen: what is allowed has a button, what is private stays covered."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from models.domain.dossier import DossierStatus, HistoryEntry
from models.domain.workflow import Action
from models.queries.dossier_list import CentreState
from models.queries.two_versions import Side, TwoVersions
from tests.ui.fake_desk import MAU, MORNING
from tests.ui.page_window import SIZES, misfits, open_page
from ui.detail.view import DetailPage, build
from ui.theme import ThemeKind, Tone, apply_theme
from ui.widgets.act_menu import ActMenu
from ui.widgets.dialog import AskDialog
from ui.widgets.labels import Label


@pytest.fixture
def opened(qtbot, vietnamese):
    here = open_page("dossier", build)
    qtbot.addWidget(here.window)
    _page(here).show_dossier(here.ids["Nguyễn Văn Mẫu"])
    return here


def _page(here) -> DetailPage:
    page = here.window.page("dossier")
    assert isinstance(page, DetailPage)
    return page


def _dialog(here) -> AskDialog:
    (dialog,) = [d for d in here.window.findChildren(AskDialog) if d.isVisible()]
    return dialog


def _facts(page: DetailPage) -> str:
    QApplication.processEvents()
    labels = page.applicant.facts.findChildren(Label)
    return " ".join(label.text() for label in labels if not label.isHidden())


def test_the_story_shows_saving_and_receiving_as_events(opened) -> None:
    icons = [event.icon for event in _page(opened).timeline.events()]
    assert icons == ["computer_check", "file_plus"]


def test_the_primary_act_moves_the_dossier_on(opened) -> None:
    page = _page(opened)
    assert page.frame.primary is not None
    page.frame.primary.run()
    dossier = opened.desk.store[opened.ids["Nguyễn Văn Mẫu"]]
    assert dossier.status is DossierStatus.PROCESSING
    assert page.timeline.events()[0].icon == "quarter"


def test_the_number_is_covered_until_it_is_asked_for(opened) -> None:
    page = _page(opened)
    assert "020090 000123" not in _facts(page)
    page.applicant.show_button.click()
    assert "020090 000123" in _facts(page)
    opened.tasks.advance_ms(10_000)
    assert "020090 000123" not in _facts(page)


def test_an_act_with_a_form_asks_and_keeps_what_was_written(opened) -> None:
    page = _page(opened)
    page.chosen.emit(Action.WITHDRAW)
    sheet = page.stage.sheet
    assert sheet is not None
    sheet.boxes["reason"].set_value("Người nộp đổi ý")
    opened.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    entry = opened.desk.store[opened.ids["Nguyễn Văn Mẫu"]].history[-1]
    assert (entry.action, entry.data) == ("withdraw", {"reason": "Người nộp đổi ý"})
    assert page.stage.sheet is None


def test_a_form_without_words_changes_nothing_and_says_so(opened) -> None:
    page = _page(opened)
    before = opened.desk.store[opened.ids["Nguyễn Văn Mẫu"]]
    page.chosen.emit(Action.WITHDRAW)
    sheet = page.stage.sheet
    assert sheet is not None
    sheet.do()
    assert opened.desk.store[before.id] == before
    assert sheet.isVisible()
    assert sheet.boxes["reason"].problem_text() == "chưa có, hãy ghi rõ lý do"


def test_esc_leaves_a_form_without_a_word(opened) -> None:
    page = _page(opened)
    page.chosen.emit(Action.WITHDRAW)
    opened.press(Qt.Key.Key_Escape)
    assert page.stage.sheet is None
    assert opened.desk.called("act") == []
    assert not page.strip.isVisible()


def test_more_acts_are_under_their_own_key_and_taken_by_their_number(opened) -> None:
    page = _page(opened)
    told: list[Action] = []
    page.chosen_with_words.connect(told.append)
    page.more.click()
    (shown,) = page.window().findChildren(ActMenu)
    assert len(shown.rows()) == len(page._acts.others)
    opened.press(Qt.Key.Key_2)
    assert told == [page._acts.others[1]]


def test_the_second_print_asks_why_first(opened) -> None:
    page = _page(opened)
    page.print_wanted()
    assert len(opened.desk.called("print_slip")) == 1
    page.print_wanted()
    assert len(opened.desk.called("print_slip")) == 1
    _dialog(opened).decide(0)


def test_the_reason_of_a_reprint_is_kept_by_ctrl_enter_as_its_button_says(opened) -> None:
    page = _page(opened)
    page.print_wanted()
    page.print_wanted()
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPlainTextEdit)
    focus.insertPlainText("Phiếu bị nhòe")
    opened.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opened.desk.called("print_slip")[-1] == (opened.ids["Nguyễn Văn Mẫu"], "Phiếu bị nhòe")


def test_what_the_centre_sent_back_says_why_and_goes_again(opened) -> None:
    page = _page(opened)
    page.show_dossier(opened.ids["Hứa Văn Kiểm"])
    assert page.trouble.isVisible()
    assert "thiếu ngày cấp thẻ căn cước" in page.trouble.accessibleName()
    button = page.trouble.button()
    assert button is not None
    button.click()
    assert opened.desk.called("send_again") == [(opened.ids["Hứa Văn Kiểm"],)]
    assert not page.trouble.isVisible()


@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_every_word_fits_its_place(qtbot, qapp, vietnamese, size, scale) -> None:
    apply_theme(qapp, ThemeKind.LIGHT, scale)
    here = open_page("dossier", build, size)
    qtbot.addWidget(here.window)
    for name in ("Trần Thị Thử Nghiệm Tên Rất Dài", "Hứa Văn Kiểm"):
        _page(here).show_dossier(here.ids[name])
        qtbot.wait(10)
        assert misfits(_page(here)) == []


def _with_two_versions(here, name: str = "Nguyễn Văn Mẫu", mark: str = "m1") -> DetailPage:
    """The dossier of this person was edited in two places: status, person and note differ."""
    dossier = here.desk.store[here.ids[name]]
    moved = replace(dossier.applicant, phone="0987654321", address="Thôn Thử, xã Đồng Đăng")
    here.desk.versions[dossier.id] = TwoVersions(
        ours=replace(
            dossier,
            status=DossierStatus.SUPPLEMENT_REQUESTED,
            applicant=moved,
            note="Người nộp hẹn chiều mai mang bản chính giấy chứng sinh đến đối chiếu",
        ),
        theirs=replace(dossier, status=DossierStatus.PROCESSING, note="Đã gọi điện"),
        parts=("status", "applicant", "note"),
        centre_only=frozenset({"applicant"}),
        mark=mark,
    )
    here.desk.centre[dossier.id] = CentreState.TWO_VERSIONS
    page = _page(here)
    page.show_dossier(dossier.id)
    QApplication.processEvents()
    return page


def test_nothing_is_chosen_for_the_person_and_saving_waits_for_every_row(opened) -> None:
    page = _with_two_versions(opened)
    assert [row.side for row in page.versions.rows] == [None, None, None]
    assert not page.versions.save.isEnabled()
    for row in page.versions.rows[:2]:
        row.choose(Side.THEIRS)
    assert not page.versions.save.isEnabled()
    page.versions.rows[2].choose(Side.OURS)
    assert page.versions.save.isEnabled()
    page.versions.save.click()
    (choice,) = opened.desk.called("settle")[0]
    assert choice.choices == {
        "status": Side.THEIRS,
        "applicant": Side.THEIRS,
        "note": Side.OURS,
    }
    assert choice.mark == "m1"
    assert not page.versions.isVisible()


def test_the_keyboard_alone_chooses_and_saves(opened) -> None:
    page = _with_two_versions(opened)
    button = page.trouble.button()
    assert button is not None
    button.click()
    assert page.versions.rows[0].hasFocus()
    opened.press(Qt.Key.Key_1)
    opened.press(Qt.Key.Key_Down)
    opened.press(Qt.Key.Key_Right)
    opened.press(Qt.Key.Key_Down)
    opened.press(Qt.Key.Key_Right)
    opened.press(Qt.Key.Key_Left)
    opened.press(Qt.Key.Key_Down)
    assert page.versions.save.hasFocus()
    opened.press(Qt.Key.Key_Return)
    (choice,) = opened.desk.called("settle")[0]
    assert list(choice.choices.values()) == [Side.OURS, Side.THEIRS, Side.OURS]


def test_a_version_that_is_not_possible_any_more_cannot_be_chosen(opened) -> None:
    page = _with_two_versions(opened)
    row = page.versions.rows[1]
    row.choose(Side.OURS)
    assert row.side is None


def test_choices_stay_while_both_versions_stay_and_begin_anew_when_they_change(opened) -> None:
    page = _with_two_versions(opened)
    page.versions.rows[0].choose(Side.OURS)
    page.refresh()
    assert page.versions.rows[0].side is Side.OURS
    _with_two_versions(opened, mark="m2")
    assert page.versions.rows[0].side is None


def test_another_dossier_never_inherits_a_choice(opened) -> None:
    page = _with_two_versions(opened)
    page.versions.rows[0].choose(Side.OURS)
    page.show_dossier(opened.ids["Hứa Văn Kiểm"])
    assert not page.versions.isVisible()
    _with_two_versions(opened)
    assert page.versions.rows[0].side is None


def test_a_person_in_two_versions_shows_only_what_differs_and_no_id_number(opened) -> None:
    page = _with_two_versions(opened)
    words = page.versions.rows[1].accessibleName()
    assert "điện thoại: 0987654321" in words
    assert "điện thoại: 0912345678" in words
    assert "020090000123" not in words
    assert "ngày sinh" not in words


def test_two_dossiers_of_one_code_are_both_listed_and_the_other_is_one_key_away(opened) -> None:
    ours, other = opened.ids["Nguyễn Văn Mẫu"], opened.ids["Hoàng Văn Ví Dụ"]
    opened.desk.same_code[ours] = (ours, other)
    page = _page(opened)
    page.show_dossier(ours)
    QApplication.processEvents()
    shown = [label.text() for label in page.same_code.findChildren(Label) if label.isVisible()]
    first = next(at for at, text in enumerate(shown) if text.startswith("Nguyễn Văn Mẫu"))
    second = next(at for at, text in enumerate(shown) if text.startswith("Hoàng Văn Ví Dụ"))
    assert first < second
    opened.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert opened.router.calls == [("dossier", other)]


@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_every_word_of_a_long_dossier_and_of_a_choice_fits(
    qtbot, qapp, vietnamese, size, scale
) -> None:
    apply_theme(qapp, ThemeKind.LIGHT, scale)
    here = open_page("dossier", build, size)
    qtbot.addWidget(here.window)
    name = "Trần Thị Thử Nghiệm Tên Rất Dài"
    dossier = here.desk.store[here.ids[name]]
    printed = HistoryEntry(
        id="h-print",
        dossier_id=dossier.id,
        action="print",
        from_status=dossier.status,
        to_status=dossier.status,
        at=MORNING,
        official=MAU.ref,
        device_no=2,
    )
    here.desk.store[dossier.id] = replace(
        dossier,
        code="H37.15.05.12345-261118-0023",
        status=DossierStatus.SUPPLEMENT_REQUESTED,
        due_provisional=True,
        history=(*dossier.history, printed),
    )
    here.desk.same_code[dossier.id] = (here.ids["Hoàng Văn Ví Dụ"], dossier.id)
    page = _with_two_versions(here, name)
    qtbot.wait(80)
    assert misfits(page) == []


def test_what_a_slips_seal_is_worth_stands_there_until_another_dossier_is_shown(opened) -> None:
    page = _page(opened)
    page.show_slip_check(Tone.BAD, "warning", "This slip was altered.")
    opened.tasks.advance_ms(60_000)
    assert page.slip.isVisible()
    page.show_dossier(opened.ids["Hoàng Văn Ví Dụ"])
    assert not page.slip.isVisible()
