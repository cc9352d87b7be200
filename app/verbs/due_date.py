"""`due-date`: when a result is due, and why. Needs no store.

The period is that of a procedure of the shipped catalogue, or given with `--limit` (several: parts
one after the other). The answer is JSON on stdout; what is wrong is one sentence on stderr.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import resources
from app import exits
from app.calendar_files import content_of, place_named
from app.place import Place
from models.domain.calendar import WorkCalendar, calendar_from_json, read_calendar
from models.domain.calendar_reading import YEARS
from models.domain.clock import iso_local, local_day, parse_instant, to_local
from models.domain.deadline import (
    DueDate,
    Pause,
    StepKind,
    SuspensionMode,
    due_after_extension,
    due_in_phases,
    parse_limit,
)
from models.domain.dossier import Channel, DueStep
from models.domain.dossier_json import step_to_json
from models.domain.procedure import Procedure, TimeLimit, TimeUnit
from models.domain.procedure_json import limit_to_json, procedure_from_json
from models.due_words import explain, step_sentence, step_source
from models.errors import NotFound, UserError
from resources import words

_INSTANT = re.compile(
    r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})?", re.ASCII
)

_MOST_PARTS = 12


def add_arguments(parser: argparse.ArgumentParser) -> None:
    period = parser.add_mutually_exclusive_group(required=True)
    period.add_argument("--procedure", metavar="CODE", help="mã thủ tục trong danh mục")
    period.add_argument(
        "--limit",
        nargs="+",
        action="append",
        metavar=("N", "ĐƠN_VỊ"),
        help="thời hạn, như: 5 working_day; lặp lại cho giai đoạn sau",
    )
    parser.add_argument("--received", required=True, metavar="LÚC", help="như 2026-11-24T09:00")
    parser.add_argument(
        "--channel", choices=list(Channel), default=Channel.COUNTER, help="kênh tiếp nhận"
    )
    parser.add_argument("--calendar", type=Path, metavar="FILE", help="tệp lịch làm việc khác")
    parser.add_argument("--unconfirmed", action="store_true", help="chấp nhận ngày tạm tính")
    parser.add_argument(
        "--suspend",
        nargs=2,
        action=_AddPause,
        dest="pauses",
        default=[],
        metavar=("TỪ", "ĐẾN"),
        help="một lần tạm dừng; lặp lại cho lần sau",
    )
    parser.add_argument(
        "--mode",
        choices=list(SuspensionMode),
        action=_SetMode,
        dest="pauses",
        help="cách tính sau lần tạm dừng đứng ngay trước",
    )
    parser.add_argument(
        "--extend", nargs="+", action=_Once, metavar=("N", "ĐƠN_VỊ"), help="hẹn lại một lần"
    )


class _Once(argparse.Action):
    """What may be said once is not silently taken the last time it was said."""

    def __call__(self, parser: Any, namespace: Any, values: Any, option: Any = None) -> None:
        if getattr(namespace, self.dest) is not None:
            parser.error(f"{option} is given twice")
        setattr(namespace, self.dest, values)


class _AddPause(argparse.Action):
    """Keeps the pauses in their order, each with the mode of its own: [from, to, mode]."""

    def __call__(self, parser: Any, namespace: Any, values: Any, option: Any = None) -> None:
        pauses = list(namespace.pauses)
        waits = bool(pauses) and pauses[-1][0] is None
        mode = pauses.pop()[2] if waits else None
        namespace.pauses = [*pauses, (*values, mode)]


class _SetMode(argparse.Action):
    """A mode belongs to the pause before it; one that has its mode leaves it to the next pause."""

    def __call__(self, parser: Any, namespace: Any, values: Any, option: Any = None) -> None:
        pauses = list(namespace.pauses)
        began, ended, mode = pauses.pop() if pauses else (None, None, None)
        if mode is not None:
            if began is None:
                parser.error("two modes for one pause")
            pauses.append((began, ended, mode))
            began, ended = None, None
        namespace.pauses = [*pauses, (began, ended, SuspensionMode(values))]


def run(arguments: argparse.Namespace, place: Place) -> int:
    """Exit 0; 3 for a procedure without a time; 5 for a provisional date without --unconfirmed."""
    received = _instant(arguments.received, "--received")
    calendar = _calendar(arguments.calendar)
    procedure = None if arguments.procedure is None else _procedure(arguments.procedure)
    limits = _limits(arguments, procedure)
    if not limits:
        code = "procedure_without_time"
        print(words.sentence(code, {"code": arguments.procedure}), file=sys.stderr)
        return exits.SOME_REFUSED
    pauses = _pauses(arguments.pauses)
    try:
        due = due_in_phases(received, limits, calendar, pauses)
    except ValueError as error:
        raise UserError("pauses_wrong") from error
    if arguments.extend is not None:
        extra = _limit(arguments.extend)
        if extra.unit is TimeUnit.IMMEDIATE:
            raise UserError("limit_wrong")
        due = due_after_extension(due, extra, calendar)
    answer = {
        **_answer(due, calendar),
        "received_at": iso_local(received),
        "limits": [limit_to_json(limit) for limit in limits],
        "procedure": None if procedure is None else procedure.code,
        "channel": str(arguments.channel),
    }
    print(json.dumps(answer, ensure_ascii=False))
    if due.confirmed or arguments.unconfirmed:
        return exits.ALL_DONE
    due_on = f"{local_day(due.due_at):%d/%m/%Y}"
    print(words.sentence("due_date_unconfirmed", {"due_on": due_on}), file=sys.stderr)
    return exits.DATE_NEEDS_CONFIRMING


def _answer(due: DueDate, calendar: WorkCalendar) -> dict[str, Any]:
    return {
        "due_at": iso_local(due.due_at),
        "effective_at": iso_local(due.effective_at),
        "confirmed": due.confirmed,
        "steps": [
            {
                **step_to_json(step),
                "sentence": step_sentence(step),
                "source": _source(step, calendar),
            }
            for step in due.steps
        ],
        "explanation": list(explain(due.steps)),
    }


def _source(step: DueStep, calendar: WorkCalendar) -> str | None:
    """The paper that lists the day, for a listed day; else the article of the rule."""
    if step.kind in (StepKind.HOLIDAY, StepKind.MAKEUP_DAY):
        return calendar.days[step.on].source
    return step_source(step)


def _limits(arguments: argparse.Namespace, procedure: Procedure | None) -> tuple[TimeLimit, ...]:
    if procedure is None:
        if len(arguments.limit) > _MOST_PARTS:
            raise UserError("limit_wrong")
        return tuple(_limit(parts) for parts in arguments.limit)
    return procedure.limits_for(str(arguments.channel))


def _limit(parts: Sequence[str]) -> TimeLimit:
    try:
        return parse_limit(" ".join(parts))
    except ValueError as error:
        raise UserError("limit_wrong") from error


def _procedure(code: str) -> Procedure:
    rows = resources.read_json("catalogue/procedures.json")["procedures"]
    row = next((row for row in rows if row["code"] == code.strip()), None)
    if row is None:
        raise NotFound("procedure_not_found", code=code[:40])
    return procedure_from_json(row)


def _calendar(file: Path | None) -> WorkCalendar:
    if file is None:
        return calendar_from_json(resources.read_json("calendars/vn.json"))
    with place_named():
        return read_calendar(content_of(file))


def _pauses(
    given: Sequence[tuple[str | None, str | None, SuspensionMode | None]],
) -> tuple[Pause, ...]:
    pauses = []
    for began, ended, mode in given:
        if began is None or ended is None:
            raise UserError("pauses_wrong")
        begins, ends = _instant(began, "--suspend"), _instant(ended, "--suspend")
        pauses.append(Pause(begins, ends, mode or SuspensionMode.RESTART))
    return tuple(pauses)


def _instant(text: str, flag: str) -> datetime:
    """Local time of Vietnam unless the text has an offset of its own."""
    wrong = UserError("instant_wrong", flag=flag)
    if not _INSTANT.fullmatch(text.strip()):
        raise wrong
    try:
        at = parse_instant(text)
        year = to_local(at).year
    except (ValueError, OverflowError) as error:
        raise wrong from error
    if year not in YEARS:
        raise wrong
    return at
