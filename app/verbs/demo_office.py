"""`demo-office`: a whole office on this computer: a central server, a counter, a first official."""

from __future__ import annotations

import argparse
import json
import os
import socket
import sys
from dataclasses import replace
from pathlib import Path

import resources
from app.centre_process import CentrePlace, CentreProcess
from app.logs import start_log
from app.place import Place
from app.runtime import Runtime
from app.verbs.enrol import join, make_store
from app.verbs.window import show
from models.domain.workflow import Role
from models.errors import NotEnrolled
from models.services.enrolment import enrolment

_OFFICE = "06184"
_FIRST_OFFICIAL = "Hoàng Thị Mẫu"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--office", default=_OFFICE, help="mã đơn vị hành chính của xã, phường")


def run(arguments: argparse.Namespace, place: Place) -> int:
    """Everything is found again at the next run; closing the window or Ctrl+C ends it all."""
    home = demo_home()
    home.mkdir(parents=True, exist_ok=True)
    notes = home / "demo-office.json"
    note = json.loads(notes.read_text(encoding="utf-8")) if notes.exists() else {}
    note.setdefault("port", _free_port())
    here = replace(place, data_dir=home / "counter", key_file=home / "keys" / "counter.key")
    centre_place = CentrePlace(home / "centre", home / "keys" / "centre.key")
    with CentreProcess(centre_place, note["port"], home / "centre.log") as centre:
        make_store(here)
        start_log(here.data_dir / "logs")
        with Runtime(here) as runtime:
            if not _is_enrolled(runtime):
                join(runtime, centre.url, centre.enrolment_code(arguments.office))
            if not runtime.officials.any_yet():
                _, note["pin"] = runtime.officials.add(_FIRST_OFFICIAL, Role.COUNTER_OFFICIAL)
            _write_private(notes, json.dumps(note))
            print(
                f"Quầy thử của {runtime.store.read(enrolment).one_stop_name}\n"
                f"Cán bộ: {_FIRST_OFFICIAL} · mật khẩu: {note.get('pin', '')}\n"
                f"Trung tâm thử: {centre.url} · đóng cửa sổ hoặc bấm Ctrl+C để dừng",
                file=sys.stderr,
                flush=True,
            )
            return show(runtime)


def demo_home() -> Path:
    """Where the demo office lives: `var/` beside the source, else the user's own data folder."""
    if getattr(sys, "frozen", False):
        import platformdirs

        return Path(platformdirs.user_data_dir("mot-cua-demo", appauthor=False))
    return Path(resources.__file__).resolve().parents[1] / "var"


def _is_enrolled(runtime: Runtime) -> bool:
    try:
        runtime.store.read(enrolment)
    except NotEnrolled:
        return False
    return True


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _write_private(path: Path, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
