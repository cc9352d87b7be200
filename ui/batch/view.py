"""The page "Tiếp nhận theo danh sách": who hands in, the procedure, the rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QFileDialog

from models.domain.clock import local_day
from models.domain.procedure import Procedure
from ui.batch import words
from ui.batch.contract import Notice, Standing, Step, Work
from ui.batch.kept_lists import kept_lists
from ui.batch.lines import Line
from ui.batch.list_card import ListCard
from ui.batch.presenter import BatchPresenter
from ui.desk import Desk
from ui.intake.person import Person, Problem
from ui.intake.person_block import PersonBlock
from ui.intake.procedure_block import ProcedureBlock
from ui.page_life import ask, keep, owned
from ui.ports import ChangeFeed, Router, Tasks
from ui.session import Session
from ui.theme import px
from ui.widgets.boxes import ScrollPage, boxed, column
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.dialog import Blocks, Choice
from ui.widgets.keys import bind
from ui.widgets.page import Act, Page

_SETTLE_MS = 30
"""After a list was read, strips and rows get their room before the page is scrolled to them."""

_FOR_SOMEBODY_ELSE = "Alt+U"
"""Whose dossiers they are the rows say, so the submitter's block does not ask."""


class BatchPage(Page):
    """Shows what the presenter says; hears keys, scans and buttons."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self.person = PersonBlock(today)
        for button in self.person.findChildren(Button):
            if button.key == _FOR_SOMEBODY_ELSE:
                button.hide()
        self.procedure = ProcedureBlock()
        self.list = ListCard(today)
        self._standing = Standing(step=Step.PERSON)
        self._presenter: BatchPresenter | None = None
        self.choose_list: Callable[[], str] = self._list_file
        self.choose_template: Callable[[], str] = self._template_file
        inside = column(
            self.person, self.procedure, (self.list, 1), spacing=10, margins=(18, 12, 18, 12)
        )
        self._inside = boxed(inside)
        self._scroll = ScrollPage(self._inside)
        self.setLayout(column((self._scroll, 1), spacing=0))
        self.show_standing(self._standing)

    def attach(self, presenter: BatchPresenter) -> None:
        """Connect what is heard to whoever decides."""
        self._presenter = presenter
        self.person.quick_typed.connect(presenter.quick_typed)
        self.person.edit_wanted.connect(presenter.edit_person)
        self.person.phone_typed.connect(presenter.phone_typed)
        self.person.form.typed.connect(presenter.person_typed)
        self.person.form.finished.connect(presenter.person_finished)
        self.procedure.searched.connect(presenter.search)
        self.procedure.moved.connect(presenter.move)
        self.procedure.taken.connect(presenter.take)
        self.procedure.change_wanted.connect(presenter.change_procedure)
        self.procedure.case_chosen.connect(presenter.choose_case)
        self._attach_list(presenter)
        bind(self, "Ctrl+1").activated.connect(self.focus_person)
        bind(self, "Ctrl+2").activated.connect(presenter.change_procedure)
        bind(self, "Ctrl+3").activated.connect(self.list.focus_start)

    def _attach_list(self, presenter: BatchPresenter) -> None:
        card = self.list
        card.file_wanted.connect(lambda: _with_path(self.choose_list(), presenter.open_file))
        card.template_wanted.connect(
            lambda: _with_path(self.choose_template(), presenter.save_template)
        )
        card.row_wanted.connect(presenter.add_row)
        card.removal_wanted.connect(presenter.remove_row)
        card.accept_all_wanted.connect(presenter.accept_all)
        card.case_chosen.connect(presenter.choose_case)
        card.date_given.connect(presenter.give_date)
        card.date_confirmed.connect(presenter.confirm_date)
        card.table.typed.connect(presenter.set_value)
        card.table.accept_wanted.connect(presenter.accept)
        card.progress.stopped.connect(presenter.stop)

    # what the window says

    def shown(self) -> None:
        self._decider.shown()
        if self.focusWidget() is None:
            self.focus_person()

    def handle_scan(self, text: str) -> bool:
        return self._decider.scanned(text)

    def edit_wanted(self) -> None:
        self._decider.edit_person()

    def print_wanted(self) -> None:
        self._decider.print_all()

    def escape(self) -> bool:
        return self._decider.stop() or self._decider.close_strip()

    # what the presenter shows

    def show_person(self, person: Person, editing: bool) -> None:
        self.person.show_person(person, editing)

    def show_person_problems(self, problems: Sequence[Problem]) -> None:
        self.person.show_problems(problems)
        if problems:
            self.person.focus_problem()

    def show_results(self, found: Sequence[Procedure], total: int, current: int) -> None:
        self.procedure.show_results(found, total, current)

    def show_procedure(
        self, procedure: Procedure | None, case_name: str | None, searching: bool
    ) -> None:
        if procedure is None or not searching:
            self.procedure.search.clear()
        self.procedure.show_procedure(procedure, case_name, searching)
        self.list.show_procedure(procedure, case_name)

    def show_lines(self, lines: Sequence[Line], fields: Sequence[str]) -> None:
        self.list.show_lines(lines, fields)

    def show_due(self, asked: bool, on: date | None) -> None:
        self.list.show_due(asked, on)

    def show_notices(self, notices: Sequence[Notice]) -> None:
        self.list.show_notices(notices)

    def show_work(self, work: Work | None, done: int, total: int) -> None:
        self.list.show_work(work, done, total)

    def show_standing(self, standing: Standing) -> None:
        self._standing = standing
        self.list.show_standing(standing)
        self._show_frame()

    def focus_person(self) -> None:
        self.person.focus_start()

    def focus_procedure(self) -> None:
        self.procedure.focus_search()

    def focus_rows(self, at: int) -> None:
        if self.list.table.rows.rowCount():
            self.list.table.go_to(at)
            QTimer.singleShot(_SETTLE_MS, self, self._reveal_rows)
        else:
            self.list.focus_start()

    def _reveal_rows(self) -> None:
        """Once the rows have their room."""
        table = self.list.table
        bottom = table.mapTo(self._inside, QPoint(0, table.height()))
        self._scroll.ensureVisible(0, bottom.y(), 0, px(14))

    def ask_new_list(self, unsaved: int) -> None:
        blocks = Blocks(
            what=self.tr("{count} rows are not saved yet.").format(count=unsaved),
            safe=self.tr("What is saved stays saved."),
            now=self.tr("Save or mend them first, or begin anew without them."),
        )
        choices = (
            Choice(self.tr("Go on with this list"), False),
            Choice(self.tr("Begin anew"), True, ButtonKind.DANGER),
        )
        ask(self, self.tr("A new list?"), choices, self._new_list_decided, blocks)

    def _new_list_decided(self, anew: object) -> None:
        if anew is True:
            self._decider.begin_anew()

    # the frame

    def _show_frame(self) -> None:
        standing = self._standing
        self.set_frame(
            title=self.tr("Intake by list"),
            sub=self.tr("one hands in for many"),
            next_step=words.step(standing),
            next_done=standing.step in (Step.SAVE, Step.PRINT, Step.DONE),
            primary=self._primary(),
            secondaries=self._secondaries(),
        )

    def _primary(self) -> Act:
        standing = self._standing
        text = words.primary(standing)
        if standing.step in (Step.PRINT, Step.PRINTING):
            busy = self.tr("Printing…") if standing.step is Step.PRINTING else None
            return Act(text, lambda: self._decider.print_all(), icon="printer", busy=busy)
        if standing.step is Step.DONE:
            return Act(text, lambda: self._decider.new_list(), icon="plus")
        busy = self.tr("Saving…") if standing.step is Step.SAVING else None
        ready = standing.step in (Step.SAVE, Step.CHECKING, Step.SAVING)
        shown = text or self.tr("Save")
        reason = "" if ready else words.step(standing)
        return Act(shown, self._save, icon="check", enabled=ready, reason=reason, busy=busy)

    def _secondaries(self) -> tuple[Act, ...]:
        standing = self._standing
        if not standing.saved or standing.step in (Step.SAVING, Step.PRINTING):
            return ()
        acts = [
            Act(self.tr("List to sign"), lambda: self._decider.print_list(), "Alt+K", "printer")
        ]
        if standing.step is not Step.DONE:
            acts.append(Act(self.tr("New list"), lambda: self._decider.new_list(), "Alt+N"))
        return tuple(acts)

    def _save(self) -> None:
        self.list.table.finish_typing()
        self._decider.save()

    def _list_file(self) -> str:
        kinds = self.tr("Lists (*.xlsx *.csv)")
        return QFileDialog.getOpenFileName(self, self.tr("Which list"), "", kinds)[0]

    def _template_file(self) -> str:
        name = self.tr("list.xlsx")
        return QFileDialog.getSaveFileName(self, self.tr("Where to write the template"), name)[0]

    @property
    def _decider(self) -> BatchPresenter:
        assert self._presenter is not None, "attach comes first"
        return self._presenter


def _with_path(chosen: str, act: Callable[[Path], None]) -> None:
    """Nothing when the choice of a file was given up."""
    if chosen:
        act(Path(chosen))


def build(
    desk: Desk, tasks: Tasks, _feed: ChangeFeed, _router: Router, session: Session
) -> BatchPage:
    """The page with its presenter; it lives as long as the page."""
    page = BatchPage(local_day(desk.clock.now()))
    presenter = BatchPresenter(page, desk, owned(tasks, page), session, kept_lists(session))
    page.attach(presenter)
    keep(page, presenter)
    return page
