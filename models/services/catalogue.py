"""The procedures this counter offers, and the working calendar it counts with.

Both come from the shipped data at first and from the centre or a signed file afterwards. A dossier
keeps the version it began with, so taking in a new catalogue changes no dossier.
"""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from sqlalchemy import select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

import resources
from models.catalogue_file import CatalogueFileWrong, SignedCatalogue
from models.domain.calendar import WorkCalendar, calendar_from_json
from models.domain.calendar_overrides import overrides_from_json, with_overrides
from models.domain.catalogue_change import Catalogue, catalogue_from_json, in_force, offered
from models.domain.clock import SystemClock, iso_local, local_day, parse_instant
from models.domain.fee_table import (
    FeeTable,
    fee_table_from_json,
    fee_table_to_json,
    with_local_fees,
)
from models.domain.procedure import Procedure
from models.domain.procedure_json import procedure_from_json
from models.errors import NotFound, NotTheCentre
from models.facts import read_fact, write_fact
from models.tables import ProcedureRow

_CALENDAR = "calendar"
_OVERRIDES = "calendar_overrides"
_FEES = "fee_table"
_FILE = "catalogue_file"
_KEY = "catalogue_key"


def load_shipped(session: Session) -> None:
    """Fill a new store with the catalogue and calendar that came with the program."""
    take_in(
        session,
        resources.read_json("catalogue/procedures.json"),
        resources.read_json("calendars/vn.json"),
    )


def take_in(session: Session, catalogue: dict[str, Any], calendar: dict[str, Any]) -> int:
    """Offer the catalogue and calendar of the centre from now on.

    Returns the number of procedures. Raises NotTheCentre when either is not in its form.
    """
    try:
        calendar_from_json(calendar)
        read = catalogue_from_json(catalogue)
    except (KeyError, TypeError, ValueError) as error:
        raise NotTheCentre("bad_catalogue") from error
    write_fact(session, _CALENDAR, calendar)
    return take_catalogue(session, read)


def take_catalogue(session: Session, catalogue: Catalogue) -> int:
    """Offer this catalogue from now on, in the caller's transaction; returns its size.

    Versions no longer in it stay readable for old dossiers and for search.
    """
    session.execute(update(ProcedureRow).values(current=False))
    for procedure, body in zip(catalogue.procedures, catalogue.bodies, strict=True):
        statement = insert(ProcedureRow).values(
            code=procedure.code, version=procedure.version, current=True, body=dict(body)
        )
        session.execute(
            statement.on_conflict_do_update(
                index_elements=[ProcedureRow.code, ProcedureRow.version],
                set_={"current": True, "body": statement.excluded.body},
            )
        )
    session.expire_all()
    return len(catalogue.procedures)


def take_signed(session: Session, signed: SignedCatalogue) -> int:
    """Take the catalogue of a signed file. Raises CatalogueFileWrong when a newer was taken."""
    last = read_fact(session, _FILE)
    if last is not None and signed.issued_at < parse_instant(last["issued_at"]):
        raise CatalogueFileWrong("catalogue_older")
    write_fact(session, _FILE, {"issued_at": iso_local(signed.issued_at)})
    return take_catalogue(session, signed.catalogue)


def trusted_key(session: Session) -> str:
    """The public key (hex) catalogue files are signed with. Raises CatalogueFileWrong."""
    fact = read_fact(session, _KEY)
    if fact is None:
        raise CatalogueFileWrong("catalogue_key_missing")
    return str(fact["public_key"])


def trust_key(session: Session, public_key: str) -> None:
    """Take only files signed with this key from now on."""
    write_fact(session, _KEY, {"public_key": public_key})


def set_fees(session: Session, table: FeeTable) -> None:
    """Use the fees of this province from now on, in the place of the table before."""
    write_fact(session, _FEES, fee_table_to_json(table))


