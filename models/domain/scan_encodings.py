"""Old Vietnamese encodings, and the way back from text that was read in a wrong one.

TCVN3 (the ABC fonts) has one byte per lower-case letter and draws capitals with another font.
VNI-Windows puts a mark byte after the vowel. CP1258 puts the tone after the letter.
Every function returns None where the bytes or the text cannot have come from that encoding.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from models.domain.text import TONE_MARKS

_TCVN3_RUNS = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
TCVN3: dict[int, str] = {
    first + place: letter
    for first, letters in _TCVN3_RUNS.items()
    for place, letter in enumerate(letters)
}

_VNI_TONES = dict(zip("øûõùï", TONE_MARKS, strict=True))
_VNI_CIRCUMFLEX = {"â": "", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "á": "\u0301",
                   "ä": "\u0323"}  # fmt: skip
_VNI_BREVE = {"ê": "", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "é": "\u0301", "ë": "\u0323"}
_VNI_SINGLE = {"í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ô": "ơ", "ö": "ư",
               "ñ": "đ"}  # fmt: skip


def _vni_pairs() -> Iterator[tuple[str, str]]:
    for vowel in "aeouyôö":
        for mark, tone in _VNI_TONES.items():
            yield vowel + mark, _VNI_SINGLE.get(vowel, vowel) + tone
    for vowel in "aeo":
        for mark, tone in _VNI_CIRCUMFLEX.items():
            yield vowel + mark, vowel + "\u0302" + tone
    for mark, tone in _VNI_BREVE.items():
        yield "a" + mark, "a\u0306" + tone
    yield from _VNI_SINGLE.items()


def _vni_table() -> dict[str, str]:
    table: dict[str, str] = {}
    for written, letter in _vni_pairs():
        composed = unicodedata.normalize("NFC", letter)
        table[written] = composed
        table[written.upper()] = composed.upper()
        if len(written) == 2:
            table[written[0].upper() + written[1]] = composed.upper()
    return table


VNI: dict[str, str] = _vni_table()
"""What VNI-Windows writes, as Latin-1 characters, and the letter meant."""

_VNI_TOKEN = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))
_NBSP_AS_SPACE = re.compile(rb"((?<=[A-Za-z\x80-\xbf])\xc3|(?<![\x80-\xff])\xc6|\xe1\xba) ")
_LONE_D = re.compile(rb"(?<![A-Za-z\x80-\xff])\xc4(?![\x80-\xbf])")
_LOWER_IN_CAPITALS = re.compile(r"[^\W\d_]+")


def from_utf8(data: bytes) -> tuple[str, ...]:
    """What UTF-8 may have been meant: one reading of sound bytes, up to two of worn ones, or none.

    A careless reader turns the no-break space inside à, Ạ and Ơ into a space, which may then have
    swallowed a true space, and drops the unseen half of Đ. Among capitals a lone C3 may have been
    Á, Í or Ý as well, so that is left alone.
    """
    try:
        return (data.decode("utf-8"),)
    except UnicodeDecodeError:
        pass
    whole = _LONE_D.sub(b"\xc4\x90", data)
    found = []
    for filling in (b"\\1\xa0", b"\\1\xa0 "):
        fields = (
            _NBSP_AS_SPACE.sub(filling, field) if re.search(rb"[a-z]", field) else field
            for field in whole.split(b"|")
        )
        try:
            reading = b"|".join(fields).decode("utf-8")
        except UnicodeDecodeError:
            continue
        found.append(re.sub(" +", " ", reading))
    return tuple(dict.fromkeys(found))


def from_cp1258(data: bytes) -> str | None:
    """Windows Vietnamese: letter, then tone."""
    try:
        return unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        return None


def from_tcvn3(data: bytes) -> str | None:
    """The ABC fonts; a marked letter among capitals was meant as a capital."""
    letters = []
    for byte in data:
        letter = chr(byte) if byte < 0x80 else TCVN3.get(byte)
        if letter is None:
            return None
        letters.append(letter)
    return _LOWER_IN_CAPITALS.sub(_capitals, "".join(letters))


def _capitals(word: re.Match[str]) -> str:
    plain = [c for c in word[0] if c.isascii() or c in "ĂÂÊÔƠƯĐ"]
    is_sure = len(plain) > 1 or plain != [word[0][0]]
    shouted = len(plain) > 0 and all(c.isupper() for c in plain) and is_sure
    return word[0].upper() if shouted else word[0]


def from_vni(data: bytes) -> str | None:
    """VNI-Windows; a mark without its vowel means that it was something else."""
    text = data.decode("latin-1")
    rest = _VNI_TOKEN.sub("", text)
    if not rest.isascii():
        return None
    return _VNI_TOKEN.sub(lambda token: VNI[token[0]], text)


def _byte_table(codec: str) -> dict[str, int]:
    """Every character this code page shows for a high byte; holes keep their C1 control."""
    table: dict[str, int] = {}
    for byte in range(0x80, 0x100):
        table[bytes([byte]).decode(codec, "ignore") or chr(byte)] = byte
    return table


def _with_controls(table: dict[str, int]) -> dict[str, int]:
    """The same table, taking Latin-1's reading of 80-9F as well."""
    return {chr(byte): byte for byte in range(0x80, 0xA0)} | table


_CP1252 = _with_controls(_byte_table("cp1252"))
_CP1258 = _with_controls(_byte_table("cp1258"))
_CP437 = _byte_table("cp437")
_CP850 = _byte_table("cp850")

WRONG_READINGS: dict[str, dict[str, int]] = {
    "cp1252": _CP1252,
    "cp1258": _CP1258,
    "cp437": _CP437,
    "cp850": _CP850,
}
"""Code pages a scanner or Windows may have read the bytes in; cp1252 covers Latin-1."""

WIDE_READINGS = ("gb18030", "cp932")
"""Codecs of scanners set to Chinese or Japanese, which read UTF-8 as Han signs and kana."""

RIGHT_READINGS: dict[str, Callable[[bytes], str | None]] = {
    "cp1258": from_cp1258,
    "tcvn3": from_tcvn3,
    "vni": from_vni,
}
"""The old encodings in which the bytes may have been meant."""


def bytes_behind(text: str, table: dict[str, int]) -> bytes | None:
    """The bytes that this code page would have shown as `text`."""
    found = bytearray()
    for character in text:
        byte = ord(character) if ord(character) < 0x80 else table.get(character)
        if byte is None:
            return None
        found.append(byte)
    return bytes(found)
