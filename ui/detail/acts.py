"""Which acts a dossier's page offers, and how the words given with one are written down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from models.domain.dossier import DossierStatus
from models.domain.workflow import TRANSITIONS, Action, Need, Role, allowed_actions, transition

NEEDS_REASON = frozenset(
    rule.action for rule in TRANSITIONS if {Need.REASON, Need.ITEMS} & set(rule.needs)
)
"""Acts that go out with words: what is written there is kept in the history."""

_FORWARD = frozenset(
    {
        Action.ACCEPT_ONLINE,
        Action.HAND_OVER,
        Action.SUPPLEMENT_RECEIVED,
        Action.PAYMENT_DONE,
        Action.RESULT_READY,
        Action.RETURN_RESULT,
        Action.RESUME,
    }
)
_FIELDS_OF_THEIR_OWN = {Need.NEW_APPOINTMENT, Need.CHANGES, Need.FEE_LINES, Need.ON_THE_SPOT}
_NEED_MORE_THAN_WORDS = frozenset(
    rule.action for rule in TRANSITIONS if _FIELDS_OF_THEIR_OWN & set(rule.needs)
)
"""A new appointment, a correction and fees need fields of their own: not offered here."""


@dataclass(frozen=True, slots=True)
class Acts:
    """`primary` moves the dossier forward; `asking` asks the citizen for papers; then the rest."""

    primary: Action | None
    asking: Action | None
    others: tuple[Action, ...]


def offered_acts(status: DossierStatus, role: Role | None) -> Acts:
    """What someone in this role may do with a dossier in this status; None: nobody is there."""
    allowed = allowed_actions(status, role) if role is not None else ()
    offered = [a for a in allowed if a not in _NEED_MORE_THAN_WORDS]
    primary = next((a for a in offered if a in _FORWARD), None)
    asking = Action.REQUEST_SUPPLEMENT if Action.REQUEST_SUPPLEMENT in offered else None
    return Acts(primary, asking, tuple(a for a in offered if a not in (primary, asking)))


def written_down(status: DossierStatus, action: Action, words: str) -> dict[str, Any]:
    """The words of the form as data of the act: papers line by line, or a reason."""
    if not words:
        return {}
    if Need.ITEMS in transition(status, action).needs:
        return {"items": [line.strip() for line in words.splitlines() if line.strip()]}
    return {"reason": words}
