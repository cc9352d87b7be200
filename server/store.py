"""The central store: an encrypted SQLite file, or PostgreSQL; one way to read and to write both.

Every write is one transaction begun under a lock, so that the feed of an office is committed in
the order of its numbers: SQLite has a single writer, PostgreSQL takes named locks and row locks.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import ArgumentError, DatabaseError, IntegrityError, OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from models.errors import (
    KeyWrong,
    StorageBusy,
    StorageError,
    StoreDamaged,
    StoreMissing,
    UnsafeSettings,
)
from server import migrations
from server.keys import store_key

_LOWEST_SQLITE = (3, 51, 3)
_BUSY_MS = 20_000
_WRITER_WAIT_S = 25.0
DATABASE_NAME = "trung-tam.db"
MARKER_NAME = "store.json"


class Store:
    """Sessions over one engine. `kind` is "sqlite" or "postgresql"."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writing = engine.execution_options(motcua_write=True)
        self._writer = threading.Lock()
        self.kind = engine.dialect.name

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session on one consistent view of the store; nothing is kept."""
        with _translated(), Session(self._engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session whose changes are kept, all or none, when the block ends without an error.

        Raises StorageBusy when the store could not be had in time.
        """
        with self._one_writer(), _translated(), Session(self._writing) as session, session.begin():
            yield session

    def lock(self, session: Session, *names: str) -> None:
        """Hold these names until the transaction ends; taken in one order, so never a deadlock."""
        if self.kind == "postgresql":
            for number in sorted({_lock_number(name) for name in names}):
                session.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": number})

    def migrate(self) -> None:
        """Bring the schema up to this program. Raises StoreTooNew."""
        with self._one_writer(), _translated(), self._writing.begin() as connection:
            if self.kind == "postgresql":
                number = _lock_number("schema")
                connection.execute(
                    text("SELECT pg_advisory_xact_lock(:number)"), {"number": number}
                )
            migrations.upgrade(connection)

    def close(self) -> None:
        """Give back every connection."""
        self._engine.dispose()

    @contextmanager
    def _one_writer(self) -> Iterator[None]:
        if self.kind != "sqlite":
            yield
            return
        if not self._writer.acquire(timeout=_WRITER_WAIT_S):
            raise StorageBusy
        try:
            yield
        finally:
            self._writer.release()


def open_embedded(data_dir: Path, key_file: Path | None) -> Store:
    """The encrypted store of a folder, made when the folder is new, and migrated.

    Raises StoreMissing when the folder was used and the file is gone, StoreDamaged, KeyMissing,
    KeyWrong, UnsafeSettings.
    """
    database, marker = data_dir / DATABASE_NAME, data_dir / MARKER_NAME
    exists = database.exists()
    if marker.exists() and not exists:
        raise StoreMissing
    if marker.exists() and database.stat().st_size == 0:
        raise StoreDamaged
    key = store_key(data_dir, key_file, store_exists=exists)
    data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    engine = create_engine(
        "sqlite://",
        module=sqlcipher3.dbapi2,
        creator=lambda: _connect(database, key),
        poolclass=QueuePool,
        pool_size=8,
        max_overflow=60,
        hide_parameters=True,
        json_serializer=_json_text,
    )
    event.listen(engine, "begin", _begin_sqlite)
    store = Store(engine)
    store.migrate()
    if not marker.exists():
        marker.write_text(json.dumps({"kind": "mot-cua-trung-tam", "format": 1}), encoding="ascii")
    return store


def open_postgres(url: str) -> Store:
    """The store in a PostgreSQL database, migrated. Raises StorageError when it cannot be had."""
    for prefix in ("postgresql://", "postgres://"):
        if url.startswith(prefix):
            url = "postgresql+psycopg://" + url.removeprefix(prefix)
    if not url.startswith("postgresql+psycopg://"):
        raise StorageError("database_address")
    try:
        engine = create_engine(
            url,
            pool_size=10,
            max_overflow=30,
            pool_pre_ping=True,
            hide_parameters=True,
            json_serializer=_json_text,
        )
    except (ArgumentError, ValueError):
        raise StorageError("database_address") from None
    store = Store(engine)
    try:
        store.migrate()
    except StorageBusy:
        store.close()
        raise StorageError("database_unreachable") from None
    return store


def _connect(database: Path, key: str) -> Any:
    """One connection with every setting that durability rests on, read back and checked."""
    if sqlcipher3.dbapi2.sqlite_version_info < _LOWEST_SQLITE:
        raise UnsafeSettings("sqlite_too_old")
    connection = sqlcipher3.dbapi2.connect(
        str(database), check_same_thread=False, isolation_level=None, timeout=_BUSY_MS / 1000
    )
    with ExitStack() as undo:
        undo.callback(connection.close)
        connection.execute(f"PRAGMA key=\"x'{key}'\"")
        connection.execute("PRAGMA cipher_log_level=NONE")
        _prove_key(connection)
        _set_up(connection)
        undo.pop_all()
    return connection


def _prove_key(connection: Any) -> None:
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlcipher3.dbapi2.OperationalError:
        raise
    except sqlcipher3.dbapi2.DatabaseError:
        raise KeyWrong from None


def _set_up(connection: Any) -> None:
    for setting, wanted in (
        ("journal_mode=WAL", ("journal_mode", "wal")),
        ("synchronous=FULL", ("synchronous", 2)),
        ("foreign_keys=ON", ("foreign_keys", 1)),
        ("temp_store=MEMORY", ("temp_store", 2)),
        ("secure_delete=ON", ("secure_delete", 1)),
        ("trusted_schema=OFF", ("trusted_schema", 0)),
        ("cell_size_check=ON", ("cell_size_check", 1)),
        (f"busy_timeout={_BUSY_MS}", ("busy_timeout", _BUSY_MS)),
    ):
        connection.execute(f"PRAGMA {setting}")
        name, value = wanted
        if connection.execute(f"PRAGMA {name}").fetchone()[0] != value:
            raise UnsafeSettings(name)


def _begin_sqlite(connection: Connection) -> None:
    write = connection.get_execution_options().get("motcua_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


@contextmanager
def _translated() -> Iterator[None]:
    """The engine's own errors end here. A lost race for a unique value is worth another try."""
    try:
        yield
    except (OperationalError, IntegrityError):
        raise StorageBusy from None
    except DatabaseError as error:
        if "malformed" in str(error.orig) or "not a database" in str(error.orig):
            raise StoreDamaged from None
        raise


def _json_text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _lock_number(name: str) -> int:
    digest = hashlib.blake2b(name.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
