"""Doing an act: its sheet, what is wrong with it, what the law stops, and that it is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Protocol

from models.domain.clock import local_day
from models.domain.day_hint import DayHint
from models.domain.dossier import Applicant, Dossier
from models.domain.procedure import Procedure
from models.domain.workflow import Action
from models.errors import AppError, NotPermitted, RuleStops, ValidationError
from models.services.processing import Act
from models.services.turning_away import TurnAway
from ui import texts
from ui.acts.answers import Change, Given, applicant_of, beginning, changes_of, data_of
from ui.acts.sheets import sheet_of
from ui.desk import Desk
from ui.ports import Tasks
from ui.session import Session
from ui.widgets.date_field import read_day

_AHEAD = timedelta(days=20 * 366)


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """A sheet to show. `dossier` None: somebody without a dossier is turned away."""

    action: Action
    dossier: Dossier | None
    values: Mapping[str, Any]
    procedures: tuple[Procedure, ...] = field(default=())


class ActView(Protocol):
    """What the flow may ask of the screen."""

    def open_sheet(self, sheet: OpenSheet) -> None: ...

    def show_problems(self, problems: Sequence[tuple[str, str]]) -> None:
        """Under the fields; an empty sequence takes them away."""

    def show_stop(self, error: AppError, overridable: bool) -> None:
        """Why it was not done; `overridable`: ask for the reason of an exception."""

    def show_changes(self, changes: tuple[Change, ...]) -> None:
        """Old and new of a correction, before it is saved."""

    def show_day_hint(self, hint: DayHint | None) -> None: ...

    def set_sheet_busy(self, busy: bool) -> None: ...

    def close_sheet(self) -> None: ...


class ActFlow:
    """One act at a time. `done` hears the dossier as it is after the act."""

    def __init__(
        self,
        view: ActView,
        desk: Desk,
        tasks: Tasks,
        session: Session,
        done: Callable[[Action, Dossier], None],
    ) -> None:
        self._view = view
        self._desk = desk
        self._tasks = tasks
        self._session = session
        self._done = done
        self._action: Action | None = None
        self._dossier: Dossier | None = None
        self._known: Applicant | None = None
        self._busy = False

    @property
    def is_open(self) -> bool:
        return self._action is not None

    def begin(self, action: Action, dossier: Dossier) -> None:
        """Show the sheet of an act on this dossier."""
        self._open(action, dossier, ())

    def begin_turning_away(
        self, action: Action, given: Given | None = None, known: Applicant | None = None
    ) -> None:
        """Show the sheet of guidance or refusal without a dossier, with what is known already.

        `known` is the person of `given` with all that no field of the sheet asks. Who may not do it
        is told before anything is typed.
        """
        try:
            self._session.require(action)
        except NotPermitted as error:
            self._view.show_stop(error, False)
            return

        def ok(procedures: tuple[Procedure, ...]) -> None:
            if not self._busy:
                self._known = known
            self._open(action, None, procedures, given)

        self._tasks.run(self._desk.procedures, ok, lambda error: self._view.show_stop(error, False))

    def _open(
        self,
        action: Action,
        dossier: Dossier | None,
        procedures: tuple[Procedure, ...],
        given: Given | None = None,
    ) -> None:
        if self._busy:
            return
        self._action, self._dossier = action, dossier
        today = local_day(self._desk.clock.now())
        values = beginning(action, dossier, today, texts.record("fee_of_procedure"))
        self._view.open_sheet(OpenSheet(action, dossier, values | dict(given or {}), procedures))

    def typed(self, given: Given) -> None:
        """A field changed."""
        if self._action is Action.CORRECT and self._dossier is not None:
            self._view.show_changes(changes_of(given, self._dossier))

    def day_typed(self, text: str) -> None:
        """A day that will be promised was typed: what the calendar says of it."""
        today = local_day(self._desk.clock.now())
        day = read_day(text, today + _AHEAD) if text else None
        if day is None:
            self._view.show_day_hint(None)
            return
        self._tasks.run(lambda: self._desk.day_hint(day), self._view.show_day_hint, self._not_done)

    def leave(self) -> None:
        """Esc: nothing was done."""
        self._action = self._dossier = None

    def do(self, given: Given) -> None:
        """The words were given: do it, or say what is missing."""
        action, dossier = self._action, self._dossier
        if action is None or self._busy:
            return
        try:
            data = data_of(action, given, dossier, self._desk.clock.now())
            work = self._work(action, dossier, given, data)
        except ValidationError as error:
            self._not_done(error)
            return
        self._run(action, work)

    def do_at_once(self, action: Action, dossier: Dossier) -> None:
        """An act that asks for nothing."""
        if not self._busy:
            self._run(action, self._work(action, dossier, {}, {}))

    def _work(
        self, action: Action, dossier: Dossier | None, given: Given, data: dict[str, Any]
    ) -> Callable[[], Dossier]:
        official, role = self._session.ref, self._session.role
        if dossier is None:
            code = given.get("procedure_code")
            if missing := _not_named(given):
                raise ValidationError(*missing)
            command = TurnAway(
                action=action,
                applicant=applicant_of(given, self._known),
                procedure_code=str(code),
                official=official,
                role=role,
                data=data,
            )
            return lambda: self._desk.turn_away(command)
        move = Act(dossier_id=dossier.id, action=action, official=official, role=role, data=data)
        return lambda: self._desk.act(move)

    def _run(self, action: Action, work: Callable[[], Dossier]) -> None:
        self._set_busy(True)
        self._tasks.run(work, lambda after: self._finished(action, after), self._not_done)

    def _finished(self, action: Action, after: Dossier) -> None:
        self._set_busy(False)
        self.leave()
        self._view.close_sheet()
        self._done(action, after)

    def _not_done(self, error: AppError) -> None:
        """Nothing was saved: the sheet stays as it was typed."""
        self._set_busy(False)
        if not isinstance(error, ValidationError):
            may_pass = isinstance(error, RuleStops) and error.details.get("overridable") is True
            self._view.show_stop(error, may_pass)
            return
        action = self._action
        keys = set()
        if action is not None:
            sheet = sheet_of(action, has_dossier=self._dossier is not None)
            keys = {one.key for one in sheet.fields}
        problems = [(_own_name(name), code) for name, code in error.problems]
        self._view.show_problems([p for p in problems if p[0] in keys])
        if any(name not in keys for name, _code in problems):
            self._view.show_stop(error, False)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._view.set_sheet_busy(busy)


def _not_named(given: Given) -> list[tuple[str, str]]:
    """Who or what is missing of somebody who is turned away, from the top of the sheet."""
    asked = (("full_name", "name_missing"), ("procedure_code", "procedure_missing"))
    return [(key, code) for key, code in asked if not str(given.get(key) or "").strip()]


def _own_name(field_name: str) -> str:
    """A problem of a part stands under the part."""
    return field_name.rpartition(".")[2]
