"""The rows of work on the morning page."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from models.queries.today import Task, TaskKind
from ui.dossiers.due import due_of
from ui.dossiers.words import code_words, due_words, moment, near_moment
from ui.theme import Tone
from ui.widgets.two_line_list import TwoLineRow

translate = QCoreApplication.translate

_ICONS = {
    TaskKind.SENT_BACK: ("centre", Tone.BAD),
    TaskKind.TWO_VERSIONS: ("merge_arrows", Tone.CHOICE),
    TaskKind.ONLINE: ("centre", Tone.INFO),
    TaskKind.OVERDUE: ("warning", Tone.BAD),
    TaskKind.DUE_TODAY: ("clock", Tone.WARN),
    TaskKind.RESULT_READY: ("seal_check", Tone.OK),
}


def task_row(task: Task, now: datetime, *, with_code: bool) -> TwoLineRow:
    """One row of work: why it is there, whose it is, the act that does it."""
    line = task.line
    icon, tone = _ICONS[task.kind]
    if task.answer is not None and task.answer.is_pressing(now):
        tone = Tone.BAD if task.answer.is_late(now) else Tone.WARN
    head, under = _why(task, now)
    return TwoLineRow(
        key=line.id,
        icon=icon,
        tone=tone,
        head=head,
        under=under,
        name=line.applicant_name,
        detail=line.procedure_name,
        code=code_words(line) if with_code else "",
        act=_act(task.kind),
    )


def _why(task: Task, now: datetime) -> tuple[str, str]:
    line = task.line
    due, _tone = due_words(due_of(line.status, line.due_at, now))
    at = moment(line.due_at) if line.due_at is not None else "–"
    match task.kind:
        case TaskKind.SENT_BACK:
            return translate("TodayPage", "Sent back"), translate("TodayPage", "by the centre")
        case TaskKind.TWO_VERSIONS:
            return translate("TodayPage", "Two versions"), translate("TodayPage", "both are kept")
        case TaskKind.RESULT_READY:
            return translate("TodayPage", "Result is here"), at
        case TaskKind.ONLINE:
            return _answer_words(task, now)
        case _:
            return due[:1].upper() + due[1:], at


def _answer_words(task: Task, now: datetime) -> tuple[str, str]:
    """By which hour an online filing must be answered."""
    answer = task.answer
    if answer is None:
        return translate("TodayPage", "Filed online"), moment(task.line.received_at)
    head = (
        translate("TodayPage", "Answer is late")
        if answer.is_late(now)
        else translate("TodayPage", "Filed online")
    )
    return head, translate("TodayPage", "answer by {when}").format(when=near_moment(answer.by, now))


def _act(kind: TaskKind) -> str:
    return {
        TaskKind.SENT_BACK: translate("TodayPage", "Mend and send"),
        TaskKind.TWO_VERSIONS: translate("TodayPage", "Choose a version"),
        TaskKind.ONLINE: translate("TodayPage", "Answer"),
        TaskKind.OVERDUE: translate("TodayPage", "Open the dossier"),
        TaskKind.DUE_TODAY: translate("TodayPage", "Open the dossier"),
        TaskKind.RESULT_READY: translate("TodayPage", "Hand over"),
    }[kind]
