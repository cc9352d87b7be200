"""Which acts a dossier's page offers, and which of them ask nothing first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from models.domain.cash import refundable
from models.domain.clock import local_day
from models.domain.dossier import Dossier
from models.domain.fees import waits_for_receipt
from models.domain.move_data import MoveData
from models.domain.needs import Case, check_needs, times_done
from models.domain.rules import CounterRules
from models.domain.workflow import (
    AFTER_VOIDING,
    Action,
    Need,
    Role,
    allowed_actions,
    transition,
)
from models.errors import RuleStops

AT_ONCE = frozenset({Action.HAND_OVER})
"""Done by one key; under "more" the same act can be given words."""

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


@dataclass(frozen=True, slots=True)
class Acts:
    """`primary` moves the dossier forward; `asking` asks the citizen for papers; then the rest."""

    primary: Action | None
    asking: Action | None
    others: tuple[Action, ...]


def offered_acts(dossier: Dossier, role: Role | None, now: datetime) -> Acts:
    """What someone in this role may do with this dossier; None: nobody is there."""
    if role is None:
        return Acts(None, None, ())
    offered = [a for a in allowed_actions(dossier.status, role) if _fits(dossier, a, now)]
    if dossier.voided_at is not None:
        offered = [action for action in offered if action in AFTER_VOIDING]
    primary = next((a for a in offered if a in _FORWARD), None)
    asking = Action.REQUEST_SUPPLEMENT if Action.REQUEST_SUPPLEMENT in offered else None
    named = {primary, asking} - AT_ONCE
    return Acts(primary, asking, tuple(a for a in offered if a not in named))


def _fits(dossier: Dossier, action: Action, now: datetime) -> bool:
    """A result is returned at once only where the procedure's own time allows it; once a dossier
    is closed, fees are only opened for receipts whose number is still to come; only what was paid
    goes back."""
    rule = transition(dossier.status, action)
    if Need.ONLY_NUMBERS in rule.needs:
        return any(waits_for_receipt(line) for line in dossier.fees)
    if Need.REFUNDS in rule.needs:
        return bool(refundable(dossier))
    if Need.ON_THE_SPOT not in rule.needs:
        return True
    try:
        only_this = replace(rule, needs=(Need.ON_THE_SPOT,))
        check_needs(only_this, Case(dossier, MoveData(), now, CounterRules()))
    except RuleStops:
        return False
    return True


def apology_is_due(dossier: Dossier, rules: CounterRules, acts: Acts, now: datetime) -> bool:
    """Whether to propose form 04: the date comes near, and it was not put off already.

    Never on the day of reception, so that short procedures are not nagged about at once.
    """
    if dossier.due_at is None or Action.EXTEND not in acts.others:
        return False
    if times_done(dossier, Action.EXTEND) >= rules.extensions:
        return False
    today = local_day(now)
    begins = local_day(dossier.due_at) - timedelta(days=rules.apology_days)
    return today >= begins and today > local_day(dossier.effective_at)
