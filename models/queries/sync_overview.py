"""What the page about the centre shows: what waits, and what happened last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import outbox
from models.queries.dossier_list import DossierLine, View, dossier_count, dossier_page
from models.services.enrolment import feed_place
from models.services.mass_change import MassChange, mass_change
from models.tables import OutboxRow, SyncNoteRow

_NOTES_SHOWN = 30
_NOTES_KEPT = 500


@dataclass(frozen=True, slots=True)
class SyncNote:
    """`kind` is one of sync.events.SyncPhase or an error code; `data` holds counts, and the id of
    the official who let a mass change in."""

    at: datetime
    kind: str
    data: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncOverview:
    waiting: int
    lines: tuple[DossierLine, ...]
    reasons: dict[str, str]
    operations: dict[str, int]
    notes: tuple[SyncNote, ...]
    checked_at: str | None
    mass_change: MassChange | None = None


def sync_overview(session: Session, now: datetime) -> SyncOverview:
    """Dossiers not at the centre (newest first), why some came back, and the last notes."""
    parked = session.scalars(select(OutboxRow).where(OutboxRow.state == outbox.OutboxState.PARKED))
    notes = session.scalars(
        select(SyncNoteRow).order_by(SyncNoteRow.seq.desc()).limit(_NOTES_SHOWN)
    )
    return SyncOverview(
        waiting=dossier_count(session, now=now, view=View.NOT_AT_CENTRE),
        lines=dossier_page(session, now=now, view=View.NOT_AT_CENTRE).lines,
        reasons={row.dossier_id: row.reason or "" for row in parked},
        operations=outbox.counts(session),
        notes=tuple(SyncNote(row.at, row.kind, row.data) for row in notes),
        checked_at=feed_place(session).checked_at,
        mass_change=mass_change(session),
    )


def add_note(session: Session, at: datetime, kind: str, data: dict[str, Any]) -> None:
    """Keep a line of the story; the same thing again only moves the last line's time."""
    last = session.scalars(select(SyncNoteRow).order_by(SyncNoteRow.seq.desc()).limit(1)).first()
    if last is not None and last.kind == kind and last.data == data:
        last.at = at
        return
    session.add(SyncNoteRow(at=at, kind=kind, data=data))
    session.flush()
    old = session.scalars(
        select(SyncNoteRow).order_by(SyncNoteRow.seq.desc()).offset(_NOTES_KEPT)
    ).all()
    for row in old:
        session.delete(row)
