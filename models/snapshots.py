"""How long one reader may hold its view of the store.

As long as a snapshot is held the write-ahead log cannot be begun anew, so it grows with every
write. A statement that runs beyond the limit is stopped by the engine, a further statement is
refused, and a snapshot that is only held is ended by the writer once the log has grown.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from sqlcipher3 import dbapi2 as sqlcipher

from models.errors import StorageBusy, StorageError

log = logging.getLogger("counter.store")

_STEPS_BETWEEN_LOOKS = 20_000
"""Of the engine's own steps: some milliseconds."""


class Snapshots:
    """The snapshots held at this moment, by their DB-API connection. Safe in several threads."""

    def __init__(self, limit_s: float) -> None:
        self._limit_s = limit_s
        self._since_s: dict[int, tuple[Any, float]] = {}
        self._lock = threading.Lock()

    def watch(self, connection: Any) -> None:
        """Let the engine stop a statement on this connection when its snapshot is overdue."""
        connection.set_progress_handler(
            partial(self._is_overdue, id(connection)), _STEPS_BETWEEN_LOOKS
        )

    @contextmanager
    def held(self, connection: Any) -> Iterator[None]:
        """Around the reading. Raises StorageBusy(`read_too_long`) when the limit cut it short."""
        with self._lock:
            self._since_s[id(connection)] = (connection, time.monotonic())
        try:
            yield
        except (SQLAlchemyError, sqlcipher.Error, StorageError) as error:
            if not self._is_overdue(id(connection)):
                raise
            log.warning("a read held its snapshot beyond %g s and was ended", self._limit_s)
            raise StorageBusy("read_too_long") from error
        finally:
            with self._lock:
                del self._since_s[id(connection)]

    def check(self, connection: Any) -> None:
        """Before each statement. Raises StorageBusy(`read_too_long`) when it comes too late."""
        if self._is_overdue(id(connection)):
            raise StorageBusy("read_too_long")

    def end_overdue(self) -> int:
        """Take the snapshots of overdue readers away; each hears of it at its next step."""
        with self._lock:
            overdue = [c for key, (c, _) in self._since_s.items() if self._is_overdue(key)]
            for connection in overdue:
                connection.rollback()
        return len(overdue)

    def _is_overdue(self, key: int) -> bool:
        held = self._since_s.get(key)
        return held is not None and time.monotonic() - held[1] > self._limit_s
