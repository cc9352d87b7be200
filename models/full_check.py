"""The weekly look at the whole store: every page by its seal, every table against its indexes.

It runs on a connection of its own, beside the writer, and what it found is kept as a fact.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from models.domain.clock import iso_local, parse_instant
from models.errors import StorageError, StoreDamaged
from models.facts import read_fact, write_fact
from models.store import connect, translated_errors

EVERY = timedelta(days=7)
_FACT = "full_check"
_MOST_PROBLEMS = 100
_STEPS_BETWEEN_LOOKS = 20_000
_BEFORE_LOOKING_AGAIN_S = 1.0


@dataclass(frozen=True, slots=True)
class FullCheck:
    """When the store was looked through, and how many faults it had (at most some hundred)."""

    checked_at: datetime
    problems: int

    @property
    def is_sound(self) -> bool:
        return self.problems == 0


def last_check(session: Session) -> FullCheck | None:
    """What was found the last time; None before the first."""
    fact = read_fact(session, _FACT)
    return None if fact is None else FullCheck(parse_instant(fact["at"]), int(fact["problems"]))


def is_due(last: FullCheck | None, now: datetime) -> bool:
    """Weekly; again at once when the clock has gone back behind the last one."""
    return last is None or not timedelta(0) <= now - last.checked_at < EVERY


def keep_check(session: Session, check: FullCheck) -> None:
    """Note what was found."""
    write_fact(session, _FACT, {"at": iso_local(check.checked_at), "problems": check.problems})


def look_through(path: Path, key: bytes, should_stop: Callable[[], bool]) -> int | None:
    """The number of faults; None when it was asked to stop. Raises StorageError kinds.

    One report of damage is no proof (a page may be written at that moment), so it looks again.
    """
    found = _faults(path, key, should_stop)
    if found:
        time.sleep(_BEFORE_LOOKING_AGAIN_S)
        found = _faults(path, key, should_stop)
    return found


def _faults(path: Path, key: bytes, should_stop: Callable[[], bool]) -> int | None:
    try:
        connection = connect(path, key, read_only=True)
        try:
            connection.set_progress_handler(should_stop, _STEPS_BETWEEN_LOOKS)
            with translated_errors():
                pages = connection.execute("PRAGMA cipher_integrity_check").fetchall()
                said = connection.execute(f"PRAGMA integrity_check({_MOST_PROBLEMS})").fetchall()
        finally:
            connection.close()
    except StoreDamaged:
        return 1
    except StorageError:
        if should_stop():
            return None  # the engine was stopped in the middle of a statement
        raise
    return len(pages) + (0 if said == [("ok",)] else len(said))
