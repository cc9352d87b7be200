"""A stage without a screen: remembers which sheet is open and what it was told."""

from __future__ import annotations

from collections.abc import Sequence

from models.domain.day_hint import DayHint
from models.errors import AppError
from printing.preview import GreyPage
from ui.acts.answers import Change
from ui.acts.presenter import OpenSheet
from ui.acts.printing import OpenForm


class Stage:
    def __init__(self) -> None:
        self.sheet: OpenSheet | None = None
        self.problems: list[tuple[str, str]] = []
        self.stops: list[tuple[str, bool]] = []
        self.changes: tuple[Change, ...] = ()
        self.hint: DayHint | None = None
        self.form: OpenForm | None = None
        self.pages: tuple[GreyPage, ...] = ()
        self.asked_why = 0
        self.form_troubles: list[str] = []

    def open_sheet(self, sheet: OpenSheet) -> None:
        self.sheet, self.problems = sheet, []

    def show_problems(self, problems: Sequence[tuple[str, str]]) -> None:
        self.problems = list(problems)

    def show_stop(self, error: AppError, overridable: bool) -> None:
        self.stops.append((error.code, overridable))

    def show_changes(self, changes: tuple[Change, ...]) -> None:
        self.changes = changes

    def show_day_hint(self, hint: DayHint | None) -> None:
        self.hint = hint

    def set_sheet_busy(self, busy: bool) -> None:
        self.busy = busy

    def close_sheet(self) -> None:
        self.sheet = None

    def open_form(self, form: OpenForm) -> None:
        self.form = form

    def show_form_pages(self, pages: tuple[GreyPage, ...]) -> None:
        self.pages = pages

    def ask_why_again(self) -> None:
        self.asked_why += 1

    def show_form_trouble(self, error: AppError) -> None:
        self.form_troubles.append(error.code)

    def set_form_busy(self, busy: bool) -> None:
        self.form_busy = busy

    def close_form(self) -> None:
        self.form = None
