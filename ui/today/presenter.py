"""The morning: five figures, the work to do first, what was received, what numbers are left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from models.domain.changes import Changes, Kind
from models.domain.clock import local_day
from models.domain.dossier import Dossier
from models.domain.dossier_forms import HAND_OVER, DossierForm, form_after
from models.domain.workflow import Action
from models.errors import AppError
from models.queries.dossier_list import View
from models.queries.today import Task, TaskKind, Today
from models.services.numbering import NumbersLeft
from ui.acts.presenter import ActFlow
from ui.acts.printing import FormFlow
from ui.desk import Desk, PrintedSlip
from ui.intake.kept_drafts import kept_drafts
from ui.intake.turning_away import TurnAwayStage, given_of
from ui.ports import ChangeFeed, Router, Tasks
from ui.session import Session
from ui.slip_scan import open_slip
from ui.today.hand_over import HandedOver, due_before, hand_over_all, may_hand_over

_A_MOMENT = timedelta(seconds=1)
_LONGEST_WAIT = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Morning:
    """All that the page shows, as of `now`."""

    today: Today
    numbers: NumbersLeft
    now: datetime
    to_hand_over: tuple[str, ...] = ()
    """Dossiers that should be with the specialists by now; empty for who may not pass them on."""

    @property
    def pressing(self) -> tuple[Task, ...]:
        """Online filings that are late, or soon to be, the first to answer first."""
        return tuple(
            task
            for task in self.today.online
            if task.answer is not None and task.answer.is_pressing(self.now)
        )


class TodayView(Protocol):
    """What the presenter may ask of the screen."""

    def show_morning(self, morning: Morning) -> None: ...

    def show_no_slip(self) -> None:
        """What was read is no slip of ours that this counter knows."""

    def say_handed_over(self, done: HandedOver) -> None: ...

    def say_printed(self, form: str, slip: PrintedSlip) -> None: ...

    def show_error(self, error: AppError) -> None: ...

    def set_busy(self, busy: bool) -> None: ...


class TodayPresenter:
    """Reads the morning each time the page comes on screen and after every change."""

    def __init__(
        self,
        view: TodayView,
        desk: Desk,
        tasks: Tasks,
        feed: ChangeFeed,
        router: Router,
        open_view: Callable[[View], None],
        open_result: Callable[[str], None],
        session: Session,
        stage: TurnAwayStage,
    ) -> None:
        self._view = view
        self._desk = desk
        self._tasks = tasks
        self._router = router
        self._open_view = open_view
        self._open_result = open_result
        self._session = session
        self.acts = ActFlow(stage, desk, tasks, session, self._turned_away)
        self.forms = FormFlow(stage, desk, tasks, session, self._form_out)
        self._to_hand_over: tuple[str, ...] = ()
        self._busy = False
        self._kinds: dict[str, TaskKind] = {}
        self._visible = False
        self._forget_alarm: Callable[[], None] = _nothing
        self._unsubscribe = feed.subscribe(self._changed)

    def end(self) -> None:
        """The page is gone: hear nothing any more."""
        self._forget_alarm()
        self._unsubscribe()

    def shown(self) -> None:
        self._visible = True
        self.refresh()

    def left(self) -> None:
        self._visible = False
        self._forget_alarm()

    def refresh(self) -> None:
        """Read the morning again."""
        self._tasks.run(self._read, self._took, self._view.show_error)

    def open_view(self, view: View) -> None:
        """A tile was pressed: show the list behind its figure."""
        self._open_view(view)

    def act(self, dossier_id: str) -> None:
        """Enter on a row of work: go where that work is done."""
        kind = self._kinds.get(dossier_id)
        if kind is TaskKind.RESULT_READY:
            self._open_result(dossier_id)
        elif kind is not None:
            self._router.open_dossier(dossier_id)

    def turn_away(self, action: Action) -> None:
        """Guidance or refusal without a dossier, with what the unfinished intake knows already."""
        if self._session.official is None:
            return
        draft = kept_drafts(self._session).of(self._session.official.id)
        given, person = given_of(action, draft), draft.person.applicant()
        self.acts.begin_turning_away(action, given, person)

    def hand_over(self) -> None:
        """Everything that waits goes to the specialists, then the list of it is printed."""
        if self._busy or not self._to_hand_over:
            return
        self._set_busy(True)
        self._tasks.run(
            hand_over_all(self._desk, self._session, self._to_hand_over),
            self._handed_over,
            self._failed,
        )

    def print_hand_over_list(self) -> None:
        """The list of what was handed over today."""
        today = local_day(self._desk.clock.now())
        self._tasks.run(
            lambda: self._desk.print_hand_over_list(today),
            lambda slip: self._view.say_printed(HAND_OVER, slip),
            self._view.show_error,
        )

    def new_intake(self) -> None:
        self._router.open_intake()

    def scan(self, text: str) -> bool:
        """Open the dossier of a slip. Returns False when what was read is no slip."""
        view = self._view
        return open_slip(
            text, self._desk, self._tasks, self._router, view.show_no_slip, view.show_error
        )

    def _read(self) -> Morning:
        now = self._desk.clock.now()
        waiting: tuple[str, ...] = ()
        if may_hand_over(self._session):
            before = due_before(now, self._desk.rules().hand_over_cutoff)
            waiting = self._desk.received_before(before)
        return Morning(self._desk.today(), self._desk.numbers_left(), now, waiting)

    def _took(self, morning: Morning) -> None:
        # A dossier may stand in the list twice; its most urgent reason decides.
        self._kinds = {task.line.id: task.kind for task in reversed(morning.today.tasks)}
        self._to_hand_over = morning.to_hand_over
        self._view.show_morning(morning)
        self._wait_for_next_hour(morning)

    def _wait_for_next_hour(self, morning: Morning) -> None:
        """Time alone makes a filing pressing, then late: the page is read again when it does."""
        self._forget_alarm()
        instants = [
            at
            for task in morning.today.online
            if task.answer is not None
            for at in (task.answer.warn_at, task.answer.by)
            if at >= morning.now
        ]
        if self._visible and instants:
            wait = min(min(instants) - morning.now + _A_MOMENT, _LONGEST_WAIT)
            self._forget_alarm = self._tasks.after_ms(
                int(wait.total_seconds() * 1000), self.refresh
            )

    def _handed_over(self, done: HandedOver) -> None:
        self._set_busy(False)
        self._view.say_handed_over(done)
        self.refresh()
        if done.moved:
            self.print_hand_over_list()

    def _turned_away(self, _action: Action, record: Dossier) -> None:
        """The citizen does not leave without the form."""
        form = form_after(record)
        if form is not None:
            self.forms.show(record.id, form)

    def _form_out(self, form: DossierForm, slip: PrintedSlip) -> None:
        self._view.say_printed(form.form, slip)

    def _failed(self, error: AppError) -> None:
        self._set_busy(False)
        self._view.show_error(error)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._view.set_busy(busy)

    def _changed(self, changes: Changes) -> None:
        if self._visible and changes.kinds & {Kind.DOSSIER, Kind.SYNC, Kind.NUMBERS}:
            self.refresh()


def _nothing() -> None:
    """No alarm is set."""


def first_reasons(today: Today) -> tuple[tuple[TaskKind, int], ...]:
    """Each row of work once, most urgent reason first: its kind and its place in `today.tasks`."""
    seen: set[str] = set()
    found = []
    for at, task in enumerate(today.tasks):
        if task.line.id not in seen:
            seen.add(task.line.id)
            found.append((task.kind, at))
    return tuple(found)
