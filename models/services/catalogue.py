"""The procedures this counter offers, and the working calendar it counts with.

Both come from the shipped data at first and from the centre afterwards. A dossier keeps the
version it began with, so taking in a new catalogue changes no dossier.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

import resources
from models.domain.calendar import WorkCalendar, calendar_from_json
from models.domain.procedure import Procedure
from models.domain.procedure_json import procedure_from_json
from models.errors import NotFound, NotTheCentre
from models.facts import read_fact, write_fact
from models.tables import ProcedureRow

_CALENDAR = "calendar"


def load_shipped(session: Session) -> None:
    """Fill a new store with the catalogue and calendar that came with the program."""
    take_in(
        session,
        resources.read_json("catalogue/procedures.json"),
        resources.read_json("calendars/vn.json"),
    )


def take_in(session: Session, catalogue: dict[str, Any], calendar: dict[str, Any]) -> int:
    """Offer this catalogue from now on; versions no longer in it stay readable.

    Returns the number of procedures. Raises NotTheCentre when either is not in its form.
    """
    try:
        calendar_from_json(calendar)
        procedures = [procedure_from_json(body) for body in catalogue["procedures"]]
    except (KeyError, TypeError, ValueError) as error:
        raise NotTheCentre("bad_catalogue") from error
    session.execute(update(ProcedureRow).values(current=False))
    for procedure, body in zip(procedures, catalogue["procedures"], strict=True):
        statement = insert(ProcedureRow).values(
            code=procedure.code, version=procedure.version, current=True, body=body
        )
        session.execute(
            statement.on_conflict_do_update(
                index_elements=[ProcedureRow.code, ProcedureRow.version],
                set_={"current": True, "body": statement.excluded.body},
            )
        )
    write_fact(session, _CALENDAR, calendar)
    return len(procedures)


def procedures(session: Session) -> tuple[Procedure, ...]:
    """All procedures offered today, the common ones first, then by code."""
    rows = session.scalars(select(ProcedureRow).where(ProcedureRow.current.is_(True)))
    found = [procedure_from_json(row.body) for row in rows]
    return tuple(sorted(found, key=lambda p: (not p.common, p.code)))


def procedure(session: Session, code: str) -> Procedure:
    """The version offered today. Raises NotFound(`procedure_not_found`)."""
    row = session.scalars(
        select(ProcedureRow).where(ProcedureRow.code == code, ProcedureRow.current.is_(True))
    ).first()
    if row is None:
        raise NotFound("procedure_not_found", code=code[:40])
    return procedure_from_json(row.body)


def calendar(session: Session) -> WorkCalendar:
    """The calendar in force at this counter."""
    fact = read_fact(session, _CALENDAR)
    return calendar_from_json(
        fact if fact is not None else resources.read_json("calendars/vn.json")
    )
