"""Names of the colours, tones, text roles and sizes; the values lie in `resources/theme`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

import resources


class ThemeKind(StrEnum):
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "highContrast"


class TextScale(StrEnum):
    """Size of all text and of what holds it: "Vừa", "Lớn", "Rất lớn"."""

    NORMAL = "normal"
    LARGE = "large"
    LARGEST = "largest"

    @property
    def factor(self) -> float:
        return float(_values()["text_scale"][self.value])


class Tone(StrEnum):
    """What a word or an icon means; the value is its colour role."""

    PRIMARY = "text.primary"
    SECONDARY = "text.secondary"
    MUTED = "text.muted"
    DISABLED = "text.disabled"
    ACCENT = "accent.text"
    OK = "ok.text"
    WARN = "warn.text"
    BAD = "bad.text"
    INFO = "info.text"
    CHOICE = "choice.text"
    NEUTRAL = "neutral.text"
    ON_ACCENT = "accent.on"
    TRAINING = "training.on"

    @property
    def soft(self) -> str:
        """The colour role of the quiet fill behind this tone."""
        return _SOFT.get(self, "neutral.soft")


_SOFT = {
    Tone.ACCENT: "accent.soft",
    Tone.OK: "ok.soft",
    Tone.WARN: "warn.soft",
    Tone.BAD: "bad.soft",
    Tone.INFO: "info.soft",
    Tone.CHOICE: "choice.soft",
}


class Text(StrEnum):
    """Roles of text; sizes and weights come from the tokens."""

    DISPLAY = "display"
    FIGURE = "figure"
    TITLE = "title"
    HEAD = "head"
    BODY = "body"
    LABEL = "label"
    SMALL = "small"
    TINY = "tiny"
    RAIL_KEY = "rail_key"


@dataclass(frozen=True, slots=True)
class Fold:
    """How the window folds at this size; both in logical pixels divided by the text scale."""

    width: float
    height: float

    @property
    def narrow(self) -> bool:
        """The agency prefix leaves the codes in lists."""
        return self.width < 1300

    @property
    def compact(self) -> bool:
        """The rail shows icons only and the lamps lose their second half."""
        return self.width < 1240

    @property
    def wide(self) -> bool:
        """The lamps of printer and scanner are the last to lose their words, not the first."""
        return self.width > 1500

    @property
    def dense(self) -> bool:
        """Lower bars and paper rows."""
        return self.height < 730


def colors(kind: ThemeKind) -> dict[str, str]:
    """Colour role to hex value of one theme."""
    return dict(_values()["color"][kind.value])


def text_size(role: Text) -> tuple[int, int]:
    """Pixels at the normal text size, and weight, of a text role."""
    entry = _values()["type"][role.value]
    return int(entry["px"]), int(entry["weight"])


def contrast_pairs() -> dict[str, list[tuple[str, str]]]:
    """Pairs of colour roles that must contrast: "text" by 4.5, "other" by 3 (WCAG 2.x)."""
    return {
        name: [(first.strip(), second.strip()) for first, second in (p.split("/") for p in pairs)]
        for name, pairs in _values()["contrast"].items()
    }


@cache
def _values() -> Any:
    return resources.read_json("theme/tokens.json")
