"""Two versions of a dossier in words: the name of each part, and what each version says of it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from models.domain.dossier import Applicant, Channel, DocumentItem, Dossier
from models.domain.fees import FeeLine
from models.domain.identity import mask_id
from ui.dossiers.words import moment, number_words
from ui.widgets.pills import status_look

NOTHING = "–"

_LABELS = {
    "status": QT_TRANSLATE_NOOP("Versions", "Status"),
    "due_at": QT_TRANSLATE_NOOP("Versions", "Appointment"),
    "applicant": QT_TRANSLATE_NOOP("Versions", "Submitted by"),
    "holder": QT_TRANSLATE_NOOP("Versions", "Whose dossier it is"),
    "authorisation": QT_TRANSLATE_NOOP("Versions", "Authorisation"),
    "assisted_by": QT_TRANSLATE_NOOP("Versions", "Helped by"),
    "papers": QT_TRANSLATE_NOOP("Versions", "Papers"),
    "sets_count": QT_TRANSLATE_NOOP("Versions", "Number of sets"),
    "case_name": QT_TRANSLATE_NOOP("Versions", "Case"),
    "note": QT_TRANSLATE_NOOP("Versions", "Note"),
    "result_channel": QT_TRANSLATE_NOOP("Versions", "Result goes out"),
    "fees": QT_TRANSLATE_NOOP("Versions", "Fees"),
    "result": QT_TRANSLATE_NOOP("Versions", "Result"),
    "received_at": QT_TRANSLATE_NOOP("Versions", "Received at"),
    "received_by": QT_TRANSLATE_NOOP("Versions", "Received by"),
}
_OTHER = QT_TRANSLATE_NOOP("Versions", "Other details")
_PERSON = {
    "full_name": QT_TRANSLATE_NOOP("Versions", "name"),
    "personal_id": QT_TRANSLATE_NOOP("Versions", "ID number"),
    "old_id": QT_TRANSLATE_NOOP("Versions", "old ID number"),
    "birth_date": QT_TRANSLATE_NOOP("Versions", "born"),
    "issue_date": QT_TRANSLATE_NOOP("Versions", "card issued on"),
    "sex": QT_TRANSLATE_NOOP("Versions", "sex"),
    "address": QT_TRANSLATE_NOOP("Versions", "address"),
    "phone": QT_TRANSLATE_NOOP("Versions", "phone"),
    "email": QT_TRANSLATE_NOOP("Versions", "e-mail"),
    "tax_code": QT_TRANSLATE_NOOP("Versions", "tax code"),
}
_CHANNELS = {
    Channel.COUNTER: QT_TRANSLATE_NOOP("Versions", "At the counter"),
    Channel.ONLINE: QT_TRANSLATE_NOOP("Versions", "Electronically"),
    Channel.POST: QT_TRANSLATE_NOOP("Versions", "By post"),
}


def part_label(part: str) -> str:
    """What a part is called."""
    return _said(_LABELS.get(part, _OTHER))


def part_words(part: str, dossier: Dossier, other: Dossier) -> str:
    """What `dossier` says of a part; of a person only what differs from `other`."""
    match part:
        case "status":
            return _status(dossier)
        case "due_at":
            return _due(dossier)
        case "applicant":
            return _person(dossier.applicant, other.applicant)
        case "holder":
            return _person(dossier.holder, other.holder)
        case "papers":
            return "\n".join(map(_paper, dossier.papers)) or NOTHING
        case "result_channel":
            return _said(_CHANNELS[dossier.result_channel])
        case "fees":
            return "\n".join(map(_fee, dossier.fees)) or NOTHING
        case "result":
            return _result(dossier)
        case "received_by":
            return dossier.received_by.name
        case _:
            return _plain(getattr(dossier, part, None))


def _said(source: object) -> str:
    return QCoreApplication.translate("Versions", str(source))


def _status(dossier: Dossier) -> str:
    words = status_look(dossier.status).words
    at = dossier.returned_at or dossier.finished_at or dossier.voided_at
    return words if at is None else f"{words} · {moment(at)}"


def _due(dossier: Dossier) -> str:
    if dossier.due_at is None:
        return _said(QT_TRANSLATE_NOOP("Versions", "No appointment"))
    provisional = _said(QT_TRANSLATE_NOOP("Versions", "provisional"))
    words = moment(dossier.due_at)
    return f"{words} · {provisional}" if dossier.due_provisional else words


def _person(person: Applicant | None, other: Applicant | None) -> str:
    if person is None:
        return NOTHING
    lines = []
    for name, label in _PERSON.items():
        value = getattr(person, name)
        if other is None or value != getattr(other, name):
            covered = name in ("personal_id", "old_id") and value
            said = mask_id(value) if covered else _plain(value)
            lines.append(f"{_said(label)}: {said}")
    return "\n".join(lines) or person.full_name


def _paper(paper: DocumentItem) -> str:
    return f"{paper.name} ({paper.originals} + {paper.copies})"


def _fee(line: FeeLine) -> str:
    words = f"{line.name}: {number_words(line.amount_vnd)} đ"
    return words if line.paid_at is None else f"{words} · {moment(line.paid_at)}"


def _result(dossier: Dossier) -> str:
    paper = dossier.result
    if paper is None:
        return NOTHING
    day = "" if paper.signed_on is None else f"{paper.signed_on:%d/%m/%Y}"
    return " · ".join(part for part in (paper.number, day, paper.signer) if part) or NOTHING


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return moment(value)
    if hasattr(value, "strftime"):
        return f"{value:%d/%m/%Y}"
    return NOTHING if value in (None, "") else str(value)
