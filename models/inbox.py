"""Taking in what the centre sends: a page and its cursor in one transaction.

A pulled row never hides our own unsent change: fields that wait in the outbox keep our value until
the centre has answered them. History is a union. A final code set by the centre joins ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from models.domain.clock import Clock
from models.domain.dossier import Dossier, DossierStatus
from models.domain.dossier_json import dossier_from_json, entry_from_json
from models.domain.ids import new_id
from models.dossier_rows import add_dossier, add_history, change_dossier, dossier_row
from models.errors import NotFound, NotTheCentre
from models.outbox import OutboxState, close, park, pending_fields
from models.tables import ConflictRow, DossierRow

_OPEN = (
    DossierStatus.RECEIVED,
    DossierStatus.PROCESSING,
    DossierStatus.SUPPLEMENT_REQUESTED,
    DossierStatus.FINANCIAL_DUTY,
)
MASS_CHANGE_FLOOR = 5
MASS_CHANGE_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class Closing:
    """A dossier open here that a page closes; `status` is None when it is no status we know."""

    dossier_id: str
    code: str
    status: DossierStatus | None


def apply_change(
    session: Session,
    revision: int,
    body: dict[str, Any],
    history: list[dict[str, Any]],
    office_code: str,
    now: datetime,
) -> str | None:
    """Take in one dossier. Returns its id when something changed here.

    Raises NotTheCentre when the message is not a dossier of our office.
    """
    try:
        theirs = dossier_from_json(body, revision=revision)
        entries = tuple(entry_from_json(item) for item in history)
    except ValueError as error:
        raise NotTheCentre("bad_dossier", field=str(error).partition(":")[0]) from error
    if theirs.office_code != office_code or any(e.dossier_id != theirs.id for e in entries):
        raise NotTheCentre("other_office")
    try:
        row = dossier_row(session, theirs.id)
    except NotFound:
        shown = _beside_ours(session, theirs)
        add_dossier(session, replace(shown, synced_at=now, history=entries), waiting=0)
        return theirs.id
    fresh = add_history(session, entries)
    if revision < row.revision or (revision == row.revision and not fresh):
        return None
    kept = pending_fields(session, theirs.id) if row.waiting else frozenset()
    change_dossier(row, shown_here(session, row, body, kept, revision))
    if row.waiting == 0:
        row.synced_at = now
    session.execute(
        update(ConflictRow)
        .where(ConflictRow.dossier_id == theirs.id, ConflictRow.settled_at.is_(None))
        .values(theirs={**body, "revision": revision})
    )
    return theirs.id


def shown_here(
    session: Session,
    row: DossierRow,
    body: dict[str, Any],
    kept: Iterable[str],
    revision: int,
) -> Dossier:
    """The centre's version as this counter shows it: the kept fields and every code stay ours."""
    joined = {**body, **{name: row.body[name] for name in kept if name in row.body}}
    joined["code"] = row.code or body.get("code")
    joined["provisional_code"] = row.provisional_code or body.get("provisional_code")
    return _beside_ours(session, dossier_from_json(joined, revision=revision))


def _beside_ours(session: Session, theirs: Dossier) -> Dossier:
    """The dossier under codes no other dossier here bears, so that both can be shown.

    After a whole disk was put back, a code may have been printed for two dossiers: ours keeps it,
    the other one is shown by that code and the end of its id.
    """
    others = select(func.count()).select_from(DossierRow).where(DossierRow.id != theirs.id)
    code, temporary = theirs.code, theirs.provisional_code
    if code is not None and session.scalar(others.where(DossierRow.code == code)):
        code = None
    if temporary is not None and session.scalar(
        others.where(DossierRow.provisional_code == temporary)
    ):
        temporary = None
    if code == theirs.code and temporary == theirs.provisional_code:
        return theirs
    if code is None and temporary is None:
        temporary = f"{theirs.shown_code}/{theirs.id[-4:]}"
    disputed = theirs.disputed_code or theirs.provisional_code
    if code != theirs.code:
        disputed = theirs.code
    return replace(theirs, code=code, provisional_code=temporary, disputed_code=disputed)


def would_close_too_many(session: Session, bodies: list[dict[str, Any]]) -> bool:
    """Whether a page would close more open dossiers than a morning's work could.

    Such a page waits for a person (more than 5, and more than 5 % of what is open).
    """
    return bool(closes_too_many(session, bodies))


def closes_too_many(session: Session, bodies: Sequence[dict[str, Any]]) -> tuple[Closing, ...]:
    """The open dossiers such a page would close; empty when it is a page like any other."""
    closing = {
        str(body.get("id")): body.get("status") for body in bodies if _closes(body.get("status"))
    }
    if len(closing) <= MASS_CHANGE_FLOOR:
        return ()
    is_open = DossierRow.status.in_([int(s) for s in _OPEN])
    ours = session.scalars(
        select(DossierRow)
        .where(DossierRow.id.in_(list(closing)), is_open)
        .order_by(DossierRow.row_id)
    ).all()
    every = session.scalar(select(func.count()).select_from(DossierRow).where(is_open)) or 0
    if len(ours) <= max(MASS_CHANGE_FLOOR, MASS_CHANGE_SHARE * every):
        return ()
    return tuple(
        Closing(row.id, row.code or row.provisional_code or row.id, _known(closing[row.id]))
        for row in ours
    )


def _closes(status: object) -> bool:
    """Neither open nor finished at the counter: what else, or no status at all, closes it."""
    stays = (*_OPEN, DossierStatus.RETURNED, DossierStatus.RESULT_READY)
    return status not in [int(one) for one in stays]


def _known(status: object) -> DossierStatus | None:
    known = {int(one): one for one in DossierStatus}
    return known.get(status) if isinstance(status, int) else None


def keep_conflict(
    session: Session,
    clock: Clock,
    *,
    op_id: str,
    dossier_id: str,
    fields: list[str],
    ours: dict[str, Any],
    theirs: dict[str, Any],
) -> bool:
    """Keep both versions and set our operation aside until a person has chosen.

    `theirs` may carry the centre's `revision` beside the fields. Returns False when a person chose
    already: the same answer came again. Raises NotTheCentre when `theirs` is not this dossier.
    """
    now = clock.now()
    answered = select(ConflictRow.id).where(
        ConflictRow.op_id == op_id, ConflictRow.settled_at.is_not(None)
    )
    if session.scalar(answered) is not None:
        close(session, op_id, now)
        return False
    try:
        read = dossier_from_json(theirs)
    except ValueError as error:
        raise NotTheCentre("bad_dossier", field=str(error).partition(":")[0]) from error
    if read.id != dossier_id or read.office_code != dossier_row(session, dossier_id).body.get(
        "office_code"
    ):
        raise NotTheCentre("other_office")
    park(session, op_id, "conflict", now, OutboxState.CONFLICT)
    session.add(
        ConflictRow(
            id=new_id(now),
            dossier_id=dossier_id,
            op_id=op_id,
            found_at=now,
            fields=fields,
            ours=ours,
            theirs=theirs,
        )
    )
    return True
