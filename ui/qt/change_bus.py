"""The change feed on Qt: publish from any thread, heard on the main thread, gathered per frame."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from models.domain.changes import Changes

_FRAME_MS = 16


class ChangeBus(QObject):
    """Changes published within one frame are told as one; `flush` tells them at once."""

    _published = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._callbacks: list[Callable[[Changes], None]] = []
        self._waiting: Changes | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self.flush)
        self._published.connect(self._gather, Qt.ConnectionType.QueuedConnection)

    def subscribe(self, callback: Callable[[Changes], None]) -> Callable[[], None]:
        """Be told of every change; the answer, called, ends it (calling it twice is harmless)."""
        self._callbacks.append(callback)

        def end() -> None:
            if callback in self._callbacks:
                self._callbacks.remove(callback)

        return end

    def publish(self, changes: Changes) -> None:
        """Tell everybody soon; safe in any thread."""
        self._published.emit(changes)

    def close(self) -> None:
        """Tell nobody any more."""
        self._callbacks.clear()

    @Slot()
    def flush(self) -> None:
        """Tell what has been gathered."""
        changes, self._waiting = self._waiting, None
        if changes is None:
            return
        for callback in tuple(self._callbacks):
            callback(changes)

    @Slot(object)
    def _gather(self, changes: Changes) -> None:
        if self._waiting is None:
            self._waiting = changes
        else:
            self._waiting = Changes(
                self._waiting.kinds | changes.kinds,
                self._waiting.dossier_ids | changes.dossier_ids,
            )
        if not self._timer.isActive():
            self._timer.start()
