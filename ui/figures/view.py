"""The page of the register and the figures: lists as chips, days under them, tables, one act."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget

from models.domain.clock import local_day
from models.errors import AppError
from ui import texts
from ui.desk import Desk, PrintedSlip
from ui.figures.cash_panel import CashPanel
from ui.figures.contract import Answer, Asked, Sheet
from ui.figures.presenter import FiguresPresenter, Job
from ui.figures.range_bar import RangeBar
from ui.figures.ranges import DayProblem, Range
from ui.figures.table import FiguresTable
from ui.figures.words import as_of_words, file_name, period_words, sheet_words
from ui.page_life import focus_chip, keep, owned, say
from ui.ports import ChangeFeed, Router, Tasks
from ui.session import Session
from ui.theme import Text, Tone
from ui.widgets.boxes import STRETCH, boxed, column, row
from ui.widgets.card import Card
from ui.widgets.chips import ChipRow
from ui.widgets.empty_state import EmptyState
from ui.widgets.keys import bind
from ui.widgets.labels import ElidingLabel, Label
from ui.widgets.page import Act, Page
from ui.widgets.segmented import SegmentedChoice
from ui.widgets.strip import Strip

_LISTS = (Sheet.HAND_OVER, Sheet.RESULTS)
"""Lists whose paper says nothing when they are empty."""


class FiguresPage(Page):
    """Signals go to the presenter; setters come from it."""

    sheet_chosen = Signal(object)
    range_chosen = Signal(object)
    days_typed = Signal(object, object)
    print_pressed = Signal()
    save_to = Signal(object)
    came = Signal()
    went = Signal()
    refresh_wanted = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.chips = ChipRow(self.tr("Lists"))
        self.range = RangeBar(today)
        self.as_of = Label("", Text.LABEL, Tone.PRIMARY, 600)
        self.unit = ElidingLabel("", Text.LABEL, Tone.SECONDARY)
        self.parts = SegmentedChoice((), self.tr("Tables"))
        self.strip = Strip()
        self.table = FiguresTable(self.tr("Figures"))
        self.empty = EmptyState("report", "")
        self.cash = CashPanel()
        self.pick_file: Callable[[str], str] = self._ask_file
        self._asked: Asked | None = None
        self._answer: Answer | None = None
        self._job: Job | None = None
        self._build()

    def _build(self) -> None:
        self.chips.set_chips([(one, sheet_words(one), None, Tone.NEUTRAL) for one in Sheet])
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self._stack.setCurrentWidget(self.empty)
        self._head = boxed(row(self.parts, STRETCH, margins=(10, 6, 10, 6)))
        card = Card(column(self._head, (self._stack, 1), spacing=0), margins=(1, 1, 1, 1))
        self.setLayout(
            column(
                self.chips,
                self.range.bar,
                row(self.as_of, (self.unit, 1), spacing=14, margins=(2, 0, 0, 0)),
                self.strip,
                (row((card, 1), self.cash, spacing=10), 1),
                spacing=10,
                margins=(18, 14, 18, 12),
            )
        )
        self.strip.hide()
        self.cash.hide()
        self._head.hide()
        self.chips.chosen.connect(self.sheet_chosen)
        self.range.chosen.connect(self.range_chosen)
        self.range.days_typed.connect(self.days_typed)
        self.parts.chosen.connect(self._show_part)
        bind(self, "Ctrl+Tab").activated.connect(self._next_sheet)
        self._show_frame()

    # what the presenter says

    def show_choice(self, asked: Asked, chosen: Range) -> None:
        self._asked, self._answer = asked, None
        self.chips.select(asked.sheet)
        self.range.show_range(chosen, asked.period)
        self.as_of.setText(period_words(asked.period))
        self.unit.setText("")
        self.strip.hide()
        self.cash.setVisible(asked.sheet is Sheet.CASH)
        self.cash.empty()
        self._show_frame()

    def show_working(self, asked: Asked) -> None:
        fact = self.tr("Counting: {name}…").format(name=sheet_words(asked.sheet))
        self.empty.set("clock", fact, self.tr("Other work may go on meanwhile."))
        self._stack.setCurrentWidget(self.empty)
        self._head.hide()

    def show_answer(self, answer: Answer) -> None:
        same = self._answer is not None and self._answer.asked == answer.asked
        self._asked, self._answer = answer.asked, answer
        self.strip.hide()
        self.as_of.setText(as_of_words(answer.asked.period, answer.read_at))
        self.unit.setText(answer.report.unit)
        part = self.parts.value() if same else 0
        self._offer_parts(answer, part)
        if answer.cash is not None:
            self.cash.show_takings(answer)
        self._show_part(part)
        self._show_frame()

    def show_changed(self) -> None:
        self.strip.set(
            Tone.INFO,
            "info",
            self.tr("A dossier was changed after these figures were taken. Alt+T counts again."),
        )
        self.strip.show()

    def show_difference(self, expected_vnd: int, difference_vnd: int | None) -> None:
        self.cash.show_difference(expected_vnd, difference_vnd)

    def show_amount_problems(self, opening: bool, counted: bool) -> None:
        self.cash.show_problems(opening, counted)
        self._show_frame()

    def show_day_problems(self, first: DayProblem | None, last: DayProblem | None) -> None:
        self.range.show_problems(first, last)

    def set_job(self, job: Job | None) -> None:
        self._job = job
        self._show_frame()

    def say_printed(self, slip: PrintedSlip) -> None:
        say(self, self.tr("Sent to the printer {printer}.").format(printer=slip.printer))

    def say_saved(self, name: str) -> None:
        say(self, self.tr("The file was saved."), name)

    def show_error(self, error: AppError) -> None:
        self.strip.set(Tone.BAD, "circle_exclamation", texts.sentence(error))
        self.strip.show()
        if self._answer is None:
            self.empty.set("report", self.tr("The figures could not be read."))
            self._stack.setCurrentWidget(self.empty)

    # what a person does

    def shown(self) -> None:
        self.came.emit()
        focus_chip(self.chips)

    def left_page(self) -> None:
        self.went.emit()

    def refresh(self) -> None:
        self.refresh_wanted.emit()

    def print_wanted(self) -> None:
        if self._reason() == "":
            self.print_pressed.emit()

    def _offer_parts(self, answer: Answer, part: int) -> None:
        tables = answer.report.tables
        for button in self.parts.buttons():
            button.hide()
        self.parts.set_options([(at, table.caption) for at, table in enumerate(tables)])
        self.parts.set_value(part)
        self._head.setVisible(len(tables) > 1 and not answer.is_empty)

    def _next_sheet(self) -> None:
        self.chips.select_next()
        focus_chip(self.chips)

    def _show_part(self, part: int) -> None:
        answer = self._answer
        if answer is None:
            return
        if answer.is_empty:
            fact = self.tr("Nothing to list in these days.")
            self.empty.set("report", fact, period_words(answer.asked.period))
            self._stack.setCurrentWidget(self.empty)
        else:
            self.table.show_table(answer.report.tables[part])
            self._stack.setCurrentWidget(self.table)

    def _reason(self) -> str:
        """Why nothing can be printed or saved now; empty when it can."""
        if self._answer is None:
            return self.tr("the figures are being counted.")
        if self._answer.is_empty and self._answer.asked.sheet in _LISTS:
            return self.tr("nothing to print: choose other days.")
        if self.cash.has_problem():
            return self.tr("write the counted cash again.")
        return ""

    def _show_frame(self) -> None:
        reason = self._reason()
        printing, saving = self._job is Job.PRINTING, self._job is Job.SAVING
        self.set_frame(
            title=self.tr("Register and figures"),
            sub="" if self._asked is None else sheet_words(self._asked.sheet),
            next_step=reason or self.tr("look at the figures, then print or save them."),
            primary=Act(
                self.tr("Print"),
                self.print_pressed.emit,
                icon="printer",
                enabled=not reason,
                reason=reason,
                busy=self.tr("Printing…") if printing else None,
            ),
            secondaries=[
                Act(self.tr("Count again"), self.refresh_wanted.emit, "Alt+T"),
                Act(
                    self.tr("Save to a file…"),
                    self._save,
                    "Alt+L",
                    enabled=not reason,
                    reason=reason,
                    busy=self.tr("Saving…") if saving else None,
                ),
            ],
        )

    def _save(self) -> None:
        if self._asked is None:
            return
        path = self.pick_file(file_name(self._asked))
        if path:
            self.save_to.emit(Path(path))

    def _ask_file(self, name: str) -> str:
        dialog = QFileDialog(self, self.tr("Where to save the file"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        spreadsheet, paper = self.tr("Spreadsheet (*.xlsx)"), self.tr("Paper (*.pdf)")
        dialog.setNameFilters([spreadsheet, paper])
        dialog.setDefaultSuffix("xlsx")
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix("pdf" if chosen == paper else "xlsx")
        )
        dialog.selectFile(name)
        return dialog.selectedFiles()[0] if dialog.exec() else ""


def build(
    desk: Desk, tasks: Tasks, feed: ChangeFeed, _router: Router, _session: Session
) -> FiguresPage:
    """The page with its presenter."""
    page = FiguresPage(local_day(desk.clock.now()))
    presenter = FiguresPresenter(page, desk, owned(tasks, page), feed)
    page.sheet_chosen.connect(presenter.choose_sheet)
    page.range_chosen.connect(presenter.choose_range)
    page.days_typed.connect(presenter.choose_days)
    page.cash.cashier_chosen.connect(presenter.choose_cashier)
    page.cash.counted.connect(presenter.count)
    page.print_pressed.connect(presenter.print)
    page.save_to.connect(presenter.save)
    page.came.connect(presenter.shown)
    page.went.connect(presenter.left)
    page.refresh_wanted.connect(presenter.refresh)
    keep(page, presenter, presenter.end)
    return page
