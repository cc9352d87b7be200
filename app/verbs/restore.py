"""`restore FILE`: put a verified backup in the place of the store, and close its number blocks."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from app import exits
from app.place import Place
from app.runtime import Runtime
from models.backup import Manifest
from models.backup import restore as put_back
from models.services.numbering import begin_new_life


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="tệp bản sao")


def run(arguments: argparse.Namespace, place: Place) -> int:
    manifest = restore(place, arguments.file)
    print(json.dumps({"made_at": manifest.made_at, "dossiers": manifest.dossiers}))
    print(
        "Đã khôi phục. Kho cũ được giữ trong thư mục set-aside; số cấp sẵn cũ đã đóng, "
        "phiếu ghi mã tạm tới lần đồng bộ sau.",
        file=sys.stderr,
    )
    return exits.ALL_DONE


def restore(place: Place, file: Path) -> Manifest:
    """Restore and begin a new life of the store, so that no number can be given twice.

    Raises BackupUnusable and StorageError kinds; the present store is untouched then.
    """
    folder = place.folder()
    folder.path.mkdir(parents=True, exist_ok=True)
    with folder.writing():
        manifest = put_back(folder, file, place.clock)
    with Runtime(place) as runtime:
        runtime.store.write(lambda s: begin_new_life(s, runtime.mark, runtime.clock, "restored"))
    return manifest
