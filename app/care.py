"""What an open counter does for its own safety while nobody waits for it, in one thread.

The ballast is kept, the store is looked through once a week when nobody writes, and at the end a
backup is made when anything changed since the last one.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from app.runtime import Runtime
from models.errors import AppError, StorageError
from models.full_check import FullCheck, is_due, keep_check, last_check, look_through

log = logging.getLogger("counter.care")

_GIVE_WAY_S = 2.0


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds: until the first round, between rounds, without a write to count as idle."""

    first_s: float = 60.0
    between_s: float = 300.0
    idle_s: float = 60.0


class Care:
    """One for one open counter. `start` once; `close` before the counter is closed."""

    def __init__(self, runtime: Runtime, pace: Pace | None = None) -> None:
        self._runtime = runtime
        self._pace = pace or Pace()
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._rounds, name="care", daemon=True)
        self._disk_is_low = False
        self._found: FullCheck | None = None

    def start(self) -> None:
        self._thread.start()

    def trouble(self) -> str | None:
        """The code of the sentence a person should read now; None when all is well."""
        if self._found is not None and not self._found.is_sound:
            return "full_check_failed"
        if self._disk_is_low or self._runtime.ballast_given_up:
            return "disk_low"
        return None

    def close(self, limit_s: float = 15.0) -> bool:
        """End the rounds and make the closing backup, within the limit.

        True when nothing was left to back up or the backup was made; else the old ones stand.
        """
        self._ending.set()
        if self._thread.is_alive():
            self._thread.join(_GIVE_WAY_S)
        return _within(limit_s, self._back_up)

    def round(self) -> None:
        """Keep the ballast; look through the store when it is due and nobody writes."""
        self._disk_is_low = not self._runtime.keep_ballast()
        store = self._runtime.store
        now = self._runtime.clock.now()
        self._found = store.read(last_check)
        is_idle = time.monotonic() - store.written_at_s >= self._pace.idle_s
        if not (is_idle and is_due(self._found, now)):
            return
        problems = look_through(store.path, self._runtime.key, self._ending.is_set)
        if problems is None:
            return
        found = self._found = FullCheck(now, problems)
        log.log(logging.ERROR if problems else logging.INFO, "full check problems=%d", problems)
        store.write(lambda session: keep_check(session, found))

    def _rounds(self) -> None:
        wait_s = self._pace.first_s
        while not self._ending.wait(wait_s):
            wait_s = self._pace.between_s
            try:
                self.round()
            except AppError as error:
                log.warning("round: %s", error)

    def _back_up(self, between_steps: Callable[[], None]) -> bool:
        try:
            if self._runtime.needs_backup():
                self._runtime.back_up(between_steps)
        except AppError as error:
            log.warning("closing backup: %s", error)
            return False
        return True


def _within(limit_s: float, work: Callable[[Callable[[], None]], bool]) -> bool:
    """Do the work in a thread; beyond the limit it is told to stop, and not waited for for ever."""
    is_over = threading.Event()
    done: list[bool] = []

    def between_steps() -> None:
        if is_over.is_set():
            raise StorageError("backup_stopped")

    thread = threading.Thread(
        target=lambda: done.append(work(between_steps)), name="closing", daemon=True
    )
    thread.start()
    thread.join(limit_s)
    is_over.set()
    thread.join(_GIVE_WAY_S)
    return bool(done and done[0])
