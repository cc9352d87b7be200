"""What may be kept in a dossier: the same limits for intake, for acts and for online filings.

Beyond them the centre would refuse the message, so a dossier that can never be sent would have
been received. Problems are (field, code) pairs; the words for them are in resources/sentences.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from models.domain.clock import to_local
from models.domain.dossier import Applicant, ApplicantKind, DocumentItem, IdKind
from models.domain.identity import (
    birth_date_problem,
    citizen_id_problem,
    email_problem,
    issue_date_problem,
    old_id_problem,
    passport_problem,
    phone_problem,
    tax_code_problem,
)

Problems = list[tuple[str, str]]

MOST_PAPERS = 200
MOST_FEES = 100
MOST_COPIES = 999
MOST_STEPS = 1_000
MOST_DATA_BYTES = 64 * 1024
"""Of the data of one line of history, as JSON in ASCII: the centre takes no more."""
_LONGEST_NAME = 300
_LONGEST_ADDRESS = 600
_LONGEST_PAPER_NAME = 2_000
YEARS = range(2000, 2200)
"""The years this program counts in, in Vietnam."""


def in_range(at: datetime) -> bool:
    """Whether the instant lies in the years this program counts in."""
    try:
        return to_local(at).year in YEARS
    except OverflowError:
        return False


def person_problems(person: Applicant, today: date) -> Problems:
    """Problems of a person or organisation; `today` is the day a birth must lie before."""
    problems: list[tuple[str, str | None]] = [
        ("full_name", None if person.full_name else "name_missing"),
        ("full_name", "name_too_long" if len(person.full_name) > _LONGEST_NAME else None),
        ("personal_id", _id_problem(person)),
        ("phone", phone_problem(person.phone) if person.phone else None),
        ("email", email_problem(person.email) if person.email else None),
        ("tax_code", tax_code_problem(person.tax_code) if person.tax_code else None),
        ("sex", "sex_unknown" if person.sex not in (None, "Nam", "Nữ") else None),
    ]
    if person.birth_date is not None:
        problems.append(("birth_date", birth_date_problem(person.birth_date, today)))
    if person.issue_date is not None:
        issued = issue_date_problem(person.issue_date, person.birth_date, today)
        problems.append(("issue_date", issued))
    if person.address and len(person.address) > _LONGEST_ADDRESS:
        problems.append(("address", "address_too_long"))
    if person.kind is ApplicantKind.ORGANISATION and not person.tax_code:
        problems.append(("tax_code", "tax_code_missing"))
    return [(field, code) for field, code in problems if code is not None]


def paper_problems(papers: Sequence[DocumentItem]) -> Problems:
    """Problems of the papers of one dossier, all of them together."""
    problems: Problems = []
    if len(papers) > MOST_PAPERS:
        problems.append(("papers", "papers_too_many"))
    for paper in papers:
        if not paper.name or len(paper.name) > _LONGEST_PAPER_NAME:
            problems.append(("papers", "paper_name_missing"))
        if not (0 <= paper.originals <= MOST_COPIES and 0 <= paper.copies <= MOST_COPIES):
            problems.append(("papers", "paper_count_wrong"))
    return problems


def sets_problems(sets_count: int) -> Problems:
    """Problems of the number of sets handed over."""
    return [] if 1 <= sets_count <= MOST_COPIES else [("sets_count", "sets_count_wrong")]


def data_problems(data: Mapping[str, Any]) -> Problems:
    """Problems of what is written down with one act."""
    return [("data", "data_too_long")] if len(json.dumps(data)) > MOST_DATA_BYTES else []


def _id_problem(person: Applicant) -> str | None:
    number = person.personal_id
    if person.id_kind is IdKind.CITIZEN_ID:
        return citizen_id_problem(number or "")
    if person.id_kind is IdKind.PASSPORT:
        return passport_problem(number or "")
    if person.id_kind is IdKind.OLD_CMND:
        return None if old_id_problem(number or "") is None else "cmnd_wrong"
    return None if number is None else "id_kind_missing"
