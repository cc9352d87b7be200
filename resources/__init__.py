"""The files the program ships: fonts, forms, calendars, the catalogue. Read only, never written.

Names are relative to this folder with forward slashes ("calendars/vn.json"). The same calls work
from the source tree and from the packed program, since both keep the folder beside this module.
"""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import Any

__all__ = ["path", "read_bytes", "read_json"]


def read_bytes(name: str) -> bytes:
    """The bytes of a shipped file. Raises ValueError for an unsafe name, FileNotFoundError."""
    return path(name).read_bytes()


def read_json(name: str) -> Any:
    """A shipped JSON file, parsed. Raises ValueError when the name or the file is not sound."""
    return json.loads(read_bytes(name).decode("utf-8"))


def path(name: str) -> Path:
    """Where a shipped file lies on disk, for those who need a path (font and image loaders).

    Raises ValueError for an absolute name, one with "..", a backslash or a drive letter.
    """
    relative = PurePosixPath(name)
    unsafe = relative.is_absolute() or ".." in relative.parts or "\\" in name or ":" in name
    if unsafe or not relative.parts:
        raise ValueError(f"not a name inside resources: {name!r}")
    found = files(__name__)
    for part in relative.parts:
        found = found / part
    return Path(str(found))
