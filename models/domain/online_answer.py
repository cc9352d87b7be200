"""By when an online filing must be accepted or answered, counted in working hours from its filing.

The number of hours is a rule of the office (`CounterRules.online_answer_hours`): 8 in Nghị định
297/2025 Điều 6 khoản 4, which binds one group of procedures; not seen for all in Nghị định
118/2025. That the desk is warned two working hours before is a habit, no law.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from models.domain.calendar import WorkCalendar
from models.domain.deadline import due_date, effective_receipt
from models.domain.dossier import Dossier
from models.domain.procedure import TimeLimit, TimeUnit
from models.domain.rules import CounterRules

WARNED_HOURS_BEFORE = 2


@dataclass(frozen=True, slots=True)
class AnswerTime:
    """Aware instants: `by` is the last for an answer, from `warn_at` on the desk is warned."""

    by: datetime
    warn_at: datetime

    def is_late(self, now: datetime) -> bool:
        return now > self.by

    def is_pressing(self, now: datetime) -> bool:
        """Late, or soon to be."""
        return now >= self.warn_at


def answer_time(dossier: Dossier, rules: CounterRules, calendar: WorkCalendar) -> AnswerTime | None:
    """When this online filing must be answered; None where the office sets no hours.

    The count begins at the filing, outside hours at the next opening. Raises ValueError as
    `deadline.due_date`.
    """
    hours = rules.online_answer_hours
    if hours == 0:
        return None
    filed_at = dossier.filed_at or dossier.received_at
    before = hours - WARNED_HOURS_BEFORE
    return AnswerTime(
        by=_after(filed_at, hours, calendar),
        warn_at=(
            _after(filed_at, before, calendar)
            if before > 0
            else effective_receipt(filed_at, calendar)
        ),
    )


def _after(filed_at: datetime, hours: int, calendar: WorkCalendar) -> datetime:
    return due_date(filed_at, TimeLimit(hours, TimeUnit.HOUR), calendar).due_at
