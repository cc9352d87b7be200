"""Copies of the store that can be trusted: made from a snapshot, verified, then kept.

A backup is one file: a zip (stored, not packed) with `manifest.json` and the encrypted `store.db`.
The manifest tells the store's id, schema, counts and the key sealed by the recovery key; nobody's
name is in it. A copy of `store.db` alone, without its -wal, is no backup.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import secrets
import shutil
import time
import zipfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from models import migrations
from models.data_folder import DataFolder, Marker, disk_errors
from models.domain.clock import Clock, iso_local, parse_instant
from models.errors import BackupUnusable, StorageError, StoreTooNew
from models.keys import key_matches, sync_folder
from models.store import connect, translated_errors

log = logging.getLogger("counter.backup")

FORMAT = 1
_KEPT = 48
_PAGES_A_STEP = 256
_LEFTOVER_AFTER_S = 24 * 3600
_STORE, _MANIFEST = "store.db", "manifest.json"
_LARGEST_MANIFEST_BYTES = 64 * 1024
_UNREADABLE = (
    OSError,
    zipfile.BadZipFile,
    EOFError,
    RuntimeError,  # packed in a way zipfile does not do, encrypted, or nested without end
    ValueError,
    TypeError,
    AttributeError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """`dossiers` and `history` are counts at the moment of the copy."""

    format: int
    store_id: str
    key_check: str
    sealed_key: str
    store_made_at: str
    schema: int
    made_at: str
    dossiers: int
    history: int
    sha256: str

    @property
    def made_at_instant(self) -> datetime:
        return parse_instant(self.made_at)

    @property
    def marker(self) -> Marker:
        """The marker of the store in this backup. Raises ValueError when it cannot be one."""
        return Marker(
            store_id=self.store_id,
            key_check=self.key_check,
            sealed_key=self.sealed_key,
            made_at=self.store_made_at,
        )


def go_on() -> None:
    """What `between_steps` does when nobody wants a backup to stop."""


def make_backup(
    folder: DataFolder,
    key: bytes,
    target: Path,
    clock: Clock,
    between_steps: Callable[[], None] = go_on,
) -> Manifest:
    """Write a verified backup to `target`, replacing it only when the new one is good.

    Works beside a running program. `between_steps` is called often and may raise to stop it. Raises
    StorageError kinds, BackupUnusable when the copy does not verify (then `target` is untouched),
    UserError when it would replace the store or its key.
    """
    marker = folder.marker()
    folder.check_outside(target)
    with disk_errors():
        folder.backups.mkdir(exist_ok=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        _drop_leftovers(folder)
        copy = folder.backups / f"copy-{os.getpid()}-{secrets.token_hex(4)}.part"
        part = target.with_name(target.name + ".part")
        try:
            _copy_store(folder.store_path, copy, key, between_steps)
            schema, dossiers, history = _verify(copy, key)
            manifest = Manifest(
                format=FORMAT,
                store_id=marker.store_id,
                key_check=marker.key_check,
                sealed_key=marker.sealed_key,
                store_made_at=marker.made_at,
                schema=schema,
                made_at=iso_local(clock.now()),
                dossiers=dossiers,
                history=history,
                sha256=_sha256(copy),
            )
            between_steps()
            _pack(part, copy, manifest)
            between_steps()
            _check_packed(part, manifest)
            os.replace(part, target)
            sync_folder(target.parent)
        finally:
            copy.unlink(missing_ok=True)
            part.unlink(missing_ok=True)
    return manifest


def _drop_leftovers(folder: DataFolder) -> None:
    """Remove the unfinished copies of programs that were stopped in the middle of one."""
    for left in folder.backups.glob("copy-*.part*"):
        try:
            is_old = time.time() - left.stat().st_mtime > _LEFTOVER_AFTER_S
        except FileNotFoundError:
            continue  # another program has just finished with it
        if is_old:
            left.unlink(missing_ok=True)


def make_regular_backup(
    folder: DataFolder,
    key: bytes,
    clock: Clock,
    between_steps: Callable[[], None] = go_on,
) -> tuple[Path, Manifest]:
    """A backup under `backups/`, named by its instant; old ones go only after it is verified."""
    name = f"{iso_local(clock.now())[:19].replace(':', '')}.mcbackup"
    path = folder.backups / name
    manifest = make_backup(folder, key, path, clock, between_steps)
    with disk_errors():
        for old in regular_backups(folder)[_KEPT:]:
            old.unlink(missing_ok=True)
    return path, manifest


def regular_backups(folder: DataFolder) -> list[Path]:
    """The program's own backups, newest first."""
    return sorted(folder.backups.glob("*.mcbackup"), reverse=True)


def newest_manifest(folder: DataFolder) -> Manifest | None:
    """What the newest readable one of the program's own backups says; None when there is none."""
    for path in regular_backups(folder):
        try:
            return read_manifest(path)
        except BackupUnusable:
            log.warning("a backup of our own is unreadable")
    return None


