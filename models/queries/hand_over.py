"""Dossiers that were received and still lie at the counter."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain.dossier import DossierStatus
from models.tables import DossierRow


def received_before(session: Session, before: datetime) -> tuple[str, ...]:
    """Ids of dossiers received before this instant and not handed over yet, oldest first."""
    rows = session.scalars(
        select(DossierRow.id)
        .where(
            DossierRow.status == int(DossierStatus.RECEIVED),
            DossierRow.received_at < before,
        )
        .order_by(DossierRow.received_at, DossierRow.id)
    )
    return tuple(rows)
