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
from app.office_calendar import OfficeCalendarData
from app.place import Place
from app.runtime import Runtime
from models.domain.calendar import CalendarDay, calendar_to_json
from models.domain.clock import iso_local
from models.queries.moved_dates import MovedDate, moved_dates
from models.services import catalogue
from ui.office_data.contract import CalendarLook


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--file", type=Path, metavar="F", help="tệp ngày riêng của cơ quan")
    parser.add_argument("--take", action="store_true", help="nhận tệp sau khi xem")


def run(arguments: argparse.Namespace, place: Place) -> int:
    """Exit 0 done; 2 the file cannot be used, and then nothing has changed."""
    with Runtime(place) as runtime:
        if arguments.file is None:
            answer = runtime.store.read(_in_force)
        else:
            own_days = OfficeCalendarData(runtime)
            look = own_days.look(own_days.of_file(arguments.file))
            if arguments.take:
                own_days.take(look)
            answer = {"taken": arguments.take, **_looked(look)}
    print(json.dumps(answer, ensure_ascii=False, indent=1))
    return exits.ALL_DONE


def _in_force(session: Session) -> dict[str, Any]:
    return {
        "calendar": calendar_to_json(catalogue.calendar(session)),
        "own_days": catalogue.own_days(session),
        "moved": [_moved(one) for one in moved_dates(session)],
    }


def _looked(look: CalendarLook) -> dict[str, Any]:
    """What the file changes: each day before and after, hours, settled years, moved dates."""
    return {
        "changed": {
            "days": [
                {"on": day.on.isoformat(), "before": _day(day.before), "after": _day(day.after)}
                for day in look.days
            ],
            "hours": look.hours
            and [[f"{opens:%H:%M}", f"{closes:%H:%M}"] for opens, closes in look.hours],
            "confirmed_years": list(look.announced),
            "no_longer_confirmed_years": list(look.no_longer_announced),
        },
        "moved": [_moved(one) for one in look.moved],
    }


def _day(day: CalendarDay | None) -> dict[str, str] | None:
    """A listed day; None is an ordinary one of its weekday."""
    if day is None:
        return None
    return {"kind": str(day.kind), "name": day.name, "source": day.source}


def _moved(one: MovedDate) -> dict[str, Any]:
    return {
        "dossier": one.dossier_id,
        "code": one.shown_code,
        "due_at": iso_local(one.due_at),
        "new_due_at": iso_local(one.new_due_at),
        "was_provisional": one.was_provisional,
        "confirmed": one.is_confirmed,
    }
