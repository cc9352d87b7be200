"""What tells an official from another one of the same name."""

from __future__ import annotations

from typing import Any


def apply(connection: Any) -> None:
    connection.execute("ALTER TABLE official ADD COLUMN note TEXT")
