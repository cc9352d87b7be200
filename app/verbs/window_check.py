"""`window-check --shot FILE`: open the window, picture it, close it: for builds and support."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from app import exits
from app.place import Place
from app.runtime import Runtime
from app.verbs.enrol import make_store


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--shot", type=Path, required=True, metavar="FILE", help="tệp ảnh PNG")


def run(arguments: argparse.Namespace, place: Place) -> int:
    """Uses a store of its own in a temporary folder, so that nobody's work is touched."""
    with tempfile.TemporaryDirectory(prefix="mot-cua-check-") as folder:
        there = replace(
            place, data_dir=Path(folder) / "data", key_file=Path(folder) / "keys" / "check.key"
        )
        make_store(there)
        with Runtime(there) as runtime:
            return _picture(runtime, arguments.shot)


def _picture(runtime: Runtime, shot: Path) -> int:
    from PySide6.QtWidgets import QApplication

    from app.translation import install_vietnamese
    from app.window import CounterWindow, Devices

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    install_vietnamese(app)
    counter = CounterWindow(app, runtime, Devices(lambda *_: False, lambda: ()))
    counter.window.resize(1366, 768)
    counter.open()
    end_at_s = time.monotonic() + 1.0
    while time.monotonic() < end_at_s:
        app.processEvents()
        time.sleep(0.01)
    saved = counter.window.grab().save(str(shot))
    counter.close()
    if not saved:
        print(f"Không ghi được ảnh {shot.name}", file=sys.stderr)
    return exits.ALL_DONE if saved else exits.FAILED
