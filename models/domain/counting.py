"""The counting of days and hours behind an appointment, one explained step at a time.

Sources of the rules: see `models.domain.deadline`, which is what other parts of the program call.
"""

from __future__ import annotations

import calendar as gregorian
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from models.domain.calendar import LONGEST_REST_DAYS, ONE_DAY, DayKind, WorkCalendar
from models.domain.clock import VIETNAM
from models.domain.dossier import DueStep
from models.domain.procedure import TimeLimit, TimeUnit

_LONG_LIMIT_DAYS = 60


class StepKind(StrEnum):
    """Kinds of `DueStep`, with what `number`, `note` and `at` hold.

    RECEIVED (at), MOVED_INTO_HOURS (at), FIRST_DAY (the day that is not counted),
    WORKING_DAY and MAKEUP_DAY (number: running count; note: name of the make-up day),
    CALENDAR_DAY (number), WEEKEND, HOLIDAY (note: its name), HOURS_USED (number: minutes; at: when
    the office closes or the period is used up), MONTHS and YEARS (number: how many),
    LAST_OF_MONTH (the corresponding day does not exist), COUNTED_TO (long periods: number counted
    up to this day), SAME_DAY, AFTER_CUTOFF (at: the cut-off), SUSPENDED (at), RESUMED (at),
    COUNT_RESTARTED, PREVIOUS_DUE (at: the appointment before the pause), MOVED_BY (number: minutes
    of working time, or days when `note` is "day"), ROLLED_FORWARD (to this day), PHASE (number:
    which part of the period; at: its beginning), EXTENDED (number and note: how many of which
    unit), DUE (at).
    """

    RECEIVED = "received"
    MOVED_INTO_HOURS = "moved_into_hours"
    FIRST_DAY = "first_day"
    WORKING_DAY = "working_day"
    MAKEUP_DAY = "makeup_day"
    CALENDAR_DAY = "calendar_day"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    HOURS_USED = "hours_used"
    MONTHS = "months"
    YEARS = "years"
    LAST_OF_MONTH = "last_of_month"
    COUNTED_TO = "counted_to"
    SAME_DAY = "same_day"
    AFTER_CUTOFF = "after_cutoff"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    COUNT_RESTARTED = "count_restarted"
    PREVIOUS_DUE = "previous_due"
    MOVED_BY = "moved_by"
    ROLLED_FORWARD = "rolled_forward"
    PHASE = "phase"
    EXTENDED = "extended"
    DUE = "due"


