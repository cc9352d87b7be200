"""Moving a dossier along its life: each move checked by the one table, kept, and queued."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from models import outbox
from models.domain.changes import Changes, Kind, touched
from models.domain.clock import Clock
from models.domain.deadline import due_after_suspension
from models.domain.dossier import Dossier, DossierStatus, HistoryEntry, OfficialRef
from models.domain.dossier_json import dossier_to_json
from models.domain.ids import new_id
from models.domain.workflow import Action, ClockEffect, Role, Transition, transition
from models.dossier_rows import add_history, change_dossier, dossier_of, dossier_row, history_of
from models.errors import NotPermitted
from models.services import catalogue
from models.services.enrolment import enrolment
from models.store import Store

NOTE_ACTIONS = frozenset({"print", "note", "view"})
"""Lines of history that leave the status as it is and need no row in the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One move of one dossier. `at` None means now; `data` explains it (reason, receiver)."""

    dossier_id: str
    action: Action
    official: OfficialRef
    role: Role
    at: datetime | None = None
    data: Mapping[str, Any] = field(default_factory=dict)


class ProcessingService:
    """Writes moves. Blocking: call it from a worker thread or a command line."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def act(self, move: Act) -> tuple[Dossier, Changes]:
        """Do it, or raise NotFound, TransitionNotAllowed, NotPermitted; then nothing changed."""
        dossier = self._store.write(lambda session: self._act(session, move))
        return dossier, touched(Kind.SYNC, dossiers=(dossier.id,))

    def note(
        self, dossier_id: str, action: str, official: OfficialRef, data: Mapping[str, Any]
    ) -> Changes:
        """Add a line to the history without moving the dossier: a print, a note, a look."""
        if action not in NOTE_ACTIONS:
            raise ValueError(f"not a note: {action}")

        def work(session: Session) -> None:
            row = dossier_row(session, dossier_id)
            dossier = dossier_of(row)
            entry = self._entry(session, dossier, action, dossier.status, official, data, None)
            add_history(session, [entry])
            outbox.append_act(session, self._clock, dossier, entry, {})

        self._store.write(work)
        return touched(Kind.SYNC, dossiers=(dossier_id,))

    def _act(self, session: Session, move: Act) -> Dossier:
        row = dossier_row(session, move.dossier_id)
        before = dossier_of(row)
        rule = transition(before.status, move.action)
        if move.role not in rule.roles:
            raise NotPermitted(action=str(move.action), role=str(move.role))
        at = move.at or self._clock.now()
        after = self._after(session, before, rule, at)
        entry = self._entry(
            session, before, str(move.action), after.status, move.official, move.data, at
        )
        fields = _changed_fields(before, after)
        change_dossier(row, after)
        add_history(session, [entry])
        outbox.append_act(session, self._clock, before, entry, fields)
        session.flush()
        session.refresh(row)
        return dossier_of(row, history_of(session, after.id))

    def _after(self, session: Session, before: Dossier, rule: Transition, at: datetime) -> Dossier:
        status = rule.to_status if rule.to_status is not None else before.status
        after = replace(before, status=status)
        if status is DossierStatus.RESULT_READY:
            after = replace(after, finished_at=at)
        if status is DossierStatus.RETURNED and before.status is not DossierStatus.RETURNED:
            after = replace(after, returned_at=at)
        if rule.clock is ClockEffect.RESTART:
            after = self._restarted(session, after, rule, at)
        return after

    def _restarted(
        self, session: Session, after: Dossier, rule: Transition, at: datetime
    ) -> Dossier:
        limit = after.procedure.time_limit
        if limit is None or rule.mode is None:
            return after
        stops = [
            entry.at
            for entry in history_of(session, after.id)
            if entry.to_status not in (after.status, entry.from_status)
        ]
        due = due_after_suspension(
            after.received_at,
            limit,
            catalogue.calendar(session),
            suspended_at=stops[-1] if stops else after.received_at,
            resumed_at=at,
            mode=rule.mode,
        )
        return replace(
            after,
            due_at=due.due_at,
            effective_at=due.effective_at,
            due_provisional=not due.confirmed,
            due_steps=due.steps,
        )

    def _entry(
        self,
        session: Session,
        before: Dossier,
        action: str,
        to_status: DossierStatus,
        official: OfficialRef,
        data: Mapping[str, Any],
        at: datetime | None,
    ) -> HistoryEntry:
        now = self._clock.now()
        return HistoryEntry(
            id=new_id(now),
            dossier_id=before.id,
            action=action,
            from_status=before.status,
            to_status=to_status,
            at=at or now,
            official=official,
            device_no=enrolment(session).device_no,
            data=dict(data),
        )


def _changed_fields(before: Dossier, after: Dossier) -> dict[str, Any]:
    old, new = dossier_to_json(before), dossier_to_json(after)
    return {name: value for name, value in new.items() if value != old[name]}
