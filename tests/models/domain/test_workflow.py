"""The life-cycle table: what is in it is allowed, everything else is refused."""

from __future__ import annotations

import pytest

from models.domain.deadline import SuspensionMode
from models.domain.dossier import DossierStatus
from models.domain.workflow import (
    CLOCK_STOPPED_STATUSES,
    COUNTED_AS_RECEIVED,
    FINAL_STATUSES,
    STATUS_GROUPS,
    TRANSITIONS,
    Action,
    ClockEffect,
    Role,
    StatusGroup,
    allowed_actions,
    group_of,
    transition,
)
from models.errors import TransitionNotAllowed

NEW = None
EVERY_STATUS: tuple[DossierStatus | None, ...] = (None, *DossierStatus)

ALLOWED: dict[tuple[int | None, str], int | None] = {
    (None, "receive"): 2,
    (None, "guide"): 3,
    (None, "refuse"): 3,
    (1, "accept_online"): 2,
    (1, "refuse"): 3,
    (1, "request_supplement"): 5,
    (2, "hand_over"): 4,
    (2, "request_supplement"): 5,
    (2, "request_payment"): 6,
    (2, "withdraw"): 7,
    (2, "extend"): None,
    (4, "request_supplement"): 5,
    (4, "request_payment"): 6,
    (4, "withdraw"): 7,
    (4, "stop"): 8,
    (4, "result_ready"): 9,
    (4, "extend"): None,
    (5, "supplement_received"): 2,
    (5, "refuse"): 3,
    (5, "withdraw"): 7,
    (6, "payment_done"): 4,
    (6, "withdraw"): 7,
    (8, "resume"): 4,
    (9, "return_result"): 10,
    (2, "return_at_once"): 10,
    (2, "void"): 3,
    (2, "count_again"): None,
    (4, "count_again"): None,
    (2, "take_fee"): None,
    (4, "take_fee"): None,
    (5, "take_fee"): None,
    (9, "take_fee"): None,
    (6, "take_fee"): None,
    (7, "take_fee"): None,
    (8, "take_fee"): None,
    (10, "take_fee"): None,
    (3, "take_fee"): None,
    **{(status, "refund_fee"): None for status in range(2, 11)},
    (2, "correct"): None,
    (4, "correct"): None,
    (5, "correct"): None,
    (6, "correct"): None,
    (8, "correct"): None,
    (9, "correct"): None,
    (10, "correct"): None,
}


@pytest.mark.parametrize("status", EVERY_STATUS)
@pytest.mark.parametrize("action", Action)
def test_every_cell_is_either_in_the_table_or_refused(
    status: DossierStatus | None, action: Action
) -> None:
    cell = (None if status is None else int(status), str(action))
    if cell in ALLOWED:
        assert transition(status, action).to_status == ALLOWED[cell]
        return
    with pytest.raises(TransitionNotAllowed) as refused:
        transition(status, action)
    assert refused.value.details == {"status": cell[0], "action": cell[1]}


def test_no_cell_is_described_twice() -> None:
    cells = [(status, row.action) for row in TRANSITIONS for status in row.from_statuses]
    assert len(cells) == len(set(cells))


def test_every_row_can_be_done_by_somebody() -> None:
    assert all(row.roles for row in TRANSITIONS)


def test_every_status_but_the_first_two_can_be_reached_and_final_ones_are_never_left() -> None:
    reached = {row.to_status for row in TRANSITIONS if row.to_status is not None}
    assert reached == set(DossierStatus) - {DossierStatus.NEW_ONLINE}
    for row in TRANSITIONS:
        if row.to_status is not None:
            assert not row.from_statuses & FINAL_STATUSES


def test_the_clock_starts_on_reception_stops_on_a_pause_and_runs_again_after_it() -> None:
    for row in TRANSITIONS:
        had_clock = row.from_statuses - {None, DossierStatus.NEW_ONLINE}
        paused = row.to_status in CLOCK_STOPPED_STATUSES and bool(had_clock)
        assert (row.clock is ClockEffect.SUSPEND) == paused
        runs_again = bool(row.from_statuses & CLOCK_STOPPED_STATUSES) and row.to_status in (
            DossierStatus.RECEIVED,
            DossierStatus.PROCESSING,
        )
        assert (row.clock is ClockEffect.RESTART) == runs_again
        assert (row.mode is not None) == runs_again


def test_a_period_starts_again_after_a_supplement_and_goes_on_after_a_payment() -> None:
    after_supplement = transition(DossierStatus.SUPPLEMENT_REQUESTED, Action.SUPPLEMENT_RECEIVED)
    after_payment = transition(DossierStatus.FINANCIAL_DUTY, Action.PAYMENT_DONE)
    assert after_supplement.mode is SuspensionMode.RESTART
    assert after_payment.mode is SuspensionMode.RESUME


def test_an_online_dossier_has_no_period_before_it_is_accepted() -> None:
    asked = transition(DossierStatus.NEW_ONLINE, Action.REQUEST_SUPPLEMENT)
    assert asked.clock is ClockEffect.NONE


def test_a_postal_employee_receives_and_returns_but_decides_nothing() -> None:
    may = {
        action
        for status in EVERY_STATUS
        for action in allowed_actions(status, Role.POSTAL_EMPLOYEE)
    }
    assert {Action.RECEIVE, Action.RETURN_RESULT} <= may
    assert not may & {Action.REFUSE, Action.STOP, Action.RESULT_READY, Action.EXTEND}


def test_only_the_head_or_an_administrator_corrects_a_finished_dossier() -> None:
    who = {role for role in Role if Action.CORRECT in allowed_actions(DossierStatus.RETURNED, role)}
    assert who == {Role.HEAD, Role.ADMIN}


def test_allowed_actions_come_in_one_fixed_order_and_all_are_in_the_table() -> None:
    order = list(Action)
    for status in EVERY_STATUS:
        for role in Role:
            actions = allowed_actions(status, role)
            assert sorted(actions, key=order.index) == list(actions)
            assert all(role in transition(status, action).roles for action in actions)


def test_the_groups_of_statistics_hold_each_of_the_ten_codes_once() -> None:
    members = [status for group in STATUS_GROUPS.values() for status in group]
    assert sorted(members) == sorted(DossierStatus)
    assert set(STATUS_GROUPS) == set(StatusGroup)
    assert all(status in STATUS_GROUPS[group_of(status)] for status in DossierStatus)


def test_codes_one_and_three_are_not_counted_as_received() -> None:
    assert {int(status) for status in COUNTED_AS_RECEIVED} == {2, 4, 5, 6, 7, 8, 9, 10}
