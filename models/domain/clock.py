"""The one source of time: passed in everywhere, so that tests and the demo hold it still."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Protocol

VIETNAM = timezone(timedelta(hours=7), "+07:00")
"""Asia/Ho_Chi_Minh has had one offset since 1975; a fixed zone needs no zone database."""


class Clock(Protocol):
    """Tells instants (`now`, aware UTC) and durations (`monotonic_s`, seconds, never back)."""

    def now(self) -> datetime: ...

    def monotonic_s(self) -> float: ...


class SystemClock:
    """The computer's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic_s(self) -> float:
        return time.monotonic()


class FixedClock:
    """Stands still until told to move."""

    def __init__(self, at: datetime) -> None:
        self._at = at.astimezone(UTC)
        self._elapsed_s = 0.0

    def now(self) -> datetime:
        return self._at

    def monotonic_s(self) -> float:
        return self._elapsed_s

    def advance(self, by: timedelta) -> None:
        """Move forward; `monotonic_s` moves with it."""
        self._at += by
        self._elapsed_s += by.total_seconds()

    def set(self, at: datetime) -> None:
        """Put the hands elsewhere, backwards too; `monotonic_s` does not go back."""
        self._elapsed_s += max((at - self._at).total_seconds(), 0.0)
        self._at = at.astimezone(UTC)


class FileClock:
    """Reads the instant from a small file, so that two processes share one fixed clock.

    The file holds one ISO instant with its offset. Used by the demo and by tests; never chosen
    by itself.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def now(self) -> datetime:
        return parse_instant(self._path.read_text(encoding="ascii").strip())

    def monotonic_s(self) -> float:
        return time.monotonic()

    def set(self, at: datetime) -> None:
        """Write a new instant for every process that reads this file."""
        part = self._path.with_suffix(".part")
        part.write_text(iso_local(at), encoding="ascii")
        part.replace(self._path)


def to_local(at: datetime) -> datetime:
    """The same instant as people in Vietnam read it, whatever TZ says."""
    return at.astimezone(VIETNAM)


def local_day(at: datetime) -> date:
    """The calendar day in Vietnam of an instant."""
    return to_local(at).date()


def iso_local(at: datetime) -> str:
    """An instant for people and other programs: ISO 8601 with +07:00, to the millisecond if any."""
    local = to_local(at)
    return local.isoformat(timespec="milliseconds" if local.microsecond else "seconds")


def parse_instant(text: str) -> datetime:
    """Read an ISO 8601 instant; a text without an offset is Vietnamese local time.

    Returns an aware datetime in UTC. Raises ValueError when the text is no instant.
    """
    at = datetime.fromisoformat(text.strip())
    if at.tzinfo is None:
        at = at.replace(tzinfo=VIETNAM)
    return at.astimezone(UTC)
