"""Dossier codes: their form, and the blocks of numbers the centre lends to a counter.

A code is `{agency}-{YYMMDD}-{number}`, number at least four digits, date = day of receipt
(Thông tư 03/2025/TT-VPCP Điều 13 k3 as added by Thông tư 04/2025/TT-VPCP Điều 23 for centralised
procedures; the ordinary pattern by analogy with Thông tư 01/2018 Điều 19, text of 2025 not seen).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_CODE = re.compile(r"(?P<agency>[0-9A-Z.]{3,35})-(?P<day>\d{6})-(?P<number>\d{3,9})", re.ASCII)
_PROVISIONAL = re.compile(r"TMP-(?P<device>\d{3,})-(?P<number>\d{4,9})", re.ASCII)


@dataclass(frozen=True, slots=True)
class DossierCode:
    """A final code taken apart. `number` is what runs within the day and agency."""

    agency_id: str
    day: date
    number: int

    def __str__(self) -> str:
        return f"{self.agency_id}-{self.day:%y%m%d}-{self.number:04d}"


def parse_code(text: str) -> DossierCode | None:
    """Take a final code apart, ours or another system's; None when it is not one."""
    match = _CODE.fullmatch(text)
    if match is None:
        return None
    day = match["day"]
    try:
        on = date(2000 + int(day[:2]), int(day[2:4]), int(day[4:]))
    except ValueError:
        return None
    return DossierCode(match["agency"], on, int(match["number"]))


def provisional_code(device_no: int, number: int) -> str:
    """The code on a slip for which no final number was at hand: `TMP-{device}-{nnnn}`."""
    return f"TMP-{device_no:03d}-{number:04d}"


def is_provisional(text: str) -> bool:
    """Whether the text has the form of a provisional code."""
    return _PROVISIONAL.fullmatch(text) is not None


def find_code(text: str) -> str | None:
    """The first dossier code inside a text (a URL, say), final or provisional; None if none."""
    for pattern in (_PROVISIONAL, _CODE):
        match = re.search(rf"(?<![0-9A-Za-z.]){pattern.pattern}(?!\d)", text, re.ASCII)
        if match is not None and (pattern is _PROVISIONAL or parse_code(match[0]) is not None):
            return match[0]
    return None


class LeaseState(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """A block of numbers lent to one counter for one agency and one day: `first` to `last`.

    `next` is the first number not yet used; when it is past `last` the block is used up.
    """

    id: str
    agency_id: str
    day: date
    first: int
    last: int
    next: int
    state: LeaseState = LeaseState.OPEN
    closed_reason: str | None = None

    @property
    def left(self) -> int:
        """How many numbers may still be given out."""
        return max(self.last - self.next + 1, 0) if self.state is LeaseState.OPEN else 0
