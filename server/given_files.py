"""Files that whoever runs the server names in a command."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO


class FileUnreadable(Exception):
    """A file that was named cannot be opened; `name` is its name without the folder."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def opened(file: Path) -> BinaryIO:
    """The file, open for reading. Raises FileUnreadable."""
    try:
        return file.open("rb")
    except (OSError, ValueError):
        raise FileUnreadable(file.name) from None
