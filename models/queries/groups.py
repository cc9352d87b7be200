"""The dossiers that one person brought together, for the slip that names them all."""

from __future__ import annotations

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from models.domain.dossier import Dossier
from models.dossier_rows import dossier_of
from models.tables import DossierRow

_OF_GROUP = text("json_extract(dossier.body, '$.group_id') = :group_id")


def dossiers_of_group(session: Session, group_id: str) -> tuple[Dossier, ...]:
    """In the order they were received, without history; those entered by mistake are left out."""
    rows = session.scalars(
        select(DossierRow)
        .where(_OF_GROUP.bindparams(group_id=group_id))
        .order_by(DossierRow.received_at, DossierRow.row_id)
    )
    dossiers = (dossier_of(row) for row in rows)
    return tuple(dossier for dossier in dossiers if dossier.voided_at is None)
