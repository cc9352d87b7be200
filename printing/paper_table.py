"""The table of the papers handed in (thành phần hồ sơ)."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import Table, TableStyle

from printing.inputs import PaperLine
from printing.pages import Block, Flowing
from printing.sheet import TABLE_FONT, Bold, SheetSize, paragraph
from printing.wording import FormWording


def paper_table(size: SheetSize, words: FormWording, papers: tuple[PaperLine, ...]) -> Block:
    """Number, name, originals and copies of each paper; what was only shown says so."""
    labels = words.labels
    columns = ("column_no", "column_paper", "column_originals", "column_copies")
    rows: list[list[Any]] = [[_cell(size, Bold(labels[name])) for name in columns]]
    spans: list[tuple[Any, ...]] = []
    for number, paper in enumerate(papers, start=1):
        name = paragraph(paper.name, size=size.body_pt)
        if paper.present_only:
            counts: list[Any] = [_cell(size, labels["present_only"]), ""]
            spans.append(("SPAN", (2, number), (3, number)))
        else:
            counts = [_count_cell(size, paper.originals), _count_cell(size, paper.copies)]
        rows.append([_cell(size, str(number)), name, *counts])
    fixed = [size.body_pt * 3.2, size.body_pt * 5.2, size.body_pt * 5.2]
    widths = [fixed[0], size.body_width - sum(fixed), *fixed[1:]]
    table = Table(rows, colWidths=widths, repeatRows=1)
    table.setStyle(TableStyle([*_PAPER_STYLE, *spans]))
    return Flowing(table, before=size.body_pt * 0.25, after=size.body_pt * 0.45)


_PAPER_STYLE: list[tuple[Any, ...]] = [
    TABLE_FONT,
    ("GRID", (0, 0), (-1, -1), 0.5, "black"),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("VALIGN", (0, 0), (-1, 0), "MIDDLE"),
    ("TOPPADDING", (0, 0), (-1, -1), 0.6),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2.2),
    ("LEFTPADDING", (0, 0), (-1, -1), 3),
    ("RIGHTPADDING", (0, 0), (-1, -1), 3),
]


def _cell(size: SheetSize, text: str) -> Any:
    return paragraph(text, size=size.body_pt, align="centre")


def _count_cell(size: SheetSize, count: int) -> Any:
    return _cell(size, f"{count:02d}" if count else "–")
