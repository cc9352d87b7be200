"""Runs the sync loop in its thread and brings what it says to the main thread as Qt signals."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot

from models.domain.clock import Clock
from sync.engine import SyncEngine
from sync.events import SyncReport, SyncStatus
from sync.loop import SyncLoop


class SyncBridge(QObject):
    """The status source of the screens. `reported` carries the SyncReport of every run."""

    reported = Signal(object)
    _status_said = Signal(object)

    def __init__(self, engine: SyncEngine, clock: Clock) -> None:
        super().__init__()
        self._listeners: list[Callable[[SyncStatus], None]] = []
        self._loop = SyncLoop(engine, clock, self._status_said.emit, self._say_report)
        self._shown = self._loop.status
        self._status_said.connect(self._on_status, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        self._loop.start()

    def poke(self) -> None:
        """Run now."""
        self._loop.poke()

    def nudge(self) -> None:
        """Something was saved."""
        self._loop.nudge()

    def close(self) -> None:
        self._loop.close()

    def status(self) -> SyncStatus:
        """What was last told on the main thread."""
        return self._shown

    def subscribe(self, callback: Callable[[SyncStatus], None]) -> Callable[[], None]:
        """Be told of every new status on the main thread; the answer, called, ends it."""
        self._listeners.append(callback)

        def end() -> None:
            if callback in self._listeners:
                self._listeners.remove(callback)

        return end

    def _say_report(self, report: SyncReport) -> None:
        self.reported.emit(report)

    @Slot(object)
    def _on_status(self, status: SyncStatus) -> None:
        self._shown = status
        for callback in tuple(self._listeners):
            callback(status)
