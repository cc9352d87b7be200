"""Values out of JSON, read strictly: what is ill-typed raises ValueError naming the field."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any

LONGEST_TEXT = 4_000


def as_object(value: object, where: str) -> Mapping[str, Any]:
    """The value as an object."""
    if not isinstance(value, Mapping):
        raise ValueError(f"{where}: must be an object")
    return value


def as_list(value: object, where: str) -> list[object]:
    """The value as a list."""
    if not isinstance(value, list):
        raise ValueError(f"{where}: must be a list")
    return value


def as_text(value: object, where: str) -> str:
    """The value as a text that says something, composed (NFC), without blanks around it."""
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST_TEXT:
        raise ValueError(f"{where}: must be a text of at most {LONGEST_TEXT} characters")
    return unicodedata.normalize("NFC", value.strip())


def as_optional_text(value: object, where: str) -> str | None:
    """The value as a text, or None for null."""
    return None if value is None else as_text(value, where)


def as_texts(value: object, where: str) -> tuple[str, ...]:
    """The value as a list of texts."""
    return tuple(
        as_text(item, f"{where}[{index}]") for index, item in enumerate(as_list(value, where))
    )


def as_flag(value: object, where: str) -> bool:
    """The value as true or false."""
    if not isinstance(value, bool):
        raise ValueError(f"{where}: must be true or false")
    return value


def as_whole(value: object, where: str, most: int) -> int:
    """The value as a whole number from 0 to `most`."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise ValueError(f"{where}: must be a whole number from 0 to {most}")
    return value


def as_optional_day(value: object, where: str) -> date | None:
    """The value as a day like 2026-11-24, or None for null."""
    if value is None:
        return None
    try:
        return date.fromisoformat(as_text(value, where))
    except ValueError:
        raise ValueError(f"{where}: must be a day like 2026-11-24") from None
