"""A file that only takes up room, given up when the disk is full so that the day can be finished.

On a full disk even deleting rows fails, because a delete is a write. The ballast is what can be
given back at once: room for the rest of a day's dossiers and for a backup.
"""

from __future__ import annotations

import logging
import os
import shutil
from pathlib import Path

from models.keys import sync_folder

log = logging.getLogger("counter.store")

BALLAST_BYTES = 32 * 1024 * 1024
_TIMES_ITS_SIZE_FREE = 8
_PIECE_BYTES = 1024 * 1024


class Ballast:
    """The ballast of one data folder. None of its methods raises: it must never stop a save."""

    def __init__(self, path: Path, size_bytes: int = BALLAST_BYTES) -> None:
        self._path = path
        self._size_bytes = size_bytes

    @property
    def is_there(self) -> bool:
        return self._path.exists()

    def keep(self) -> bool:
        """Write it when it is missing and there is plenty of room. Whether it is there now."""
        if self.is_there:
            return True
        part = self._path.with_suffix(".part")
        try:
            free = shutil.disk_usage(self._path.parent).free
            if free < _TIMES_ITS_SIZE_FREE * self._size_bytes:
                return False
            self._fill(part)
            os.replace(part, self._path)
            sync_folder(self._path.parent)
        except OSError as error:
            log.warning("ballast not written: errno=%s", error.errno)
            _drop(part)
            return False
        return True

    def give_up(self) -> bool:
        """Give its room back to the disk. Whether there was any to give."""
        return _drop(self._path)

    def _fill(self, part: Path) -> None:
        """Random bytes: a file system that packs zeros would keep no room for them."""
        with part.open("wb") as file:
            for start in range(0, self._size_bytes, _PIECE_BYTES):
                file.write(os.urandom(min(_PIECE_BYTES, self._size_bytes - start)))
            file.flush()
            os.fsync(file.fileno())


def _drop(path: Path) -> bool:
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        log.warning("ballast not given up: errno=%s", error.errno)
        return False
    return True
