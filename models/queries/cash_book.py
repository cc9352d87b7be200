"""The cash of some days: every fee settled on them, from the lines of history that say so."""

from __future__ import annotations

from datetime import date

from sqlalchemy import or_, select, text
from sqlalchemy.orm import Session

from models.domain.cash import Taking, takings, within
from models.domain.dossier_json import entry_from_json
from models.tables import DossierRow, HistoryRow

_SAYS_TAKEN = text("json_extract(history.body, '$.data.taken') IS NOT NULL")
_SAYS_NUMBERED = text("json_extract(history.body, '$.data.numbered') IS NOT NULL")


def takings_between(session: Session, first_on: date, last_on: date) -> tuple[Taking, ...]:
    """What was settled on these local days, both included, oldest first.

    Money may be entered later than it was taken, so every line that speaks of money is read.
    """
    rows = session.scalars(
        select(HistoryRow)
        .where(or_(_SAYS_TAKEN, _SAYS_NUMBERED))
        .order_by(HistoryRow.at, HistoryRow.seq)
    )
    return within(takings(entry_from_json(row.body) for row in rows), first_on, last_on)


def shown_codes(session: Session, found: tuple[Taking, ...]) -> dict[str, str]:
    """The code to show for each dossier these takings are of."""
    ids = sorted({taking.dossier_id for taking in found})
    rows = session.execute(
        select(DossierRow.id, DossierRow.code, DossierRow.provisional_code).where(
            DossierRow.id.in_(ids)
        )
    )
    return {id_: code or provisional or id_ for id_, code, provisional in rows}
