"""The intake: a card or a few letters in, a dossier and its slip out."""

from __future__ import annotations

from dataclasses import replace

from models.domain.changes import Changes, Kind
from models.domain.clock import local_day
from models.domain.dossier import OfficialRef
from models.domain.workflow import Action
from models.errors import AppError, DateNeedsConfirming, NotPermitted, ValidationError
from models.services.intake import ReceiveDossier
from ui import texts
from ui.certification.presenter import CertificationPresenter
from ui.desk import Desk
from ui.intake import draft as drafts
from ui.intake.contract import IntakeScreen, Notice, NoticeKind, Place
from ui.intake.draft import Draft, Step
from ui.intake.finder import Finder
from ui.intake.holder_acts import HolderActs
from ui.intake.kept_drafts import KeptDrafts
from ui.intake.others import HOLDER
from ui.intake.people import People
from ui.intake.person import Person, Problem
from ui.intake.person_acts import PersonActs
from ui.intake.saving import Finish
from ui.intake.slip_side import DueCount, SlipPreview
from ui.intake.turning_away import TurnAwayActs, TurnAwayStage
from ui.intake.work_acts import WorkActs
from ui.ports import ChangeFeed, Router, Tasks
from ui.session import Session

_OF_A_SCAN = frozenset(
    {
        NoticeKind.SCAN_REFUSED,
        NoticeKind.SCAN_WARNING,
        NoticeKind.NAME_WITHOUT_MARKS,
        NoticeKind.OTHER_PERSON,
        NoticeKind.OTHER_HOLDER,
    }
)
"""Strips a new scan may bring again after they were closed."""
_FIELD_OF_ERROR = {"case": "procedure", "due_at": "due_on", "procedure_code": "procedure"}
_OTHERS_FIELDS = frozenset({"authorisation", "assisted_by"})


