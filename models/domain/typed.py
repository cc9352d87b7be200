"""Values as a file of another program gives them, read strictly: texts, numbers, days, people.

The forms are those of docs/intake-file.md, docs/act-file.md and docs/protocol.md. Each reader
raises ValidationError naming the field, or UserError for a name that is not in the form.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from models.domain.clock import parse_instant
from models.domain.dossier import (
    Applicant,
    ApplicantKind,
    Channel,
    DocumentItem,
    IdKind,
    PaperKind,
)
from models.domain.dossier_json import fee_from_json
from models.domain.fees import FeeLine
from models.domain.identity import normal_number, normal_phone, normal_tax_code
from models.domain.sound import MOST_FEES, in_range
from models.domain.text import nfc
from models.errors import UserError, ValidationError

Fields = Mapping[str, Any]

LONGEST_TEXT = 4_000
"""The centre takes no longer one; a dossier that can never be sent must not be received."""
_APPLICANT_TEXTS = ("full_name", "personal_id", "sex", "address", "phone", "email", "tax_code")
_APPLICANT_FIELDS = frozenset({*_APPLICANT_TEXTS, "birth_date", "issue_date", "kind", "old_id"})
_FEE_FIELDS = frozenset(field.name for field in dataclass_fields(FeeLine))
_DEEPEST = 6


def only_known(fields: Fields, known: Iterable[str]) -> None:
    """Raises UserError(`field_unknown`) for a name that is not in the form."""
    for name in sorted(fields.keys() - set(known)):
        raise UserError("field_unknown", name=_shown(name))


def text_of(fields: Fields, name: str, shown: str | None = None) -> str | None:
    """A text in NFC without spaces at its ends, None when it is absent or empty."""
    value = fields.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise ValidationError((shown or name, "field_wrong_type"))
    if len(value) > LONGEST_TEXT:
        raise ValidationError((shown or name, "text_too_long"))
    return nfc(value) or None


def count_of(fields: Fields, name: str, default: int, shown: str | None = None) -> int:
    value = fields.get(name, default)
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValidationError((shown or name, "field_wrong_type"))
    return value


def plain(value: object, deepest: int = _DEEPEST) -> Any:
    """A value of JSON as it may be kept: texts in NFC, an empty one in an object None.

    Raises ValueError for what no form has: a fraction, a NUL, a text or a nesting beyond limits.
    """
    if isinstance(value, str):
        if len(value) > LONGEST_TEXT or "\0" in value:
            raise ValueError("text")
        return nfc(value)
    if value is None or isinstance(value, int):
        return value
    if deepest == 0:
        raise ValueError("nesting")
    if isinstance(value, list):
        return [plain(item, deepest - 1) for item in value]
    if isinstance(value, Mapping):
        read = {str(name): plain(item, deepest - 1) for name, item in value.items()}
        return {name: None if item == "" else item for name, item in read.items()}
    raise ValueError("kind")


def flag_of(fields: Fields, name: str) -> bool:
    value = fields.get(name, False)
    if not isinstance(value, bool):
        raise ValidationError((name, "field_wrong_type"))
    return value


def instant_of(fields: Fields, name: str) -> datetime | None:
    """An ISO instant; without an offset it is Vietnamese time."""
    text = text_of(fields, name)
    if text is None:
        return None
    try:
        at = parse_instant(text)
    except (ValueError, OverflowError):
        raise ValidationError((name, "received_at_wrong")) from None
    if not in_range(at):
        raise ValidationError((name, "received_at_wrong"))
    return at


def channel_of(fields: Fields, name: str) -> Channel:
    """The channel, the counter when none is named."""
    try:
        return Channel(text_of(fields, name) or Channel.COUNTER)
    except ValueError:
        raise ValidationError(("channel", "channel_unknown")) from None


def papers_of(fields: Fields) -> tuple[DocumentItem, ...] | None:
    """The papers handed over, None when the form says nothing about them."""
    given = fields.get("papers")
    if given is None:
        return None
    if not isinstance(given, list) or not all(isinstance(item, dict) for item in given):
        raise ValidationError(("papers", "field_wrong_type"))
    return tuple(
        DocumentItem(
            name=text_of(item, "name", "papers") or "",
            originals=count_of(item, "originals", 1, "papers"),
            copies=count_of(item, "copies", 0, "papers"),
            kind=_paper_kind(item),
        )
        for item in given
    )


def _paper_kind(item: Fields) -> PaperKind:
    try:
        return PaperKind(text_of(item, "kind", "papers") or PaperKind.ORDINARY)
    except ValueError:
        raise ValidationError(("papers", "field_wrong_type")) from None


def fees_of(fields: Fields) -> tuple[FeeLine, ...]:
    """Fees owed or taken: `name`, `amount_vnd` and what is known of each."""
    given = fields.get("fees")
    if given is None:
        return ()
    if has_blank_reason(given):
        raise ValidationError(("fees", "exempt_reason_missing"))
    try:
        return read_fees(given)
    except ValueError:
        raise ValidationError(("fees", "field_wrong_type")) from None


def read_fees(given: object) -> tuple[FeeLine, ...]:
    """Lines of fees out of JSON. Raises ValueError, also for a key that no fee has."""
    if not isinstance(given, list) or len(given) > MOST_FEES:
        raise ValueError("fees")
    read = []
    for item in plain(given):
        if not isinstance(item, dict) or not item.keys() <= _FEE_FIELDS:
            raise ValueError("fees")
        line = fee_from_json(item)
        if line.paid_at is not None and not in_range(line.paid_at):
            raise ValueError("fees.paid_at")
        read.append(line)
    return tuple(read)


def has_blank_reason(given: object) -> bool:
    """Whether a fee is excused with an empty reason: read as no reason it would be money taken."""
    reasons = [
        item.get("exempt_reason")
        for item in (given if isinstance(given, list) else ())
        if isinstance(item, Mapping)
    ]
    return any(isinstance(reason, str) and not nfc(reason) for reason in reasons)


def typed_applicant(typed: Any, base: Applicant | None = None) -> Applicant:
    """A person or organisation as typed; over one known already (a card) it adds and corrects."""
    if not isinstance(typed, dict):
        raise ValidationError(("applicant", "field_wrong_type"))
    only_known(typed, _APPLICANT_FIELDS)
    given: dict[str, Any] = {}
    for name in (*_APPLICANT_TEXTS, "old_id"):
        value = text_of(typed, name)
        if value is not None:
            given[name] = value
    if "phone" in given:
        given["phone"] = normal_phone(given["phone"])
    if "tax_code" in given:
        given["tax_code"] = normal_tax_code(given["tax_code"])
    for name in ("birth_date", "issue_date"):
        if text_of(typed, name) is not None:
            given[name] = _day(typed, name)
    if "personal_id" in given:
        given["personal_id"] = normal_number(given["personal_id"]).upper()
        given["id_kind"] = id_kind_of(given["personal_id"])
    if text_of(typed, "kind") is not None:
        given["kind"] = _kind(typed)
    elif "tax_code" in given and "personal_id" not in given and base is None:
        given["kind"] = ApplicantKind.ORGANISATION
    return replace(base or Applicant(full_name=""), **given)


def id_kind_of(number: str) -> IdKind:
    """What kind of paper a typed number is from, by its shape."""
    if number.isascii() and number.isdigit():
        return IdKind.OLD_CMND if len(number) == 9 else IdKind.CITIZEN_ID
    return IdKind.PASSPORT


def _kind(typed: Fields) -> ApplicantKind:
    try:
        return ApplicantKind(str(typed["kind"]))
    except ValueError:
        raise ValidationError(("applicant", "field_wrong_type")) from None


def _day(fields: Fields, name: str) -> date:
    try:
        return date.fromisoformat(text_of(fields, name) or "")
    except ValueError:
        raise ValidationError((name, "date_wrong")) from None


def _shown(name: str) -> str:
    """A field's name as it may be shown: short, and no place for a person's data."""
    return name[:40] if name.isascii() and name.replace("_", "").isalnum() else "…"
