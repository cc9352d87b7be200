"""`backup FILE`: write a verified backup of the store; works beside an open window."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from app import exits
from app.place import Place
from app.runtime import Runtime
from models.backup import make_backup


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="tệp bản sao sẽ ghi")


def run(arguments: argparse.Namespace, place: Place) -> int:
    with Runtime(place, writing=False) as runtime:
        manifest = make_backup(runtime.folder, runtime.key, arguments.file, runtime.clock)
    print(json.dumps({"made_at": manifest.made_at, "dossiers": manifest.dossiers}))
    return exits.ALL_DONE
