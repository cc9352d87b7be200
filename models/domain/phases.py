"""A period of one or several parts, and what pauses do to it. Called by `models.domain.deadline`.

Parts follow one another: the next is counted from the appointment of the one before it. A pause
belongs to the part it begins in; once it ends, RESTART counts every part again and RESUME moves the
appointment of its part on by the time lost. All instants here are local, +07:00.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from models.domain.counting import Count, StepKind
from models.domain.procedure import TimeLimit, TimeUnit

_WORKING_UNITS = (TimeUnit.WORKING_DAY, TimeUnit.HOUR)


class SuspensionMode(StrEnum):
    """RESTART: the whole period again. RESUME: what was left of it (where a sector law says so)."""

    RESTART = "restart"
    RESUME = "resume"


@dataclass(frozen=True, slots=True)
class Pause:
    """The clock stood still between two aware instants; `mode` is how it runs again."""

    began_at: datetime
    ended_at: datetime
    mode: SuspensionMode = SuspensionMode.RESTART


def run_phases(
    count: Count, received: datetime, limits: Sequence[TimeLimit], pauses: Sequence[Pause]
) -> tuple[datetime, datetime]:
    """Count every part, adding each step; returns when the count last began to run, and the end.

    Pauses come in order and do not overlap. Only what was counted since the last restart is told.
    """
    restarts = [n for n, pause in enumerate(pauses, 1) if pause.mode is SuspensionMode.RESTART]
    settled = restarts[-1] if restarts else 0
    for pause in pauses[:settled]:
        _add_pause(count, pause)
    start = pauses[settled - 1].ended_at if settled else received
    effective = count.move_into_hours(start)
    if settled:
        count.add(StepKind.COUNT_RESTARTED, effective.date(), at=effective)
    waiting = deque(pauses[settled:])
    running = begun = effective
    for number, limit in enumerate(limits, 1):
        if len(limits) > 1:
            count.add(StepKind.PHASE, begun.date(), number, at=begun)
        part = _Part(count, limit, start, begun)
        while waiting and (number == len(limits) or waiting[0].began_at < part.due):
            running = part.pause(waiting.popleft())
        start = begun = part.due
    return running, begun


class _Part:
    """One part of a period. `due` is its appointment so far, always inside working hours;
    `_end` is where days, months or years end before moving off a day off.
    """

    def __init__(self, count: Count, limit: TimeLimit, start: datetime, begun: datetime) -> None:
        self._count, self._limit = count, limit
        self._told = len(count.steps)
        self._paused = False
        self._end, self.due = count.run(start, begun, limit)

    def pause(self, pause: Pause) -> datetime:
        """Move the appointment on; returns the instant from which the count runs again."""
        count = self._count
        if not self._paused:
            del count.steps[self._told :]
            self._paused = True
        _add_pause(count, pause)
        resumed = count.move_into_hours(pause.ended_at)
        if self._limit.unit is TimeUnit.IMMEDIATE:
            count.add(StepKind.COUNT_RESTARTED, resumed.date(), at=resumed)
            self._end, self.due = count.run(pause.ended_at, resumed, self._limit)
            return resumed
        count.add(StepKind.PREVIOUS_DUE, self.due.date(), at=self.due)
        stopped = count.calendar.move_into_hours(pause.began_at)
        if self._limit.unit in _WORKING_UNITS:
            self._move_by_working_time(count.calendar.working_time(stopped, resumed))
        else:
            if stopped > self._end:
                self._end = self.due  # used up on days off: what stands is the appointment itself
            self._move_by_days((resumed.date() - stopped.date()).days)
        return resumed

    def _move_by_working_time(self, lost: timedelta) -> None:
        count = self._count
        count.add(StepKind.MOVED_BY, self.due.date(), int(lost.total_seconds() // 60))
        days, rest = divmod(lost, count.calendar.day_length)
        moved = count.working_days(self.due, days)
        self._end = self.due = count.working_time(moved, rest) if rest else moved

    def _move_by_days(self, lost_days: int) -> None:
        self._end += timedelta(days=lost_days)
        self._count.add(StepKind.MOVED_BY, self._end.date(), lost_days, "day")
        self.due = self._count.roll(self._end)


def _add_pause(count: Count, pause: Pause) -> None:
    count.add(StepKind.SUSPENDED, pause.began_at.date(), at=pause.began_at)
    count.add(StepKind.RESUMED, pause.ended_at.date(), at=pause.ended_at)
