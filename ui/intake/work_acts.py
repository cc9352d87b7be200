"""The acts of the blocks after the person: procedure, case, papers, return, date."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace
from datetime import date

from models.domain.certification import Certification
from models.domain.clock import local_day
from models.domain.dossier import Channel
from models.domain.fees import FeeLine
from ui.certification.presenter import CertificationPresenter
from ui.desk import Desk
from ui.intake import draft as drafts
from ui.intake.contract import Checklist, IntakeScreen, Place
from ui.intake.draft import Draft
from ui.intake.fees import FeeChoice, Fees
from ui.intake.finder import Finder
from ui.intake.people import People
from ui.intake.slip_side import DueCount


class WorkActs:
    """The part of the intake's presenter that answers to blocks 2 to 5 and to the date."""

    _view: IntakeScreen
    _searching: bool
    _tried: bool
    draft: Draft
    finder: Finder
    certified: CertificationPresenter
    people: People
    _desk: Desk
    count: DueCount

    @abstractmethod
    def _set(self, draft: Draft) -> None:
        """Keep another draft."""

    @abstractmethod
    def _told(self) -> None:
        """Everything that follows the draft follows it."""

    # block 2

    def take(self, at: int | None = None) -> None:
        """Enter, or a click on a row: this procedure."""
        procedure = self.finder.chosen(at)
        if procedure is None:
            return
        self._searching, self._tried = False, False
        self.certified.follow(None)
        today = local_day(self._desk.clock.now())
        self._set(drafts.with_procedure(self.draft, procedure, today))
        self.people.look_up(self.draft)
        self.count.follow(self.draft)
        self._show_procedure()
        self._view.show_problems((), False)
        asks_date = self.draft.gives_date and self.draft.question is None
        self._view.focus(Place.DATE if asks_date else Place.PAPERS)
        self._told()

    def change_procedure(self) -> None:
        """Ctrl+2: the search again; the procedure stays until another one is taken."""
        self._searching = True
        self._show_procedure()
        self.finder.show()
        self._view.focus(Place.PROCEDURE)

    def keep_procedure(self) -> bool:
        """Esc in the search: back to the procedure chosen before, if any."""
        if not self._searching or self.draft.procedure is None:
            return False
        self._searching = False
        self._show_procedure()
        self._view.focus(Place.PAPERS)
        return True

    def choose_case(self, case_name: str | None) -> None:
        self._papers(drafts.with_case(self.draft, case_name))

    def answer(self, at: int) -> None:
        """A number key, or a click on an answer: the next question, or the papers."""
        question = self.draft.question
        if question is None or not 0 <= at < len(question.answers):
            return
        self._answered((*self.draft.answers, question.answers[at].id))
        if self.draft.question is None and self.draft.gives_date:
            self._view.focus(Place.DATE)

    def question_back(self) -> None:
        """Backspace: the last question again."""
        procedure = self.draft.procedure
        if procedure is not None and procedure.questions and self.draft.answers:
            self._answered(self.draft.answers[:-1])

    def _answered(self, answers: tuple[str, ...]) -> None:
        self._papers(drafts.with_answers(self.draft, answers))
        self._view.show_problems((), False)
        self._show_procedure()
        self._view.focus(Place.PAPERS)

    # blocks 3 to 5, the date

    def tick(self, at: int, ticked: bool) -> None:
        self._papers(drafts.with_tick(self.draft, at, ticked))

    def copies(self, at: int, count: int) -> None:
        self._papers(drafts.with_copies(self.draft, at, count))

    def tick_required(self) -> None:
        """Ctrl+D."""
        if self.draft.procedure is not None:
            self._papers(drafts.with_all_required(self.draft))

    def accept_papers(self) -> None:
        """Take the dossier with the papers ticked: the list has alternatives, she decides."""
        self._papers(replace(self.draft, papers_accepted=True))
        self._view.focus(Place.PAPERS)

    def choose_channel(self, channel: Channel) -> None:
        self._set(replace(self.draft, result_channel=channel))
        self._told()

    def choose_fee(self, choice: FeeChoice) -> None:
        """The proposed fees are owed or excused; the same again takes it back."""
        if not self.draft.fees.proposed:
            return
        self._fees(self.draft.fees.chosen(choice))
        is_exempt = self.draft.fees.choice is FeeChoice.EXEMPT
        self._view.focus(Place.EXEMPT_REASON if is_exempt else Place.FEE)

    def exempt_reason_typed(self, text: str) -> None:
        self._fees(replace(self.draft.fees, reason=text))

    def _fees(self, fees: Fees) -> None:
        self._set(replace(self.draft, fees=fees))
        self._view.show_fees(fees)
        self._told()

    def _certified(self, certification: Certification | None, fees: tuple[FeeLine, ...]) -> None:
        """What is certified changed, and what it costs with it."""
        today = local_day(self._desk.clock.now())
        self._set(drafts.with_certification(self.draft, certification, fees, today))
        self._view.show_fees(self.draft.fees)
        self._told()

    def give_date(self, day: date | None, is_a_day: bool) -> None:
        """The day the official gives where the procedure has no time."""
        self._set(replace(self.draft, due_on=day, due_is_a_day=is_a_day))
        self.count.give(self.draft)
        self._told()

    def accept_date(self) -> None:
        """A date beyond the last confirmed calendar is all right."""
        self._set(replace(self.draft, accept_unconfirmed=True))
        self._told()
        self._view.focus(Place.PAPERS)

    def _papers(self, draft: Draft) -> None:
        self._set(draft)
        self._show_checklist()
        self._told()

    def _show_procedure(self) -> None:
        draft = self.draft
        self._view.show_procedure(draft.procedure, draft.case_name, self._searching)
        self._view.show_fees(draft.fees)
        code = None if draft.procedure is None else draft.procedure.code
        self.certified.follow(code, draft.certification)
        self._show_checklist()

    def _show_checklist(self) -> None:
        draft = self.draft
        names = enumerate(paper.document.written for paper in draft.papers)
        found = ((at, self.people.known.had(name, draft.person)) for at, name in names)
        self._view.show_checklist(
            Checklist(
                question=draft.question,
                answered=len(draft.answers),
                papers=draft.papers,
                notes=draft.notes,
                had={at: paper for at, paper in found if paper is not None},
            )
        )

    def _go_on(self) -> None:
        """The cursor to the procedure, or to its papers."""
        is_open = self.draft.procedure is None
        self._view.focus(Place.PROCEDURE if is_open else Place.PAPERS)
