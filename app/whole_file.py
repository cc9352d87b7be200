"""A file that is written whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from models.errors import UserError


def write_file(path: Path, content: bytes) -> None:
    """Write whole or not at all. Raises UserError(`file_unwritable`)."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(content)
        os.replace(part, path)
    except (OSError, ValueError) as error:
        with suppress(OSError, ValueError):
            part.unlink(missing_ok=True)
        raise UserError("file_unwritable", name=path.name) from error
