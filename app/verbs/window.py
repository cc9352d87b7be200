"""`window` (the default): open the counter."""

from __future__ import annotations

import argparse
import faulthandler
import signal
import sys
import threading
import traceback
from types import TracebackType

from app import exits
from app.place import Place
from app.planned_restore import carry_out_planned_restore
from app.runtime import Runtime


def add_arguments(parser: argparse.ArgumentParser) -> None:
    del parser  # takes nothing of its own


def run(arguments: argparse.Namespace, place: Place) -> int:
    carry_out_planned_restore(place)
    with Runtime(place) as runtime:
        return show(runtime)


def show(runtime: Runtime) -> int:
    """Open the window on an open counter and stay until it is closed."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from app.translation import install_vietnamese
    from app.window import CounterWindow, Devices
    from ui.qt.print_job import available_printers, print_pdf

    def spool(pdf: bytes, printer: str, paper: str) -> bool:
        print_pdf(pdf, printer, "A4" if paper == "A4" else "A5")
        return False  # a spooler that took the job cannot know of paper

    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    install_hooks(runtime)
    install_vietnamese(app)
    counter = CounterWindow(app, runtime, Devices(spool, available_printers))
    signal.signal(signal.SIGINT, lambda *_: app.quit())
    signal.signal(signal.SIGTERM, lambda *_: app.quit())
    breath = QTimer()  # lets Python see signals while Qt waits
    breath.start(300)
    breath.timeout.connect(lambda: None)
    counter.window.closing.connect(lambda _event: app.quit())
    counter.open()
    app.exec()
    counter.close()
    return exits.ALL_DONE


def install_hooks(runtime: Runtime) -> None:
    """Crashes leave a trace in the log folder, without values; the program goes on if it can."""
    folder = runtime.place.data_dir / "logs"
    folder.mkdir(parents=True, exist_ok=True)
    faulthandler.enable((folder / "fault.log").open("a", encoding="utf-8"))

    def report(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        import logging

        where = "".join(traceback.format_tb(trace))
        logging.getLogger("counter.crash").error("%s\n%s", kind.__name__, where)

    sys.excepthook = report
    threading.excepthook = lambda a: report(
        a.exc_type, a.exc_value or a.exc_type(), a.exc_traceback
    )
