"""The folder that holds one counter's store, and the rules for making, opening and locking it.

    store.db        the encrypted store (with -wal and -shm while open)
    store.json      a plain marker without secrets: this folder was used, by this store
    backups/        verified copies made by the program itself
    set-aside/      files replaced by a restore, kept
    lock            held by the one process that may write
    ballast         room to be given up when the disk is full
    recovery-untold there until the recovery key of a new store has been shown

A folder with a marker but without its store is never given a new empty one.
"""

from __future__ import annotations

import errno
import json
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from models import migrations
from models.ballast import Ballast
from models.domain.clock import Clock, iso_local
from models.errors import (
    DiskFault,
    DiskFull,
    KeyMissing,
    KeyWrong,
    StorageError,
    StoreDamaged,
    StoreInUse,
    StoreMissing,
    UserError,
)
from models.keys import (
    KeyPlace,
    key_check,
    key_matches,
    new_key,
    new_recovery_key,
    seal_key,
    sync_folder,
    unseal_key,
)
from models.mark import Mark
from models.store import Store, connect, translated_errors

_HEX = {"store_id": 16, "key_check": 16, "sealed_key": 120}
"""Digits of a marker's texts; `store_id` also names a file, so nothing else may pass."""


@dataclass(frozen=True, slots=True)
class Marker:
    """What the plain marker says: the store's id, the key's fingerprint, the sealed key."""

    store_id: str
    key_check: str
    sealed_key: str
    made_at: str

    def __post_init__(self) -> None:
        """Raises ValueError when a text is not of its form."""
        for name, digits in _HEX.items():
            if not re.fullmatch(f"[0-9a-f]{{{digits}}}", str(getattr(self, name))):
                raise ValueError(name)
        if not isinstance(self.made_at, str):
            raise ValueError("made_at")


