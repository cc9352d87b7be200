"""The sheet every form shares: sizes, type, paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph

from printing import fonts
from printing.block_specs import Align, TextSize
from printing.codes import snap
from printing.inputs import Paper

# No form names a picture or an address; should one slip in, reportlab may not fetch it.
rl_config.trustedSchemes = []
rl_config.trustedHosts = []
# Binary streams: a fifth smaller and quicker than text ones.
rl_config.useA85 = 0

_ALIGN = {"left": TA_LEFT, "centre": TA_CENTER, "right": TA_RIGHT}

_TIGHT = 0.92


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
    table_pt: float
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
            table_pt=self.table_pt * _TIGHT,
            title_pt=self.title_pt * _TIGHT,
            sign_space=self.sign_space * 0.8,
            top=snap(self.top * 0.8),
            bottom=self.bottom * 0.7,
        )

    def type_pt(self, size: TextSize) -> float:
        """Type size in points."""
        match size:
            case "small":
                return self.small_pt
            case "table":
                return self.table_pt
            case "large":
                return self.body_pt + 1
            case "title":
                return self.title_pt
            case "body":
                return self.body_pt

    @property
    def line(self) -> float:
        """The white between two fields."""
        return self.body_pt * 0.14


_UPRIGHT: dict[Paper, SheetSize] = {
    "A5": SheetSize(
        width=148 * mm,
        height=210 * mm,
        left=snap(11 * mm),
        right=snap(9 * mm),
        top=snap(9 * mm),
        bottom=11 * mm,
        body_pt=9.5,
        small_pt=8.4,
        table_pt=7,
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
        table_pt=9.5,
        head_pt=11.5,
        title_pt=15,
        qr_side=snap(25 * mm),
        bar_height=snap(14 * mm),
        sign_space=18 * mm,
    ),
}


_LANDSCAPE: dict[Paper, SheetSize] = {
    "A5": replace(_UPRIGHT["A5"], width=210 * mm, height=148 * mm),
    "A4": replace(
        _UPRIGHT["A4"],
        width=297 * mm,
        height=210 * mm,
        left=snap(12 * mm),
        right=snap(12 * mm),
        body_pt=11,
        small_pt=9,
        table_pt=8.5,
        head_pt=11,
        qr_side=snap(17 * mm),
        bar_height=snap(10 * mm),
        sign_space=14 * mm,
    ),
}


def sheet_size(paper: Paper, *, is_landscape: bool) -> SheetSize:
    """Geometry and type of a paper, upright or on its long side."""
    return (_LANDSCAPE if is_landscape else _UPRIGHT)[paper]


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