def procedures(session: Session, on: date | None = None) -> tuple[Procedure, ...]:
    """The versions in force on this day (today), the common ones first, then by code."""
    found = offered(everything_taken(session), on or _today()).values()
    table = _fee_table(session)
    return tuple(
        with_local_fees(one, table) for one in sorted(found, key=lambda p: (not p.common, p.code))
    )


def procedure(session: Session, code: str, on: date | None = None) -> Procedure:
    """The version to use for a dossier received on this day (today).

    Raises NotFound: `procedure_not_found`, `procedure_retired` when it may no longer be chosen,
    `procedure_not_begun` when its first version is still to come.
    """
    day = on or _today()
    rows = session.scalars(select(ProcedureRow).where(ProcedureRow.code == code)).all()
    current = [procedure_from_json(row.body) for row in rows if row.current]
    found = in_force(current, day)
    if found is not None:
        return with_local_fees(found, _fee_table(session))
    if not rows:
        raise NotFound("procedure_not_found", code=code[:40])
    starts = [version.valid_from for version in current if version.valid_from is not None]
    if starts and min(starts) > day and len(rows) == len(current):
        raise NotFound("procedure_not_begun", code=code[:40], day=f"{min(starts):%d/%m/%Y}")
    raise NotFound("procedure_retired", code=code[:40])


def versions(session: Session, code: str) -> tuple[Procedure, ...]:
    """Every version ever held, retired ones too, the one that began last first."""
    rows = session.scalars(select(ProcedureRow).where(ProcedureRow.code == code))
    read = [procedure_from_json(row.body) for row in rows]
    return tuple(sorted(read, key=_begun, reverse=True))


def retired(session: Session, on: date | None = None) -> tuple[Procedure, ...]:
    """The last version of each procedure that may no longer be chosen, by code: for search."""
    rows = session.scalars(select(ProcedureRow))
    last: dict[str, Procedure] = {}
    for one in sorted((procedure_from_json(row.body) for row in rows), key=_begun):
        last[one.code] = one
    day = on or _today()
    still = offered(everything_taken(session), day)
    gone = (one for one in last.values() if one.code not in still and not _begins(one, day))
    return tuple(sorted(gone, key=lambda p: p.code))


def everything_taken(session: Session) -> tuple[Procedure, ...]:
    """All versions of the catalogue taken last, those in force at other times too."""
    rows = session.scalars(select(ProcedureRow).where(ProcedureRow.current.is_(True)))
    return tuple(procedure_from_json(row.body) for row in rows)


def calendar(session: Session) -> WorkCalendar:
    """The calendar in force at this counter: the centre's, with the office's own days over it."""
    fact = read_fact(session, _CALENDAR)
    given = calendar_from_json(
        fact if fact is not None else resources.read_json("calendars/vn.json")
    )
    own = read_fact(session, _OVERRIDES)
    return given if own is None else with_overrides(given, overrides_from_json(own))


def own_days(session: Session) -> dict[str, Any] | None:
    """The office's file of corrections as it was taken, None when there is none."""
    return read_fact(session, _OVERRIDES)


def take_own_days(session: Session, data: object) -> None:
    """Lay these corrections over the calendar from now on, in the place of those before.

    No appointment moves by it (see `models.queries.moved_dates`). Raises CalendarFileWrong.
    """
    overrides_from_json(data)
    write_fact(session, _OVERRIDES, dict(cast(dict[str, Any], data)))
    calendar(session)


def _begun(procedure: Procedure) -> tuple[date, str]:
    return (procedure.valid_from or date.min, procedure.version)


def _begins(procedure: Procedure, on: date) -> bool:
    return procedure.valid_from is not None and procedure.valid_from > on


def _fee_table(session: Session) -> FeeTable:
    fact = read_fact(session, _FEES)
    return FeeTable("", {}) if fact is None else fee_table_from_json(fact)


def _today() -> date:
    return local_day(SystemClock().now())
