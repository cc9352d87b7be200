"""The outbox: what the centre has not confirmed yet, written with the change that made it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from models.domain.clock import Clock, iso_local
from models.domain.dossier import Dossier, DossierStatus, HistoryEntry
from models.domain.dossier_json import dossier_to_json, entry_to_json
from models.domain.ids import new_id
from models.domain.workflow import TRANSITIONS
from models.tables import DossierRow, OutboxRow


class OutboxState(StrEnum):
    WAITING = "waiting"
    ACKNOWLEDGED = "acknowledged"
    PARKED = "parked"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Pending:
    """One operation to send; `body` has the keys of `sync.protocol.Operation`."""

    seq: int
    op_id: str
    dossier_id: str
    body: dict[str, Any]


def append_receive(session: Session, clock: Clock, dossier: Dossier, entry: HistoryEntry) -> str:
    """Queue a new dossier. The caller adds the dossier with `waiting=1`. Returns the op id."""
    return _append(
        session,
        clock,
        kind="receive",
        dossier=dossier,
        entry=entry,
        content={"dossier": dossier_to_json(dossier), "fields": {}},
    )


def append_act(
    session: Session,
    clock: Clock,
    dossier: Dossier,
    entry: HistoryEntry,
    fields: dict[str, Any],
) -> str:
    """Queue an act on a dossier: its changed fields and its line of history."""
    session.execute(
        update(DossierRow)
        .where(DossierRow.id == dossier.id)
        .values(waiting=DossierRow.waiting + 1, synced_at=None)
    )
    return _append(
        session,
        clock,
        kind="act",
        dossier=dossier,
        entry=entry,
        content={"dossier": None, "fields": fields},
    )


def _append(
    session: Session,
    clock: Clock,
    *,
    kind: str,
    dossier: Dossier,
    entry: HistoryEntry,
    content: dict[str, Any],
) -> str:
    op_id = new_id(clock.now())
    body = {
        "op_id": op_id,
        "kind": kind,
        "dossier_id": dossier.id,
        "base_revision": dossier.revision,
        "made_at": iso_local(clock.now()),
        "entry": entry_to_json(entry),
        "schema": 1,
        **content,
    }
    session.add(
        OutboxRow(
            op_id=op_id,
            dossier_id=dossier.id,
            kind=kind,
            base_revision=dossier.revision,
            made_at=clock.now(),
            body=body,
            state=OutboxState.WAITING,
        )
    )
    return op_id


def pending(session: Session, limit: int, after: int = 0) -> tuple[Pending, ...]:
    """Operations to send, oldest first, from the one after `after`.

    A dossier that has a parked or conflicting operation waits behind it; others pass.
    """
    blocked = (
        select(OutboxRow.dossier_id)
        .where(OutboxRow.state.in_((OutboxState.PARKED, OutboxState.CONFLICT)))
        .distinct()
    )
    rows = session.scalars(
        select(OutboxRow)
        .where(
            OutboxRow.state == OutboxState.WAITING,
            OutboxRow.seq > after,
            OutboxRow.dossier_id.not_in(blocked),
        )
        .order_by(OutboxRow.seq)
        .limit(limit)
    )
    return tuple(Pending(row.seq, row.op_id, row.dossier_id, row.body) for row in rows)


def acknowledge(
    session: Session,
    op_id: str,
    *,
    revision: int,
    stored_at: datetime,
    now: datetime,
    code: str | None = None,
    disputed_code: str | None = None,
) -> str | None:
    """The centre has it. Returns the dossier's id, None when this was known already.

    A final code given by the centre is set beside the provisional one; a code that stands is
    never replaced.
    """
    operation = session.scalars(select(OutboxRow).where(OutboxRow.op_id == op_id)).first()
    if operation is None or operation.state == OutboxState.ACKNOWLEDGED:
        return None
    operation.state = OutboxState.ACKNOWLEDGED
    operation.answered_at = now
    operation.reason = None
    row = session.scalars(select(DossierRow).where(DossierRow.id == operation.dossier_id)).one()
    row.waiting -= 1
    if revision == row.revision + 1:
        row.revision = revision  # a later one hides changes of others not pulled yet
    if code is not None and row.code is None:
        row.code = code
        row.body = {**row.body, "code": code}
        row.search_text = f"{row.search_text} {code.lower()}"
    if disputed_code is not None:
        row.body = {**row.body, "disputed_code": disputed_code}
        row.search_text = f"{row.search_text} {disputed_code.lower()}"
    if row.waiting == 0:
        row.synced_at = stored_at
    return row.id


def park(session: Session, op_id: str, reason: str, now: datetime, state: OutboxState) -> None:
    """Set an operation aside until a person has looked; the dossier still counts it as waiting."""
    session.execute(
        update(OutboxRow)
        .where(OutboxRow.op_id == op_id, OutboxRow.state == OutboxState.WAITING)
        .values(state=state, reason=reason, answered_at=now)
    )


def close(session: Session, op_id: str, now: datetime) -> None:
    """A person settled what an operation was about: it is sent no more and counts no more."""
    operation = session.scalars(select(OutboxRow).where(OutboxRow.op_id == op_id)).first()
    if operation is None or operation.state == OutboxState.ACKNOWLEDGED:
        return
    operation.state = OutboxState.ACKNOWLEDGED
    operation.answered_at = now
    row = session.scalars(select(DossierRow).where(DossierRow.id == operation.dossier_id)).one()
    row.waiting -= 1
    if row.waiting == 0:
        row.synced_at = now


def queue_behind(
    session: Session, op_id: str, names: frozenset[str], status: DossierStatus
) -> None:
    """Let the other waiting operations of a dossier go after this one, a person's choice.

    `names` are the fields she saw both values of and `status` is the one she chose. An operation
    that changes nothing else, by an act allowed from there, is now made on what she chose: the
    centre would call it a conflict a second time. None of them was stored there: the centre holds
    what comes after an operation it did not accept.
    """
    first = session.scalars(select(OutboxRow).where(OutboxRow.op_id == op_id)).one()
    later = session.scalars(
        select(OutboxRow)
        .where(
            OutboxRow.dossier_id == first.dossier_id,
            OutboxRow.state == OutboxState.WAITING,
            OutboxRow.seq < first.seq,
        )
        .order_by(OutboxRow.seq)
    ).all()
    follows = True
    for place, row in enumerate(later, start=first.seq + 1):
        row.seq = place
        entry, fields = row.body["entry"], row.body["fields"]
        follows = follows and set(fields) <= names and _leads(status, entry)
        if follows:
            row.base_revision = first.base_revision
            row.body = {**row.body, "base_revision": first.base_revision}
            status = DossierStatus(fields.get("status", status))


def _leads(status: DossierStatus, entry: dict[str, Any]) -> bool:
    """Whether the act of this line may be done in this status and ends where the line says."""
    if entry["from_status"] == entry["to_status"]:
        return True
    target = DossierStatus(entry["to_status"])
    return any(
        rule.action == entry["action"] and status in rule.from_statuses and rule.to_status is target
        for rule in TRANSITIONS
    )


def send_again(session: Session, dossier_id: str) -> int:
    """Let a dossier's parked operations go again. Returns how many."""
    parked = session.scalars(
        select(OutboxRow).where(
            OutboxRow.dossier_id == dossier_id, OutboxRow.state == OutboxState.PARKED
        )
    ).all()
    for row in parked:
        row.state = OutboxState.WAITING
        row.reason = None
    return len(parked)


