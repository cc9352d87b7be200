"""Who hands the list in, and for which procedure: the two blocks above the rows."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace
from datetime import date

from models.domain.clock import local_day
from models.domain.deadline import DueDate
from models.domain.procedure import Procedure
from models.domain.scan import read_scan
from models.errors import AppError
from models.services.intake import applicant_problems
from ui.batch.contract import BatchScreen, Notice, NoticeKind
from ui.batch.lines import ListDraft
from ui.desk import Desk
from ui.intake.person import Person, Problem, from_card, from_passport, from_words
from ui.intake.procedure_search import ProcedureIndex
from ui.ports import Tasks

MOST_RESULTS = 5


class HeadActs:
    """The part of the presenter that answers to the submitter's and the procedure's block."""

    _view: BatchScreen
    _desk: Desk
    _tasks: Tasks
    draft: ListDraft
    _editing = False
    _searching = True
    _due: DueDate | None = None

    def __init__(self) -> None:
        self._index = ProcedureIndex()
        self._found: tuple[Procedure, ...] = ()
        self._current = 0
        self._words = ""

    @abstractmethod
    def _set(self, draft: ListDraft) -> None:
        """Keep another draft."""

    @abstractmethod
    def _told(self) -> None:
        """The standing follows the draft."""

    @abstractmethod
    def _check_all(self) -> None:
        """The rows depend on what changed: every one is checked again."""

    @abstractmethod
    def _notice(self, notice: Notice) -> None:
        """Show one more strip."""

    # the submitter

    def scanned(self, text: str) -> bool:
        """Take a card or a passport; a slip is for another page."""
        now = self._desk.clock.now()
        reading = read_scan(text, today=local_day(now))
        if reading.card is not None:
            self._person_read(from_card(reading.card, self.draft.person, now))
        elif reading.passport is not None:
            self._person_read(from_passport(reading.passport, self.draft.person, now))
        elif reading.reason is not None:
            self._notice(Notice(kind=NoticeKind.SCAN_REFUSED, text=reading.reason))
        else:
            return False
        return True

    def quick_typed(self, text: str) -> None:
        """A number or a name typed without a card: the fields open with it."""
        if text:
            self._set(replace(self.draft, person=from_words(text)))
            self.edit_person()

    def edit_person(self) -> None:
        """Ctrl+E: the fields of the submitter."""
        self._editing = True
        self._view.show_person(self.draft.person, True)
        self._view.focus_person()
        self._told()

    def person_typed(self, person: Person) -> None:
        """What the fields hold now."""
        self._set(replace(self.draft, person=replace(person, read_at=self.draft.person.read_at)))
        self._told()

    def phone_typed(self, text: str) -> None:
        self._set(replace(self.draft, person=replace(self.draft.person, phone=text)))
        self._told()

    def person_finished(self) -> None:
        """Enter in the last field: check, fold the fields up and go on."""
        wrong = self._person_problems()
        self._view.show_person_problems(wrong)
        if wrong:
            return
        self._editing = False
        self._view.show_person(self.draft.person, False)
        self._go_on()
        self._check_all()

    def _person_read(self, person: Person) -> None:
        self._set(replace(self.draft, person=person))
        wrong = self._person_problems()
        self._editing = bool(wrong)
        self._view.show_person(person, self._editing)
        self._view.show_person_problems(wrong)
        if not wrong:
            self._go_on()
        self._check_all()

    def _person_problems(self) -> list[Problem]:
        person = self.draft.person
        found: list[Problem] = applicant_problems(person.applicant(), self._desk.clock)
        if not person.birth_is_a_day:
            found.append(("birth_date", "not_a_day"))
        return found

    def _go_on(self) -> None:
        if self._searching:
            self._view.focus_procedure()
        else:
            self._view.focus_rows(0)

    # the procedure

    def _load_procedures(self) -> None:
        self._tasks.run(
            lambda: ProcedureIndex(self._desk.procedures()), self._loaded, self._head_failed
        )

    def _loaded(self, index: ProcedureIndex) -> None:
        self._index = index
        self._show_found()

    def search(self, words: str) -> None:
        """A few letters of the procedure."""
        self._words, self._current = words, 0
        self._show_found()

    def move(self, by: int) -> None:
        """Another row for Enter."""
        self._current += by
        self._show_found()

    def _show_found(self) -> None:
        self._found, total = self._index.find(self._words, MOST_RESULTS)
        self._current = max(min(self._current, len(self._found) - 1), 0)
        self._view.show_results(self._found, total, self._current)

    def take(self, at: int | None) -> None:
        """A procedure of the rows found; None: the one Enter takes."""
        place = self._current if at is None else at
        if not 0 <= place < len(self._found):
            return
        procedure = self._found[place]
        self._searching, self._due = False, None
        self._set(
            replace(
                self.draft,
                procedure=procedure,
                case_name=None,
                due_on=None,
                accept_unconfirmed=False,
            )
        )
        self._show_procedure()
        self._view.focus_rows(0)
        self._ask_due(procedure)
        self._check_all()

    def change_procedure(self) -> None:
        """Search for another."""
        self._searching = True
        self._show_procedure()
        self._show_found()
        self._view.focus_procedure()

    def choose_case(self, name: str | None) -> None:
        """The case of the rows that name none."""
        self._set(replace(self.draft, case_name=name))
        self._check_all()

    def give_date(self, on: date | None) -> None:
        """The day of the result, where the catalogue has no time."""
        self._set(replace(self.draft, due_on=on))
        self._check_all()

    def confirm_date(self) -> None:
        """The provisional date is agreed for the whole list."""
        self._set(replace(self.draft, accept_unconfirmed=True))
        self._check_all()

    def _ask_due(self, procedure: Procedure) -> None:
        now = self._desk.clock.now()

        def known(due: DueDate | None) -> None:
            if procedure == self.draft.procedure:
                self._due = due
                self._told()

        self._tasks.run(
            lambda: self._desk.due_preview(procedure.code, now), known, self._head_failed
        )

    def _show_procedure(self) -> None:
        draft = self.draft
        self._view.show_procedure(draft.procedure, draft.case_name, self._searching)
        asked = draft.procedure is not None and draft.procedure.time_limit is None
        self._view.show_due(asked and not self._searching, draft.due_on)

    def _head_failed(self, error: AppError) -> None:
        self._notice(Notice(kind=NoticeKind.FAILED, error=error))
