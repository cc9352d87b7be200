"""Open dossiers whose appointment is another one on the calendar in force: listed, never moved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain.dossier import DossierStatus
from models.domain.period import due_again
from models.dossier_rows import dossier_of, history_of
from models.services import catalogue
from models.tables import DossierRow

_RUNNING = (int(DossierStatus.RECEIVED), int(DossierStatus.PROCESSING))


@dataclass(frozen=True, slots=True)
class MovedDate:
    """An appointment that stands (`due_at`), and what today's calendar gives (`new_due_at`).

    The two are the same where a date that was provisional (tạm tính) is confirmed by now.
    """

    dossier_id: str
    shown_code: str
    due_at: datetime
    new_due_at: datetime
    was_provisional: bool
    is_confirmed: bool


def moved_dates(session: Session) -> tuple[MovedDate, ...]:
    """By the new appointment. A date that a person set is left out; a pause has none to move."""
    calendar = catalogue.calendar(session)
    rows = session.scalars(
        select(DossierRow).where(DossierRow.status.in_(_RUNNING), DossierRow.due_at.is_not(None))
    )
    found = []
    for row in rows:
        dossier = dossier_of(row, history_of(session, row.id))
        due = due_again(dossier, calendar)
        if due is None or dossier.due_at is None:
            continue
        confirmed_now = dossier.due_provisional and due.confirmed
        if due.due_at != dossier.due_at or confirmed_now:
            found.append(
                MovedDate(
                    dossier.id,
                    dossier.shown_code,
                    dossier.due_at,
                    due.due_at,
                    dossier.due_provisional,
                    due.confirmed,
                )
            )
    return tuple(sorted(found, key=lambda one: (one.new_due_at, one.shown_code)))
