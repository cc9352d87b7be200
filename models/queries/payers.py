"""Who handed in the dossiers that money was taken for."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.tables import DossierRow

_AT_ONCE = 500
"""Ids in one question: the engine takes a limited number of values."""


def payer_names(session: Session, dossier_ids: Collection[str]) -> dict[str, str]:
    """The name on each of these dossiers; an unknown id is left out."""
    wanted = sorted(set(dossier_ids))
    names: dict[str, str] = {}
    for first in range(0, len(wanted), _AT_ONCE):
        rows = session.execute(
            select(DossierRow.id, DossierRow.applicant_name).where(
                DossierRow.id.in_(wanted[first : first + _AT_ONCE])
            )
        )
        names.update({id_: name for id_, name in rows})
    return names
