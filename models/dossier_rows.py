"""Dossiers between their domain form and the rows of the store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain.dossier import Dossier, HistoryEntry
from models.domain.dossier_json import (
    dossier_from_json,
    dossier_to_json,
    entry_from_json,
    entry_to_json,
)
from models.domain.identity import digits_only
from models.domain.text import fold
from models.errors import NotFound
from models.tables import DossierRow, HistoryRow


def add_dossier(session: Session, dossier: Dossier, *, waiting: int) -> DossierRow:
    """Insert a new dossier and its history. `waiting`: how many of its changes are unsent."""
    row = DossierRow(id=dossier.id, waiting=waiting, synced_at=dossier.synced_at)
    _fill(row, dossier)
    session.add(row)
    session.flush()
    add_history(session, dossier.history)
    return row


def change_dossier(row: DossierRow, dossier: Dossier) -> None:
    """Replace what a row says; waiting and synced_at are the outbox's to move."""
    _fill(row, dossier)


def add_history(session: Session, entries: Iterable[HistoryEntry]) -> int:
    """Add lines not there yet (history is a union). Returns how many were new."""
    entries = tuple(entries)
    known = set(
        session.scalars(select(HistoryRow.id).where(HistoryRow.id.in_([e.id for e in entries])))
    )
    fresh = [entry for entry in entries if entry.id not in known]
    for entry in fresh:
        session.add(
            HistoryRow(
                id=entry.id,
                dossier_id=entry.dossier_id,
                action=entry.action,
                at=entry.at,
                body=entry_to_json(entry),
            )
        )
    return len(fresh)


def dossier_row(session: Session, dossier_id: str) -> DossierRow:
    """Raises NotFound."""
    row = session.scalars(select(DossierRow).where(DossierRow.id == dossier_id)).first()
    if row is None:
        raise NotFound("dossier_not_found")
    return row


def dossier_row_by_code(session: Session, code: str) -> DossierRow:
    """The dossier that bears this final or provisional code, or has this id. Raises NotFound."""
    named = (DossierRow.code == code) | (DossierRow.provisional_code == code)
    row = session.scalars(select(DossierRow).where(named | (DossierRow.id == code))).first()
    if row is None:
        raise NotFound("dossier_not_found", code=code)
    return row


def dossier_id_of(session: Session, named: str) -> str:
    """The id of the dossier named by its id or one of its codes. Raises NotFound."""
    return dossier_row_by_code(session, named).id


def dossier_of(row: DossierRow, history: Iterable[HistoryEntry] = ()) -> Dossier:
    """The domain form of a row; columns win over the document for what the outbox moves."""
    return replace(
        dossier_from_json(row.body, revision=row.revision),
        code=row.code,
        provisional_code=row.provisional_code,
        synced_at=row.synced_at if row.waiting == 0 else None,
        history=tuple(history),
    )


def history_of(session: Session, dossier_id: str) -> tuple[HistoryEntry, ...]:
    """The whole history of one dossier, oldest first."""
    rows = session.scalars(
        select(HistoryRow)
        .where(HistoryRow.dossier_id == dossier_id)
        .order_by(HistoryRow.at, HistoryRow.seq)
    )
    return tuple(entry_from_json(row.body) for row in rows)


def _fill(row: DossierRow, dossier: Dossier) -> None:
    applicant = dossier.applicant
    body: dict[str, Any] = dossier_to_json(dossier)
    row.code = dossier.code
    row.provisional_code = dossier.provisional_code
    row.status = int(dossier.status)
    row.procedure_code = dossier.procedure.code
    row.applicant_name = applicant.full_name
    row.personal_id = applicant.personal_id
    row.phone_reversed = digits_only(applicant.phone)[::-1] if applicant.phone else None
    row.received_at = dossier.received_at
    row.due_at = dossier.due_at
    row.device_no = dossier.device_no
    row.revision = dossier.revision
    row.search_text = search_text(dossier)
    row.body = body


def search_text(dossier: Dossier) -> str:
    """What the full-text index sees: folded name, address, procedure and codes."""
    applicant = dossier.applicant
    parts = (
        applicant.full_name,
        applicant.address,
        dossier.procedure.short_name,
        dossier.procedure.name,
        dossier.code,
        dossier.provisional_code,
        dossier.disputed_code,
        dossier.procedure.code,
    )
    return fold(" ".join(part for part in parts if part))
