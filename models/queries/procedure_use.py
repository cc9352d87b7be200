"""How often this counter used each procedure lately, to offer the usual ones first."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.tables import DossierRow

_LOOK_BACK = 2_000


def procedure_uses(session: Session) -> dict[str, int]:
    """Uses by procedure code among the last dossiers."""
    latest = (
        select(DossierRow.procedure_code)
        .order_by(DossierRow.received_at.desc(), DossierRow.id.desc())
        .limit(_LOOK_BACK)
        .subquery()
    )
    rows = session.execute(
        select(latest.c.procedure_code, func.count()).group_by(latest.c.procedure_code)
    )
    return {str(code): int(count) for code, count in rows}
