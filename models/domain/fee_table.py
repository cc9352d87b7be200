"""A province's fees over the national defaults, and the fees of one procedure on one day.

The People's Council of the province sets the real amount of most fees (Luật Phí và lệ phí
97/2015/QH13; the resolutions themselves were not seen: the table is data of the office).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from models.domain.fees import FeeLine
from models.domain.json_values import as_list, as_object, as_text
from models.domain.procedure import LocalFee, Procedure
from models.domain.procedure_json import local_fee_from_json, local_fee_to_json

DEFAULT_NAME = "Phí, lệ phí"
"""The name of a fee of which the national data gives only the amount."""


@dataclass(frozen=True, slots=True)
class FeeTable:
    """The fees a province has set, by procedure code; `name` is for people."""

    name: str
    fees: Mapping[str, tuple[LocalFee, ...]]


def fee_table_from_json(data: object) -> FeeTable:
    """Read a table: {"name", "fees": {code: [fee]}}. Raises ValueError naming the field."""
    row = as_object(data, "fee_table")
    fees = {
        as_text(code, "fees"): tuple(
            local_fee_from_json(item, f"fees.{code}[{index}]")
            for index, item in enumerate(as_list(items, f"fees.{code}"))
        )
        for code, items in as_object(row.get("fees"), "fees").items()
    }
    return FeeTable(as_text(row.get("name"), "name"), fees)


def fee_table_to_json(table: FeeTable) -> dict[str, Any]:
    """The form `fee_table_from_json` reads."""
    fees = {code: [local_fee_to_json(fee) for fee in rows] for code, rows in table.fees.items()}
    return {"name": table.name, "fees": fees}


def with_local_fees(procedure: Procedure, table: FeeTable) -> Procedure:
    """The procedure with the fees this table sets for it; unchanged when it sets none."""
    fees = table.fees.get(procedure.code)
    return procedure if fees is None else replace(procedure, local_fees=fees)


def fee_lines(procedure: Procedure, on: date, channel: str) -> tuple[FeeLine, ...]:
    """What is owed for a dossier handed in on this day in this way, unpaid.

    The province's fees in force come first; without any, the national default of the channel, then
    of the procedure. No line where nothing is owed or nothing is known.
    """
    local = local_fee_lines(procedure, on, channel)
    default = None if local else _default_vnd(procedure, channel)
    return (FeeLine(name=DEFAULT_NAME, amount_vnd=default),) if default else local


def local_fee_lines(procedure: Procedure, on: date, channel: str) -> tuple[FeeLine, ...]:
    """What the province's own table sets for this day and way, unpaid.

    A fee set for the channel replaces the general one of the same name.
    """
    general: dict[str, int] = {}
    own: dict[str, int] = {}
    for fee in procedure.local_fees:
        if _in_force(fee, on) and fee.channel in (None, channel):
            (general if fee.channel is None else own)[fee.name] = fee.amount_vnd
    return tuple(FeeLine(name=name, amount_vnd=vnd) for name, vnd in {**general, **own}.items())


def _default_vnd(procedure: Procedure, channel: str) -> int | None:
    own = next((terms.fee_vnd for terms in procedure.terms if terms.channel == channel), None)
    return procedure.fee_vnd if own is None else own


def _in_force(fee: LocalFee, on: date) -> bool:
    begun = fee.valid_from is None or fee.valid_from <= on
    return begun and (fee.valid_until is None or on <= fee.valid_until)
