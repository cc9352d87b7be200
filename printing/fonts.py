"""The one typeface of the printed forms, registered once, and what it can draw.

Liberation Serif has the widths of Times New Roman, which official Vietnamese papers use
(Nghị định 30/2020/NĐ-CP, Phụ lục I), and every Vietnamese letter.
"""

from __future__ import annotations

import threading
import unicodedata
from functools import cache
from io import BytesIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from resources import read_bytes

REGULAR = "LiberationSerif"
BOLD = "LiberationSerif-Bold"
ITALIC = "LiberationSerif-Italic"
BOLD_ITALIC = "LiberationSerif-BoldItalic"

MISSING = "□"
"""Stands where the typeface has no sign for a character."""

_FILES = {
    REGULAR: "LiberationSerif-Regular.ttf",
    BOLD: "LiberationSerif-Bold.ttf",
    ITALIC: "LiberationSerif-Italic.ttf",
    BOLD_ITALIC: "LiberationSerif-BoldItalic.ttf",
}
_lock = threading.Lock()
_embedding = threading.Lock()


def save(canvas: Canvas) -> None:
    """Finish the canvas: the faces it used are cut down and put into the PDF.

    The faces are shared and reportlab reads their files with one position and one table of glyphs
    for all documents, so only one document at a time is finished; drawing needs no turn.
    """
    with _embedding:
        canvas.save()


def register() -> None:
    """Make the four faces known to reportlab; safe from any thread, costs nothing after once."""
    _coverage()


def drawable(text: str) -> str:
    """The text as it can be drawn: composed (NFC), each character without a sign shown as a box.

    Line breaks stay as `\\n`, a tab becomes a space; other control, bidirectional and invisible
    characters are shown as boxes too, so that nothing vanishes and nothing hides.
    """
    composed = unicodedata.normalize("NFC", text)
    composed = composed.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    covered = _coverage()
    return "".join(c if c == "\n" or c in covered else MISSING for c in composed)


def text_width(text: str, font: str, size_pt: float) -> float:
    """Width in points of a text that went through `drawable`."""
    register()
    return float(pdfmetrics.stringWidth(text, font, size_pt))


def _coverage() -> frozenset[str]:
    with _lock:
        return _register_and_list()


@cache
def _register_and_list() -> frozenset[str]:
    """Register the faces; the characters all four can show."""
    common: set[int] | None = None
    for name, file in _FILES.items():
        font = TTFont(name, BytesIO(read_bytes(f"fonts/liberation-serif/{file}")))
        pdfmetrics.registerFont(font)
        signs = set(font.face.charToGlyph)
        common = signs if common is None else common & signs
    pdfmetrics.registerFontFamily(
        REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD_ITALIC
    )
    return frozenset(chr(sign) for sign in common or () if _is_visible(chr(sign)))


def _is_visible(character: str) -> bool:
    """Whether a reader can see that the character is there (a plain space counts)."""
    return not unicodedata.category(character).startswith("C")
