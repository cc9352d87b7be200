"""How much a text looks like Vietnamese: the judge between readings of the same bytes."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from models.domain.identity import PROVINCES
from models.domain.text import TONE_MARKS, VOWEL_MARKS, fold, split_tone

_ONSETS = "ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x"
_OPEN = (
    "a|e|ê|i|o|ô|ơ|u|ư|y|ai|ao|au|ay|âu|ây|eo|êu|ia|iu|oa|oe|oi|ôi|ơi|ua|uê|ui|uơ|uy|ưa|ưi|ưu|"
    "iêu|yêu|oai|oao|oay|oeo|uây|uôi|uya|uyu|ươi|ươu|ya"
)
_CLOSED = "a|ă|â|e|ê|i|o|ô|ơ|u|ư|y|iê|yê|oa|oă|oe|oo|uâ|uê|uô|ươ|uy|uyê|uơ|uă|ue"
_BEFORE_NH = "a|ê|i|y|oa|uê|uy"
_BEFORE_NG = "a|ă|â|e|o|ô|u|ư|oa|oă|oo|iê|yê|uâ|uô|ươ|uă"
_SYLLABLE = re.compile(
    rf"(?:{_ONSETS})?(?:(?:{_OPEN})|(?:{_CLOSED})(?P<stop>p|t|k)|(?:{_CLOSED})[mn]"
    rf"|(?:{_BEFORE_NH})(?:nh|(?P<ch>ch))|(?:{_BEFORE_NG})(?:ng|(?P<c>c)))"
)
_IMPOSSIBLE_PAIRS = re.compile(r"[aeo][âêô]|quu|quư|quo|^n?gh[^ieê]|^ng[ieê]|^c[ieê]")
_CORE = re.compile(r"(?:gi(?=[aăâeêoôơuư])|qu|[^aăâeêioôơuưy]*)(?P<core>[aăâeêioôơuưy]+)")
_STOPPED_TONES = (4, 5)
_MARKS = frozenset(TONE_MARKS + VOWEL_MARKS)
_MINORITY_LETTERS = frozenset("ñčŏŭĕĭƀ")
_CHUNK = re.compile(r"[^\s|]+")
_SEGMENT = re.compile(r"[^\W\d_]+")
_QUIET_SIGNS = frozenset(",.-/()'\";:&+#%@*_[]!<>=?\\^~`{}$“”‘’–—…º°²³½•\u02bc\ufffd")

_SIGN_IN_WORD = re.compile(r"[^\W\d_][•º°²³½…“”][^\W\d_]")

_COMMON = (
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý văn thị hữu đức "
    "minh thôn xã phường tỉnh huyện quận thành phố đường tổ khu ấp khóm bản ngõ số thị trấn "
    "nông lương triệu hà vi mông hứa lâm đinh trịnh đoàn mai tô chu cao nam nữ quốc ngọc thanh"
)
_KNOWN_WORDS = frozenset(
    word
    for word in (_COMMON + " " + " ".join(PROVINCES.values())).lower().split()
    if fold(word) != word
)

_RARE = 1
_ODD = 2
_VERY_ODD = 4
_BAD = 1000
"""What a word costs: a tone on the wrong vowel, no Vietnamese syllable, no way to write one, not in
Vietnamese letters."""


@dataclass(frozen=True, slots=True, order=True)
class Look:
    """How a text looks, the better the smaller: `bad` words, `cost` of odd ones, `known` words.

    `known` counts the different common marked words below zero: one said twice proves no more.
    """

    bad: int
    cost: int
    known: int

    @property
    def is_clean(self) -> bool:
        """Nothing in it that cannot be Vietnamese; words of minority languages may be odd."""
        return self.bad == 0

    @property
    def is_perfect(self) -> bool:
        """Every word is plain or a Vietnamese syllable."""
        return self.bad == 0 and self.cost == 0


def look_of(text: str) -> Look:
    """Weigh every word of an NFC text."""
    prices = []
    known: set[str] = set()
    for chunk in _CHUNK.findall(text):
        prices.append(_chunk_cost(chunk))
        known.update(part.lower() for part in _SEGMENT.findall(chunk))
    bad = sum(price >= _BAD for price in prices)
    return Look(bad, sum(price for price in prices if price < _BAD), -len(known & _KNOWN_WORDS))


def is_syllable(word: str) -> bool:
    """Whether a small-letter NFC word could be one Vietnamese syllable with at most one tone."""
    letters, tones = split_tone(word)
    return len(tones) <= 1 and _syllable_cost(letters, tones) == 0


def tone_places(letters: str) -> tuple[int, ...]:
    """Which letters of a toneless syllable in small letters may bear its tone, the older way first.

    The marked vowel bears it; else the one before the last letter, with oa, oe and uy either way.
    Empty where there is no vowel.
    """
    found = _CORE.match(letters)
    if found is None:
        return ()
    start, core = found.start("core"), found["core"]
    marked = [place for place, vowel in enumerate(core) if vowel in "ăâêôơư"]
    if marked:
        return (start + marked[-1],)
    if len(core) == 1:
        return (start,)
    if len(core) > 2 or found.end() < len(letters):
        return (start + 1,)
    return (start, start + 1) if core in ("oa", "oe", "uy") else (start,)


def _chunk_cost(chunk: str) -> int:
    if chunk.isascii():
        return 0
    if _SIGN_IN_WORD.search(chunk):
        return _BAD
    if any(not c.isalnum() and not c.isascii() and c not in _QUIET_SIGNS for c in chunk):
        return _BAD
    return max((_word_cost(word) for word in _SEGMENT.findall(chunk)), default=0)


def _word_cost(word: str) -> int:
    if word.isascii():
        return 0
    letters, tones = split_tone(word)
    if len(tones) > 1 or not letters.isalpha():
        return _BAD
    lowered = letters.lower()
    if not all(_is_vietnamese(c) or c in _MINORITY_LETTERS for c in lowered):
        return _BAD
    if _is_mixed_case(word):
        return _VERY_ODD
    if tones and _tone_at(word) not in tone_places(lowered):
        return _RARE
    return _syllable_cost(lowered, tones)


def _tone_at(word: str) -> int:
    """The place of the letter that bears the only tone of a composed word."""
    return next(place for place, letter in enumerate(word) if split_tone(letter)[1])


def _syllable_cost(lowered: str, tones: tuple[int, ...]) -> int:
    syllable = _SYLLABLE.fullmatch(lowered)
    if _IMPOSSIBLE_PAIRS.search(lowered):
        return _ODD + 1
    if syllable is None:
        return _ODD
    stopped = syllable["stop"] or syllable["ch"] or syllable["c"]
    return _ODD if stopped and tones and tones[0] not in _STOPPED_TONES else 0


def _is_vietnamese(letter: str) -> bool:
    if letter.isascii() or letter == "đ":
        return True
    return all(c.isascii() or c in _MARKS for c in unicodedata.normalize("NFD", letter))


def _is_mixed_case(word: str) -> bool:
    """Whether capitals and small letters stand as no one writes them: not Ab, AB or ab."""
    return not (word.isupper() or word.islower() or word[1:].islower())


def case_turned(text: str) -> tuple[str, str]:
    """Undo Caps Lock, in both ways: letters sent by number codes escape it, so only plain ones."""
    every = "".join(t if len(t := c.swapcase()) == 1 else c for c in text)
    plain_only = "".join(c.swapcase() if c.isascii() else c for c in text)
    return every, plain_only
