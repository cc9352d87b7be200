"""A dossier as JSON and back: the one form used on the wire, at the centre and in `dump`.

Keys are the field names; instants carry +07:00; dates are ISO; statuses are their numbers.
Reading is strict: a missing or ill-typed key raises ValueError naming it, an unknown key is left
alone (a newer centre may say more than we know).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from models.domain.certification import (
    Certification,
    certification_from_json,
    certification_to_json,
)
from models.domain.clock import iso_local, parse_instant
from models.domain.dossier import (
    Applicant,
    ApplicantKind,
    Channel,
    DocumentItem,
    Dossier,
    DossierStatus,
    DueStep,
    HistoryEntry,
    IdKind,
    OfficialRef,
    PaperKind,
    ResultPaper,
)
from models.domain.fees import FeeLine, PaymentMethod
from models.domain.procedure_json import procedure_from_json, procedure_to_json

T = TypeVar("T")
Json = dict[str, Any]

_LONGEST_TEXT = 4_000
_MOST_VND = 10**13
"""Land-use money can be billions; beyond this it is a slip of the keys."""


def dossier_to_json(dossier: Dossier) -> Json:
    """Everything but the history, which travels as entries of its own."""
    return {
        "id": dossier.id,
        "code": dossier.code,
        "provisional_code": dossier.provisional_code,
        "disputed_code": dossier.disputed_code,
        "office_code": dossier.office_code,
        "agency_id": dossier.agency_id,
        "status": int(dossier.status),
        "procedure": procedure_to_json(dossier.procedure),
        "case_name": dossier.case_name,
        "applicant": applicant_to_json(dossier.applicant),
        "papers": [paper_to_json(paper) for paper in dossier.papers],
        "sets_count": dossier.sets_count,
        "channel": str(dossier.channel),
        "result_channel": str(dossier.result_channel),
        "received_at": iso_local(dossier.received_at),
        "effective_at": iso_local(dossier.effective_at),
        "due_at": _instant_out(dossier.due_at),
        "due_provisional": dossier.due_provisional,
        "due_steps": [step_to_json(step) for step in dossier.due_steps],
        "received_by": {"id": dossier.received_by.id, "name": dossier.received_by.name},
        "device_no": dossier.device_no,
        "note": dossier.note,
        "finished_at": _instant_out(dossier.finished_at),
        "returned_at": _instant_out(dossier.returned_at),
        "holder": None if dossier.holder is None else applicant_to_json(dossier.holder),
        "authorisation": dossier.authorisation,
        "assisted_by": dossier.assisted_by,
        "fees": [fee_to_json(line) for line in dossier.fees],
        "result": None if dossier.result is None else _result_to_json(dossier.result),
        "filed_at": _instant_out(dossier.filed_at),
        "group_id": dossier.group_id,
        "certification": _certification_out(dossier.certification),
        "voided_at": _instant_out(dossier.voided_at),
    }


def dossier_from_json(data: Mapping[str, Any], *, revision: int = 0) -> Dossier:
    """The dossier of a wire message, without history. Raises ValueError naming the bad field."""
    return Dossier(
        id=_text(data, "id"),
        code=_text_or_none(data, "code"),
        provisional_code=_text_or_none(data, "provisional_code"),
        disputed_code=_text_or_none(data, "disputed_code"),
        office_code=_text(data, "office_code"),
        agency_id=_text(data, "agency_id"),
        status=_made(data, "status", DossierStatus),
        procedure=procedure_from_json(_mapping(data, "procedure")),
        case_name=_text_or_none(data, "case_name"),
        applicant=applicant_from_json(_mapping(data, "applicant")),
        papers=tuple(paper_from_json(item) for item in _list(data, "papers")),
        sets_count=_integer(data, "sets_count"),
        channel=_made(data, "channel", Channel),
        result_channel=_made(data, "result_channel", Channel),
        received_at=_made(data, "received_at", parse_instant),
        effective_at=_made(data, "effective_at", parse_instant),
        due_at=_instant_in(data, "due_at"),
        due_provisional=_made(data, "due_provisional", bool),
        due_steps=tuple(step_from_json(item) for item in _list(data, "due_steps")),
        received_by=_official_in(_mapping(data, "received_by")),
        device_no=_integer(data, "device_no"),
        note=_text_or_none(data, "note"),
        finished_at=_instant_in(data, "finished_at"),
        returned_at=_instant_in(data, "returned_at"),
        holder=_holder_in(data),
        authorisation=_text_or_none(data, "authorisation"),
        assisted_by=_text_or_none(data, "assisted_by"),
        fees=tuple(fee_from_json(item) for item in _list_or_empty(data, "fees")),
        result=_result_from_json(data),
        filed_at=_instant_in(data, "filed_at"),
        group_id=_text_or_none(data, "group_id"),
        certification=_certification_in(data),
        voided_at=_instant_in(data, "voided_at"),
        revision=revision,
    )


def applicant_to_json(applicant: Applicant) -> Json:
    """The applicant under the names that `intake` files use too."""
    return {
        "full_name": applicant.full_name,
        "kind": str(applicant.kind),
        "personal_id": applicant.personal_id,
        "id_kind": str(applicant.id_kind),
        "old_id": applicant.old_id,
        "birth_date": applicant.birth_date.isoformat() if applicant.birth_date else None,
        "sex": applicant.sex,
        "address": applicant.address,
        "phone": applicant.phone,
        "email": applicant.email,
        "tax_code": applicant.tax_code,
        "source": applicant.source,
        **({"issue_date": applicant.issue_date.isoformat()} if applicant.issue_date else {}),
    }


def applicant_from_json(data: Mapping[str, Any]) -> Applicant:
    """Raises ValueError naming the bad field."""
    born, issued = data.get("birth_date"), data.get("issue_date")
    return Applicant(
        full_name=_text(data, "full_name"),
        kind=_made(data, "kind", ApplicantKind),
        personal_id=_text_or_none(data, "personal_id"),
        id_kind=_made(data, "id_kind", IdKind),
        old_id=_text_or_none(data, "old_id"),
        birth_date=_made(data, "birth_date", date.fromisoformat) if born else None,
        sex=_text_or_none(data, "sex"),
        address=_text_or_none(data, "address"),
        phone=_text_or_none(data, "phone"),
        email=_text_or_none(data, "email"),
        tax_code=_text_or_none(data, "tax_code"),
        source=_text(data, "source"),
        issue_date=_made(data, "issue_date", date.fromisoformat) if issued else None,
    )


def paper_to_json(paper: DocumentItem) -> Json:
    """One paper handed over."""
    return {
        "name": paper.name,
        "originals": paper.originals,
        "copies": paper.copies,
        "present_only": paper.present_only,
        **({} if paper.kind is PaperKind.ORDINARY else {"kind": str(paper.kind)}),
    }


def paper_from_json(data: Any) -> DocumentItem:
    """Raises ValueError naming the bad field."""
    paper = _as_mapping(data, "papers")
    return DocumentItem(
        name=_text(paper, "name"),
        originals=_integer(paper, "originals"),
        copies=_integer(paper, "copies"),
        present_only=_made(paper, "present_only", bool),
        kind=PaperKind.ORDINARY if paper.get("kind") is None else _made(paper, "kind", PaperKind),
    )


def fee_to_json(line: FeeLine) -> Json:
    """One fee, paid, excused or owed."""
    return {
        "name": line.name,
        "amount_vnd": line.amount_vnd,
        "exempt_reason": line.exempt_reason,
        "paid_at": _instant_out(line.paid_at),
        "method": None if line.method is None else str(line.method),
        "receipt_number": line.receipt_number,
        "taken_by": line.taken_by,
    }


def fee_from_json(data: Any) -> FeeLine:
    """Raises ValueError naming the bad field."""
    line = _as_mapping(data, "fees")
    return FeeLine(
        name=_text(line, "name"),
        amount_vnd=_integer(line, "amount_vnd", _MOST_VND),
        exempt_reason=_text_or_none(line, "exempt_reason"),
        paid_at=_instant_in(line, "paid_at"),
        method=None if line.get("method") is None else _made(line, "method", PaymentMethod),
        receipt_number=_text_or_none(line, "receipt_number"),
        taken_by=_text_or_none(line, "taken_by"),
    )


def _result_to_json(result: ResultPaper) -> Json:
    return {
        "number": result.number,
        "signed_on": None if result.signed_on is None else result.signed_on.isoformat(),
        "signer": result.signer,
    }


def _result_from_json(data: Mapping[str, Any]) -> ResultPaper | None:
    if data.get("result") is None:
        return None
    result = _mapping(data, "result")
    on = result.get("signed_on")
    return ResultPaper(
        number=_text_or_none(result, "number"),
        signed_on=None if on is None else _made(result, "signed_on", date.fromisoformat),
        signer=_text_or_none(result, "signer"),
    )


def _certification_out(certification: Certification | None) -> Json | None:
    return None if certification is None else certification_to_json(certification)


def _certification_in(data: Mapping[str, Any]) -> Certification | None:
    given = data.get("certification")
    return None if given is None else certification_from_json(given)


def _holder_in(data: Mapping[str, Any]) -> Applicant | None:
    return None if data.get("holder") is None else applicant_from_json(_mapping(data, "holder"))


def step_to_json(step: DueStep) -> Json:
    """One step of the due date's reasoning; absent parts are left out to keep messages small."""
    data: Json = {"kind": step.kind, "on": step.on.isoformat()}
    if step.number is not None:
        data["number"] = step.number
    if step.note is not None:
        data["note"] = step.note
    if step.at is not None:
        data["at"] = iso_local(step.at)
    return data


