"""Machine-readable zones (ICAO 9303): three lines of thirty on the card, two of 44 on a passport.

Line 1 of the card holds the last nine digits of the personal number, then the whole number. All
check digits must agree, and the nine digits with the twelve. A letter read for a digit is told,
never put right: the check digits find one wrong sign, not two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from models.domain.identity import SEX_FEMALE, SEX_MALE, birth_year_of
from models.domain.scan_result import Passport

_LINE_1 = re.compile(r"IDVNM(?P<tail>\d{9})(?P<c1>\d)(?P<id>\d{12})<<(?P<c2>\d)", re.ASCII)
_LINE_2 = re.compile(
    r"(?P<birth>\d{6})(?P<c3>\d)(?P<sex>[MF])(?P<expiry>\d{6})(?P<c4>\d)VNM<{11}(?P<c5>\d)",
    re.ASCII,
)
_LINE_3 = re.compile(r"[A-Z]+(?:<{1,2}[A-Z]+)*<*", re.ASCII)
_TRACE = re.compile(
    r"^I[DC]?VNM[0-9<]{3}|VNM<{5}|^[A-Z]+<<[A-Z<]+$|^[0-9]{7}[MF<][0-9]{7}[A-Z]{3}"
    r"|^(?=.*<<)[A-Z0-9<]{20,}$|^P[A-Z<][A-Z][A-Z<]{2}[A-Z]+<",
    re.ASCII,
)
_PASSPORT_1 = re.compile(r"P[A-Z<][A-Z][A-Z<]{2}(?P<name>[A-Z]+(?:<{1,2}[A-Z]+)*<*)", re.ASCII)
_PASSPORT_2 = re.compile(
    r"(?P<number>[A-Z0-9<]{9})(?P<c1>\d)(?P<nationality>[A-Z][A-Z<]{2})(?P<birth>\d{6})(?P<c2>\d)"
    r"(?P<sex>[MF<])(?P<expiry>\d{6})(?P<c3>\d)(?P<more>[A-Z0-9<]{14})(?P<c4>[\d<])(?P<c5>\d)",
    re.ASCII,
)
_WIDTH = 30
_PASSPORT_WIDTH = 44
_SHAPE = "A" * 5 + "9" * 22 + "<<9" + "9" * 7 + "A" + "9" * 7 + "AAA" + "<" * 11 + "9" + "A" * 30
_AS_DIGIT = dict(zip("OQDILZSGB", "000112568", strict=True))
_AS_LETTER = dict(zip("0158", "OISB", strict=True))


@dataclass(frozen=True, slots=True)
class MachineZone:
    """What the zone says. `name` is in capitals without marks; a surname stands first."""

    personal_id: str
    birth_date: date
    sex: str
    expiry: date
    name: str


def looks_like_mrz(text: str) -> bool:
    """Whether any line is of such a zone, whole or in part."""
    return any(_TRACE.search(line.strip().upper()) for line in text.splitlines())


def read_mrz(text: str, today: date) -> MachineZone | None:
    """Read the three lines, on three lines or run together; None unless every check agrees."""
    joined = re.sub(r"\s+", "", text).upper()
    if len(joined) != 3 * _WIDTH:
        return None
    one = _LINE_1.fullmatch(joined[:_WIDTH])
    two = _LINE_2.fullmatch(joined[_WIDTH : 2 * _WIDTH])
    three = _LINE_3.fullmatch(joined[2 * _WIDTH :])
    if one is None or two is None or three is None or not _checks_agree(one, two):
        return None
    born = _birth_date(two["birth"], one["id"], today)
    expiry = _date(2000, two["expiry"])
    if born is None or expiry is None:
        return None
    sex = SEX_MALE if two["sex"] == "M" else SEX_FEMALE
    return MachineZone(one["id"], born, sex, expiry, " ".join(three[0].replace("<", " ").split()))


def read_passport(text: str, today: date) -> Passport | None:
    """Read the two lines of a passport of any country; None unless every check agrees."""
    joined = re.sub(r"\s+", "", text).upper()
    if len(joined) != 2 * _PASSPORT_WIDTH:
        return None
    one = _PASSPORT_1.fullmatch(joined[:_PASSPORT_WIDTH])
    two = _PASSPORT_2.fullmatch(joined[_PASSPORT_WIDTH:])
    if one is None or two is None or not _passport_agrees(two):
        return None
    more = two["more"].strip("<")
    personal_id = more if re.fullmatch(r"\d{12}", more, re.ASCII) else None
    born, expiry = _birth_date(two["birth"], personal_id, today), _date(2000, two["expiry"])
    if born is None or expiry is None:
        return None
    return Passport(
        number=two["number"].rstrip("<"),
        nationality=two["nationality"].rstrip("<"),
        name=" ".join(one["name"].replace("<", " ").split()),
        birth_date=born,
        sex={"M": SEX_MALE, "F": SEX_FEMALE}.get(two["sex"]),
        expiry=expiry,
        personal_id=personal_id,
    )


def has_confused_signs(text: str, today: date) -> bool:
    """Whether only signs that look alike (O for 0, 1 for I …) keep a card's zone unread."""
    joined = re.sub(r"\s+", "", text).upper()
    if len(joined) != len(_SHAPE):
        return False
    mended = "".join(map(_as_shape, joined, _SHAPE))
    return mended != joined and read_mrz(mended, today) is not None


def _as_shape(sign: str, place: str) -> str:
    if place == "9":
        return _AS_DIGIT.get(sign, sign)
    return _AS_LETTER.get(sign, sign) if place == "A" else sign


def check_digit(text: str) -> str:
    """The check digit of ICAO 9303: weights 7, 3, 1; A is 10, < is 0."""
    values = (0 if c == "<" else int(c, 36) for c in text)
    return str(sum(v * (7, 3, 1)[i % 3] for i, v in enumerate(values)) % 10)


def _checks_agree(one: re.Match[str], two: re.Match[str]) -> bool:
    composite = one[0][5:] + two[0][:7] + two[0][8:15] + two[0][18:29]
    pairs = (
        (one["tail"], one["c1"]),
        (one["id"] + "<<", one["c2"]),
        (two["birth"], two["c3"]),
        (two["expiry"], two["c4"]),
        (composite, two["c5"]),
    )
    return one["id"].endswith(one["tail"]) and all(check_digit(t) == d for t, d in pairs)


def _passport_agrees(two: re.Match[str]) -> bool:
    composite = two[0][:10] + two[0][13:20] + two[0][21:43]
    pairs = (("number", "c1"), ("birth", "c2"), ("expiry", "c3"))
    agree = all(check_digit(two[text]) == two[digit] for text, digit in pairs)
    is_empty = two["c4"] == "<" and not two["more"].strip("<")
    more_agrees = is_empty or check_digit(two["more"]) == two["c4"]
    return agree and more_agrees and check_digit(composite) == two["c5"]


def _birth_date(digits: str, personal_id: str | None, today: date) -> date | None:
    """The century comes from the number; where the years differ, the latest one not to come."""
    told = birth_year_of(personal_id) if personal_id is not None else None
    if told is not None and told % 100 == int(digits[:2]):
        born = _date(told // 100 * 100, digits)
        return born if born is not None and born <= today else None
    for century in (2000, 1900):
        born = _date(century, digits)
        if born is not None and born <= today:
            return born
    return None


def _date(century: int, digits: str) -> date | None:
    try:
        return date(century + int(digits[:2]), int(digits[2:4]), int(digits[4:]))
    except ValueError:
        return None
