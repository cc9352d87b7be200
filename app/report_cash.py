"""The takings of some days: as tables for screen and spreadsheet, and as the sheet of a shift."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

import resources
from app.forms.facts import office_values
from app.report_tables import Heading, table
from models.domain.cash import Cash, Taking, by_official, cash_of
from models.domain.cash_count import CashCount
from models.domain.clock import iso_local, local_day
from models.domain.fees import PaymentMethod
from printing.inputs import FormInput
from printing.report_pages import Report, ReportTable, Value

FORM = "cash-sheet"


@dataclass(frozen=True)
class Takings:
    """What was settled, oldest first; `codes` and `payers` by the id of the dossier."""

    found: tuple[Taking, ...]
    codes: Mapping[str, str]
    payers: Mapping[str, str]

    @property
    def cash(self) -> Cash:
        return cash_of(self.found)

    @cached_property
    def paid(self) -> tuple[Taking, ...]:
        return tuple(taking for taking in self.found if taking.line.paid_at is not None)

    @cached_property
    def excused(self) -> tuple[Taking, ...]:
        return tuple(taking for taking in self.found if taking.line.paid_at is None)


def cash_report(heading: Heading, takings: Takings) -> Report:
    """Sums of each official, every payment, what was excused, what waits for its receipt."""
    words = resources.read_json("reports/cash.json")
    specs: dict[str, Any] = words["tables"]
    methods: dict[str, str] = words["methods"]
    parts = by_official(takings.found)
    officials: list[tuple[Value, ...]] = [
        (number, name, *_sums(cash_of(part)))
        for number, (name, part) in enumerate(parts.items(), 1)
    ]
    officials.append((None, words["total"], *_sums(takings.cash)))
    waiting = takings.cash.waiting
    tables = [
        table(specs["officials"]["caption"], specs["officials"], officials),
        _listed(
            takings,
            takings.paid,
            specs["payments"],
            words["total"],
            lambda t: (_method(t, methods), t.line.receipt_number),
        ),
        _listed(
            takings,
            takings.excused,
            specs["exempted"],
            words["total"],
            lambda t: (t.line.exempt_reason,),
        ),
        _listed(
            takings, waiting, specs["waiting"], words["total"], lambda t: (_method(t, methods),)
        ),
    ]
    return heading.report(words, tables, words["unit"])


def cash_form(
    heading: Heading, takings: Takings, cashier: str | None, read_at: datetime
) -> FormInput:
    """The sheet of a shift (Bảng kê tiền thu trong ca): the payments until now or the last day.

    The sheet has one place for what came in past the drawer: transfers and payments online are
    summed there, each line says which it was.
    """
    words = resources.read_json("reports/cash.json")
    period, cash = heading.period, takings.cash
    past_drawer = cash.taken_vnd - cash.by_method[PaymentMethod.CASH]
    people = {taking.official for taking in takings.paid}
    until = min(read_at, period.end_at - timedelta(minutes=1))
    values = office_values(heading.joined, min(period.to_on, local_day(read_at))) | {
        "shift_name": cashier or words["everyone"],
        "shift_from_at": iso_local(period.start_at),
        "shift_until_at": iso_local(until),
        "cash_total": str(cash.by_method[PaymentMethod.CASH]),
        "transfer_total": str(past_drawer),
        "shift_total": str(cash.taken_vnd),
        "official_name": cashier or (people.pop() if len(people) == 1 else ""),
    }
    payments = [_payment(takings, taking, words["methods"]) for taking in takings.paid]
    return FormInput(form=FORM, values=values, rows={"payments": payments})


def counted_form(form: FormInput, cash: Cash, count: CashCount) -> FormInput:
    """The sheet with what was counted."""
    known = {
        "opening_cash": count.opening_vnd,
        "counted_cash": count.counted_vnd,
        "cash_difference": count.difference_vnd(cash.by_method[PaymentMethod.CASH]),
    }
    said = {name: str(amount) for name, amount in known.items() if amount is not None}
    return replace(form, values={**form.values, **said})


def counted_report(report: Report, cash: Cash, count: CashCount) -> Report:
    """The tables with the count as one more; the same tables when nothing was counted."""
    if count == CashCount():
        return report
    spec = resources.read_json("reports/cash.json")["tables"]["count"]
    taken = cash.by_method[PaymentMethod.CASH]
    amounts: dict[str, int | None] = {
        "opening": count.opening_vnd,
        "taken": taken,
        "expected": count.expected_vnd(taken),
        "counted": count.counted_vnd,
        "difference": count.difference_vnd(taken),
    }
    rows = [(spec["lines"][name], amount) for name, amount in amounts.items()]
    counted = table(spec["caption"], spec, rows, has_total=False)
    return replace(report, tables=(*report.tables, counted))


def _sums(cash: Cash) -> tuple[int, ...]:
    by_method = (cash.by_method[method] for method in PaymentMethod)
    return (*by_method, cash.taken_vnd, cash.taken_count, cash.exempted_vnd, len(cash.waiting))


def _listed(
    takings: Takings,
    listed: Sequence[Taking],
    spec: Mapping[str, Any],
    total: str,
    middle: Callable[[Taking], tuple[Value, ...]],
) -> ReportTable:
    rows: list[tuple[Value, ...]] = [
        (
            number,
            taking.at,
            takings.codes[taking.dossier_id],
            takings.payers.get(taking.dossier_id),
            taking.line.name,
            *middle(taking),
            taking.line.amount_vnd,
        )
        for number, taking in enumerate(listed, 1)
    ]
    blank = (None,) * (len(spec["columns"]) - 3)
    rows.append((None, total, *blank, sum(taking.line.amount_vnd for taking in listed)))
    return table(spec["caption"], spec, rows)


def _payment(takings: Takings, taking: Taking, methods: Mapping[str, str]) -> dict[str, str]:
    known = {
        "paid_at": iso_local(taking.at),
        "code": takings.codes[taking.dossier_id],
        "payer_name": takings.payers.get(taking.dossier_id),
        "fee_name": taking.line.name,
        "payment_method": _method(taking, methods),
        "receipt_number": taking.line.receipt_number,
        "amount": str(taking.line.amount_vnd),
    }
    return {name: value for name, value in known.items() if value}


def _method(taking: Taking, methods: Mapping[str, str]) -> str:
    return methods[str(taking.line.method or PaymentMethod.CASH)]