class IntakePresenter(TurnAwayActs, WorkActs, HolderActs, PersonActs):
    """Keeps the draft of who is signed in. Leaving and locking lose nothing; when somebody else
    signed in, her own draft is shown and the one before waits in `kept` for whose it is.
    """

    def __init__(
        self,
        view: IntakeScreen,
        desk: Desk,
        tasks: Tasks,
        feed: ChangeFeed,
        router: Router,
        session: Session,
        kept: KeptDrafts,
        stage: TurnAwayStage,
    ) -> None:
        self._view, self._desk, self._tasks = view, desk, tasks
        self._router, self._session, self._kept = router, session, kept
        self._searching = True
        self._editing = self._editing_holder = False
        self._tried = False
        self._came_back = False
        self._closed: frozenset[Notice] = frozenset()
        self._last: Person | None = None
        self._owner = session.official.id if session.official is not None else None
        self.draft = Draft() if self._owner is None else kept.of(self._owner)
        self._searching = self.draft.procedure is None
        self.preview = SlipPreview(view, desk, tasks)
        self.count = DueCount(view, desk, tasks, self._told)
        self.people = People(desk, tasks, router, self._known_changed)
        self.finish = Finish(view, desk, tasks, feed, session)
        self.finder = Finder(view, desk, tasks, self._notices_changed)
        self.certified = CertificationPresenter(view, desk, tasks, self._certified)
        self._begin_turning_away(stage, desk, tasks, session)
        self._unsubscribe = feed.subscribe(self._changed)

    def close(self) -> None:
        """The page is gone: hear and follow nothing any more."""
        self._unsubscribe()
        self.finish.close()
        self.count.pause()

    # the page comes and goes

    def shown(self) -> None:
        """On screen again: the catalogue if it changed, the count as time has passed."""
        self._follow_official()
        self.finder.load()
        if self.finish.done is not None:
            return
        self.show_all()
        self.count.resume(self.draft)
        self.people.look_up(self.draft)

    def left(self) -> None:
        """Another page: the draft stays, the clock is not followed."""
        self.count.pause()

    def _follow_official(self) -> None:
        """Somebody else signed in: her own draft, or an empty form."""
        official = self._session.official
        if official is None or official.id == self._owner:
            return
        self._owner, self._last = official.id, None
        draft = self._kept.of(official.id)
        self._fresh(draft)
        self._came_back = not draft.is_blank
        self._notices_changed()

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
        self.certified.follow(None)
        self._searching = draft.procedure is None
        self._editing = self._editing_holder = self._tried = self._came_back = False
        self._closed = frozenset()
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
        is_paper = reading.card is not None or reading.passport is not None
        if not is_paper and reading.error is None:
            return False
        self._closed = frozenset(n for n in self._closed if n.kind not in _OF_A_SCAN)
        if self.finish.saving:
            return True
        if not is_paper:
            self._notices_changed()
            return True
        if self.finish.done is not None:
            self._fresh(Draft())
        today = local_day(self._desk.clock.now())
        taken = self.people.taken(reading, self.draft, today)
        if taken is not None:
            self._read(taken)
        self._notices_changed()
        return True

    # saving

    def submit(self) -> None:
        """Ctrl+Enter."""
        if self.finish.saving or self.finish.done is not None:
            return
        self._tried = True
        self._closed = frozenset()
        clock = self._desk.clock
        wrong = drafts.problems(self.draft, self.count.due, clock)
        if any(problem in wrong for problem in drafts.person_problems(self.draft.person, clock)):
            self._editing = self._editing or any(field in PERSON_FIELDS for field, _code in wrong)
            self._view.show_person(self.draft.person, self._editing)
        self._open_holder(wrong)
        self._told()
        self._view.show_problems(wrong, True)
        if not wrong:
            self.people.known.before_saving(self.draft, self._save)

    def _open_holder(self, wrong: list[Problem]) -> None:
        """The holder's fields are shown where one of them is wrong."""
        if any(field.startswith(HOLDER) or field in _OTHERS_FIELDS for field, _code in wrong):
            self._editing_holder = True
            self._show_others()

    def _save(self) -> None:
        if self.finish.saving or self.finish.done is not None:
            return
        try:
            self._session.require(Action.RECEIVE)
            official = self._session.ref
        except NotPermitted as error:
            self._refused(error)
        else:
            owner = self._owner
            self.finish.save(
                self._command(official),
                lambda: self._saved(owner),
                lambda error: self._not_saved(owner, error),
            )

    def drop(self) -> None:
        """Throw the draft away, asked first."""
        if not self.draft.is_blank:
            self._view.ask_drop(self.draft.person.full_name)

    def _command(self, official: OfficialRef) -> ReceiveDossier:
        return drafts.command(self.draft, official, texts.record("came_with_child"))

    def _saved(self, owner: str | None) -> None:
        """The draft of this official is a dossier now, whoever sits here meanwhile."""
        if owner != self._owner:
            if owner is not None:
                self._kept.keep(owner, Draft())
            return
        self._came_back, self._closed = False, frozenset()
        self._last = replace(self.draft.person)
        self.count.pause()
        self.preview.want(None)
        self.people.forget()
        self._set(Draft())
        self._notices_changed()

    def _not_saved(self, owner: str | None, error: AppError) -> None:
        """Her draft waits for her as it is; nobody else is asked about it."""
        if owner == self._owner:
            self._refused(error)

    def _refused(self, error: AppError) -> None:
        if isinstance(error, ValidationError):
            wrong = [(_FIELD_OF_ERROR.get(field, field), code) for field, code in error.problems]
            self._editing = self._editing or any(f in PERSON_FIELDS for f, _code in wrong)
            self._view.show_person(self.draft.person, self._editing)
            self._open_holder(wrong)
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
        self._show_others()
        self._show_procedure()
        self._view.show_result_channel(self.draft.result_channel)
        self._view.show_due(self.count.state)
        self._told()

    def _set(self, draft: Draft) -> None:
        self.draft = draft
        if self._owner is not None:
            self._kept.keep(self._owner, draft)

    def _told(self) -> None:
        """The next step, the strips and the slip follow the draft."""
        step = drafts.next_step(self.draft, self.count.due, self._desk.clock)
        if step is Step.CONFIRM_DATE and NoticeKind.DATE_UNCONFIRMED in self._closed_kinds():
            step = Step.DATE_PUT_OFF
        self._view.show_step(step, [paper.document.shown for paper in self.draft.missing])
        self._notices_changed()
        official = self._session.official
        known = self.draft.procedure is not None and official is not None
        self.preview.want(self._command(official.ref) if known and official else None)

    def close_strip(self) -> bool:
        """Esc: the most pressing strip goes. Returns whether one was shown."""
        is_form = self.finish.done is None
        notices = [n for n in self._notices() if is_form or n.kind is NoticeKind.SCAN_REFUSED]
        if not notices:
            return False
        self._closed |= {notices[0]}
        if is_form:
            self._told()
        else:
            self._notices_changed()
        return True

    def _closed_kinds(self) -> frozenset[NoticeKind]:
        return frozenset(notice.kind for notice in self._closed)

    def _known_changed(self) -> None:
        """Something about the people came in: strips, hints, and papers handed in before."""
        self._notices_changed()
        self._show_checklist()

    def _notices_changed(self) -> None:
        self._view.show_notices(self._notices())
        self._view.show_hints(self.people.hints(self.draft))

    def _notices(self) -> list[Notice]:
        """The strips, the most pressing of each block first; none that was closed."""
        notices = list(self.people.notices(self.draft))
        draft, due = self.draft, self.count.due
        if self._came_back:
            notices.insert(0, Notice(kind=NoticeKind.DRAFT_BACK))
        if self._tried and draft.missing and not draft.papers_accepted:
            names = tuple(paper.document.shown for paper in draft.missing)
            notices.append(Notice(kind=NoticeKind.PAPERS_MISSING, names=names))
        if due is not None and not due.confirmed:
            agreed = draft.accept_unconfirmed
            kind = NoticeKind.DATE_CONFIRMED if agreed else NoticeKind.DATE_UNCONFIRMED
            notices.append(Notice(kind=kind, on=local_day(due.due_at)))
        if self.finder.error is not None:
            notices.append(Notice(kind=NoticeKind.NO_PROCEDURES, error=self.finder.error))
        return [notice for notice in notices if notice not in self._closed]

    def _changed(self, changes: Changes) -> None:
        if Kind.CATALOGUE in changes.kinds:
            self.finder.forget_catalogue()


PERSON_FIELDS = frozenset(
    {
        "full_name",
        "personal_id",
        "birth_date",
        "issue_date",
        "sex",
        "address",
        "email",
        "tax_code",
        "companion",
    }
)
