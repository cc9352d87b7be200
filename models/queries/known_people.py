"""What this counter knows of a person already: open dossiers alike, and what was typed before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Text, func, literal, literal_column, or_, select, true
from sqlalchemy.orm import Session

from models.domain.dossier import Applicant, Dossier, DossierStatus
from models.domain.same_person import numbers_of, same_person
from models.domain.text import fold
from models.dossier_rows import dossier_of
from models.tables import DossierRow

_S = DossierStatus
_OPEN = (
    _S.NEW_ONLINE,
    _S.RECEIVED,
    _S.PROCESSING,
    _S.SUPPLEMENT_REQUESTED,
    _S.FINANCIAL_DUTY,
    _S.STOPPED,
    _S.RESULT_READY,
)
_GIVEN_UP = frozenset({_S.NOT_ACCEPTED, _S.WITHDRAWN})
_MOST_KNOWN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelyDuplicate:
    """A dossier that may be the one being received again."""

    id: str
    shown_code: str
    status: DossierStatus
    procedure_name: str
    received_at: datetime
    received_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPaper:
    """A paper handed in before: with which dossier, and when that was received."""

    name: str
    dossier_id: str
    shown_code: str
    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPerson:
    """The latest of each thing that was typed, and every paper's latest hand-over."""

    full_name: str
    phone: str | None
    email: str | None
    address: str | None
    papers: tuple[KnownPaper, ...]


def likely_duplicates(
    session: Session, applicant: Applicant, procedure_code: str, since: datetime
) -> tuple[LikelyDuplicate, ...]:
    """Dossiers of this person and procedure that are open or were received since, newest first.

    `applicant` is the person whose dossier it is: of one handed in for somebody else, the holder.
    What was withdrawn, refused or entered by mistake is none.
    """
    said = _said_of(applicant)
    if not said:
        return ()
    return duplicates_among(_known(session, procedure_code, since, or_(*said)), applicant)


def open_or_recent(session: Session, procedure_code: str, since: datetime) -> tuple[Dossier, ...]:
    """Every dossier that could be a duplicate of somebody's, for a list of many people."""
    return _known(session, procedure_code, since, true())


def duplicates_among(
    dossiers: Iterable[Dossier], applicant: Applicant
) -> tuple[LikelyDuplicate, ...]:
    """Those of these that are likely this person's."""
    return tuple(
        LikelyDuplicate(
            id=dossier.id,
            shown_code=dossier.shown_code,
            status=dossier.status,
            procedure_name=dossier.procedure.short_name or dossier.procedure.name,
            received_at=dossier.received_at,
            received_by=dossier.received_by.name,
        )
        for dossier in dossiers
        if same_person(dossier.holder or dossier.applicant, applicant)
    )


def _known(
    session: Session, procedure_code: str, since: datetime, which: ColumnElement[bool]
) -> tuple[Dossier, ...]:
    rows = session.scalars(
        select(DossierRow)
        .where(
            DossierRow.procedure_code == procedure_code,
            which,
            or_(DossierRow.status.in_(map(int, _OPEN)), DossierRow.received_at >= since),
        )
        .order_by(DossierRow.received_at.desc(), DossierRow.id.desc())
    )
    return tuple(
        dossier
        for dossier in map(dossier_of, rows)
        if dossier.voided_at is None and dossier.status not in _GIVEN_UP
    )


def _said_of(applicant: Applicant) -> list[ColumnElement[bool]]:
    """Where a dossier says anything at all that could make it this person's."""
    born = applicant.birth_date
    wanted = (
        applicant.tax_code,
        *sorted(numbers_of(applicant)),
        None if born is None else f'"birth_date":"{born.isoformat()}"',
    )
    body: ColumnElement[str] = literal_column("dossier.body", Text())
    return [func.instr(body, literal(text, Text())) > 0 for text in wanted if text is not None]


def known_person(session: Session, personal_id: str) -> KnownPerson | None:
    """What was typed and handed in for this number at this counter; None for a new face."""
    rows = session.scalars(
        select(DossierRow)
        .where(DossierRow.personal_id == personal_id)
        .order_by(DossierRow.received_at.desc(), DossierRow.id.desc())
        .limit(_MOST_KNOWN)
    )
    dossiers = [dossier for dossier in map(dossier_of, rows) if dossier.voided_at is None]
    if not dossiers:
        return None
    people = [dossier.applicant for dossier in dossiers]
    return KnownPerson(
        full_name=people[0].full_name,
        phone=_latest(person.phone for person in people),
        email=_latest(person.email for person in people),
        address=_latest(person.address for person in people),
        papers=_papers(dossiers),
    )


def _latest(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _papers(dossiers: Iterable[Dossier]) -> tuple[KnownPaper, ...]:
    """Papers handed over, not only shown; of the same name the latest."""
    found: dict[str, KnownPaper] = {}
    for dossier in dossiers:
        if dossier.code is None and dossier.provisional_code is None:
            continue
        for paper in dossier.papers:
            if paper.present_only or fold(paper.name) in found:
                continue
            found[fold(paper.name)] = KnownPaper(
                name=paper.name,
                dossier_id=dossier.id,
                shown_code=dossier.shown_code,
                received_at=dossier.received_at,
            )
    return tuple(found.values())
