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
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from models.domain.calendar import WorkCalendar
from models.domain.clock import VIETNAM
from models.domain.counting import Count, StepKind
from models.domain.dossier import DueStep
from models.domain.phases import Pause, SuspensionMode, run_phases
from models.domain.procedure import TimeLimit, TimeUnit

__all__ = [
    "DueDate",
    "Pause",
    "StepKind",
    "SuspensionMode",
    "due_after_extension",
    "due_after_suspension",
    "due_date",
    "due_in_phases",
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
    return due_in_phases(received_at, (limit,), calendar)


def due_after_suspension(
    received_at: datetime,
    limit: TimeLimit,
    calendar: WorkCalendar,
    suspended_at: datetime,
    resumed_at: datetime,
    mode: SuspensionMode = SuspensionMode.RESTART,
) -> DueDate:
    """The new appointment after one pause: see `due_in_phases`."""
    return due_in_phases(received_at, (limit,), calendar, (Pause(suspended_at, resumed_at, mode),))


def due_in_phases(
    received_at: datetime,
    limits: Sequence[TimeLimit],
    calendar: WorkCalendar,
    pauses: Sequence[Pause] = (),
) -> DueDate:
    """When a period of one or several parts is due, after the pauses it had, in their order.

    Each part is counted from the appointment of the part before. RESTART counts all parts again
    from the end of the pause. RESUME moves the appointment of the part the pause began in: by the
    working time lost (working days, hours) or by the days lost (calendar days, months, years, then
    forward to a working day); a dossier that was already late stays late by as much. A result that
    is given at once is always counted again. `effective_at` is when the count last began to run.
    Raises ValueError as `due_date`, for no part, or for pauses that overlap or run backwards.
    """
    received = _local(received_at, "received_at")
    if not limits:
        raise ValueError("limits: at least one is needed")
    for limit in limits:
        _check(limit)
    stops = _checked_pauses(received, pauses)
    count = Count(calendar)
    count.add(StepKind.RECEIVED, received.date(), at=received)
    effective, due = run_phases(count, received, limits, stops)
    return _finished(count, received.date(), effective, due)


def due_after_extension(before: DueDate, extra: TimeLimit, calendar: WorkCalendar) -> DueDate:
    """The appointment of a letter of apology: a further period counted from the one that stood.

    A new appointment may be made once (Nghị định 61/2018 Điều 19 khoản 9); that it is counted from
    the old one was not seen in a decree: the practice of the offices. Raises ValueError for a
    second time, or for a period that is no length of time.
    """
    if any(step.kind == StepKind.EXTENDED for step in before.steps):
        raise ValueError("extension: the appointment was already moved once")
    if extra.unit is TimeUnit.IMMEDIATE:
        raise ValueError("extension: must be a length of time")
    _check(extra)
    old = _local(before.due_at, "due_at")
    told = [step for step in before.steps if step.kind != StepKind.DUE]
    count = Count(calendar, told)
    count.add(StepKind.PREVIOUS_DUE, old.date(), at=old)
    count.add(StepKind.EXTENDED, old.date(), extra.value, str(extra.unit))
    _, due = run_phases(count, old, (extra,), ())
    after = _finished(count, old.date(), old, due)
    return replace(
        after,
        effective_at=before.effective_at,
        confirmed=before.confirmed and after.confirmed,
    )


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


def _checked_pauses(received: datetime, pauses: Sequence[Pause]) -> tuple[Pause, ...]:
    stops, last = [], received
    for pause in pauses:
        began = _local(pause.began_at, "suspended_at")
        ended = _local(pause.ended_at, "resumed_at")
        if not last <= began <= ended:
            raise ValueError("suspended_at: must lie between received_at and resumed_at")
        stops.append(Pause(began, ended, pause.mode))
        last = ended
    return tuple(stops)


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
