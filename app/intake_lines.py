"""One line of an intake file, read into a command. The form is in docs/intake-file.md."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from app.runtime import Runtime
from models.domain.clock import local_day, parse_instant
from models.domain.dossier import (
    Applicant,
    ApplicantKind,
    Channel,
    DocumentItem,
    IdKind,
    OfficialRef,
)
from models.domain.identity import normal_number, normal_phone
from models.domain.procedure import Procedure
from models.domain.scan import read_scan
from models.domain.scan_result import Card
from models.domain.text import nfc
from models.errors import UserError, ValidationError
from models.services import catalogue
from models.services.intake import ReceiveDossier

LONGEST_LINE_BYTES = 256 * 1024
_LONGEST_TEXT = 4_000
"""The centre takes no longer one; a dossier that can never be sent must not be received."""
_FIELDS = frozenset(
    {
        "card",
        "applicant",
        "procedure_code",
        "case",
        "papers",
        "received_at",
        "due_at",
        "channel",
        "result_channel",
        "sets_count",
        "official",
        "accept_unconfirmed",
        "note",
    }
)
_APPLICANT_TEXTS = ("full_name", "personal_id", "sex", "address", "phone", "email", "tax_code")
_APPLICANT_FIELDS = frozenset({*_APPLICANT_TEXTS, "birth_date", "kind", "old_id"})
_BATCH_OFFICIAL = "Nhập từ tệp"


def command_of(runtime: Runtime, line: bytes) -> ReceiveDossier:
    """Read a line. Raises UserError or ValidationError; nothing is changed by a bad line."""
    fields = _object(line)
    today = local_day(runtime.clock.now())
    procedure_code = _text(fields, "procedure_code")
    if procedure_code is None:
        raise ValidationError(("procedure_code", "field_missing"))
    procedure = runtime.store.read(lambda s: catalogue.procedure(s, procedure_code))
    case_name = _text(fields, "case")
    return ReceiveDossier(
        applicant=_applicant(fields, today),
        procedure_code=procedure_code,
        official=_official(runtime, _text(fields, "official")),
        case_name=case_name,
        papers=_papers(fields, procedure, case_name),
        channel=_channel(fields, "channel"),
        result_channel=_channel(fields, "result_channel"),
        sets_count=_count(fields, "sets_count", 1),
        received_at=_instant(fields, "received_at"),
        due_at=_instant(fields, "due_at"),
        accept_unconfirmed=_flag(fields, "accept_unconfirmed"),
        note=_text(fields, "note"),
    )


def _object(line: bytes) -> Mapping[str, Any]:
    if len(line) > LONGEST_LINE_BYTES:
        raise UserError("line_too_long")
    try:
        fields = json.loads(line.decode("utf-8-sig"), parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise UserError("line_not_json") from None
    if not isinstance(fields, dict):
        raise UserError("line_not_json")
    for name in fields.keys() - _FIELDS:
        raise UserError("field_unknown", name=_shown(name))
    return fields


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _applicant(fields: Mapping[str, Any], today: date) -> Applicant:
    payload, typed = fields.get("card"), fields.get("applicant")
    if payload is None and typed is None:
        raise ValidationError(("applicant", "field_missing"))
    from_card = None if payload is None else applicant_of_card(_card(payload, today))
    if typed is None:
        assert from_card is not None
        return from_card
    return _typed(typed, from_card)


def _card(payload: Any, today: date) -> Card:
    if not isinstance(payload, str):
        raise ValidationError(("card", "field_wrong_type"))
    result = read_scan(payload, today=today)
    if result.card is None:
        raise UserError(str(result.error) if result.error else "E_NOT_CCCD")
    return result.card


def applicant_of_card(card: Card) -> Applicant:
    """The applicant a card tells of; the name is empty when the card carried only the number."""
    return Applicant(
        full_name=card.full_name or "",
        personal_id=card.personal_id,
        id_kind=IdKind.CITIZEN_ID,
        old_id=card.old_id,
        birth_date=card.birth_date,
        sex=card.sex,
        address=card.address,
        source="card",
    )


def _typed(typed: Any, from_card: Applicant | None) -> Applicant:
    """What was typed; over a card it adds and corrects."""
    if not isinstance(typed, dict):
        raise ValidationError(("applicant", "field_wrong_type"))
    for name in typed.keys() - _APPLICANT_FIELDS:
        raise UserError("field_unknown", name=_shown(name))
    given: dict[str, Any] = {}
    for name in _APPLICANT_TEXTS:
        value = _text(typed, name)
        if value is not None:
            given[name] = value
    if "phone" in given:
        given["phone"] = normal_phone(given["phone"])
    if _text(typed, "birth_date") is not None:
        given["birth_date"] = _day(typed, "birth_date")
    if "personal_id" in given:
        given["personal_id"] = normal_number(given["personal_id"]).upper()
        given["id_kind"] = id_kind_of(given["personal_id"])
    if _text(typed, "kind") is not None:
        given["kind"] = _kind(typed)
    elif "tax_code" in given and "personal_id" not in given and from_card is None:
        given["kind"] = ApplicantKind.ORGANISATION
    base = from_card or Applicant(full_name="")
    return replace(base, **given)


def id_kind_of(number: str) -> IdKind:
    """What kind of paper a typed number is from, by its shape."""
    if number.isascii() and number.isdigit():
        return IdKind.OLD_CMND if len(number) == 9 else IdKind.CITIZEN_ID
    return IdKind.PASSPORT


def _kind(typed: Mapping[str, Any]) -> ApplicantKind:
    try:
        return ApplicantKind(str(typed["kind"]))
    except ValueError:
        raise ValidationError(("applicant", "field_wrong_type")) from None


def _official(runtime: Runtime, name: str | None) -> OfficialRef:
    """The official named, or the only one there is; each act carries who."""
    if name is None:
        everyone = runtime.officials.everyone()
        return everyone[0].ref if len(everyone) == 1 else OfficialRef(None, _BATCH_OFFICIAL)
    known = runtime.officials.named(name)
    return known.ref if known is not None else OfficialRef(None, name)


def _papers(
    fields: Mapping[str, Any], procedure: Procedure, case_name: str | None
) -> tuple[DocumentItem, ...]:
    given = fields.get("papers")
    if given is None:
        return tuple(
            DocumentItem(
                name=d.name, originals=d.originals, copies=d.copies, present_only=d.present_only
            )
            for d in procedure.documents_for(case_name)
            if not d.on_authorisation
        )
    if not isinstance(given, list) or not all(isinstance(item, dict) for item in given):
        raise ValidationError(("papers", "field_wrong_type"))
    return tuple(
        DocumentItem(
            name=_text(item, "name", "papers") or "",
            originals=_count(item, "originals", 1, "papers"),
            copies=_count(item, "copies", 0, "papers"),
        )
        for item in given
    )


def _text(fields: Mapping[str, Any], name: str, shown: str | None = None) -> str | None:
    value = fields.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise ValidationError((shown or name, "field_wrong_type"))
    if len(value) > _LONGEST_TEXT:
        raise ValidationError((shown or name, "text_too_long"))
    return nfc(value) or None


def _count(fields: Mapping[str, Any], name: str, default: int, shown: str | None = None) -> int:
    value = fields.get(name, default)
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValidationError((shown or name, "field_wrong_type"))
    return value


def _flag(fields: Mapping[str, Any], name: str) -> bool:
    value = fields.get(name, False)
    if not isinstance(value, bool):
        raise ValidationError((name, "field_wrong_type"))
    return value


def _instant(fields: Mapping[str, Any], name: str) -> datetime | None:
    text = _text(fields, name)
    if text is None:
        return None
    try:
        return parse_instant(text)
    except (ValueError, OverflowError):
        raise ValidationError((name, "received_at_wrong")) from None


def _day(fields: Mapping[str, Any], name: str) -> date:
    try:
        return date.fromisoformat(_text(fields, name) or "")
    except ValueError:
        raise ValidationError((name, "date_wrong")) from None


def _channel(fields: Mapping[str, Any], name: str) -> Channel:
    try:
        return Channel(_text(fields, name) or Channel.COUNTER)
    except ValueError:
        raise ValidationError(("channel", "channel_unknown")) from None


def _shown(name: str) -> str:
    """A field's name as it may be shown: short, and no place for a person's data."""
    return name[:40] if name.isascii() and name.replace("_", "").isalnum() else "…"
