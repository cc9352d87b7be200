"""Forms: whose words they have, the office's own file, and its words changed one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from models.errors import AppError
from ui.office_data.contract import (
    MAY_TAKE,
    FormLine,
    FormLook,
    FormState,
    FormWord,
    OfficeDataDesk,
)
from ui.ports import Tasks
from ui.session import Session

_PAUSE_MS = 400


class FormsView(Protocol):
    """What the presenter may ask of the screen."""

    def show_lines(self, lines: Sequence[FormLine]) -> None: ...

    def show_list(self) -> None: ...

    def show_form(self, line: FormLine, may_take: bool) -> None: ...

    def show_words(self, words: Sequence[FormWord], may_change: bool) -> None: ...

    def show_word(self, word: FormWord) -> None: ...

    def show_look(self, look: FormLook) -> None: ...

    def say_copied(self, path: Path) -> None: ...

    def say_saved(self) -> None: ...

    def say_removed(self, path: Path) -> None: ...

    def show_error(self, error: AppError) -> None: ...


class FormsPresenter:
    """A list, and one form out of it; the look follows what is typed after a short pause."""

    def __init__(
        self, view: FormsView, desk: OfficeDataDesk, tasks: Tasks, session: Session
    ) -> None:
        self._view = view
        self._desk = desk
        self._tasks = tasks
        self._session = session
        self._line: FormLine | None = None
        self._words: dict[tuple[str, str], FormWord] = {}
        self._word: FormWord | None = None
        self._looked = 0
        self._take_back: Callable[[], None] = lambda: None

    def refresh(self) -> None:
        """Read the list again, and the form that is open."""
        self._tasks.run(self._desk.forms, self._show, self._view.show_error)

    def open(self, form: str) -> None:
        """Show one form with invented values."""
        self._word = None
        self._tasks.run(
            self._desk.forms, lambda lines: self._opened(lines, form), self._view.show_error
        )

    def close(self) -> None:
        """Back to the list; what was typed and not saved is forgotten."""
        self._take_back()
        self._line = self._word = None
        self._view.show_list()
        self.refresh()

    def choose_word(self, group: str, name: str) -> None:
        """Begin to change one label or sentence."""
        self._take_back()
        self._word = self._words.get((group, name))
        if self._word is not None:
            self._view.show_word(self._word)

    def leave_word(self) -> None:
        """Forget what was typed and not saved."""
        self._take_back()
        if self._line is not None:
            self.open(self._line.form)

    def type_word(self, text: str) -> None:
        """Show how it would look, after a short pause."""
        if self._word is None:
            return
        self._take_back()
        change = replace(self._word, text=text)
        self._take_back = self._tasks.after_ms(_PAUSE_MS, lambda: self._look(change))

    def save_word(self, text: str) -> None:
        """Keep the words in the office's file, if the form is sound with them."""
        line, word, role = self._line, self._word, self._session.role
        if line is None or word is None:
            return
        changed = replace(word, text=text)

        def ok(_none: None) -> None:
            self._view.say_saved()
            self.open(line.form)

        self._tasks.run(
            lambda: self._desk.save_word(line.form, changed, role), ok, self._view.show_error
        )

    def copy(self) -> None:
        """Make the shipped file the office's own."""
        line, role = self._line, self._session.role
        if line is None:
            return

        def ok(path: Path) -> None:
            self._view.say_copied(path)
            self.open(line.form)

        self._tasks.run(lambda: self._desk.copy_form(line.form, role), ok, self._view.show_error)

    def remove(self) -> None:
        """Take the office's file out of use."""
        line, role = self._line, self._session.role
        if line is None:
            return

        def ok(path: Path) -> None:
            self._view.say_removed(path)
            self.open(line.form)

        self._tasks.run(lambda: self._desk.remove_form(line.form, role), ok, self._view.show_error)

    def _show(self, lines: Sequence[FormLine]) -> None:
        self._view.show_lines(lines)
        if self._line is not None and self._word is None:
            self._opened(lines, self._line.form)

    def _opened(self, lines: Sequence[FormLine], form: str) -> None:
        line = next(one for one in lines if one.form == form)
        self._line = line
        self._view.show_form(line, self._may_take())
        self._words = {}
        may_change = self._may_take() and line.state is not FormState.SHIPPED

        def show(words: Sequence[FormWord]) -> None:
            if self._line is None or self._line.form != form:
                return
            self._words = {(word.group, word.name): word for word in words}
            self._view.show_words(words, may_change)

        self._tasks.run(lambda: self._desk.form_words(form), show, self._view.show_error)
        self._look(None)

    def _look(self, change: FormWord | None) -> None:
        line = self._line
        if line is None:
            return
        self._looked += 1
        asked = self._looked

        def show(look: FormLook) -> None:
            if asked == self._looked:
                self._view.show_look(look)

        self._tasks.run(
            lambda: self._desk.form_look(line.form, change), show, self._view.show_error
        )

    def _may_take(self) -> bool:
        official = self._session.official
        return official is not None and official.role in MAY_TAKE
