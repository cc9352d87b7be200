"""Pages of dossiers for lists and search: newest first, keyset cursors, capped counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from sqlalchemy import (
    ColumnElement,
    Select,
    Text,
    and_,
    case,
    func,
    literal,
    or_,
    select,
    text,
    tuple_,
)
from sqlalchemy.orm import Session

from models.domain.clock import VIETNAM, local_day
from models.domain.dossier import Dossier, DossierStatus
from models.domain.numbering import is_provisional, parse_code
from models.domain.text import fold
from models.outbox import OutboxState
from models.tables import DossierRow, OutboxRow
from models.types import UtcInstant

PAGE = 100
COUNT_CAP = 1_000
_LOOKS_LIKE_CODE = re.compile(r"[0-9A-Za-z.]{2,35}-[0-9\-]*", re.ASCII)
_LAST_DIGITS = 3
"""As many of the phone as a row shows are enough to find it."""


class View(StrEnum):
    """The saved views of the list."""

    ALL = "all"
    DUE_TODAY = "due_today"
    OVERDUE = "overdue"
    WAITING_SUPPLEMENT = "waiting_supplement"
    RESULT_READY = "result_ready"
    NOT_AT_CENTRE = "not_at_centre"
    ONLINE_NEW = "online_new"


class CentreState(StrEnum):
    """What is true about the centre for one dossier; never greener than that."""

    WAITING = "waiting"
    AT_CENTRE = "at_centre"
    SENT_BACK = "sent_back"
    TWO_VERSIONS = "two_versions"


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierLine:
    """One row of a list. `phone_end` is the last three digits; no ID number is in it.

    `is_void`: it was entered by mistake and stays readable.
    """

    id: str
    code: str | None
    provisional_code: str | None
    status: DossierStatus
    applicant_name: str
    phone_end: str | None
    procedure_code: str
    procedure_name: str
    received_at: datetime
    due_at: datetime | None
    centre: CentreState
    synced_at: datetime | None
    is_void: bool = False

    @property
    def shown_code(self) -> str:
        return self.code or self.provisional_code or self.id


@dataclass(frozen=True, slots=True)
class PageKey:
    """Where the next page starts: after this instant and id."""

    received_at: datetime
    id: str


@dataclass(frozen=True, slots=True)
class DossierPage:
    """`next` is None at the end."""

    lines: tuple[DossierLine, ...]
    next: PageKey | None


def dossier_page(
    session: Session,
    *,
    now: datetime,
    view: View = View.ALL,
    search: str = "",
    after: PageKey | None = None,
    limit: int = PAGE,
) -> DossierPage:
    """One page, newest first. `search` is a code, digits (phone end, ID number) or words."""
    query = select(DossierRow).where(*_conditions(now, view, search))
    if after is not None:
        place = tuple_(  # typed: an instant must be compared in the form it is stored in
            literal(after.received_at, UtcInstant()), literal(after.id, Text())
        )
        query = query.where(tuple_(DossierRow.received_at, DossierRow.id) < place)
    keeps_code = case((DossierRow.code == search.strip().upper(), 0), else_=1)
    order = (keeps_code,) if _is_whole_code(search.strip().upper()) else ()
    rows = session.scalars(
        query.order_by(*order, DossierRow.received_at.desc(), DossierRow.id.desc()).limit(limit + 1)
    ).all()
    troubled = _troubled(session, [row.id for row in rows])
    lines = tuple(_line(row, troubled) for row in rows[:limit])
    last = lines[-1] if len(rows) > limit else None
    return DossierPage(lines, PageKey(last.received_at, last.id) if last else None)


def dossiers_of_person(session: Session, *numbers: str) -> tuple[DossierLine, ...]:
    """The dossiers of one person known here under any of her numbers, newest first, at most 20."""
    rows = session.scalars(
        select(DossierRow)
        .where(DossierRow.personal_id.in_(numbers))
        .order_by(DossierRow.received_at.desc(), DossierRow.id.desc())
        .limit(20)
    ).all()
    troubled = _troubled(session, [row.id for row in rows])
    return tuple(_line(row, troubled) for row in rows)


def dossiers_by_code(session: Session, code: str) -> tuple[DossierLine, ...]:
    """Every dossier whose slip bears this code, first the one that keeps it.

    More than one only after a whole disk was put back and a number was printed twice.
    """
    rows = session.scalars(
        select(DossierRow)
        .where(
            or_(
                DossierRow.code == code,
                DossierRow.provisional_code == code,
                DossierRow.row_id.in_(_matching(code)),
            )
        )
        .order_by(DossierRow.received_at, DossierRow.id)
    ).all()
    bearing = [row for row in rows if _bears(row, code)]
    bearing.sort(key=lambda row: code not in (row.code, row.provisional_code))
    troubled = _troubled(session, [row.id for row in bearing])
    return tuple(_line(row, troubled) for row in bearing)


def same_code(session: Session, dossier: Dossier) -> tuple[DossierLine, ...]:
    """This dossier and those that bear one of its codes too; empty when no other does."""
    codes = dict.fromkeys(
        code
        for code in (dossier.disputed_code, dossier.code, dossier.provisional_code)
        if code is not None
    )
    for code in codes:
        lines = dossiers_by_code(session, code)
        if len(lines) > 1:
            return lines
    return ()


def _bears(row: DossierRow, code: str) -> bool:
    shown = row.provisional_code or ""
    printed = (row.code, shown, row.body.get("disputed_code"))
    return code in printed or shown.startswith(f"{code}/")


def dossier_count(session: Session, *, now: datetime, view: View, search: str = "") -> int:
    """How many there are, counted no further than COUNT_CAP + 1."""
    inner = select(DossierRow.row_id).where(*_conditions(now, view, search)).limit(COUNT_CAP + 1)
    return session.scalar(select(func.count()).select_from(inner.subquery())) or 0


def day_bounds(day: date) -> tuple[datetime, datetime]:
    """The first instant of a local day and of the next one."""
    start = datetime.combine(day, time.min, VIETNAM)
    return start, start + timedelta(days=1)


def _conditions(now: datetime, view: View, search: str) -> list[ColumnElement[bool]]:
    found = _view_conditions(now, view)
    if search.strip():
        found.append(_search_condition(search.strip()))
    return found


def _view_conditions(now: datetime, view: View) -> list[ColumnElement[bool]]:
    start, end = day_bounds(local_day(now))
    running = DossierRow.status.in_((int(DossierStatus.RECEIVED), int(DossierStatus.PROCESSING)))
    match view:
        case View.ALL:
            return []
        case View.DUE_TODAY:
            return [running, DossierRow.due_at >= start, DossierRow.due_at < end]
        case View.OVERDUE:
            return [running, DossierRow.due_at < start]
        case View.WAITING_SUPPLEMENT:
            return [DossierRow.status == int(DossierStatus.SUPPLEMENT_REQUESTED)]
        case View.RESULT_READY:
            return [DossierRow.status == int(DossierStatus.RESULT_READY)]
        case View.NOT_AT_CENTRE:
            return [DossierRow.waiting > 0]
        case View.ONLINE_NEW:
            return [DossierRow.status == int(DossierStatus.NEW_ONLINE)]


def _search_condition(search: str) -> ColumnElement[bool]:
    """Choose the index by the shape of what was typed."""
    digits = re.sub(r"[ .]", "", search)
    if digits.isascii() and digits.isdigit() and len(digits) >= _LAST_DIGITS:
        by_number = (
            DossierRow.phone_reversed.startswith(digits[::-1]),
            DossierRow.personal_id == digits,
            DossierRow.code.endswith(f"-{digits}"),
        )
        if len(digits) > _LAST_DIGITS:
            return or_(*by_number)
        return or_(*by_number, DossierRow.row_id.in_(_matching(search)))  # or a house number
    if _LOOKS_LIKE_CODE.fullmatch(search):
        wanted = search.upper()
        if _is_whole_code(wanted):
            return DossierRow.row_id.in_(_matching(wanted))
        return or_(
            and_(DossierRow.code >= wanted, DossierRow.code < wanted + "~"),
            and_(DossierRow.provisional_code >= wanted, DossierRow.provisional_code < wanted + "~"),
            DossierRow.code.endswith(f"-{wanted}"),
        )
    return DossierRow.row_id.in_(_matching(search))


def _is_whole_code(wanted: str) -> bool:
    """Such a search finds every dossier that bears the code, first the one that keeps it."""
    return parse_code(wanted) is not None or is_provisional(wanted)


def _matching(search: str) -> Select[tuple[int]]:
    words = re.findall(r"[\w.\-]+", fold(search))
    query = " ".join(f'"{word}"*' for word in words) or '""'
    return (
        select(text("rowid"))
        .select_from(text("dossier_search"))
        .where(text("dossier_search MATCH :query").bindparams(query=query))
    )


def _troubled(session: Session, ids: list[str]) -> dict[str, CentreState]:
    rows = session.execute(
        select(OutboxRow.dossier_id, OutboxRow.state).where(
            OutboxRow.dossier_id.in_(ids),
            OutboxRow.state.in_((OutboxState.PARKED, OutboxState.CONFLICT)),
        )
    )
    states = {OutboxState.PARKED: CentreState.SENT_BACK}
    return {
        str(dossier_id): states.get(OutboxState(state), CentreState.TWO_VERSIONS)
        for dossier_id, state in rows
    }


def _line(row: DossierRow, troubled: dict[str, CentreState]) -> DossierLine:
    waiting = CentreState.WAITING if row.waiting else CentreState.AT_CENTRE
    procedure = row.body["procedure"]
    return DossierLine(
        id=row.id,
        code=row.code,
        provisional_code=row.provisional_code,
        status=DossierStatus(row.status),
        applicant_name=row.applicant_name,
        phone_end=row.phone_reversed[:_LAST_DIGITS][::-1] if row.phone_reversed else None,
        procedure_code=row.procedure_code,
        procedure_name=procedure.get("short_name") or procedure["name"],
        received_at=row.received_at,
        due_at=row.due_at,
        centre=troubled.get(row.id, waiting),
        synced_at=row.synced_at if not row.waiting else None,
        is_void=row.body.get("voided_at") is not None,
    )
