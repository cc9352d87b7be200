"""Acts by their id or by the days they were done on, each with the dossier it was done to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain.clock import VIETNAM
from models.domain.dossier import Dossier, HistoryEntry
from models.domain.dossier_json import entry_from_json
from models.dossier_rows import dossier_of, dossier_row, history_of
from models.errors import NotFound
from models.tables import DossierRow, HistoryRow


@dataclass(frozen=True, slots=True)
class Event:
    """One line of history and its dossier as it is now."""

    entry: HistoryEntry
    dossier: Dossier


def event(session: Session, event_id: str) -> Event:
    """The act and its dossier with the whole history. Raises NotFound(`event_not_found`)."""
    row = session.scalars(select(HistoryRow).where(HistoryRow.id == event_id)).first()
    if row is None:
        raise NotFound("event_not_found")
    dossier = dossier_of(dossier_row(session, row.dossier_id), history_of(session, row.dossier_id))
    return Event(entry_from_json(row.body), dossier)


def events_between(
    session: Session, from_on: date, until_on: date, actions: tuple[str, ...]
) -> tuple[Event, ...]:
    """Acts of these kinds done on these days (both included), oldest first.

    Their dossiers come without history: a list over a quarter is read in one go.
    """
    rows = session.execute(
        select(HistoryRow, DossierRow)
        .join(DossierRow, DossierRow.id == HistoryRow.dossier_id)
        .where(
            HistoryRow.action.in_(actions),
            HistoryRow.at >= start_of(from_on),
            HistoryRow.at < start_of(until_on + timedelta(days=1)),
        )
        .order_by(HistoryRow.at, HistoryRow.seq)
    )
    return tuple(Event(entry_from_json(line.body), dossier_of(row)) for line, row in rows)


def start_of(day: date) -> datetime:
    """The first instant of a day in Vietnam."""
    return datetime.combine(day, time(), VIETNAM)
