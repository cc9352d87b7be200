"""A procedure as JSON and back: the one form of the catalogue, the wire and the frozen copy.

Keys are the field names of `Procedure`; those that came later are written only where they say
something, so an older copy reads and writes back the same. Reading is strict: a missing or
ill-typed value raises ValueError naming the field. Keys we do not know are left alone: a newer
centre may say more.
"""

from __future__ import annotations

import re
from datetime import time
from typing import Any

from models.domain.deadline import limit_problem
from models.domain.json_values import (
    as_flag,
    as_list,
    as_object,
    as_optional_day,
    as_optional_text,
    as_text,
    as_texts,
    as_whole,
)
from models.domain.procedure import (
    ChannelTerms,
    LocalFee,
    Procedure,
    RequiredDocument,
    TimeLimit,
    TimeUnit,
)
from models.domain.question_json import questions_from_json, questions_to_json

_CLOCK_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
_MOST_SHEETS = 1_000
_MOST_VND = 10_000_000_000


def procedure_to_json(procedure: Procedure) -> dict[str, Any]:
    """The first fields always, under their own names; `time_limit` is an object or None."""
    limit = procedure.time_limit
    later = {
        "questions": questions_to_json(procedure.questions),
        "terms": [_terms_to_json(terms) for terms in procedure.terms],
        "local_fees": [local_fee_to_json(fee) for fee in procedure.local_fees],
        "valid_from": procedure.valid_from and procedure.valid_from.isoformat(),
        "valid_until": procedure.valid_until and procedure.valid_until.isoformat(),
        "suspension": procedure.suspension,
        "further_limits": [limit_to_json(part) for part in procedure.further_limits],
    }
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
        **{key: value for key, value in later.items() if value},
    }


def procedure_from_json(data: object) -> Procedure:
    """Read one procedure. Raises ValueError naming the field ("documents[2].originals: …")."""
    row = as_object(data, "procedure")
    limit, documents = row.get("time_limit"), as_list(row.get("documents", []), "documents")
    read = Procedure(
        code=as_text(row.get("code"), "code"),
        name=as_text(row.get("name"), "name"),
        sector=as_text(row.get("sector"), "sector"),
        version=as_text(row.get("version"), "version"),
        time_limit=None if limit is None else limit_from_json(limit),
        documents=tuple(
            _document(item, f"documents[{index}]") for index, item in enumerate(documents)
        ),
        short_name=as_optional_text(row.get("short_name"), "short_name"),
        time_verified=as_flag(row.get("time_verified", False), "time_verified"),
        fee_vnd=_fee(row.get("fee_vnd"), "fee_vnd"),
        fee_note=as_optional_text(row.get("fee_note"), "fee_note"),
        fee_set_by_province=as_flag(row.get("fee_set_by_province", False), "fee_set_by_province"),
        channels=as_texts(row.get("channels", []), "channels"),
        results=as_texts(row.get("results", []), "results"),
        common=as_flag(row.get("common", False), "common"),
        centralised=as_flag(row.get("centralised", False), "centralised"),
        questions=questions_from_json(row.get("questions", [])),
        terms=tuple(
            _terms(item, f"terms[{index}]")
            for index, item in enumerate(as_list(row.get("terms", []), "terms"))
        ),
        local_fees=tuple(
            local_fee_from_json(item, f"local_fees[{index}]")
            for index, item in enumerate(as_list(row.get("local_fees", []), "local_fees"))
        ),
        valid_from=as_optional_day(row.get("valid_from"), "valid_from"),
        valid_until=as_optional_day(row.get("valid_until"), "valid_until"),
        suspension=_suspension(row.get("suspension")),
        further_limits=tuple(
            limit_from_json(part)
            for part in as_list(row.get("further_limits", []), "further_limits")
        ),
    )
    _check_answers(read)
    _check_days(read.valid_from, read.valid_until, "valid_until")
    return read


def _suspension(value: object) -> str | None:
    if value not in (None, "restart", "resume"):
        raise ValueError("suspension: must be restart or resume")
    return None if value is None else str(value)


def _check_answers(procedure: Procedure) -> None:
    known = {answer.id for question in procedure.questions for answer in question.answers}
    for index, document in enumerate(procedure.documents):
        if not known.issuperset(document.when):
            raise ValueError(f"documents[{index}].when: must name answers of the questions")


def _check_days(first: Any, last: Any, where: str) -> None:
    if first is not None and last is not None and last < first:
        raise ValueError(f"{where}: must not be before valid_from")


def limit_to_json(limit: TimeLimit) -> dict[str, Any]:
    """{"value", "unit", "cutoff"}; the cut-off is local time, "15:00"."""
    return {"value": limit.value, "unit": str(limit.unit), "cutoff": f"{limit.cutoff:%H:%M}"}


