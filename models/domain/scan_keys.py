"""A card that arrived as the keys of Telex or VNI: a scanner set to type them, no input method on.

`Nguyeenx` and `Nguye64n` stand for Nguyễn. Plain unmarked text must never be taken for keys, so
nothing is read unless every word that changes becomes a Vietnamese syllable and the whole name too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from models.domain.scan_plausible import is_syllable, tone_places
from models.domain.text import TONE_MARKS

_TELEX_TONES = dict(zip("frxsj", TONE_MARKS, strict=True))
_VNI_TONES = dict(zip("23415", TONE_MARKS, strict=True))
_TELEX_LETTERS = {"aa": "â", "ee": "ê", "oo": "ô", "aw": "ă", "ow": "ơ", "uw": "ư", "dd": "đ"}
_VNI_LETTERS = {"a6": "â", "e6": "ê", "o6": "ô", "a8": "ă", "o7": "ơ", "u7": "ư", "d9": "đ"}
_TELEX_PAIR = re.compile("|".join(_TELEX_LETTERS))
_VNI_PAIR = re.compile("|".join(_VNI_LETTERS))
_TELEX_WORD = re.compile(r"[A-Za-z]+")
_VNI_WORD = re.compile(
    r"(?<![0-9A-Za-z])(?:[A-Za-z]{2,}[1-9]|[Dd]9[A-Za-z]|[AEOUaeou][6-8][A-Za-z])[0-9A-Za-z]*"
)
"""A letter and digits alone (A5) is a house, not a word."""
_TELEX_ONLY = re.compile(r"aa|ee|oo|w|dd|[frxsj]$")
_FEWEST_CHANGED = 2

Spelling = Callable[[str], str | None]


def read_telex(word: str) -> str | None:
    """The word meant by these Telex keys; None when they spell no Vietnamese syllable."""
    low = word.lower()
    if not _TELEX_ONLY.search(low):
        return None
    tone = _TELEX_TONES.get(low[-1], "")
    letters = low[:-1] if tone else low
    letters = re.sub(r"uwow|uow(?=[a-z])", "ươ", letters)
    return _spelt(_TELEX_PAIR.sub(lambda m: _TELEX_LETTERS[m[0]], letters), tone, word)


def read_vni(word: str) -> str | None:
    """The word meant by these VNI keys; None when they spell no Vietnamese syllable."""
    low = word.lower()
    marks = [c for c in low if c in _VNI_TONES]
    if len(marks) > 1:
        return None
    letters = "".join(c for c in low if c not in _VNI_TONES)
    letters = re.sub(r"u7o7|uo7(?=[a-z])", "ươ", letters)
    letters = _VNI_PAIR.sub(lambda m: _VNI_LETTERS[m[0]], letters)
    return _spelt(letters, _VNI_TONES[marks[0]] if marks else "", word)


def _spelt(letters: str, tone: str, typed: str) -> str | None:
    """The syllable with its tone where it is written, in the case it was typed in."""
    if not letters.isalpha():
        return None
    if tone:
        places = tone_places(letters)
        if not places:
            return None
        letters = letters[: places[0] + 1] + tone + letters[places[0] + 1 :]
    spelt = unicodedata.normalize("NFC", letters)
    if not is_syllable(spelt):
        return None
    if (typed.isupper() and len(typed) > 1) or sum(c.isupper() for c in typed) > 1:
        return spelt.upper()
    return spelt.capitalize() if typed[0].isupper() else spelt


def from_keys(fields: list[str], texts: tuple[int, ...], sex_place: int) -> tuple[str, str] | None:
    """The card's text with Telex or VNI keys read, and which of the two; None when it has none.

    `texts` are the places of names and addresses; the first of them must become a name through and
    through. Sound text, even unmarked, comes back as None.
    """
    if not all(field.isascii() for field in fields):
        return None
    for name, pattern, spell in (
        ("vni_keys", _VNI_WORD, read_vni),
        ("telex_keys", _TELEX_WORD, read_telex),
    ):
        read = _read(fields, (*texts, sex_place), pattern, spell)
        if read is not None:
            return read, name
    return None


def _read(
    fields: list[str], places: tuple[int, ...], pattern: re.Pattern[str], spell: Spelling
) -> str | None:
    changed = 0
    found = list(fields)

    def respelt(match: re.Match[str]) -> str:
        nonlocal changed
        word = spell(match[0])
        if word is None or word == match[0]:
            return match[0]
        changed += 1
        return word

    for place in places:
        if place < len(found):
            found[place] = pattern.sub(respelt, found[place])
    words = re.findall(r"[^\s'.-]+", found[places[0]])
    is_name = all(is_syllable(word.lower()) for word in words)
    return "|".join(found) if is_name and changed >= _FEWEST_CHANGED else None
