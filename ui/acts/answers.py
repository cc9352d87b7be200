"""From the fields of a sheet to the data of an act, and what a sheet begins with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from models.domain.clock import local_day
from models.domain.dossier import Applicant, DocumentItem, Dossier
from models.domain.dossier_json import paper_to_json
from models.domain.text import nfc
from models.domain.typed import typed_applicant
from models.domain.workflow import Action
from models.errors import ValidationError
from ui.acts.fee_lines import Settle, fee_data, proposed, usual_way
from ui.acts.sheets import OVERRIDE, Field, Kind, Part, Sheet, sheet_of
from ui.widgets.date_field import day_text, read_day

Given = Mapping[str, Any]
"""What stands in the fields: texts as typed, ticks, fee lines, a procedure's code."""

_AHEAD_YEARS = 20
"""A year of two digits in a day to come is read up to so many years ahead."""


@dataclass(frozen=True, slots=True)
class Change:
    """One corrected field: what stands there and what will."""

    key: str
    before: str
    after: str


def beginning(
    action: Action, dossier: Dossier | None, today: date, fee_name: str
) -> dict[str, Any]:
    """What the sheet shows when it opens."""
    if dossier is None:
        return {}
    sheet = sheet_of(action, has_dossier=True)
    found: dict[str, Any] = {}
    for field in sheet.fields:
        if field.kind is Kind.FEES:
            found[field.key] = proposed(action, dossier, fee_name)
        elif action is Action.CORRECT and field.part is not Part.ACT:
            found[field.key] = _known(dossier, field)
        elif field.kind is Kind.PAPERS:
            found[field.key] = _papers_asked(action, dossier)
        elif field.kind is Kind.METHOD and action is Action.REFUND_FEE:
            found[field.key] = usual_way(dossier)
        elif field.key == "receiver":
            found[field.key] = dossier.applicant.full_name
    if action is Action.RESULT_READY or action is Action.RETURN_AT_ONCE:
        found["signed_on"] = day_text(today)
    return found


def _known(dossier: Dossier, field: Field) -> str:
    if field.key == "papers":
        return _names(dossier.papers)
    owner = dossier.applicant if field.part is Part.PERSON else dossier
    value = getattr(owner, field.key)
    return day_text(value) if isinstance(value, date) else "" if value is None else str(value)


def _names(papers: tuple[DocumentItem, ...]) -> str:
    return "\n".join(paper.name for paper in papers)


def _papers_asked(action: Action, dossier: Dossier) -> str:
    """Online: the papers that came with it; else those that were asked for last."""
    if action is Action.ACCEPT_ONLINE:
        return _names(dossier.papers)
    for entry in reversed(dossier.history):
        if entry.action == Action.REQUEST_SUPPLEMENT:
            items = entry.data.get("items") or []
            return items if isinstance(items, str) else "\n".join(map(str, items))
    return ""


def data_of(action: Action, given: Given, dossier: Dossier | None, now: datetime) -> dict[str, Any]:
    """The data of the act. Raises ValidationError for what cannot be read as it was meant."""
    sheet, today = sheet_of(action, has_dossier=dossier is not None), local_day(now)
    data: dict[str, Any] = {}
    problems: list[tuple[str, str]] = []
    for field in (*sheet.fields, OVERRIDE):
        if field.part is not Part.ACT or field.kind is Kind.PROCEDURE:
            continue
        try:
            value = _value(field, given.get(field.key), dossier, today)
        except ValidationError as error:
            problems += error.problems
            continue
        if value not in (None, "", []):
            data[field.key] = value
    fields: dict[str, Any] = {}
    if action is Action.CORRECT and dossier is not None:
        fields = _corrections(sheet, given, dossier, today, problems)
    if action is Action.TAKE_FEE and "fees" not in data and _only_numbered(given):
        problems.append(("fees", "receipt_missing"))
    if problems:
        raise ValidationError(*problems)
    return data | ({"fields": fields} if fields else {})


