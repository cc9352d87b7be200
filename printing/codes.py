"""Bar code and QR code as vector squares on the dots of a 203 dpi printer.

Whole dots keep every bar as wide on paper as it was meant, also on cheap printers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import segno
from barcode.codex import Code128
from reportlab.pdfgen.canvas import Canvas
from segno.encoder import DataOverflowError

DOT = 72 / 203
"""One dot of a 203 dpi printer in points (0.125 mm)."""

QUIET_BARS = 10
"""Modules of white on each side of a Code 128 symbol (ISO/IEC 15417)."""

QUIET_QR = 4
"""Modules of white around a QR code (ISO/IEC 18004)."""

_LONG_DIGITS = re.compile(r"([0-9]{20,})")

_BAR_DOTS = (3, 2)
"""Widths of a bar-code module to try, in dots: 0.375 mm, then 0.25 mm."""


def snap(length_pt: float) -> float:
    """The nearest whole number of dots, in points."""
    return round(length_pt / DOT) * DOT


@dataclass(frozen=True, slots=True)
class BarCode:
    """A Code 128 symbol: '1' is a dark module. `module` is the width of one in points."""

    modules: str
    module: float

    @property
    def width(self) -> float:
        """Width in points of the dark part, without the white on its sides."""
        return len(self.modules) * self.module

    def draw(self, canvas: Canvas, x: float, y: float, height: float) -> None:
        """Fill the bars; (x, y) is the lower left corner of the dark part."""
        path = canvas.beginPath()
        for start, length in _dark_runs(self.modules):
            path.rect(x + start * self.module, y, length * self.module, height)
        canvas.drawPath(path, stroke=0, fill=1)


@lru_cache(maxsize=4)  # the copies of one slip, not a memory of past ones
def bar_code(text: str, available: float) -> BarCode | None:
    """The widest Code 128 of an ASCII text that fits with its white sides into `available` points.

    None when not even modules of 0.25 mm fit.
    """
    modules: str = Code128(text).build()[0]
    for dots in _BAR_DOTS:
        if (len(modules) + 2 * QUIET_BARS) * dots * DOT <= available:
            return BarCode(modules, dots * DOT)
    return None


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code of error level M; `module` is the width of one square in points."""

    rows: tuple[str, ...]
    module: float

    @property
    def side(self) -> float:
        """Width and height in points of the dark part, without the white around it."""
        return len(self.rows) * self.module

    @property
    def quiet(self) -> float:
        """White needed on each side, in points."""
        return QUIET_QR * self.module

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Fill the squares; (x, y) is the lower left corner of the dark part."""
        path = canvas.beginPath()
        for index, row in enumerate(self.rows):
            top = y + self.side - (index + 1) * self.module
            for start, length in _dark_runs(row):
                path.rect(x + start * self.module, top, length * self.module, self.module)
        canvas.drawPath(path, stroke=0, fill=1)


@lru_cache(maxsize=4)
def qr_code(text: str, wanted_side: float, most_side: float) -> QrCode:
    """A QR code about `wanted_side` points wide, growing up to `most_side` for long texts.

    Squares are 3 dots or more as long as that fits `most_side`, never under 2 dots. Raises
    ValueError when the text is too long for a code of that size.
    """
    try:
        encoding = None if text.isascii() else "utf-8"
        made = segno.make_qr(_segments(text), error="m", boost_error=False, encoding=encoding)
    except DataOverflowError as error:
        raise ValueError("qr_text: too long for a QR code") from error
    rows = tuple("".join("1" if dark else "0" for dark in row) for row in made.matrix)
    for dots in (max(3, int(wanted_side / DOT) // len(rows)), 3, 2):
        if len(rows) * dots * DOT <= most_side:
            return QrCode(rows, dots * DOT)
    raise ValueError("qr_text: too long for the slip")


def _segments(text: str) -> Any:
    """Long runs of digits apart, since digits alone take 60 % of the room (ISO/IEC 18004).

    segno takes a list of segments, though its types name single texts only.
    """
    if not text.isascii():
        return text
    return [part for part in _LONG_DIGITS.split(text) if part]


def _dark_runs(modules: str) -> list[tuple[int, int]]:
    """(start, length) of each run of '1'."""
    runs: list[tuple[int, int]] = []
    start = modules.find("1")
    while start >= 0:
        end = modules.find("0", start)
        end = len(modules) if end < 0 else end
        runs.append((start, end - start))
        start = modules.find("1", end)
    return runs
