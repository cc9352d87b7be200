"""The key of the embedded store: in a file outside the data folder, or in the system's key store.

A key is made only for a store that does not exist yet; a store whose key is gone is refused.

The counter has a piece of its own for this (`models.keys`), and it stays two on purpose: the
centre is installed without the counter's rooms, several of its programs may begin one folder at
once (the first key wins), and its key has neither a recovery key nor a mark beside it. What they
share is a random 32-byte key as hex in a file of mode 0600, and no more.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
from pathlib import Path

from models.errors import KeyMissing, KeyWrong, UnsafeSettings

_HEX_KEY = re.compile(r"[0-9a-f]{64}")
_SERVICE = "mot-cua-trung-tam"


def store_key(data_dir: Path, key_file: Path | None, *, store_exists: bool) -> str:
    """The 32-byte key as 64 hex digits, made when there is no store yet.

    Raises UnsafeSettings when the key file lies inside the data folder, KeyMissing when the store
    exists and the key does not or no key store can be used, KeyWrong when the text is no key.
    """
    if key_file is None:
        return _from_key_store(str(data_dir.resolve()), store_exists)
    if key_file.resolve().is_relative_to(data_dir.resolve()):
        raise UnsafeSettings("key_inside_data_folder")
    if not key_file.exists():
        if store_exists:
            raise KeyMissing("key_file_missing")
        _make_key_file(key_file)
    return _checked(key_file.read_text(encoding="ascii", errors="replace").strip())


def _make_key_file(key_file: Path) -> None:
    """Write a new key whole or not at all; of two programs at once the first wins."""
    key_file.parent.mkdir(parents=True, exist_ok=True)
    part = key_file.with_name(f"{key_file.name}.{os.getpid()}.{secrets.token_hex(4)}")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(32) + "\n")
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(part, key_file)
    finally:
        part.unlink()


def _from_key_store(name: str, store_exists: bool) -> str:
    import keyring
    import keyring.errors

    try:
        kept = keyring.get_password(_SERVICE, name)
        if kept is None:
            if store_exists:
                raise KeyMissing("key_missing")
            keyring.set_password(_SERVICE, name, secrets.token_hex(32))
            kept = keyring.get_password(_SERVICE, name)
    except keyring.errors.KeyringError:
        raise KeyMissing("no_key_store") from None
    if kept is None:
        raise KeyMissing("no_key_store")
    return _checked(kept)


def _checked(text: str) -> str:
    if _HEX_KEY.fullmatch(text) is None:
        raise KeyWrong("key_unreadable")
    return text
