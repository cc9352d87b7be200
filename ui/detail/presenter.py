"""One dossier: what it is, why it is due then, what happened, what may be done with it now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from models.domain.changes import Changes
from models.domain.clock import local_day
from models.domain.dossier import Dossier, DossierStatus
from models.domain.dossier_forms import DossierForm, form_after
from models.domain.period import was_received
from models.domain.rules import CounterRules
from models.domain.workflow import Action
from models.errors import AppError, RuleStops, StaleEdit
from models.queries.dossier_detail import DossierDetail
from models.queries.dossier_list import CentreState
from models.queries.two_versions import Side
from models.services.settling import Settlement
from ui.acts.presenter import ActFlow, ActView
from ui.acts.printing import FormFlow, FormView
from ui.desk import Desk, PrintedSlip
from ui.detail.acts import AT_ONCE, Acts, apology_is_due, offered_acts
from ui.ports import ChangeFeed, Router, Tasks
from ui.session import Session

SHOW_ID_MS = 10_000
"""How long an ID number stays readable."""

_FOR_THE_CITIZEN = frozenset({"02", "03", "04", "05"})
"""Forms without which the citizen does not leave."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the period has run: 0 to 1, and the working days left, None when it is over."""

    share: float
    days_left: int | None


class DetailView(Protocol):
    """What the presenter may ask of the screen."""

    def show_detail(
        self, detail: DossierDetail, acts: Acts, progress: Progress | None, now: datetime
    ) -> None: ...

    def show_personal_id(self, readable: bool) -> None: ...

    def propose_apology(self, proposed: bool) -> None:
        """Whether the appointment will be missed and form 04 should go out."""

    def offer_form(self, form: DossierForm | None) -> None:
        """The paper that goes with what was just done."""

    def ask_reprint_reason(self, reprint_number: int) -> None:
        """Ask why, then call `print_again`."""

    def ask_paper_came_out(self, shown_code: str) -> None:
        """Ask, then call `paper_came_out`."""

    def say_done(self, action: Action) -> None: ...

    def say_printed(self, slip: PrintedSlip) -> None: ...

    def say_form_printed(self, form: DossierForm, slip: PrintedSlip) -> None: ...

    def say_sent_again(self) -> None: ...

    def to_versions(self) -> None:
        """Lead to the rows where a version is chosen."""

    def say_settled(self) -> None: ...

    def show_error(self, error: AppError) -> None: ...

    def set_busy(self, busy: bool) -> None: ...


class DetailStage(ActView, FormView, Protocol):
    """Where the sheets of the acts and the forms open."""


