"""What should have gone to the specialists by now, and handing all of it over at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time

from models.domain.clock import VIETNAM, local_day, to_local
from models.domain.dossier import DossierStatus
from models.domain.workflow import Action, allowed_actions
from models.errors import UserError
from models.services.processing import Act
from ui.desk import Desk
from ui.session import Session


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What became of them: how many went, and how many could not."""

    moved: int
    left: int


def due_before(now: datetime, cutoff: time) -> datetime:
    """Dossiers received before this instant should be handed over by now.

    Until the cut-off those of earlier days; from then on also those received today before it
    (what comes later goes at the start of the next working day).
    """
    begins = datetime.combine(local_day(now), cutoff, VIETNAM)
    if to_local(now) >= begins:
        return begins
    return datetime.combine(local_day(now), time(), VIETNAM)


def may_hand_over(session: Session) -> bool:
    """Whether who is signed in may pass received dossiers on."""
    official = session.official
    if official is None:
        return False
    return Action.HAND_OVER in allowed_actions(DossierStatus.RECEIVED, official.role)


def hand_over_all(desk: Desk, session: Session, ids: tuple[str, ...]) -> Callable[[], HandedOver]:
    """Work for a thread: one act for each dossier; what cannot go stays and is counted."""
    official, role = session.ref, session.role

    def work() -> HandedOver:
        left = 0
        for dossier_id in ids:
            move = Act(dossier_id=dossier_id, action=Action.HAND_OVER, official=official, role=role)
            try:
                desk.act(move)
            except UserError:
                left += 1
        return HandedOver(len(ids) - left, left)

    return work
