"""What a scanner read: an ID card, its number, a machine zone, a slip of ours or of others.

Nothing here saves or trusts: the result fills a form that a person compares with the card. The
shape of the 2024 card's code is not public (Nghị định 70/2024 Điều 12 names no format), so fields
are taken by position and further ones are left alone.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date

from models.domain.identity import id_warnings, normal_number
from models.domain.ids import is_id
from models.domain.numbering import is_provisional, parse_code
from models.domain.scan_card import CardProblem, is_card_text, read_card
from models.domain.scan_foreign import foreign_code, is_goods, unknown_text
from models.domain.scan_mrz import has_confused_signs, looks_like_mrz, read_mrz, read_passport
from models.domain.scan_repair import decode
from models.domain.scan_result import (
    W_CASE_INVERTED,
    Card,
    Passport,
    ScanError,
    ScanKind,
    ScanResult,
    Slip,
)
from models.domain.scan_slip import (
    codes_in_address,
    find_slip_code,
    is_address,
    is_opaque_slip,
    read_full_slip,
    read_signed_slip,
)
from models.domain.text import fold

__all__ = [
    "MOST_CHARACTERS",
    "Card",
    "Passport",
    "ScanError",
    "ScanKind",
    "ScanResult",
    "Slip",
    "read_scan",
]

MOST_CHARACTERS = 2000
"""Longer payloads are no ID card; they are refused unread."""

_NOISE = "".join(map(chr, [*range(0x21), 0x7F, 0xFEFF, 0x200B, *range(0x2400, 0x2422)]))
"""Control characters, also as the signs that picture them."""
_NAMED_KEY = r"(?:\^[\]MIJBC]|[<\[{](?:CR|LF|TAB|GS|STX|ETX|ENTER)[>\]}])"
_NAMED_KEYS = re.compile(rf"^{_NAMED_KEY}+|{_NAMED_KEY}+$", re.IGNORECASE)
_FULL_WIDTH = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_SYMBOLOGY = re.compile(r"\][A-Za-z][0-9A-Za-z](?:\\\d{6})?", re.ASCII)
"""The AIM mark of the kind of code, and the character set a QR announces (\\000026: UTF-8)."""
_BOM_AS_LETTERS = "ï»¿"
_TWO_CARDS = re.compile(r"\d{12}\|(?:\d{9}|\d{12})?\|[^|]*\|\d{8}\|", re.ASCII)
_SLIP_CODE = re.compile(r"TMP-\d{3,}-\d{4}|[A-Z][0-9A-Z.]{2,}-\d{6}-\d{3,9}", re.ASCII)
_OTHER_SEPARATOR = re.compile(
    r"\d{12}(?P<s>[^\w\s,.\-/|'()]|[\t\x1d]|\r?\n)(?:\d{9}|\d{12})?(?P=s)[^\d]{2,}?(?P=s)\d{8}(?P=s)",
    re.ASCII,
)
_LAYOUT_LETTERS = frozenset("ăâêôđ")
_SHIFTED_DIGITS = (frozenset("!@#$%^&*()"), frozenset("&é\"'(-è_çà"))


@dataclass(frozen=True, slots=True)
class _Cleaned:
    text: str
    damage: str | None
    lost: bool


def read_scan(payload: bytes | str, *, today: date) -> ScanResult:
    """Read one burst of a scanner. Never raises; a refused burst has `error` set.

    `payload` is what came: bytes from a serial scanner, text from a keyboard one. `today` is the
    local day, for dates to come.
    """
    if len(payload) > MOST_CHARACTERS * (4 if isinstance(payload, bytes) else 1):
        return ScanResult.refused(ScanError.NOT_CCCD, "too_long")
    cleaned = _clean(payload)
    if len(cleaned.text) > MOST_CHARACTERS:
        return ScanResult.refused(ScanError.NOT_CCCD, "too_long")
    try:
        return _read(cleaned, today)
    except CardProblem as problem:
        return ScanResult.refused(problem.error, problem.detail)


def _clean(payload: bytes | str) -> _Cleaned:
    """Take off what scanners put round a code: start and end marks, symbology, byte order mark."""
    damage, lost = None, False
    if isinstance(payload, bytes):
        reading = decode(payload)
        text, damage, lost = reading.text, reading.damage, reading.lost
    else:
        text = payload
    text = text.replace("\0", "").strip(_NOISE).translate(_FULL_WIDTH)
    text = _NAMED_KEYS.sub("", text).strip(_NOISE)
    text = text.removeprefix(_BOM_AS_LETTERS).strip(_NOISE)
    text = _SYMBOLOGY.sub("", text, count=1).strip(_NOISE) if text[:1] == "]" else text
    separator = _OTHER_SEPARATOR.match(text)
    if separator is not None:
        text = text.replace(separator["s"], "|")
    return _Cleaned(text, damage, lost)


def _read(cleaned: _Cleaned, today: date) -> ScanResult:
    text = cleaned.text
    if not text.strip():
        raise CardProblem(ScanError.EMPTY)
    if _is_wrong_layout(text.split("|")[0]):
        raise CardProblem(ScanError.KEYBOARD_LAYOUT)
    if looks_like_mrz(text):
        return _machine_zone(text, today)
    slip = read_signed_slip(text) or read_full_slip(text) or _full_slip_turned(text)
    if slip is not None:
        return slip
    if is_id(text.strip().lower()):
        return ScanResult(kind=ScanKind.OPAQUE_ID, code=text.strip().lower())
    if is_address(text):
        return _address(text)
    foreign = foreign_code(text, fold(text))
    if foreign is not None:
        raise CardProblem(*foreign)
    if _is_double(text):
        raise CardProblem(ScanError.DOUBLE_SCAN)
    if is_card_text(text):
        return read_card(text, today, damage=cleaned.damage, lost=cleaned.lost)
    return find_slip_code(text) or _bare_number(text)


def _full_slip_turned(text: str) -> ScanResult | None:
    """The full form of a slip typed with Caps Lock on."""
    slip = read_full_slip(text.swapcase())
    return slip and replace(slip, warnings=(W_CASE_INVERTED,), repaired=("caps_lock",))


def _machine_zone(text: str, today: date) -> ScanResult:
    passport = read_passport(text, today)
    if passport is not None:
        return ScanResult(kind=ScanKind.PASSPORT, passport=passport)
    zone = read_mrz(text, today)
    if zone is None:
        confused = has_confused_signs(text, today)
        raise CardProblem(ScanError.MRZ_CHARS if confused else ScanError.MRZ_NOT_QR)
    card = Card(
        kind=ScanKind.MRZ,
        personal_id=zone.personal_id,
        full_name=zone.name,
        birth_date=zone.birth_date,
        sex=zone.sex,
        expiry=zone.expiry,
    )
    warnings = id_warnings(zone.personal_id, birth_on=zone.birth_date, sex=zone.sex)
    return ScanResult(kind=ScanKind.MRZ, card=card, warnings=warnings)


def _address(text: str) -> ScanResult:
    """A web address: the one code in it, else what kind of page it is."""
    codes = codes_in_address(text)
    if len(codes) > 1:
        raise CardProblem(ScanError.DOUBLE_SCAN)
    if codes:
        return ScanResult(kind=ScanKind.DOSSIER_CODE, code=codes[0])
    if is_opaque_slip(text):
        raise CardProblem(ScanError.OPAQUE_SLIP)
    slip = find_slip_code(text) if "://" not in text else None
    if slip is not None:
        return slip
    raise CardProblem(ScanError.NOT_CCCD, unknown_text(text))


def _is_wrong_layout(field: str) -> bool:
    """Whether digits came as the letters and marks of another keyboard layout."""
    decomposed = unicodedata.normalize("NFD", "".join(field.lower().split()))
    tones = sum(c in "\u0300\u0309\u0303\u0301\u0323" for c in decomposed)
    kept = (c for c in decomposed if c not in "\u0300\u0309\u0303\u0301\u0323")
    letters = unicodedata.normalize("NFC", "".join(kept))
    if letters and set(letters) <= _LAYOUT_LETTERS and len(letters) + tones >= 9:
        return True
    marks = unicodedata.normalize("NFC", decomposed)
    return len(marks) >= 9 and any(set(marks) <= digits for digits in _SHIFTED_DIGITS)


def _is_double(text: str) -> bool:
    """Whether two codes came in one burst, on two lines or run together.

    The same dossier code on each line is one: a slip read twice says nothing else.
    """
    lines = [line.strip(_NOISE) for line in re.split(r"[\r\n]+", text)]
    if len(set(lines)) == 1 and (is_provisional(lines[0]) or parse_code(lines[0]) is not None):
        return False
    if len(_TWO_CARDS.findall(text)) > 1 or len(_SLIP_CODE.findall(text)) > 1:
        return True
    if re.fullmatch(r"(?:\d{12} ?){2,3}", text, re.ASCII):
        return True
    return sum(_is_whole(line) for line in lines) > 1


def _is_whole(line: str) -> bool:
    starts_a_card = re.match(r"\d{12}(?:\||$)", line, re.ASCII) is not None
    return starts_a_card or is_provisional(line) or parse_code(line) is not None


def _bare_number(text: str) -> ScanResult:
    """A number alone, typed or from the old barcode; anything else is not for this box."""
    number = normal_number(text)
    if re.fullmatch(r"\d+", number, re.ASCII) is None:
        digits = sum(c.isdecimal() for c in number)
        is_near = 9 <= len(number) <= 14 and number.isalnum() and digits >= 8
        if is_near:
            raise CardProblem(ScanError.ID_CHARS)
        raise CardProblem(ScanError.NOT_CCCD, unknown_text(text))
    if len(number) == 9:
        raise CardProblem(ScanError.ID_9_DIGITS)
    if len(number) != 12:
        is_near = len(number) in (10, 11) or (len(number) == 13 and not is_goods(number))
        if is_near:
            raise CardProblem(ScanError.ID_LENGTH)
        raise CardProblem(ScanError.NOT_CCCD, unknown_text(number))
    card = Card(kind=ScanKind.ID_ONLY, personal_id=number)
    return ScanResult(kind=ScanKind.ID_ONLY, card=card, warnings=id_warnings(number))
