"""The intake as hands and eyes meet it: keys in, words out, nothing cut."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models.domain.dossier import ApplicantKind, DossierStatus, IdKind
from models.domain.procedure import RequiredDocument
from models.errors import DiskFull, SpoolFailed
from resources import words as sentences
from tests.ui.fake_desk import BIRTH, COPIES, FakeDesk, sample_dossier
from tests.ui.intake.desktop import Desktop
from tests.ui.intake.screen import CARD, OTHER_CARD
from tests.ui.page_window import misfits
from ui.fonts import load_fonts
from ui.intake.person import Person
from ui.theme import ThemeKind, apply_theme
from ui.widgets.dialog import AskDialog, dialog_open
from ui.widgets.labels import ElidingLabel, Label
from ui.widgets.truth_bar import SavedLamp

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key


@pytest.fixture
def desktop(qtbot: QtBot, qapp: QApplication) -> Desktop:
    load_fonts()
    apply_theme(qapp, ThemeKind.LIGHT)
    desktop = Desktop(FakeDesk())
    qtbot.addWidget(desktop.window)
    return desktop


@pytest.fixture
def english() -> Iterator[None]:
    """Sentences come in English, as the words of the window do without a translation."""
    sentences.speak(sentences.Language.ENGLISH)
    yield
    sentences.speak(sentences.Language.VIETNAMESE)


def routine(desktop: Desktop) -> None:
    """Everything up to the last key."""
    desktop.scan(CARD)
    desktop.type("ks")
    desktop.press(Key.Key_Return)
    desktop.press(Key.Key_D, CTRL)


def dialog(desktop: Desktop) -> AskDialog:
    (found,) = [d for d in desktop.window.findChildren(AskDialog) if d.isVisible()]
    return found


def cut_labels(root: QWidget) -> list[str]:
    """Shown labels whose words do not fit them."""
    return [
        label.text()
        for label in root.findChildren(Label)
        if label.isVisible()
        and label.text()
        and not isinstance(label, ElidingLabel)
        and (
            label.width() < label.fontMetrics().horizontalAdvance(label.text())
            if not label.wordWrap()
            else label.height() < label.heightForWidth(label.width())
        )
    ]


def test_a_routine_birth_registration_takes_five_presses_after_the_card(desktop: Desktop) -> None:
    routine(desktop)
    desktop.press(Key.Key_Return, CTRL)
    ((command,),) = desktop.desk.called("receive")
    assert command.procedure_code == BIRTH.code
    assert len(command.papers) == 3
    assert desktop.page.done.isVisible()
    assert desktop.page.done.code.code() == "H37.15-261125-0101"
    assert desktop.page.done.say.text().startswith("09:41")


def test_a_double_ctrl_enter_saves_once_and_leaves_the_done_page_alone(desktop: Desktop) -> None:
    routine(desktop)
    desktop.window.keys.double_press_s = 0
    desktop.press(Key.Key_Return, CTRL)
    desktop.press(Key.Key_Return, CTRL)
    assert len(desktop.desk.called("receive")) == 1
    assert desktop.page.done.isVisible()


def test_the_lamp_says_draft_and_then_saved(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[SavedLamp] = []
    monkeypatch.setattr(desktop.window, "set_saved", lambda state, at="": said.append(state))
    routine(desktop)
    assert set(said) == {SavedLamp.DRAFT}
    desktop.press(Key.Key_Return, CTRL)
    assert said[-1] is SavedLamp.SAVED
    assert SavedLamp.SAVING in said


def test_why_shows_the_steps_and_esc_closes_them(desktop: Desktop) -> None:
    routine(desktop)
    desktop.press(Key.Key_V, ALT)
    side = desktop.page.form.side
    assert len(side.why_lines()) == 4
    assert not side.preview.isVisible()
    desktop.press(Key.Key_Escape)
    assert side.preview.isVisible()


def test_space_ticks_and_digits_count(desktop: Desktop) -> None:
    desktop.scan(CARD)
    desktop.type("ks")
    desktop.press(Key.Key_Return)
    desktop.press(Key.Key_Space)
    desktop.press(Key.Key_3)
    rows = desktop.page.form.papers.list.rows()
    assert [row.ticked for row in rows] == [True, True, False]
    assert rows[1].count_words == "3 original"


def test_missing_papers_get_the_cursor_and_one_key_takes_it_as_it_is(desktop: Desktop) -> None:
    desktop.scan(CARD)
    desktop.type("ks")
    desktop.press(Key.Key_Return)
    desktop.press(Key.Key_Space)
    desktop.window.keys.double_press_s = 0
    desktop.press(Key.Key_Return, CTRL)
    assert desktop.page.form.papers.list.current_key() == "1"
    desktop.press(Key.Key_N, ALT)
    desktop.press(Key.Key_Return, CTRL)
    assert len(desktop.desk.called("receive")) == 1


def test_a_person_without_a_card_is_typed_from_end_to_end(desktop: Desktop) -> None:
    desktop.type("020090000123")
    desktop.press(Key.Key_Return)
    form = desktop.page.form.person.form
    assert form.name.field.isAncestorOf(desktop.window.focusWidget() or form)
    desktop.type("Nguyen Van Mau")
    desktop.press(Key.Key_Return)
    desktop.type("5/3/90")
    for _field in range(3):
        desktop.press(Key.Key_Return)
    assert not form.isVisible()
    desktop.type("ks")
    desktop.press(Key.Key_Return)
    desktop.press(Key.Key_D, CTRL)
    desktop.press(Key.Key_Return, CTRL)
    ((command,),) = desktop.desk.called("receive")
    assert command.applicant.full_name == "Nguyen Van Mau"
    assert command.applicant.birth_date is not None


def test_a_number_too_short_says_how_many_digits_are_missing(desktop: Desktop) -> None:
    desktop.type("02009000012")
    desktop.press(Key.Key_Return)
    desktop.type("Nguyen Van Mau")
    desktop.press(Key.Key_Return, CTRL)
    number = desktop.page.form.person.form.number
    assert number.problem_text().startswith("1 digits missing")
    assert number.field.isAncestorOf(desktop.window.focusWidget() or number)


def test_the_fields_follow_who_applies(desktop: Desktop) -> None:
    desktop.press(Key.Key_E, CTRL)
    form = desktop.page.form.person.form
    desktop.page.form.person.form.kind.buttons()[2].click()
    assert form.tax_code.isVisible()
    assert not form.number.isVisible()
    form.kind.buttons()[1].click()
    assert form.companion.isVisible()
    assert form.person().kind is ApplicantKind.CHILD
    assert form.person().id_kind is IdKind.CITIZEN_ID


def test_esc_in_the_search_keeps_the_procedure_chosen_before(desktop: Desktop) -> None:
    routine(desktop)
    desktop.press(Key.Key_2, CTRL)
    assert desktop.page.form.procedure.is_searching()
    desktop.press(Key.Key_Escape)
    assert not desktop.page.form.procedure.is_searching()
    assert desktop.page.form.papers.list.rows()[0].ticked


def test_a_failed_save_asks_and_enter_saves_again(desktop: Desktop) -> None:
    routine(desktop)
    desktop.desk.failures["receive"] = DiskFull()
    desktop.press(Key.Key_Return, CTRL)
    assert dialog_open(desktop.window)
    desktop.press(Key.Key_Return)
    assert len(desktop.desk.called("receive")) == 2
    assert desktop.page.done.isVisible()


def test_a_failed_print_asks_and_enter_prints_again(desktop: Desktop) -> None:
    routine(desktop)
    desktop.desk.failures["print_slip"] = SpoolFailed()
    desktop.press(Key.Key_Return, CTRL)
    assert len(dialog(desktop).buttons()) == 2
    desktop.press(Key.Key_Return)
    assert not dialog_open(desktop.window)
    assert len(desktop.desk.called("print_slip")) == 2
    assert len(desktop.desk.store) == 1


def test_esc_leaves_a_failed_print_for_later_and_f9_prints(desktop: Desktop) -> None:
    routine(desktop)
    desktop.desk.failures["print_slip"] = SpoolFailed()
    desktop.press(Key.Key_Return, CTRL)
    desktop.press(Key.Key_Escape)
    assert "not printed" in desktop.page.done.title.text()
    desktop.press(Key.Key_F9)
    assert "Hand the slip" in desktop.page.done.title.text()


def test_f9_on_the_done_page_asks_why_and_keeps_the_answer_in_vietnamese(
    desktop: Desktop,
) -> None:
    routine(desktop)
    desktop.press(Key.Key_Return, CTRL)
    desktop.press(Key.Key_F9)
    assert dialog_open(desktop.window)
    desktop.press(Key.Key_Return)
    assert desktop.desk.called("print_slip")[-1][1] == "Kẹt giấy hoặc in mờ"


def test_ctrl_n_starts_another_dossier_of_the_person_and_f2_the_next_one(desktop: Desktop) -> None:
    routine(desktop)
    desktop.press(Key.Key_Return, CTRL)
    desktop.press(Key.Key_N, CTRL)
    assert desktop.page.form.isVisible()
    desktop.type("ks")
    desktop.press(Key.Key_Return)
    desktop.press(Key.Key_D, CTRL)
    desktop.window.keys.double_press_s = 0
    desktop.press(Key.Key_Return, CTRL)
    first, second = desktop.desk.called("receive")
    assert first[0].applicant == second[0].applicant
    desktop.press(Key.Key_F2)
    assert desktop.page.form.person.quick.isVisible()


def test_a_page_built_anew_goes_on_with_the_draft(desktop: Desktop) -> None:
    routine(desktop)
    before = desktop.page
    desktop.window.rebuild()
    desktop.settle()
    assert desktop.page is not before
    desktop.press(Key.Key_Return, CTRL)
    ((command,),) = desktop.desk.called("receive")
    assert command.applicant.full_name == "Nguyễn Văn Mẫu"


@pytest.mark.parametrize("size", [(1366, 768), (1366, 690), (1280, 720)])
def test_no_word_is_cut(desktop: Desktop, size: tuple[int, int]) -> None:
    desktop.window.resize(*size)
    for dossier in (
        sample_dossier(4),
        sample_dossier(5, status=DossierStatus.RESULT_READY, procedure=COPIES),
    ):
        desktop.desk.store[dossier.id] = dossier
    assert cut_labels(desktop.page) == []
    routine(desktop)
    desktop.scan(OTHER_CARD)
    assert cut_labels(desktop.page) == []
    desktop.press(Key.Key_V, ALT)
    assert cut_labels(desktop.page) == []
    desktop.press(Key.Key_E, CTRL)
    assert cut_labels(desktop.page) == []
    desktop.press(Key.Key_Return, CTRL)
    assert desktop.page.done.isVisible()
    assert cut_labels(desktop.page) == []


def test_a_long_name_of_an_organisation_wraps_and_pushes_nothing_out(
    desktop: Desktop, qtbot: QtBot
) -> None:
    presenter = desktop.page._decider
    name = "Công ty trách nhiệm hữu hạn một thành viên thương mại dịch vụ Mẫu " * 3
    organisation = Person(
        full_name=name.strip(), kind=ApplicantKind.ORGANISATION, tax_code="0101243150"
    )
    presenter.edit_person()
    presenter.person_typed(organisation)
    desktop.page.form.person.form.show_person(organisation)
    presenter.person_finished()
    qtbot.waitUntil(lambda: misfits(desktop.window) == [], timeout=2000)


def test_the_cases_of_a_procedure_stay_inside_their_block(desktop: Desktop, qtbot: QtBot) -> None:
    block = desktop.page.form.procedure
    cases = tuple(f"Trường hợp {n}: người yêu cầu là cán bộ, công chức " * 3 for n in range(3))
    documents = tuple(RequiredDocument("Tờ khai", case_name=case) for case in cases)
    routine(desktop)
    block.show_procedure(replace(BIRTH, documents=documents), cases[0], False)
    assert block.case.isVisible()
    qtbot.waitUntil(lambda: misfits(block) == [], timeout=2000)


@pytest.mark.parametrize(
    ("kind", "number", "words"),
    [
        (IdKind.PASSPORT, "B12", "passport number has 6 to 9"),
        (IdKind.PASSPORT, "ĐB123456", "letters without marks"),
        (IdKind.OLD_CMND, "12345678", "9 or 12 digits"),
        (IdKind.CITIZEN_ID, "02009000012", "1 digits missing"),
    ],
)
def test_a_wrong_number_is_explained_in_the_words_of_its_paper(
    desktop: Desktop, english: None, kind: IdKind, number: str, words: str
) -> None:
    presenter = desktop.page._decider
    person = Person(full_name="Nguyễn Văn Mẫu", number=number, id_kind=kind)
    presenter.edit_person()
    presenter.person_typed(person)
    desktop.page.form.person.form.show_person(person)
    presenter.person_finished()
    assert words in desktop.page.form.person.fields()["personal_id"].problem_text()
