"""A ruled table that flows over pages: rows are set once, the head is repeated on every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from printing.pages import Block

_SIDE = 3.0
_ABOVE = 0.6
_BELOW = 2.2
_RULE_PT = 0.5
_ENDLESS = 1_000_000.0
_TALL_PT = 240.0
"""A row taller than this (85 mm) goes on over the page rather than leave half a page white."""
_WORTH_PT = 60.0
"""The room from which a part of such a row is worth beginning."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A paragraph (or nothing) over `span` columns from `column`; `down`: rows it reaches over."""

    paragraph: Any
    column: int
    span: int = 1
    down: int = 1


@dataclass(slots=True)
class Row:
    """Cells from left to right; `least` is the height the row has at least, in points.

    The words of a head stand in the middle of their cells, others on top.
    """

    cells: tuple[Cell, ...]
    least: float = 0.0
    is_head: bool = False
    _height: float | None = field(default=None, repr=False)

    def height(self, widths: Sequence[float]) -> float:
        """Set every cell once; cells that reach further down do not count."""
        if self._height is None:
            heights = [
                (cell.down, set_height(cell, widths))
                for cell in self.cells
                if cell.paragraph is not None
            ]
            self._height = max([self.least, *(height for down, height in heights if down == 1)])
        return self._height

    def divide(self, widths: Sequence[float], room: float) -> tuple[Row, Row] | None:
        """The row in two, the first no taller than `room`; None when nothing of it fits."""
        above: list[Cell] = []
        below: list[Cell] = []
        for cell in self.cells:
            first, second = _divide_cell(cell, widths, room)
            above.append(Cell(first, cell.column, cell.span))
            below.append(Cell(second, cell.column, cell.span))
        if all(cell.paragraph is None for cell in above):
            return None
        return Row(tuple(above)), Row(tuple(below))


def cell_width(cell: Cell, widths: Sequence[float]) -> float:
    """Width of a cell with its white."""
    return sum(widths[cell.column : cell.column + cell.span])


def set_height(cell: Cell, widths: Sequence[float]) -> float:
    """Set the paragraph of a cell; its height with its white."""
    inner = cell_width(cell, widths) - 2 * _SIDE
    return float(cell.paragraph.wrap(inner, _ENDLESS)[1]) + _ABOVE + _BELOW


def _divide_cell(cell: Cell, widths: Sequence[float], room: float) -> tuple[Any, Any]:
    if cell.paragraph is None:
        return None, None
    if set_height(cell, widths) <= room:
        return cell.paragraph, None
    inner = cell_width(cell, widths) - 2 * _SIDE
    parts = cell.paragraph.split(inner, room - _ABOVE - _BELOW)
    return (parts[0], parts[1]) if len(parts) == 2 else (None, cell.paragraph)


class RowTable:
    """A table as a block. `head` rows stand on top of every page; `widths` in points."""

    keep = 0.0

    def __init__(
        self,
        widths: Sequence[float],
        head: Sequence[Row],
        rows: Sequence[Row],
        *,
        before: float,
        after: float,
    ) -> None:
        self._widths = tuple(widths)
        self._head = tuple(head)
        self._rows = tuple(rows)
        self.before = before
        self.after = after
        self._height = 0.0

    def measure(self, width: float) -> float:
        self._height = sum(row.height(self._widths) for row in (*self._head, *self._rows))
        return self._height

    def split(self, width: float, room: float, *, hard: bool) -> list[Block]:
        left = room - sum(row.height(self._widths) for row in self._head)
        fitting = 0
        for row in self._rows:
            if row.height(self._widths) > left:
                break
            left -= row.height(self._widths)
            fitting += 1
        if fitting == len(self._rows):
            return []
        above, next_row, below = (
            self._rows[:fitting],
            self._rows[fitting],
            self._rows[fitting + 1 :],
        )
        is_tall = next_row.height(self._widths) > _TALL_PT and left > _WORTH_PT
        must = hard and not fitting
        divided = next_row.divide(self._widths, left) if must or is_tall else None
        if divided is not None:
            return self._parts((*above, divided[0]), (divided[1], *below))
        return self._parts(above, (next_row, *below)) if fitting else []

    def _parts(self, above: Sequence[Row], below: Sequence[Row]) -> list[Block]:
        def part(rows: Sequence[Row], before: float, after: float) -> Block:
            return RowTable(self._widths, self._head, rows, before=before, after=after)

        return [part(above, self.before, 0.0), part(below, 0.0, self.after)]

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        canvas.setLineWidth(_RULE_PT)
        rows = (*self._head, *self._rows)
        top = y + self._height
        for number, row in enumerate(rows):
            for cell in row.cells:
                reached = rows[number : number + cell.down]
                height = sum(one.height(self._widths) for one in reached)
                self._draw_cell(canvas, cell, x, top, height, in_middle=row.is_head)
            top -= row.height(self._widths)

    def _draw_cell(
        self, canvas: Canvas, cell: Cell, x: float, top: float, height: float, *, in_middle: bool
    ) -> None:
        left = x + sum(self._widths[: cell.column])
        canvas.rect(left, top - height, cell_width(cell, self._widths), height)
        if cell.paragraph is None:
            return
        spare = height - _ABOVE - _BELOW - cell.paragraph.height
        foot = top - _ABOVE - cell.paragraph.height - (spare / 2 if in_middle else 0.0)
        cell.paragraph.drawOn(canvas, left + _SIDE, foot)
