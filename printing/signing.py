"""Signature blocks and framed words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.platypus import Table, TableStyle

from printing import fonts
from printing.block_specs import Align
from printing.pages import Block, Flowing
from printing.sheet import Bold, Italic, SheetSize, paragraph

_TABLE_FONT = ("FONTNAME", (0, 0), (-1, -1), fonts.REGULAR)
"""First in the style of every table: reportlab names a font for each cell, shipped or not."""

_SIDES: tuple[Align, ...] = ("left", "centre", "right")


@dataclass(frozen=True, slots=True)
class Signer:
    """One signature block: who signs as what, the small lines under it, the name below."""

    role: str
    lines: tuple[str, ...]
    name: str
    side: Align


def signatures(size: SheetSize, signers: Sequence[Signer]) -> list[Block]:
    """Signature blocks with room to sign, each on its side; one taken twice begins a new row."""
    rows: list[dict[Align, Signer]] = []
    for signer in signers:
        if not rows or signer.side in rows[-1]:
            rows.append({})
        rows[-1][signer.side] = signer
    return [_signed_row(size, row) for row in rows]


def _signed_row(size: SheetSize, row: dict[Align, Signer]) -> Block:
    sides: Sequence[Align] = _SIDES if "centre" in row else ("left", "right")
    columns = [_cells(size, row.get(side)) for side in sides]
    cells = [[column[line] for column in columns] for line in range(3)]
    table = Table(cells, colWidths=[size.body_width / len(sides)] * len(sides))
    table.setStyle(
        TableStyle(
            [
                _TABLE_FONT,
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


def _cells(size: SheetSize, signer: Signer | None) -> list[Any]:
    """Role, small lines and name; three empty cells where nobody signs."""
    if signer is None:
        return ["", "", ""]
    return [
        paragraph(Bold(signer.role), size=size.body_pt, align="centre"),
        paragraph(Italic("\n".join(signer.lines)), size=size.small_pt, align="centre"),
        paragraph(Bold(signer.name), size=size.body_pt, align="centre"),
    ]


def boxed(size: SheetSize, *paragraphs: Any) -> Block:
    """Paragraphs in a frame as wide as the body."""
    table = Table([[list(paragraphs)]], colWidths=[size.body_width])
    padding = size.body_pt * 0.35
    table.setStyle(
        TableStyle(
            [
                _TABLE_FONT,
                ("BOX", (0, 0), (-1, -1), 1.1, "black"),
                ("TOPPADDING", (0, 0), (-1, -1), padding * 0.6),
                ("BOTTOMPADDING", (0, 0), (-1, -1), padding),
                ("LEFTPADDING", (0, 0), (-1, -1), padding * 2),
                ("RIGHTPADDING", (0, 0), (-1, -1), padding * 2),
            ]
        )
    )
    return Flowing(table, before=size.body_pt * 0.3, after=size.body_pt * 0.4)
