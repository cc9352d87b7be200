"""The cash of some days: every movement of money on them, from the lines that say so."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import or_, select, text
from sqlalchemy.orm import Session

from models.domain.cash import Taking, takings, within
from models.domain.dossier_json import entry_from_json
from models.domain.ids import new_id
from models.queries.dossier_list import day_bounds
from models.tables import DossierRow, HistoryRow

_SAYS_TAKEN = text("json_extract(history.body, '$.data.taken') IS NOT NULL")
_SAYS_NUMBERED = text("json_extract(history.body, '$.data.numbered') IS NOT NULL")
_SAYS_REFUNDED = text("json_extract(history.body, '$.data.refunded') IS NOT NULL")
_CLOCK_SLACK = timedelta(days=2)
"""How far a computer's clock may have been put back since money was taken."""


def takings_between(session: Session, first_on: date, last_on: date) -> tuple[Taking, ...]:
    """What was settled or refunded on these local days, both included, oldest first.

    Money is written down when it is taken or later, never before: ids of lines are in the order of
    writing, so older lines need not be read.
    """
    written_since = new_id(day_bounds(first_on)[0] - _CLOCK_SLACK)
    rows = session.scalars(
        select(HistoryRow)
        .where(HistoryRow.id >= written_since, or_(_SAYS_TAKEN, _SAYS_NUMBERED, _SAYS_REFUNDED))
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
