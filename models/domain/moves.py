"""An act on a dossier, whole and pure: what must be true, what changes, what is written down.

The table of `models.domain.workflow` says whether the act is allowed; here is what it does to the
fields. The clock: the period stops on a pause, and runs again either whole (RESTART) or moved on
by the working time lost (RESUME).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from models.domain.calendar import WorkCalendar
from models.domain.cash import stray_takings
from models.domain.clock import iso_local, local_day
from models.domain.correction import corrected
from models.domain.deadline import DueDate, due_in_phases
from models.domain.dossier import Dossier, OfficialRef, ResultPaper
from models.domain.dossier_json import dossier_to_json
from models.domain.fee_moves import money_facts, refuse_unsound, settled
from models.domain.fees import FeeLine, PaymentMethod
from models.domain.move_data import MoveData, read_move_data
from models.domain.needs import Case, check_needs
from models.domain.period import due_after_pause, due_again, was_received, without_steps
from models.domain.refunds import RefundRules, refund
from models.domain.rules import CounterRules
from models.domain.sound import (
    MOST_FEES,
    MOST_STEPS,
    Problems,
    data_problems,
    in_range,
    paper_problems,
)
from models.domain.workflow import (
    AFTER_VOIDING,
    FINAL_STATUSES,
    Action,
    Role,
    Transition,
    transition,
)
from models.errors import NotPermitted, RuleStops, ValidationError


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One act: who does it in which role, when (aware instant), and what was written down."""

    action: Action
    official: OfficialRef
    role: Role
    at: datetime
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Moved:
    """The dossier after the act, and the data of its line of history."""

    dossier: Dossier
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Doing:
    """An act being done."""

    move: Move
    rule: Transition
    data: MoveData
    calendar: WorkCalendar
    rules: CounterRules


def moved(dossier: Dossier, move: Move, calendar: WorkCalendar, rules: CounterRules) -> Moved:
    """Do an act on a dossier that has its whole history.

    Raises TransitionNotAllowed, NotPermitted, ValidationError (something is missing or wrong),
    RuleStops (the law stops it); nothing is changed then. A new appointment beyond the last
    confirmed calendar is provisional (tạm tính).
    """
    if dossier.voided_at is not None and move.action not in AFTER_VOIDING:
        raise RuleStops("dossier_voided", overridable=False)
    rule = transition(dossier.status, move.action)
    if move.role not in rule.roles:
        raise NotPermitted(action=str(move.action), role=str(move.role))
    data = read_move_data(move.action, move.data)
    if not in_range(move.at):
        raise ValidationError(("at", "instant_out_of_range"))
    if move.at < last_moved_at(dossier):
        raise ValidationError(("at", "act_before_previous"))
    check_needs(rule, Case(dossier, data, move.at, rules))
    doing = _Doing(move, rule, data, calendar, rules)
    status = rule.to_status if rule.to_status is not None else dossier.status
    after = _EFFECTS.get(move.action, _unchanged)(replace(dossier, status=status), doing)
    kept = _kept(dossier, after, doing)
    if problems := _problems(dossier, after, kept):
        raise ValidationError(*dict.fromkeys(problems))
    return Moved(after, kept)


def last_moved_at(dossier: Dossier) -> datetime:
    """When the dossier's last act was done: nothing may be done before it."""
    instants = [e.at for e in dossier.history if e.action not in NOTE_ACTIONS]
    return max(instants, default=dossier.filed_at or dossier.received_at)


NOTE_ACTIONS = frozenset({"print", "note", "view"})
"""Lines of history that leave the status as it is and need no row in the table."""


def _kept(before: Dossier, after: Dossier, doing: _Doing) -> dict[str, Any]:
    """What was written down, with the appointments and values it replaced."""
    data = doing.data
    kept = dict(data.written)
    if after.due_at != before.due_at:
        kept["due_before"] = None if before.due_at is None else iso_local(before.due_at)
        kept["due_after"] = None if after.due_at is None else iso_local(after.due_at)
    if data.fields:
        old = dossier_to_json(before)
        changed = set(data.fields) | ({"fees"} if after.fees != before.fees else set())
        kept["before"] = {name: old[name] for name in sorted(changed)}
    if doing.move.action is Action.REFUND_FEE:
        return {**kept, **_refund(before, doing)[1]}
    return {**kept, **money_facts(before.fees, after.fees)}


def _problems(before: Dossier, after: Dossier, kept: Mapping[str, Any]) -> Problems:
    """What the act would make of the dossier and nobody could keep or send."""
    problems = data_problems(kept)
    if after.papers != before.papers:
        problems += paper_problems(after.papers)
    if len(after.fees) > max(MOST_FEES, len(before.fees)):
        problems.append(("fees", "fees_too_many"))
    return problems


def _unchanged(dossier: Dossier, _doing: _Doing) -> Dossier:
    return dossier


def _accept(dossier: Dossier, doing: _Doing) -> Dossier:
    """The period begins when the office takes the dossier in, not when it was filed."""
    at, limits = doing.move.at, dossier.time_limits
    papers = dossier.papers if doing.data.papers is None else doing.data.papers
    received = replace(
        dossier,
        received_at=at,
        effective_at=at,
        received_by=doing.move.official,
        papers=papers,
        due_at=_given_due(doing),
    )
    if not limits or doing.data.due_at is not None:
        return received
    return _due(received, due_in_phases(at, limits, doing.calendar))


