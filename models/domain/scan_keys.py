"""A card that arrived as the keys of Telex or VNI: a scanner set to type them, no input method on.

`Nguyeenx`, `Nguyeexn` and `Nguye64n` stand for Nguyễn. Plain unmarked text must never be taken for
keys, so nothing is read unless every word that changes becomes a Vietnamese syllable and the whole
name too. Where many words or the sex were typed so, the rest is read as keys as well: a name of
another people (`Niee`, `KPAW`) is no syllable.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from models.domain.scan_plausible import is_syllable, tone_places
from models.domain.text import TONE_MARKS

_TELEX_TONES = dict(zip("frxsj", TONE_MARKS, strict=True))
_VNI_TONES = dict(zip("23415", TONE_MARKS, strict=True))
_TELEX_LETTERS = {"aa": "â", "ee": "ê", "oo": "ô", "aw": "ă", "ow": "ơ", "uw": "ư", "dd": "đ"}
_VNI_LETTERS = {"a6": "â", "e6": "ê", "o6": "ô", "a8": "ă", "o7": "ơ", "u7": "ư", "d9": "đ"}
_TELEX_PAIR = re.compile("|".join(_TELEX_LETTERS))
_VNI_PAIR = re.compile("|".join(_VNI_LETTERS))
_WORD = re.compile(r"[A-Za-z]+")
_WORD_WITH_DIGITS = re.compile(r"[0-9A-Za-z]+")
_VNI_WORD = re.compile(
    r"(?<![0-9A-Za-z])(?:[A-Za-z]{2,}[1-9]|[Dd]9[A-Za-z]|[AEIOUYaeiouy][1-8]+[A-Za-z])[0-9A-Za-z]*"
)
"""In an address a letter and digits alone (A5) is a house, not a word."""
_VOWEL = re.compile(r"[aeiouy]")
_TELEX_MARKS = re.compile(r"aa|ee|oo|w|dd")
_ONLY_KEYS = re.compile(r"[1-9w]|aa|ee|dd|(?<!^)[fxj]")
"""Boong, Xar and Sos are words of people too; a word with one of these is hardly any."""
_FEWEST_CHANGED = 2
_MANY_CHANGED = 5

Spelling = Callable[[str, bool], str | None]


@dataclass(frozen=True, slots=True)
class Places:
    """Which fields hold names (the first is the card's own), the sex and the address."""

    names: tuple[int, ...]
    sex: int
    address: int


def read_telex(word: str, sure: bool = False) -> str | None:
    """The word meant by these Telex keys; None when they spell no Vietnamese syllable.

    After the vowel f, s, r, x and j are tones wherever they stand. `sure`: any word that has the
    keys of a marked letter is read, a syllable or not.
    """
    low = word.lower()
    vowel = _VOWEL.search(low)
    if vowel is None:
        return None
    onset, rime = low[: vowel.end()], low[vowel.end() :]
    tones = [c for c in rime if c in _TELEX_TONES]
    if len(tones) > 1 or not (tones or _TELEX_MARKS.search(low)):
        return None
    letters = onset + "".join(c for c in rime if c not in _TELEX_TONES)
    letters = re.sub(r"uwow|uow(?=[a-z])", "ươ", letters)
    spelt = _TELEX_PAIR.sub(lambda m: _TELEX_LETTERS[m[0]], letters)
    return _spelt(spelt, _TELEX_TONES[tones[0]] if tones else "", word, sure and spelt != letters)


def read_vni(word: str, sure: bool = False) -> str | None:
    """The word meant by these VNI keys; None when they spell no Vietnamese syllable.

    A mark may stand behind its letter or at the end of the word. `sure` as for `read_telex`.
    """
    low = word.lower()
    marks = [c for c in low if c in _VNI_TONES]
    if len(marks) > 1:
        return None
    typed = "".join(c for c in low if c not in _VNI_TONES)
    letters = re.sub(r"u7o7|uo7(?=[a-z])", "ươ", typed).replace("uu7", "ưu")
    letters = _VNI_PAIR.sub(lambda m: _VNI_LETTERS[m[0]], letters)
    if not letters.isalpha():
        letters = _with_late_marks(typed)
    return _spelt(letters, _VNI_TONES[marks[0]] if marks else "", word, sure and letters != typed)


def _with_late_marks(typed: str) -> str:
    """Each mark 6 to 9 on the letter before it that can bear it; what finds none stays a digit."""
    letters = ""
    for sign in typed:
        bearers = [pair[0] for pair in _VNI_LETTERS if pair[1] == sign]
        place = max((letters.rfind(bearer) for bearer in bearers), default=-1)
        if place < 0:
            letters += sign
            continue
        if sign == "7" and place and letters[place - 1 : place + 1] == "uo":
            letters = f"{letters[: place - 1]}ươ{letters[place + 1 :]}"
            continue
        letters = letters[:place] + _VNI_LETTERS[letters[place] + sign] + letters[place + 1 :]
    return letters


def _spelt(letters: str, tone: str, typed: str, sure: bool) -> str | None:
    """The syllable with its tone where it is written, in the case it was typed in."""
    if not letters.isalpha():
        return None
    if tone:
        places = tone_places(letters)
        if not places:
            return None
        letters = letters[: places[0] + 1] + tone + letters[places[0] + 1 :]
    spelt = unicodedata.normalize("NFC", letters)
    if not sure and not is_syllable(spelt):
        return None
    if (typed.isupper() and len(typed) > 1) or sum(c.isupper() for c in typed) > 1:
        return spelt.upper()
    return spelt.capitalize() if typed[0].isupper() else spelt


def from_keys(fields: list[str], places: Places) -> tuple[str, str] | None:
    """The card's text with Telex or VNI keys read, and which of the two; None when it has none.

    The card's own name must become a name through and through, unless the keys are beyond doubt.
    Sound text, even unmarked, comes back as None.
    """
    if not all(field.isascii() for field in fields):
        return None
    for name, words, address_words, spell in (
        ("vni_keys", _WORD_WITH_DIGITS, _VNI_WORD, read_vni),
        ("telex_keys", _WORD, _WORD, read_telex),
    ):
        patterns = {place: words for place in (*places.names, places.sex)}
        patterns[places.address] = address_words
        read = _read(fields, patterns, places, spell)
        if read is not None:
            return "|".join(read), name
    return None


def _read(
    fields: Sequence[str], patterns: dict[int, re.Pattern[str]], places: Places, spell: Spelling
) -> list[str] | None:
    found, changed = _respelt(fields, patterns, spell, sure=False)
    if found[places.sex] != fields[places.sex] or _are_mostly_keys(fields, patterns, changed):
        return _respelt(found, patterns, spell, sure=True)[0]
    own_name = re.findall(r"[^\s'.-]+", found[places.names[0]])
    is_name = all(is_syllable(word.lower()) for word in own_name)
    is_told = len(changed) >= _FEWEST_CHANGED and any(map(_ONLY_KEYS.search, changed))
    return found if is_name and is_told else None


def _are_mostly_keys(
    fields: Sequence[str], patterns: dict[int, re.Pattern[str]], changed: frozenset[str]
) -> bool:
    words = {w.lower() for place in patterns for w in _WORD.findall("".join(fields[place:][:1]))}
    return len(changed) >= _MANY_CHANGED and 2 * len(changed) >= len(words)


def _respelt(
    fields: Sequence[str], patterns: dict[int, re.Pattern[str]], spell: Spelling, *, sure: bool
) -> tuple[list[str], frozenset[str]]:
    """The fields with every word read that can be, and the different words, small, that were."""
    changed: set[str] = set()
    found = list(fields)

    def respelt(match: re.Match[str]) -> str:
        word = spell(match[0], sure)
        if word is None or word == match[0]:
            return match[0]
        changed.add(match[0].lower())
        return word

    for place, pattern in patterns.items():
        if place < len(found):
            found[place] = pattern.sub(respelt, found[place])
    return found, frozenset(changed)