def limit_from_json(data: object) -> TimeLimit:
    """Read a time limit. Raises ValueError naming the field."""
    row = as_object(data, "time_limit")
    unit = row.get("unit")
    if not isinstance(unit, str) or unit not in tuple(TimeUnit):
        raise ValueError(f"time_limit.unit: must be one of {', '.join(TimeUnit)}")
    value = as_whole(row.get("value"), "time_limit.value", 100_000)
    cutoff_text = row.get("cutoff", "15:00")
    cutoff = _CLOCK_TIME.fullmatch(cutoff_text) if isinstance(cutoff_text, str) else None
    if cutoff is None:
        raise ValueError("time_limit.cutoff: must be a time like 15:00")
    limit = TimeLimit(value, TimeUnit(unit), time(int(cutoff[1]), int(cutoff[2])))
    problem = limit_problem(limit)
    if problem is not None:
        raise ValueError(f"time_limit.value: {problem}")
    return limit


def local_fee_to_json(fee: LocalFee) -> dict[str, Any]:
    """The fields under their own names; those without a value are left out."""
    fields = {
        "name": fee.name,
        "amount_vnd": fee.amount_vnd,
        "source": fee.source,
        "channel": fee.channel,
        "valid_from": fee.valid_from and fee.valid_from.isoformat(),
        "valid_until": fee.valid_until and fee.valid_until.isoformat(),
    }
    return {key: value for key, value in fields.items() if value is not None}


def local_fee_from_json(data: object, where: str) -> LocalFee:
    """Read one fee of a province. Raises ValueError naming the field."""
    row = as_object(data, where)
    fee = LocalFee(
        name=as_text(row.get("name"), f"{where}.name"),
        amount_vnd=as_whole(row.get("amount_vnd"), f"{where}.amount_vnd", _MOST_VND),
        source=as_text(row.get("source"), f"{where}.source"),
        channel=as_optional_text(row.get("channel"), f"{where}.channel"),
        valid_from=as_optional_day(row.get("valid_from"), f"{where}.valid_from"),
        valid_until=as_optional_day(row.get("valid_until"), f"{where}.valid_until"),
    )
    _check_days(fee.valid_from, fee.valid_until, f"{where}.valid_until")
    return fee


def _terms_to_json(terms: ChannelTerms) -> dict[str, Any]:
    limit = {} if terms.time_limit is None else {"time_limit": limit_to_json(terms.time_limit)}
    fee = {} if terms.fee_vnd is None else {"fee_vnd": terms.fee_vnd}
    return {"channel": terms.channel, **limit, **fee}


def _terms(data: object, where: str) -> ChannelTerms:
    row = as_object(data, where)
    limit = row.get("time_limit")
    return ChannelTerms(
        channel=as_text(row.get("channel"), f"{where}.channel"),
        time_limit=None if limit is None else limit_from_json(limit),
        fee_vnd=_fee(row.get("fee_vnd"), f"{where}.fee_vnd"),
    )


def _document_to_json(document: RequiredDocument) -> dict[str, Any]:
    later = {
        "short_name": document.short_name,
        "when": list(document.when),
        "one_of": document.one_of,
        "conditional": document.conditional,
        "channels": list(document.channels),
        "internal": document.internal,
        "note": document.note,
    }
    return {
        "name": document.name,
        "originals": document.originals,
        "copies": document.copies,
        "case_name": document.case_name,
        "present_only": document.present_only,
        "on_authorisation": document.on_authorisation,
        **{key: value for key, value in later.items() if value},
    }


def _document(data: object, where: str) -> RequiredDocument:
    row = as_object(data, where)
    return RequiredDocument(
        name=as_text(row.get("name"), f"{where}.name"),
        originals=as_whole(row.get("originals", 1), f"{where}.originals", _MOST_SHEETS),
        copies=as_whole(row.get("copies", 0), f"{where}.copies", _MOST_SHEETS),
        case_name=as_optional_text(row.get("case_name"), f"{where}.case_name"),
        present_only=as_flag(row.get("present_only", False), f"{where}.present_only"),
        on_authorisation=as_flag(row.get("on_authorisation", False), f"{where}.on_authorisation"),
        short_name=as_optional_text(row.get("short_name"), f"{where}.short_name"),
        when=as_texts(row.get("when", []), f"{where}.when"),
        one_of=as_optional_text(row.get("one_of"), f"{where}.one_of"),
        conditional=as_flag(row.get("conditional", False), f"{where}.conditional"),
        channels=as_texts(row.get("channels", []), f"{where}.channels"),
        internal=as_flag(row.get("internal", False), f"{where}.internal"),
        note=as_flag(row.get("note", False), f"{where}.note"),
    )


def _fee(value: object, where: str) -> int | None:
    return None if value is None else as_whole(value, where, _MOST_VND)