def _only_numbered(given: Given) -> bool:
    """Whether nothing but numbers of receipts can be written down here."""
    lines = given.get("fees") or ()
    return bool(lines) and all(line.settle is Settle.NUMBERED for line in lines)


def _value(field: Field, value: Any, dossier: Dossier | None, today: date) -> Any:
    if field.kind is Kind.TICK:
        return True if value else None
    if field.kind is Kind.FEES:
        return fee_data(value or ())
    if field.kind in (Kind.METHOD, Kind.PROCEDURE):
        return value
    if field.kind is Kind.LINES:
        return _lines(value or "")
    if field.kind is Kind.PAPERS:
        return _papers(value or "", dossier.papers if dossier is not None else ())
    text = nfc(value or "")
    if field.kind is Kind.DAY and text:
        return _day(field, text, today).isoformat()
    return text


def _lines(text: str) -> list[str]:
    return [clean for line in text.splitlines() if (clean := nfc(line))]


def _papers(text: str, known: tuple[DocumentItem, ...]) -> list[dict[str, Any]]:
    """Each line a paper; one that is known by its name keeps its counts."""
    by_name = {paper.name: paper for paper in known}
    return [paper_to_json(by_name.get(name, DocumentItem(name=name))) for name in _lines(text)]


def latest_day(field: Field, today: date) -> date:
    """The last day a year of two digits may mean: a birth lies behind, an appointment ahead."""
    return today if field.part is Part.PERSON else today + timedelta(days=366 * _AHEAD_YEARS)


def _day(field: Field, text: str, today: date) -> date:
    day = read_day(text, latest_day(field, today))
    if day is None:
        raise ValidationError((field.key, "day_unreadable"))
    return day


def _corrections(
    sheet: Sheet, given: Given, dossier: Dossier, today: date, problems: list[tuple[str, str]]
) -> dict[str, Any]:
    """Only what was changed; a part of the applicant goes under the applicant."""
    fields: dict[str, Any] = {}
    person: dict[str, Any] = {}
    for field in sheet.fields:
        if field.part is Part.ACT or field.key not in given:
            continue
        if _same(given[field.key], _known(dossier, field)):
            continue
        try:
            value = _corrected(field, given[field.key], dossier, today)
        except ValidationError as error:
            problems += error.problems
            continue
        (person if field.part is Part.PERSON else fields)[field.key] = value
    return fields | ({"applicant": person} if person else {})


def _corrected(field: Field, typed: Any, dossier: Dossier, today: date) -> Any:
    if field.key == "sets_count":
        text = nfc(typed)
        if re.fullmatch(r"\d{1,3}", text) is None:
            raise ValidationError(("sets_count", "sets_count_wrong"))
        return int(text)
    return _value(field, typed, dossier, today) or None


def _same(typed: Any, known: str) -> bool:
    return _lines(typed or "") == _lines(known)


def changes_of(given: Given, dossier: Dossier) -> tuple[Change, ...]:
    """Old and new of every field that a correction would change, in the order of the sheet."""
    found = []
    for field in sheet_of(Action.CORRECT, has_dossier=True).fields:
        if field.part is Part.ACT or field.key not in given:
            continue
        known, typed = _known(dossier, field), given[field.key] or ""
        if not _same(typed, known):
            found.append(Change(field.key, "; ".join(_lines(known)), "; ".join(_lines(typed))))
    return tuple(found)


def applicant_of(given: Given, known: Applicant | None = None) -> Applicant:
    """Somebody who is turned away, as typed. Raises ValidationError.

    `known` is who it was when the sheet opened: what no field asks is kept of the same person.
    """
    names = ("full_name", "personal_id", "address", "phone")
    typed = typed_applicant({name: nfc(given.get(name) or "") or None for name in names})
    if known is None or (typed.full_name, typed.personal_id) != (
        known.full_name,
        known.personal_id,
    ):
        return typed
    return replace(known, address=typed.address, phone=typed.phone)
