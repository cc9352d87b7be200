"""Words of acts, of the lines of a history and of the steps behind an appointment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from models.domain.counting import StepKind
from models.domain.dossier import Dossier, DossierStatus, DueStep, HistoryEntry
from models.domain.dossier_forms import SLIP
from models.domain.workflow import Action
from models.queries.two_versions import Side
from ui.acts.words import form_words
from ui.detail.money_words import money_words
from ui.detail.version_words import part_label
from ui.dossiers.words import clock_words, day_month, moment, near_moment, weekday_short
from ui.tokens import Tone
from ui.widgets.pills import status_look
from ui.widgets.timeline import Event

_ACTS = {
    Action.RECEIVE: QT_TRANSLATE_NOOP("Acts", "Receive"),
    Action.GUIDE: QT_TRANSLATE_NOOP("Acts", "Give guidance"),
    Action.ACCEPT_ONLINE: QT_TRANSLATE_NOOP("Acts", "Accept the online dossier"),
    Action.HAND_OVER: QT_TRANSLATE_NOOP("Acts", "Pass on to the specialists"),
    Action.SUPPLEMENT_RECEIVED: QT_TRANSLATE_NOOP("Acts", "Papers are complete"),
    Action.PAYMENT_DONE: QT_TRANSLATE_NOOP("Acts", "Paid"),
    Action.RESULT_READY: QT_TRANSLATE_NOOP("Acts", "Take the result to the counter"),
    Action.RETURN_RESULT: QT_TRANSLATE_NOOP("Acts", "Hand over the result"),
    Action.REQUEST_SUPPLEMENT: QT_TRANSLATE_NOOP("Acts", "Ask for papers"),
    Action.REQUEST_PAYMENT: QT_TRANSLATE_NOOP("Acts", "Ask for payment"),
    Action.EXTEND: QT_TRANSLATE_NOOP("Acts", "Apologise and set a new date"),
    Action.RESUME: QT_TRANSLATE_NOOP("Acts", "Go on"),
    Action.STOP: QT_TRANSLATE_NOOP("Acts", "Stop"),
    Action.WITHDRAW: QT_TRANSLATE_NOOP("Acts", "The citizen withdraws it"),
    Action.REFUSE: QT_TRANSLATE_NOOP("Acts", "Refuse"),
    Action.CORRECT: QT_TRANSLATE_NOOP("Acts", "Correct"),
    Action.RETURN_AT_ONCE: QT_TRANSLATE_NOOP("Acts", "Hand over at once"),
    Action.TAKE_FEE: QT_TRANSLATE_NOOP("Acts", "Take the fee"),
    Action.REFUND_FEE: QT_TRANSLATE_NOOP("Acts", "Refund what was taken"),
    Action.COUNT_AGAIN: QT_TRANSLATE_NOOP("Acts", "Count the date again"),
    Action.VOID: QT_TRANSLATE_NOOP("Acts", "Entered by mistake"),
}
_HISTORY = {
    "receive": QT_TRANSLATE_NOOP("History", "Received at counter {counter}"),
    "guide": QT_TRANSLATE_NOOP("History", "Guidance given"),
    "accept_online": QT_TRANSLATE_NOOP("History", "Online dossier accepted"),
    "hand_over": QT_TRANSLATE_NOOP("History", "Passed on to the specialists"),
    "supplement_received": QT_TRANSLATE_NOOP("History", "Missing papers received"),
    "payment_done": QT_TRANSLATE_NOOP("History", "Payment done"),
    "result_ready": QT_TRANSLATE_NOOP("History", "Result is at the counter"),
    "return_result": QT_TRANSLATE_NOOP("History", "Result handed over"),
    "request_supplement": QT_TRANSLATE_NOOP("History", "Papers asked for"),
    "request_payment": QT_TRANSLATE_NOOP("History", "Payment asked for"),
    "extend": QT_TRANSLATE_NOOP("History", "Apology, new date"),
    "resume": QT_TRANSLATE_NOOP("History", "Work goes on"),
    "stop": QT_TRANSLATE_NOOP("History", "Stopped"),
    "withdraw": QT_TRANSLATE_NOOP("History", "Withdrawn by the citizen"),
    "refuse": QT_TRANSLATE_NOOP("History", "Refused"),
    "correct": QT_TRANSLATE_NOOP("History", "Corrected"),
    "return_at_once": QT_TRANSLATE_NOOP("History", "Result handed over at once"),
    "take_fee": QT_TRANSLATE_NOOP("History", "Fee taken"),
    "refund_fee": QT_TRANSLATE_NOOP("History", "Money refunded"),
    "count_again": QT_TRANSLATE_NOOP("History", "Date counted again"),
    "void": QT_TRANSLATE_NOOP("History", "Entered by mistake"),
    "settled": QT_TRANSLATE_NOOP("History", "Version chosen"),
    "print": QT_TRANSLATE_NOOP("History", "Slip printed"),
    "note": QT_TRANSLATE_NOOP("History", "Note"),
    "view": QT_TRANSLATE_NOOP("History", "ID number looked at"),
}
_NOTE_ICONS = {"print": "printer", "note": "pencil", "view": "eye"}
_STEPS = {
    StepKind.RECEIVED: QT_TRANSLATE_NOOP("Steps", "Received at {at}."),
    StepKind.MOVED_INTO_HOURS: QT_TRANSLATE_NOOP("Steps", "Outside hours: counted from {at}."),
    StepKind.FIRST_DAY: QT_TRANSLATE_NOOP("Steps", "The day of receipt is not counted."),
    StepKind.WORKING_DAY: QT_TRANSLATE_NOOP("Steps", "Working day {number}"),
    StepKind.MAKEUP_DAY: QT_TRANSLATE_NOOP("Steps", "Working day {number}: {note}"),
    StepKind.CALENDAR_DAY: QT_TRANSLATE_NOOP("Steps", "Day {number}"),
    StepKind.WEEKEND: QT_TRANSLATE_NOOP("Steps", "Weekend, not counted"),
    StepKind.HOLIDAY: QT_TRANSLATE_NOOP("Steps", "Holiday: {note}"),
    StepKind.HOURS_USED: QT_TRANSLATE_NOOP("Steps", "Counted {number} minutes, up to {at}"),
    StepKind.MONTHS: QT_TRANSLATE_NOOP("Steps", "{number} months"),
    StepKind.YEARS: QT_TRANSLATE_NOOP("Steps", "{number} years"),
    StepKind.LAST_OF_MONTH: QT_TRANSLATE_NOOP("Steps", "Last day of the month"),
    StepKind.COUNTED_TO: QT_TRANSLATE_NOOP("Steps", "Counted {number} up to this day"),
    StepKind.SAME_DAY: QT_TRANSLATE_NOOP("Steps", "Returned within the day"),
    StepKind.AFTER_CUTOFF: QT_TRANSLATE_NOOP("Steps", "After {at}: the next working day"),
    StepKind.SUSPENDED: QT_TRANSLATE_NOOP("Steps", "Clock stopped at {at}"),
    StepKind.RESUMED: QT_TRANSLATE_NOOP("Steps", "Clock runs again from {at}"),
    StepKind.COUNT_RESTARTED: QT_TRANSLATE_NOOP("Steps", "Counted again from the beginning"),
    StepKind.PREVIOUS_DUE: QT_TRANSLATE_NOOP("Steps", "Appointment before: {at}"),
    StepKind.MOVED_BY: QT_TRANSLATE_NOOP("Steps", "Moved by {number} minutes of work"),
    StepKind.ROLLED_FORWARD: QT_TRANSLATE_NOOP("Steps", "Moved to this working day"),
    StepKind.PHASE: QT_TRANSLATE_NOOP("Steps", "Part {number} begins at {at}"),
    StepKind.EXTENDED: QT_TRANSLATE_NOOP("Steps", "A new appointment, made once"),
    StepKind.DUE: QT_TRANSLATE_NOOP("Steps", "Result at {at}"),
}
_MOVED_BY_DAYS = QT_TRANSLATE_NOOP("Steps", "Moved by {number} days")
_NEXT = {
    DossierStatus.NEW_ONLINE: QT_TRANSLATE_NOOP("NextSteps", "check the papers, then accept."),
    DossierStatus.RECEIVED: QT_TRANSLATE_NOOP("NextSteps", "pass it on to the specialists."),
    DossierStatus.NOT_ACCEPTED: QT_TRANSLATE_NOOP("NextSteps", "nothing: it was not accepted."),
    DossierStatus.PROCESSING: QT_TRANSLATE_NOOP("NextSteps", "wait for the specialists' result."),
    DossierStatus.SUPPLEMENT_REQUESTED: QT_TRANSLATE_NOOP(
        "NextSteps", "wait for the citizen's papers."
    ),
    DossierStatus.FINANCIAL_DUTY: QT_TRANSLATE_NOOP("NextSteps", "wait for the payment."),
    DossierStatus.WITHDRAWN: QT_TRANSLATE_NOOP("NextSteps", "nothing: it was withdrawn."),
    DossierStatus.STOPPED: QT_TRANSLATE_NOOP("NextSteps", "wait until work goes on."),
    DossierStatus.RESULT_READY: QT_TRANSLATE_NOOP("NextSteps", "hand over the result."),
    DossierStatus.RETURNED: QT_TRANSLATE_NOOP("NextSteps", "nothing: the result was handed over."),
}


_TO_DO = frozenset({DossierStatus.NEW_ONLINE, DossierStatus.RECEIVED, DossierStatus.RESULT_READY})
"""Where something is to be done at the counter, not only waited for."""


def act_words(action: Action) -> str:
    """The words on the button of an act."""
    return QCoreApplication.translate("Acts", str(_ACTS[action]))


def next_words(status: DossierStatus, *, is_hers: bool) -> str:
    """What comes next for a dossier in this status; `is_hers`: who is signed in may do it."""
    translate = QCoreApplication.translate
    words = translate("NextSteps", str(_NEXT[status]))
    if is_hers or status not in _TO_DO:
        return words
    not_hers = translate("NextSteps", "The role signed in does not do this.")
    return f"{words} {not_hers}"


def step_words(step: DueStep) -> tuple[str, str]:
    """The day ("T2 23/11") and the reason of one step of the count."""
    kind = StepKind(step.kind)
    source = _MOVED_BY_DAYS if kind is StepKind.MOVED_BY and step.note == "day" else _STEPS[kind]
    words = QCoreApplication.translate("Steps", str(source))
    whole = kind is StepKind.PREVIOUS_DUE
    at = "" if step.at is None else moment(step.at) if whole else clock_words(step.at)
    number = "" if step.number is None else str(step.number)
    filled = words.format(at=at, number=number, note=step.note or "")
    return f"{weekday_short(step.on)} {day_month(step.on)}", filled


def events_of(dossier: Dossier, now: datetime) -> tuple[Event, ...]:
    """The history as a timeline, newest first; the centre's receipt is a line like any other."""
    lines = []
    for entry in dossier.history:
        lines.append((entry.at, _event(entry, now)))
        if entry.action == "receive":
            lines.append((entry.at, _saved(entry.at, now)))
    if dossier.synced_at is not None:
        lines.append((dossier.synced_at, _at_centre(dossier.synced_at, now)))
    lines.sort(key=lambda line: line[0])
    return tuple(event for _at, event in reversed(lines))


