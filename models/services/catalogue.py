"""The procedures this counter offers, and the working calendar it counts with.

Both come from the shipped data at first and from the centre or a signed file afterwards. A dossier
keeps the version it began with, so taking in a new catalogue changes no dossier.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
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
from models.domain.dossier import OfficialRef
from models.domain.fee_table import (
    FeeTable,
    fee_table_from_json,
    fee_table_to_json,
    with_local_fees,
)
from models.domain.procedure import Procedure
from models.domain.procedure_json import procedure_from_json, procedure_to_json
from models.errors import NotFound, NotTheCentre, UserError
from models.facts import read_fact, write_fact
from models.tables import ProcedureRow

_CALENDAR = "calendar"
_OVERRIDES = "calendar_overrides"
_FEES = "fee_table"
_FILE = "catalogue_file"
_KEY = "catalogue_key"
_TIMES = "confirmed_times"


@dataclass(frozen=True, slots=True)
class ConfirmedTime:
    """Who confirmed the times of one version of a procedure, and when. `still_holds`: the version
    has the same times today."""

    code: str
    version: str
    official: OfficialRef
    at: datetime
    still_holds: bool


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


def take_signed(session: Session, signed: SignedCatalogue, now: datetime) -> int:
    """Take the catalogue of a signed file. Raises CatalogueFileWrong when a newer was taken."""
    signed.check_signed_by(now)
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


def fee_table(session: Session) -> FeeTable:
    """The province's fees in use; an empty table without a name where none was set."""
    fact = read_fact(session, _FEES)
    return FeeTable("", {}) if fact is None else fee_table_from_json(fact)


def procedures(session: Session, on: date | None = None) -> tuple[Procedure, ...]:
    """The versions in force on this day (today), the common ones first, then by code."""
    found = offered(everything_taken(session), on or _today()).values()
    fees, confirmed = fee_table(session), _times(session)
    return tuple(
        with_local_fees(_with_time(one, confirmed), fees)
        for one in sorted(found, key=lambda p: (not p.common, p.code))
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
        return with_local_fees(_with_time(found, _times(session)), fee_table(session))
    if not rows:
        raise NotFound("procedure_not_found", code=code[:40])
    starts = [version.valid_from for version in current if version.valid_from is not None]
    if starts and min(starts) > day and len(rows) == len(current):
        raise NotFound("procedure_not_begun", code=code[:40], day=f"{min(starts):%d/%m/%Y}")
    raise NotFound("procedure_retired", code=code[:40])


def versions(session: Session, code: str) -> tuple[Procedure, ...]:
    """Every version ever held, retired ones too, the one that began last first."""
    rows = session.scalars(select(ProcedureRow).where(ProcedureRow.code == code))
    confirmed = _times(session)
    read = [_with_time(procedure_from_json(row.body), confirmed) for row in rows]
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


def confirm_time(
    session: Session, code: str, version: str, official: OfficialRef, at: datetime
) -> None:
    """The office stands by the times of this version: dossiers received from now on say so.

    Dossiers received before keep what they have; another version, or other times under the same
    name, are unverified again. Raises NotFound(`procedure_not_found`),
    UserError(`time_missing`, `time_confirmed_before`).
    """
    row = session.get(ProcedureRow, (code, version))
    if row is None:
        raise NotFound("procedure_not_found", code=code[:40])
    found = procedure_from_json(row.body)
    times = _times_of(found)
    if not any(times):
        raise UserError("time_missing", code=code[:40])
    entries = _times(session)
    if _with_time(found, entries).time_verified:
        raise UserError("time_confirmed_before", code=code[:40])
    entry = {
        "code": code,
        "version": version,
        "times": times,
        "official_id": official.id,
        "official_name": official.name,
        "at": iso_local(at),
    }
    write_fact(session, _TIMES, {"entries": [*entries, entry]})


def confirmed_times(session: Session, code: str) -> tuple[ConfirmedTime, ...]:
    """Who confirmed the times of a procedure, version by version, the latest first."""
    now = {one.version: _times_of(one) for one in versions(session, code)}
    found = [
        ConfirmedTime(
            code,
            entry["version"],
            OfficialRef(entry["official_id"], entry["official_name"]),
            parse_instant(entry["at"]),
            still_holds=now.get(entry["version"]) == entry["times"],
        )
        for entry in _times(session)
        if entry["code"] == code
    ]
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


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


def _times(session: Session) -> list[dict[str, Any]]:
    fact = read_fact(session, _TIMES)
    return [] if fact is None else list(fact["entries"])


def _times_of(procedure: Procedure) -> list[Any]:
    """The times a confirmation stands for, in their JSON form; only empty values: there are none.

    Fees by channel stand beside the times in the catalogue and are left out.
    """
    body = procedure_to_json(procedure)
    terms = [
        [row["channel"], row["time_limit"]]
        for row in body.get("terms") or ()
        if row.get("time_limit") is not None
    ]
    return [body.get("time_limit"), terms]


def _with_time(procedure: Procedure, entries: list[dict[str, Any]]) -> Procedure:
    """The procedure, verified where the office has confirmed these very times of this version."""
    if procedure.time_verified or not entries:
        return procedure
    named = (procedure.code, procedure.version)
    same = [entry for entry in entries if (entry["code"], entry["version"]) == named]
    holds = bool(same) and _times_of(procedure) in [entry["times"] for entry in same]
    return replace(procedure, time_verified=True) if holds else procedure


def _begun(procedure: Procedure) -> tuple[date, str]:
    return (procedure.valid_from or date.min, procedure.version)


def _begins(procedure: Procedure, on: date) -> bool:
    return procedure.valid_from is not None and procedure.valid_from > on


def _today() -> date:
    return local_day(SystemClock().now())
