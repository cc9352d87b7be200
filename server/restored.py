"""After the central store was put back from a backup: what it forgot may be printed on slips.

Between the backup and the restore blocks were lent and codes were given that the store no longer
knows. None of those numbers may name a second dossier, so each agency skips a stretch of numbers
on every day that may be concerned; what a counter can still prove is taken from it again.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from models.domain.clock import Clock, local_day
from models.domain.ids import is_id, new_id
from models.domain.numbering import LeaseState
from server.auth import Caller
from server.settings import load_settings
from server.store import Store
from server.tables import DossierRow, LeaseRow, Office, Setting, SkippedRow
from sync.protocol import LeaseReport, LeaseRequest

_PAST_DAYS = 90
"""How long counters keep what was acknowledged, and offer it again."""
_MOST_REPORTS = 200


def numbers_lock(agency_id: str) -> str:
    """The name to lock before numbers of this agency are read and given."""
    return f"numbers:{agency_id}"


def renew_epoch(store: Store, clock: Clock) -> None:
    """Tell every counter, by a new epoch, that the centre was restored, and skip numbers.

    Each agency leaves out as many numbers as the setting `restore_gap` says, on each of the last
    90 days and of the days for which blocks are lent. Gaps are harmless, doubles are not.
    """
    now = clock.now()
    with store.write() as session:
        session.get_one(Setting, "epoch").value = new_id(now)
        settings = load_settings(session)
        gap, today = settings.restore_gap, local_day(now)
        days = [today + timedelta(days=n) for n in range(-_PAST_DAYS, settings.lease_days + 1)]
        agencies = session.scalars(select(Office.agency_id).distinct()).all()
        store.lock(session, *map(numbers_lock, agencies))
        used = _used(session, days[0])
        session.execute(delete(SkippedRow).where(SkippedRow.day >= days[0]))
        session.execute(
            insert(SkippedRow),
            [
                {"agency_id": agency_id, "day": day, "last": used[agency_id, day] + gap}
                for agency_id in agencies
                for day in days
            ],
        )


def _used(session: Session, since: date) -> Counter[tuple[str, date]]:
    """The last number that was lent or skipped already, by agency and day."""
    used: Counter[tuple[str, date]] = Counter()
    for row in (LeaseRow, SkippedRow):
        found = select(row.agency_id, row.day, func.max(row.last)).where(row.day >= since)
        for agency_id, day, last in session.execute(found.group_by(row.agency_id, row.day)):
            used[agency_id, day] = max(used[agency_id, day], last)
    return used


def take_lost_blocks(
    session: Session,
    clock: Clock,
    caller: Caller,
    request: LeaseRequest,
    agency_id: str,
) -> None:
    """Know again the open blocks a counter was lent, where no number can be another's.

    The caller holds the lock of the agency's numbers. Only a block inside what was skipped can be
    one that was forgotten. One that meets another, or whose unused numbers a dossier bears, is
    not taken: it is not in the answer, so the counter closes it.
    """
    for report in request.known[:_MOST_REPORTS]:
        if report.agency_id != agency_id or session.get(LeaseRow, report.lease_id) is not None:
            continue
        day = _sound_day(report)
        if day is None or _meets_another(session, agency_id, day, report):
            continue
        skipped = session.get(SkippedRow, (agency_id, day))
        if skipped is None or report.last > skipped.last:
            continue
        session.add(
            LeaseRow(
                id=report.lease_id,
                agency_id=agency_id,
                day=day,
                device_id=caller.device_id,
                generation=request.generation,
                first=report.first,
                last=report.last,
                next_known=report.next,
                state=LeaseState.OPEN,
                issued_at=clock.now(),
            )
        )
        session.flush()


def _sound_day(report: LeaseReport) -> date | None:
    """The day of an open block that can be true; None for any other."""
    if not 1 <= report.first <= report.next <= report.last + 1:
        return None
    if report.closed_reason is not None or not is_id(report.lease_id):
        return None
    try:
        return date.fromisoformat(report.day)
    except ValueError:
        return None


def _meets_another(session: Session, agency_id: str, day: date, report: LeaseReport) -> bool:
    lent = select(LeaseRow.id).where(
        LeaseRow.agency_id == agency_id,
        LeaseRow.day == day,
        LeaseRow.first <= report.last,
        LeaseRow.last >= report.first,
    )
    borne = select(DossierRow.id).where(
        DossierRow.agency_id == agency_id,
        DossierRow.day == day,
        DossierRow.number.between(report.next, report.last),
    )
    return any(session.scalar(found.limit(1)) is not None for found in (lent, borne))
