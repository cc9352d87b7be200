"""Settling two versions of a dossier: a person chose, part by part, and the choice is kept."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models import outbox
from models.domain.cash import MONEY_FACTS
from models.domain.changes import Changes, Kind, touched
from models.domain.clock import Clock
from models.domain.dossier import Dossier, DossierStatus, HistoryEntry, OfficialRef
from models.domain.dossier_json import dossier_from_json
from models.domain.ids import new_id
from models.domain.workflow import Role
from models.dossier_rows import add_history, change_dossier, dossier_row
from models.errors import NotPermitted, StaleEdit, TransitionNotAllowed
from models.inbox import shown_here
from models.queries.two_versions import (
    Disputed,
    Side,
    data_of_act,
    disputed,
    versions_of,
    way_to_ours,
)
from models.services.enrolment import enrolment
from models.store import Store

log = logging.getLogger("counter.settling")

SETTLING_ROLES = frozenset(Role) - {Role.POSTAL_EMPLOYEE}
"""Who may choose: a postal employee receives and returns, decides nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """A side for each part that differs, and the mark of the versions that were looked at."""

    dossier_id: str
    choices: Mapping[str, Side]
    mark: str
    official: OfficialRef
    role: Role


class SettlingService:
    """Writes choices. Blocking: call it from a worker thread or a command line."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def settle(self, wanted: Settlement) -> Changes:
        """The centre's version with the parts chosen as ours, in one transaction.

        Raises NotFound, NotPermitted, StaleEdit (`already_settled`, or `versions_changed` when
        other values were looked at), TransitionNotAllowed (`way_closed`); nothing changed then.
        """
        if wanted.role not in SETTLING_ROLES:
            raise NotPermitted(action="settle", role=str(wanted.role))
        self._store.write(lambda session: self._settle(session, wanted))
        ours = sum(side is Side.OURS for side in wanted.choices.values())
        log.info("settled parts=%d ours=%d", len(wanted.choices), ours)
        return touched(Kind.SYNC, dossiers=(wanted.dossier_id,))

    def _settle(self, session: Session, wanted: Settlement) -> None:
        row = dossier_row(session, wanted.dossier_id)
        found = disputed(session, wanted.dossier_id)
        if found is None:
            raise StaleEdit("already_settled")
        versions = versions_of(found)
        if wanted.mark != versions.mark or set(wanted.choices) != set(versions.parts):
            raise StaleEdit("versions_changed")
        ours = frozenset(p for p in versions.parts if wanted.choices[p] is Side.OURS)
        if ours & versions.centre_only:
            raise TransitionNotAllowed("way_closed")
        now = self._clock.now()
        for conflict in found.rows:
            conflict.settled_at = now
            outbox.close(session, conflict.op_id, now)
        chosen = found.version(ours)
        body = {**found.theirs, **chosen}
        settled = dossier_from_json(body, revision=found.revision)
        kept = outbox.pending_fields(session, row.id)
        change_dossier(row, shown_here(session, row, body, kept, found.revision))
        entry = self._entry(session, found, wanted, settled, now)
        add_history(session, [entry])
        changed = {name: v for name, v in chosen.items() if v != found.theirs[name]}
        op_id = outbox.append_act(session, self._clock, settled, entry, changed)
        outbox.queue_behind(session, op_id, found.names(), settled.status)

    def _entry(
        self,
        session: Session,
        found: Disputed,
        wanted: Settlement,
        settled: Dossier,
        now: datetime,
    ) -> HistoryEntry:
        """The line that says who chose what; it carries no value of the dossier, and no money: the
        line of the act that moved it stays in the history."""
        before = DossierStatus(found.theirs["status"])
        way = None if settled.status is before else way_to_ours(found)
        told = {} if way is None else data_of_act(found.rows, str(way))
        data = {name: said for name, said in told.items() if name not in MONEY_FACTS}
        data["settled"] = {part: str(side) for part, side in wanted.choices.items()}
        return HistoryEntry(
            id=new_id(now),
            dossier_id=wanted.dossier_id,
            action="note" if way is None else str(way),
            from_status=before,
            to_status=settled.status,
            at=now,
            official=wanted.official,
            device_no=enrolment(session).device_no,
            data=data,
        )
