"""The period of a dossier as its history tells it: when it began, its pauses, its appointment."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from models.domain.calendar import WorkCalendar
from models.domain.clock import VIETNAM
from models.domain.counting import Count, StepKind
from models.domain.deadline import DueDate, due_in_phases
from models.domain.dossier import Dossier, HistoryEntry
from models.domain.phases import Pause, SuspensionMode
from models.domain.workflow import CLOCK_STOPPED_STATUSES, TRANSITIONS, Action

_STARTS = (Action.RECEIVE, Action.ACCEPT_ONLINE)
_MODES: dict[str, SuspensionMode] = {
    str(row.action): row.mode for row in TRANSITIONS if row.mode is not None
}


def was_received(dossier: Dossier) -> bool:
    """Whether its period ever began: an online dossier may be answered before it is accepted."""
    starts = (*_STARTS, Action.SUPPLEMENT_RECEIVED)
    return any(entry.action in starts for entry in dossier.history)


def mode_of(dossier: Dossier, action: str) -> SuspensionMode | None:
    """How the clock runs on after this act: as the table says, or a sector law of the procedure."""
    usual = _MODES.get(action)
    own = dossier.procedure.suspension
    if action == Action.SUPPLEMENT_RECEIVED and own is not None:
        return SuspensionMode(own)
    return usual


def pauses_of(dossier: Dossier) -> tuple[Pause, ...]:
    """The pauses since the period began that are over, oldest first."""
    pauses: list[Pause] = []
    began: datetime | None = None
    for entry in dossier.history:
        stopped = entry.to_status in CLOCK_STOPPED_STATUSES
        if stopped and began is None:
            began = entry.at
        elif not stopped and began is not None:
            mode = mode_of(dossier, entry.action)
            if mode is not None and began >= dossier.received_at:
                pauses.append(Pause(began, entry.at, mode))
            began = None
    return tuple(pauses)


def pause_began_at(history: tuple[HistoryEntry, ...]) -> datetime | None:
    """When the pause the dossier stands in began; None while its period runs."""
    began: datetime | None = None
    for entry in history:
        if entry.to_status not in CLOCK_STOPPED_STATUSES:
            began = None
        elif began is None:
            began = entry.at
    return began


def due_after_pause(
    dossier: Dossier, resumed_at: datetime, action: str, calendar: WorkCalendar
) -> DueDate | None:
    """The appointment once this act ends, at this instant, the pause the dossier stands in.

    RESTART counts the whole period again. RESUME counts with every pause there was; an appointment
    that a person had put off is moved on by the working time lost. None when there is no period.
    """
    mode = mode_of(dossier, action)
    if mode is None:
        return None
    began, limits = pause_began_at(dossier.history), dossier.time_limits
    if began is None:
        return None
    pause = Pause(max(began, dossier.received_at), resumed_at, mode)
    if mode is SuspensionMode.RESUME and not dossier.due_steps and dossier.due_at is not None:
        return _moved_on(dossier.due_at, pause, calendar)
    if not limits:
        return None
    return due_in_phases(dossier.received_at, limits, calendar, (*pauses_of(dossier), pause))


def due_again(dossier: Dossier, calendar: WorkCalendar) -> DueDate | None:
    """What the appointment would be on this calendar; None when a person has set it."""
    limits = dossier.time_limits
    if not limits or not dossier.due_steps or not was_received(dossier):
        return None
    return due_in_phases(dossier.received_at, limits, calendar, pauses_of(dossier))


def _moved_on(due_at: datetime, pause: Pause, calendar: WorkCalendar) -> DueDate:
    """An appointment without a count of its own, later by the working time of the pause."""
    count, start = Count(calendar), calendar.move_into_hours(due_at.astimezone(VIETNAM))
    count.add(StepKind.FIRST_DAY, start.date())
    lost = calendar.working_time(pause.began_at, pause.ended_at)
    days, rest = divmod(lost, calendar.day_length)
    due = count.working_days(start, days)
    if rest:
        due = count.working_time(due, rest)
    confirmed = due.year in calendar.confirmed_years
    return DueDate(due.astimezone(UTC), pause.ended_at, confirmed, ())


def without_steps(dossier: Dossier, due_at: datetime | None) -> Dossier:
    """An appointment given by a person: nothing is left to explain by counting."""
    return replace(dossier, due_at=due_at, due_provisional=False, due_steps=())
