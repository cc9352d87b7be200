"""The machine-readable zone on the back of the card: three lines of thirty (ICAO 9303, TD1).

Line 1 holds the last nine digits of the personal number, then the whole number. All five check
digits must agree, and the nine digits with the twelve.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from models.domain.identity import SEX_FEMALE, SEX_MALE, birth_year_of

_LINE_1 = re.compile(r"IDVNM(?P<tail>\d{9})(?P<c1>\d)(?P<id>\d{12})<<(?P<c2>\d)", re.ASCII)
_LINE_2 = re.compile(
    r"(?P<birth>\d{6})(?P<c3>\d)(?P<sex>[MF])(?P<expiry>\d{6})(?P<c4>\d)VNM<{11}(?P<c5>\d)",
    re.ASCII,
)
_LINE_3 = re.compile(r"[A-Z]+(?:<{1,2}[A-Z]+)*<*", re.ASCII)
_TRACE = re.compile(
    r"^I[DC]?VNM[0-9<]{3}|VNM<{5}|^[A-Z]+<<[A-Z<]+$|^[0-9]{7}[MF<][0-9]{7}[A-Z]{3}"
    r"|^(?=.*<<)[A-Z0-9<]{20,}$",
    re.ASCII,
)
_WIDTH = 30


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


def _birth_date(digits: str, personal_id: str, today: date) -> date | None:
    """The century comes from the number; where the years differ, the latest one not to come."""
    told = birth_year_of(personal_id)
    if told % 100 == int(digits[:2]):
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
