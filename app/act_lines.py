"""One line of a file of acts, read and done. The form is in docs/act-file.md."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from app.file_lines import applicant_in, object_of, official_of
from app.runtime import Runtime
from models.domain.dossier import Dossier, OfficialRef
from models.domain.typed import instant_of, only_known, papers_of, text_of
from models.domain.workflow import Action, Role
from models.dossier_rows import dossier_id_of
from models.errors import ValidationError
from models.services.processing import Act
from models.services.turning_away import TurnAway

_FIELDS = ("dossier", "action", "at", "official", "role", "data")
_TURNING_AWAY = (*_FIELDS, "card", "applicant", "procedure_code", "papers")
_BY_INTAKE = Action.RECEIVE


def do_line(runtime: Runtime, line: bytes) -> Dossier:
    """Do the act of one line; the dossier after it, or the record of who was turned away.

    Raises the errors of the services, UserError and ValidationError for a line out of form; then
    nothing was changed.
    """
    fields = object_of(line)
    action = _action(text_of(fields, "action"))
    named = text_of(fields, "dossier")
    if named is None:
        only_known(fields, _TURNING_AWAY)
        return _turn_away(runtime, fields, action)
    only_known(fields, _FIELDS)
    official, role = _who(runtime, fields)
    move = Act(
        dossier_id=runtime.store.read(partial(dossier_id_of, named=named)),
        action=action,
        official=official,
        role=role,
        at=instant_of(fields, "at"),
        data=_data(fields),
    )
    return runtime.processing.act(move)[0]


def _turn_away(runtime: Runtime, fields: Mapping[str, Any], action: Action) -> Dossier:
    procedure_code = text_of(fields, "procedure_code")
    if procedure_code is None:
        raise ValidationError(("dossier", "field_missing"))
    official, role = _who(runtime, fields)
    command = TurnAway(
        action=action,
        applicant=applicant_in(runtime, fields),
        procedure_code=procedure_code,
        official=official,
        role=role,
        papers=papers_of(fields) or (),
        at=instant_of(fields, "at"),
        data=_data(fields),
    )
    return runtime.turning_away.record(command)[0]


def _who(runtime: Runtime, fields: Mapping[str, Any]) -> tuple[OfficialRef, Role]:
    """Who acts, in which role: `role` names it for somebody who is not of this counter."""
    official, role = official_of(runtime, text_of(fields, "official"))
    named = text_of(fields, "role")
    if named is None or official.id is not None:
        return official, role
    try:
        return official, Role(named)
    except ValueError:
        raise ValidationError(("role", "role_unknown")) from None


def _action(name: str | None) -> Action:
    if name is None:
        raise ValidationError(("action", "field_missing"))
    try:
        action = Action(name)
    except ValueError:
        raise ValidationError(("action", "action_unknown")) from None
    if action is _BY_INTAKE:
        raise ValidationError(("action", "action_by_intake"))
    return action


def _data(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    data = fields.get("data")
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise ValidationError(("data", "field_wrong_type"))
    return data
