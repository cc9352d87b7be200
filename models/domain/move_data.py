"""What is written down with an act: its keys, read strictly into plain values.

The same object travels as `data` of the history line, in a file of acts (docs/act-file.md) and
from the window. Unknown keys are refused, so nothing an official wrote is dropped silently.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from models.domain.clock import VIETNAM, iso_local, local_day, parse_instant
from models.domain.dossier import DocumentItem
from models.domain.dossier_json import paper_from_json
from models.domain.fees import FeeLine, PaymentMethod
from models.domain.json_values import LONGEST_TEXT
from models.domain.refunds import Refund, read_refunds
from models.domain.sound import MOST_PAPERS, in_range
from models.domain.typed import has_blank_reason, plain, read_fees
from models.domain.workflow import Action
from models.errors import ValidationError

_MOST_ITEMS = 100
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_PAPER: dict[str, Any] = {"name": None, "originals": 1, "copies": 0, "present_only": False}

CORRECTABLE = frozenset(
    {"applicant", "holder", "authorisation", "papers", "sets_count", "case_name", "note"}
    | {"result_channel", "result", "certification"}
)
"""Fields a correction may change. Another procedure is another dossier: void this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveData:
    """The read form. `due_at` is a new appointment; `fields` the corrected fields as JSON.

    `refunds` are what the key `fees` says in a refund. `written` is all that was given, in the form
    it is kept in.
    """

    reason: str | None = None
    items: tuple[str, ...] = ()
    override_reason: str | None = None
    complete_by: date | None = None
    due_at: datetime | None = None
    papers: tuple[DocumentItem, ...] | None = None
    fees: tuple[FeeLine, ...] = ()
    refunds: tuple[Refund, ...] = ()
    fields: Mapping[str, Any] = field(default_factory=dict)
    method: PaymentMethod | None = None
    receiver: str | None = None
    receiver_id: str | None = None
    slip_lost: bool = False
    result_number: str | None = None
    signed_on: date | None = None
    signer: str | None = None
    written: Mapping[str, Any] = field(default_factory=dict)


def read_move_data(action: Action, data: Mapping[str, Any]) -> MoveData:
    """Raises ValidationError naming each key that is unknown or unreadable."""
    allowed = _KEYS[action]
    values: dict[str, Any] = {}
    written: dict[str, Any] = {}
    problems: list[tuple[str, str]] = []
    for key, value in data.items():
        if key not in allowed:
            problems.append(("data", "key_unknown"))
            continue
        name, own = _OWN_READERS.get((action, key), (key, None))
        if isinstance(value, str) and len(value) > LONGEST_TEXT:
            problems.append((key, "text_too_long"))
            continue
        if key == "fees" and has_blank_reason(value):
            problems.append((key, "exempt_reason_missing"))
            continue
        try:
            clean = plain(value)
            if clean is None or clean == "":
                continue
            read = (own or _READERS.get(key, _text))(clean)
        except (ValueError, TypeError, KeyError, OverflowError):
            problems.append((key, "field_wrong_type"))
            continue
        written[key] = _SHOWN.get(key, _as_given)(read, clean)
        if key not in _ONLY_KEPT:
            values[name] = read
    if problems:
        raise ValidationError(*dict.fromkeys(problems))
    return MoveData(written=written, **values)


def _as_given(_read: Any, clean: Any) -> Any:
    return clean


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("text")
    return value


def _texts(value: object) -> tuple[str, ...]:
    found = [value] if isinstance(value, str) else value
    if not isinstance(found, list) or len(found) > _MOST_ITEMS:
        raise ValueError("texts")
    return tuple(text for text in map(_text, found) if text)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("flag")
    return value


def _day(value: object) -> date:
    return local_day(_instant(value))


