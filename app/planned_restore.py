"""A restore planned in the window is done at the next start, before the store is opened."""

from __future__ import annotations

import json
import logging
import os
from pathlib import Path

from app.place import Place
from app.verbs.restore import restore
from models.data_folder import disk_errors

log = logging.getLogger("counter.boot")

_PLAN = "restore-plan.json"


def plan_restore(data_dir: Path, backup: Path) -> None:
    """Note which file to restore. Raises StorageError kinds."""
    with disk_errors():
        part = data_dir / f"{_PLAN}.part"
        part.write_text(json.dumps({"file": str(backup.absolute())}), encoding="utf-8")
        os.replace(part, data_dir / _PLAN)


def carry_out_planned_restore(place: Place) -> bool:
    """Do what was planned, once. True when something was restored.

    The plan is dropped before it is done, so that a file that fails is not tried at every start.
    Raises BackupUnusable and StorageError kinds; the present store is untouched then.
    """
    plan = place.data_dir / _PLAN
    try:
        content = json.loads(plan.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return False
    plan.unlink()
    restore(place, Path(str(content["file"])))
    log.info("planned restore done")
    return True
