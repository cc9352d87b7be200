"""`cash --on D`: what was taken and given back on a day, by whom and how, and which receipts wait.

Read from the history, beside an open window. `--format json` for programs; amounts are đồng.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from app import exits
from app.place import Place
from app.runtime import Runtime
from models.domain.cash import Cash, Taking, by_day, by_official, by_shift, cash_of
from models.domain.clock import iso_local, local_day
from models.domain.fees import PaymentMethod
from models.domain.sound import YEARS
from models.domain.text import nfc
from models.errors import UserError
from models.queries.cash_book import shown_codes, takings_between
from models.services import catalogue
from printing.amounts import in_digits
from resources import words


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", metavar="D", help="ngày, như 2026-11-25; bỏ trống là hôm nay")
    parser.add_argument("--to", metavar="D", help="đến hết ngày này, khi xem nhiều ngày")
    parser.add_argument("--official", metavar="NAME", help="chỉ của cán bộ này")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def run(arguments: argparse.Namespace, place: Place) -> int:
    """Exit 0; 2 when the days are wrong."""
    first_on = _day(arguments.on, "--on") or local_day(place.clock.now())
    last_on = _day(arguments.to, "--to") or first_on
    if last_on < first_on:
        raise UserError("days_backwards")
    with Runtime(place, writing=False) as runtime:
        found = runtime.store.read(lambda s: takings_between(s, first_on, last_on))
        codes = runtime.store.read(lambda s: shown_codes(s, found))
        hours = runtime.store.read(catalogue.calendar).hours
    parted = by_official(found)
    if arguments.official is not None:
        name = nfc(arguments.official)
        found = parted.get(name, ())
        parted = {name: found}
    if arguments.format == "json":
        head = {"from": first_on.isoformat(), "to": last_on.isoformat()}
        people = [{"official": name, **_sums(cash_of(part))} for name, part in parted.items()]
        days = [{"on": day.isoformat(), **_sums(cash_of(p))} for day, p in by_day(found).items()]
        shifts = [
            {
                "on": day.isoformat(),
                "shift": number + 1,
                "opens": f"{hours[number][0]:%H:%M}",
                **_sums(cash_of(part)),
            }
            for (day, number), part in by_shift(found, hours).items()
        ]
        answer = {
            **head,
            **_sums(cash_of(found)),
            "by_official": people,
            "by_day": days,
            "by_shift": shifts,
            "lines": [_line(taking, codes) for taking in found if not taking.is_refund],
            "refunds": [_refund(taking, codes) for taking in found if taking.is_refund],
        }
        print(json.dumps(answer, ensure_ascii=False))
        return exits.ALL_DONE
    period = {"first": f"{first_on:%d/%m/%Y}", "last": f"{last_on:%d/%m/%Y}"}
    print(words.sentence("cash_head", period))
    print(_in_words(cash_of(found)))
    for name, part in parted.items():
        print(f"{name}. {_in_words(cash_of(part))}")
    cash = cash_of(found)
    for taking in cash.to_adjust:
        print(words.sentence("cash_adjust", _said(taking, codes)))
    for taking in cash.waiting:
        print(words.sentence("cash_waits", _said(taking, codes)))
    if cash.waiting:
        print(words.sentence("cash_paper_ended"))
    return exits.ALL_DONE


def _day(text: str | None, flag: str) -> date | None:
    if text is None:
        return None
    wrong = UserError("day_argument_wrong", flag=flag)
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise wrong from error
    if day.year not in YEARS:
        raise wrong
    return day


def _sums(cash: Cash) -> dict[str, Any]:
    return {
        "taken_vnd": cash.taken_vnd,
        "by_method": _by_method(cash.by_method),
        "exempted_vnd": cash.exempted_vnd,
        "refunded_vnd": cash.refunded_vnd,
        "refunded_by_method": _by_method(cash.refunded_by_method),
        "net_vnd": cash.net_vnd,
        "net_by_method": _by_method(cash.net_by_method),
        "taken_count": cash.taken_count,
        "exempted_count": cash.exempted_count,
        "refunded_count": cash.refunded_count,
        "waiting_count": len(cash.waiting),
        "waiting_vnd": sum(taking.line.amount_vnd for taking in cash.waiting),
    }


def _by_method(amounts: Mapping[PaymentMethod, int]) -> dict[str, int]:
    return {str(method): amount for method, amount in amounts.items()}


def _moved(taking: Taking, codes: dict[str, str]) -> dict[str, Any]:
    """What is told of every movement."""
    return {
        "dossier_id": taking.dossier_id,
        "code": codes[taking.dossier_id],
        "at": iso_local(taking.at),
        "official": taking.official,
        "name": taking.line.name,
        "amount_vnd": taking.line.amount_vnd,
    }


def _line(taking: Taking, codes: dict[str, str]) -> dict[str, Any]:
    line = taking.line
    return {
        **_moved(taking, codes),
        "method": None if line.method is None else str(line.method),
        "exempt_reason": line.exempt_reason,
        "receipt_number": line.receipt_number,
        "waits_for_receipt": taking.waits_for_receipt,
        "refunded": taking.is_refunded,
    }


def _refund(taking: Taking, codes: dict[str, str]) -> dict[str, Any]:
    """Money that went back: amounts are what went back, above 0."""
    line = taking.line
    return {
        **_moved(taking, codes),
        "method": str(taking.method),
        "reason": taking.reason,
        "receipt_number": line.receipt_number,
        "receipt_to_adjust": taking.has_receipt_to_adjust,
        "paid_at": None if line.paid_at is None else iso_local(line.paid_at),
        "taken_by": line.taken_by,
    }


def _in_words(cash: Cash) -> str:
    amounts = {str(method): in_digits(cash.by_method[method]) for method in PaymentMethod}
    return words.sentence(
        "cash_sums",
        {
            "taken": in_digits(cash.taken_vnd),
            **amounts,
            "exempted": in_digits(cash.exempted_vnd),
            "refunded": in_digits(cash.refunded_vnd),
            "net": in_digits(cash.net_vnd),
            "waiting": len(cash.waiting),
        },
    )


def _said(taking: Taking, codes: dict[str, str]) -> dict[str, object]:
    return {
        "code": codes[taking.dossier_id],
        "name": taking.line.name,
        "amount": in_digits(taking.line.amount_vnd),
        "number": taking.line.receipt_number or "",
    }
