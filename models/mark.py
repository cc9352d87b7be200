"""The mark: the highest numbers ever given, kept outside the store, where no restore undoes it.

It is written and synced before the commit that uses a number. So a store whose numbers are behind
the mark has lost something: by one number after a power cut in between, by more after a restore.
The mark also holds the token for the centre, which must not go back with a restored store.

The file has two slots that are written in turn, each sealed with a key derived from the store's;
a torn write costs the newer slot only, and that write was not yet promised to anyone.
"""

from __future__ import annotations

import errno
import json
import os
import secrets
import threading
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from models.errors import DiskFault, DiskFull, StorageError
from models.keys import derive

_SLOT_BYTES = 8192
_DAYS_KEPT = 40


@dataclass(frozen=True, slots=True)
class MarkState:
    """`numbers` maps "{agency}|{ISO day}" to the highest number given; `turn` counts the writes."""

    generation: str = ""
    provisional: int = 0
    numbers: dict[str, int] = field(default_factory=dict)
    token: str | None = None
    turn: int = 0


class Mark:
    """The mark file of one store. Safe to use from several threads."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        self._cipher = AESGCM(derive(key, "mark"))
        self._lock = threading.Lock()
        self._state = self._read()

    @property
    def exists(self) -> bool:
        """False when this computer has no mark of this store: it came from elsewhere."""
        return self._state is not None

    @property
    def state(self) -> MarkState:
        return self._state or MarkState()

    def record(self, numbers: dict[str, int], provisional: int = 0) -> None:
        """Raise the marks to at least these; returns when they are on the disk."""
        with self._lock:
            now = self.state
            raised = {key: max(number, now.numbers.get(key, 0)) for key, number in numbers.items()}
            self._write(
                replace(
                    now,
                    numbers={**now.numbers, **raised},
                    provisional=max(now.provisional, provisional),
                )
            )

    def set_generation(self, generation: str) -> None:
        """Note which life of the store goes on from here.

        Final numbers of an earlier life are dropped: their blocks are closed, and compared with a
        restored store they would look like a loss at every opening.
        """
        with self._lock:
            self._write(replace(self.state, generation=generation, numbers={}))

    def set_token(self, token: str | None) -> None:
        """Keep the token for the centre."""
        with self._lock:
            self._write(replace(self.state, token=token))

    def _read(self) -> MarkState | None:
        try:
            data = self._path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StorageError("mark_unreadable") from error
        slots = (self._open(data[:_SLOT_BYTES]), self._open(data[_SLOT_BYTES:]))
        readable = [slot for slot in slots if slot is not None]
        return max(readable, key=lambda state: state.turn) if readable else None

    def _open(self, slot: bytes) -> MarkState | None:
        length = int.from_bytes(slot[:4], "big")
        if not 12 < length <= len(slot) - 4:
            return None
        sealed = slot[4 : 4 + length]
        try:
            text = self._cipher.decrypt(sealed[:12], sealed[12:], b"mot-cua mark")
        except InvalidTag:
            return None
        return MarkState(**json.loads(text))

    def _write(self, state: MarkState) -> None:
        state = replace(state, turn=state.turn + 1, numbers=_latest_days(state.numbers))
        sealed = self._seal(state)
        while len(sealed) > _SLOT_BYTES - 4:
            if not state.numbers:
                raise StorageError("mark_too_long")  # a token no centre of ours gives
            state = replace(state, numbers=_latest_days(state.numbers, fewer=True))
            sealed = self._seal(state)
        slot = (len(sealed).to_bytes(4, "big") + sealed).ljust(_SLOT_BYTES, b"\0")
        try:
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                os.lseek(descriptor, (state.turn % 2) * _SLOT_BYTES, os.SEEK_SET)
                written = os.write(descriptor, slot)
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        except OSError as error:
            full = error.errno in (errno.ENOSPC, errno.EDQUOT)
            raise (DiskFull() if full else DiskFault()) from error
        if written != len(slot):
            raise DiskFull()
        self._state = state

    def _seal(self, state: MarkState) -> bytes:
        content: dict[str, Any] = {
            "generation": state.generation,
            "provisional": state.provisional,
            "numbers": state.numbers,
            "token": state.token,
            "turn": state.turn,
        }
        nonce = secrets.token_bytes(12)
        text = json.dumps(content, separators=(",", ":")).encode()
        return nonce + self._cipher.encrypt(nonce, text, b"mot-cua mark")


def number_key(agency_id: str, iso_day: str) -> str:
    """The name of one day's numbers of one agency in the mark."""
    return f"{agency_id}|{iso_day}"


def _latest_days(numbers: dict[str, int], *, fewer: bool = False) -> dict[str, int]:
    """Only the last days matter: numbers of a past day come from the centre alone.

    `fewer` leaves out the oldest day of them as well.
    """
    days = sorted({key.rpartition("|")[2] for key in numbers})[-_DAYS_KEPT:]
    days = days[1:] if fewer else days
    return {key: number for key, number in numbers.items() if key.rpartition("|")[2] in days}
