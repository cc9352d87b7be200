"""Taking in what the centre sends: a page and its cursor in one transaction.

A pulled row never hides our own unsent change: fields that wait in the outbox keep our value until
the centre has answered them. History is a union. A final code set by the centre joins ours.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.domain.clock import Clock
from models.domain.dossier import Dossier, DossierStatus
from models.domain.dossier_json import dossier_from_json, entry_from_json
from models.domain.ids import new_id
from models.dossier_rows import add_dossier, add_history, change_dossier, dossier_row
from models.errors import NotFound, NotTheCentre
from models.outbox import OutboxState, park, pending_fields
from models.tables import ConflictRow, DossierRow

_OPEN = (
    DossierStatus.RECEIVED,
    DossierStatus.PROCESSING,
    DossierStatus.SUPPLEMENT_REQUESTED,
    DossierStatus.FINANCIAL_DUTY,
)
MASS_CHANGE_FLOOR = 5
MASS_CHANGE_SHARE = 0.05


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
    joined = {**body, **{name: row.body[name] for name in kept if name in row.body}}
    joined["code"] = row.code or body.get("code")
    joined["provisional_code"] = row.provisional_code or body.get("provisional_code")
    change_dossier(row, _beside_ours(session, dossier_from_json(joined, revision=revision)))
    if row.waiting == 0:
        row.synced_at = now
    return theirs.id


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
    disputed = theirs.disputed_code if code == theirs.code else theirs.code
    return replace(theirs, code=code, provisional_code=temporary, disputed_code=disputed)


def would_close_too_many(session: Session, bodies: list[dict[str, Any]]) -> bool:
    """Whether a page would close more open dossiers than a morning's work could.

    Such a page waits for a person (more than 5, and more than 5 % of what is open).
    """
    closing = [
        str(body.get("id"))
        for body in bodies
        if body.get("status") not in [int(status) for status in _OPEN]
        and body.get("status") != int(DossierStatus.RETURNED)
        and body.get("status") != int(DossierStatus.RESULT_READY)
    ]
    if len(closing) <= MASS_CHANGE_FLOOR:
        return False
    open_rows = select(func.count()).select_from(DossierRow)
    ours = session.scalar(
        open_rows.where(DossierRow.id.in_(closing), DossierRow.status.in_([int(s) for s in _OPEN]))
    )
    every = session.scalar(open_rows.where(DossierRow.status.in_([int(s) for s in _OPEN])))
    return (ours or 0) > max(MASS_CHANGE_FLOOR, MASS_CHANGE_SHARE * (every or 0))


def keep_conflict(
    session: Session,
    clock: Clock,
    *,
    op_id: str,
    dossier_id: str,
    fields: list[str],
    ours: dict[str, Any],
    theirs: dict[str, Any],
) -> None:
    """Keep both versions and set our operation aside until a person has chosen."""
    park(session, op_id, "conflict", clock.now(), OutboxState.CONFLICT)
    session.add(
        ConflictRow(
            id=new_id(clock.now()),
            dossier_id=dossier_id,
            op_id=op_id,
            found_at=clock.now(),
            fields=fields,
            ours=ours,
            theirs=theirs,
        )
    )
