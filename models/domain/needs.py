"""What must be true before an act, one check for each `Need` of the life-cycle table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from models.domain.dossier import Dossier
from models.domain.fee_moves import paid_line_to_number
from models.domain.fees import owed_vnd
from models.domain.move_data import MoveData
from models.domain.procedure import TimeUnit
from models.domain.rules import CounterRules
from models.domain.workflow import MAY_BE_OVERRIDDEN, Action, Need, Transition
from models.errors import RuleStops, ValidationError


@dataclass(frozen=True, slots=True)
class Case:
    """What a check looks at. `dossier` is None before there is one."""

    dossier: Dossier | None
    data: MoveData
    at: datetime
    rules: CounterRules


def check_needs(rule: Transition, case: Case) -> None:
    """Raises ValidationError for what was not given, RuleStops for what the law does not allow.

    A stop that may be overridden (its `details` say so) passes with an `override_reason`.
    """
    problems = [found for need in rule.needs if (found := _GIVEN.get(need, _nothing)(case))]
    if problems:
        raise ValidationError(*problems)
    for need in rule.needs:
        code = _STOPS.get(need, _no_stop)(case)
        overridable = need in MAY_BE_OVERRIDDEN
        if code is not None and not (overridable and case.data.override_reason):
            raise RuleStops(code, overridable=overridable)


def times_done(dossier: Dossier, action: Action) -> int:
    """How often this act stands in the history."""
    return sum(entry.action == action for entry in dossier.history)


def _nothing(_case: Case) -> tuple[str, str] | None:
    return None


def _no_stop(_case: Case) -> str | None:
    return None


def _reason(case: Case) -> tuple[str, str] | None:
    return None if case.data.reason else ("reason", "reason_missing")


def _items(case: Case) -> tuple[str, str] | None:
    """Each paper or content by name (Nghị định 118/2025 Điều 11); one may be in the reason."""
    given = case.data.items or case.data.reason
    return None if given else ("items", "items_missing")


def _new_appointment(case: Case) -> tuple[str, str] | None:
    due = case.data.due_at
    if due is None:
        return ("due_at", "due_missing")
    before = case.dossier.due_at if case.dossier is not None else None
    later = due > case.at and (before is None or due > before)
    return None if later else ("due_at", "due_not_later")


def _changes(case: Case) -> tuple[str, str] | None:
    return None if case.data.fields else ("fields", "fields_missing")


def _fee_lines(case: Case) -> tuple[str, str] | None:
    return None if case.data.fees else ("fees", "fees_missing")


def _refunds(case: Case) -> tuple[str, str] | None:
    return None if case.data.refunds else ("fees", "refunds_missing")


def _only_numbers(case: Case) -> tuple[str, str] | None:
    """Here no money is taken any more: a paid line may still get its receipt's number."""
    fees = case.dossier.fees if case.dossier is not None else ()
    bare = [line for line in case.data.fees if paid_line_to_number(fees, line) is None]
    return ("fees", "fees_only_numbers") if bare else None


def _slip_or_id(case: Case) -> tuple[str, str] | None:
    """A lost slip is answered with an ID and its data (Nghị định 118/2025 Điều 6)."""
    unproven = case.data.slip_lost and not case.data.receiver_id
    return ("receiver_id", "receiver_id_missing") if unproven else None


def _one_supplement(case: Case) -> str | None:
    done = times_done(case.dossier, Action.REQUEST_SUPPLEMENT) if case.dossier else 0
    return "second_supplement" if done >= case.rules.supplements else None


def _one_extension(case: Case) -> str | None:
    done = times_done(case.dossier, Action.EXTEND) if case.dossier else 0
    return "second_extension" if done >= case.rules.extensions else None


def _fees_settled(case: Case) -> str | None:
    fees = case.dossier.fees if case.dossier is not None else ()
    return "fees_unpaid" if owed_vnd(fees) > 0 else None


def _on_the_spot(case: Case) -> str | None:
    """A result is returned on the spot only where the procedure's own time allows it."""
    limits = case.dossier.time_limits if case.dossier is not None else ()
    limit = limits[0] if len(limits) == 1 else None
    immediate = limit is not None and limit.unit is TimeUnit.IMMEDIATE
    within_a_day = limit is not None and limit.unit is TimeUnit.WORKING_DAY and limit.value == 1
    hours = limit is not None and limit.unit is TimeUnit.HOUR
    return None if immediate or within_a_day or hours else "not_on_the_spot"


_GIVEN: dict[Need, Callable[[Case], tuple[str, str] | None]] = {
    Need.REASON: _reason,
    Need.ITEMS: _items,
    Need.NEW_APPOINTMENT: _new_appointment,
    Need.CHANGES: _changes,
    Need.FEE_LINES: _fee_lines,
    Need.SLIP_OR_ID: _slip_or_id,
    Need.ONLY_NUMBERS: _only_numbers,
    Need.REFUNDS: _refunds,
}
_STOPS: dict[Need, Callable[[Case], str | None]] = {
    Need.ONE_SUPPLEMENT: _one_supplement,
    Need.ONE_EXTENSION: _one_extension,
    Need.FEES_SETTLED: _fees_settled,
    Need.ON_THE_SPOT: _on_the_spot,
}
