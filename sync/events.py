"""What sync tells the screen: frozen facts, no connection in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from models.domain.changes import Changes


class SyncPhase(StrEnum):
    """What is true about the centre now."""

    NOT_STARTED = "not_started"
    SENDING = "sending"
    ALL_THERE = "all_there"
    OFFLINE = "offline"
    BUSY = "busy"
    NOT_THE_CENTRE = "not_the_centre"
    TLS_FAILED = "tls_failed"
    JOIN_AGAIN = "join_again"
    TOO_OLD = "too_old"
    CLOCK_WRONG = "clock_wrong"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncStatus:
    """`since` is when this phase began; `retry_in_s` when the next try is due, if one is planned.

    `checked_at` is when the centre last said that it has everything.
    """

    phase: SyncPhase
    since: datetime
    waiting: int = 0
    checked_at: datetime | None = None
    retry_in_s: float | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncReport:
    """What one run did. `ok`: the whole run went through (parked items do not spoil it)."""

    ok: bool = True
    error: str | None = None
    retry_after_s: float | None = None
    sent: int = 0
    accepted: int = 0
    refused: int = 0
    conflicts: int = 0
    held: int = 0
    pulled: int = 0
    leases: int = 0
    waiting: int = 0
    touched: Changes = field(default_factory=lambda: Changes(frozenset()))
