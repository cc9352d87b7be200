"""The catalogue in use in the form of its file, to be changed and signed anew."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.tables import ProcedureRow


def catalogue_bodies(session: Session) -> list[dict[str, Any]]:
    """Every version of the catalogue taken last as it came, by code and version."""
    rows = session.scalars(select(ProcedureRow).where(ProcedureRow.current.is_(True)))
    return [dict(row.body) for row in sorted(rows, key=lambda row: (row.code, row.version))]
