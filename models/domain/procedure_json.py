"""A procedure as JSON and back: the one form of the catalogue, the wire and the frozen copy.

Keys are the field names of `Procedure`. Reading is strict: a missing or ill-typed value raises
ValueError naming the field. Keys we do not know are left alone: a newer centre may say more.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import time
from typing import Any

from models.domain.deadline import limit_problem
from models.domain.procedure import Procedure, RequiredDocument, TimeLimit, TimeUnit

_CLOCK_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
_MOST_SHEETS = 1_000
_MOST_VND = 10_000_000_000
_LONGEST_TEXT = 4_000


def procedure_to_json(procedure: Procedure) -> dict[str, Any]:
    """Every field under its own name; `time_limit` is an object or None."""
    limit = procedure.time_limit
    return {
        "code": procedure.code,
        "name": procedure.name,
        "sector": procedure.sector,
        "version": procedure.version,
        "time_limit": None if limit is None else limit_to_json(limit),
        "documents": [_document_to_json(document) for document in procedure.documents],
        "short_name": procedure.short_name,
        "time_verified": procedure.time_verified,
        "fee_vnd": procedure.fee_vnd,
        "fee_note": procedure.fee_note,
        "fee_set_by_province": procedure.fee_set_by_province,
        "channels": list(procedure.channels),
        "results": list(procedure.results),
        "common": procedure.common,
        "centralised": procedure.centralised,
    }


def procedure_from_json(data: object) -> Procedure:
    """Read one procedure. Raises ValueError naming the field ("documents[2].originals: …")."""
    row = _object(data, "procedure")
    limit, documents = row.get("time_limit"), _list(row.get("documents", []), "documents")
    return Procedure(
        code=_text(row.get("code"), "code"),
        name=_text(row.get("name"), "name"),
        sector=_text(row.get("sector"), "sector"),
        version=_text(row.get("version"), "version"),
        time_limit=None if limit is None else limit_from_json(limit),
        documents=tuple(
            _document(item, f"documents[{index}]") for index, item in enumerate(documents)
        ),
        short_name=_optional_text(row.get("short_name"), "short_name"),
        time_verified=_flag(row.get("time_verified", False), "time_verified"),
        fee_vnd=_fee(row.get("fee_vnd")),
        fee_note=_optional_text(row.get("fee_note"), "fee_note"),
        fee_set_by_province=_flag(row.get("fee_set_by_province", False), "fee_set_by_province"),
        channels=_texts(row.get("channels", []), "channels"),
        results=_texts(row.get("results", []), "results"),
        common=_flag(row.get("common", False), "common"),
        centralised=_flag(row.get("centralised", False), "centralised"),
    )


def limit_to_json(limit: TimeLimit) -> dict[str, Any]:
    """{"value", "unit", "cutoff"}; the cut-off is local time, "15:00"."""
    return {"value": limit.value, "unit": str(limit.unit), "cutoff": f"{limit.cutoff:%H:%M}"}


def limit_from_json(data: object) -> TimeLimit:
    """Read a time limit. Raises ValueError naming the field."""
    row = _object(data, "time_limit")
    unit = row.get("unit")
    if not isinstance(unit, str) or unit not in tuple(TimeUnit):
        raise ValueError(f"time_limit.unit: must be one of {', '.join(TimeUnit)}")
    value = _whole(row.get("value"), "time_limit.value", 100_000)
    cutoff_text = row.get("cutoff", "15:00")
    cutoff = _CLOCK_TIME.fullmatch(cutoff_text) if isinstance(cutoff_text, str) else None
    if cutoff is None:
        raise ValueError("time_limit.cutoff: must be a time like 15:00")
    limit = TimeLimit(value, TimeUnit(unit), time(int(cutoff[1]), int(cutoff[2])))
    problem = limit_problem(limit)
    if problem is not None:
        raise ValueError(f"time_limit.value: {problem}")
    return limit


def _document_to_json(document: RequiredDocument) -> dict[str, Any]:
    return {
        "name": document.name,
        "originals": document.originals,
        "copies": document.copies,
        "case_name": document.case_name,
        "present_only": document.present_only,
        "on_authorisation": document.on_authorisation,
    }


def _document(data: object, where: str) -> RequiredDocument:
    row = _object(data, where)
    return RequiredDocument(
        name=_text(row.get("name"), f"{where}.name"),
        originals=_whole(row.get("originals", 1), f"{where}.originals", _MOST_SHEETS),
        copies=_whole(row.get("copies", 0), f"{where}.copies", _MOST_SHEETS),
        case_name=_optional_text(row.get("case_name"), f"{where}.case_name"),
        present_only=_flag(row.get("present_only", False), f"{where}.present_only"),
        on_authorisation=_flag(row.get("on_authorisation", False), f"{where}.on_authorisation"),
    )


def _object(value: object, where: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise ValueError(f"{where}: must be an object")
    return value


def _list(value: object, where: str) -> list[object]:
    if not isinstance(value, list):
        raise ValueError(f"{where}: must be a list")
    return value


def _text(value: object, where: str) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST_TEXT:
        raise ValueError(f"{where}: must be a text of at most {_LONGEST_TEXT} characters")
    return unicodedata.normalize("NFC", value.strip())


def _optional_text(value: object, where: str) -> str | None:
    return None if value is None else _text(value, where)


def _texts(value: object, where: str) -> tuple[str, ...]:
    items = _list(value, where)
    return tuple(_text(item, f"{where}[{index}]") for index, item in enumerate(items))


def _flag(value: object, where: str) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{where}: must be true or false")
    return value


def _whole(value: object, where: str, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise ValueError(f"{where}: must be a whole number from 0 to {most}")
    return value


def _fee(value: object) -> int | None:
    return None if value is None else _whole(value, "fee_vnd", _MOST_VND)
