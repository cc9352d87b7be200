"""Ways a scanner or a keyboard spoils Vietnamese text, written from the standards alone.

Nothing here comes from the reader that is tested: TCVN3 from TCVN 5712:1993 (VN3), VNI from the
letter-and-mark pairs of its fonts, the rest by Python's own codecs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

Damage = Callable[[str], bytes | str]

_TCVN3_BYTES = {
    "Ă": 0xA1, "Â": 0xA2, "Ê": 0xA3, "Ô": 0xA4, "Ơ": 0xA5, "Ư": 0xA6, "Đ": 0xA7, "ă": 0xA8,
    "â": 0xA9, "ê": 0xAA, "ô": 0xAB, "ơ": 0xAC, "ư": 0xAD, "đ": 0xAE, "à": 0xB5, "ả": 0xB6,
    "ã": 0xB7, "á": 0xB8, "ạ": 0xB9, "ằ": 0xBB, "ẳ": 0xBC, "ẵ": 0xBD, "ắ": 0xBE, "ặ": 0xC6,
    "ầ": 0xC7, "ẩ": 0xC8, "ẫ": 0xC9, "ấ": 0xCA, "ậ": 0xCB, "è": 0xCC, "ẻ": 0xCE, "ẽ": 0xCF,
    "é": 0xD0, "ẹ": 0xD1, "ề": 0xD2, "ể": 0xD3, "ễ": 0xD4, "ế": 0xD5, "ệ": 0xD6, "ì": 0xD7,
    "ỉ": 0xD8, "ĩ": 0xDC, "í": 0xDD, "ị": 0xDE, "ò": 0xDF, "ỏ": 0xE1, "õ": 0xE2, "ó": 0xE3,
    "ọ": 0xE4, "ồ": 0xE5, "ổ": 0xE6, "ỗ": 0xE7, "ố": 0xE8, "ộ": 0xE9, "ờ": 0xEA, "ở": 0xEB,
    "ỡ": 0xEC, "ớ": 0xED, "ợ": 0xEE, "ù": 0xEF, "ủ": 0xF1, "ũ": 0xF2, "ú": 0xF3, "ụ": 0xF4,
    "ừ": 0xF5, "ử": 0xF6, "ữ": 0xF7, "ứ": 0xF8, "ự": 0xF9, "ỳ": 0xFA, "ỷ": 0xFB, "ỹ": 0xFC,
    "ý": 0xFD, "ỵ": 0xFE,
}  # fmt: skip
_GRAVE, _HOOK, _TILDE, _ACUTE, _DOT = "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"
_CIRCUMFLEX, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
_VNI_PLAIN = {_GRAVE: "ø", _HOOK: "û", _TILDE: "õ", _ACUTE: "ù", _DOT: "ï"}
_VNI_HAT = {"": "â", _GRAVE: "à", _HOOK: "å", _TILDE: "ã", _ACUTE: "á", _DOT: "ä"}
_VNI_BOWL = {"": "ê", _GRAVE: "è", _HOOK: "ú", _TILDE: "ü", _ACUTE: "é", _DOT: "ë"}
_VNI_I = {"": "i", _GRAVE: "ì", _HOOK: "æ", _TILDE: "ó", _ACUTE: "í", _DOT: "ò"}
_TELEX_TONES = {_GRAVE: "f", _HOOK: "r", _TILDE: "x", _ACUTE: "s", _DOT: "j"}
_TELEX_KEYS = {_CIRCUMFLEX: "", _BREVE: "w", _HORN: "w", "d": "d"}
_VNI_KEYS = {_CIRCUMFLEX: "6", _BREVE: "8", _HORN: "7", "d": "9"}
_WORD = re.compile(r"[^\W\d_]+")
_VNI_KEY_TONES = {_GRAVE: "2", _HOOK: "3", _TILDE: "4", _ACUTE: "1", _DOT: "5"}


def parts_of(letter: str) -> tuple[str, str, str]:
    """Plain letter, vowel mark and tone of one composed letter."""
    plain, mark, tone = "", "", ""
    for character in unicodedata.normalize("NFD", letter):
        if character in _VNI_PLAIN:
            tone = character
        elif character in (_CIRCUMFLEX, _BREVE, _HORN):
            mark = character
        else:
            plain += character
    return plain, mark, tone


def tcvn3(text: str) -> bytes:
    """One byte a letter; marked capitals have no place of their own and become small."""
    out = bytearray()
    for letter in text:
        if letter.isascii():
            out += letter.encode()
        else:
            out.append(_TCVN3_BYTES.get(letter) or _TCVN3_BYTES[letter.lower()])
    return bytes(out)


def vni(text: str) -> bytes:
    """VNI-Windows: the mark is a letter of Latin-1 after the vowel."""
    return "".join(_vni_letter(letter) for letter in text).encode("latin-1")


def _vni_letter(letter: str) -> str:
    if letter in "đĐ":
        return "ñ" if letter == "đ" else "Ñ"
    plain, mark, tone = parts_of(letter)
    low = plain.lower()
    if not mark and not tone:
        return letter
    if low == "i":
        written = _VNI_I[tone]
    elif low == "y" and tone == _DOT:
        written = "î"
    elif mark == _CIRCUMFLEX:
        written = low + _VNI_HAT[tone]
    elif mark == _BREVE:
        written = low + _VNI_BOWL[tone]
    else:
        base = {"o": "ô", "u": "ö"}[low] if mark == _HORN else low
        written = base + (_VNI_PLAIN[tone] if tone else "")
    return written.upper() if plain.isupper() else written


def cp1258(text: str) -> bytes:
    """Windows Vietnamese: letters with hat, bowl or horn, then the tone."""
    out = b""
    for letter in text:
        plain, mark, tone = parts_of(letter)
        out += (unicodedata.normalize("NFC", plain + mark) + tone).encode("cp1258")
    return out


def telex_keys(text: str) -> str:
    """What a person types for it in Telex, tone at the end of the word."""
    return _typed(text, _TELEX_TONES, _TELEX_KEYS)


def vni_keys(text: str) -> str:
    """What a person types for it in VNI, tone at the end of the word."""
    return _typed(text, _VNI_KEY_TONES, _VNI_KEYS)


def telex_letter_by_letter(text: str) -> str:
    """Telex as a scanner sends it that knows one letter at a time: the tone behind its vowel."""
    return "".join(_typed_word(letter, _TELEX_TONES, _TELEX_KEYS) for letter in text)


def vni_letter_by_letter(text: str) -> str:
    """VNI in the same way."""
    return "".join(_typed_word(letter, _VNI_KEY_TONES, _VNI_KEYS) for letter in text)


def _typed(text: str, tones: dict[str, str], keys: dict[str, str]) -> str:
    return _WORD.sub(lambda word: _typed_word(word[0], tones, keys), text)


def _typed_word(word: str, tones: dict[str, str], keys: dict[str, str]) -> str:
    typed, last_tone = "", ""
    for letter in word:
        plain, mark, tone = parts_of(letter)
        last_tone = tone or last_tone
        if letter in "đĐ":
            typed += ("d" if letter == "đ" else "D") + keys["d"]
        elif mark:
            typed += plain + (keys[mark] or plain.lower())
        else:
            typed += plain
    return typed + tones.get(last_tone, "")


def shown_in(codec: str, data: bytes) -> str:
    """Bytes as a careless reader shows them; holes of the code page as C1 controls."""
    return "".join(bytes([b]).decode(codec, "ignore") or chr(b) for b in data)


def _shown(encode: Callable[[str], bytes], codec: str) -> Damage:
    return lambda text: shown_in(codec, encode(text))


ENCODERS: dict[str, Callable[[str], bytes]] = {
    "utf8": str.encode,
    "cp1258": cp1258,
    "tcvn3": tcvn3,
    "vni": vni,
}
PAGES = ("latin-1", "cp1252", "cp1258", "cp437", "cp850")
DAMAGES: dict[str, Damage] = {
    f"{name}_as_{page}": _shown(encode, page)
    for name, encode in ENCODERS.items()
    for page in PAGES
    if not (name == "cp1258" and page == "cp1258")
}
DAMAGES |= {f"{name}_bytes": encode for name, encode in ENCODERS.items() if name != "utf8"}
DAMAGES |= {
    "utf8_twice": lambda t: shown_in("cp1252", shown_in("cp1252", t.encode()).encode()),
    "utf8_as_cp1252_bytes": lambda t: shown_in("cp1252", t.encode()).encode(),
}
CASE_DAMAGES: dict[str, Damage] = {
    "caps_lock": str.swapcase,
    "caps_lock_but_for_marked": lambda t: "".join(c.swapcase() if c.isascii() else c for c in t),
}
KEY_DAMAGES: dict[str, Damage] = {
    "telex_keys": telex_keys,
    "telex_letters": telex_letter_by_letter,
    "vni_keys": vni_keys,
    "vni_letters": vni_letter_by_letter,
}
