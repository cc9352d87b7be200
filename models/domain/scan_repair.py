"""Vietnamese letters damaged on the way from the card: find what was meant, or say that it is lost.

UTF-8 read in another code page, once or more times, is told by its structure. The old encodings
are told by how Vietnamese each reading looks; where two readings look equally good nothing is
guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models.domain.scan_encodings import (
    RIGHT_READINGS,
    WIDE_READINGS,
    WRONG_READINGS,
    bytes_behind,
    from_utf8,
)
from models.domain.scan_plausible import Look, look_of

_MOST_LAYERS = 3
_COMMONEST_PAGES = ("cp1252",)
_HAN_OR_KANA = re.compile("[\u3000-\u9fff\uff61-\uff9f]")
_NOT_IN_CODE_PAGES = re.compile("[\u1ea0-\u1ef9\u0128\u0129\u0168\u0169]")
"""Letters that no code page of one byte shows: a clean text with one of them came sound."""

_ONE_ODD_WORD = 4
"""More than any one word costs that can be written in Vietnamese letters, see `scan_plausible`."""

_LEAST_LEAD = 2
_SOFT_HYPHEN = "\u00ad"
_STRAY_D = str.maketrans({"\u00d0": "Đ", "\u00f0": "đ", "\u0189": "Đ", "\u0256": "đ"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as it was meant. `lost`: what was meant is not certain.

    `doubtful`: it may be sound and was left alone, though read in an old encoding it would look as
    good or one word better; a person must look.
    `damage` names what was undone: how the bytes were meant and in what they were read, as in
    "utf8_as_cp1252" or "tcvn3_as_bytes"; None when the text came sound.
    """

    text: str
    damage: str | None = None
    lost: bool = False
    doubtful: bool = False

    @property
    def repaired(self) -> bool:
        """Whether the text is not as it came."""
        return self.damage is not None


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
    found = {t: name for name, read in RIGHT_READINGS.items() if (t := read(payload)) is not None}
    best = _best(found)
    if best is not None:
        return Reading(best, f"{found[best]}_as_bytes")
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
        return unwrapped
    return _by_old_encodings(text, composed)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace(_SOFT_HYPHEN, ""))


def _without_utf8_layers(text: str) -> Reading | None:
    """Undo UTF-8 read in a wrong code page; None when no number of layers gives clean text."""
    layer = {text: "utf8"}
    found: dict[str, str] = {}
    for _ in range(_MOST_LAYERS):
        peeled = {
            inner: f"{damage}_as_{page}"
            for outer, damage in layer.items()
            for inner, page in _peeled_once(outer)
        }
        clean = {_composed(inner): damage for inner, damage in reversed(peeled.items())}
        best = _best(clean, lead=1)
        if best is not None:
            found[best] = clean[best]
        layer = dict(sorted(peeled.items())[:8])
    if not found:
        return None
    meant = min(found, key=look_of)
    return Reading(meant, found[meant])


def _peeled_once(text: str) -> Iterator[tuple[str, str]]:
    for page, table in WRONG_READINGS.items():
        data = bytes_behind(text, table)
        if data is not None:
            yield from ((inner, page) for inner in from_utf8(data) if inner != text)
    for page in WIDE_READINGS if _HAN_OR_KANA.search(text) else ():
        try:
            yield text.encode(page).decode("utf-8"), page
        except UnicodeError:
            continue


def _by_old_encodings(text: str, composed: str) -> Reading:
    """Choose between the text as it is and what old encodings make of it."""
    present = look_of(composed)
    if _NOT_IN_CODE_PAGES.search(text) and present.is_clean:
        return Reading(composed)
    choices = {composed.translate(_STRAY_D): "eth_for_d"}
    for reading, damage in _old_readings(text, _pages_for(present)):
        choices.setdefault(reading, damage)
    choices.pop(composed, None)
    better = {c: damage for c, damage in choices.items() if look_of(c) < present}
    if _may_be_sound(present, min(map(look_of, choices), default=present)):
        return Reading(composed, doubtful=bool(better) or _has_a_rival(present, choices))
    best = _best(better)
    if best is not None:
        return Reading(best, better[best])
    return Reading(composed, lost=bool(better) or not present.is_clean)


def _may_be_sound(present: Look, best: Look) -> bool:
    """Whether a text of Vietnamese letters may be meant so: at most one word of it is odd.

    Names of minority peoples are odd too; one such name must never become another.
    """
    return present.is_clean and present.cost - best.cost < _ONE_ODD_WORD


def _has_a_rival(present: Look, choices: Iterable[str]) -> bool:
    """Whether an odd text would look no odder read another way."""
    return not present.is_perfect and any(look_of(c).cost == present.cost for c in choices)


def _pages_for(present: Look) -> tuple[str, ...]:
    """The code pages worth trying: the commonest alone for a text that looks perfect."""
    return _COMMONEST_PAGES if present.is_perfect else tuple(WRONG_READINGS)


def _old_readings(text: str, pages: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for page in pages:
        data = bytes_behind(text, WRONG_READINGS[page])
        if data is None:
            continue
        for meant, read in RIGHT_READINGS.items():
            reading = read(data)
            if reading is not None:
                yield reading, f"{meant}_as_{page}"


def _best(choices: Iterable[str], *, lead: int = _LEAST_LEAD) -> str | None:
    """The one clean reading that looks best; None when there is none, or a second comes near.

    One common word may stand in a wrong reading by chance: it is too small a lead, but for the
    places of spaces in UTF-8, whose structure is certain.
    """
    ranked = sorted((look, text) for text in set(choices) if (look := look_of(text)).is_clean)
    if not ranked or (len(ranked) > 1 and _distance(ranked[0][0], ranked[1][0]) < lead):
        return None
    return ranked[0][1]


def _distance(best: Look, second: Look) -> int:
    return second.cost + second.known - best.cost - best.known
