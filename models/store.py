"""The counter's encrypted store: one writer thread, readers on snapshots, settings checked at open.

Everything durable rests on three lines here: WAL, `synchronous=FULL`, and a commit that returns
before anyone is told "đã lưu". Foreign errors become ours in `_ours` and nowhere else.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as sqlcipher

from models import migrations
from models.errors import (
    AppError,
    DiskFault,
    DiskFull,
    StorageBusy,
    StorageError,
    StoreDamaged,
    StoreMissing,
    UnsafeSettings,
)
from models.snapshots import Snapshots

log = logging.getLogger("counter.store")

T = TypeVar("T")

SQLITE_FLOOR = (3, 51, 3)
"""Older ones can lose a committed transaction when two connections of a WAL file meet."""

_READERS = 3
_BUSY_TIMEOUT_MS = 5_000
_BETWEEN_CHECKPOINTS_S = 5.0

_SETTINGS: tuple[tuple[str, str, str], ...] = (
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", "2"),
    ("foreign_keys", "ON", "1"),
    ("trusted_schema", "OFF", "0"),
    ("temp_store", "MEMORY", "2"),
    ("secure_delete", "ON", "1"),
    ("cell_size_check", "ON", "1"),
)


def connect(path: Path, key: bytes, *, read_only: bool = False, create: bool = False) -> Any:
    """A checked DB-API connection to an encrypted store.

    Never makes a new file unless `create`. Raises StoreMissing, StoreDamaged (also for a wrong
    key: the caller who knows the key's fingerprint tells them apart), UnsafeSettings.
    """
    if not path.is_file() and not create:
        raise StoreMissing()
    if sqlcipher.sqlite_version_info < SQLITE_FLOOR:
        raise UnsafeSettings("sqlite_too_old", found=sqlcipher.sqlite_version)
    if not create and path.stat().st_size == 0:
        raise StoreDamaged()  # the engine would take an empty file for a new store
    mode = "rwc" if create else "rw"
    with translated_errors():
        connection = sqlcipher.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=_BUSY_TIMEOUT_MS / 1000,
        )
        with ExitStack() as undo:
            undo.callback(connection.close)
            connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            _apply_settings(connection, read_only)
            undo.pop_all()
    return connection


def _apply_settings(connection: Any, read_only: bool) -> None:
    for name, value, expected in _SETTINGS:
        connection.execute(f"PRAGMA {name} = {value}")
        found = str(connection.execute(f"PRAGMA {name}").fetchone()[0])
        if found != expected:
            raise UnsafeSettings("setting_refused", setting=name, found=found)
    if read_only:
        connection.execute("PRAGMA query_only = ON")


@dataclass(frozen=True, slots=True)
class Bounds:
    """`read_s`: how long a reader may hold its snapshot. `wal_bytes`: a write-ahead log longer than
    this is written back and cut after the next commit; overdue readers are ended for it."""

    read_s: float = 60.0
    wal_bytes: int = 16 * 1024 * 1024


class Store:
    """An open store. Blocking calls: never use it from the window's thread."""

    def __init__(self, path: Path, key: bytes, bounds: Bounds | None = None) -> None:
        """Opens an existing store of the present schema; see `connect` for what is raised."""
        self.path = path
        self.changes = 0
        """Rows changed by commits since the opening."""
        self.written_at_s = time.monotonic()
        """When the last commit that changed a row ended, in monotonic seconds."""
        self._bounds = bounds or Bounds()
        self._snapshots = Snapshots(self._bounds.read_s)
        self._next_checkpoint_s = 0.0
        self._before_commit: Callable[[Session], None] = lambda session: None
        self._make_room: Callable[[], bool] = lambda: False
        first = connect(path, key)
        try:
            with translated_errors():
                migrations.check_not_newer(first)
        finally:
            first.close()
        self._writer = _engine(lambda: connect(path, key), "BEGIN IMMEDIATE", 1)
        self._reader = _engine(lambda: self._new_reader(key), "BEGIN", _READERS)
        event.listen(self._reader, "before_cursor_execute", self._check_snapshot)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="db-writer")
        self._closed = False

    def before_commit(self, call: Callable[[Session], None]) -> None:
        """Let `call` see every write after its flush and before its commit; it may raise."""
        self._before_commit = call

    def on_disk_full(self, call: Callable[[], bool]) -> None:
        """Let `call` make room when a write met a full disk; True lets the write be tried again."""
        self._make_room = call

    def submit(self, work: Callable[[Session], T]) -> Future[T]:
        """Queue a write; the future resolves after the commit is on the disk, or with the error."""
        return self._thread.submit(self._in_transaction, work)

    def write(self, work: Callable[[Session], T]) -> T:
        """Run a write in its turn on the writer thread and wait for its commit."""
        return self.submit(work).result()

    def read(self, work: Callable[[Session], T]) -> T:
        """Run a query on a snapshot, in the calling thread.

        Raises StorageBusy(`read_too_long`) when it holds the snapshot beyond the bound.
        """
        with translated_errors(), Session(self._reader) as session:
            connection = session.connection().connection.dbapi_connection
            with self._snapshots.held(connection):
                return work(session)

    def pragma(self, name: str) -> str:
        """What the writing connection itself says of a setting."""
        return str(
            self.write(lambda s: s.connection().exec_driver_sql(f"PRAGMA {name}").scalar_one())
        )

    def close(self) -> None:
        """Finish the writes already queued, then close. Safe to call twice."""
        if self._closed:
            return
        self._closed = True
        self._thread.shutdown(wait=True)
        self._reader.dispose()
        self._writer.dispose()

    def _in_transaction(self, work: Callable[[Session], T]) -> T:
        try:
            result = self._committed(work)
        except DiskFull:
            if not self._make_room():
                raise
            result = self._committed(work)
        self._bound_log()
        return result

    def _committed(self, work: Callable[[Session], T]) -> T:
        with translated_errors(), Session(self._writer, expire_on_commit=False) as session:
            with session.begin():
                result = work(session)
                session.flush()
                self._before_commit(session)
                connection: Any = session.connection().connection.dbapi_connection
            if connection.total_changes != self.changes:
                self.changes = connection.total_changes
                self.written_at_s = time.monotonic()
            return result

    def _bound_log(self) -> None:
        """Write a long log back and cut it; what is committed stays committed whatever happens."""
        log_path = self.path.with_name(self.path.name + "-wal")
        now_s = time.monotonic()
        try:
            is_short = log_path.stat().st_size <= self._bounds.wal_bytes
        except FileNotFoundError:
            return
        if is_short or now_s < self._next_checkpoint_s:
            return
        self._snapshots.end_overdue()
        writer = self._writer.raw_connection()
        is_cut = False
        try:
            cursor = writer.cursor()
            cursor.execute("PRAGMA busy_timeout = 0")  # a reader is not waited for
            is_cut = not cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            cursor.execute(f"PRAGMA busy_timeout = {_BUSY_TIMEOUT_MS}")
        except sqlcipher.Error as error:
            log.warning("log not cut: %s", getattr(error, "sqlite_errorname", ""))
        finally:
            writer.close()
        if not is_cut:
            self._next_checkpoint_s = now_s + min(_BETWEEN_CHECKPOINTS_S, self._bounds.read_s)

    def _new_reader(self, key: bytes) -> Any:
        connection = connect(self.path, key, read_only=True)
        self._snapshots.watch(connection)
        return connection

    def _check_snapshot(self, connection: Any, *_: object) -> None:
        self._snapshots.check(connection.connection.dbapi_connection)


