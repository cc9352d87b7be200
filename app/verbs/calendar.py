"""`calendar`: the working days in force, the office's own corrections, and the dates they move.

`--file F` shows what a file of corrections would change; with `--take` it is taken. The form:
docs/calendar-file.md. The answer is JSON on stdout.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from app import exits
from app.calendar_files import content_of, place_named
from app.runtime import Place, Runtime
from models.domain.calendar import WorkCalendar, calendar_to_json
from models.domain.calendar_reading import parse_json
from models.domain.clock import iso_local
from models.queries.moved_dates import MovedDate, moved_dates
from models.services import catalogue


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--file", type=Path, metavar="F", help="tệp ngày riêng của cơ quan")
    parser.add_argument("--take", action="store_true", help="nhận tệp sau khi xem")


def run(arguments: argparse.Namespace, place: Place) -> int:
    """Exit 0 done; 2 the file cannot be used, and then nothing has changed."""
    with Runtime(place) as runtime:
        if arguments.file is None:
            answer = runtime.store.read(_in_force)
        else:
            with place_named():
                data = parse_json(content_of(arguments.file))
                answer = _look(runtime, data, take=arguments.take)
    print(json.dumps(answer, ensure_ascii=False, indent=1))
    return exits.ALL_DONE


class _OnlyLooking(Exception):
    """Ends the transaction of a look, so that nothing of it is kept."""

    def __init__(self, seen: dict[str, Any]) -> None:
        super().__init__()
        self.seen = seen


def _look(runtime: Runtime, data: object, *, take: bool) -> dict[str, Any]:
    """Lay the file over the calendar, look, and keep it only when it is to be taken."""

    def work(session: Session) -> dict[str, Any]:
        before = catalogue.calendar(session)
        catalogue.take_own_days(session, data)
        after = catalogue.calendar(session)
        seen = {
            "taken": take,
            "changed": _changed(before, after),
            "moved": [_moved(one) for one in moved_dates(session)],
        }
        if not take:
            raise _OnlyLooking(seen)
        return seen

    try:
        return runtime.store.write(work)
    except _OnlyLooking as look:
        return look.seen


def _in_force(session: Session) -> dict[str, Any]:
    return {
        "calendar": calendar_to_json(catalogue.calendar(session)),
        "own_days": catalogue.own_days(session),
        "moved": [_moved(one) for one in moved_dates(session)],
    }


def _changed(before: WorkCalendar, after: WorkCalendar) -> dict[str, Any]:
    """What differs: each day before and after, the hours, the years that are settled."""
    old, new = calendar_to_json(before), calendar_to_json(after)
    by_day = {day["on"]: day for day in old["days"]}
    now = {day["on"]: day for day in new["days"]}
    days = [
        {"on": on, "before": by_day.get(on), "after": now.get(on)}
        for on in sorted(by_day.keys() | now.keys())
        if by_day.get(on) != now.get(on)
    ]
    return {
        "days": days,
        "hours": None if old["hours"] == new["hours"] else new["hours"],
        "confirmed_years": sorted(set(new["confirmed_years"]) - set(old["confirmed_years"])),
    }


def _moved(one: MovedDate) -> dict[str, Any]:
    return {
        "dossier": one.dossier_id,
        "code": one.shown_code,
        "due_at": iso_local(one.due_at),
        "new_due_at": iso_local(one.new_due_at),
        "was_provisional": one.was_provisional,
        "confirmed": one.is_confirmed,
    }
