"""The guidance sheet of a procedure: papers, time, fee, where to hand in, for the wall."""

from __future__ import annotations

from datetime import date

from app.forms.facts import Values, limits_words, office_values
from models.domain.calendar import WorkCalendar
from models.domain.dossier import Channel
from models.domain.fee_table import fee_lines
from models.domain.procedure import Procedure, RequiredDocument
from models.services.enrolment import Enrolment
from printing.inputs import FormInput

GUIDANCE = "guidance"
_CHANNEL_WORDS = {
    str(Channel.COUNTER): "tại quầy",
    str(Channel.POST): "qua bưu chính công ích",
    str(Channel.ONLINE): "trực tuyến trên Cổng Dịch vụ công quốc gia",
}
_COUNTER = str(Channel.COUNTER)


def guidance(
    procedure: Procedure, joined: Enrolment, calendar: WorkCalendar, on: date
) -> FormInput:
    """The sheet as of this day. Its QR holds the code of the procedure in the national catalogue.

    A time nobody at the office has confirmed says so; what is not known becomes dots.
    """
    ways = procedure.channels or (_COUNTER,)
    values = office_values(joined, on) | {
        "procedure_name": procedure.name,
        "procedure_code": procedure.code,
        "sector_name": procedure.sector,
        "time_limit": _time(procedure, ways),
        "fee_words": _fees(procedure, ways, on),
        "submit_places": _places(joined, ways),
        "result_names": "; ".join(procedure.results),
        "office_hours": ", ".join(f"{a:%H:%M} đến {b:%H:%M}" for a, b in calendar.hours),
    }
    answers = {a.id: a.text for question in procedure.questions for a in question.answers}
    asked = [one for one in procedure.documents if not (one.internal or one.note)]
    return FormInput(
        form=GUIDANCE,
        values=values,
        rows={"papers": [_paper(one, answers) for one in asked]},
        qr_text=procedure.code,
    )


def _time(procedure: Procedure, ways: tuple[str, ...]) -> str:
    words = {way: limits_words(procedure.limits_for(way)) for way in ways}
    said = _by_channel(words)
    return said if not said or procedure.time_verified else f"{said} (chưa xác minh)"


def _fees(procedure: Procedure, ways: tuple[str, ...], on: date) -> str:
    said = _by_channel({way: _fee(procedure, way, on) for way in ways})
    return said or procedure.fee_note or ""


def _fee(procedure: Procedure, way: str, on: date) -> str:
    lines = fee_lines(procedure, on, way)
    if lines:
        return "; ".join(f"{one.name}: {_amount(one.amount_vnd)} đồng" for one in lines)
    known = [terms.fee_vnd for terms in procedure.terms if terms.channel == way]
    return "Không thu" if 0 in (*known, procedure.fee_vnd) else ""


def _amount(amount_vnd: int) -> str:
    return f"{amount_vnd:,}".replace(",", ".")


def _by_channel(words: dict[str, str]) -> str:
    """Once when all channels say the same, else each with its channel."""
    if len(set(words.values())) == 1:
        return next(iter(words.values()))
    return "; ".join(
        f"{said} ({_CHANNEL_WORDS.get(way, way)})" for way, said in words.items() if said
    )


def _places(joined: Enrolment, ways: tuple[str, ...]) -> str:
    names = [
        f"tại quầy của {joined.one_stop_name}" if way == _COUNTER else _CHANNEL_WORDS.get(way, way)
        for way in ways
    ]
    said = "; ".join(names)
    return f"{said[:1].upper()}{said[1:]}"


def _paper(document: RequiredDocument, answers: dict[str, str]) -> Values:
    cases = [answers.get(answer, answer) for answer in document.when]
    if document.case_name is not None:
        cases.append(document.case_name)
    channels = [_CHANNEL_WORDS.get(way, way) for way in document.channels]
    notes = [
        f"Trường hợp: {' / '.join(cases)}" if cases else "",
        "Một trong các giấy tờ cùng loại" if document.one_of else "",
        "Khi ủy quyền" if document.on_authorisation else "",
        f"Khi nộp {', '.join(channels)}" if channels else "",
    ]
    return {
        "name": document.written,
        "originals": str(document.originals),
        "copies": str(document.copies),
        "present_only": "yes" if document.present_only else "",
        "note": ". ".join(note for note in notes if note),
    }
