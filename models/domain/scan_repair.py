"""Vietnamese letters damaged on the way from the card: find what was meant, or say that it is lost.

UTF-8 read in another code page, once or more times, is told by its structure. The old encodings
are told by how Vietnamese each reading looks; where two readings look equally good nothing is
guessed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models.domain.scan_encodings import (
    RIGHT_READINGS,
    WRONG_READINGS,
    bytes_behind,
    from_utf8,
)
from models.domain.scan_plausible import look_of

_MOST_LAYERS = 3
_OLD_PAGES = ("cp1252", "cp1258")
_SOFT_HYPHEN = "\u00ad"
_STRAY_D = str.maketrans({"\u00d0": "Đ", "\u00f0": "đ", "\u0189": "Đ", "\u0256": "đ"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as it was meant. `repaired`: it was damaged. `lost`: what was meant is not certain."""

    text: str
    repaired: bool = False
    lost: bool = False


def decode(payload: bytes) -> Reading:
    """Read what a serial scanner sent: UTF-8, UTF-16 with its mark or zeros, else an old encoding.

    Never raises; bytes that fit nothing come back `lost`, undecodable ones as U+FFFD. Text that
    was damaged before it became UTF-8 is not mended here: see `repair`.
    """
    wide = _utf16(payload)
    if wide is not None:
        return Reading(wide)
    try:
        return Reading(payload.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    best = _best(t for read in RIGHT_READINGS.values() if (t := read(payload)) is not None)
    if best is not None:
        return Reading(best, repaired=True)
    return Reading(payload.decode("utf-8", "replace"), lost=True)


def _utf16(payload: bytes) -> str | None:
    if payload[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return payload.decode("utf-16", "replace")
    if len(payload) > 3 and payload[1:8:2].strip(b"\0") == b"" and payload[0]:
        return payload.decode("utf-16-le", "replace")
    if len(payload) > 3 and payload[0:7:2].strip(b"\0") == b"" and payload[1]:
        return payload.decode("utf-16-be", "replace")
    return None


def repair(text: str) -> Reading:
    """Read what a keyboard scanner typed. Text that looks right comes back as it is."""
    if text.isascii():
        return Reading(text)
    composed = _composed(text)
    if "\ufffd" in text:
        return Reading(composed, lost=True)
    unwrapped = _without_utf8_layers(text)
    if unwrapped is not None:
        return Reading(unwrapped, repaired=True)
    return _by_old_encodings(text, composed)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace(_SOFT_HYPHEN, ""))


def _without_utf8_layers(text: str) -> str | None:
    """Undo UTF-8 read in a wrong code page; None when no number of layers gives clean text."""
    layer = [text]
    for _ in range(_MOST_LAYERS):
        peeled = {inner for outer in layer for inner in _peeled_once(outer)}
        best = _best(_composed(inner) for inner in peeled)
        if best is not None:
            return best
        layer = sorted(peeled)[:8]
    return None


def _peeled_once(text: str) -> Iterator[str]:
    for table in WRONG_READINGS.values():
        data = bytes_behind(text, table)
        if data is None:
            continue
        yield from (inner for inner in from_utf8(data) if inner != text)


def _by_old_encodings(text: str, composed: str) -> Reading:
    """Choose between the text as it is and what old encodings make of it."""
    present = look_of(composed)
    choices = {composed.translate(_STRAY_D), *_old_readings(text, all_pages=not present.is_perfect)}
    better = [c for c in choices if c != composed and look_of(c) < present]
    best = _best(better)
    if best is not None:
        return Reading(best, repaired=True)
    return Reading(composed, lost=bool(better) or not present.is_clean)


def _old_readings(text: str, *, all_pages: bool) -> Iterator[str]:
    for name, table in WRONG_READINGS.items():
        if name not in (_OLD_PAGES if all_pages else _OLD_PAGES[:1]):
            continue
        data = bytes_behind(text, table)
        if data is None:
            continue
        for decode in RIGHT_READINGS.values():
            reading = decode(data)
            if reading is not None:
                yield reading


def _best(choices: Iterable[str]) -> str | None:
    """The one clean reading that looks best; None when there is none, or two look the same."""
    ranked = sorted((look, text) for text in set(choices) if (look := look_of(text)).is_clean)
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0][1]
