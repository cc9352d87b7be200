"""Blocks of numbers lent to counters, and the numbers the centre itself gives.

Nothing here ever gives a number twice for one agency and day: a block starts after every block
lent before, and leaves out what a dossier already bears.
"""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.domain.clock import Clock, local_day
from models.domain.ids import new_id
from models.domain.numbering import LeaseState
from server.auth import Caller
from server.refusals import RequestRefused
from server.restored import numbers_lock, take_lost_blocks
from server.settings import Settings, load_settings
from server.store import Store
from server.tables import Device, DossierRow, LeaseRow, Office, SkippedRow
from sync.protocol import LeaseAnswer, LeaseGrant, LeaseReport, LeaseRequest

_REFILL_PART = 4
"""A further block is lent when less than this part of a block is left of a day."""
_LONGEST_GENERATION = 64
_LONGEST_REASON = 64


def lend(store: Store, clock: Clock, caller: Caller, request: LeaseRequest) -> LeaseAnswer:
    """Close what the device no longer uses, lend what it lacks, and answer with all it holds.

    Safe to repeat: a second request finds the blocks of the first. Raises RequestRefused
    400 clock_wrong, 400 bad_request.
    """
    today = _checked_today(clock, request)
    with store.write() as session:
        office = session.get_one(Office, caller.office_code)
        store.lock(session, numbers_lock(office.agency_id))
        session.get_one(Device, caller.device_id, with_for_update=True)
        settings = load_settings(session)
        take_lost_blocks(session, clock, caller, request, office.agency_id)
        _take_reports(session, caller, request)
        for ahead in range(settings.lease_days + 1):
            _fill_day(
                session,
                clock,
                settings,
                caller,
                request.generation,
                office.agency_id,
                today + timedelta(days=ahead),
            )
        held = _open_leases(session, caller.device_id, today)
        return LeaseAnswer(leases=[_grant(lease) for lease in held])


def free_number(session: Session, agency_id: str, day: date) -> int:
    """The next number outside every block and not borne by a dossier; the caller holds the lock."""
    return _free_run(session, agency_id, day, 1)


def _checked_today(clock: Clock, request: LeaseRequest) -> date:
    if not 0 < len(request.generation) <= _LONGEST_GENERATION or "\0" in request.generation:
        raise RequestRefused(400, "bad_request")
    try:
        today = date.fromisoformat(request.today)
    except ValueError:
        raise RequestRefused(400, "bad_request") from None
    if abs(today - local_day(clock.now())) > timedelta(days=1):
        raise RequestRefused(400, "clock_wrong")
    return today


def _take_reports(session: Session, caller: Caller, request: LeaseRequest) -> None:
    """Believe the device about its own blocks only; what is closed stays closed."""
    reports = {report.lease_id: report for report in request.known}
    held = session.scalars(
        select(LeaseRow).where(
            LeaseRow.device_id == caller.device_id, LeaseRow.state == LeaseState.OPEN
        )
    )
    for lease in held:
        report = reports.get(lease.id)
        if report is not None:
            _take_report(lease, report)
        if lease.generation != request.generation and lease.state == LeaseState.OPEN:
            lease.state = LeaseState.CLOSED
            lease.closed_reason = "generation"
    session.flush()


def _take_report(lease: LeaseRow, report: LeaseReport) -> None:
    lease.next_known = min(max(lease.next_known, report.next), lease.last + 1)
    if report.closed_reason is not None:
        lease.state = LeaseState.CLOSED
        lease.closed_reason = report.closed_reason.replace("\0", "")[:_LONGEST_REASON]


def _open_leases(session: Session, device_id: str, since: date) -> list[LeaseRow]:
    return list(
        session.scalars(
            select(LeaseRow)
            .where(
                LeaseRow.device_id == device_id,
                LeaseRow.state == LeaseState.OPEN,
                LeaseRow.day >= since,
            )
            .order_by(LeaseRow.day, LeaseRow.first)
        )
    )


def _fill_day(
    session: Session,
    clock: Clock,
    settings: Settings,
    caller: Caller,
    generation: str,
    agency_id: str,
    day: date,
) -> None:
    left = session.scalar(
        select(func.sum(LeaseRow.last - LeaseRow.next_known + 1)).where(
            LeaseRow.device_id == caller.device_id,
            LeaseRow.agency_id == agency_id,
            LeaseRow.day == day,
            LeaseRow.state == LeaseState.OPEN,
        )
    )
    if (left or 0) * _REFILL_PART >= settings.block_size:
        return
    first = _free_run(session, agency_id, day, settings.block_size)
    now = clock.now()
    session.add(
        LeaseRow(
            id=new_id(now),
            agency_id=agency_id,
            day=day,
            device_id=caller.device_id,
            generation=generation,
            first=first,
            last=first + settings.block_size - 1,
            next_known=first,
            state=LeaseState.OPEN,
            issued_at=now,
        )
    )
    session.flush()


def _free_run(session: Session, agency_id: str, day: date, length: int) -> int:
    """The first of `length` numbers after all blocks and what is skipped, none on a dossier."""
    last_lent = session.scalar(
        select(func.max(LeaseRow.last)).where(LeaseRow.agency_id == agency_id, LeaseRow.day == day)
    )
    skipped = session.get(SkippedRow, (agency_id, day))
    first = max(last_lent or 0, 0 if skipped is None else skipped.last) + 1
    borne = session.scalars(
        select(DossierRow.number)
        .where(DossierRow.agency_id == agency_id, DossierRow.day == day, DossierRow.number >= first)
        .order_by(DossierRow.number)
    )
    for number in borne:
        if number is None or number >= first + length:
            break
        first = number + 1
    return first


def _grant(lease: LeaseRow) -> LeaseGrant:
    return LeaseGrant(
        lease_id=lease.id,
        agency_id=lease.agency_id,
        day=lease.day.isoformat(),
        first=lease.first,
        last=lease.last,
    )
