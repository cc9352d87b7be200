"""The money of some days as tables for screen and spreadsheet: sums, every movement, receipts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time
from typing import Any

import resources
from app.report_tables import Heading, table
from models.domain.cash import Cash, Taking, by_official, by_shift, cash_of
from models.domain.cash_count import CashCount
from models.domain.clock import to_local
from models.domain.fees import PaymentMethod
from printing.report_pages import Report, ReportTable, Value


def cash_words() -> dict[str, Any]:
    """The words of the tables and of the sheet (`resources/reports/cash.json`)."""
    words: dict[str, Any] = resources.read_json("reports/cash.json")
    return words


@dataclass(frozen=True)
class Takings:
    """What moved, oldest first; `codes` and `payers` by the id of the dossier.

    `hours` are the opening hours of the office, which part a day into shifts.
    """

    found: tuple[Taking, ...]
    codes: Mapping[str, str]
    payers: Mapping[str, str]
    hours: tuple[tuple[time, time], ...]

    @property
    def cash(self) -> Cash:
        return cash_of(self.found)


def cash_report(heading: Heading, takings: Takings) -> Report:
    """Sums by official and by shift, every movement, what is to do about receipts."""
    words = cash_words()
    specs: dict[str, Any] = words["tables"]
    cash = takings.cash
    tables = [
        _summed("officials", officials(takings), cash, words),
        _summed("shifts", shifts(takings, words), cash, words),
        _movements(takings, cash, words),
    ]
    for name, listed in (("adjust", cash.to_adjust), ("waiting", cash.waiting)):
        spec = specs[name]
        rows: list[tuple[Value, ...]] = [
            (
                *_head(number, taking, takings),
                *_middle(name, taking, words),
                taking.line.amount_vnd,
            )
            for number, taking in enumerate(listed, 1)
        ]
        rows.append(_total(words, len(spec["columns"]), sum(t.line.amount_vnd for t in listed)))
        tables.append(replace(table(spec["caption"], spec, rows), note=spec["note"]))
    return heading.report(words, tables, words["unit"])


def officials(takings: Takings) -> dict[str, Cash]:
    """The sums of each official."""
    return {name: cash_of(part) for name, part in by_official(takings.found).items()}


def shifts(takings: Takings, words: Mapping[str, Any]) -> dict[str, Cash]:
    """The sums of each shift under its name: the day, which one, and when it opens."""
    named = {}
    for (day, number), part in by_shift(takings.found, takings.hours).items():
        opens = f"{takings.hours[number][0]:%H:%M}"
        name = words["shift"].format(day=f"{day:%d/%m/%Y}", number=number + 1, opens=opens)
        named[name] = cash_of(part)
    return named


def counted_report(report: Report, cash: Cash, count: CashCount) -> Report:
    """The tables with the count as one more; the same tables when nothing was counted."""
    if count == CashCount():
        return report
    spec = cash_words()["tables"]["count"]
    left = cash.net_by_method[PaymentMethod.CASH]
    amounts: dict[str, int | None] = {
        "opening": count.opening_vnd,
        "taken": cash.by_method[PaymentMethod.CASH],
        "refunded": cash.refunded_by_method[PaymentMethod.CASH],
        "expected": count.expected_vnd(left),
        "counted": count.counted_vnd,
        "difference": count.difference_vnd(left),
    }
    rows = [(spec["lines"][name], amount) for name, amount in amounts.items()]
    counted = table(spec["caption"], spec, rows, has_total=False)
    return replace(report, tables=(*report.tables, counted))


def sums_of(cash: Cash) -> tuple[int, ...]:
    """Cash, transfer, online, taken, excused, refunded, what is left: the order of the columns."""
    by_method = (cash.by_method[method] for method in PaymentMethod)
    return (*by_method, cash.taken_vnd, cash.exempted_vnd, cash.refunded_vnd, cash.net_vnd)


def columns_of(taking: Taking) -> tuple[int | None, ...]:
    """The amount under cash, transfer, online, excused or refunded; nothing in the others."""
    amount = taking.line.amount_vnd
    paid = (amount if taking.is_paid and taking.method is way else None for way in PaymentMethod)
    return (
        *paid,
        amount if taking.is_excused else None,
        amount if taking.is_refund else None,
    )


def note_of(taking: Taking, words: Mapping[str, Any]) -> str:
    """Why it was excused, of which payment it is the refund, what becomes of the receipt."""
    notes = words["notes"]
    if taking.is_excused:
        return str(notes["excused"].format(reason=taking.line.exempt_reason))
    if not taking.is_refund:
        return str(notes["refunded"]) if taking.is_refunded else ""
    paid_at = taking.line.paid_at or taking.at
    said = notes["refund"].format(
        paid=f"{to_local(paid_at):%H:%M %d/%m/%Y}",
        method=words["methods"][str(taking.method)].lower(),
        reason=taking.reason or "",
    )
    if not taking.has_receipt_to_adjust:
        return str(said)
    return f"{said}. {notes['adjust'].format(number=taking.line.receipt_number)}"


def _summed(
    name: str, parts: Mapping[str, Cash], whole: Cash, words: Mapping[str, Any]
) -> ReportTable:
    """A row for each part and their sum, which is counted by itself and compared."""
    spec = words["tables"][name]
    rows: list[tuple[Value, ...]] = [
        (number, part, *_sums(cash)) for number, (part, cash) in enumerate(parts.items(), 1)
    ]
    added = tuple(map(sum, zip(*(_sums(cash) for cash in parts.values()), strict=True)))
    if parts and added != _sums(whole):
        raise AssertionError(f"cash: the rows of {name} do not add up: {added}, {_sums(whole)}")
    rows.append((None, words["total"], *_sums(whole)))
    return table(spec["caption"], spec, rows)


def _sums(cash: Cash) -> tuple[int, ...]:
    return (*sums_of(cash), cash.taken_count, len(cash.waiting))


def _movements(takings: Takings, cash: Cash, words: Mapping[str, Any]) -> ReportTable:
    spec = words["tables"]["movements"]
    rows: list[tuple[Value, ...]] = [
        (
            number,
            taking.at,
            takings.codes[taking.dossier_id],
            *columns_of(taking),
            taking.line.name,
            takings.payers.get(taking.dossier_id),
            taking.line.receipt_number,
            note_of(taking, words),
        )
        for number, taking in enumerate(takings.found, 1)
    ]
    by_method = (cash.by_method[method] for method in PaymentMethod)
    sums = (*by_method, cash.exempted_vnd, cash.refunded_vnd)
    rows.append((None, words["total"], None, *sums, None, None, None, None))
    return table(spec["caption"], spec, rows)


def _head(number: int, taking: Taking, takings: Takings) -> tuple[Value, ...]:
    code = takings.codes[taking.dossier_id]
    return number, taking.at, code, takings.payers.get(taking.dossier_id), taking.line.name


def _middle(name: str, taking: Taking, words: Mapping[str, Any]) -> Sequence[Value]:
    if name == "adjust":
        return taking.line.receipt_number, taking.reason
    return (words["methods"][str(taking.method)],)


def _total(words: Mapping[str, Any], columns: int, amount_vnd: int) -> tuple[Value, ...]:
    return (None, words["total"], *(None,) * (columns - 3), amount_vnd)
