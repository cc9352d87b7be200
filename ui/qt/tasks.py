"""The one place that turns work in a thread into a call on the main thread."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from models.errors import AppError

T = TypeVar("T")

_WORKERS = 3


@dataclass(frozen=True, slots=True)
class _Done:
    future: Future[Any]
    ok: Callable[[Any], None]
    fail: Callable[[AppError], None]
    owner: QObject | None


class TaskRunner(QObject):
    """A small pool of threads; answers come back through one queued signal.

    An AppError goes to `fail`. Anything else is a bug and reaches `sys.excepthook` on the main
    thread. Answers for an owner that Qt has deleted are dropped.
    """

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None, workers: int = _WORKERS) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="task")
        self._running: set[Future[Any]] = set()
        self._lock = threading.Lock()
        self._closed = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        ok: Callable[[T], None],
        fail: Callable[[AppError], None],
    ) -> None:
        """Run `work` in a thread, then `ok` or `fail` here; dropped once the runner is closed."""
        self.run_for(_owner_of(ok), work, ok, fail)

    def run_for(
        self,
        owner: QObject | None,
        work: Callable[[], T],
        ok: Callable[[T], None],
        fail: Callable[[AppError], None],
    ) -> None:
        """As `run`, but the answer is dropped when `owner` is gone by then."""
        if self._closed:
            return
        future = self._pool.submit(work)
        with self._lock:
            self._running.add(future)
        done = _Done(future, ok, fail, owner)
        future.add_done_callback(lambda _future: self._announce(done))

    def after_ms(self, delay_ms: int, call: Callable[[], None]) -> Callable[[], None]:
        """Call once on the main thread after a delay; the answer, called, takes it back."""
        return self.after_ms_for(_owner_of(call), delay_ms, call)

    def after_ms_for(
        self, owner: QObject | None, delay_ms: int, call: Callable[[], None]
    ) -> Callable[[], None]:
        """As `after_ms`, but nothing is called when `owner` is gone by then."""
        timer = QTimer(self)
        timer.setSingleShot(True)

        def ring() -> None:
            timer.deleteLater()
            if not self._closed and (owner is None or shiboken6.isValid(owner)):
                call()

        def take_back() -> None:
            if shiboken6.isValid(timer):
                timer.stop()
                timer.deleteLater()

        timer.timeout.connect(ring)
        timer.start(delay_ms)
        return take_back

    def for_owner(self, owner: QObject) -> OwnedTasks:
        """The same threads, for one screen: what comes after the screen is gone is dropped."""
        return OwnedTasks(self, owner)

    def close(self, limit_ms: int = 5000) -> bool:
        """Take no more work, wait for what runs. Returns False when the limit passed first."""
        self._closed = True
        self._pool.shutdown(wait=False, cancel_futures=True)
        end = time.monotonic() + limit_ms / 1000
        while time.monotonic() < end:
            with self._lock:
                if not self._running:
                    return True
            time.sleep(0.005)
        with self._lock:
            return not self._running

    def _announce(self, done: _Done) -> None:
        with self._lock:
            self._running.discard(done.future)
        if not self._closed and shiboken6.isValid(self):
            self._finished.emit(done)

    @Slot(object)
    def _deliver(self, done: _Done) -> None:
        if self._closed or done.future.cancelled():
            return
        if done.owner is not None and not shiboken6.isValid(done.owner):
            return
        error = done.future.exception()
        if error is None:
            done.ok(done.future.result())
        elif isinstance(error, AppError):
            done.fail(error)
        else:
            sys.excepthook(type(error), error, error.__traceback__)


class OwnedTasks:
    """A `Tasks` whose answers belong to one QObject."""

    def __init__(self, runner: TaskRunner, owner: QObject) -> None:
        self._runner = runner
        self._owner = owner

    def run(
        self,
        work: Callable[[], T],
        ok: Callable[[T], None],
        fail: Callable[[AppError], None],
    ) -> None:
        """See `ui.ports.Tasks.run`."""
        self._runner.run_for(self._owner, work, ok, fail)

    def after_ms(self, delay_ms: int, call: Callable[[], None]) -> Callable[[], None]:
        """See `ui.ports.Tasks.after_ms`."""
        return self._runner.after_ms_for(self._owner, delay_ms, call)


def _owner_of(call: Callable[..., None]) -> QObject | None:
    """The QObject a bound method belongs to, if any."""
    owner = getattr(call, "__self__", None)
    return owner if isinstance(owner, QObject) else None
