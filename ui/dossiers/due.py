"""Where a dossier stands against its appointment: a fact for every list, words come later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from models.domain.clock import local_day
from models.domain.dossier import DossierStatus
from models.domain.workflow import CLOCK_STOPPED_STATUSES, FINAL_STATUSES


class DueKind(StrEnum):
    """NONE: nothing is owed. STOPPED: the period does not run. LATE_TODAY: its hour has passed."""

    NONE = "none"
    STOPPED = "stopped"
    OVERDUE = "overdue"
    LATE_TODAY = "late_today"
    TODAY = "today"
    LATER = "later"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class Due:
    """`days` is how many calendar days an overdue dossier is late; 0 otherwise."""

    kind: DueKind
    at: datetime | None = None
    days: int = 0


def due_of(status: DossierStatus, due_at: datetime | None, now: datetime) -> Due:
    """Compare an appointment with now. A finished dossier is never overdue, only past its date."""
    if status in CLOCK_STOPPED_STATUSES:
        return Due(DueKind.STOPPED)
    if due_at is None or (status in FINAL_STATUSES and status is not DossierStatus.RETURNED):
        return Due(DueKind.NONE)
    days = (local_day(now) - local_day(due_at)).days
    if status in (DossierStatus.RESULT_READY, DossierStatus.RETURNED):
        kind = DueKind.TODAY if days == 0 else DueKind.PAST if days > 0 else DueKind.LATER
        return Due(kind, due_at)
    if days > 0:
        return Due(DueKind.OVERDUE, due_at, days)
    if days == 0:
        return Due(DueKind.LATE_TODAY if due_at < now else DueKind.TODAY, due_at)
    return Due(DueKind.LATER, due_at)
