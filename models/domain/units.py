"""Today's commune of an old address: proposed, never written over what the card says.

Communes were joined and districts ended on 1 July 2025 (Nghị quyết 1672/NQ-UBTVQH15 for Lạng Sơn);
addresses on cards issued before stay valid. The table is shipped data of one source: it serves a
person who looks, not the program.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from models.domain.text import fold, has_vietnamese_marks, nfc, split_tone

_TYPES = {
    "xã": "xã", "x": "xã", "phường": "phường", "p": "phường", "thị trấn": "thị trấn",
    "tt": "thị trấn", "huyện": "huyện", "h": "huyện", "thành phố": "thành phố",
    "tp": "thành phố", "tỉnh": "tỉnh", "t": "tỉnh",
}  # fmt: skip
_BARE_TYPES = {fold(written): meant for written, meant in _TYPES.items()}
_TYPED = re.compile(
    r"(?P<type>xã|xa|phường|phuong|thị trấn|thi tran|huyện|huyen|thành phố|thanh pho|tỉnh|tinh)\s+"
    r"(?P<name>.+)|(?P<short>tt|tp|x|p|h|t)(?:\.\s*|\s+)(?P<of>.+)"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A commune or ward in force: its five-digit code and its name, "Xã Đồng Đăng"."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class _Place:
    """One part of an address; `type` is None where the address leaves it out."""

    name: str
    type: str | None

    def fits(self, other: _Place) -> bool:
        """Whether both may be the same place: the name, and the type where both tell it."""
        return self.name == other.name and (
            self.type is None or other.type is None or self.type == other.type
        )


@dataclass(frozen=True, slots=True)
class FormerUnits:
    """The units of one province and what they were formed from, in one writing of the names."""

    province: str
    today: tuple[tuple[str, Unit], ...]
    former: tuple[tuple[str, str, Unit], ...]


def former_units_from_json(data: Any) -> FormerUnits:
    """The shipped table (`offices/lang_son_former.json`). Raises KeyError where it is not whole."""
    today, former = [], []
    for row in data["units"]:
        unit = Unit(row["code"], row["name"])
        today.append((row["name"], unit))
        former += [(old["name"], old["district"], unit) for old in row["former"]]
    return FormerUnits(data["province"], tuple(today), tuple(former))


def proposed_unit(address: str, units: FormerUnits) -> Unit | None:
    """The unit in which this address lies today; None where the address or the table leaves doubt.

    An address of before names commune, district and province in its last three parts, one of today
    commune and province in its last two. A former commune of which parts went to several units
    gives None. Names must agree with their marks; an address without any mark is compared without.
    """
    parts = [part for text in re.split(r"[,;]|\s-\s", nfc(address)) if (part := text.strip())]
    bare = not has_vietnamese_marks(address)
    places = [_place(part, bare=bare) for part in parts[-3:]]
    if len(places) < 2 or not places[-1].fits(_place(units.province, bare=bare)):
        return None
    if len(places) == 3:
        found = _formerly(places[0], places[1], units, bare=bare)
        if found:
            return found.pop() if len(found) == 1 else None
    found = {unit for name, unit in units.today if places[-2].fits(_place(name, bare=bare))}
    return found.pop() if len(found) == 1 else None


def _formerly(commune: _Place, district: _Place, units: FormerUnits, *, bare: bool) -> set[Unit]:
    return {
        unit
        for name, of, unit in units.former
        if commune.fits(_place(name, bare=bare)) and district.fits(_place(of, bare=bare))
    }


def _place(text: str, *, bare: bool) -> _Place:
    low = fold(text) if bare else nfc(text).lower()
    typed = _TYPED.fullmatch(low)
    if typed is None:
        return _Place(_key(low), None)
    written, name = typed["type"] or typed["short"], typed["name"] or typed["of"]
    return _Place(_key(name), _TYPES.get(written) or _BARE_TYPES[written])


def _key(name: str) -> str:
    """A name by its letters and tones: Quý Hoà and Quý Hòa are written alike."""
    split = (split_tone(word) for word in name.split())
    return " ".join(letters + "".join(map(str, tones)) for letters, tones in split)
