"""When a result is due, and why: every step of the count, for "Vì sao ngày này?".

Rules: Bộ luật Dân sự 2015 Điều 147 khoản 2–3 (the first day is not counted), Điều 148 khoản 2–4
(months and years end on the corresponding day, a missing one means the last day of the month) and
khoản 5 (a last day off moves to the next working day). The cut-off of same-day results follows
Nghị định 61/2018 Điều 18; a period that starts again once the dossier is complete follows Nghị
định 61/2018 Điều 19 khoản 4 and Nghị định 297/2025. Not seen in Nghị định 118/2025: settings.

All counting is in +07:00; results are aware UTC instants.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from models.domain.calendar import WorkCalendar
from models.domain.clock import VIETNAM
from models.domain.counting import Count, StepKind
from models.domain.dossier import DueStep
from models.domain.procedure import TimeLimit, TimeUnit

__all__ = [
    "DueDate",
    "StepKind",
    "SuspensionMode",
    "due_after_suspension",
    "due_date",
    "effective_receipt",
    "limit_problem",
    "parse_limit",
]

_LARGEST = {
    TimeUnit.WORKING_DAY: 2_000,
    TimeUnit.CALENDAR_DAY: 3_650,
    TimeUnit.HOUR: 2_000,
    TimeUnit.MONTH: 240,
    TimeUnit.YEAR: 50,
}
_LAST_YEAR = 2_200
_CUTOFF = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
_NUMBER = re.compile(r"[0-9]{1,5}")


class SuspensionMode(StrEnum):
    """RESTART: the whole period again. RESUME: what was left of it (where a sector law says so)."""

    RESTART = "restart"
    RESUME = "resume"


@dataclass(frozen=True, slots=True)
class DueDate:
    """An appointment: aware UTC instants, whether every year it touches is confirmed, and why."""

    due_at: datetime
    effective_at: datetime
    confirmed: bool
    steps: tuple[DueStep, ...]


def due_date(received_at: datetime, limit: TimeLimit, calendar: WorkCalendar) -> DueDate:
    """When a dossier received at this aware instant is due.

    Raises ValueError for a naive instant, one after 2200, or a limit that `limit_problem` names.
    """
    received = _local(received_at, "received_at")
    _check(limit)
    count = Count(calendar)
    count.add(StepKind.RECEIVED, received.date(), at=received)
    effective = count.move_into_hours(received)
    due = count.run(received, effective, limit)
    return _finished(count, received.date(), effective, due)


def due_after_suspension(
    received_at: datetime,
    limit: TimeLimit,
    calendar: WorkCalendar,
    suspended_at: datetime,
    resumed_at: datetime,
    mode: SuspensionMode = SuspensionMode.RESTART,
) -> DueDate:
    """The new appointment after a pause; `effective_at` is when the count runs again.

    RESTART counts the whole limit from `resumed_at`. RESUME moves the first appointment on by the
    working time lost (working days, hours) or by the days lost (calendar days, months, years, then
    forward to a working day); a dossier that was already late stays late by as much. An immediate
    limit always restarts. Raises ValueError as `due_date`, or when the pause ends before it begins.
    """
    received = _local(received_at, "received_at")
    suspended = _local(suspended_at, "suspended_at")
    resumed = _local(resumed_at, "resumed_at")
    if resumed < suspended or suspended < received:
        raise ValueError("suspended_at: must lie between received_at and resumed_at")
    _check(limit)
    count = Count(calendar)
    count.add(StepKind.RECEIVED, received.date(), at=received)
    count.add(StepKind.SUSPENDED, suspended.date(), at=suspended)
    count.add(StepKind.RESUMED, resumed.date(), at=resumed)
    effective = count.move_into_hours(resumed)
    if mode is SuspensionMode.RESTART or limit.unit is TimeUnit.IMMEDIATE:
        count.add(StepKind.COUNT_RESTARTED, effective.date(), at=effective)
        due = count.run(resumed, effective, limit)
    else:
        due = _resumed_due(count, received, limit, (suspended, effective))
    return _finished(count, received.date(), effective, due)


def limit_problem(limit: TimeLimit) -> str | None:
    """Why a limit cannot be computed with: "value_not_positive", "value_too_large", or None."""
    if limit.unit is TimeUnit.IMMEDIATE:
        return None
    if limit.value < 1:
        return "value_not_positive"
    if limit.value > _LARGEST[limit.unit]:
        return "value_too_large"
    return None


def parse_limit(text: str) -> TimeLimit:
    """Read "15 working_day", "immediate" or "immediate 14:30" (the cut-off, local time).

    Raises ValueError when the text is none of these, or its number cannot be used.
    """
    parts = text.split()
    value = 0
    if parts and _NUMBER.fullmatch(parts[0]):
        value = int(parts.pop(0))
    elif parts and parts[0] != TimeUnit.IMMEDIATE:
        raise ValueError("limit: must begin with a number, as in '15 working_day'")
    if not 1 <= len(parts) <= 2 or parts[0] not in tuple(TimeUnit):
        raise ValueError(f"limit: the unit must be one of {', '.join(TimeUnit)}")
    unit = TimeUnit(parts[0])
    if len(parts) == 1:
        limit = TimeLimit(value, unit)
    else:
        cutoff = _CUTOFF.fullmatch(parts[1])
        if cutoff is None or unit is not TimeUnit.IMMEDIATE:
            raise ValueError("limit: only 'immediate' takes a cut-off, as in 'immediate 15:00'")
        limit = TimeLimit(value, unit, time(int(cutoff[1]), int(cutoff[2])))
    _check(limit)
    return limit


def effective_receipt(received_at: datetime, calendar: WorkCalendar) -> datetime:
    """The instant the count starts from: received_at, or the next opening after it (aware UTC)."""
    return calendar.move_into_hours(_local(received_at, "received_at")).astimezone(UTC)


def _finished(count: Count, first: date, effective: datetime, due: datetime) -> DueDate:
    count.add(StepKind.DUE, due.date(), at=due)
    last = max(first, effective.date(), due.date())
    confirmed = all(y in count.calendar.confirmed_years for y in range(first.year, last.year + 1))
    steps = tuple(count.steps)
    return DueDate(due.astimezone(UTC), effective.astimezone(UTC), confirmed, steps)


def _resumed_due(
    count: Count, received: datetime, limit: TimeLimit, pause: tuple[datetime, datetime]
) -> datetime:
    """Move the first appointment on by the pause (both ends local, the second inside hours)."""
    calendar = count.calendar
    first = Count(calendar)
    started = first.move_into_hours(received)
    stopped, resumed = max(calendar.move_into_hours(pause[0]), started), pause[1]
    if limit.unit in (TimeUnit.WORKING_DAY, TimeUnit.HOUR):
        due = first.run(received, started, limit)
        lost = calendar.working_time(stopped, resumed)
        count.add(StepKind.PREVIOUS_DUE, due.date(), at=due)
        count.add(StepKind.MOVED_BY, due.date(), int(lost.total_seconds() // 60))
        days, rest = divmod(lost, calendar.day_length)
        moved = count.working_days(due, days)
        return count.working_time(moved, rest) if rest else moved
    end = first.raw_end(started, limit)
    lost_days = max((resumed.date() - stopped.date()).days, 0)
    due = first.roll(end)
    count.add(StepKind.PREVIOUS_DUE, due.date(), at=due)
    count.add(StepKind.MOVED_BY, end.date() + timedelta(days=lost_days), lost_days, "day")
    return count.roll(end + timedelta(days=lost_days))


def _local(at: datetime, name: str) -> datetime:
    if at.tzinfo is None:
        raise ValueError(f"{name}: must be an aware instant")
    local = at.astimezone(VIETNAM)
    if local.year > _LAST_YEAR:
        raise ValueError(f"{name}: lies after {_LAST_YEAR}")
    return local


def _check(limit: TimeLimit) -> None:
    problem = limit_problem(limit)
    if problem is not None:
        raise ValueError(f"limit: {problem}")
