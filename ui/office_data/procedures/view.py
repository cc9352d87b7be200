"""Procedures on screen: the list, one procedure, and what a file would change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from models.errors import AppError
from printing.preview import GreyPage
from ui import texts
from ui.office_data.contract import (
    OfferedCatalogue,
    OfferedFees,
    OfficeDataDesk,
    ProcedureLine,
    ProcedureSheet,
)
from ui.office_data.procedures.offered import OfferedPage
from ui.office_data.procedures.presenter import ProceduresPresenter
from ui.office_data.procedures.sheet import SheetPage
from ui.page_life import keep, owned, say
from ui.ports import ChangeFeed, Tasks
from ui.session import Session
from ui.theme import Text, Tone
from ui.widgets.boxes import boxed, column, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.search_box import SearchBox
from ui.widgets.strip import Strip
from ui.widgets.two_line_list import TwoLineList, TwoLineRow


class ProceduresSection(QWidget):
    """Signals go to the presenter; setters come from it."""

    came = Signal()
    went = Signal()
    file_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.pick_file: Callable[[], str] = self._ask_file
        self.search = SearchBox(self.tr("Name (marks not needed), code or sector"), "")
        self.total = Label("", Text.LABEL, Tone.SECONDARY)
        self.rows = TwoLineList(self.tr("Procedures"))
        self.take_file = Button(self.tr("Look at a file…"), icon="file_plus", key="Alt+N")
        self.sheet = SheetPage()
        self.offered = OfferedPage()
        self.strip = Strip()
        self.strip.hide()
        found = boxed(
            column(
                row((self.search, 1), self.take_file),
                self.total,
                (Card(column(self.rows), margins=(1, 1, 1, 1)), 1),
            )
        )
        self._stack = QStackedWidget()
        for page in (found, self.sheet, self.offered):
            self._stack.addWidget(page)
        self.setLayout(column(self.strip, (self._stack, 1)))
        self.take_file.clicked.connect(self._choose_file)
        self.search.moved_down.connect(
            lambda: self.rows.setFocus(Qt.FocusReason.ShortcutFocusReason)
        )
        self.rows.moved_up.connect(self.search.focus_and_select)

    def show_lines(self, lines: Sequence[ProcedureLine], all_count: int) -> None:
        self.rows.set_rows([self._row(line) for line in lines])
        words = self.tr("{shown} of {all} procedures")
        self.total.setText(words.format(shown=len(lines), all=all_count))

    def show_list(self) -> None:
        self._to(0)
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_sheet(self, sheet: ProcedureSheet, may_take: bool) -> None:
        self.sheet.show_sheet(sheet, may_take)
        self._to(1)
        self.sheet.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_guidance(self, pages: Sequence[GreyPage]) -> None:
        self.sheet.show_guidance(pages)

    def show_offered(self, offered: OfferedCatalogue | OfferedFees, may_take: bool) -> None:
        self.offered.show_offered(offered, may_take)
        self._to(2)
        self.offered.leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_confirmed(self, name: str) -> None:
        words = self.tr("The time is confirmed. Dossiers received from now on carry it.")
        say(self, words, name)

    def say_taken(self) -> None:
        say(self, self.tr("The file was taken. Dossiers received before keep what they have."))

    def say_printed(self, printer: str) -> None:
        say(self, self.tr("The guidance sheet was sent to {printer}.").format(printer=printer))

    def show_error(self, error: AppError) -> None:
        self.strip.set(Tone.BAD, "circle_exclamation", texts.sentence(error))
        self.strip.show()

    def escape(self) -> bool:
        """Back to the list; False at the list."""
        at = self._stack.currentIndex()
        if at:
            (self.sheet.back, self.offered.leave)[at - 1].click()
        return at > 0

    def _to(self, at: int) -> None:
        self.strip.hide()
        self._stack.setCurrentIndex(at)

    def _row(self, line: ProcedureLine) -> TwoLineRow:
        if line.is_retired:
            icon, tone, state = "ban", Tone.MUTED, self.tr("retired")
        elif not line.time_known:
            icon, tone, state = "minus", Tone.SECONDARY, self.tr("no time")
        elif line.time_verified:
            icon, tone, state = "circle_check", Tone.OK, self.tr("time verified")
        else:
            icon, tone, state = "warning", Tone.WARN, self.tr("not verified")
        return TwoLineRow(
            key=line.code,
            icon=icon,
            tone=tone,
            head=line.code,
            under=state,
            name=line.name,
            detail=line.sector,
            act=self.tr("Look"),
        )

    def _choose_file(self) -> None:
        path = self.pick_file()
        if path:
            self.file_chosen.emit(Path(path))

    def _ask_file(self) -> str:
        title = self.tr("Which catalogue file or fee table")
        return QFileDialog.getOpenFileName(self, title, "", "JSON (*.json)")[0]


def build(
    desk: OfficeDataDesk, tasks: Tasks, feed: ChangeFeed, session: Session
) -> ProceduresSection:
    """The section with its presenter."""
    section = ProceduresSection()
    presenter = ProceduresPresenter(section, desk, owned(tasks, section), feed, session)
    section.came.connect(presenter.shown)
    section.went.connect(presenter.left)
    section.search.searched.connect(presenter.search)
    section.rows.acted.connect(presenter.open)
    section.file_chosen.connect(presenter.look_at)
    section.sheet.back.clicked.connect(presenter.close)
    section.sheet.confirm.clicked.connect(presenter.confirm_time)
    section.sheet.print.clicked.connect(presenter.print_guidance)
    section.offered.leave.clicked.connect(presenter.close)
    section.offered.take.clicked.connect(presenter.take)
    keep(section, presenter, presenter.end)
    return section
