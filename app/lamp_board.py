"""Keeps the lamps of the truth bar true: asks in worker threads, shows on the main thread."""

from __future__ import annotations

import logging
from datetime import datetime

from PySide6.QtCore import QObject, QTimer

from app.desk import CounterDesk
from app.devices import WatchedPrinter
from app.lamps import LampWords, centre_lamp, numbers_lamp, printer_lamp, scanner_lamp
from app.sync_bridge import SyncBridge
from models.domain.changes import Changes, Kind
from models.domain.clock import local_day, to_local
from models.domain.scan import read_scan
from models.errors import AppError
from models.queries.dossier_list import View
from models.services.numbering import NumbersLeft
from sync.events import SyncStatus
from ui.desk import PrinterChoice
from ui.main_window import MainWindow, SavedLamp
from ui.ports import Tasks

log = logging.getLogger("counter.ui")

_EVERY_MS = 15_000

Counts = tuple[int, NumbersLeft]
Printers = tuple[PrinterChoice, tuple[str, ...]]


class LampBoard(QObject):
    """One for one window. `refresh` reads everything again; `stop` ends it."""

    def __init__(
        self,
        window: MainWindow,
        desk: CounterDesk,
        printer: WatchedPrinter,
        tasks: Tasks,
        sync: SyncBridge,
    ) -> None:
        super().__init__()
        self._window, self._desk, self._printer = window, desk, printer
        self._tasks, self._sync = tasks, sync
        self._scanned_at: datetime | None = None
        self._not_at_centre = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.refresh)
        self._end_listening = sync.subscribe(self.show_status)
        self._timer.start()

    def stop(self) -> None:
        """Show nothing any more: the window may go at any moment."""
        self._timer.stop()
        self._end_listening()

    def centre(self) -> LampWords:
        """What the middle lamp says now."""
        return centre_lamp(self._sync.status(), self._not_at_centre)

    def show_status(self, status: SyncStatus) -> None:
        """The line to the centre changed."""
        lamp = centre_lamp(status, self._not_at_centre)
        self._window.set_centre(lamp.words, lamp.detail, lamp.tone, lamp.icon)

    def changed(self, changes: Changes) -> None:
        """Something was written: a new number means that a dossier was just saved."""
        if changes.dossier_ids and Kind.NUMBERS in changes.kinds:
            at = to_local(self._desk.clock.now())
            self._window.set_saved(SavedLamp.SAVED, f"{at:%H:%M:%S}")
        self.refresh()

    def scanned(self, text: str) -> None:
        """A burst came; the scanner works once it brought a card or a slip."""
        now = self._desk.clock.now()
        result = read_scan(text, today=local_day(now))
        if result.code is not None or result.card is not None:
            self._scanned_at = now
            self._show_scanner()

    def refresh(self) -> None:
        """Read counts, numbers and printers again; nothing once stopped."""
        if not self._timer.isActive():
            return
        self._tasks.run(self._count, self._show_counts, self._log_error)
        self._tasks.run(self._look_at_printers, self._show_printer, self._log_error)
        self._show_scanner()

    def _count(self) -> Counts:
        return self._desk.dossier_count(View.NOT_AT_CENTRE), self._desk.numbers_left()

    def _look_at_printers(self) -> Printers:
        return self._desk.printer_choice(), self._desk.printers()

    def _show_counts(self, counts: Counts) -> None:
        self._not_at_centre, left = counts
        self.show_status(self._sync.status())
        self._window.set_badge("sync", self._not_at_centre)
        lamp = numbers_lamp(left)
        self._window.set_numbers(lamp.words, lamp.detail, lamp.tone)

    def _show_printer(self, found: Printers) -> None:
        choice, installed = found
        lamp = printer_lamp(choice, installed, self._printer.last)
        self._window.set_printer(lamp.words, lamp.detail, lamp.tone)

    def _show_scanner(self) -> None:
        lamp = scanner_lamp(self._scanned_at)
        self._window.set_scanner(lamp.words, lamp.detail, lamp.tone)

    def _log_error(self, error: AppError) -> None:
        log.warning("lamp: %s", error)
