"""The sheet every form shares: sizes, type, paragraphs, head of the page, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph, Table, TableStyle

from printing import fonts
from printing.codes import snap
from printing.inputs import Paper
from printing.pages import Block, Flowing

# No form names a picture or an address; should one slip in, reportlab may not fetch it.
rl_config.trustedSchemes = []
rl_config.trustedHosts = []
# Binary streams: a fifth smaller and quicker than text ones.
rl_config.useA85 = 0

Align = Literal["left", "centre", "right"]
_ALIGN = {"left": TA_LEFT, "centre": TA_CENTER, "right": TA_RIGHT}

_TIGHT = 0.92

TABLE_FONT = ("FONTNAME", (0, 0), (-1, -1), fonts.REGULAR)
"""First in the style of every table: reportlab names a font for each cell, shipped or not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSize:
    """Geometry and type sizes of one paper, all in points."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    body_pt: float
    small_pt: float
    head_pt: float
    title_pt: float
    qr_side: float
    bar_height: float
    sign_space: float

    @property
    def body_width(self) -> float:
        """Width between the margins."""
        return self.width - self.left - self.right

    @property
    def body_height(self) -> float:
        """Height between the margins."""
        return self.height - self.top - self.bottom

    def tightened(self) -> SheetSize:
        """The same paper set a little smaller, for a slip that would just miss its page."""
        return replace(
            self,
            body_pt=self.body_pt * _TIGHT,
            small_pt=self.small_pt * _TIGHT,
            title_pt=self.title_pt * _TIGHT,
            sign_space=self.sign_space * 0.8,
            top=snap(self.top * 0.8),
            bottom=self.bottom * 0.7,
        )

    @property
    def line(self) -> float:
        """The white between two fields."""
        return self.body_pt * 0.14


SIZES: dict[Paper, SheetSize] = {
    "A5": SheetSize(
        width=148 * mm,
        height=210 * mm,
        left=snap(11 * mm),
        right=snap(9 * mm),
        top=snap(9 * mm),
        bottom=11 * mm,
        body_pt=9.5,
        small_pt=8.4,
        head_pt=8.8,
        title_pt=12.5,
        qr_side=snap(17 * mm),
        bar_height=snap(10 * mm),
        sign_space=11 * mm,
    ),
    "A4": SheetSize(
        width=210 * mm,
        height=297 * mm,
        left=snap(22 * mm),
        right=snap(15 * mm),
        top=snap(12 * mm),
        bottom=13 * mm,
        body_pt=13,
        small_pt=11,
        head_pt=11.5,
        title_pt=15,
        qr_side=snap(25 * mm),
        bar_height=snap(14 * mm),
        sign_space=18 * mm,
    ),
}


class Bold(str):
    """A run of text in bold."""


class Italic(str):
    """A run of text in italics."""


class BoldItalic(str):
    """A run of text in bold italics."""


_MARKS = {Bold: ("<b>", "</b>"), Italic: ("<i>", "</i>"), BoldItalic: ("<b><i>", "</i></b>")}


def paragraph(*runs: str, size: float, align: Align = "left", indent: float = 0.0) -> Any:
    """The only way to make a paragraph: every run is drawn as it is written, never as markup."""
    marked = []
    for run in runs:
        opening, closing = _MARKS.get(type(run), ("", ""))
        shown = escape(fonts.drawable(run)).replace("\n", "<br/>")
        marked.append(f"{opening}{shown}{closing}")
    return Paragraph("".join(marked), _style(size, align, indent))


@lru_cache(maxsize=64)
def _style(size: float, align: Align, indent: float) -> ParagraphStyle:
    fonts.register()
    return ParagraphStyle(
        f"{align}-{size}-{indent}",
        fontName=fonts.REGULAR,
        bulletFontName=fonts.REGULAR,
        fontSize=size,
        leading=size * 1.18,
        alignment=_ALIGN[align],
        leftIndent=indent,
        splitLongWords=1,
    )


@dataclass(frozen=True, slots=True)
class Signer:
    """One signature block: who signs as what, the small lines under it, the name below."""

    role: str
    lines: tuple[str, ...]
    name: str


def signatures(size: SheetSize, left: Signer, right: Signer) -> Block:
    """Two signature blocks side by side with room to sign."""
    pair = (left, right)
    roles = [paragraph(Bold(one.role), size=size.body_pt, align="centre") for one in pair]
    lines = [_small_lines(size, one.lines) for one in pair]
    names = [paragraph(Bold(one.name), size=size.body_pt, align="centre") for one in pair]
    table = Table([roles, lines, names], colWidths=[size.body_width / 2] * 2)
    table.setStyle(
        TableStyle(
            [
                TABLE_FONT,
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 4),
                ("RIGHTPADDING", (0, 0), (-1, -1), 4),
                ("TOPPADDING", (0, 0), (-1, 1), 0),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 2), (-1, 2), size.sign_space),
            ]
        )
    )
    return Flowing(table, before=size.body_pt * 0.8, after=size.body_pt * 0.7)


def _small_lines(size: SheetSize, lines: Sequence[str]) -> Any:
    return paragraph(Italic("\n".join(lines)), size=size.small_pt, align="centre")


def boxed(size: SheetSize, *paragraphs: Any) -> Block:
    """Paragraphs in a frame as wide as the body."""
    table = Table([[list(paragraphs)]], colWidths=[size.body_width])
    padding = size.body_pt * 0.35
    table.setStyle(
        TableStyle(
            [
                TABLE_FONT,
                ("BOX", (0, 0), (-1, -1), 1.1, "black"),
                ("TOPPADDING", (0, 0), (-1, -1), padding * 0.6),
                ("BOTTOMPADDING", (0, 0), (-1, -1), padding),
                ("LEFTPADDING", (0, 0), (-1, -1), padding * 2),
                ("RIGHTPADDING", (0, 0), (-1, -1), padding * 2),
            ]
        )
    )
    return Flowing(table, before=size.body_pt * 0.3, after=size.body_pt * 0.4)
