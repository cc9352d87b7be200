"""What each act of the life cycle asks for: one description an act, drawn by one sheet.

The keys are those of `models.domain.move_data`; what must be given is checked by
`models.domain.needs`, never here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from models.domain.workflow import TRANSITIONS, Action, Need


class Kind(StrEnum):
    """What can be typed into a field."""

    LINE = "line"
    WORDS = "words"
    LINES = "lines"
    DAY = "day"
    TICK = "tick"
    SEX = "sex"
    PAPERS = "papers"
    FEES = "fees"
    METHOD = "method"
    PROCEDURE = "procedure"


class Part(StrEnum):
    """Where a value is written: with the act, as a part of the applicant, as a dossier's field."""

    ACT = "act"
    PERSON = "person"
    DOSSIER = "dossier"


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `half`: it shares its row with the next half field. `label` names its words where
    they are not those of its key."""

    key: str
    kind: Kind = Kind.LINE
    part: Part = Part.ACT
    half: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The fields of an act in their order. `is_danger`: what it does cannot be taken back."""

    fields: tuple[Field, ...]
    is_danger: bool = False


OVERRIDE = Field("override_reason", Kind.WORDS)
"""Asked for only after the law stopped an act that a reason lets pass."""

_REASON = Field("reason", Kind.WORDS)
_ITEMS = Field("items", Kind.LINES)
_NOTE = Field("note")
_CONTACT = Field("contact")
_APPROVED = Field("approved_by")
_DUE = Field("due_at", Kind.DAY, half=True)
_PAPERS = Field("papers", Kind.PAPERS)
_REFUND_METHOD = Field("method", Kind.METHOD, label="refund_method")
_RESULT = (
    Field("result_number", half=True),
    Field("signed_on", Kind.DAY, half=True),
    Field("signer"),
)
_RETURN = (
    Field("receiver", half=True),
    Field("receiver_id", half=True),
    Field("slip_returned", Kind.TICK, half=True),
    Field("slip_lost", Kind.TICK, half=True),
)
_WHO = (
    Field("full_name", part=Part.PERSON, half=True),
    Field("personal_id", part=Part.PERSON, half=True),
)
_ADDRESS = Field("address", part=Part.PERSON)
_PHONE = Field("phone", part=Part.PERSON, half=True)
_TURNED_AWAY = (
    *_WHO,
    replace(_ADDRESS, half=True),
    _PHONE,
    Field("procedure_code", Kind.PROCEDURE),
)

SHEETS: dict[Action, Sheet] = {
    Action.ACCEPT_ONLINE: Sheet((_PAPERS, replace(_DUE, label="appointment"), _NOTE)),
    Action.HAND_OVER: Sheet((Field("to"), _NOTE)),
    Action.SUPPLEMENT_RECEIVED: Sheet((_PAPERS, _DUE, _NOTE)),
    Action.PAYMENT_DONE: Sheet((Field("fees", Kind.FEES), Field("method", Kind.METHOD), _NOTE)),
    Action.RESULT_READY: Sheet((*_RESULT, _NOTE)),
    Action.REQUEST_SUPPLEMENT: Sheet(
        (_ITEMS, _REASON, Field("complete_by", Kind.DAY, half=True), Field("contact", half=True))
    ),
    Action.REQUEST_PAYMENT: Sheet((_REASON, Field("fees", Kind.FEES))),
    Action.EXTEND: Sheet((_REASON, _DUE, Field("approved_by", half=True))),
    Action.COUNT_AGAIN: Sheet((_REASON,)),
    Action.RESUME: Sheet((_REASON,)),
    Action.STOP: Sheet((_REASON, _APPROVED)),
    Action.WITHDRAW: Sheet((_REASON, _NOTE), is_danger=True),
    Action.REFUSE: Sheet((_REASON, _APPROVED), is_danger=True),
    Action.RETURN_AT_ONCE: Sheet((*_RESULT, *_RETURN)),
    Action.RETURN_RESULT: Sheet(_RETURN),
    Action.TAKE_FEE: Sheet((Field("fees", Kind.FEES), Field("method", Kind.METHOD), _NOTE)),
    Action.REFUND_FEE: Sheet(
        (_REASON, Field("fees", Kind.FEES), _REFUND_METHOD, _NOTE), is_danger=True
    ),
    Action.CORRECT: Sheet(
        (
            *_WHO,
            Field("birth_date", Kind.DAY, Part.PERSON, half=True),
            Field("sex", Kind.SEX, Part.PERSON, half=True),
            _ADDRESS,
            _PHONE,
            Field("email", part=Part.PERSON, half=True),
            Field("tax_code", part=Part.PERSON, half=True),
            Field("sets_count", part=Part.DOSSIER, half=True),
            Field("papers", Kind.PAPERS, Part.DOSSIER),
            Field("note", Kind.LINE, Part.DOSSIER),
            _REASON,
            _APPROVED,
        )
    ),
    Action.VOID: Sheet((_REASON,), is_danger=True),
}
"""The sheet of every act that is done to a dossier."""

TURNING_AWAY: dict[Action, Sheet] = {
    Action.GUIDE: Sheet((*_TURNED_AWAY, _ITEMS, _REASON, _CONTACT)),
    Action.REFUSE: Sheet((*_TURNED_AWAY, _REASON, _APPROVED)),
}
"""The sheet of an act that leaves no dossier: who it was, for what, and the words of the form."""


_NEEDED = {Need.REASON: "reason", Need.ITEMS: "items", Need.NEW_APPOINTMENT: "due_at"}
_OF_A_PERSON = frozenset({"full_name", "procedure_code"})
_DEPENDS = frozenset({OVERRIDE.key, "receiver", "receiver_id"})
"""Needed or not by what else is said: never marked."""


def is_optional(action: Action, field: Field, *, has_dossier: bool) -> bool:
    """Whether the act can be done with this field left empty, by the needs of the table.

    A correction shows what stands there: nothing of it is marked but its own words.
    """
    if field.key in _DEPENDS or (has_dossier and field.part is not Part.ACT):
        return False
    needed = {_NEEDED.get(n) for row in TRANSITIONS if row.action is action for n in row.needs}
    return field.key not in _OF_A_PERSON | needed


def sheet_of(action: Action, *, has_dossier: bool) -> Sheet:
    """The description of an act. Raises KeyError for one that no sheet does."""
    return (SHEETS if has_dossier else TURNING_AWAY)[action]
