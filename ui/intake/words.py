"""Sentences of the intake made out of its states."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from models.domain.clock import to_local
from models.domain.dossier import IdKind
from models.domain.procedure import Procedure, TimeLimit, TimeUnit
from ui import texts
from ui.intake.draft import Step
from ui.intake.person import Problem

translate = QCoreApplication.translate

_OPENING = "Thủ tục "


def step(kind: Step, missing: Sequence[str]) -> str:
    """What comes after "Next:" in the action bar."""
    if kind is Step.PAPERS_MISSING:
        words = translate("IntakeWords", "{count} required papers missing: {first}")
        return words.format(count=len(missing), first=shortened(missing[0], 34))
    return {
        Step.SCAN: translate("IntakeWords", "scan the ID card."),
        Step.FINISH_PERSON: translate("IntakeWords", "complete the person, then Enter."),
        Step.FINISH_HOLDER: translate("IntakeWords", "complete the holder, then Enter."),
        Step.ANSWER_QUESTION: translate("IntakeWords", "answer the question with its number."),
        Step.CERTIFIED_PAPERS: translate("IntakeWords", "complete the certified papers."),
        Step.EXEMPT_REASON: translate("IntakeWords", "write why the fee is excused."),
        Step.CHOOSE_PROCEDURE: translate("IntakeWords", "choose the procedure, then Enter."),
        Step.GIVE_DATE: translate("IntakeWords", "give the date of the result."),
        Step.CONFIRM_DATE: translate("IntakeWords", "confirm the provisional date, Alt Y."),
        Step.DATE_PUT_OFF: translate(
            "IntakeWords", "save with Ctrl Enter; the provisional date is asked again."
        ),
        Step.COMPLETE: translate("IntakeWords", "all papers are there, save and print."),
    }[kind]


def problem(field: str, code: str) -> str:
    """What stands under a field."""
    own = {
        "not_a_day": translate("IntakeWords", "There is no such day. Write it as 05/03/1990."),
        "companion_missing": translate("IntakeWords", "Write who comes with the child."),
        "procedure_missing": translate("IntakeWords", "Choose a procedure."),
        "question_open": translate("IntakeWords", "Answer the question first."),
        "exempt_reason_missing": translate("IntakeWords", "Write why the fee is excused."),
        "holder_is_applicant": translate(
            "IntakeWords", "This is the applicant. Scan the holder's card, or press Alt O."
        ),
        "due_missing": translate("IntakeWords", "Give the day of the result."),
        "due_before_received": translate("IntakeWords", "The day must come after today."),
    }
    if code in own:
        return own[code]
    words = texts.problem(code, field)
    return f"{words[:1].upper()}{words[1:]}."


def number_problem(digits: int) -> str:
    """An ID number that is too short or too long."""
    if digits < 12:
        words = translate(
            "IntakeWords", "{missing} digits missing: the number has 12 digits, {given} given."
        )
    else:
        words = translate("IntakeWords", "Too long: the number has 12 digits, {given} given.")
    return words.format(missing=12 - digits, given=digits)


def problem_text(wrong: Problem, number: str, id_kind: IdKind) -> str:
    """As `problem`, in the words of the paper and with the count of digits for an ID number."""
    field, code = wrong
    if field == "personal_id" and id_kind is IdKind.PASSPORT:
        return problem("passport", code)
    if wrong == ("personal_id", "length") and number.isdigit():
        return number_problem(len(number))
    return problem(*wrong)


def unit_today(name: str) -> str:
    """Under an address of before the communes were joined; empty without a name."""
    return translate("IntakeWords", "Now in: {unit}").format(unit=name) if name else ""


def warning(code: str) -> str:
    """What only looks odd; empty without a code."""
    return texts.scan(code) if code else ""


def weekday(on: date) -> str:
    """The name of the day of the week."""
    return (
        translate("IntakeWords", "Monday"),
        translate("IntakeWords", "Tuesday"),
        translate("IntakeWords", "Wednesday"),
        translate("IntakeWords", "Thursday"),
        translate("IntakeWords", "Friday"),
        translate("IntakeWords", "Saturday"),
        translate("IntakeWords", "Sunday"),
    )[on.weekday()]


def day(on: date) -> str:
    """26/11/2026."""
    return f"{on:%d/%m/%Y}"


def full_day(on: date) -> str:
    """Thứ Năm 26/11/2026."""
    return f"{weekday(on)} {day(on)}"


def clock(at: datetime, seconds: bool = False) -> str:
    """09:41 as the clock on the wall says."""
    return f"{to_local(at):%H:%M:%S}" if seconds else f"{to_local(at):%H:%M}"


def spoken(at: datetime) -> str:
    """An appointment to read aloud."""
    local = to_local(at)
    words = translate("IntakeWords", "{time} {weekday}, day {day} month {month}")
    return words.format(
        time=f"{local:%H:%M}", weekday=weekday(local.date()), day=local.day, month=local.month
    )


def due_day(at: datetime) -> str:
    """The day of an appointment, with its weekday."""
    return full_day(to_local(at).date())


def limit(time_limit: TimeLimit | None) -> str:
    """How long the procedure may take."""
    if time_limit is None:
        return translate("IntakeWords", "no time in the catalogue")
    words = {
        TimeUnit.WORKING_DAY: translate("IntakeWords", "{n} working days"),
        TimeUnit.CALENDAR_DAY: translate("IntakeWords", "{n} days"),
        TimeUnit.HOUR: translate("IntakeWords", "{n} working hours"),
        TimeUnit.MONTH: translate("IntakeWords", "{n} months"),
        TimeUnit.YEAR: translate("IntakeWords", "{n} years"),
        TimeUnit.IMMEDIATE: translate("IntakeWords", "same day"),
    }
    return words[time_limit.unit].format(n=time_limit.value)


def fee(procedure: Procedure) -> str:
    """What the catalogue says of the fee; information only."""
    if procedure.fee_vnd is None:
        return translate("IntakeWords", "not in the catalogue")
    if procedure.fee_vnd == 0:
        return translate("IntakeWords", "0 đ")
    return vnd(procedure.fee_vnd)


def vnd(amount: int) -> str:
    """15.000 đ."""
    grouped = f"{amount:,}".replace(",", ".")
    return translate("IntakeWords", "{amount} đ").format(amount=grouped)


def fee_detail(procedure: Procedure) -> str:
    """Who sets the fee, or the note of the catalogue."""
    if procedure.fee_set_by_province:
        return translate("IntakeWords", "The province sets the real fee.")
    return procedure.fee_note or ""


def title(procedure: Procedure) -> str:
    """The name on screen: without the words that open half of all names."""
    name = procedure.short_name or procedure.name
    bare = name.removeprefix(_OPENING)
    return f"{bare[:1].upper()}{bare[1:]}"


def shortened(text: str, most: int) -> str:
    """At most so many letters, cut between words."""
    if len(text) <= most:
        return text
    return f"{text[:most].rsplit(' ', 1)[0]}…"


def short_code(code: str) -> str:
    """…-0012."""
    return f"…-{code.rsplit('-', 1)[-1]}"
