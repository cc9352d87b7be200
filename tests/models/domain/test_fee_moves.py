"""Takings as somebody careless or hostile gives them: refused, or kept as they were meant."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from models.domain.cash import cash_of, takings
from models.domain.dossier import DossierStatus
from models.domain.fees import FeeLine, owed_vnd
from models.domain.workflow import Action
from models.errors import ValidationError
from tests.models.domain.test_moves_properties import BEGAN, beginning
from tests.models.domain.test_refunds import done

NAME = "Lệ phí hộ tịch"
OWED = FeeLine(name=NAME, amount_vnd=8_000)
PAID_AT = "2026-11-25T08:31:00+07:00"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ({"amount_vnd": 0}, "amount_zero"),
        ({"amount_vnd": 0, "exempt_reason": "Hộ nghèo"}, "amount_zero"),
        ({"amount_vnd": -8_000}, "field_wrong_type"),
        ({"amount_vnd": 8_000.0}, "field_wrong_type"),
        ({"amount_vnd": "8000"}, "field_wrong_type"),
        ({"amount_vnd": True}, "field_wrong_type"),
        ({"amount_vnd": None}, "field_wrong_type"),
        ({"amount_vnd": 10**13 + 1}, "field_wrong_type"),
        ({"amount_vnd": float("inf")}, "field_wrong_type"),
        ({"exempt_reason": ""}, "exempt_reason_missing"),
        ({"exempt_reason": " \u00a0"}, "exempt_reason_missing"),
        ({"exempt_reason": 5}, "field_wrong_type"),
        ({"exempt_reason": "Hộ nghèo", "paid_at": PAID_AT}, "paid_and_excused"),
        ({"paid_at": "2026-11-26T00:00:00+07:00"}, "fee_paid_later"),
        ({"right_vnd": 1}, "field_wrong_type"),
    ],
)
def test_a_line_that_cannot_be_money_is_refused(line: dict[str, Any], code: str) -> None:
    dossier = beginning(online=False, fees=(OWED,))
    fees = [{"name": NAME, "amount_vnd": 8_000, **line}]
    with pytest.raises(ValidationError, match=code):
        done(dossier, Action.TAKE_FEE, fees=fees)


def test_a_fee_that_is_asked_for_has_no_receipt_number_yet() -> None:
    fees = [{"name": NAME, "amount_vnd": 8_000, "receipt_number": "26TAA-1"}]
    with pytest.raises(ValidationError, match="receipt_unpaid"):
        done(beginning(online=False), Action.REQUEST_PAYMENT, reason="Thuế", fees=fees)
    (line,) = done(beginning(online=False), Action.TAKE_FEE, fees=fees).fees
    assert (line.receipt_number, line.paid_at is not None) == ("26TAA-1", True)


def test_money_paid_before_is_told_with_the_way_and_the_official_of_the_act() -> None:
    fees = [{"name": NAME, "amount_vnd": 8_000, "paid_at": PAID_AT}]
    after = done(
        beginning(online=False, fees=(OWED,)), Action.TAKE_FEE, fees=fees, method="transfer"
    )
    (line,) = after.fees
    assert (line.method, line.taken_by) == ("transfer", after.history[-1].official.name)
    assert line.paid_at == BEGAN + timedelta(minutes=1)
    cash = cash_of(takings(after.history))
    assert cash.by_method == {"cash": 0, "transfer": 8_000, "online": 0}


def test_of_the_last_dong_of_a_huge_fee_nothing_is_lost() -> None:
    owed = FeeLine(name=NAME, amount_vnd=10**13)
    fees = [{"name": NAME, "amount_vnd": 10**13 - 1}]
    after = done(beginning(online=False, fees=(owed,)), Action.TAKE_FEE, fees=fees)
    assert owed_vnd(after.fees) == 1
    assert cash_of(takings(after.history)).taken_vnd == 10**13 - 1


def test_a_void_dossier_takes_no_money() -> None:
    void = done(beginning(online=False, fees=(OWED,)), Action.VOID, reason="Nhập nhầm")
    assert void.status is DossierStatus.NOT_ACCEPTED
    with pytest.raises(ValidationError, match="fees_only_numbers"):
        done(void, Action.TAKE_FEE, fees=[{"name": NAME, "amount_vnd": 8_000}])
