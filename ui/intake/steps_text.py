"""Why this date: every step of the count as one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from models.domain.deadline import StepKind
from models.domain.dossier import DueStep
from models.domain.procedure import TimeLimit, TimeUnit
from ui.intake import words

translate = QCoreApplication.translate

_DETAIL = frozenset({StepKind.WORKING_DAY, StepKind.CALENDAR_DAY})
_MOST_DETAIL = 12


def sentences(steps: Sequence[DueStep]) -> tuple[str, ...]:
    """One sentence a step; a long run of counted days is told by its first and last days."""
    counted = [at for at, step in enumerate(steps) if StepKind(step.kind) in _DETAIL]
    hidden: frozenset[int] = frozenset()
    if len(counted) > _MOST_DETAIL:
        hidden = frozenset(counted[4:-2])
    found: list[str] = []
    told = False
    for at, step in enumerate(steps):
        if at not in hidden:
            found.append(sentence(step))
        elif not told:
            told = True
            found.append(translate("DueSteps", "… and so on, day by day …"))
    return tuple(found)


def sentence(step: DueStep) -> str:
    """What this step did."""
    kind = StepKind(step.kind)
    return _pattern(kind, step).format(
        day=words.full_day(step.on),
        number=step.number,
        hours=_duration(step.number or 0),
        note=step.note or "",
        length=_length(step) if kind is StepKind.EXTENDED else "",
        time=words.clock(step.at) if step.at is not None else "",
    )


def _pattern(kind: StepKind, step: DueStep) -> str:
    if kind is StepKind.MOVED_BY and step.note == "day":
        return translate("DueSteps", "Moved on by the {number} days of the pause.")
    if kind is StepKind.MAKEUP_DAY:
        return translate("DueSteps", "{day}: make-up working day ({note}), day {number}.")
    if kind is StepKind.HOLIDAY:
        return translate("DueSteps", "{day}: day off ({note}), not counted.")
    return {
        StepKind.RECEIVED: translate("DueSteps", "Received at {time}, {day}."),
        StepKind.MOVED_INTO_HOURS: translate(
            "DueSteps", "Outside working hours: counted from {time}, {day}."
        ),
        StepKind.FIRST_DAY: translate("DueSteps", "{day}: the first day is not counted."),
        StepKind.WORKING_DAY: translate("DueSteps", "{day}: working day {number}."),
        StepKind.CALENDAR_DAY: translate("DueSteps", "{day}: day {number}."),
        StepKind.WEEKEND: translate("DueSteps", "{day}: weekend, not counted."),
        StepKind.HOURS_USED: translate("DueSteps", "{day}: {hours} used, until {time}."),
        StepKind.MONTHS: translate("DueSteps", "{number} months end on {day}."),
        StepKind.YEARS: translate("DueSteps", "{number} years end on {day}."),
        StepKind.LAST_OF_MONTH: translate(
            "DueSteps", "That month has no such day: its last day is {day}."
        ),
        StepKind.COUNTED_TO: translate("DueSteps", "Counted {number} days, up to {day}."),
        StepKind.SAME_DAY: translate("DueSteps", "The result is returned on the same day, {day}."),
        StepKind.AFTER_CUTOFF: translate(
            "DueSteps", "Received after {time}: returned on the next working day."
        ),
        StepKind.SUSPENDED: translate("DueSteps", "Paused from {time}, {day}."),
        StepKind.RESUMED: translate("DueSteps", "Goes on from {time}, {day}."),
        StepKind.COUNT_RESTARTED: translate("DueSteps", "Counted anew from {day}."),
        StepKind.PREVIOUS_DUE: translate("DueSteps", "Appointment before: {time}, {day}."),
        StepKind.MOVED_BY: translate("DueSteps", "Moved on by {hours} of working time."),
        StepKind.ROLLED_FORWARD: translate(
            "DueSteps", "The last day is off: moved to the next working day, {day}."
        ),
        StepKind.PHASE: translate(
            "DueSteps", "Part {number} of the period begins at {time}, {day}."
        ),
        StepKind.EXTENDED: translate("DueSteps", "Extended once by {length}."),
        StepKind.DUE: translate("DueSteps", "Result due at {time}, {day}."),
    }[kind]


def _length(step: DueStep) -> str:
    unit = TimeUnit(step.note) if step.note in set(TimeUnit) else TimeUnit.WORKING_DAY
    return words.limit(TimeLimit(step.number or 0, unit))


def _duration(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    if not rest:
        return translate("DueSteps", "{hours} hours").format(hours=hours)
    if not hours:
        return translate("DueSteps", "{minutes} minutes").format(minutes=rest)
    return translate("DueSteps", "{hours} hours {minutes} minutes").format(
        hours=hours, minutes=rest
    )