def _engine(creator: Callable[[], Any], begin: str, size: int) -> Engine:
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=creator,
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=0 if size == 1 else size,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    return engine


@contextmanager
def translated_errors() -> Iterator[None]:
    """Turn the engine's errors into ours; anything that is not the engine's passes untouched."""
    try:
        yield
    except AppError:
        raise
    except DBAPIError as error:
        if error.orig is None or not isinstance(error.orig, sqlcipher.Error):
            raise
        raise _ours(error.orig) from error
    except sqlcipher.Error as error:
        raise _ours(error) from error


def _ours(error: BaseException) -> BaseException:
    text = str(error)
    name = getattr(error, "sqlite_errorname", "")
    if isinstance(error, (sqlcipher.IntegrityError, sqlcipher.ProgrammingError)):
        bug: BaseException = error  # a broken rule of the schema, not the machine's fault
        return bug
    if "full" in text or name.startswith(("SQLITE_FULL", "SQLITE_IOERR_WRITE")):
        return DiskFull()
    if "locked" in text or "busy" in text:
        return StorageBusy()
    if "not a database" in text or "malformed" in text or "corrupt" in text:
        return StoreDamaged()
    if "unable to open" in text:
        return StoreMissing("store_unreadable")
    if "I/O error" in text or name.startswith("SQLITE_IOERR"):
        return DiskFault(reason=name or "unknown")
    return StorageError(reason=name or "unknown")