def _event(entry: HistoryEntry, now: datetime) -> Event:
    kind = "settled" if entry.action == "note" and "settled" in entry.data else entry.action
    source = _HISTORY.get(kind, _HISTORY["note"])
    what = QCoreApplication.translate("History", str(source)).format(counter=entry.device_no)
    form = entry.data.get("form", SLIP)
    if entry.action == "print" and form != SLIP:
        source = QCoreApplication.translate("History", "Printed: {form}")
        what = source.format(form=form_words(str(form), short=True))
    if entry.action in _NOTE_ICONS:
        icon, tone = _NOTE_ICONS[entry.action], Tone.NEUTRAL
    else:
        look = status_look(entry.to_status)
        icon, tone = look.icon, look.tone
    parts = (entry.official.name, _explained(entry.data))
    who = " · ".join(part for part in parts if part)
    return Event(icon, tone, what, who, near_moment(entry.at, now))


def _explained(data: Mapping[str, Any]) -> str:
    translate = QCoreApplication.translate
    parts = [str(data[key]) for key in ("reason", "text") if data.get(key)]
    if data.get("items"):
        parts.append("; ".join(str(item) for item in data["items"]))
    if isinstance(data.get("settled"), Mapping):
        parts.append(_settled(data["settled"]))
    parts += money_words(data)
    if data.get("receiver"):
        parts.append(translate("History", "received by {name}").format(name=data["receiver"]))
    if data.get("slip_returned") is False:
        parts.append(translate("History", "slip lost"))
    if data.get("copies"):
        parts.append(translate("History", "{n} copies").format(n=data["copies"]))
    if data.get("printer"):
        parts.append(str(data["printer"]))
    return " · ".join(parts)


def _settled(choices: Mapping[str, Any]) -> str:
    """Which side was chosen for each part."""
    translate = QCoreApplication.translate
    here = translate("History", "{part}: from counter")
    there = translate("History", "{part}: from the centre")
    words = [
        (here if side == Side.OURS else there).format(part=part_label(part))
        for part, side in choices.items()
    ]
    return ", ".join(words)


def _saved(at: datetime, now: datetime) -> Event:
    what = QCoreApplication.translate("History", "Saved on this computer")
    return Event("computer_check", Tone.OK, what, "", near_moment(at, now))


def _at_centre(at: datetime, now: datetime) -> Event:
    translate = QCoreApplication.translate
    what = translate("History", "Arrived at the centre")
    who = translate("History", "The centre confirmed it")
    return Event("centre", Tone.OK, what, who, near_moment(at, now))
