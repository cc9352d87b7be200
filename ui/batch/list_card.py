"""The card of the rows: the file, the template, the table, how many rows stand how."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from models.domain.procedure import Procedure
from ui.batch import words
from ui.batch.contract import Notice, NoticeKind, Standing, Work
from ui.batch.lines import Line
from ui.batch.row_table import RowTable
from ui.theme import Text, Tone, px
from ui.widgets.boxes import STRETCH, boxed, clear, column, row
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.card import Card, NumberDisc
from ui.widgets.date_field import DateField
from ui.widgets.fields import ChoiceField
from ui.widgets.labels import ElidingLabel, Label
from ui.widgets.progress_line import ProgressLine
from ui.widgets.strip import Strip


class ListCard(Card):
    """Says what is wanted; decides nothing."""

    file_wanted = Signal()
    template_wanted = Signal()
    row_wanted = Signal()
    removal_wanted = Signal(int)
    accept_all_wanted = Signal()
    case_chosen = Signal(object)
    date_given = Signal(object)
    date_confirmed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.table = RowTable(self.tr("Rows of the list"))
        self.table.row_wanted.connect(self.row_wanted)
        self.progress = ProgressLine()
        self.progress.hide()
        self._strips = QVBoxLayout()
        self._strips.setSpacing(px(6))
        self._notices: tuple[Notice, ...] = ()
        self._make(today)
        top = Qt.AlignmentFlag.AlignTop
        inside = column(
            row(self._title, (self._counts, 1), self._accept_all, self._next, spacing=8),
            row(self._file, self._template, self._add, self._remove, STRETCH, spacing=8),
            self._asked,
            self._strips,
            self.progress,
            (self.table, 1),
            spacing=8,
        )
        self.setLayout(
            row((NumberDisc(3), 0, top), (boxed(inside), 1), spacing=11, margins=(14, 12, 14, 12))
        )
        self.setAccessibleName(self.tr("The list"))

    def _make(self, today: date) -> None:
        self._title = Label(self.tr("The list"), Text.HEAD, Tone.PRIMARY, 600)
        self._counts = ElidingLabel("", Text.LABEL, Tone.SECONDARY, 600)
        self._file = self._button(self.tr("List file"), "Alt+O", "arrow_into_bar")
        self._file.clicked.connect(self.file_wanted)
        self._template = self._button(self.tr("Get the template"), "Alt+T", "download")
        self._template.clicked.connect(self.template_wanted)
        self._add = self._button(self.tr("Add a row"), "Alt+D", "plus")
        self._add.clicked.connect(self.row_wanted)
        self._remove = self._button(self.tr("Take the row out"), "Alt+X", "minus")
        self._remove.clicked.connect(
            lambda: self.removal_wanted.emit(self.table.currentIndex().row())
        )
        self._next = Button(self.tr("Next row to mend"), ButtonKind.GHOST, key="Alt+L", small=True)
        self._next.clicked.connect(self.table.next_problem)
        self._accept_all = Button(
            self.tr("Take all alike"), ButtonKind.GHOST, key="Alt+G", small=True
        )
        self._accept_all.clicked.connect(self.accept_all_wanted)
        self.case = ChoiceField((), self.tr("Case of the whole list"), dense=True)
        self.case.chosen.connect(self.case_chosen)
        self.day = DateField(self.tr("Date of the result"), today)
        self.day.setFixedWidth(px(170))
        self.day.left.connect(self._day_left)
        self.day.submitted.connect(self._day_left)
        self._case_part = boxed(
            row(Label(self.tr("Case of the whole list"), Text.LABEL), (self.case, 1))
        )
        self._day_part = boxed(row(Label(self.tr("Date of the result"), Text.LABEL), self.day))
        self._asked = boxed(row((self._case_part, 1), self._day_part, spacing=14))
        self._asked.hide()

    @staticmethod
    def _button(text: str, key: str, icon: str) -> Button:
        return Button(text, icon=icon, key=key, small=True)

    def show_procedure(self, procedure: Procedure | None, case_name: str | None) -> None:
        """The choice of a case for the whole list, where its cases are told by questions."""
        has_cases = procedure is not None and bool(procedure.cases and procedure.questions)
        self._case_part.setVisible(has_cases)
        if procedure is not None and has_cases:
            general = (None, self.tr("As each row says"))
            self.case.set_options([general, *((one, one) for one in procedure.cases)])
            self.case.set_value(case_name)
        self._show_asked()

    def show_due(self, asked: bool, on: date | None) -> None:
        """The field for the day."""
        self._day_part.setVisible(asked)
        if asked and self.day.date() != on:
            self.day.set_date(on)
        self._show_asked()

    def _show_asked(self) -> None:
        shown = not (self._case_part.isHidden() and self._day_part.isHidden())
        self._asked.setVisible(shown)

    def show_lines(self, lines: Sequence[Line], fields: Sequence[str]) -> None:
        self.table.show_lines(tuple(lines), tuple(fields))

    def show_standing(self, standing: Standing) -> None:
        """How many rows stand how, and what can be done with them."""
        self._counts.setText(words.counts(standing))
        waiting = standing.wrong + standing.alike
        self._next.setVisible(waiting > 0)
        self._accept_all.setVisible(standing.alike > 0)
        has_rows = waiting + standing.good + standing.saved > 0
        self._remove.setVisible(has_rows)

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """Strips over the table."""
        if tuple(notices) == self._notices:
            return
        self._notices = tuple(notices)
        clear(self._strips)
        for one in notices:
            tone, icon, text = words.notice(one)
            asks = one.kind is NoticeKind.DATE_UNCONFIRMED
            act, key = (self.tr("Agree"), "Alt+Y") if asks else ("", "")
            strip = Strip(tone, icon, text, act=act, key=key)
            if asks:
                strip.acted.connect(self.date_confirmed)
            self._strips.addWidget(strip)

    def show_work(self, work: Work | None, done: int, total: int) -> None:
        """The bar over the table."""
        self.progress.setVisible(work is not None)
        if work is not None:
            self.progress.set_progress(words.work(work, done, total), done, total)
        for button in (self._file, self._add, self._remove):
            button.setEnabled(work is None)

    def strips(self) -> tuple[str, ...]:
        """The sentences shown, from the top."""
        return tuple(words.notice(one)[2] for one in self._notices)

    def focus_start(self) -> None:
        """Where the work on the list begins."""
        if self.table.rows.rowCount():
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._file.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _day_left(self) -> None:
        if self.day.is_valid():
            self.date_given.emit(self.day.date())
