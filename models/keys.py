"""Where the 32-byte key of an encrypted store lives, and the recovery key that can replace it.

The key is never kept in the data folder: it is in the operating system's key store or, where
there is none, in a file that IT names (mode 0600). Beside the key lies the mark of
`models.mark`. An encrypted copy of the key, sealed by the recovery key, travels with the store.

The centre keeps the key of its own store in `server.keys`, which says why it is a second piece.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets
from pathlib import Path
from typing import Protocol

import platformdirs
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from models.errors import KeyMissing, KeyWrong, UnsafeSettings

KEY_BYTES = 32
_RECOVERY_BYTES = 20
_SERVICE = "mot-cua"


class KeyPlace(Protocol):
    """A place outside the data folder. `read` returns None when no key was ever put there."""

    def read(self) -> bytes | None: ...

    def write(self, key: bytes) -> None: ...

    def beside(self, name: str) -> Path:
        """A file for this store's other facts that must not lie in the data folder."""
        ...


class FileKeyPlace:
    """A key file named by IT: one line of hex, readable by its owner alone."""

    def __init__(self, path: Path, data_dir: Path) -> None:
        """Raises UnsafeSettings when the file would lie inside the data folder."""
        self._path = path.absolute()
        if self._path.resolve().is_relative_to(data_dir.absolute().resolve()):
            raise UnsafeSettings("key_inside_data_dir")

    def read(self) -> bytes | None:
        """Raises KeyWrong when the file holds no key, KeyMissing when it cannot be read."""
        try:
            text = self._path.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise KeyMissing("key_unreadable") from error
        try:
            key = bytes.fromhex(text)
        except ValueError:
            key = b""
        if len(key) != KEY_BYTES:
            raise KeyWrong("key_file_damaged")
        return key

    def write(self, key: bytes) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        part = self._path.with_name(self._path.name + ".part")
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            os.write(descriptor, key.hex().encode("ascii") + b"\n")
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        os.replace(part, self._path)
        sync_folder(self._path.parent)

    def beside(self, name: str) -> Path:
        return self._path.with_name(f"{self._path.name}.{name}")


class KeyringPlace:
    """The operating system's key store, under the data folder's path."""

    def __init__(self, data_dir: Path) -> None:
        """Raises KeyMissing(`no_key_store`) when this computer has no usable key store."""
        import keyring
        from keyring.backends import fail

        self._keyring = keyring
        if isinstance(keyring.get_keyring(), fail.Keyring) or keyring.get_keyring().priority <= 0:
            raise KeyMissing("no_key_store")
        self._name = hashlib.sha256(str(data_dir.absolute()).encode()).hexdigest()[:24]

    def read(self) -> bytes | None:
        from keyring.errors import KeyringError

        try:
            text = self._keyring.get_password(_SERVICE, self._name)
        except KeyringError as error:
            raise KeyMissing("key_store_locked") from error
        if text is None:
            return None
        try:
            key = bytes.fromhex(text)
        except ValueError:
            key = b""
        if len(key) != KEY_BYTES:
            raise KeyWrong("key_file_damaged")
        return key

    def write(self, key: bytes) -> None:
        self._keyring.set_password(_SERVICE, self._name, key.hex())

    def beside(self, name: str) -> Path:
        folder = Path(platformdirs.user_state_dir(_SERVICE, appauthor=False))
        folder.mkdir(parents=True, exist_ok=True)
        return folder / f"{self._name}.{name}"


def key_place(key_file: Path | None, data_dir: Path) -> KeyPlace:
    """The place to use: the named file, or else the operating system's key store."""
    return FileKeyPlace(key_file, data_dir) if key_file else KeyringPlace(data_dir)


def new_key() -> bytes:
    """A fresh random store key."""
    return secrets.token_bytes(KEY_BYTES)


def derive(key: bytes, purpose: str) -> bytes:
    """A 32-byte key for another purpose, from which the store key cannot be told."""
    return HKDF(hashes.SHA256(), 32, None, f"mot-cua {purpose}".encode()).derive(key)


def key_check(key: bytes) -> str:
    """A short fingerprint that tells a wrong key from a damaged store."""
    return derive(key, "check").hex()[:16]


def key_matches(key: bytes, check: str) -> bool:
    """Whether the key has this fingerprint."""
    return hmac.compare_digest(key_check(key), check)


def new_recovery_key() -> str:
    """A recovery key to be written on paper: 32 letters and digits in groups of four."""
    text = base64.b32encode(secrets.token_bytes(_RECOVERY_BYTES)).decode("ascii")
    return "-".join(text[i : i + 4] for i in range(0, len(text), 4))


def seal_key(key: bytes, recovery_key: str) -> str:
    """The store key sealed by the recovery key (hex), kept beside the store and its copies."""
    nonce = secrets.token_bytes(12)
    sealed = AESGCM(_recovery_bytes(recovery_key)).encrypt(nonce, key, b"mot-cua recovery")
    return (nonce + sealed).hex()


def unseal_key(sealed: str, recovery_key: str) -> bytes:
    """The store key back again. Raises KeyWrong when the recovery key is not the right one."""
    try:
        data = bytes.fromhex(sealed)
        opened = AESGCM(_recovery_bytes(recovery_key)).decrypt(
            data[:12], data[12:], b"mot-cua recovery"
        )
    except (InvalidTag, ValueError):
        raise KeyWrong("recovery_key_wrong") from None
    return opened


def _recovery_bytes(recovery_key: str) -> bytes:
    letters = "".join(c for c in recovery_key.upper() if c.isalnum())
    try:
        secret = base64.b32decode(letters)
    except ValueError:
        secret = b""
    if len(secret) != _RECOVERY_BYTES:
        raise KeyWrong("recovery_key_wrong")
    return derive(secret, "recovery")


def sync_folder(folder: Path) -> None:
    """Make a rename in this folder durable; Windows does so by itself."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
