"""Which code a new dossier gets, and the books that account for every number.

Numbers are taken from blocks the centre lent to this counter for one agency and one day. With no
number at hand the dossier gets a provisional code, and intake goes on. Promise: a code once printed
never changes and never names two dossiers, whatever crashes or is restored.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models.domain.clock import Clock, local_day
from models.domain.ids import new_id
from models.domain.numbering import DossierCode, Lease, LeaseState, provisional_code
from models.facts import read_fact, write_fact
from models.mark import Mark, number_key
from models.tables import DossierRow, LeaseRow, VoidNumberRow

_LIFE = "life"
_PROVISIONAL = "provisional"
_PROVISIONAL_JUMP = 1_000
_HIGH_WATER = "high_water"


@dataclass(frozen=True, slots=True)
class TakenCode:
    """Exactly one of the two is set."""

    code: str | None
    provisional_code: str | None


def take_code(
    session: Session, agency_id: str, received_at: datetime, device_no: int, now: datetime
) -> TakenCode:
    """Give out the next code for a dossier received at this instant, in the caller's transaction.

    Numbers of a past day come only from the centre, so a late entry gets a provisional code.
    """
    day = local_day(received_at)
    while day >= local_day(now) and (lease := _open_lease(session, agency_id, day)) is not None:
        number = lease.next
        lease.next = number + 1
        code = str(DossierCode(agency_id, day, number))
        if not _is_borne(session, code):
            _raise_high_water(session, number_key(agency_id, day.isoformat()), number)
            return TakenCode(code, None)
    return TakenCode(None, _take_provisional(session, device_no))


def _is_borne(session: Session, code: str) -> bool:
    """Whether a dossier pulled from the centre has it: a whole disk may have been put back."""
    return session.scalar(select(DossierRow.row_id).where(DossierRow.code == code)) is not None


def record_in_mark(session: Session, mark: Mark) -> None:
    """Put the numbers this transaction uses in the mark; called before its commit."""
    high: dict[str, int] = session.info.pop(_HIGH_WATER, {})
    if high:
        provisional = high.pop(_PROVISIONAL, 0)
        mark.record(high, provisional)


def generation(session: Session) -> str:
    """The name of this life of the store; a restored store gets a new one."""
    life = read_fact(session, _LIFE)
    return "" if life is None else str(life["generation"])


def begin_new_life(session: Session, mark: Mark, clock: Clock, reason: str) -> None:
    """Close every lease and go on under a new name: after a restore, or on another computer."""
    life = new_id(clock.now())
    session.execute(
        update(LeaseRow)
        .where(LeaseRow.state == LeaseState.OPEN)
        .values(state=LeaseState.CLOSED, closed_reason=reason, reported_closed=False)
    )
    used = _provisional_used(session)
    known = mark.state.provisional if mark.exists else _skipped(used, reason)
    write_fact(session, _PROVISIONAL, {"used": max(used, known)})
    write_fact(session, _LIFE, {"generation": life, "began_at": clock.now().isoformat()})
    mark.record({}, max(used, known))
    mark.set_generation(life)


def _skipped(used: int, reason: str) -> int:
    """Without a mark nobody knows how many were printed elsewhere: a thousand are passed over."""
    return used if reason == "first" else used + _PROVISIONAL_JUMP


def reconcile(session: Session, mark: Mark, clock: Clock) -> str | None:
    """Compare the store with its mark at every opening. Returns what was found, None if all fits.

    "interrupted": the computer stopped between the mark and the commit; that number is void.
    "restored": the store is older than the mark; its leases are closed.
    "moved": there is no mark on this computer; leases are closed as well.
    """
    if generation(session) == "":
        begin_new_life(session, mark, clock, "first")
        return None
    if not mark.exists:
        begin_new_life(session, mark, clock, "moved")
        return "moved"
    state = mark.state
    gaps = _gaps(session, state.numbers)
    behind = state.provisional - _provisional_used(session)
    older = state.generation != generation(session)
    if older or gaps is None or len(gaps) + max(behind, 0) > 1:
        begin_new_life(session, mark, clock, "restored")
        return "restored"
    found = _void_gaps(session, gaps, clock)
    if behind > 0:
        write_fact(session, _PROVISIONAL, {"used": state.provisional})
        found = "interrupted"
    return found


def _gaps(session: Session, numbers: dict[str, int]) -> list[tuple[LeaseRow, int]] | None:
    """Leases whose next number the mark says is used already; None when more than one is."""
    gaps: list[tuple[LeaseRow, int]] = []
    for key, number in numbers.items():
        agency_id, _, iso_day = key.rpartition("|")
        day = date.fromisoformat(iso_day)
        lease = session.scalars(
            select(LeaseRow).where(
                LeaseRow.agency_id == agency_id,
                LeaseRow.day == day,
                LeaseRow.first <= number,
                LeaseRow.last >= number,
            )
        ).first()
        if lease is None or number > lease.next:
            return None
        if number == lease.next:
            gaps.append((lease, number))
    return gaps


def _void_gaps(session: Session, gaps: list[tuple[LeaseRow, int]], clock: Clock) -> str | None:
    for lease, number in gaps:
        lease.next = number + 1
        session.merge(
            VoidNumberRow(
                agency_id=lease.agency_id,
                day=lease.day,
                number=number,
                reason="interrupted",
                noted_at=clock.now(),
            )
        )
    return "interrupted" if gaps else None


def _open_lease(session: Session, agency_id: str, day: date) -> LeaseRow | None:
    return session.scalars(
        select(LeaseRow)
        .where(
            LeaseRow.agency_id == agency_id,
            LeaseRow.day == day,
            LeaseRow.state == LeaseState.OPEN,
            LeaseRow.next <= LeaseRow.last,
        )
        .order_by(LeaseRow.first)
        .limit(1)
    ).first()


def _take_provisional(session: Session, device_no: int) -> str:
    number = _provisional_used(session) + 1
    write_fact(session, _PROVISIONAL, {"used": number})
    _raise_high_water(session, _PROVISIONAL, number)
    return provisional_code(device_no, number)


def _provisional_used(session: Session) -> int:
    fact = read_fact(session, _PROVISIONAL)
    return 0 if fact is None else int(fact["used"])


def _raise_high_water(session: Session, key: str, number: int) -> None:
    high: dict[str, int] = session.info.setdefault(_HIGH_WATER, {})
    high[key] = max(high.get(key, 0), number)


def save_grant(session: Session, grant: Lease, life: str) -> bool:
    """Keep a lease of this life; one already known stays as it is. True when it is new."""
    if session.get(LeaseRow, grant.id) is not None:
        return False
    session.add(
        LeaseRow(
            id=grant.id,
            generation=life,
            agency_id=grant.agency_id,
            day=grant.day,
            first=grant.first,
            last=grant.last,
            next=grant.next,
            state=grant.state,
            closed_reason=grant.closed_reason,
            reported_closed=False,
        )
    )
    return True


def leases_to_report(session: Session, today: date) -> tuple[Lease, ...]:
    """Leases the centre should hear of: the open ones, and those closed but not yet told.

    Blocks of past days are closed here, so that what was left of them counts as returned.
    """
    session.execute(
        update(LeaseRow)
        .where(LeaseRow.state == LeaseState.OPEN, LeaseRow.day < today)
        .values(state=LeaseState.CLOSED, closed_reason="day_over")
    )
    rows = session.scalars(
        select(LeaseRow).where(
            (LeaseRow.state == LeaseState.OPEN) | LeaseRow.reported_closed.is_(False)
        )
    )
    return tuple(_lease(row) for row in rows)


def close_unknown(session: Session, known_ids: frozenset[str], today: date) -> None:
    """Close open leases the centre no longer knows: it may have lent their numbers to another."""
    session.execute(
        update(LeaseRow)
        .where(
            LeaseRow.state == LeaseState.OPEN,
            LeaseRow.day >= today,
            LeaseRow.id.not_in(known_ids),
        )
        .values(state=LeaseState.CLOSED, closed_reason="unknown_at_centre", reported_closed=True)
    )


def mark_reported(session: Session, lease_ids: tuple[str, ...]) -> None:
    """The centre knows that these are closed."""
    session.execute(update(LeaseRow).where(LeaseRow.id.in_(lease_ids)).values(reported_closed=True))


def all_leases(session: Session) -> tuple[Lease, ...]:
    """Every lease this store ever had, oldest day first."""
    rows = session.scalars(select(LeaseRow).order_by(LeaseRow.day, LeaseRow.first))
    return tuple(_lease(row) for row in rows)


def _lease(row: LeaseRow) -> Lease:
    return Lease(
        id=row.id,
        agency_id=row.agency_id,
        day=row.day,
        first=row.first,
        last=row.last,
        next=row.next,
        state=LeaseState(row.state),
        closed_reason=row.closed_reason,
    )


@dataclass(frozen=True, slots=True)
class NumbersLeft:
    """For the status bar: numbers left today, of how many, and the last day that has any."""

    today: int
    lent_today: int
    until: date | None


def numbers_left(session: Session, agency_id: str, today: date) -> NumbersLeft:
    """What may still be given out without the centre."""
    rows = [
        _lease(row)
        for row in session.scalars(
            select(LeaseRow).where(
                LeaseRow.agency_id == agency_id,
                LeaseRow.day >= today,
                LeaseRow.state == LeaseState.OPEN,
            )
        )
    ]
    days = [lease.day for lease in rows if lease.left]
    return NumbersLeft(
        today=sum(lease.left for lease in rows if lease.day == today),
        lent_today=sum(lease.last - lease.first + 1 for lease in rows if lease.day == today),
        until=max(days, default=None),
    )


@dataclass(frozen=True, slots=True)
class NumberBook:
    """One lease accounted for: used + void + returned + left = the whole block."""

    lease: Lease
    used: int
    void: int
    returned: int
    left: int

    @property
    def adds_up(self) -> bool:
        return self.used + self.void + self.returned + self.left == (
            self.lease.last - self.lease.first + 1
        )


def number_books(session: Session) -> tuple[NumberBook, ...]:
    """Every number of every lease: used, void with its reason, returned, or still to give.

    A number that a dossier bears is used, whatever else was noted of it: one noted as void comes
    back with its dossier when the folder had been put back by exactly that number.
    """
    return tuple(_book(session, lease) for lease in all_leases(session))


def _book(session: Session, lease: Lease) -> NumberBook:
    block = range(lease.first, lease.last + 1)
    prefix = f"{lease.agency_id}-{lease.day:%y%m%d}-"
    codes = session.scalars(select(DossierRow.code).where(DossierRow.code.startswith(prefix)))
    used = {int(code.rpartition("-")[2]) for code in codes if code is not None} & set(block)
    noted = session.scalars(
        select(VoidNumberRow.number).where(
            VoidNumberRow.agency_id == lease.agency_id, VoidNumberRow.day == lease.day
        )
    )
    void = set(noted) & set(block) - used
    rest = len(set(range(lease.next, lease.last + 1)) - used - void)
    closed = lease.state is LeaseState.CLOSED
    return NumberBook(
        lease=lease,
        used=len(used),
        void=len(void),
        returned=rest if closed else 0,
        left=0 if closed else rest,
    )
