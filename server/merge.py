"""Pure decisions on one act: which names may change, which move is legal, what conflicts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from models.domain.cash import moves_money
from models.domain.dossier import DossierStatus, HistoryEntry
from models.domain.dossier_json import dossier_from_json, dossier_to_json
from models.domain.moves import NOTE_ACTIONS
from models.domain.workflow import Action, transition
from models.errors import TransitionNotAllowed

Json = dict[str, Any]

MUTABLE_FIELDS = frozenset(
    {
        "applicant",
        "papers",
        "due_at",
        "due_provisional",
        "due_steps",
        "effective_at",
        "note",
        "result_channel",
        "finished_at",
        "returned_at",
        "status",
        "sets_count",
        "case_name",
        "holder",
        "authorisation",
        "assisted_by",
        "fees",
        "certification",
        "result",
        "received_at",
        "received_by",
        "voided_at",
    }
)
_FIELD = re.compile(r"[a-z_]{1,40}(\[\d{1,4}\])?(\.[a-z_]{1,40})?")


class OperationRefused(Exception):
    """A definite no to one operation; `reason` is a stable word, never a value that was sent."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Standing:
    """A dossier at the centre: its body, and field → device → last revision it wrote."""

    body: Json
    field_revisions: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Merged:
    """The body after the act, and the names whose values it changed."""

    body: Json
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Names that another counter changed meanwhile to other values."""

    fields: tuple[str, ...]


def check_first_status(entry: HistoryEntry, status: DossierStatus) -> None:
    """Whether a new dossier may begin in this status. Raises OperationRefused."""
    action = _action(entry.action)
    try:
        target = transition(None, action).to_status
    except TransitionNotAllowed:
        raise OperationRefused("transition") from None
    if status != target or entry.to_status != status:
        raise OperationRefused("transition")


def merge(
    standing: Standing,
    fields: Mapping[str, Any],
    entry: HistoryEntry,
    *,
    base_revision: int,
    device_id: str,
) -> Merged | Disagreement:
    """Join one act with the dossier as it is now. Raises OperationRefused.

    A field is in conflict when *another* device changed it after `base_revision` to another
    value: a device's own earlier acts are part of what it saw. Money that was moved at two
    counters is in conflict whatever the values are: the same value twice is money twice.
    """
    wanted = _normalised(standing.body, fields)

    def is_taken(name: str) -> bool:
        writers = standing.field_revisions.get(name, {})
        return any(at > base_revision for device, at in writers.items() if device != device_id)

    target = _target_status(standing.body, fields, entry, moved_elsewhere=is_taken("status"))
    if target is None:
        return Disagreement(("status",))
    wanted["status"] = int(target)
    changed = tuple(
        sorted(name for name in {*fields, "status"} if wanted[name] != standing.body.get(name))
    )
    taken = tuple(name for name in changed if is_taken(name))
    if "fees" in fields and "fees" not in taken and moves_money(entry) and is_taken("fees"):
        taken += ("fees",)
    return Disagreement(taken) if taken else Merged(wanted, changed)


def bad_field(error: Exception) -> str:
    """The name of the field an error of reading is about, "?" when it does not say."""
    name = str(error).partition(":")[0]
    return name if _FIELD.fullmatch(name) else "?"


def _normalised(body: Json, fields: Mapping[str, Any]) -> Json:
    for name in fields:
        if name not in MUTABLE_FIELDS:
            raise OperationRefused(f"field:{name if _FIELD.fullmatch(name) else '?'}")
    try:
        return dossier_to_json(dossier_from_json({**body, **fields}))
    except (ValueError, OverflowError) as error:
        raise OperationRefused(f"field:{bad_field(error)}") from None


def _target_status(
    body: Json, fields: Mapping[str, Any], entry: HistoryEntry, *, moved_elsewhere: bool
) -> DossierStatus | None:
    """The status after the act; None when another counter moved the dossier out of reach."""
    present = DossierStatus(body["status"])
    named = DossierStatus(fields["status"]) if "status" in fields else None
    if entry.action in NOTE_ACTIONS:
        if named not in (None, present):
            raise OperationRefused("transition")
        return present
    action = _action(entry.action)
    try:
        target = transition(present, action).to_status
    except TransitionNotAllowed:
        if not moved_elsewhere:
            raise OperationRefused("transition") from None
        return present if (named or entry.to_status) == present else None
    if target is None:
        if named not in (None, present) and not moved_elsewhere:
            raise OperationRefused("transition")
        return named or present
    if entry.to_status != target or named not in (None, target):
        raise OperationRefused("transition")
    return target


def _action(name: str) -> Action:
    try:
        return Action(name)
    except ValueError:
        raise OperationRefused("action") from None
