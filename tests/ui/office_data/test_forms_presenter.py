"""The words of a form are changed one by one, in the office's own file, and seen before."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from models.errors import AppError, NotPermitted, UserError
from models.services.officials import Official
from tests.ui.doubles import ImmediateTasks
from tests.ui.fake_desk import MAU, VI_DU, FakeDesk
from ui.office_data.contract import FormLine, FormLook, FormState, FormWord
from ui.office_data.forms.presenter import FormsPresenter
from ui.session import Session


class Screen:
    def __init__(self) -> None:
        self.lines: Sequence[FormLine] = ()
        self.line: FormLine | None = None
        self.words: Sequence[FormWord] = ()
        self.may_change = False
        self.word: FormWord | None = None
        self.look: FormLook | None = None
        self.said: list[str] = []
        self.errors: list[str] = []

    def show_lines(self, lines: Sequence[FormLine]) -> None:
        self.lines = lines

    def show_list(self) -> None:
        self.line = self.word = None

    def show_form(self, line: FormLine, may_take: bool) -> None:
        self.line, self.word = line, None

    def show_words(self, words: Sequence[FormWord], may_change: bool) -> None:
        self.words, self.may_change = words, may_change

    def show_word(self, word: FormWord) -> None:
        self.word = word

    def show_look(self, look: FormLook) -> None:
        self.look = look

    def say_copied(self, path: Path) -> None:
        self.said.append(path.name)

    def say_saved(self) -> None:
        self.said.append("saved")

    def say_removed(self, path: Path) -> None:
        self.said.append(path.name)

    def show_error(self, error: AppError) -> None:
        self.errors.append(error.code)


class Setup:
    def __init__(self, official: Official = VI_DU) -> None:
        self.screen, self.tasks, session = Screen(), ImmediateTasks(), Session()
        session.sign_in(official)
        self.desk = FakeDesk()
        self.presenter = FormsPresenter(self.screen, self.desk.office_data, self.tasks, session)
        self.presenter.refresh()

    def state(self) -> FormState:
        assert self.screen.line is not None
        return self.screen.line.state


def test_every_form_is_listed_and_one_is_opened_with_its_words_and_picture() -> None:
    here = Setup(MAU)
    assert [line.form for line in here.screen.lines] == ["01", "02", "guidance"]
    here.presenter.open("02")
    assert here.state() is FormState.SHIPPED
    assert len(here.screen.words) == 2
    assert here.screen.look is not None
    assert here.screen.look.pages


def test_words_are_changed_only_in_the_office_s_own_file() -> None:
    here = Setup()
    here.presenter.open("02")
    assert not here.screen.may_change
    here.presenter.copy()
    assert (here.state(), here.screen.may_change) == (FormState.OWN, True)
    here.presenter.choose_word("labels", "title")
    here.presenter.save_word("PHIẾU MỚI")
    assert here.desk.office_data.texts["labels", "title"] == "PHIẾU MỚI"
    assert here.screen.said == ["form02.json", "saved"]


def test_what_is_typed_is_seen_after_a_pause_and_not_saved() -> None:
    here = Setup()
    here.presenter.open("02")
    here.presenter.copy()
    here.presenter.choose_word("sentences", "until")
    before = len(here.desk.called("office.form_look"))
    here.presenter.type_word("Hạ")
    here.presenter.type_word("Hạn cuối")
    here.tasks.advance_ms(1000)
    looks = here.desk.called("office.form_look")[before:]
    assert looks == [("02", FormWord("sentences", "until", "Hạn cuối"))]
    assert here.screen.look is not None
    assert [problem.code for problem in here.screen.look.problems] == ["placeholders"]
    assert here.desk.called("office.save_word") == []


def test_leaving_a_word_forgets_what_was_typed() -> None:
    here = Setup()
    here.presenter.open("02")
    here.presenter.copy()
    here.presenter.choose_word("labels", "title")
    here.presenter.type_word("Khác")
    here.presenter.leave_word()
    before = len(here.desk.called("office.form_look"))
    here.tasks.advance_ms(1000)
    here.presenter.save_word("Khác")
    assert len(here.desk.called("office.form_look")) == before
    assert here.desk.called("office.save_word") == []


def test_refused_words_stay_to_be_mended() -> None:
    here = Setup()
    here.presenter.open("02")
    here.presenter.copy()
    here.presenter.choose_word("labels", "title")
    here.desk.failures["office.save_word"] = UserError("form_word_wrong", problem="x")
    here.presenter.save_word("{")
    assert here.screen.errors == ["form_word_wrong"]
    assert here.screen.word is not None


def test_the_shipped_words_come_back() -> None:
    here = Setup()
    here.presenter.open("02")
    here.presenter.copy()
    here.presenter.remove()
    assert here.state() is FormState.SHIPPED


def test_a_counter_official_looks_and_changes_nothing() -> None:
    here = Setup(MAU)
    here.presenter.open("02")
    here.presenter.copy()
    assert here.screen.errors == [NotPermitted.code]
    assert here.desk.office_data.own_forms == set()
