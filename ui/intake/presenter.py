"""The intake: a card or a few letters in, a dossier and its slip out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from models.domain.changes import Changes, Kind
from models.domain.clock import local_day
from models.domain.dossier import Channel, OfficialRef
from models.errors import AppError, DateNeedsConfirming, NotPermitted, ValidationError
from models.services.intake import ReceiveDossier
from ui.desk import Desk
from ui.intake import draft as drafts
from ui.intake.contract import IntakeScreen, Notice, NoticeKind, Place
from ui.intake.draft import Draft
from ui.intake.finder import Finder
from ui.intake.people import People
from ui.intake.person import Person
from ui.intake.person_acts import PersonActs
from ui.intake.saving import Finish
from ui.intake.slip_side import DueCount, SlipPreview
from ui.ports import ChangeFeed, Router, Tasks
from ui.session import Session

_FIELD_OF_ERROR = {"case": "procedure", "due_at": "due_on", "procedure_code": "procedure"}


class IntakePresenter(PersonActs):
    """Keeps the draft. It lives as long as the page: leaving and locking lose nothing.

    `keep` is told of every new draft, so that a page built anew goes on with it.
    """

    def __init__(
        self,
        view: IntakeScreen,
        desk: Desk,
        tasks: Tasks,
        feed: ChangeFeed,
        router: Router,
        session: Session,
        draft: Draft | None = None,
        keep: Callable[[Draft], None] = lambda _draft: None,
    ) -> None:
        self._view, self._desk, self._tasks = view, desk, tasks
        self._router, self._session, self._keep = router, session, keep
        self._searching = True
        self._editing = False
        self._tried = False
        self._companion_words = "{name}"
        self._last: Person | None = None
        self.draft = draft or Draft()
        self._searching = self.draft.procedure is None
        self.preview = SlipPreview(view, desk, tasks)
        self.count = DueCount(view, desk, tasks, self._told)
        self.people = People(desk, tasks, router, self._notices_changed)
        self.finish = Finish(view, desk, tasks, feed, session)
        self.finder = Finder(view, desk, tasks, self._notices_changed)
        self._unsubscribe = feed.subscribe(self._changed)

    def words(self, companion: str, no_paper: str) -> None:
        """Sentences that are saved: who came with a child ("… {name}"), why a slip is printed
        again."""
        self._companion_words = companion
        self.finish.word_no_paper(no_paper)

    def close(self) -> None:
        """The page is gone: hear and follow nothing any more."""
        self._unsubscribe()
        self.finish.close()
        self.count.pause()

    # the page comes and goes

    def shown(self) -> None:
        """On screen again: the catalogue if it changed, the count as time has passed."""
        self.finder.load()
        if self.finish.done is not None:
            return
        self.show_all()
        self.count.resume(self.draft)
        self.people.look_up(self.draft)

    def left(self) -> None:
        """Another page: the draft stays, the clock is not followed."""
        self.count.pause()

    def begin(self, scan: str | None) -> None:
        """F2, or a card read on another page. A draft in progress goes on."""
        if scan is not None:
            self.scanned(scan)
        elif self.finish.done is not None:
            self.next_person()

    def next_person(self) -> None:
        """An empty form."""
        self._fresh(Draft())

    def same_person(self) -> None:
        """Another dossier of the person just served."""
        if self.finish.done is not None and self._last is not None:
            self._fresh(Draft(person=self._last))
            self._view.focus(Place.PROCEDURE)

    def _fresh(self, draft: Draft) -> None:
        self.finish.leave()
        self.people.forget()
        self._searching = True
        self._editing = self._tried = False
        self._set(draft)
        self.count.follow(draft)
        self._view.show_problems((), False)
        self._view.show_form()
        self.finder.start()
        self.show_all()
        self.people.look_up(draft)

    # the scanner

    def scanned(self, text: str) -> bool:
        """Take a burst: True unless it is a slip, which another page opens."""
        reading = self.people.read(text)
        if reading.card is None and reading.error is None:
            return False
        if self.finish.saving:
            return True
        if reading.card is None:
            self._notices_changed()
            return True
        if self.finish.done is not None:
            self._fresh(Draft())
        today = local_day(self._desk.clock.now())
        person = self.people.taken(reading, self.draft, today)
        if person is not None:
            self._person_read(person)
        self._notices_changed()
        return True

    # block 2

    def take(self, at: int | None = None) -> None:
        """Enter, or a click on a row: this procedure."""
        procedure = self.finder.chosen(at)
        if procedure is None:
            return
        self._searching, self._tried = False, False
        self._set(drafts.with_procedure(self.draft, procedure))
        self.count.follow(self.draft)
        self._show_procedure()
        self._view.show_problems((), False)
        self._view.focus(Place.DATE if self.draft.gives_date else Place.PAPERS)
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

    # blocks 3 and 4, the date

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
        self._view.show_papers(draft.papers)
        self._told()

    # saving

    def submit(self) -> None:
        """Ctrl+Enter."""
        if self.finish.saving or self.finish.done is not None:
            return
        self._tried = True
        clock = self._desk.clock
        wrong = drafts.problems(self.draft, self.count.due, clock)
        if any(problem in wrong for problem in drafts.person_problems(self.draft.person, clock)):
            self._editing = self._editing or any(field != "phone" for field, _code in wrong)
            self._view.show_person(self.draft.person, self._editing)
        self._told()
        self._view.show_problems(wrong, True)
        if not wrong:
            self._save()

    def _save(self) -> None:
        try:
            official = self._session.ref
        except NotPermitted as error:
            self._refused(error)
        else:
            self.finish.save(self._command(official), self._saved, self._refused)

    def drop(self) -> None:
        """Throw the draft away, asked first."""
        if not self.draft.is_blank:
            self._view.ask_drop(self.draft.person.full_name)

    def _command(self, official: OfficialRef) -> ReceiveDossier:
        return drafts.command(self.draft, official, self._companion_words)

    def _saved(self) -> None:
        self._last = replace(self.draft.person)
        self.count.pause()
        self.preview.want(None)
        self.people.forget()
        self._set(Draft())
        self._notices_changed()

    def _refused(self, error: AppError) -> None:
        if isinstance(error, ValidationError):
            wrong = [(_FIELD_OF_ERROR.get(field, field), code) for field, code in error.problems]
            self._editing = self._editing or any(f in PERSON_FIELDS for f, _code in wrong)
            self._view.show_person(self.draft.person, self._editing)
            self._view.show_problems(wrong, True)
        elif isinstance(error, DateNeedsConfirming):
            self.count.follow(self.draft)
            self._view.show_problems((("due_at", error.code),), True)
        else:
            self._view.ask_save_failed(error)

    # what follows every change

    def show_all(self) -> None:
        """Everything of the draft, as it is."""
        self._view.show_person(self.draft.person, self._editing)
        self._show_procedure()
        self._view.show_result_channel(self.draft.result_channel)
        self._view.show_due(self.count.state)
        self._told()

    def _show_procedure(self) -> None:
        draft = self.draft
        self._view.show_procedure(draft.procedure, draft.case_name, self._searching)
        self._view.show_papers(draft.papers)

    def _set(self, draft: Draft) -> None:
        self.draft = draft
        self._keep(draft)

    def _told(self) -> None:
        """The next step, the strips and the slip follow the draft."""
        step = drafts.next_step(self.draft, self.count.due, self._desk.clock)
        self._view.show_step(step, [paper.document.name for paper in self.draft.missing])
        self._notices_changed()
        official = self._session.official
        known = self.draft.procedure is not None and official is not None
        self.preview.want(self._command(official.ref) if known and official else None)

    def _notices_changed(self) -> None:
        notices = list(self.people.notices(self.draft))
        draft, due = self.draft, self.count.due
        if self._tried and draft.missing and not draft.papers_accepted:
            names = tuple(paper.document.name for paper in draft.missing)
            notices.append(Notice(kind=NoticeKind.PAPERS_MISSING, names=names))
        if due is not None and not due.confirmed:
            agreed = draft.accept_unconfirmed
            kind = NoticeKind.DATE_CONFIRMED if agreed else NoticeKind.DATE_UNCONFIRMED
            notices.append(Notice(kind=kind, on=local_day(due.due_at)))
        if self.finder.error is not None:
            notices.append(Notice(kind=NoticeKind.NO_PROCEDURES, error=self.finder.error))
        self._view.show_notices(notices)

    def _changed(self, changes: Changes) -> None:
        if Kind.CATALOGUE in changes.kinds:
            self.finder.forget_catalogue()


PERSON_FIELDS = frozenset(
    {"full_name", "personal_id", "birth_date", "sex", "address", "email", "tax_code", "companion"}
)