def step_from_json(data: Any) -> DueStep:
    """Raises ValueError naming the bad field."""
    step = _as_mapping(data, "due_steps")
    number = step.get("number")
    return DueStep(
        kind=_text(step, "kind"),
        on=_made(step, "on", date.fromisoformat),
        number=_integer(step, "number") if number is not None else None,
        note=_text_or_none(step, "note"),
        at=_instant_in(step, "at"),
    )


def entry_to_json(entry: HistoryEntry) -> Json:
    """One line of history."""
    return {
        "id": entry.id,
        "dossier_id": entry.dossier_id,
        "action": entry.action,
        "from_status": None if entry.from_status is None else int(entry.from_status),
        "to_status": int(entry.to_status),
        "at": iso_local(entry.at),
        "official": {"id": entry.official.id, "name": entry.official.name},
        "device_no": entry.device_no,
        "data": entry.data,
    }


def entry_from_json(data: Any) -> HistoryEntry:
    """Raises ValueError naming the bad field."""
    entry = _as_mapping(data, "history")
    before = entry.get("from_status")
    return HistoryEntry(
        id=_text(entry, "id"),
        dossier_id=_text(entry, "dossier_id"),
        action=_text(entry, "action"),
        from_status=None if before is None else _made(entry, "from_status", DossierStatus),
        to_status=_made(entry, "to_status", DossierStatus),
        at=_made(entry, "at", parse_instant),
        official=_official_in(_mapping(entry, "official")),
        device_no=_integer(entry, "device_no"),
        data=dict(_mapping(entry, "data")),
    )