class DetailPresenter:
    """Shows one dossier at a time and follows its changes."""

    def __init__(
        self,
        view: DetailView,
        desk: Desk,
        tasks: Tasks,
        feed: ChangeFeed,
        router: Router,
        session: Session,
        open_result: Callable[[str], None],
        stage: DetailStage,
    ) -> None:
        self._view = view
        self._desk = desk
        self._tasks = tasks
        self._router = router
        self._session = session
        self._open_result = open_result
        self._dossier_id: str | None = None
        self._detail: DossierDetail | None = None
        self._told: tuple[object, ...] = ()
        self._busy = False
        self._rules = CounterRules()
        self.acts = ActFlow(stage, desk, tasks, session, self._done)
        self.forms = FormFlow(stage, desk, tasks, session, self._form_out)
        self._hide_id: Callable[[], None] | None = None
        self.end: Callable[[], None] = feed.subscribe(self._changed)

    def show_dossier(self, dossier_id: str) -> None:
        """Show another dossier; its ID number is hidden again."""
        if dossier_id != self._dossier_id:
            self._detail = None
            self._view.offer_form(None)
        self._dossier_id = dossier_id
        self.hide_personal_id()
        self.refresh()

    def refresh(self) -> None:
        """Read the dossier again."""
        wanted = self._dossier_id
        if wanted is None:
            return

        def ok(read: tuple[DossierDetail, CounterRules, int]) -> None:
            if wanted == self._dossier_id:
                self._rules = read[1]
                self._took(read[0], read[2])

        def work() -> tuple[DossierDetail, CounterRules, int]:
            detail = self._desk.detail(wanted)
            due_at = detail.dossier.due_at
            left = 0 if due_at is None else self._desk.day_hint(local_day(due_at)).working_days
            return detail, self._desk.rules(), left

        self._tasks.run(work, ok, self._view.show_error)

    def choose(self, action: Action) -> None:
        """An act's button was pressed."""
        if self._detail is None or self._busy:
            return
        if action in AT_ONCE:
            self.acts.do_at_once(action, self._detail.dossier)
        else:
            self.choose_with_words(action)

    def choose_with_words(self, action: Action) -> None:
        """Show the sheet of an act, or the page that hands results over."""
        if self._detail is None or self._busy:
            return
        if action is Action.RETURN_RESULT:
            self._open_result(self._detail.dossier.id)
        else:
            self.acts.begin(action, self._detail.dossier)

    def show_form(self, form: DossierForm) -> None:
        """Show a paper of this dossier beside the key that prints it."""
        if self._detail is not None:
            dossier = self._detail.dossier
            self.forms.show(dossier.id, form, _reason_of_last(dossier) if form.prints else "")

    def print_slip(self) -> None:
        """Print the slip; from the second time on the reason is asked first."""
        if self._detail is None or self._busy:
            return
        if not has_slip(self._detail.dossier):
            self._view.show_error(RuleStops("no_slip"))
            return
        if self._detail.prints:
            self._view.ask_reprint_reason(self._detail.prints)
        else:
            self._print(None)

    def print_again(self, reason: str) -> None:
        """The reason for another copy was given; without one nothing is printed."""
        if reason.strip():
            self._print(reason.strip())

    def paper_came_out(self, came_out: bool) -> None:
        """The answer of the official, who looked at the printer."""
        dossier_id, official = self._dossier_id, self._session.ref
        if dossier_id is None:
            return
        self._tasks.run(
            lambda: self._desk.confirm_paper(dossier_id, official, came_out),
            lambda _none: None if came_out else self._print(None),
            self._view.show_error,
        )

    def show_personal_id(self) -> None:
        """Show the whole number for a while; that somebody looked is kept in the history first."""
        if self._detail is None or self._detail.dossier.applicant.personal_id is None:
            return
        dossier_id, official = self._detail.dossier.id, self._session.ref
        self._tasks.run(
            lambda: self._desk.note(dossier_id, "view", official, {"what": "personal_id"}),
            lambda _none: self._reveal(dossier_id),
            self._view.show_error,
        )

    def hide_personal_id(self) -> None:
        if self._hide_id is not None:
            self._hide_id()
            self._hide_id = None
        self._view.show_personal_id(False)

    def send_again(self) -> None:
        """Let what the centre sent back go once more."""
        dossier_id = self._dossier_id
        if dossier_id is not None:
            self._tasks.run(
                lambda: self._desk.send_again(dossier_id),
                lambda _none: self._view.say_sent_again(),
                self._view.show_error,
            )

    def mend(self) -> None:
        """The act of the strip: choose a version, or send again."""
        if self._detail is not None and self._detail.centre is CentreState.TWO_VERSIONS:
            self._view.to_versions()
        else:
            self.send_again()

    def settle(self, choices: Mapping[str, Side], mark: str) -> None:
        """A version was chosen in every row that was shown under this mark."""
        if self._dossier_id is None or self._busy:
            return
        choice = Settlement(
            dossier_id=self._dossier_id,
            choices=dict(choices),
            mark=mark,
            official=self._session.ref,
            role=self._session.role,
        )
        self._set_busy(True)
        self._tasks.run(
            lambda: self._desk.settle(choice), lambda _none: self._settled(), self._not_settled
        )

    def open_other(self, dossier_id: str) -> None:
        """Another dossier whose slip bears the same code."""
        if dossier_id != self._dossier_id:
            self._router.open_dossier(dossier_id)

    def _settled(self) -> None:
        self._set_busy(False)
        self._view.say_settled()
        self.refresh()

    def _not_settled(self, error: AppError) -> None:
        """Nothing was saved; when the versions changed meanwhile the newest are shown."""
        self._failed(error)
        if isinstance(error, StaleEdit):
            self.refresh()

    def _reveal(self, dossier_id: str) -> None:
        if dossier_id == self._dossier_id:
            self._view.show_personal_id(True)
            self._hide_id = self._tasks.after_ms(SHOW_ID_MS, self._time_is_up)

    def _time_is_up(self) -> None:
        self._hide_id = None
        self._view.show_personal_id(False)

    def _done(self, action: Action, after: Dossier) -> None:
        """The form that goes to the citizen is shown at once; another one is offered."""
        self._view.say_done(action)
        self.refresh()
        form = form_after(after)
        goes_out = form is not None and form.form in _FOR_THE_CITIZEN
        self._view.offer_form(None if goes_out else form)
        if form is not None and goes_out:
            self.forms.show(after.id, form)

    def _form_out(self, form: DossierForm, slip: PrintedSlip) -> None:
        self._view.offer_form(None)
        self._view.say_form_printed(form, slip)
        self.refresh()

    def _print(self, reason: str | None) -> None:
        dossier_id, official = self._dossier_id, self._session.ref
        if dossier_id is None or self._busy:
            return
        self._set_busy(True)
        self._tasks.run(
            lambda: self._desk.print_slip(dossier_id, official, reason),
            self._printed,
            self._failed,
        )

    def _printed(self, slip: PrintedSlip) -> None:
        self._set_busy(False)
        self._view.offer_form(None)
        if slip.certain:
            self._view.say_printed(slip)
        elif self._detail is not None:
            self._view.ask_paper_came_out(self._detail.dossier.shown_code)
        self.refresh()

    def _failed(self, error: AppError) -> None:
        self._set_busy(False)
        self._view.show_error(error)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._view.set_busy(busy)

    def _took(self, detail: DossierDetail, days_left: int) -> None:
        self._detail = detail
        now, official = self._desk.clock.now(), self._session.official
        acts = offered_acts(detail.dossier, official.role if official else None, now)
        run = progress(detail.dossier, now, days_left)
        told = (detail, acts, run, local_day(now))
        if told != self._told:  # an act and the change it publishes read the same again
            self._told = told
            self._view.show_detail(detail, acts, run, now)
        self._view.propose_apology(apology_is_due(detail.dossier, self._rules, acts, now))

    def _changed(self, changes: Changes) -> None:
        if self._dossier_id in changes.dossier_ids:
            self.refresh()


def progress(dossier: Dossier, now: datetime, days_left: int) -> Progress | None:
    """How far the period of a running dossier has come; None when no period runs.

    `days_left`: the working days from tomorrow to the appointment, by the calendar. The steps of
    the count do not tell them: after a pause or an extension they are no days.
    """
    running = dossier.status in (DossierStatus.RECEIVED, DossierStatus.PROCESSING)
    if dossier.due_at is None or not running:
        return None
    whole = (dossier.due_at - dossier.received_at).total_seconds()
    gone = (now - dossier.received_at).total_seconds()
    share = min(max(gone / whole, 0.0), 1.0) if whole > 0 else 1.0
    if now > dossier.due_at:
        return Progress(1.0, None)
    return Progress(share, days_left)


def has_slip(dossier: Dossier) -> bool:
    """Who was turned away has none, nor an online filing before it is accepted."""
    has_code = dossier.code is not None or dossier.provisional_code is not None
    return has_code and was_received(dossier)


def _reason_of_last(dossier: Dossier) -> str:
    """Why the last act was done: as a rule also why its paper is printed again."""
    reason = dossier.history[-1].data.get("reason") if dossier.history else None
    return reason if isinstance(reason, str) else ""
