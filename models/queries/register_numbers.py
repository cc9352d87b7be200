"""Numbers of the certification books (sổ chứng thực) as this counter knows them.

Another counter of the office may have written the next number meanwhile: what is proposed here is
a proposal, and only a number that this store knows can be refused.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import ColumnElement, Text, literal_column, select, text
from sqlalchemy.orm import Session

from models.domain.certification import (
    CertificationKind,
    certification_from_json,
    register_count,
    same_book,
)
from models.domain.clock import VIETNAM, to_local
from models.domain.dossier import Dossier
from models.errors import ValidationError
from models.tables import DossierRow

_CERTIFICATION: ColumnElement[str] = literal_column(
    "json_extract(dossier.body, '$.certification')", Text()
)
_HAS_NUMBER = text("json_extract(dossier.body, '$.certification.register_number') IS NOT NULL")
_NOT_VOIDED = text("json_extract(dossier.body, '$.voided_at') IS NULL")


def next_register_number(session: Session, kind: CertificationKind, year: int) -> str:
    """The number to propose for the next certification of this kind received in this year."""
    return str(max((count for _, count in _used(session, kind, year)), default=0) + 1)


def refuse_used_number(session: Session, dossier: Dossier) -> None:
    """Raises ValidationError when another dossier of the year has this number in the same book."""
    certification = dossier.certification
    if certification is None or certification.register_number is None:
        return
    wanted = register_count(certification.register_number)
    year = to_local(dossier.received_at).year
    for dossier_id, count in _used(session, certification.kind, year):
        if count == wanted and dossier_id != dossier.id:
            raise ValidationError(("register_number", "register_number_used"))


def _used(session: Session, kind: CertificationKind, year: int) -> Iterator[tuple[str, int]]:
    """Dossier id and number of every certification in the book of this kind and year."""
    rows = session.execute(
        select(DossierRow.id, _CERTIFICATION).where(
            DossierRow.received_at >= datetime(year, 1, 1, tzinfo=VIETNAM),
            DossierRow.received_at < datetime(year + 1, 1, 1, tzinfo=VIETNAM),
            _HAS_NUMBER,
            _NOT_VOIDED,
        )
    )
    for dossier_id, said in rows:
        known = certification_from_json(json.loads(said))
        count = register_count(known.register_number or "")
        if count is not None and known.kind in same_book(kind):
            yield dossier_id, count
