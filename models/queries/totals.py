"""How much a store holds, in the figures a backup's manifest carries."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.tables import DossierRow, HistoryRow


def counts(session: Session) -> tuple[int, int]:
    """Dossiers and lines of history."""
    dossiers = session.scalar(select(func.count()).select_from(DossierRow))
    history = session.scalar(select(func.count()).select_from(HistoryRow))
    return dossiers or 0, history or 0