@dataclass(slots=True)
class Count:
    """One computation: its calendar and the steps so far. All instants are local, +07:00."""

    calendar: WorkCalendar
    steps: list[DueStep] = field(default_factory=list)
    short: bool = True

    def add(
        self,
        kind: StepKind,
        on: date,
        number: int | None = None,
        note: str | None = None,
        at: datetime | None = None,
    ) -> None:
        instant = None if at is None else at.astimezone(UTC)
        self.steps.append(DueStep(kind=kind, on=on, number=number, note=note, at=instant))

    def add_off(self, day: date) -> None:
        """A day that does not count; weekends of long periods are left out."""
        note = self.calendar.note(day)
        if note is not None:
            self.add(StepKind.HOLIDAY, day, note=note)
        elif self.short:
            self.add(StepKind.WEEKEND, day)

    def move_into_hours(self, received: datetime) -> datetime:
        effective = self.calendar.move_into_hours(received)
        day = received.date()
        while day < effective.date():
            if not self.calendar.is_working_day(day):
                self.add_off(day)
            day += ONE_DAY
        if effective > received:
            self.add(StepKind.MOVED_INTO_HOURS, effective.date(), at=effective)
        return effective

    def run(
        self, received: datetime, effective: datetime, limit: TimeLimit
    ) -> tuple[datetime, datetime]:
        """Count a whole limit from `effective`, adding each step.

        Returns where it ends and the appointment: the same instant, or for days, months and years
        that end on a day off the working day after.
        """
        match limit.unit:
            case TimeUnit.IMMEDIATE:
                end = self._same_day(received, effective, limit.cutoff)
            case TimeUnit.HOUR:
                end = self.working_time(effective, timedelta(hours=limit.value))
            case TimeUnit.WORKING_DAY:
                self.add(StepKind.FIRST_DAY, effective.date())
                end = self.working_days(effective, limit.value)
            case _:
                self.add(StepKind.FIRST_DAY, effective.date())
                end = self._raw_end(effective, limit)
                return end, self.roll(end)
        return end, end

    def _same_day(self, received: datetime, effective: datetime, cutoff: time) -> datetime:
        day = received.date()
        in_time = received.time() < cutoff and self.calendar.is_working_day(day)
        if not in_time and self.calendar.is_working_day(day):
            at = datetime.combine(day, cutoff, VIETNAM)
            self.add(StepKind.AFTER_CUTOFF, day, at=at)
            moved_already = effective.date() > day
            day = effective.date() if moved_already else self._next_working(day)
        day = max(day, effective.date())
        self.add(StepKind.SAME_DAY, day)
        return self.calendar.closing(day)

    def working_days(self, start: datetime, days: int) -> datetime:
        """The same clock time, this many working days on."""
        self.short = days <= _LONG_LIMIT_DAYS
        day, number = start.date(), 0
        last = self.calendar.working_day_from(day)
        while number < days:
            if day - last > timedelta(days=LONGEST_REST_DAYS):
                raise ValueError(f"no working day in the {LONGEST_REST_DAYS} days after {last}")
            day += ONE_DAY
            if not self.calendar.is_working_day(day):
                self.add_off(day)
                continue
            number, last = number + 1, day
            self._counted(day, number)
        return start + (day - start.date())

    def _counted(self, day: date, number: int) -> None:
        listed = self.calendar.days.get(day)
        if listed is not None and listed.kind is DayKind.MAKEUP_WORK:
            self.add(StepKind.MAKEUP_DAY, day, number, listed.name)
        elif self.short:
            self.add(StepKind.WORKING_DAY, day, number)
        else:
            self._counted_to(day, number)

    def _counted_to(self, day: date, number: int) -> None:
        """One line a month for a long period: later days of the same month take its place."""
        if self.steps[-1].kind == StepKind.COUNTED_TO and self.steps[-1].on.month == day.month:
            self.steps.pop()
        self.add(StepKind.COUNTED_TO, day, number)

    def _raw_end(self, effective: datetime, limit: TimeLimit) -> datetime:
        """The end of a period in days, months or years, before it moves off a day off."""
        if limit.unit is TimeUnit.CALENDAR_DAY:
            return self._calendar_days(effective, limit.value)
        first = effective.date()
        years = limit.unit is TimeUnit.YEAR
        months = first.year * 12 + first.month - 1 + limit.value * (12 if years else 1)
        year, month = divmod(months, 12)
        last_of_month = gregorian.monthrange(year, month + 1)[1]
        target = date(year, month + 1, min(first.day, last_of_month))
        self.add(StepKind.YEARS if years else StepKind.MONTHS, target, limit.value)
        if first.day > last_of_month:
            self.add(StepKind.LAST_OF_MONTH, target)
        return effective + (target - first)

    def _calendar_days(self, effective: datetime, days: int) -> datetime:
        self.short = days <= _LONG_LIMIT_DAYS
        first = effective.date()
        if self.short:
            for number in range(1, days + 1):
                self.add(StepKind.CALENDAR_DAY, first + timedelta(days=number), number)
        else:
            self.add(StepKind.COUNTED_TO, first + timedelta(days=days), days)
        return effective + timedelta(days=days)

    def roll(self, end: datetime) -> datetime:
        """Forward to a working day, same clock time (Bộ luật Dân sự 2015 Điều 148 khoản 5)."""
        target = self.calendar.working_day_from(end.date())
        if target == end.date():
            return end
        self.short = True
        day = end.date()
        while day < target:
            self.add_off(day)
            day += ONE_DAY
        self.add(StepKind.ROLLED_FORWARD, target)
        return end + (target - end.date())

    def working_time(self, start: datetime, left: timedelta) -> datetime:
        """Use up working time from here; what ends at a closing time ends there."""
        day = start.date()
        while True:
            used, at = timedelta(0), start
            for begin, closes in self.calendar.spans_from(start, day):
                spent = min(closes - begin, left - used)
                used, at = used + spent, begin + spent
                if used == left:
                    break
            if used:
                self.add(StepKind.HOURS_USED, day, int(used.total_seconds() // 60), at=at)
            left -= used
            if not left:
                return at
            day = self._next_working(day)

    def _next_working(self, day: date) -> date:
        target = self.calendar.next_working_day(day)
        day += ONE_DAY
        while day < target:
            self.add_off(day)
            day += ONE_DAY
        return target
