"""`self-check`: whether this installation is sound; exit 0 only when every check is."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

import resources
from app import exits
from app.place import Place
from app.runtime import Runtime
from models.backup import make_backup
from models.ballast import BALLAST_BYTES
from models.domain.clock import iso_local
from models.errors import AppError, DiskFull, StorageError, StoreDamaged
from models.full_check import last_check
from models.store import SQLITE_FLOOR
from resources import words
from ui import texts

_SYNCHRONOUS = {"0": "OFF", "1": "NORMAL", "2": "FULL", "3": "EXTRA"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    del parser  # takes nothing of its own


def run(arguments: argparse.Namespace, place: Place) -> int:
    checks: dict[str, Any] = {}
    ok = True
    for name, check in _CHECKS:
        try:
            checks[name] = {"ok": True, **check(place)}
        except AppError as error:
            ok = False
            checks[name] = {"ok": False, "code": error.code}
            print(f"{name}: {texts.sentence(error)}", file=sys.stderr)
    print(json.dumps({"ok": ok, "checks": checks}, ensure_ascii=False))
    return exits.ALL_DONE if ok else exits.INSTALLATION


def _libraries(place: Place) -> dict[str, Any]:
    if sqlcipher.sqlite_version_info < SQLITE_FLOOR:
        raise StorageError("sqlite_too_old")
    import PySide6
    import reportlab
    import sqlalchemy

    return {
        "python": sys.version.split()[0],
        "sqlite": sqlcipher.sqlite_version,
        "qt": PySide6.__version__,
        "sqlalchemy": sqlalchemy.__version__,
        "reportlab": reportlab.Version,
    }


def _resources(place: Place) -> dict[str, Any]:
    catalogue = resources.read_json("catalogue/procedures.json")
    resources.read_json("calendars/vn.json")
    words.sentence("unexpected")
    return {"catalogue": catalogue["version"], "procedures": len(catalogue["procedures"])}


def _fonts(place: Place) -> dict[str, Any]:
    from printing.fonts import register

    register()
    return {}


def _printers(place: Place) -> dict[str, Any]:
    from ui.qt.print_job import available_printers

    return {"printers": list(available_printers())}


def _store(place: Place) -> dict[str, Any]:
    """A folder never used is sound; a used one must open, with its settings, and copy whole."""
    folder = place.folder()
    if not folder.is_used():
        return {"made": False}
    with Runtime(place, writing=False) as runtime:
        settings = {
            name: runtime.store.pragma(name)
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
        probe = Path(runtime.folder.backups) / "self-check.part"
        try:
            manifest = make_backup(runtime.folder, runtime.key, probe, runtime.clock)
        finally:
            probe.unlink(missing_ok=True)
        last = runtime.store.read(last_check)
    if last is not None and not last.is_sound:
        raise StoreDamaged("full_check_failed")
    settings["synchronous"] = _SYNCHRONOUS[settings["synchronous"]]
    checked_at = None if last is None else iso_local(last.checked_at)
    return {
        "made": True,
        "dossiers": manifest.dossiers,
        "settings": settings,
        "full_check_at": checked_at,
    }


def _disk(place: Place) -> dict[str, Any]:
    """Low when less is free than the ballast takes and the ballast itself was given up."""
    folder = place.folder()
    if not folder.is_used():
        return {}
    free = shutil.disk_usage(folder.path).free
    if free < BALLAST_BYTES and not folder.ballast.is_there:
        raise DiskFull("disk_low")
    return {"free_mib": free // 2**20, "ballast": folder.ballast.is_there}


_CHECKS: tuple[tuple[str, Callable[[Place], dict[str, Any]]], ...] = (
    ("libraries", _libraries),
    ("resources", _resources),
    ("fonts", _fonts),
    ("printers", _printers),
    ("store", _store),
    ("disk", _disk),
)
