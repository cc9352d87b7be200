"""Moving a dossier along its life: each move checked by the one table, kept, and queued."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from models import outbox
from models.domain.changes import Changes, Kind, touched
from models.domain.clock import Clock
from models.domain.dossier import Dossier, DossierStatus, HistoryEntry, OfficialRef
from models.domain.dossier_json import dossier_to_json
from models.domain.ids import new_id
from models.domain.moves import NOTE_ACTIONS, Move, moved
from models.domain.rules import CounterRules
from models.domain.workflow import Action, Role
from models.dossier_rows import add_history, change_dossier, dossier_of, dossier_row, history_of
from models.queries.register_numbers import refuse_used_number
from models.services import catalogue
from models.services.enrolment import enrolment
from models.store import Store


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

    def __init__(self, store: Store, clock: Clock, rules: CounterRules) -> None:
        self._store = store
        self._clock = clock
        self._rules = rules

    def act(self, move: Act) -> tuple[Dossier, Changes]:
        """Do it. Raises NotFound or what `models.domain.moves.moved` raises; nothing changed then.

        The history line keeps who, when, what was written down, and the appointment it replaced.
        """
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
        before = dossier_of(row, history_of(session, move.dossier_id))
        done = moved(
            before,
            Move(
                action=move.action,
                official=move.official,
                role=move.role,
                at=move.at or self._clock.now(),
                data=move.data,
            ),
            catalogue.calendar(session),
            self._rules,
        )
        after = done.dossier
        if after.certification != before.certification:
            refuse_used_number(session, after)
        entry = self._entry(
            session, before, str(move.action), after.status, move.official, done.data, move.at
        )
        change_dossier(row, after)
        add_history(session, [entry])
        outbox.append_act(session, self._clock, before, entry, _changed_fields(before, after))
        session.flush()
        session.refresh(row)
        return dossier_of(row, history_of(session, after.id))

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
