"""An unfinished intake belongs to who typed it, and Esc never leaves a page that asks something."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from models.domain.deadline import DueDate
from models.domain.dossier import DossierStatus
from models.services.officials import Official
from tests.ui.fake_desk import BIRTH, MARITAL, MAU, THU, FakeDesk, sample_dossier
from tests.ui.intake.desktop import Desktop
from tests.ui.intake.screen import CARD, OTHER_CARD, Counter
from tests.ui.intake.test_intake_saving import LaterTasks
from tests.ui.kit.vietnamese import Vietnamese
from tests.ui.page_window import misfits
from ui.fonts import load_fonts
from ui.intake.contract import NoticeKind
from ui.intake.draft import Draft, Step
from ui.theme import TextScale, ThemeKind, apply_theme

CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


class ProvisionalDesk(FakeDesk):
    """Every appointment falls into a year whose holidays are not official yet."""

    def due_preview(self, procedure_code: str, received_at: datetime) -> DueDate | None:
        due = super().due_preview(procedure_code, received_at)
        return None if due is None else replace(due, confirmed=False)


def sits_down(counter: Counter, official: Official) -> None:
    """The screen is locked, this official signs in and comes to the page."""
    counter.presenter.left()
    counter.session.sign_out()
    counter.session.sign_in(official)
    counter.presenter.shown()


def test_another_official_starts_with_an_empty_form() -> None:
    counter = Counter()
    counter.ready()
    sits_down(counter, THU)
    assert counter.presenter.draft.is_blank
    assert counter.view.person.is_blank
    assert counter.view.procedure is None
    assert counter.view.papers == ()
    assert counter.view.step is Step.SCAN
    assert counter.view.kinds() == []


def test_her_draft_is_back_when_she_signs_in_again_and_a_strip_says_so() -> None:
    counter = Counter()
    counter.ready()
    sits_down(counter, THU)
    counter.presenter.scanned(OTHER_CARD)
    sits_down(counter, MAU)
    assert counter.view.person.full_name == "Nguyễn Văn Mẫu"
    assert counter.view.procedure == BIRTH
    assert not counter.view.searching
    assert counter.view.kinds()[0] is NoticeKind.DRAFT_BACK
    sits_down(counter, THU)
    assert counter.view.person.full_name == "Trần Thị Thử"


def test_unlocking_by_the_same_official_changes_nothing_and_says_nothing() -> None:
    counter = Counter()
    counter.ready()
    before = counter.presenter.draft
    sits_down(counter, MAU)
    assert counter.presenter.draft is before
    assert NoticeKind.DRAFT_BACK not in counter.view.kinds()


def test_the_saved_page_of_one_official_is_not_shown_to_the_next() -> None:
    counter = Counter()
    counter.ready()
    counter.presenter.submit()
    assert counter.view.page == "done"
    sits_down(counter, THU)
    assert counter.view.page == "form"
    counter.presenter.same_person()
    assert counter.presenter.draft.is_blank


def test_a_save_that_ends_after_the_change_of_officials_touches_only_her_draft() -> None:
    tasks = LaterTasks()
    counter = Counter(tasks=tasks)
    counter.ready()
    tasks.hold = True
    counter.presenter.submit()
    tasks.hold = False
    sits_down(counter, THU)
    counter.presenter.quick_typed("Trần Thị Thử")
    tasks.finish()
    assert len(counter.desk.called("receive")) == 1
    assert len(counter.desk.called("print_slip")) == 1
    assert counter.view.page == "form"
    assert counter.presenter.draft.person.full_name == "Trần Thị Thử"
    assert counter.kept.of(MAU.id) == Draft()


def test_a_slip_drawn_for_one_official_never_appears_before_the_next() -> None:
    tasks = LaterTasks()
    counter = Counter(tasks=tasks)
    counter.ready()
    tasks.hold = True
    tasks.advance_ms(100)
    drawing = list(tasks.waiting)
    assert drawing
    tasks.hold = False
    sits_down(counter, THU)
    counter.view.previews.clear()
    tasks.finish()
    assert counter.view.previews == []
    counter.ready()
    tasks.advance_ms(100)
    assert counter.view.previews


def test_a_draft_dropped_or_saved_does_not_come_back() -> None:
    counter = Counter()
    counter.ready()
    counter.presenter.next_person()
    sits_down(counter, THU)
    sits_down(counter, MAU)
    assert counter.presenter.draft.is_blank
    assert counter.view.kinds() == []


def test_esc_closes_one_strip_at_a_time_and_then_has_nothing_to_close() -> None:
    desk = FakeDesk(
        [
            sample_dossier(3, status=DossierStatus.RESULT_READY, procedure=MARITAL),
            sample_dossier(4, status=DossierStatus.PROCESSING),
        ]
    )
    counter = Counter(desk=desk)
    counter.presenter.scanned(CARD)
    assert counter.view.kinds() == [NoticeKind.RESULT_WAITING, NoticeKind.OTHERS_OPEN]
    assert counter.presenter.close_strip()
    assert counter.view.kinds() == [NoticeKind.OTHERS_OPEN]
    assert counter.presenter.close_strip()
    assert not counter.presenter.close_strip()
    assert counter.presenter.draft.person.full_name == "Nguyễn Văn Mẫu"


def test_a_scan_brings_back_the_strip_it_is_about() -> None:
    counter = Counter()
    counter.ready()
    counter.presenter.scanned(OTHER_CARD)
    assert counter.view.kinds() == [NoticeKind.OTHER_PERSON]
    counter.presenter.close_strip()
    assert counter.view.kinds() == []
    counter.presenter.scanned(OTHER_CARD)
    assert counter.view.kinds() == [NoticeKind.OTHER_PERSON]


def test_a_question_about_the_date_that_was_closed_is_asked_again_at_saving() -> None:
    counter = Counter(desk=ProvisionalDesk())
    counter.ready()
    assert counter.view.kinds() == [NoticeKind.DATE_UNCONFIRMED]
    assert counter.view.step is Step.CONFIRM_DATE
    assert counter.presenter.close_strip()
    assert counter.view.kinds() == []
    assert counter.view.step is Step.DATE_PUT_OFF
    counter.presenter.submit()
    assert counter.view.kinds() == [NoticeKind.DATE_UNCONFIRMED]
    assert counter.desk.called("receive") == []


@pytest.fixture
def desktop(qtbot: QtBot, qapp: QApplication, vietnamese: Vietnamese) -> Desktop:
    load_fonts()
    apply_theme(qapp, ThemeKind.LIGHT)
    desktop = Desktop(ProvisionalDesk())
    qtbot.addWidget(desktop.window)
    return desktop


def ready(desktop: Desktop) -> None:
    desktop.scan(CARD)
    desktop.type("ks")
    desktop.press(Key.Key_Return)


def test_esc_on_a_strip_stays_on_the_page(desktop: Desktop) -> None:
    left: list[str] = []
    desktop.window.back = lambda: left.append("back")  # type: ignore[method-assign]
    ready(desktop)
    (strip,) = desktop.page.form.side.strips.strips()
    button = strip.button()
    assert button is not None
    button.setFocus()
    desktop.press(Key.Key_Escape)
    assert left == []
    assert desktop.page.form.side.strips.strips() == ()
    assert not desktop.page.draft.is_blank


def test_undo_in_a_field_never_shows_what_was_typed_for_the_person_before(
    desktop: Desktop,
) -> None:
    quick = desktop.page.form.person.quick
    quick.setFocus()
    desktop.type("nguyen van mau")
    desktop.press(Key.Key_Return)
    desktop.session.sign_in(THU)
    desktop.page.shown()
    desktop.settle()
    for edit in desktop.page.form.findChildren(QLineEdit):
        edit.undo()
        assert "mau" not in edit.text()


@pytest.mark.parametrize("scale", list(TextScale))
def test_the_strip_of_the_date_has_room_for_its_words(
    qtbot: QtBot, qapp: QApplication, vietnamese: Vietnamese, scale: TextScale
) -> None:
    load_fonts()
    apply_theme(qapp, ThemeKind.LIGHT, scale)
    desktop = Desktop(ProvisionalDesk())
    qtbot.addWidget(desktop.window)
    ready(desktop)
    qtbot.wait(10)
    assert desktop.page.form.side.strips.strips()
    assert misfits(desktop.page.form.side) == []
