"""`official add|list|note`: who may sign in here, and what tells two people of one name apart.

`add` writes the PIN alone to stdout; `list` writes JSON without any PIN; `note` gives someone the
words that stand behind the name. Ids and names with their mark serve in files (docs/act-file.md).
"""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from app import exits
from app.place import Place
from app.runtime import Runtime
from models.domain.clock import iso_local
from models.domain.workflow import Role
from models.errors import UserError
from models.services.officials import Official, namesakes
from resources import words


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["add", "list", "note"])
    parser.add_argument("--name", help="họ và tên cán bộ")
    parser.add_argument(
        "--role", choices=[str(role) for role in Role], default=str(Role.COUNTER_OFFICIAL)
    )
    parser.add_argument("--note", help="chữ đứng sau tên để phân biệt người cùng tên")
    parser.add_argument("--id", help="mã (id) của cán bộ, xem bằng `official list`")


def run(arguments: argparse.Namespace, place: Place) -> int:
    """Exit 0 done; 2 something is not given, or there is no such official."""
    if arguments.what == "list":
        return _list(place)
    if arguments.what == "note":
        return _note(arguments, place)
    if arguments.name is None:
        raise UserError("official_name_needed")
    with Runtime(place) as runtime:
        added, pin = runtime.officials.add(
            arguments.name, Role(arguments.role), note=arguments.note
        )
        others = namesakes(runtime.officials.everyone(), added)
    if others:
        said = {"count": len(others), "shown": added.shown_name, "id": added.id}
        print(words.sentence("official_same_name", said), file=sys.stderr)
    print(pin)
    return exits.ALL_DONE


def _list(place: Place) -> int:
    with Runtime(place, writing=False) as runtime:
        answer = [_told(official) for official in runtime.officials.ever()]
    print(json.dumps(answer, ensure_ascii=False, indent=1))
    return exits.ALL_DONE


def _note(arguments: argparse.Namespace, place: Place) -> int:
    if arguments.id is None or arguments.note is None:
        raise UserError("official_note_needed")
    with Runtime(place) as runtime:
        official, _changes = runtime.officials.give_note(arguments.id, arguments.note)
    print(json.dumps(_told(official), ensure_ascii=False, indent=1))
    return exits.ALL_DONE


def _told(official: Official) -> dict[str, Any]:
    until = official.locked_until
    return {
        "id": official.id,
        "name": official.full_name,
        "shown_name": official.shown_name,
        "note": official.note,
        "role": str(official.role),
        "disabled": official.disabled,
        "locked_until": None if until is None else iso_local(until),
    }