class DataFolder:
    """One counter's data folder. Nothing is made or changed before a method says so."""

    def __init__(self, path: Path, keys: KeyPlace) -> None:
        self.path = path
        self.keys = keys
        self.store_path = path / "store.db"
        self.backups = path / "backups"
        self.set_aside = path / "set-aside"
        self.ballast = Ballast(path / "ballast")
        self._marker_path = path / "store.json"
        self._untold_path = path / "recovery-untold"

    def is_used(self) -> bool:
        """Whether a store was ever made here."""
        return self._marker_path.exists() or self.store_path.exists()

    def make(self, clock: Clock) -> str:
        """Make the folder, its key and an empty store. Returns the recovery key, shown once.

        The caller says with `recovery_key_told` that it was shown. Raises StoreInUse
        (`folder_used`) when a store was made here before.
        """
        if self.is_used():
            raise StoreInUse("folder_used")
        with disk_errors():
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            key = self.keys.read()
            if key is None:
                key = new_key()
                self.keys.write(key)
            part = self.store_path.with_suffix(".part")
            for left in (part, *(part.with_name(part.name + end) for end in ("-wal", "-shm"))):
                left.unlink(missing_ok=True)
            connection = connect(part, key, create=True)
            try:
                with translated_errors():
                    migrations.upgrade(connection)
                    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                connection.close()
            self._note_untold()
            os.replace(part, self.store_path)
            return self._seal_anew(key, secrets.token_hex(8), clock)

    def finish_making(self, clock: Clock) -> str | None:
        """Finish what a making that was cut short left. Returns a recovery key that holds now.

        None when nothing is left to do. The key shown before the cut, if any, is void then; the
        caller says with `recovery_key_told` that this one was shown. A store without its marker is
        taken for a new one only when it is empty; else it stays as it is (`marker` says why).
        """
        if not self.store_path.exists():
            return None
        key = self.keys.read()
        if key is None:
            return None
        if not self._marker_path.exists():
            if not self._is_empty(key):
                return None
            store_id = secrets.token_hex(8)
        elif self._untold_path.exists() and key_matches(key, self.marker().key_check):
            store_id = self.marker().store_id
        else:
            return None
        with disk_errors():
            self._note_untold()
            return self._seal_anew(key, store_id, clock)

    def recovery_key_told(self) -> None:
        """The recovery key was shown to a person: from now on it is the only one."""
        with disk_errors():
            self._untold_path.unlink(missing_ok=True)

    def _note_untold(self) -> None:
        self._untold_path.touch(mode=0o600)
        sync_folder(self.path)

    def _seal_anew(self, key: bytes, store_id: str, clock: Clock) -> str:
        recovery_key = new_recovery_key()
        self.write_marker(
            Marker(
                store_id=store_id,
                key_check=key_check(key),
                sealed_key=seal_key(key, recovery_key),
                made_at=iso_local(clock.now()),
            )
        )
        return recovery_key

    def _is_empty(self, key: bytes) -> bool:
        """Whether the store opens with this key and nothing was ever saved in it."""
        try:
            connection = connect(self.store_path, key, read_only=True)
        except (StoreDamaged, StoreMissing):
            return False
        try:
            with translated_errors():
                if migrations.check_not_newer(connection) == 0:
                    return False
                return not any(
                    connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone()
                    for table in ("dossier", "fact", "official", "outbox", "lease")
                )
        finally:
            connection.close()

    def marker(self) -> Marker:
        """Raises StoreMissing when no store was made here, StoreDamaged when it is unreadable."""
        try:
            return Marker(**json.loads(self._marker_path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            code = "marker_missing" if self.store_path.exists() else "not_made"
            raise StoreMissing(code) from None
        except (ValueError, TypeError, OSError) as error:
            raise StoreDamaged("marker_unreadable") from error

    def write_marker(self, marker: Marker) -> None:
        """Write the marker durably."""
        part = self._marker_path.with_suffix(".part")
        content = {name: getattr(marker, name) for name in Marker.__slots__}
        with part.open("w", encoding="utf-8") as file:
            json.dump(content, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, self._marker_path)
        sync_folder(self.path)

    def key(self) -> bytes:
        """The store's key. Raises KeyMissing or KeyWrong; never makes one."""
        marker = self.marker()
        key = self.keys.read()
        if key is None:
            raise KeyMissing()
        if not key_matches(key, marker.key_check):
            raise KeyWrong()
        return key

    def recover_key(self, recovery_key: str) -> None:
        """Put the key back in its place with the recovery key.

        Raises KeyWrong, also when the place holds the key of another store: that one is kept.
        """
        marker = self.marker()
        key = unseal_key(marker.sealed_key, recovery_key)
        if not key_matches(key, marker.key_check):
            raise KeyWrong("recovery_key_wrong")
        if self._holds_another_key(key):
            raise KeyWrong("key_of_another_store")
        with disk_errors():
            self.keys.write(key)

    def _holds_another_key(self, key: bytes) -> bool:
        try:
            there = self.keys.read()
        except KeyWrong:
            return False  # what is there is no key at all
        return there is not None and there != key

    def check_outside(self, target: Path) -> None:
        """Raises UserError when an output file would replace a part of this folder or its key."""
        resolved = target.absolute().resolve()
        key = self.keys.beside("").absolute()
        named = (key.name.rstrip("."), key.name)
        beside = resolved.parent == key.parent.resolve() and (
            resolved.name == named[0] or resolved.name.startswith(named[1])
        )
        inside = resolved.is_relative_to(self.path.absolute().resolve())
        if beside or (inside and not resolved.is_relative_to(self.backups.absolute().resolve())):
            raise UserError("target_inside_data_dir")

    def mark(self, key: bytes) -> Mark:
        """The mark of this store, which lies beside the key."""
        return Mark(self.keys.beside(f"{self.marker().store_id}.mark"), key)

    def open_store(self, key: bytes) -> Store:
        """Open the store of this folder. Raises as `connect` does, and StoreTooNew."""
        return Store(self.store_path, key)

    def needs_upgrade(self, key: bytes) -> bool:
        """Whether the store's schema is older than this program's. Raises StoreTooNew."""
        connection = connect(self.store_path, key)
        try:
            with translated_errors():
                return migrations.check_not_newer(connection) < migrations.SCHEMA_VERSION
        finally:
            connection.close()

    def upgrade(self, key: bytes) -> None:
        """Bring the schema up to date. The caller has made a backup."""
        connection = connect(self.store_path, key)
        try:
            with translated_errors():
                migrations.upgrade(connection)
        finally:
            connection.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the folder for this process alone. Raises StoreInUse when another one has it."""
        if not self.path.is_dir():
            raise StoreMissing("not_made")
        with disk_errors(), (self.path / "lock").open("ab") as file:
            if not _lock(file):
                raise StoreInUse()
            yield


def _lock(file: IO[bytes]) -> bool:
    """Take the operating system's own lock, which dies with the process."""
    try:
        if os.name == "nt":
            import msvcrt

            locking: Any = getattr(msvcrt, "locking")  # noqa: B009 - Windows only
            locking(file.fileno(), getattr(msvcrt, "LK_NBLCK"), 1)  # noqa: B009
        else:
            import fcntl

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextmanager
def disk_errors() -> Iterator[None]:
    """Turn the operating system's errors about files into ours."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull() from error
        if error.errno == errno.EIO:
            raise DiskFault() from error
        raise StorageError("folder_unusable", errno=error.errno) from error
