"""Money goes back once, whole, with a reason; the taking stays where it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from models.domain.cash import Taking, by_day, by_shift, cash_of, refundable, takings, within
from models.domain.dossier import Dossier, DossierStatus, OfficialRef
from models.domain.fees import FeeLine, PaymentMethod, owed_vnd
from models.domain.moves import Move, moved
from models.domain.rules import CounterRules
from models.domain.standing import as_of
from models.domain.workflow import Action, Role
from models.errors import NotPermitted, ValidationError
from tests.models.domain.test_moves_properties import BEGAN, CALENDAR, beginning, line_of

S = DossierStatus
HANH, THU = OfficialRef(None, "Lò Thị Bích Hạnh"), OfficialRef(None, "Hoàng Văn Thử")
NAME = "Lệ phí hộ tịch"
WRONG = {"name": NAME, "amount_vnd": 80_000}
REASON = {"reason": "Thu nhầm 80.000 đồng thay vì 8.000 đồng"}
LATER = timedelta(days=1)


def done(
    dossier: Dossier,
    action: Action,
    *,
    by: OfficialRef = HANH,
    role: Role = Role.COUNTER_OFFICIAL,
    after: timedelta = timedelta(minutes=5),
    **data: Any,
) -> Dossier:
    """The dossier after the act, its line of history with it."""
    at = max((entry.at for entry in dossier.history), default=BEGAN) + after
    move = Move(action=action, official=by, role=role, at=at, data=data)
    result = moved(dossier, move, CALENDAR, CounterRules())
    return replace(result.dossier, history=(*dossier.history, line_of(dossier, move, result)))


def taken(method: str = "cash", **line: Any) -> Dossier:
    """80,000 đ was taken where 8,000 đ was due."""
    owed = beginning(online=False, fees=(FeeLine(name=NAME, amount_vnd=80_000),))
    return done(owed, Action.TAKE_FEE, fees=[{**WRONG, **line}], method=method)


def movements(dossier: Dossier) -> list[tuple[str, int, str]]:
    return [(t.official, t.moved_vnd, str(t.method)) for t in takings(dossier.history)]


def test_in_a_live_dossier_the_fee_is_owed_again_and_can_be_taken_anew() -> None:
    back = done(taken(), Action.REFUND_FEE, by=THU, after=LATER, fees=[WRONG], **REASON)
    assert back.fees == (FeeLine(name=NAME, amount_vnd=80_000),)
    assert back.status is S.RECEIVED
    again = done(back, Action.TAKE_FEE, fees=[WRONG], method="transfer")
    assert movements(again) == [
        (HANH.name, 80_000, "cash"),
        (THU.name, -80_000, "cash"),
        (HANH.name, 80_000, "transfer"),
    ]
    first_day = within(takings(again.history), BEGAN.date(), BEGAN.date())
    assert cash_of(first_day).net_vnd == 80_000
    next_day = cash_of(within(takings(again.history), date(2026, 11, 26), date(2026, 11, 26)))
    assert (next_day.taken_vnd, next_day.refunded_vnd, next_day.net_vnd) == (80_000, 80_000, 0)


@pytest.mark.parametrize("status", [S.RECEIVED, S.RETURNED, S.WITHDRAWN])
def test_the_right_amount_is_taken_anew_in_the_same_act(status: DossierStatus) -> None:
    before = replace(taken(), status=status)
    after = done(before, Action.REFUND_FEE, fees=[{**WRONG, "right_vnd": 8_000}], **REASON)
    (line,) = after.fees
    assert (line.amount_vnd, line.taken_by, line.method) == (8_000, HANH.name, "cash")
    assert line.paid_at == after.history[-1].at
    assert owed_vnd(after.fees) == 0
    cash = cash_of(takings(after.history))
    assert (cash.taken_vnd, cash.refunded_vnd, cash.net_vnd) == (88_000, 80_000, 8_000)


@pytest.mark.parametrize(
    ("status", "more"),
    [
        (S.RETURNED, {}),
        (S.WITHDRAWN, {}),
        (S.NOT_ACCEPTED, {}),
        (S.PROCESSING, {"right_vnd": 0}),
        (S.RETURNED, {"right_vnd": 0}),
    ],
)
def test_where_nothing_is_due_the_line_is_settled_with_the_reason(
    status: DossierStatus, more: dict[str, Any]
) -> None:
    before = replace(taken(), status=status)
    after = done(before, Action.REFUND_FEE, fees=[{**WRONG, **more}], **REASON)
    (line,) = after.fees
    assert (line.exempt_reason, line.paid_at) == (REASON["reason"], None)
    assert owed_vnd(after.fees) == 0
    cash = cash_of(takings(after.history))
    assert (cash.net_vnd, cash.exempted_vnd, cash.exempted_count) == (0, 0, 0)


def test_a_dossier_entered_by_mistake_gives_its_money_back_and_takes_its_receipt_number() -> None:
    void = done(taken(), Action.VOID, role=Role.HEAD, reason="Nhập nhầm")
    numbered = done(void, Action.TAKE_FEE, fees=[{**WRONG, "receipt_number": "26TAA-1"}])
    assert numbered.fees[0].receipt_number == "26TAA-1"
    back = done(numbered, Action.REFUND_FEE, fees=[WRONG], reason="Hồ sơ nhập nhầm")
    assert cash_of(takings(back.history)).net_vnd == 0
    assert refundable(back) == ()
    with pytest.raises(ValidationError, match="fees_only_numbers"):
        done(back, Action.TAKE_FEE, fees=[WRONG])


def test_money_goes_back_as_it_came_unless_told_otherwise() -> None:
    as_it_came = done(taken("transfer"), Action.REFUND_FEE, fees=[WRONG], **REASON)
    assert movements(as_it_came)[-1] == (HANH.name, -80_000, "transfer")
    in_cash = done(taken("transfer"), Action.REFUND_FEE, fees=[WRONG], method="cash", **REASON)
    cash = cash_of(takings(in_cash.history))
    assert cash.net_by_method[PaymentMethod.TRANSFER] == 80_000
    assert cash.net_by_method[PaymentMethod.CASH] == -80_000


def test_the_number_of_a_receipt_that_was_made_is_kept_and_named() -> None:
    before = taken(receipt_number="26TAA-0000117")
    after = done(before, Action.REFUND_FEE, fees=[WRONG], **REASON)
    (told,) = after.history[-1].data["refunded"]
    assert told["receipt_number"] == "26TAA-0000117"
    (refund,) = cash_of(takings(after.history)).to_adjust
    assert (refund.line.receipt_number, refund.reason) == ("26TAA-0000117", REASON["reason"])


def test_a_number_that_was_never_written_down_can_be_told_with_the_refund() -> None:
    fees = [{**WRONG, "receipt_number": "26TAA-9"}]
    after = done(taken(), Action.REFUND_FEE, fees=fees, **REASON)
    assert [t.line.receipt_number for t in cash_of(takings(after.history)).to_adjust] == ["26TAA-9"]


def test_what_went_back_waits_for_no_receipt_any_more() -> None:
    before = taken()
    assert len(cash_of(takings(before.history)).waiting) == 1
    after = done(before, Action.REFUND_FEE, fees=[WRONG], **REASON)
    assert cash_of(takings(after.history)).waiting == ()


def alike() -> Dossier:
    """The same fee was taken twice, five minutes apart."""
    return done(taken(), Action.TAKE_FEE, fees=[WRONG])


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ({"name": "Phí khác", "amount_vnd": 80_000}, "refund_not_paid"),
        ({"name": NAME, "amount_vnd": 90_000}, "refund_other_amount"),
        ({"name": NAME, "amount_vnd": 8_000}, "refund_other_amount"),
        ({**WRONG, "right_vnd": 80_000}, "right_amount_not_less"),
        ({**WRONG, "right_vnd": 800_000}, "right_amount_not_less"),
        ({**WRONG, "right_vnd": -1}, "right_amount_not_less"),
        ({**WRONG, "right_vnd": 8_000.0}, "field_wrong_type"),
        ({**WRONG, "right_vnd": True}, "field_wrong_type"),
        ({**WRONG, "right_vnd": "8000"}, "field_wrong_type"),
        ({**WRONG, "amount_vnd": -80_000}, "field_wrong_type"),
        ({**WRONG, "method": "cash"}, "field_wrong_type"),
        ({**WRONG, "paid_at": "2026-11-24T08:00:00+07:00"}, "refund_not_paid"),
        ({**WRONG, "receipt_number": "26TAA-2"}, "receipt_number_kept"),
    ],
)
def test_what_was_not_taken_does_not_go_back(line: dict[str, Any], code: str) -> None:
    with pytest.raises(ValidationError, match=code):
        done(taken(receipt_number="26TAA-1"), Action.REFUND_FEE, fees=[line], **REASON)


def test_nothing_goes_back_twice() -> None:
    twice = {"fees": [WRONG, WRONG], **REASON}
    with pytest.raises(ValidationError, match="refund_not_paid"):
        done(taken(), Action.REFUND_FEE, **twice)
    live = done(taken(), Action.REFUND_FEE, fees=[WRONG], **REASON)
    with pytest.raises(ValidationError, match="refund_not_paid"):
        done(live, Action.REFUND_FEE, fees=[WRONG], **REASON)
    over = done(replace(taken(), status=S.RETURNED), Action.REFUND_FEE, fees=[WRONG], **REASON)
    with pytest.raises(ValidationError, match="refund_excused"):
        done(over, Action.REFUND_FEE, fees=[WRONG], **REASON)


def test_what_was_excused_does_not_go_back() -> None:
    owed = beginning(online=False, fees=(FeeLine(name=NAME, amount_vnd=80_000),))
    excused = done(owed, Action.TAKE_FEE, fees=[{**WRONG, "exempt_reason": "Hộ nghèo"}])
    with pytest.raises(ValidationError, match="refund_excused"):
        done(excused, Action.REFUND_FEE, fees=[WRONG], **REASON)


def test_of_two_alike_it_is_said_which() -> None:
    before = alike()
    with pytest.raises(ValidationError, match="refund_which"):
        done(before, Action.REFUND_FEE, fees=[WRONG], **REASON)
    second = before.history[-1].at
    fees = [{**WRONG, "paid_at": second.isoformat()}]
    after = done(before, Action.REFUND_FEE, fees=fees, **REASON)
    assert [line.paid_at == before.fees[0].paid_at for line in after.fees] == [True, False]


@pytest.mark.parametrize(("data", "code"), [({"fees": [WRONG]}, "reason"), (REASON, "refunds")])
def test_a_refund_says_why_and_what(data: dict[str, Any], code: str) -> None:
    with pytest.raises(ValidationError, match=f"{code}_missing"):
        done(taken(), Action.REFUND_FEE, **data)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.COUNTER_OFFICIAL, Role.HEAD}))
def test_only_a_counter_official_or_the_head_gives_money_back(role: Role) -> None:
    with pytest.raises(NotPermitted):
        done(taken(), Action.REFUND_FEE, role=role, fees=[WRONG], **REASON)


def both_took_it() -> Dossier:
    """Both counters took the fee, a minute apart; a person chose the version of the other one."""
    owed = beginning(online=False, fees=(FeeLine(name=NAME, amount_vnd=80_000),))
    ours = done(owed, Action.TAKE_FEE, fees=[WRONG])
    minute = timedelta(minutes=6)
    theirs = done(owed, Action.TAKE_FEE, by=THU, after=minute, fees=[WRONG])
    return replace(theirs, history=(*ours.history, theirs.history[-1]))


def test_what_a_choice_between_two_versions_left_out_can_still_go_back() -> None:
    chosen = both_took_it()
    assert cash_of(takings(chosen.history)).net_vnd == 160_000
    kept, stray = refundable(chosen)
    assert (kept.taken_by, stray.taken_by) == (THU.name, HANH.name)
    assert stray.paid_at is not None
    ours = {**WRONG, "paid_at": stray.paid_at.isoformat()}
    with pytest.raises(ValidationError, match="refund_whole"):
        done(chosen, Action.REFUND_FEE, fees=[{**ours, "right_vnd": 8_000}], **REASON)
    after = done(chosen, Action.REFUND_FEE, fees=[ours], **REASON)
    assert after.fees == chosen.fees
    assert cash_of(takings(after.history)).net_vnd == 80_000
    assert refundable(after) == (kept,)


HOURS = ((time(7, 0), time(11, 30)), (time(13, 30), time(17, 0)))


@pytest.mark.parametrize(
    ("clock", "on", "number"),
    [
        ("2026-11-24T23:59:59", date(2026, 11, 24), 1),
        ("2026-11-25T00:00:00", date(2026, 11, 25), 0),
        ("2026-11-25T13:29:59", date(2026, 11, 25), 0),
        ("2026-11-25T13:30:00", date(2026, 11, 25), 1),
        ("2026-11-25T23:59:59.999", date(2026, 11, 25), 1),
    ],
)
def test_every_instant_is_in_one_day_and_one_shift(clock: str, on: date, number: int) -> None:
    at = datetime.fromisoformat(f"{clock}+07:00").astimezone(UTC)
    taking = Taking(
        dossier_id="dossier",
        at=at,
        official=HANH.name,
        line=FeeLine(name=NAME, amount_vnd=1, paid_at=at),
    )
    assert list(by_day([taking])) == [on]
    assert list(by_shift([taking], HOURS)) == [(on, number)]


def test_sums_that_do_not_add_up_are_a_bug() -> None:
    cash = cash_of(takings(taken().history))
    for wrong in (
        replace(cash, taken_vnd=1),
        replace(cash, refunded_vnd=1),
        replace(cash, net_vnd=1, net_by_method={**cash.net_by_method, PaymentMethod.CASH: 1}),
    ):
        with pytest.raises(AssertionError):
            wrong.check()


def test_a_refund_moves_no_figure() -> None:
    before = taken()
    after = done(before, Action.REFUND_FEE, fees=[WRONG], **REASON)
    at = after.history[-1].at + LATER
    assert as_of(after.history, after.due_at, at) == as_of(before.history, before.due_at, at)
