"""The province's fees stand before the national defaults, on their days and by their channel."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from models.domain.fee_table import (
    DEFAULT_NAME,
    FeeTable,
    fee_lines,
    fee_table_from_json,
    fee_table_to_json,
    with_local_fees,
)
from models.domain.procedure import ChannelTerms, LocalFee, Procedure

DAY = date(2026, 11, 24)
PLAIN = Procedure(
    code="9.000001",
    name="Thủ tục thử",
    sector="Thử",
    version="1",
    time_limit=None,
    fee_vnd=15_000,
    terms=(ChannelTerms("online", fee_vnd=7_000),),
)


def local(amount_vnd: int, **more: Any) -> LocalFee:
    fields: dict[str, Any] = {"name": "Lệ phí", "source": "Nghị quyết 01/2026/NQ-HĐND", **more}
    return LocalFee(amount_vnd=amount_vnd, **fields)


def owed(*fees: LocalFee, on: date = DAY, channel: str = "counter") -> list[tuple[str, int]]:
    procedure = with_local_fees(PLAIN, FeeTable("Tỉnh thử", {PLAIN.code: fees}))
    return [(line.name, line.amount_vnd) for line in fee_lines(procedure, on, channel)]


def test_without_a_table_the_national_default_of_the_channel_holds() -> None:
    assert [line.amount_vnd for line in fee_lines(PLAIN, DAY, "counter")] == [15_000]
    assert [line.amount_vnd for line in fee_lines(PLAIN, DAY, "online")] == [7_000]
    assert fee_lines(PLAIN, DAY, "counter")[0].name == DEFAULT_NAME


@pytest.mark.parametrize("fee_vnd", [None, 0])
def test_nothing_owed_or_nothing_known_makes_no_line(fee_vnd: int | None) -> None:
    assert fee_lines(replace(PLAIN, fee_vnd=fee_vnd), DAY, "counter") == ()


def test_the_provinces_fee_replaces_the_default() -> None:
    assert owed(local(20_000)) == [("Lệ phí", 20_000)]
    assert owed(local(20_000), channel="online") == [("Lệ phí", 20_000)]


def test_a_fee_of_the_channel_replaces_the_general_one_of_its_name_alone() -> None:
    fees = (local(20_000), local(10_000, channel="online"), local(3_000, name="Phí bản sao"))
    assert owed(*fees, channel="online") == [("Lệ phí", 10_000), ("Phí bản sao", 3_000)]
    assert owed(*fees) == [("Lệ phí", 20_000), ("Phí bản sao", 3_000)]


def test_a_fee_holds_on_its_first_and_last_day_and_not_beside_them() -> None:
    fee = local(20_000, valid_from=date(2026, 11, 24), valid_until=date(2026, 11, 25))
    amounts = [owed(fee, on=date(2026, 11, day))[0][1] for day in (23, 24, 25, 26)]
    assert amounts == [15_000, 20_000, 20_000, 15_000]


def test_a_table_goes_to_json_and_comes_back() -> None:
    fees = (local(20_000, channel="online", valid_from=DAY), local(0, valid_until=DAY))
    table = FeeTable("Tỉnh thử", {PLAIN.code: fees})
    assert fee_table_from_json(fee_table_to_json(table)) == table


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ([], "fee_table"),
        ({"name": "Tỉnh thử"}, "fees"),
        ({"name": "Tỉnh thử", "fees": {"9.000001": [{}]}}, r"fees\.9\.000001\[0\]\.name"),
        (
            {"name": "T", "fees": {"9": [{"name": "P", "source": "NQ", "amount_vnd": "1"}]}},
            r"amount_vnd",
        ),
    ],
)
def test_an_ill_formed_table_is_refused_by_the_name_of_its_field(data: object, field: str) -> None:
    with pytest.raises(ValueError, match=field):
        fee_table_from_json(data)