def read_manifest(path: Path) -> Manifest:
    """What a backup file says of itself. Raises BackupUnusable."""
    try:
        with zipfile.ZipFile(path) as packed:
            if sorted(packed.namelist()) != sorted((_MANIFEST, _STORE)):
                raise BackupUnusable()
            if packed.getinfo(_MANIFEST).file_size > _LARGEST_MANIFEST_BYTES:
                raise BackupUnusable()
            if any(part.compress_type or part.flag_bits & 1 for part in packed.infolist()):
                raise BackupUnusable()  # ours are stored as they are; a packed one may be a bomb
            content = json.loads(packed.read(_MANIFEST))
        manifest = Manifest(**content)
        known = manifest.format == FORMAT and isinstance(manifest.dossiers, int)
        known = known and isinstance(manifest.schema, int) and bool(manifest.marker)
        parse_instant(manifest.made_at)
    except _UNREADABLE as error:
        raise BackupUnusable() from error
    if not known:
        raise BackupUnusable()
    return manifest


def restore(folder: DataFolder, path: Path, clock: Clock) -> Manifest:
    """Put a backup in the place of the store. The store that was there is set aside, not deleted.

    The caller holds the folder and, afterwards, begins a new life of the store (leases closed).
    Everything is checked before anything is replaced. Raises BackupUnusable (also for another
    key), StoreTooNew, KeyMissing, StorageError kinds.
    """
    manifest = read_manifest(path)
    key = folder.keys.read()
    if key is None or not key_matches(key, manifest.key_check):
        raise BackupUnusable("backup_other_key")
    if manifest.schema > migrations.SCHEMA_VERSION:
        raise StoreTooNew(found=manifest.schema, known=migrations.SCHEMA_VERSION)
    with disk_errors():
        unpacked = folder.path / "restore.part"
        try:
            _unpack(path, unpacked, manifest)
            _verify(unpacked, key)
            _set_aside(folder, iso_local(clock.now())[:19].replace(":", ""))
            os.replace(unpacked, folder.store_path)
            sync_folder(folder.path)
            folder.write_marker(manifest.marker)
        finally:
            unpacked.unlink(missing_ok=True)
    return manifest


def _copy_store(
    source_path: Path, copy: Path, key: bytes, between_steps: Callable[[], None]
) -> None:
    copy.unlink(missing_ok=True)
    source = connect(source_path, key, read_only=True)
    try:
        with translated_errors():
            source.execute("BEGIN")  # one snapshot: writes beside it do not begin the copy anew
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()
            target = sqlcipher.connect(str(copy), isolation_level=None)
            try:
                target.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
                source.backup(
                    target, pages=_PAGES_A_STEP, progress=lambda *_: between_steps(), sleep=0.0
                )
            finally:
                target.close()
    finally:
        source.close()


def _verify(path: Path, key: bytes) -> tuple[int, int, int]:
    """Schema version and the counts of dossiers and history lines of a sound copy."""
    try:
        connection = connect(path, key, read_only=True)
        try:
            with translated_errors():
                damaged = connection.execute("PRAGMA cipher_integrity_check").fetchall()
                sound = connection.execute("PRAGMA quick_check").fetchone()[0] == "ok"
                schema = migrations.check_not_newer(connection)
                counts = [
                    int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
                    for table in ("dossier", "history")
                ]
        finally:
            connection.close()
            for ending in ("-wal", "-shm"):
                path.with_name(path.name + ending).unlink(missing_ok=True)
    except StoreTooNew:
        raise
    except StorageError as error:
        raise BackupUnusable() from error
    if damaged or not sound:
        raise BackupUnusable()
    return schema, counts[0], counts[1]


def _pack(part: Path, copy: Path, manifest: Manifest) -> None:
    with part.open("wb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as packed:
            packed.writestr(_MANIFEST, json.dumps(asdict(manifest), indent=1))
            packed.write(copy, _STORE)
        file.flush()
        os.fsync(file.fileno())


def _check_packed(part: Path, manifest: Manifest) -> None:
    with zipfile.ZipFile(part) as packed, packed.open(_STORE) as stored:
        if _digest(stored) != manifest.sha256:
            raise BackupUnusable()


def _unpack(path: Path, target: Path, manifest: Manifest) -> None:
    try:
        with (
            zipfile.ZipFile(path) as packed,
            packed.open(_STORE) as stored,
            target.open("wb") as file,
        ):
            shutil.copyfileobj(stored, file, 1024 * 1024)
            file.flush()
            os.fsync(file.fileno())
    except (zipfile.BadZipFile, EOFError) as error:
        raise BackupUnusable() from error
    if _sha256(target) != manifest.sha256:
        raise BackupUnusable()


def _set_aside(folder: DataFolder, name: str) -> None:
    """Move the store into a folder of its own; nothing set aside before is ever replaced."""
    aside = folder.set_aside / name
    for number in count(2):
        if not aside.exists():
            break
        aside = folder.set_aside / f"{name}-{number}"
    for name in ("store.db", "store.db-wal", "store.db-shm"):  # a store never without its -wal
        present = folder.path / name
        if present.exists():
            aside.mkdir(parents=True, exist_ok=True)
            os.replace(present, aside / name)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return _digest(file)


def _digest(file: Any) -> str:
    return hashlib.file_digest(file, "sha256").hexdigest()
