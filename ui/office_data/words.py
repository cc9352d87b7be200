"""Words of procedures, calendar and forms made out of their values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from typing import Any

from PySide6.QtCore import QCoreApplication

from models.domain.calendar import CalendarDay, DayKind
from models.domain.calendar_overrides import ORDINARY
from models.domain.catalogue_change import FieldChange
from models.domain.fees import FeeLine
from models.domain.procedure import RequiredDocument
from models.domain.procedure_json import limit_from_json
from models.domain.text import nfc
from printing.wording_problems import Problem
from ui.intake.words import full_day, limit
from ui.office_data.contract import DayChange, FormState

translate = QCoreApplication.translate

_NOTHING = "–"


def amount(value: int) -> str:
    """15.000 đ."""
    return translate("OfficeData", "{amount} đ").format(amount=f"{value:,}".replace(",", "."))


def fees(lines: Sequence[FeeLine]) -> str:
    """The fees of one channel in one line; empty when none is known."""
    return "; ".join(f"{line.name}: {amount(line.amount_vnd)}" for line in lines)


def channel(name: str) -> str:
    """A way of handing in."""
    known = {
        "counter": translate("OfficeData", "at the counter"),
        "post": translate("OfficeData", "by post"),
        "online": translate("OfficeData", "online"),
    }
    return known.get(name, name)


def paper(document: RequiredDocument, answers: Mapping[str, str]) -> str:
    """A paper with its counts and when it is needed; `answers` words the ids of answers."""
    parts = [document.name]
    if document.present_only:
        parts.append(translate("OfficeData", "shown and given back"))
    elif not document.note:
        counts = translate("OfficeData", "{originals} originals, {copies} copies")
        parts.append(counts.format(originals=document.originals, copies=document.copies))
    cases = [answers.get(one, one) for one in document.when]
    if document.case_name is not None:
        cases.append(document.case_name)
    if cases:
        parts.append(translate("OfficeData", "case: {cases}").format(cases=" / ".join(cases)))
    if document.one_of:
        parts.append(translate("OfficeData", "one of its group is enough"))
    if document.on_authorisation:
        parts.append(translate("OfficeData", "when somebody is authorised"))
    return " · ".join(parts)


def field(name: str) -> str:
    """What a field of the catalogue is called."""
    known = {
        "name": translate("OfficeData", "Name"),
        "short_name": translate("OfficeData", "Short name"),
        "sector": translate("OfficeData", "Sector"),
        "time_limit": translate("OfficeData", "Time limit"),
        "time_verified": translate("OfficeData", "Time verified"),
        "terms": translate("OfficeData", "Time and fee by channel"),
        "fee_vnd": translate("OfficeData", "Fee"),
        "fee_note": translate("OfficeData", "Note on the fee"),
        "fee_set_by_province": translate("OfficeData", "Fee set by the province"),
        "local_fees": translate("OfficeData", "Fees of the province"),
        "channels": translate("OfficeData", "Ways of handing in"),
        "results": translate("OfficeData", "Results"),
        "documents": translate("OfficeData", "Papers"),
        "questions": translate("OfficeData", "Questions"),
        "common": translate("OfficeData", "Common procedure"),
        "centralised": translate("OfficeData", "On a system of the ministry"),
        "valid_from": translate("OfficeData", "In force from"),
        "valid_until": translate("OfficeData", "In force until"),
        "suspension": translate("OfficeData", "After a supplement"),
    }
    return known.get(name, name)


def change(one: FieldChange) -> tuple[str, ...]:
    """Lines that say what a field was and what it becomes."""
    name = field(one.field)
    if one.field in ("documents", "questions"):
        return tuple(f"{name}: {line}" for line in _of_rows(one.before, one.after))
    before, after = _value(one.field, one.before), _value(one.field, one.after)
    said = translate("OfficeData", "{field}: {before} → {after}")
    return (said.format(field=name, before=before, after=after),)


def _of_rows(before: object, after: object) -> list[str]:
    old, new = _by_name(before), _by_name(after)
    added = translate("OfficeData", "added “{name}”")
    gone = translate("OfficeData", "left out “{name}”")
    other = translate("OfficeData", "changed “{name}”")
    lines = [gone.format(name=name) for name in old if name not in new]
    lines += [added.format(name=name) for name in new if name not in old]
    lines += [other.format(name=name) for name in new if name in old and old[name] != new[name]]
    return lines or [translate("OfficeData", "another order")]


def _by_name(rows: object) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for row in rows if isinstance(rows, list) else []:
        found.setdefault(str(row.get("name") or row.get("text")), []).append(row)
    return found


def _value(name: str, value: Any) -> str:
    if value is None or value == [] or value == "":
        return _NOTHING
    if isinstance(value, bool):
        return translate("OfficeData", "yes") if value else translate("OfficeData", "no")
    if name == "time_limit":
        return limit(limit_from_json(value))
    if name == "fee_vnd":
        return amount(value)
    if name in ("valid_from", "valid_until"):
        return f"{date.fromisoformat(value):%d/%m/%Y}"
    if name == "channels":
        return ", ".join(channel(one) for one in value)
    if name in ("terms", "local_fees"):
        return "; ".join(_row(row) for row in value)
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def _row(row: Mapping[str, Any]) -> str:
    parts = [str(row["name"])] if "name" in row else []
    if row.get("channel"):
        parts.append(channel(row["channel"]))
    if row.get("time_limit") is not None:
        parts.append(limit(limit_from_json(row["time_limit"])))
    money = row.get("fee_vnd", row.get("amount_vnd"))
    return ", ".join([*parts, amount(money)] if money is not None else parts)


def kind(of: str) -> str:
    """What kind of day it is; `ORDINARY` is a kind here too."""
    return {
        str(DayKind.HOLIDAY): translate("OfficeData", "holiday"),
        str(DayKind.COMP_OFF): translate("OfficeData", "day off in lieu"),
        str(DayKind.SWAP_OFF): translate("OfficeData", "swapped day off"),
        str(DayKind.MAKEUP_WORK): translate("OfficeData", "make-up working day"),
        ORDINARY: translate("OfficeData", "a day like any other"),
    }[of]


def day(one: CalendarDay | None) -> str:
    """What a day is, with its name and the paper that says so."""
    if one is None:
        return kind(ORDINARY)
    source = f" ({one.source})" if one.source else ""
    return f"{kind(one.kind)}, {one.name}{source}"


def day_change(one: DayChange) -> str:
    """A day before and after."""
    words = translate("OfficeData", "{day}: {before} → {after}")
    return words.format(day=full_day(one.on), before=day(one.before), after=day(one.after))


def hours(spans: Iterable[tuple[time, time]]) -> str:
    """07:00–11:30, 13:30–17:00."""
    return ", ".join(f"{opens:%H:%M}–{closes:%H:%M}" for opens, closes in spans)


def form_name(form: str) -> str:
    """Mẫu số 02; forms of practice have no number."""
    if form.isdigit():
        return translate("OfficeData", "Form {number}").format(number=form)
    return translate("OfficeData", "Of practice")


def form_state(state: FormState) -> str:
    """Whose words a form has."""
    return {
        FormState.SHIPPED: translate("OfficeData", "as shipped"),
        FormState.OWN: translate("OfficeData", "the office's own"),
        FormState.NOT_YET: translate("OfficeData", "own, other days"),
        FormState.REJECTED: translate("OfficeData", "own file is wrong"),
    }[state]


def validity(begins: date | None, ends: date | None) -> str:
    """From when until when; empty without any day."""
    parts = []
    if begins is not None:
        parts.append(translate("OfficeData", "from {day}").format(day=f"{begins:%d/%m/%Y}"))
    if ends is not None:
        parts.append(translate("OfficeData", "until {day}").format(day=f"{ends:%d/%m/%Y}"))
    return " ".join(parts)


def problems(found: Sequence[Problem]) -> str:
    """All mistakes of a file, one sentence each."""
    return "\n".join(nfc(one.for_people()) for one in found)
