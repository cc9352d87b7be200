"""The people of a counter: who may sign in, in which role, and how wrong PINs are slowed down.

A PIN opens the screen, not the store. It is kept as Argon2id only; after five wrong ones each
further try waits longer, also after a restart.

History, cash and forms name people: of officials of one name every later one bears a mark behind
it, the note that was given or her number among them, in all that she does from then on.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from models.domain.changes import Changes, Kind, touched
from models.domain.clock import Clock
from models.domain.dossier import OfficialRef
from models.domain.ids import is_id, new_id
from models.domain.text import collation_key, nfc
from models.domain.workflow import Role
from models.errors import NotFound, NotPermitted, UserError, ValidationError
from models.store import Store
from models.tables import OfficialRow

FREE_TRIES = 5
_FIRST_WAIT = timedelta(minutes=1)
_LONGEST_WAIT = timedelta(hours=1)
PIN_SHORTEST = 6
PIN_LONGEST = 64
_LONGEST_NAME = 100
_LONGEST_NOTE = 40


@dataclass(frozen=True, slots=True)
class Official:
    """Someone who may sign in. `locked_until` is set while she must wait after wrong PINs.

    `note` is what was given to tell her from another of her name, `mark` what stands behind it.
    """

    id: str
    full_name: str
    role: Role
    locked_until: datetime | None = None
    note: str | None = None
    mark: str = ""
    disabled: bool = False

    @property
    def shown_name(self) -> str:
        """The name where one person must be told from another."""
        return f"{self.full_name} ({self.mark})" if self.mark else self.full_name

    @property
    def ref(self) -> OfficialRef:
        return OfficialRef(self.id, self.shown_name)


class OfficialService:
    """Blocking (a PIN check takes about 0.1 s): call it from a worker thread."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._hasher = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=4)

    def add(
        self, full_name: str, role: Role, pin: str | None = None, note: str | None = None
    ) -> tuple[Official, str]:
        """Add an official; without a PIN a random one of six digits is made. Returns both.

        `note` tells her from another of the same name. Raises ValidationError.
        """
        name, mark = nfc(full_name), nfc(note or "") or None
        chosen = pin if pin is not None else f"{secrets.randbelow(10**PIN_SHORTEST):06d}"
        _check_pin(chosen)
        if not name or len(name) > _LONGEST_NAME:
            raise ValidationError(("full_name", "name_missing"))
        _check_note(mark)
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
            note=mark,
        )

        def work(session: Session) -> Official:
            _refuse_same_note(session, row.id, name, mark)
            session.add(row)
            session.flush()
            return _one(session, row.id)

        return self._store.write(work), chosen

    def everyone(self) -> tuple[Official, ...]:
        """Who may sign in, in the order of Vietnamese names, of one name the first to come first.

        Whoever may no longer sign in is in `ever`.
        """
        return tuple(official for official in self.ever() if not official.disabled)

    def ever(self) -> tuple[Official, ...]:
        """Everyone who was ever added, in the same order."""
        return self._store.read(_everyone)

    def give_note(self, official_id: str, note: str | None) -> tuple[Official, Changes]:
        """Give an official another note, or none. What was done before keeps its name.

        Raises NotFound, ValidationError.
        """
        mark = nfc(note or "") or None
        _check_note(mark)

        def work(session: Session) -> Official:
            row = _row(session, official_id)
            _refuse_same_note(session, row.id, row.full_name, mark)
            row.note = mark
            session.flush()
            return _one(session, official_id)

        return self._store.write(work), touched(Kind.OFFICIALS)

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
            return self._store.read(lambda session: _one(session, official_id))
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
        """The official with this id, this name with its mark, or this name; None when nobody has.

        Raises UserError(`official_ambiguous`) for a name of several, NotFound for an id of nobody.
        """
        wanted = nfc(name_or_id)
        everyone = self.everyone()
        if is_id(wanted):
            found = [official for official in everyone if official.id == wanted]
            if not found:
                raise NotFound("official_not_found")
            return found[0]
        marked = [o for o in everyone if o.mark and _same_name(o.shown_name, wanted)]
        found = marked or [o for o in everyone if o.id == wanted or _same_name(o.full_name, wanted)]
        if len(found) > 1:
            raise UserError("official_ambiguous", count=len(found))
        return found[0] if found else None

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


def namesakes(officials: Iterable[Official], official: Official) -> tuple[Official, ...]:
    """The others of this name among these."""
    return tuple(
        one
        for one in officials
        if one.id != official.id and _same_name(one.full_name, official.full_name)
    )


def _same_name(one: str, other: str) -> bool:
    """Capitals make no other name; marks do."""
    return one.casefold() == other.casefold()


def _check_note(note: str | None) -> None:
    if note is not None and len(note) > _LONGEST_NOTE:
        raise ValidationError(("note", "name_too_long"))


def _refuse_same_note(session: Session, official_id: str, name: str, note: str | None) -> None:
    """Two people of one name with one mark could never be told apart again."""
    others = [one for one in _everyone(session) if one.id != official_id]
    if note is not None and any(
        _same_name(one.full_name, name) and _same_name(one.mark, note) for one in others
    ):
        raise ValidationError(("note", "official_mark_taken"))


def _everyone(session: Session) -> tuple[Official, ...]:
    came = (OfficialRow.created_at, text("rowid"))
    rows = session.scalars(select(OfficialRow).order_by(*came))
    found = _marked([_official(row) for row in rows])
    return tuple(sorted(found, key=lambda official: collation_key(official.full_name)))


def _marked(officials: Sequence[Official]) -> list[Official]:
    """Each with what stands behind the name: officials in the order they came.

    The first of a name keeps the bare name, so that what she has done stays under one name.
    """
    found: list[Official] = []
    for official in officials:
        earlier = namesakes(found, official)
        mark = official.note or (_number_mark(earlier) if earlier else "")
        found.append(replace(official, mark=mark))
    return found


def _number_mark(earlier: Sequence[Official]) -> str:
    taken = {one.mark for one in earlier}
    return next(
        str(number)
        for number in range(len(earlier) + 1, 2 * len(earlier) + 2)
        if str(number) not in taken
    )


def _one(session: Session, official_id: str) -> Official:
    return next(one for one in _everyone(session) if one.id == official_id)


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
    return Official(
        row.id,
        row.full_name,
        Role(row.role),
        row.locked_until,
        note=row.note,
        disabled=not row.active,
    )


def _locked(until: datetime, now: datetime) -> NotPermitted:
    return NotPermitted("pin_locked", wait_s=int((until - now).total_seconds()) + 1)