def offer_all_again(session: Session) -> int:
    """Queue every acknowledged operation once more: the centre came back from a backup.

    Safe, because the centre knows each by its id. Its revisions count anew. A final code the
    centre gave a provisional dossier goes with it: it may stand on paper. Returns how many.
    """
    rows = session.scalars(
        select(OutboxRow).where(OutboxRow.state == OutboxState.ACKNOWLEDGED)
    ).all()
    for row in rows:
        row.state = OutboxState.WAITING
    session.execute(update(DossierRow).values(revision=0))
    _tell_given_codes(session, rows)
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.dossier_id] = counts.get(row.dossier_id, 0) + 1
    for dossier_id, count in counts.items():
        session.execute(
            update(DossierRow)
            .where(DossierRow.id == dossier_id)
            .values(waiting=DossierRow.waiting + count, synced_at=None)
        )
    return len(rows)


def _tell_given_codes(session: Session, rows: Iterable[OutboxRow]) -> None:
    """Put the final code beside each reception that went out with a provisional one only."""
    for row in rows:
        sent = row.body["dossier"]
        if sent is None or sent["code"] is not None:
            continue
        wanted = select(DossierRow.code).where(DossierRow.id == row.dossier_id)
        row.body = {**row.body, "given_code": session.scalar(wanted)}


def pending_fields(session: Session, dossier_id: str) -> frozenset[str]:
    """Names of the fields of a dossier that unsent work of ours has changed."""
    rows = session.scalars(
        select(OutboxRow).where(
            OutboxRow.dossier_id == dossier_id, OutboxRow.state != OutboxState.ACKNOWLEDGED
        )
    )
    names: set[str] = set()
    for row in rows:
        names |= set(row.body["dossier"] or ()) | set(row.body["fields"])
    return frozenset(names)


def forget_old(session: Session, before: datetime) -> int:
    """Drop operations acknowledged before this instant; unsent work is never dropped."""
    rows = session.scalars(
        select(OutboxRow).where(
            OutboxRow.state == OutboxState.ACKNOWLEDGED, OutboxRow.answered_at < before
        )
    ).all()
    for row in rows:
        session.delete(row)
    return len(rows)


def counts(session: Session) -> dict[str, int]:
    """How many operations are in each state."""
    rows = session.execute(select(OutboxRow.state, func.count()).group_by(OutboxRow.state))
    return {str(state): int(count) for state, count in rows}
