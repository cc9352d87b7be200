"""Reads the JSON of a form file; what is wrong with it is said with its line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from printing.wording_problems import Problem

_MOST_BYTES = 1_000_000
"""A form file is a few kilobytes; what is much larger is none."""


class _KeyTwice(ValueError):
    """An object names a key twice: one of the two would be dropped without a word."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def read_wording(file: Path) -> tuple[object, tuple[Problem, ...]]:
    """What the file holds, or None and why it cannot be read; UTF-8 with or without a mark."""
    try:
        with file.open("rb") as opened:
            content = opened.read(_MOST_BYTES + 1)
    except (OSError, ValueError):
        return None, (Problem("unreadable", "file"),)
    if len(content) > _MOST_BYTES:
        return None, (Problem("too_large", "file"),)
    try:
        return json.loads(content.decode("utf-8-sig"), object_pairs_hook=_once), ()
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return None, (Problem("not_utf8", "line", str(line)),)
    except _KeyTwice as error:
        return None, (Problem("key_twice", "key", error.key),)
    except json.JSONDecodeError as error:
        return None, (Problem("json", "line", str(error.lineno), str(error.colno)),)
    except (ValueError, RecursionError):
        return None, (Problem("unreadable", "file"),)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _KeyTwice(key)
        found[key] = value
    return found
