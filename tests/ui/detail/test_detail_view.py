"""One dossier on screen: what is allowed has a button, what is private stays covered."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from models.domain.dossier import DossierStatus
from models.domain.workflow import Action
from tests.ui.page_window import SIZES, misfits, open_page
from ui.detail.view import DetailPage, build
from ui.theme import ThemeKind, apply_theme
from ui.widgets.dialog import AskDialog
from ui.widgets.fields import TextArea
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
    dialog = _dialog(opened)
    dialog.findChild(TextArea).setText("Người nộp đổi ý")
    dialog.decide(1)
    entry = opened.desk.store[opened.ids["Nguyễn Văn Mẫu"]].history[-1]
    assert (entry.action, entry.data) == ("withdraw", {"reason": "Người nộp đổi ý"})


def test_a_form_without_words_changes_nothing_and_says_so(opened) -> None:
    page = _page(opened)
    page.chosen.emit(Action.WITHDRAW)
    _dialog(opened).decide(1)
    assert opened.desk.called("act") == []
    assert page.strip.isVisible()


def test_esc_leaves_a_form_without_a_word(opened) -> None:
    page = _page(opened)
    page.chosen.emit(Action.WITHDRAW)
    _dialog(opened).decide(0)
    assert opened.desk.called("act") == []
    assert not page.strip.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_more_acts_are_under_their_own_key(opened) -> None:
    page = _page(opened)
    page.more.click()
    (shown,) = page.findChildren(QMenu)
    assert len(shown.actions()) == len(page._acts.others)
    shown.close()


def test_the_second_print_asks_why_first(opened) -> None:
    page = _page(opened)
    page.print_wanted()
    assert len(opened.desk.called("print_slip")) == 1
    page.print_wanted()
    assert len(opened.desk.called("print_slip")) == 1
    _dialog(opened).decide(0)


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
