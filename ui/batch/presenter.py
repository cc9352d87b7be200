"""A list of people handed in by one: checked row by row, saved row by row, printed in one go."""

from __future__ import annotations

from models.domain.clock import local_day
from ui.batch.contract import BatchScreen, Notice, NoticeKind, Standing, Step
from ui.batch.kept_lists import KeptLists
from ui.batch.lines import LineState, ListDraft
from ui.batch.runs import SEVERAL, SaveRun
from ui.batch.work_acts import WorkActs
from ui.desk import Desk
from ui.ports import Tasks
from ui.session import Session


class BatchPresenter(WorkActs):
    """Keeps the list of who is signed in. What was said saved is saved, whatever comes after."""

    def __init__(
        self, view: BatchScreen, desk: Desk, tasks: Tasks, session: Session, kept: KeptLists
    ) -> None:
        super().__init__()
        self._view, self._desk, self._tasks = view, desk, tasks
        self._session, self._kept = session, kept
        self._owner = session.official.id if session.official is not None else ""
        self.draft = kept.get(self._owner, ListDraft())
        self._searching = self.draft.procedure is None
        self._notices = ()
        self._run = None

    # the page comes and goes

    def shown(self) -> None:
        """On screen: the list of who is signed in."""
        official = self._session.official
        if official is not None and official.id != self._owner:
            self._owner = official.id
            self.draft = self._kept.get(official.id, ListDraft())
            self._searching, self._editing = self.draft.procedure is None, False
            self._due, self._notices = None, ()
        self._load_procedures()
        self._view.show_person(self.draft.person, self._editing)
        self._show_procedure()
        self._show_rows()
        if self.draft.procedure is not None:
            self._ask_due(self.draft.procedure)
        self._check_all()

    def new_list(self) -> None:
        """An empty page; asked first while rows are not saved."""
        unsaved = len(self.draft.lines) - len(self.draft.saved)
        if unsaved:
            self._view.ask_new_list(unsaved)
        else:
            self.begin_anew()

    def begin_anew(self) -> None:
        """An empty page."""
        if self._run is not None:
            return
        self._set(ListDraft())
        self._searching, self._editing, self._due, self._notices = True, False, None, ()
        self._view.show_person(self.draft.person, False)
        self._show_procedure()
        self._show_rows()
        self._told()
        self._view.focus_person()

    # what follows every change

    def _set(self, draft: ListDraft) -> None:
        self.draft = draft
        self._kept[self._owner] = draft

    def _notice(self, notice: Notice) -> None:
        self._notices = (*(one for one in self._notices if one.kind is not notice.kind), notice)
        self._told()

    def close_strip(self) -> bool:
        """Esc: the strip shown last goes. Returns whether there was one."""
        if not self._notices:
            return False
        self._notices = self._notices[:-1]
        self._told()
        return True

    def _told(self) -> None:
        notices = self._notices
        standing = self._standing()
        if standing.step is Step.CONFIRM_DATE and self._due is not None:
            on = local_day(self._due.due_at)
            notices = (*notices, Notice(kind=NoticeKind.DATE_UNCONFIRMED, on=on))
        self._view.show_notices(notices)
        self._view.show_standing(standing)

    def _needs_submitter(self) -> bool:
        """Whether who hands in is still to be said: not where every row says it."""
        if not self.draft.person.is_blank:
            return bool(self._person_problems())
        lines = self.draft.lines
        return not lines or not all(line.names_submitter for line in lines)

    def _standing(self) -> Standing:
        draft = self.draft
        count = {state: len(draft.of_state(state)) for state in LineState}
        to_print = {line.dossier_id for line in draft.saved} | ({SEVERAL} if draft.saved else set())
        return Standing(
            step=self._step(count, bool(to_print - draft.printed)),
            good=count[LineState.GOOD],
            wrong=count[LineState.WRONG],
            alike=count[LineState.ALIKE],
            saved=count[LineState.SAVED],
            to_print=len(to_print - draft.printed),
        )

    def _step(self, count: dict[LineState, int], prints: bool) -> Step:
        draft = self.draft
        if self._run is not None:
            return Step.SAVING if isinstance(self._run, SaveRun) else Step.PRINTING
        waiting = len(draft.lines) - count[LineState.SAVED]
        if waiting or not draft.saved:
            asked = self._asked_first()
            if asked is not None:
                return asked
        if self._is_checking or count[LineState.CHECKING]:
            return Step.CHECKING
        if count[LineState.GOOD]:
            return Step.SAVE
        if prints:
            return Step.PRINT
        return Step.MEND if waiting else Step.DONE

    def _asked_first(self) -> Step | None:
        """What the whole list needs before any row can be saved."""
        draft = self.draft
        if self._needs_submitter():
            return Step.PERSON
        if draft.procedure is None:
            return Step.PROCEDURE
        if draft.procedure.time_limit is None and draft.due_on is None:
            return Step.DATE
        unsure = self._due is not None and not self._due.confirmed
        if unsure and not draft.accept_unconfirmed:
            return Step.CONFIRM_DATE
        return None if draft.lines else Step.ROWS
