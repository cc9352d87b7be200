"""The money of a shift on the sheet that is printed and signed (Bảng kê tiền thu trong ca)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from app.forms.facts import office_values
from app.report_cash import (
    Takings,
    cash_words,
    columns_of,
    note_of,
    officials,
    shifts,
    sums_of,
)
from app.report_tables import Heading
from models.domain.cash import Cash, Taking
from models.domain.cash_count import CashCount
from models.domain.clock import iso_local, local_day
from models.domain.fees import PaymentMethod
from printing.inputs import FormInput

FORM = "cash-sheet"
_SUMS = ("cash", "transfer", "online", "taken", "exempted", "refunded", "net")
_COLUMNS = ("cash", "transfer", "online", "exempted", "refunded")


def cash_form(
    heading: Heading, takings: Takings, cashier: str | None, read_at: datetime
) -> FormInput:
    """The sheet of a shift: every movement until now or the last day, the sums of officials and
    shifts, the receipts that are still to be made or to be adjusted."""
    words = cash_words()
    period, cash = heading.period, takings.cash
    people = {taking.official for taking in takings.found}
    until = min(read_at, period.end_at - timedelta(minutes=1))
    values = office_values(heading.joined, min(period.to_on, local_day(read_at))) | {
        "shift_name": cashier or words["everyone"],
        "shift_from_at": iso_local(period.start_at),
        "shift_until_at": iso_local(until),
        "cash_total": str(cash.by_method[PaymentMethod.CASH]),
        "transfer_total": str(cash.by_method[PaymentMethod.TRANSFER]),
        "online_total": str(cash.by_method[PaymentMethod.ONLINE]),
        "exempted_total": str(cash.exempted_vnd),
        "refunded_total": str(cash.refunded_vnd),
        "cash_refunded": str(cash.refunded_by_method[PaymentMethod.CASH]),
        "shift_total": str(cash.taken_vnd),
        "net_total": str(cash.net_vnd),
        "official_name": cashier or (people.pop() if len(people) == 1 else ""),
    }
    whole = {words["total"]: cash}
    rows = {
        "payments": [_movement(takings, taking, words) for taking in takings.found],
        "cash_sums": [_summed(*part) for part in (officials(takings) | whole).items()],
        "shift_sums": [_summed(*part) for part in (shifts(takings, words) | whole).items()],
        "receipts_to_come": [_movement(takings, taking, words) for taking in cash.waiting],
        "receipts_to_adjust": [_movement(takings, taking, words) for taking in cash.to_adjust],
    }
    return FormInput(form=FORM, values=values, rows=rows)


def counted_form(form: FormInput, cash: Cash, count: CashCount) -> FormInput:
    """The sheet with what was counted."""
    left = cash.net_by_method[PaymentMethod.CASH]
    known = {
        "opening_cash": count.opening_vnd,
        "expected_cash": None if count == CashCount() else count.expected_vnd(left),
        "counted_cash": count.counted_vnd,
        "cash_difference": count.difference_vnd(left),
    }
    said = {name: str(amount) for name, amount in known.items() if amount is not None}
    return replace(form, values={**form.values, **said})


def _movement(takings: Takings, taking: Taking, words: Mapping[str, Any]) -> dict[str, str]:
    amounts = zip(_COLUMNS, columns_of(taking), strict=True)
    known = {
        "paid_at": iso_local(taking.at),
        "code": takings.codes[taking.dossier_id],
        "payer_name": takings.payers.get(taking.dossier_id),
        "fee_name": taking.line.name,
        "payment_method": words["methods"][str(taking.method)],
        "receipt_number": taking.line.receipt_number,
        "amount": str(taking.moved_vnd or taking.line.amount_vnd),
        **{name: _digits(amount) for name, amount in amounts if amount is not None},
        "note": note_of(taking, words),
    }
    return {name: value for name, value in known.items() if value}


def _summed(name: str, cash: Cash) -> dict[str, str]:
    return {"name": name} | dict(zip(_SUMS, map(_digits, sums_of(cash)), strict=True))


def _digits(amount_vnd: int) -> str:
    """1.250.000: the unit stands above the table."""
    return f"{amount_vnd:,}".replace(",", ".")
