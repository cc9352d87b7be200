"""What reports are counted from: histories, and of a dossier only the parts a report shows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, Text, func, select, type_coerce
from sqlalchemy.orm import Session

from models.domain.dossier import Channel, DossierStatus, OfficialRef
from models.domain.figures import Period
from models.domain.numbering import DossierCode
from models.domain.standing import START_ACTIONS, Standing, as_of
from models.tables import DossierRow, HistoryRow, VoidNumberRow

_NOTHING: Mapping[str, Any] = {}
_WHAT = ("procedure.sector", "procedure.name", "channel")
_WHO = (
    *("applicant.full_name", "applicant.address", "applicant.phone"),
    *("holder.full_name", "holder.address", "holder.phone"),
    *("agency_id", "result_channel"),
)


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A line of history without what no report reads; see `models.domain.standing.Line`."""

    action: str
    to_status: DossierStatus
    at: datetime
    official: OfficialRef
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDossier:
    """A dossier as reports see it, with its whole history, oldest first.

    `procedure_name` and `sector` are those of the version it began with. `due_at` is its present
    appointment.
    """

    id: str
    code: str | None
    provisional_code: str | None
    procedure_code: str
    procedure_name: str
    sector: str
    channel: Channel
    due_at: datetime | None
    history: tuple[ReportLine, ...] = ()

    def as_of(self, at: datetime) -> Standing | None:
        """How it stood just before this instant."""
        return as_of(self.history, self.due_at, at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Concerned:
    """Whose dossier it is and where the result goes. Unknown parts are None."""

    name: str
    address: str | None
    phone: str | None
    agency_id: str
    result_channel: Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterDossier:
    """A dossier received in the period, as it stood at the period's end."""

    dossier: ReportDossier
    standing: Standing
    concerned: Concerned


@dataclass(frozen=True, slots=True, kw_only=True)
class VoidNumber:
    """A number lent to this counter that names no dossier, and why."""

    code: str
    day: date
    reason: str


Ids = Select[Any]
"""A query that gives the ids of dossiers."""


def report_dossiers(session: Session) -> Iterator[ReportDossier]:
    """Every dossier with its history, in the order they came into this store."""
    return _dossiers(session, None)


def register_dossiers(session: Session, period: Period) -> tuple[RegisterDossier, ...]:
    """The dossiers received in the period, those voided since too; the earliest first.

    Those of one moment, as of one list, stand by their codes.
    """
    started = select(HistoryRow.dossier_id).where(
        HistoryRow.action.in_(sorted(START_ACTIONS)),
        HistoryRow.at >= period.start_at,
        HistoryRow.at < period.end_at,
    )
    concerned = _concerned(session, started)
    found = []
    for dossier in _dossiers(session, started):
        standing = dossier.as_of(period.end_at)
        if standing is not None and standing.received_at >= period.start_at:
            found.append(
                RegisterDossier(dossier=dossier, standing=standing, concerned=concerned[dossier.id])
            )
    found.sort(key=lambda one: (one.standing.received_at, one.dossier.code or "", one.dossier.id))
    return tuple(found)


def void_numbers(session: Session, period: Period) -> tuple[VoidNumber, ...]:
    """The gap book of these days. A number that a dossier bears after all is not in it."""
    rows = session.scalars(
        select(VoidNumberRow)
        .where(VoidNumberRow.day >= period.from_on, VoidNumberRow.day <= period.to_on)
        .order_by(VoidNumberRow.day, VoidNumberRow.agency_id, VoidNumberRow.number)
    )
    numbers = [
        VoidNumber(
            code=str(DossierCode(row.agency_id, row.day, row.number)),
            day=row.day,
            reason=row.reason,
        )
        for row in rows
    ]
    borne = set(
        session.scalars(
            select(DossierRow.code).where(DossierRow.code.in_([n.code for n in numbers]))
        )
    )
    return tuple(number for number in numbers if number.code not in borne)


def _dossiers(session: Session, wanted: Ids | None) -> Iterator[ReportDossier]:
    histories = _histories(session, wanted)
    query = select(
        DossierRow.id,
        DossierRow.code,
        DossierRow.provisional_code,
        DossierRow.procedure_code,
        type_coerce(DossierRow.due_at, Text),
        _parts(_WHAT),
    ).order_by(DossierRow.row_id)
    if wanted is not None:
        query = query.where(DossierRow.id.in_(wanted))
    for dossier_id, code, provisional_code, procedure_code, due_at, parts in session.execute(query):
        sector, name, channel = json.loads(parts)
        yield ReportDossier(
            id=dossier_id,
            code=code,
            provisional_code=provisional_code,
            procedure_code=procedure_code,
            procedure_name=name,
            sector=sector,
            channel=Channel(channel),
            due_at=None if due_at is None else datetime.fromisoformat(due_at),
            history=tuple(histories.get(dossier_id, ())),
        )


def _histories(session: Session, wanted: Ids | None) -> dict[str, list[ReportLine]]:
    body = HistoryRow.body
    query = select(
        HistoryRow.dossier_id,
        HistoryRow.action,
        type_coerce(HistoryRow.at, Text),
        func.json_extract(body, "$.to_status"),
        func.json_extract(body, "$.official.id"),
        func.json_extract(body, "$.official.name"),
        func.json_extract(body, "$.data"),
    ).order_by(HistoryRow.dossier_id, HistoryRow.at, HistoryRow.seq)
    if wanted is not None:
        query = query.where(HistoryRow.dossier_id.in_(wanted))
    histories: dict[str, list[ReportLine]] = {}
    for dossier_id, action, at, status, official_id, name, data in session.execute(query):
        line = ReportLine(
            action,
            DossierStatus(status),
            datetime.fromisoformat(at),
            OfficialRef(official_id, name),
            _telling(data),
        )
        histories.setdefault(dossier_id, []).append(line)
    return histories


def _telling(data: str) -> Mapping[str, Any]:
    """The data of a line, read only where it moves an appointment or settles two versions."""
    if '"due_' in data or '"settled"' in data:
        read: dict[str, Any] = json.loads(data)
        return read
    return _NOTHING


def _concerned(session: Session, wanted: Ids) -> dict[str, Concerned]:
    """The holder where the dossier is somebody else's, else who stood at the counter."""
    query = select(DossierRow.id, _parts(_WHO)).where(DossierRow.id.in_(wanted))
    found = {}
    for dossier_id, parts in session.execute(query):
        name, address, phone, holder, holder_address, holder_phone, agency, result = json.loads(
            parts
        )
        found[dossier_id] = Concerned(
            name=holder or name,
            address=holder_address if holder else address,
            phone=(holder_phone if holder else None) or phone,
            agency_id=agency,
            result_channel=Channel(result),
        )
    return found


def _parts(names: tuple[str, ...]) -> Any:
    """These parts of a dossier's document as one JSON list, taken out by the engine."""
    return func.json_extract(DossierRow.body, *(f"$.{name}" for name in names))
