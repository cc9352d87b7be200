"""`cash --on D`: what was taken on a day, by whom and how, and what still waits for its receipt.

Read from the history, beside an open window. `--format json` for programs; amounts are đồng.
"""

from __future__ import annotations

import argparse
import json
from datetime import date
from typing import Any

from app import exits
from app.runtime import Place, Runtime
from models.domain.cash import Cash, Taking, by_official, cash_of
from models.domain.clock import iso_local, local_day
from models.domain.fees import PaymentMethod, waits_for_receipt
from models.domain.sound import YEARS
from models.domain.text import nfc
from models.errors import UserError
from models.queries.cash_book import shown_codes, takings_between
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
    parted = by_official(found)
    if arguments.official is not None:
        name = nfc(arguments.official)
        found = parted.get(name, ())
        parted = {name: found}
    if arguments.format == "json":
        head = {"from": first_on.isoformat(), "to": last_on.isoformat()}
        people = [{"official": name, **_sums(cash_of(part))} for name, part in parted.items()]
        lines = [_line(taking, codes) for taking in found]
        answer = {**head, **_sums(cash_of(found)), "by_official": people, "lines": lines}
        print(json.dumps(answer, ensure_ascii=False))
        return exits.ALL_DONE
    period = {"first": f"{first_on:%d/%m/%Y}", "last": f"{last_on:%d/%m/%Y}"}
    print(words.sentence("cash_head", period))
    print(_in_words(cash_of(found)))
    for name, part in parted.items():
        print(f"{name}. {_in_words(cash_of(part))}")
    for taking in cash_of(found).waiting:
        print(words.sentence("cash_waits", _said(taking, codes)))
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
        "by_method": {str(method): amount for method, amount in cash.by_method.items()},
        "exempted_vnd": cash.exempted_vnd,
        "taken_count": cash.taken_count,
        "exempted_count": cash.exempted_count,
        "waiting_count": len(cash.waiting),
        "waiting_vnd": sum(taking.line.amount_vnd for taking in cash.waiting),
    }


def _line(taking: Taking, codes: dict[str, str]) -> dict[str, Any]:
    line = taking.line
    return {
        "dossier_id": taking.dossier_id,
        "code": codes[taking.dossier_id],
        "at": iso_local(taking.at),
        "official": taking.official,
        "name": line.name,
        "amount_vnd": line.amount_vnd,
        "method": None if line.method is None else str(line.method),
        "exempt_reason": line.exempt_reason,
        "receipt_number": line.receipt_number,
        "waits_for_receipt": waits_for_receipt(line),
    }


def _in_words(cash: Cash) -> str:
    amounts = {str(method): in_digits(cash.by_method[method]) for method in PaymentMethod}
    return words.sentence(
        "cash_sums",
        {
            "taken": in_digits(cash.taken_vnd),
            **amounts,
            "exempted": in_digits(cash.exempted_vnd),
            "waiting": len(cash.waiting),
        },
    )


def _said(taking: Taking, codes: dict[str, str]) -> dict[str, object]:
    return {
        "code": codes[taking.dossier_id],
        "name": taking.line.name,
        "amount": in_digits(taking.line.amount_vnd),
    }
