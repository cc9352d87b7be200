"""The counter's encrypted store: one writer thread, readers on snapshots, settings checked at open.

Everything durable rests on three lines here: WAL, `synchronous=FULL`, and a commit that returns
before anyone is told "đã lưu". Foreign errors become ours in `_ours` and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
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
    DiskFull,
    StorageBusy,
    StorageError,
    StoreDamaged,
    StoreMissing,
    UnsafeSettings,
)

T = TypeVar("T")

SQLITE_FLOOR = (3, 51, 3)
"""Older ones can lose a committed transaction when two connections of a WAL file meet."""

_READERS = 3
_BUSY_TIMEOUT_MS = 5_000

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
        try:
            connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            _apply_settings(connection, read_only)
        except BaseException:
            connection.close()
            raise
    return connection


def _apply_settings(connection: Any, read_only: bool) -> None:
    for name, value, expected in _SETTINGS:
        connection.execute(f"PRAGMA {name} = {value}")
        found = str(connection.execute(f"PRAGMA {name}").fetchone()[0])
        if found != expected:
            raise UnsafeSettings("setting_refused", setting=name, found=found)
    if read_only:
        connection.execute("PRAGMA query_only = ON")


class Store:
    """An open store. Blocking calls: never use it from the window's thread."""

    def __init__(self, path: Path, key: bytes) -> None:
        """Opens an existing store of the present schema; see `connect` for what is raised."""
        self.path = path
        self._before_commit: Callable[[Session], None] = lambda session: None
        first = connect(path, key)
        try:
            with translated_errors():
                migrations.check_not_newer(first)
        finally:
            first.close()
        self._writer = _engine(lambda: connect(path, key), "BEGIN IMMEDIATE", 1)
        self._reader = _engine(lambda: connect(path, key, read_only=True), "BEGIN", _READERS)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="db-writer")
        self._closed = False

    def before_commit(self, call: Callable[[Session], None]) -> None:
        """Let `call` see every write after its flush and before its commit; it may raise."""
        self._before_commit = call

    def submit(self, work: Callable[[Session], T]) -> Future[T]:
        """Queue a write; the future resolves after the commit is on the disk, or with the error."""
        return self._thread.submit(self._in_transaction, work)

    def write(self, work: Callable[[Session], T]) -> T:
        """Run a write in its turn on the writer thread and wait for its commit."""
        return self.submit(work).result()

    def read(self, work: Callable[[Session], T]) -> T:
        """Run a query on a snapshot, in the calling thread."""
        with translated_errors(), Session(self._reader) as session:
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
        with translated_errors(), Session(self._writer, expire_on_commit=False) as session:
            with session.begin():
                result = work(session)
                session.flush()
                self._before_commit(session)
            return result


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
    return StorageError(reason=name or "unknown")