def _official_in(data: Mapping[str, Any]) -> OfficialRef:
    return OfficialRef(_text_or_none(data, "id"), _text(data, "name"))


def _instant_out(at: datetime | None) -> str | None:
    return None if at is None else iso_local(at)


def _instant_in(data: Mapping[str, Any], key: str) -> datetime | None:
    return None if data.get(key) is None else _made(data, key, parse_instant)


def _made(data: Mapping[str, Any], key: str, make: Callable[[Any], T]) -> T:
    value = data.get(key)
    try:
        if value is None or (make is bool and not isinstance(value, bool)):
            raise TypeError
        return make(value)
    except (TypeError, ValueError, AttributeError, OverflowError):
        raise ValueError(f"{key}: unreadable") from None


def _text(data: Mapping[str, Any], key: str) -> str:
    value = data.get(key)
    if not isinstance(value, str) or not value or len(value) > _LONGEST_TEXT or "\0" in value:
        raise ValueError(f"{key}: a text is needed")
    return unicodedata.normalize("NFC", value)


def _text_or_none(data: Mapping[str, Any], key: str) -> str | None:
    return None if data.get(key) is None else _text(data, key)


def _integer(data: Mapping[str, Any], key: str, most: int = 2**31 - 1) -> int:
    value = data.get(key)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise ValueError(f"{key}: a whole number is needed")
    return value


def _list(data: Mapping[str, Any], key: str) -> list[Any]:
    value = data.get(key)
    if not isinstance(value, list) or len(value) > 1_000:
        raise ValueError(f"{key}: a list is needed")
    return value


def _list_or_empty(data: Mapping[str, Any], key: str) -> list[Any]:
    """A list that messages of older programs do not have."""
    return [] if data.get(key) is None else _list(data, key)


def _mapping(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    return _as_mapping(data.get(key), key)


def _as_mapping(value: Any, key: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise ValueError(f"{key}: an object is needed")
    return value
