"""Calendar files as an official names them on the command line: read, or refused in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from models.domain.calendar_reading import LARGEST_FILE_BYTES, CalendarFileWrong
from models.errors import UserError


def content_of(file: Path) -> bytes:
    """The bytes of a file, one more than allowed at most. Raises UserError(`file_unreadable`)."""
    try:
        with file.open("rb") as opened:
            return opened.read(LARGEST_FILE_BYTES + 1)
    except (OSError, ValueError) as error:
        raise UserError("file_unreadable", name=file.name) from error


@contextmanager
def place_named() -> Iterator[None]:
    """A file that is wrong becomes a UserError whose sentence names the place."""
    try:
        yield
    except CalendarFileWrong as error:
        code = f"calendar_file.{error.problem}"
        raise UserError(code, place=error.place, value=error.value) from error
