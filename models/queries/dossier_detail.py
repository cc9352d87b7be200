"""One dossier whole: itself, its history, what stands between it and the centre."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain.dossier import Dossier
from models.domain.dossier_forms import SLIP, times_printed
from models.dossier_rows import dossier_of, dossier_row, dossier_row_by_code, history_of
from models.outbox import OutboxState
from models.queries.dossier_list import CentreState, DossierLine, same_code
from models.queries.two_versions import TwoVersions, two_versions
from models.tables import DossierRow, OutboxRow


@dataclass(frozen=True, slots=True)
class DossierDetail:
    """`reason` is why the centre sent it back, when it did. `prints` counts the slips printed.

    `two_versions` is what a person has to choose between. `same_code` lists this dossier and the
    others whose slips bear one of its codes, first the one that keeps it; empty as a rule.
    """

    dossier: Dossier
    centre: CentreState
    reason: str | None
    prints: int
    two_versions: TwoVersions | None = None
    same_code: tuple[DossierLine, ...] = ()


def dossier_detail(session: Session, dossier_id: str) -> DossierDetail:
    """Raises NotFound."""
    return _detail(session, dossier_row(session, dossier_id))


def dossier_detail_by_code(session: Session, code: str) -> DossierDetail:
    """By final or provisional code. Raises NotFound."""
    return _detail(session, dossier_row_by_code(session, code))


def _detail(session: Session, row: DossierRow) -> DossierDetail:
    dossier = dossier_of(row, history_of(session, row.id))
    trouble = session.scalars(
        select(OutboxRow)
        .where(
            OutboxRow.dossier_id == row.id,
            OutboxRow.state.in_((OutboxState.PARKED, OutboxState.CONFLICT)),
        )
        .order_by(OutboxRow.seq)
    ).first()
    if trouble is not None:
        parked = trouble.state == OutboxState.PARKED
        centre = CentreState.SENT_BACK if parked else CentreState.TWO_VERSIONS
    else:
        centre = CentreState.WAITING if row.waiting else CentreState.AT_CENTRE
    return DossierDetail(
        dossier=dossier,
        centre=centre,
        reason=trouble.reason if trouble is not None else None,
        prints=times_printed(dossier, SLIP),
        two_versions=two_versions(session, row.id),
        same_code=same_code(session, dossier),
    )
