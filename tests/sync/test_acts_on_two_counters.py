"""Two counters act on one dossier without a line: what was done at either is never lost."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from joined_office import act, here, whole

from app.runtime import Runtime
from models.domain.cash import cash_of, refundable
from models.domain.clock import FixedClock
from models.domain.dossier import DossierStatus
from models.domain.workflow import Action, Role
from models.errors import TransitionNotAllowed
from models.queries.cash_book import takings_between
from models.queries.two_versions import Side, two_versions
from models.services.settling import Settlement, SettlingService
from tests.builders import OFFICIAL, TODAY, receive

pytestmark = pytest.mark.long

COUNTER = Role.COUNTER_OFFICIAL
REASON = {"reason": "Nhập nhầm người"}
FEE_ONE: dict[str, Any] = {"fees": [{"name": "Lệ phí hộ tịch", "amount_vnd": 8_000}]}
FEE_TWO = {"fees": [{"name": "Phí trích lục", "amount_vnd": 16_000}]}
ACTS: dict[str, tuple[Action, Mapping[str, Any]]] = {
    "hand over": (Action.HAND_OVER, {"to": "Công chức Tư pháp"}),
    "void": (Action.VOID, REASON),
    "ask": (Action.REQUEST_SUPPLEMENT, {"items": ["Giấy khai sinh"]}),
    "fee": (Action.TAKE_FEE, FEE_ONE),
    "other fee": (Action.TAKE_FEE, FEE_TWO),
    "extend": (Action.EXTEND, {**REASON, "due_at": "2027-02-26"}),
    "correct": (Action.CORRECT, {**REASON, "fields": {"applicant": {"phone": "0912345679"}}}),
}
PAIRS = [
    ("hand over", "void"),
    ("void", "hand over"),
    ("ask", "void"),
    ("void", "correct"),
    ("fee", "other fee"),
    ("extend", "ask"),
]


def run(*runtimes: Runtime) -> None:
    for runtime in runtimes:
        assert runtime.engine.run_once().error is None


def settle(runtime: Runtime, dossier_id: str, side: Side) -> None:
    """Choose one side throughout; the centre's where no act leads to ours any more."""
    found = runtime.store.read(lambda s: two_versions(s, dossier_id))
    if found is None:
        return
    choice = Settlement(
        dossier_id=dossier_id,
        choices=dict.fromkeys(found.parts, side),
        mark=found.mark,
        official=OFFICIAL,
        role=COUNTER,
    )
    try:
        SettlingService(runtime.store, runtime.clock).settle(choice)
    except TransitionNotAllowed:
        if side is Side.THEIRS:
            raise
        settle(runtime, dossier_id, Side.THEIRS)


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_both_acts_stay_in_the_history_and_the_dossier_makes_sense(
    one: Runtime, two: Runtime, first: str, second: str, side: Side
) -> None:
    dossier_id = receive(one).id
    run(one, two)
    for runtime, name in ((one, first), (two, second)):
        action, data = ACTS[name]
        act(runtime, dossier_id, action, COUNTER, **data)
    run(one, two)
    settle(two, dossier_id, side)
    run(two, one, two)
    assert whole(one) == whole(two)
    after = here(one, dossier_id)
    assert after.synced_at is not None
    done = [entry.action for entry in after.history]
    for name in (first, second):
        assert str(ACTS[name][0]) in done
    voided = after.voided_at is not None
    assert voided == (after.status is DossierStatus.NOT_ACCEPTED)


def test_money_taken_at_both_counters_is_in_the_cash_book_of_both(
    one: Runtime, two: Runtime
) -> None:
    dossier_id = receive(one).id
    run(one, two)
    act(one, dossier_id, Action.TAKE_FEE, COUNTER, **FEE_ONE)
    act(two, dossier_id, Action.TAKE_FEE, COUNTER, **FEE_TWO)
    run(one, two, one)
    for runtime in (one, two):
        found = runtime.store.read(lambda s: takings_between(s, TODAY, TODAY))
        assert sorted(taking.line.amount_vnd for taking in found) == [8_000, 16_000]


REFUND: dict[str, Any] = {"fees": FEE_ONE["fees"], "reason": "Người nộp đổi ý"}
NUMBER = {"fees": [{**FEE_ONE["fees"][0], "receipt_number": "26TAA-0000117"}]}


@pytest.mark.parametrize(("minutes", "side"), [(0, Side.OURS), (0, Side.THEIRS), (1, Side.OURS)])
def test_one_fee_taken_at_two_counters_waits_for_a_person_and_what_was_twice_goes_back(
    one: Runtime, two: Runtime, clock: FixedClock, minutes: int, side: Side
) -> None:
    """Also at the same instant by the same official: the same file read at both counters."""
    dossier_id = receive(one).id
    run(one, two)
    act(one, dossier_id, Action.TAKE_FEE, COUNTER, **FEE_ONE)
    clock.advance(timedelta(minutes=minutes))
    act(two, dossier_id, Action.TAKE_FEE, COUNTER, **FEE_ONE)
    run(one, two)
    found = two.store.read(lambda s: two_versions(s, dossier_id))
    assert found is not None
    assert found.parts == ("fees",)
    settle(two, dossier_id, side)
    run(two, one, two)
    assert whole(one) == whole(two)
    _kept, stray = refundable(here(one, dossier_id))
    assert stray.paid_at is not None
    back = {**REFUND["fees"][0], "paid_at": stray.paid_at.isoformat()}
    act(one, dossier_id, Action.REFUND_FEE, COUNTER, **{**REFUND, "fees": [back]})
    run(one, two)
    for runtime in (one, two):
        moved = runtime.store.read(lambda s: takings_between(s, TODAY, TODAY))
        assert cash_of(moved).net_vnd == 8_000
        assert len(refundable(here(runtime, dossier_id))) == 1


def test_money_given_back_here_and_numbered_there_is_chosen_by_a_person(
    one: Runtime, two: Runtime
) -> None:
    dossier_id = receive(one).id
    act(one, dossier_id, Action.TAKE_FEE, COUNTER, **FEE_ONE)
    run(one, two)
    act(one, dossier_id, Action.REFUND_FEE, COUNTER, **REFUND)
    act(two, dossier_id, Action.TAKE_FEE, COUNTER, **NUMBER)
    run(one, two)
    found = two.store.read(lambda s: two_versions(s, dossier_id))
    assert found is not None
    assert found.parts == ("fees",)
    settle(two, dossier_id, Side.THEIRS)
    run(two, one, two)
    assert whole(one) == whole(two)
    (line,) = here(two, dossier_id).fees
    assert (line.paid_at, line.is_settled) == (None, False)


@pytest.mark.parametrize("side", Side)
def test_a_payment_that_was_chosen_again_is_not_taken_again(
    one: Runtime, two: Runtime, clock: FixedClock, side: Side
) -> None:
    dossier_id = receive(one).id
    act(one, dossier_id, Action.TAKE_FEE, COUNTER, **FEE_ONE)
    act(one, dossier_id, Action.REQUEST_PAYMENT, COUNTER, reason="Thuế", **FEE_TWO)
    run(one, two)
    act(one, dossier_id, Action.TAKE_FEE, COUNTER, **NUMBER)
    clock.advance(timedelta(minutes=1))
    act(two, dossier_id, Action.PAYMENT_DONE, COUNTER)
    run(one, two)
    settle(two, dossier_id, side)
    run(two, one, two)
    for runtime in (one, two):
        moved = runtime.store.read(lambda s: takings_between(s, TODAY, TODAY))
        assert sorted(taking.line.amount_vnd for taking in moved) == [8_000, 16_000]
