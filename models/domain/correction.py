"""A correction: the named fields of a dossier with new values, checked as at reception."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from models.domain.certification import CertificationFee, certification_problems
from models.domain.certification_change import repriced
from models.domain.clock import local_day
from models.domain.dossier import Applicant, ApplicantKind, Dossier, IdKind
from models.domain.dossier_json import (
    applicant_from_json,
    applicant_to_json,
    dossier_from_json,
    dossier_to_json,
    paper_to_json,
)
from models.domain.identity import normal_number, normal_phone, normal_tax_code
from models.domain.move_data import read_papers
from models.domain.sound import Problems, paper_problems, person_problems, sets_problems
from models.domain.typed import id_kind_of
from models.domain.workflow import FINAL_STATUSES
from models.errors import ValidationError

_SOURCES = ("card", "typed", "online")
_RESULT_PARTS = frozenset({"number", "signed_on", "signer"})
_LABELS = {"case_name": "case"}
"""Names that people know under another one."""


def corrected(
    dossier: Dossier,
    fields: Mapping[str, Any],
    on: date,
    certification_fees: Sequence[CertificationFee] = (),
) -> Dossier:
    """The dossier with these fields, `on` the day of the correction.

    Parts of the applicant may be given alone; everything else is replaced whole. Where another
    certification is given, what is owed for it follows `certification_fees` of the day of
    reception, unless the dossier has ended. Raises ValidationError with every field that cannot be
    read or would not be received so.
    """
    old, new, problems = dossier_to_json(dossier), dict(fields), Problems()
    for name, value in fields.items():
        try:
            new[name] = _READERS.get(name, _as_given)(value, dossier)
            dossier_from_json({**old, name: new[name]})
        except (ValueError, TypeError):
            problems.append((_LABELS.get(name, name), "field_wrong_type"))
    if problems:
        raise ValidationError(*problems)
    after = dossier_from_json({**old, **new})
    problems = [
        problem for name in fields for problem in _checked(name, dossier, after, fields, on)
    ]
    if problems:
        raise ValidationError(*dict.fromkeys(problems))
    if "certification" in fields and dossier.status not in FINAL_STATUSES:
        received_on = local_day(dossier.received_at)
        certified = (dossier.certification, after.certification)
        fees = repriced(dossier.fees, *certified, certification_fees, received_on)
        after = replace(after, fees=fees)
    return replace(
        after, history=dossier.history, revision=dossier.revision, synced_at=dossier.synced_at
    )


def _as_given(value: Any, _dossier: Dossier) -> Any:
    return value


def _applicant(value: Any, dossier: Dossier) -> Any:
    return _person(value, dossier.applicant)


def _holder(value: Any, _dossier: Dossier) -> Any:
    return None if value is None else _person(value, Applicant(full_name="?"), whole=True)


def _person(value: Any, base: Applicant, *, whole: bool = False) -> dict[str, Any]:
    """The parts given over those known; numbers in their one form, with the kind of paper."""
    known = {"issue_date": None, **applicant_to_json(base)}
    if not isinstance(value, Mapping) or not value.keys() <= known.keys():
        raise ValueError("person")
    given = dict(value)
    if whole and given.get("full_name") is None:
        raise ValueError("full_name")
    if isinstance(given.get("phone"), str):
        given["phone"] = normal_phone(given["phone"])
    if isinstance(given.get("tax_code"), str):
        given["tax_code"] = normal_tax_code(given["tax_code"])
    if isinstance(given.get("personal_id"), str):
        given["personal_id"] = normal_number(given["personal_id"]).upper()
    if "personal_id" in given and "id_kind" not in given:
        number = given["personal_id"]
        given["id_kind"] = str(IdKind.NONE if number is None else id_kind_of(str(number)))
    if whole and "kind" not in given and "tax_code" in given and "personal_id" not in given:
        given["kind"] = str(ApplicantKind.ORGANISATION)
    person = applicant_from_json({**known, **given})
    if person.source not in _SOURCES:
        raise ValueError("source")
    return applicant_to_json(person)


def _papers(value: Any, _dossier: Dossier) -> list[Any]:
    return [paper_to_json(paper) for paper in read_papers(value)]


def _result(value: Any, _dossier: Dossier) -> Any:
    if value is not None and not (isinstance(value, Mapping) and value.keys() <= _RESULT_PARTS):
        raise ValueError("result")
    return value


_READERS: dict[str, Callable[[Any, Dossier], Any]] = {
    "applicant": _applicant,
    "holder": _holder,
    "papers": _papers,
    "result": _result,
}


def _checked(
    name: str, before: Dossier, after: Dossier, fields: Mapping[str, Any], on: date
) -> Problems:
    """What reception would refuse. Of the applicant: not what stood there wrong and was let be."""
    if name == "applicant":
        old = person_problems(before.applicant, on)
        found = person_problems(after.applicant, on)
        return [p for p in found if p not in old or p[0] in fields["applicant"]]
    if name == "holder" and after.holder is not None:
        return [(f"holder.{part}", code) for part, code in person_problems(after.holder, on)]
    if name == "papers":
        return paper_problems(after.papers)
    if name == "sets_count":
        return sets_problems(after.sets_count)
    if name == "case_name" and after.case_name not in (None, *after.procedure.cases):
        return [("case", "case_unknown")]
    if name == "certification" and after.certification is not None:
        return certification_problems(after.certification)
    return []