def _supplemented(dossier: Dossier, doing: _Doing) -> Dossier:
    """Papers are added to those handed in before; the answer of the law is a new appointment."""
    papers = dossier.papers + (doing.data.papers or ())
    if not was_received(dossier):
        return replace(_accept(dossier, doing), papers=papers)
    return _restarted(replace(dossier, papers=papers), doing)


def _restarted(dossier: Dossier, doing: _Doing) -> Dossier:
    at, given = doing.move.at, _given_due(doing)
    if given is not None:
        return without_steps(dossier, given)
    due = due_after_pause(dossier, at, doing.move.action, doing.calendar)
    return dossier if due is None else _due(dossier, due)


def _given_due(doing: _Doing) -> datetime | None:
    """The appointment a person gave, which lies after the act."""
    given = doing.data.due_at
    if given is not None and given <= doing.move.at:
        raise ValidationError(("due_at", "due_not_later"))
    return given


def _due(dossier: Dossier, due: DueDate) -> Dossier:
    """A count too long to be sent (years of pauses) leaves its date and nothing to explain it."""
    return replace(
        dossier,
        due_at=due.due_at,
        effective_at=due.effective_at,
        due_provisional=not due.confirmed,
        due_steps=due.steps if len(due.steps) <= MOST_STEPS else (),
    )


def _extended(dossier: Dossier, doing: _Doing) -> Dossier:
    return without_steps(dossier, doing.data.due_at)


def _counted_again(dossier: Dossier, doing: _Doing) -> Dossier:
    """The appointment on the calendar of today: for a date that a new calendar moves."""
    due = due_again(dossier, doing.calendar)
    if due is None or (due.due_at == dossier.due_at and due.confirmed != dossier.due_provisional):
        raise RuleStops("date_unchanged", overridable=False)
    return _due(dossier, due)


def _asked_for_papers(dossier: Dossier, doing: _Doing) -> Dossier:
    last_on = doing.data.complete_by
    if last_on is not None and last_on < local_day(doing.move.at):
        raise ValidationError(("complete_by", "day_before_act"))
    return dossier


def _asked_to_pay(dossier: Dossier, doing: _Doing) -> Dossier:
    refuse_unsound(doing.data.fees, doing.move.at)
    return replace(dossier, fees=dossier.fees + doing.data.fees)


def _paid(dossier: Dossier, doing: _Doing) -> Dossier:
    """Fees named in the act are taken; without any, all that was owed was paid."""
    lines = doing.data.fees or tuple(line for line in dossier.fees if not line.is_settled)
    return _restarted(_settled(dossier, lines, doing), doing)


def _fee_taken(dossier: Dossier, doing: _Doing) -> Dossier:
    return _settled(dossier, doing.data.fees, doing)


def _settled(dossier: Dossier, lines: tuple[FeeLine, ...], doing: _Doing) -> Dossier:
    fees = settled(
        dossier.fees,
        lines,
        at=doing.move.at,
        official_name=doing.move.official.name,
        method=doing.data.method or PaymentMethod.CASH,
    )
    return replace(dossier, fees=fees)


def _fee_refunded(dossier: Dossier, doing: _Doing) -> Dossier:
    return replace(dossier, fees=_refund(dossier, doing)[0])


def _refund(dossier: Dossier, doing: _Doing) -> tuple[tuple[FeeLine, ...], dict[str, Any]]:
    """The fees after what goes back, and what the line of history says of it."""
    rules = RefundRules(
        at=doing.move.at,
        official_name=doing.move.official.name,
        reason=doing.data.reason or "",
        method=doing.data.method,
        is_over=dossier.status in FINAL_STATUSES,
    )
    return refund(dossier.fees, stray_takings(dossier), doing.data.refunds, rules)


def _result(dossier: Dossier, doing: _Doing) -> Dossier:
    data = doing.data
    if data.result_number is None and data.signed_on is None and data.signer is None:
        return replace(dossier, finished_at=doing.move.at)
    paper = ResultPaper(number=data.result_number, signed_on=data.signed_on, signer=data.signer)
    return replace(dossier, finished_at=doing.move.at, result=paper)


def _returned(dossier: Dossier, doing: _Doing) -> Dossier:
    return replace(dossier, returned_at=doing.move.at)


def _returned_at_once(dossier: Dossier, doing: _Doing) -> Dossier:
    return _returned(_result(dossier, doing), doing)


def _corrected(dossier: Dossier, doing: _Doing) -> Dossier:
    on, prices = local_day(doing.move.at), doing.rules.certification_fees
    return corrected(dossier, doing.data.fields, on, prices)


def _voided(dossier: Dossier, doing: _Doing) -> Dossier:
    return replace(dossier, voided_at=doing.move.at)


_EFFECTS: dict[Action, Callable[[Dossier, _Doing], Dossier]] = {
    Action.ACCEPT_ONLINE: _accept,
    Action.SUPPLEMENT_RECEIVED: _supplemented,
    Action.REQUEST_SUPPLEMENT: _asked_for_papers,
    Action.REQUEST_PAYMENT: _asked_to_pay,
    Action.PAYMENT_DONE: _paid,
    Action.RESUME: _restarted,
    Action.RESULT_READY: _result,
    Action.RETURN_RESULT: _returned,
    Action.RETURN_AT_ONCE: _returned_at_once,
    Action.TAKE_FEE: _fee_taken,
    Action.REFUND_FEE: _fee_refunded,
    Action.EXTEND: _extended,
    Action.COUNT_AGAIN: _counted_again,
    Action.CORRECT: _corrected,
    Action.VOID: _voided,
}
