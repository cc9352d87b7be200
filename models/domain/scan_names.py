"""Names and addresses from a scanner: what may be a name, and whether letters are missing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from models.domain.text import fold

_LONGEST_NAME = 100
_SIGNS_IN_NAMES = frozenset(" '-.")
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´", "'"))
_WORD = re.compile(r"[^\W\d_]{2,}")
_SHORT_FORMS = frozenset(
    {"ng", "tp", "tt", "tx", "kp", "ql", "tl", "tdp", "kdt", "kdc", "kcn", "ktx", "km", "hcm"}
)
"""Ng is a name; the others are short forms in addresses, as are words in capitals (DHQG)."""


def is_name(field: str) -> bool:
    """Letters of the Latin script with ' - . and spaces: names of every people of the country."""
    name = field.translate(_APOSTROPHES)
    letters = [c for c in name if c not in _SIGNS_IN_NAMES]
    return len(letters) > 0 and len(name) <= _LONGEST_NAME and all(map(_is_latin, letters))


def tidy_name(field: str, *, repaired: bool) -> str:
    """One apostrophe for all; TCVN3 and Caps Lock lose first capitals, raised again here."""
    name = field.translate(_APOSTROPHES)
    if not repaired:
        return name
    return " ".join(word[:1].upper() + word[1:] for word in name.split(" "))


def letters_were_dropped(names: Iterable[str], address: str) -> bool:
    """Whether marked letters were left out: words without a vowel are what remains of others.

    A scanner drops every letter beyond ASCII, or beyond Latin-1; a text that holds a letter of
    neither lost none.
    """
    people = " ".join(names)
    if any(character > "\xff" for character in people + address):
        return False
    if any(map(_lacks_vowel, _WORD.findall(people))):
        return True
    odd = [word for word in _WORD.findall(address) if _lacks_vowel(word)]
    in_capitals = address.isupper()
    return len(odd) > 1 if in_capitals else not all(map(str.isupper, odd))


def _lacks_vowel(word: str) -> bool:
    bare = fold(word)
    return not set(bare) & set("aeiouy") and bare not in _SHORT_FORMS


def _is_latin(character: str) -> bool:
    if character.isascii():
        return character.isalpha()
    name = unicodedata.name(character, "")
    is_letter = character.isalpha() and name.startswith("LATIN ") and character not in "ªº"
    return is_letter or unicodedata.category(character) == "Mn"
