"""Reports as tables: the content in one form for paper and spreadsheet, and its pages as PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table, TableStyle

from models.domain.clock import to_local
from printing import fonts
from printing.block_specs import Align
from printing.pages import Block, Flowing, Together, paginate
from printing.row_table import Cell, Row, RowTable, set_height
from printing.sheet import Bold, Italic, SheetSize, paragraph, sheet_size
from printing.signing import Signer, signatures

Value = str | int | float | datetime | None
"""What a cell holds: words, a count, a percentage with one decimal, an aware instant, nothing."""


@dataclass(frozen=True, slots=True)
class HeadCell:
    """Words of a table's head over `span` columns and `down` rows, from `row` and `column`."""

    label: str
    row: int
    column: int
    span: int = 1
    down: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTable:
    """`shares` are the relative widths of the columns. `has_total`: the last row is the sum.

    `note` stands under the table.
    """

    caption: str
    head: tuple[HeadCell, ...]
    shares: tuple[int, ...]
    rows: tuple[tuple[Value, ...], ...]
    has_total: bool = True
    note: str = ""

    @property
    def head_rows(self) -> int:
        """How many rows the head has."""
        return max(cell.row + cell.down for cell in self.head)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole report, worded. Empty texts are left out; each signer is a role and a small line."""

    number: str
    title: str
    reporter: str
    receiver: str
    period: str
    unit: str
    tables: tuple[ReportTable, ...]
    place_and_date: str = ""
    signers: tuple[tuple[str, str], ...] = ()
    page: str = "{page}/{total}"


def render(report: Report) -> bytes:
    """The report on A4 across, heads repeated on every page. The same report, the same bytes."""
    size = sheet_size("A4", is_landscape=True)
    fonts.register()
    target = BytesIO()
    canvas = Canvas(
        target,
        pagesize=(size.width, size.height),
        invariant=1,
        pageCompression=1,
        initialFontName=fonts.REGULAR,
        lang="vi",
    )
    canvas.setTitle(fonts.drawable(f"{report.number} {report.title}".strip()))
    canvas.setAuthor(fonts.drawable(report.reporter))
    canvas.setCreator("Một Cửa")
    blocks = [*_top(report, size), *_tables(report, size), *_end(report, size)]
    pages = paginate(blocks, size.body_width, lambda _number: size.body_height)
    for number, placed_blocks in enumerate(pages, start=1):
        for placed in placed_blocks:
            placed.block.draw(canvas, size.left, size.height - size.top - placed.bottom)
        _page_number(canvas, size, report.page.format(page=number, total=len(pages)))
        canvas.showPage()
    fonts.save(canvas)
    return target.getvalue()


def _top(report: Report, size: SheetSize) -> list[Block]:
    left = paragraph(Bold(report.number), size=size.small_pt)
    middle = [
        paragraph(Bold(report.title), size=size.body_pt + 2, align="centre"),
        paragraph(report.period, size=size.body_pt, align="centre"),
    ]
    right = [paragraph(t, size=size.small_pt) for t in (report.reporter, report.receiver) if t]
    widths = [size.body_width * share for share in (0.18, 0.54, 0.28)]
    top = Table([[left, middle, right]], colWidths=widths)
    top.setStyle(
        TableStyle(
            [
                ("FONTNAME", (0, 0), (-1, -1), fonts.REGULAR),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 4),
            ]
        )
    )
    unit = paragraph(Italic(report.unit), size=size.small_pt, align="right")
    return [Flowing(top, after=4), Flowing(unit, after=2, keep=size.body_pt * 6)]


def _tables(report: Report, size: SheetSize) -> list[Block]:
    blocks: list[Block] = []
    for table in report.tables:
        if len(report.tables) > 1:
            caption = paragraph(Bold(table.caption), size=size.body_pt)
            blocks.append(Flowing(caption, before=8, after=2, keep=size.body_pt * 6))
        blocks.append(_table(table, size))
        if table.note:
            blocks.append(Flowing(paragraph(Italic(table.note), size=size.small_pt), after=4))
    return blocks


def _table(table: ReportTable, size: SheetSize) -> RowTable:
    total = sum(table.shares)
    widths = [share / total * size.body_width for share in table.shares]
    last = len(table.rows) - 1
    rows = [
        Row(_cells(row, size, is_total=table.has_total and number == last))
        for number, row in enumerate(table.rows)
    ]
    return RowTable(widths, _head(table, widths, size), rows, before=2, after=6)


def _cells(row: Sequence[Value], size: SheetSize, *, is_total: bool) -> tuple[Cell, ...]:
    cells = []
    for column, value in enumerate(row):
        shown = shown_value(value)
        align: Align = "left" if isinstance(value, str) else "centre"
        run = Bold(shown) if is_total else shown
        drawn = paragraph(run, size=size.table_pt, align=align) if shown else None
        cells.append(Cell(drawn, column))
    return tuple(cells)


def shown_value(value: Value) -> str:
    """A value as people read it: a decimal comma, Vietnamese time to the minute."""
    match value:
        case None:
            return ""
        case float():
            return f"{value:.1f}".replace(".", ",")
        case datetime():
            return f"{to_local(value):%H:%M %d/%m/%Y}"
        case _:
            return str(value)


def _head(table: ReportTable, widths: Sequence[float], size: SheetSize) -> list[Row]:
    """The rows of the head; the last row a cell reaches into grows until the cell has room."""
    cells: list[list[Cell]] = [[] for _ in range(table.head_rows)]
    for cell in sorted(table.head, key=lambda one: (one.row, one.column)):
        shown = paragraph(Bold(cell.label), size=size.table_pt, align="centre")
        cells[cell.row].append(Cell(shown, cell.column, cell.span, cell.down))
    heights = [0.0] * table.head_rows
    for down in range(1, table.head_rows + 1):
        for number, row in enumerate(cells):
            for drawn in row:
                if drawn.down == down:
                    reached = heights[number : number + down]
                    missing = set_height(drawn, widths) - sum(reached)
                    heights[number + down - 1] += max(missing, 0.0)
    return [
        Row(tuple(row), least=height, is_head=True)
        for row, height in zip(cells, heights, strict=True)
    ]


def _end(report: Report, size: SheetSize) -> list[Block]:
    if not report.signers:
        return []
    dated = paragraph(Italic(report.place_and_date), size=size.body_pt, align="right")
    sides: tuple[Align, ...] = ("left", "right")
    signers = [
        Signer(role, (line,), "", side)
        for (role, line), side in zip(report.signers, sides, strict=True)
    ]
    return [Together([Flowing(dated, before=6), *signatures(size, signers)])]


def _page_number(canvas: Canvas, size: SheetSize, text: str) -> None:
    shown = paragraph(text, size=size.small_pt, align="right")
    height = shown.wrap(size.body_width, size.bottom)[1]
    shown.drawOn(canvas, size.left, size.bottom - height - 1)
