"""Forms on screen: the list, and one form with its words beside its picture."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from models.errors import AppError
from ui import texts
from ui.office_data import words
from ui.office_data.contract import FormLine, FormLook, FormState, FormWord, OfficeDataDesk
from ui.office_data.forms.presenter import FormsPresenter
from ui.page_life import ask, keep, owned, say
from ui.ports import Tasks
from ui.session import Session
from ui.theme import Text, Tone
from ui.widgets.boxes import STRETCH, boxed, column, row
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.dialog import Blocks, Choice
from ui.widgets.fields import TextArea
from ui.widgets.labelled_field import LabelledField
from ui.widgets.labels import Label
from ui.widgets.paper_preview import PaperPreview
from ui.widgets.strip import Strip
from ui.widgets.two_line_list import TwoLineList, TwoLineRow

_TONES = {
    FormState.SHIPPED: (Tone.SECONDARY, "file"),
    FormState.OWN: (Tone.ACCENT, "pencil"),
    FormState.NOT_YET: (Tone.WARN, "clock"),
    FormState.REJECTED: (Tone.BAD, "file_exclamation"),
}
_KEY_MARK = "/"


class FormPage(QWidget):
    """One form: facts, its words, the word being changed, and the picture of all that."""

    typing = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.back = Button(self.tr("Back to the forms"), ButtonKind.GHOST, "arrow_back", "Alt+Q")
        self.copy = Button(self.tr("Make it the office's own"), icon="file_plus", key="Alt+N")
        self.remove = Button(self.tr("Use the shipped one"), key="Alt+G")
        self.title = Label("", Text.HEAD, Tone.PRIMARY, 600, wrap=True)
        self.facts = Label("", Text.SMALL, Tone.SECONDARY, wrap=True)
        self.problems = Strip(Tone.BAD, "file_exclamation")
        self.rows = TwoLineList(self.tr("Words of the form"))
        self._text = TextArea(rows=3, accessible_name=self.tr("Text"))
        self.text = LabelledField(self.tr("Text"), self._text)
        self.save = Button(self.tr("Save the words"), ButtonKind.PRIMARY, "check", "Alt+X")
        self.preview = PaperPreview(self.tr("The form with invented values"))
        self._text.text_changed.connect(self.typing)
        self.keep = Button(self.tr("Do not change"), ButtonKind.GHOST, key="Alt+C")
        self.edit = boxed(column(self.text, row(self.keep, STRETCH, self.save), STRETCH))
        self._list = Card(column(self.rows), margins=(1, 1, 1, 1))
        left = column(
            self.title,
            self.facts,
            self.problems,
            (self._list, 1),
            (self.edit, 1),
        )
        self.setLayout(
            column(
                row(self.back, STRETCH, self.copy, self.remove),
                (row((left, 3), (self.preview, 2), spacing=10), 1),
            )
        )

    def show_form(self, line: FormLine, may_take: bool) -> None:
        """Show which words it has and where they come from."""
        self.title.setText(line.title)
        checked = (
            self.tr("compared with the official text")
            if line.is_verified
            else self.tr("not compared with the official text")
        )
        valid = words.validity(line.valid_from, line.valid_until)
        self.facts.setText(
            " · ".join((line.circular, valid, checked, line.own_file or "")).strip(" ·")
        )
        self.facts.setToolTip(line.source)
        self.copy.setVisible(may_take and line.own_file is None)
        self.remove.setVisible(may_take and line.own_file is not None)
        self.end_word()

    def show_words(self, found: Sequence[FormWord], may_change: bool) -> None:
        self.rows.set_rows(
            [
                TwoLineRow(
                    key=f"{word.group}{_KEY_MARK}{word.name}",
                    icon="list" if word.group == "sentences" else "hash",
                    tone=Tone.SECONDARY,
                    head=self.tr("sentence") if word.group == "sentences" else self.tr("label"),
                    under="",
                    name=word.text,
                    detail=word.name,
                    act=self.tr("Change") if may_change else "",
                )
                for word in found
            ]
        )

    def show_word(self, word: FormWord) -> None:
        """Begin to change it; its places for values stay in braces."""
        self.text.set_label(self.tr("Text of {name}").format(name=word.name))
        self._text.setText(word.text)
        self.text.clear_problem()
        self._list.hide()
        self.edit.show()
        self.text.setFocus()

    def end_word(self) -> None:
        """The list of words again, with the keys on it."""
        was_editing = self.is_editing()
        self._list.show()
        if was_editing:
            self.rows.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit.hide()

    def is_editing(self) -> bool:
        return not self.edit.isHidden()

    def show_look(self, look: FormLook) -> None:
        said = words.problems(look.problems)
        self.problems.set(Tone.BAD, "file_exclamation", said)
        self.problems.setVisible(bool(said) and not self.is_editing())
        self.text.show_problem(said if self.is_editing() else "")
        if look.pages:
            self.preview.show_pages(look.pages)
        else:
            self.preview.clear(self.tr("No picture while something is wrong."))

    def typed(self) -> str:
        return self._text.text()


class FormsSection(QWidget):
    """Signals go to the presenter; setters come from it."""

    came = Signal()
    went = Signal()
    word_chosen = Signal(str, str)
    remove_decided = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows = TwoLineList(self.tr("Forms"))
        self.form = FormPage()
        self.strip = Strip()
        self.strip.hide()
        self._may_change = False
        self._stack = QStackedWidget()
        self._stack.addWidget(Card(column(self.rows), margins=(1, 1, 1, 1)))
        self._stack.addWidget(self.form)
        self.setLayout(column(self.strip, (self._stack, 1)))
        self.form.remove.clicked.connect(self._ask_remove)
        self.form.rows.acted.connect(self._choose)

    def show_lines(self, lines: Sequence[FormLine]) -> None:
        self.rows.set_rows([self._row(line) for line in lines])

    def show_list(self) -> None:
        self._to(0)
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_form(self, line: FormLine, may_take: bool) -> None:
        self.form.show_form(line, may_take)
        self._to(1)

    def show_words(self, words: Sequence[FormWord], may_change: bool) -> None:
        self._may_change = may_change
        self.form.show_words(words, may_change)
        self.form.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_word(self, word: FormWord) -> None:
        self.form.show_word(word)

    def show_look(self, look: FormLook) -> None:
        self.form.show_look(look)

    def say_copied(self, path: Path) -> None:
        say(self, self.tr("The office has its own file now."), str(path))

    def say_saved(self) -> None:
        say(self, self.tr("The words were saved. Papers printed from now on have them."))

    def say_removed(self, path: Path) -> None:
        say(self, self.tr("The shipped words are used again. The file was kept."), str(path))

    def show_error(self, error: AppError) -> None:
        if self.form.is_editing() and error.code == "form_word_wrong":
            self.form.text.show_problem(texts.sentence(error))
            return
        self.strip.set(Tone.BAD, "circle_exclamation", texts.sentence(error))
        self.strip.show()

    def _row(self, line: FormLine) -> TwoLineRow:
        tone, icon = _TONES[line.state]
        valid = words.validity(line.valid_from, line.valid_until)
        unverified = "" if line.is_verified else self.tr("not compared with the official text")
        return TwoLineRow(
            key=line.form,
            icon=icon,
            tone=tone,
            head=words.form_name(line.form),
            under=words.form_state(line.state),
            name=line.title,
            detail=" · ".join(part for part in (line.circular, valid, unverified) if part),
            act=self.tr("Open"),
        )

    def escape(self) -> bool:
        """Out of a word, out of a form; False at the list."""
        if self._stack.currentIndex() == 0:
            return False
        (self.form.keep if self.form.is_editing() else self.form.back).click()
        return True

    def _choose(self, key: str) -> None:
        group, _mark, name = key.partition(_KEY_MARK)
        if self._may_change:
            self.word_chosen.emit(group, name)

    def _ask_remove(self) -> None:
        blocks = Blocks(
            self.tr("Papers printed from now on have the shipped words."),
            self.tr("Papers printed before and all dossiers stay as they are."),
            self.tr("The office's file is kept beside under another name."),
        )
        choices = [
            Choice(self.tr("Keep ours"), False),
            Choice(self.tr("Use the shipped one"), True),
        ]

        def decided(wanted: object) -> None:
            if wanted:
                self.remove_decided.emit()

        ask(self, self.tr("Use the shipped form again?"), choices, decided, blocks)

    def _to(self, at: int) -> None:
        self.strip.hide()
        self._stack.setCurrentIndex(at)


def build(desk: OfficeDataDesk, tasks: Tasks, session: Session) -> FormsSection:
    """The section with its presenter."""
    section = FormsSection()
    presenter = FormsPresenter(section, desk, owned(tasks, section), session)
    form = section.form

    section.came.connect(presenter.refresh)
    section.rows.acted.connect(presenter.open)
    form.back.clicked.connect(presenter.close)
    form.keep.clicked.connect(presenter.leave_word)
    form.copy.clicked.connect(presenter.copy)
    section.remove_decided.connect(presenter.remove)
    section.word_chosen.connect(presenter.choose_word)
    form.typing.connect(presenter.type_word)
    form.save.clicked.connect(lambda: presenter.save_word(form.typed()))
    keep(section, presenter)
    return section
