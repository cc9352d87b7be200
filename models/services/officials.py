"""The people of a counter: who may sign in, in which role, and how wrong PINs are slowed down.

A PIN opens the screen, not the store. It is kept as Argon2id only; after five wrong ones each
further try waits longer, also after a restart.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.domain.changes import Changes, Kind, touched
from models.domain.clock import Clock
from models.domain.dossier import OfficialRef
from models.domain.ids import new_id
from models.domain.text import collation_key, nfc
from models.domain.workflow import Role
from models.errors import NotFound, NotPermitted, ValidationError
from models.store import Store
from models.tables import OfficialRow

FREE_TRIES = 5
_FIRST_WAIT = timedelta(minutes=1)
_LONGEST_WAIT = timedelta(hours=1)
PIN_SHORTEST = 6
PIN_LONGEST = 64
_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Official:
    """Someone who may sign in. `locked_until` is set while she must wait after wrong PINs."""

    id: str
    full_name: str
    role: Role
    locked_until: datetime | None = None

    @property
    def ref(self) -> OfficialRef:
        return OfficialRef(self.id, self.full_name)


class OfficialService:
    """Blocking (a PIN check takes about 0.1 s): call it from a worker thread."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._hasher = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=4)

    def add(self, full_name: str, role: Role, pin: str | None = None) -> tuple[Official, str]:
        """Add an official; without a PIN a random one of six digits is made. Returns both.

        Raises ValidationError.
        """
        name = nfc(full_name)
        chosen = pin if pin is not None else f"{secrets.randbelow(10**PIN_SHORTEST):06d}"
        _check_pin(chosen)
        if not name or len(name) > _LONGEST_NAME:
            raise ValidationError(("full_name", "name_missing"))
        pin_hash = self._hasher.hash(chosen)
        now = self._clock.now()
        row = OfficialRow(
            id=new_id(now),
            full_name=name,
            role=str(role),
            pin_hash=pin_hash,
            active=True,
            wrong_count=0,
            created_at=now,
        )
        self._store.write(lambda session: session.add(row))
        return Official(row.id, name, role), chosen

    def everyone(self) -> tuple[Official, ...]:
        """Who may sign in, in the order of Vietnamese names."""
        found = self._store.read(
            lambda session: tuple(
                _official(row)
                for row in session.scalars(select(OfficialRow).where(OfficialRow.active.is_(True)))
            )
        )
        return tuple(sorted(found, key=lambda official: collation_key(official.full_name)))

    def sign_in(self, official_id: str, pin: str) -> Official:
        """Check a PIN. Raises NotPermitted: `pin_wrong` with `tries_left`, or `pin_locked` with
        `wait_s` and `until`.
        """
        row = self._store.read(lambda session: _row(session, official_id))
        now = self._clock.now()
        if row.locked_until is not None and now < row.locked_until:
            raise _locked(row.locked_until, now)
        if self._matches(row.pin_hash, pin):
            self._store.write(lambda session: _forgive(session, official_id))
            return replace(_official(row), locked_until=None)
        wrong, until = self._store.write(lambda s: self._count_wrong(s, official_id))
        if until is not None:
            raise _locked(until, now)
        raise NotPermitted("pin_wrong", tries_left=FREE_TRIES - wrong)

    def change_pin(self, official_id: str, old_pin: str, new_pin: str) -> Changes:
        """Raises NotPermitted as `sign_in`, ValidationError."""
        _check_pin(new_pin)
        self.sign_in(official_id, old_pin)
        pin_hash = self._hasher.hash(new_pin)

        def work(session: Session) -> None:
            _row(session, official_id).pin_hash = pin_hash

        self._store.write(work)
        return touched(Kind.OFFICIALS)

    def named(self, name_or_id: str) -> Official | None:
        """The one active official with this id or this name; None when none or several have it."""
        wanted = nfc(name_or_id)
        found = [o for o in self.everyone() if o.id == wanted or o.full_name == wanted]
        return found[0] if len(found) == 1 else None

    def any_yet(self) -> bool:
        """Whether a first official was ever made."""
        count = self._store.read(
            lambda session: session.scalar(select(func.count()).select_from(OfficialRow))
        )
        return bool(count)

    def _matches(self, pin_hash: str, pin: str) -> bool:
        try:
            return self._hasher.verify(pin_hash, pin[:PIN_LONGEST])
        except VerificationError:
            return False

    def _count_wrong(self, session: Session, official_id: str) -> tuple[int, datetime | None]:
        row = _row(session, official_id)
        row.wrong_count += 1
        if row.wrong_count >= FREE_TRIES:
            wait = min(_FIRST_WAIT * 2 ** min(row.wrong_count - FREE_TRIES, 10), _LONGEST_WAIT)
            row.locked_until = self._clock.now() + wait
        return row.wrong_count, row.locked_until


def _check_pin(pin: str) -> None:
    if not PIN_SHORTEST <= len(pin) <= PIN_LONGEST:
        raise ValidationError(("pin", "pin_too_short"))


def _forgive(session: Session, official_id: str) -> None:
    row = _row(session, official_id)
    row.wrong_count = 0
    row.locked_until = None


def _row(session: Session, official_id: str) -> OfficialRow:
    row = session.get(OfficialRow, official_id)
    if row is None or not row.active:
        raise NotFound("official_not_found")
    return row


def _official(row: OfficialRow) -> Official:
    return Official(row.id, row.full_name, Role(row.role), row.locked_until)


def _locked(until: datetime, now: datetime) -> NotPermitted:
    return NotPermitted("pin_locked", wait_s=int((until - now).total_seconds()) + 1)
