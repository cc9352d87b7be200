"""Identifiers made on this computer: random, time-ordered, never reused."""

from __future__ import annotations

import os
import re
from datetime import datetime

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def new_id(at: datetime) -> str:
    """A UUID of version 7 (RFC 9562): the instant in milliseconds, then 74 random bits.

    A restored copy of the store cannot make the same id again, since nothing counts.
    """
    milliseconds = int(at.timestamp() * 1000) & 0xFFFF_FFFF_FFFF
    random_bits = int.from_bytes(os.urandom(10), "big")
    value = milliseconds << 80 | random_bits
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def is_id(text: str) -> bool:
    """Whether the text is a UUID in its canonical form, safe to use in a path or a query."""
    return _UUID.fullmatch(text) is not None
