"""Vietnamese text: one clean form to store, one bare form to search by, one key to sort by."""

from __future__ import annotations

import re
import unicodedata

TONE_MARKS = "\u0300\u0309\u0303\u0301\u0323"
"""The five tone marks as combining characters, in dictionary order: huyền hỏi ngã sắc nặng."""

VOWEL_MARKS = "\u0302\u0306\u031b"
"""What makes â ê ô, ă, and ơ ư out of plain vowels."""

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_ORDER = {letter: place for place, letter in enumerate(_ALPHABET)}
_INVISIBLE_CATEGORIES = frozenset({"Cc", "Cf", "Cs"})
_INVISIBLE_MARKS = frozenset("\u034f" + "".join(map(chr, range(0xFE00, 0xFE10))))
_SPACES = re.compile(r"\s+")
_WORDS = re.compile(r"[^\W_]+")

CollationKey = tuple[tuple[int, ...], tuple[int, ...], str]


def nfc(text: str) -> str:
    """The form every text is stored in: NFC, single spaces, nothing invisible, no spaces at ends.

    Line ends and tabs count as spaces; control, zero-width and direction characters are dropped.
    """
    spaced = _SPACES.sub(" ", text)
    seen = "".join(
        character
        for character in spaced
        if unicodedata.category(character) not in _INVISIBLE_CATEGORIES
        and character not in _INVISIBLE_MARKS
    )
    return _SPACES.sub(" ", unicodedata.normalize("NFC", seen)).strip()


def fold(text: str) -> str:
    """The form every search compares: no marks, đ as d, lower case, single spaces."""
    lowered = nfc(text).lower().replace("đ", "d").replace("ð", "d")
    bare = (c for c in unicodedata.normalize("NFD", lowered) if unicodedata.category(c) != "Mn")
    return _SPACES.sub(" ", unicodedata.normalize("NFC", "".join(bare))).strip()


def has_vietnamese_marks(text: str) -> bool:
    """Whether any letter carries a mark of the Vietnamese alphabet (đ counts)."""
    marks = set(TONE_MARKS + VOWEL_MARKS + "đĐ")
    return any(character in marks for character in unicodedata.normalize("NFD", text))


def split_tone(text: str) -> tuple[str, tuple[int, ...]]:
    """Take the tones off: the letters in NFC (ă â đ ê ô ơ ư stay), and the tones found, 1 to 5."""
    decomposed = unicodedata.normalize("NFD", text)
    tones = tuple(TONE_MARKS.index(c) + 1 for c in decomposed if c in TONE_MARKS)
    letters = "".join(c for c in decomposed if c not in TONE_MARKS)
    return unicodedata.normalize("NFC", letters), tones


def collation_key(text: str) -> CollationKey:
    """A key that sorts as Vietnamese dictionaries do: letters of the whole text first, then tones.

    Order of letters a ă â b c d đ e ê …, of tones none huyền hỏi ngã sắc nặng; case decides last.
    """
    clean = nfc(text)
    letters: list[int] = []
    tones: list[int] = []
    for character in clean.lower():
        letter, tone = split_tone(character)
        for part in letter:
            letters.append(_weight(part))
            tones.append(tone[0] if tone else 0)
    return tuple(letters), tuple(tones), clean.swapcase()


def _weight(character: str) -> int:
    """Spaces, then signs, then digits, then the alphabet, then letters of other scripts."""
    if character == " ":
        return 0
    if character in _LETTER_ORDER:
        return 0x20_0000 + _LETTER_ORDER[character]
    if character.isdecimal():
        return 0x18_0000 + unicodedata.decimal(character)
    return ord(character) + (0x30_0000 if character.isalpha() else 1)


def words_start_with(folded_text: str, query: str) -> bool:
    """Whether every word of `query` begins some word of `folded_text`, or is a run of initials.

    `folded_text` comes from `fold`; `query` may be as typed. "dang ky khai sinh" answers to
    "khai s", "ks" and "dkks". An empty query fits everything.
    """
    words = _WORDS.findall(folded_text)
    initials = "".join(word[0] for word in words)
    return all(
        wanted in initials or any(word.startswith(wanted) for word in words)
        for wanted in _WORDS.findall(fold(query))
    )
