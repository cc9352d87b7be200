"""Where sheets and forms open: over the window of one page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from models.domain.day_hint import DayHint
from models.errors import AppError
from printing.preview import GreyPage
from ui.acts.answers import Change
from ui.acts.form_sheet import FormSheet
from ui.acts.presenter import ActFlow, OpenSheet
from ui.acts.printing import FormFlow, OpenForm
from ui.acts.sheet import ActSheet


class ActStage(QObject):
    """Answers to an `ActFlow` and a `FormFlow`; `trouble` tells what has no sheet to stand in."""

    def __init__(self, page: QWidget, trouble: Callable[[AppError], None]) -> None:
        super().__init__(page)
        self._page = page
        self._trouble = trouble
        self._acts: ActFlow | None = None
        self._forms: FormFlow | None = None
        self.sheet: ActSheet | None = None
        self.form: FormSheet | None = None

    def attach(self, acts: ActFlow | None, forms: FormFlow) -> None:
        """Who decides."""
        self._acts, self._forms = acts, forms

    # sheets

    def open_sheet(self, sheet: OpenSheet) -> None:
        self.close_sheet()
        flow = self._acts
        assert flow is not None
        made = ActSheet(self._page.window(), sheet)
        made.given.connect(flow.do)
        made.typed.connect(flow.typed)
        made.day_typed.connect(flow.day_typed)
        made.left.connect(self._sheet_left)
        self.sheet = made
        made.open()

    def show_problems(self, problems: Sequence[tuple[str, str]]) -> None:
        if self.sheet is not None:
            self.sheet.show_problems(problems)

    def show_stop(self, error: AppError, overridable: bool) -> None:
        if self.sheet is not None:
            self.sheet.show_stop(error, overridable)
        else:
            self._trouble(error)

    def show_changes(self, changes: tuple[Change, ...]) -> None:
        if self.sheet is not None:
            self.sheet.show_changes(changes)

    def show_day_hint(self, hint: DayHint | None) -> None:
        if self.sheet is not None:
            self.sheet.show_day_hint(hint)

    def set_sheet_busy(self, busy: bool) -> None:
        if self.sheet is not None:
            self.sheet.set_busy(busy)

    def close_sheet(self) -> None:
        sheet, self.sheet = self.sheet, None
        if sheet is not None:
            sheet.close_panel()

    # forms

    def open_form(self, form: OpenForm) -> None:
        self.close_form()
        flow = self._forms
        assert flow is not None
        made = FormSheet(self._page.window(), form)
        made.print_wanted.connect(flow.print)
        made.left.connect(self._form_left)
        self.form = made
        made.open()

    def show_form_pages(self, pages: tuple[GreyPage, ...]) -> None:
        if self.form is not None:
            self.form.show_pages(pages)

    def ask_why_again(self) -> None:
        if self.form is not None:
            self.form.ask_why_again()

    def show_form_trouble(self, error: AppError) -> None:
        if self.form is not None:
            self.form.show_trouble(error)
        else:
            self._trouble(error)

    def set_form_busy(self, busy: bool) -> None:
        if self.form is not None:
            self.form.set_busy(busy)

    def close_form(self) -> None:
        form, self.form = self.form, None
        if form is not None:
            form.close_panel()

    def _sheet_left(self) -> None:
        if self.sheet is not None and self._acts is not None:
            self.sheet = None
            self._acts.leave()

    def _form_left(self) -> None:
        if self.form is not None and self._forms is not None:
            self.form = None
            self._forms.leave()
