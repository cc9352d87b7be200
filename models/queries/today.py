"""What the morning page shows: five figures and the work to do first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from models.domain.clock import local_day
from models.domain.dossier import DossierStatus
from models.domain.online_answer import AnswerTime, answer_time
from models.domain.rules import CounterRules
from models.dossier_rows import dossier_of
from models.queries.dossier_list import (
    CentreState,
    DossierLine,
    View,
    day_bounds,
    dossier_count,
    dossier_page,
)
from models.services import catalogue
from models.tables import DossierRow

_MOST_TASKS = 30
_MOST_ONLINE_TASKS = 15
"""So that a morning with many filings leaves room for what is overdue."""
_MOST_ONLINE = 500


class TaskKind(StrEnum):
    """Why a dossier is in the list of work, most urgent first."""

    SENT_BACK = "sent_back"
    TWO_VERSIONS = "two_versions"
    ONLINE = "online"
    OVERDUE = "overdue"
    DUE_TODAY = "due_today"
    RESULT_READY = "result_ready"


@dataclass(frozen=True, slots=True)
class Task:
    """`answer` is set for an online filing that waits, where the office sets hours."""

    kind: TaskKind
    line: DossierLine
    answer: AnswerTime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """Figures are capped at `dossier_list.COUNT_CAP` + 1.

    `online` are the filings that wait to be accepted or answered, the first to answer first.
    """

    overdue: int
    due_today: int
    waiting_supplement: int
    result_ready: int
    not_at_centre: int
    received_today: int
    tasks: tuple[Task, ...]
    online: tuple[Task, ...] = ()


def today(session: Session, now: datetime, rules: CounterRules) -> Today:
    """The figures as of now and the work of the day. Who was turned away, and what was filed
    online and not accepted yet, was not received."""
    start, end = day_bounds(local_day(now))
    received = session.scalar(
        select(func.count())
        .select_from(DossierRow)
        .where(
            DossierRow.received_at >= start,
            DossierRow.received_at < end,
            or_(DossierRow.code.is_not(None), DossierRow.provisional_code.is_not(None)),
            DossierRow.status != int(DossierStatus.NEW_ONLINE),
        )
    )
    online = _online(session, now, rules)
    return Today(
        overdue=dossier_count(session, now=now, view=View.OVERDUE),
        due_today=dossier_count(session, now=now, view=View.DUE_TODAY),
        waiting_supplement=dossier_count(session, now=now, view=View.WAITING_SUPPLEMENT),
        result_ready=dossier_count(session, now=now, view=View.RESULT_READY),
        not_at_centre=dossier_count(session, now=now, view=View.NOT_AT_CENTRE),
        received_today=received or 0,
        tasks=_tasks(session, now, online[:_MOST_ONLINE_TASKS]),
        online=online,
    )


def _online(session: Session, now: datetime, rules: CounterRules) -> tuple[Task, ...]:
    lines = dossier_page(session, now=now, view=View.ONLINE_NEW, limit=_MOST_ONLINE).lines
    if not lines:
        return ()
    calendar = catalogue.calendar(session)
    rows = session.scalars(
        select(DossierRow).where(DossierRow.status == int(DossierStatus.NEW_ONLINE))
    )
    dossiers = {row.id: dossier_of(row) for row in rows}
    tasks = [
        Task(TaskKind.ONLINE, line, answer_time(dossiers[line.id], rules, calendar))
        for line in lines
    ]
    return tuple(sorted(tasks, key=_by_answer))


def _by_answer(task: Task) -> datetime:
    return task.line.received_at if task.answer is None else task.answer.by


def _tasks(session: Session, now: datetime, online: tuple[Task, ...]) -> tuple[Task, ...]:
    waiting = dossier_page(session, now=now, view=View.NOT_AT_CENTRE, limit=500).lines
    tasks = [
        Task(TaskKind.SENT_BACK, line) for line in waiting if line.centre is CentreState.SENT_BACK
    ]
    tasks += [
        Task(TaskKind.TWO_VERSIONS, line)
        for line in waiting
        if line.centre is CentreState.TWO_VERSIONS
    ]
    tasks += online
    for kind, view in (
        (TaskKind.OVERDUE, View.OVERDUE),
        (TaskKind.DUE_TODAY, View.DUE_TODAY),
        (TaskKind.RESULT_READY, View.RESULT_READY),
    ):
        lines = dossier_page(session, now=now, view=view, limit=_MOST_TASKS).lines
        tasks += [Task(kind, line) for line in sorted(lines, key=_by_due)]
    return tuple(tasks[:_MOST_TASKS])


def _by_due(line: DossierLine) -> tuple[bool, datetime]:
    return (line.due_at is None, line.due_at or line.received_at)
