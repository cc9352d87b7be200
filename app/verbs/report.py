"""`report ii06a|register|shares --from D --to D`: figures and the register of a period.

JSON goes to stdout or to `--out`; a spreadsheet or PDF always to `--out`. Reads beside an open
window. See docs/reports.md.
"""

from __future__ import annotations

import argparse
import json
import logging
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from app import exits
from app.place import Place
from app.report_files import workbook_bytes
from app.report_register import register_of
from app.report_tables import (
    Counted,
    Heading,
    counted,
    ii06a_json,
    ii06a_report,
    ii06a_rows,
    shares_json,
    shares_report,
)
from app.runtime import Runtime
from app.whole_file import write_file
from models.domain.clock import local_day
from models.domain.figures import Period
from models.errors import UserError
from models.queries.report_rows import register_dossiers, report_dossiers, void_numbers
from models.services.enrolment import enrolment
from printing import forms
from printing.report_pages import Report, render
from resources import words

log = logging.getLogger("counter.report")

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_YEARS = range(2000, 2200)


@dataclass(frozen=True, slots=True)
class _Made:
    """A report in its three forms, each made when asked for; `dossiers` for the log."""

    dossiers: int
    as_json: Callable[[], dict[str, Any]]
    as_table: Callable[[], Report]
    as_pdf: Callable[[], bytes]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", choices=list(_KINDS), metavar="|".join(_KINDS), help="báo cáo nào")
    parser.add_argument("--from", dest="from_on", required=True, metavar="NGÀY", help="từ ngày")
    parser.add_argument("--to", dest="to_on", required=True, metavar="NGÀY", help="đến hết ngày")
    parser.add_argument(
        "--format", choices=["json", "xlsx", "pdf"], default="json", help="dạng kết quả"
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help="tệp sẽ ghi")


def run(arguments: argparse.Namespace, place: Place) -> int:
    """Exit 0 done; 2 the period or the file cannot be used, and then nothing is written."""
    period = _period(arguments.from_on, arguments.to_on)
    out: Path | None = arguments.out
    if out is not None:
        place.folder().check_outside(out)
    elif arguments.format != "json":
        raise UserError("report_out_missing")
    today = local_day(place.clock.now())
    with Runtime(place, writing=False) as runtime:
        made = runtime.store.read(
            lambda s: _KINDS[arguments.kind](s, Heading(enrolment(s), period), today)
        )
    content = _content(made, arguments.format)
    if out is None:
        sys.stdout.write(content.decode())
    else:
        write_file(out, content)
    log.info(
        "report kind=%s format=%s from=%s to=%s dossiers=%d",
        *(arguments.kind, arguments.format, period.from_on, period.to_on, made.dossiers),
    )
    if period.to_on > today:
        print(words.sentence("report_period_open"), file=sys.stderr)
    return exits.ALL_DONE


def _content(made: _Made, wanted: str) -> bytes:
    if wanted == "xlsx":
        return workbook_bytes(made.as_table())
    if wanted == "pdf":
        return made.as_pdf()
    return (json.dumps(made.as_json(), ensure_ascii=False) + "\n").encode()


def _ii06a(session: Session, heading: Heading, _today: date) -> _Made:
    dossiers = counted(report_dossiers(session), heading.period)
    rows, total = ii06a_rows(dossiers)
    as_table = partial(ii06a_report, heading, rows, total)
    return _Made(
        len(dossiers),
        partial(ii06a_json, heading, rows, total),
        as_table,
        lambda: render(as_table()),
    )


def _shares(session: Session, heading: Heading, _today: date) -> _Made:
    dossiers: tuple[Counted, ...] = counted(report_dossiers(session), heading.period)
    as_table = partial(shares_report, heading, dossiers)
    return _Made(
        len(dossiers), partial(shares_json, heading, dossiers), as_table, lambda: render(as_table())
    )


def _register(session: Session, heading: Heading, today: date) -> _Made:
    dossiers = register_dossiers(session, heading.period)
    register = register_of(heading, dossiers, void_numbers(session, heading.period))
    return _Made(
        len(dossiers),
        register.to_json,
        register.report,
        lambda: forms.render(register.form(today)),
    )


_KINDS: dict[str, Callable[[Session, Heading, date], _Made]] = {
    "ii06a": _ii06a,
    "register": _register,
    "shares": _shares,
}


def _period(from_text: str, to_text: str) -> Period:
    from_on, to_on = _day(from_text, "--from"), _day(to_text, "--to")
    if from_on > to_on:
        raise UserError("report_period_wrong")
    return Period(from_on, to_on)


def _day(text: str, flag: str) -> date:
    wrong = UserError("report_day_wrong", flag=flag)
    if not _DAY.fullmatch(text.strip()):
        raise wrong
    try:
        day = date.fromisoformat(text.strip())
    except ValueError as error:
        raise wrong from error
    if day.year not in _YEARS:
        raise wrong
    return day