def _instant(value: object) -> datetime:
    """An instant, or a day alone: then the end of its working hours (17:00)."""
    text = _text(value)
    if _DAY.fullmatch(text):
        at = datetime.combine(date.fromisoformat(text), time(17, 0), VIETNAM)
    else:
        at = parse_instant(text)
    if not in_range(at):
        raise ValueError("instant")
    return at


def read_papers(value: object) -> tuple[DocumentItem, ...]:
    """Papers out of JSON, one original each unless it says more. Raises ValueError, TypeError."""
    if not isinstance(value, list) or len(value) > MOST_PAPERS:
        raise ValueError("papers")
    for item in value:
        if not isinstance(item, dict) or not item.keys() <= _PAPER.keys():
            raise ValueError("papers")
    return tuple(paper_from_json({**_PAPER, **item}) for item in value)


def _fields(value: object) -> Mapping[str, Any]:
    if not isinstance(value, Mapping) or not set(value) <= CORRECTABLE:
        raise ValueError("fields")
    return dict(value)


_READERS: dict[str, Callable[[Any], Any]] = {
    "items": _texts,
    "complete_by": _day,
    "due_at": _instant,
    "papers": read_papers,
    "fees": read_fees,
    "fields": _fields,
    "method": PaymentMethod,
    "slip_returned": _flag,
    "slip_lost": _flag,
    "signed_on": _day,
}
_OWN_READERS: dict[tuple[Action, str], tuple[str, Callable[[Any], Any]]] = {
    (Action.REFUND_FEE, "fees"): ("refunds", read_refunds),
}
"""Keys that mean something else in one act, and the name of what is read."""
_SHOWN: dict[str, Callable[[Any, Any], Any]] = {
    "items": lambda read, clean: clean if isinstance(clean, str) else list(read),
    "due_at": lambda read, _clean: iso_local(read),
    "complete_by": lambda read, _clean: read.isoformat(),
    "signed_on": lambda read, _clean: read.isoformat(),
}
"""Keys that are kept in another form than they were given in."""
_ONLY_KEPT = frozenset(
    {"note", "contact", "approved_by", "to", "slip_returned", "authorisation", "waybill"}
)
"""Keys that are kept in the history and printed, and decide nothing."""

_RESULT = frozenset({"result_number", "signed_on", "signer"})
_RETURN = frozenset({"receiver", "receiver_id", "slip_returned", "slip_lost", "authorisation"})
_NOTE = frozenset({"note"})
_REASON = frozenset({"reason", "note"})
_KEYS: dict[Action, frozenset[str]] = {
    Action.RECEIVE: frozenset(),
    Action.GUIDE: _REASON | {"items", "contact"},
    Action.REFUSE: _REASON | {"approved_by"},
    Action.ACCEPT_ONLINE: _NOTE | {"due_at", "papers"},
    Action.HAND_OVER: _REASON | {"to"},
    Action.REQUEST_SUPPLEMENT: _REASON | {"items", "contact", "complete_by", "override_reason"},
    Action.SUPPLEMENT_RECEIVED: _NOTE | {"due_at", "papers"},
    Action.REQUEST_PAYMENT: _REASON | {"fees"},
    Action.PAYMENT_DONE: _NOTE | {"fees", "method"},
    Action.WITHDRAW: _REASON,
    Action.STOP: _REASON | {"approved_by"},
    Action.RESUME: _REASON,
    Action.RESULT_READY: _NOTE | _RESULT,
    Action.RETURN_RESULT: _NOTE | _RETURN | {"override_reason", "waybill"},
    Action.RETURN_AT_ONCE: _NOTE | _RESULT | _RETURN | {"override_reason", "waybill"},
    Action.TAKE_FEE: _NOTE | {"fees", "method"},
    Action.REFUND_FEE: _REASON | {"fees", "method"},
    Action.CORRECT: _REASON | {"fields", "approved_by"},
    Action.EXTEND: _REASON | {"due_at", "override_reason", "approved_by"},
    Action.COUNT_AGAIN: _REASON,
    Action.VOID: _REASON,
}
