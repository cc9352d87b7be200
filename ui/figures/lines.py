"""How the cells of a table share its room: lines of a text, widths of columns, heights of heads."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from printing.report_pages import HeadCell, ReportTable, Value
from ui.figures.words import cell_words
from ui.theme import px

PADDING = 8
MOST_LINES = 3
_LOOKED_AT = 300
"""Rows that are measured; further ones of the same kind take no more room."""
_TEXT_WIDTH, _LONG_TEXT_WIDTH = 118, 190
_LINE_SHARE = 0.42
"""Of a long text on each of its three lines, with what breaking between words leaves empty."""
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter)


def broken(text: str, metrics: QFontMetrics, width: int, most: int = MOST_LINES) -> list[str]:
    """The text on at most `most` lines of this width; the last one is cut with "…"."""
    lines: list[str] = []
    for part in text.split("\n"):
        line = ""
        for word in part.split(" "):
            longer = f"{line} {word}" if line else word
            if line and metrics.horizontalAdvance(longer) > width:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines]


def is_number(value: Value) -> bool:
    """Whether it stands at the right."""
    return isinstance(value, int | float)


def is_plain_text(value: Value) -> bool:
    """Words, which give way; a single one, such as a code, does not."""
    return isinstance(value, str) and " " in value


def measured(table: ReportTable) -> Sequence[tuple[Value, ...]]:
    """The rows that are looked at, the sum among them."""
    rows = table.rows
    return rows if len(rows) <= _LOOKED_AT else (*rows[:_LOOKED_AT], rows[-1])


def column_widths(table: ReportTable, room: int, cells: QFont, head: QFont) -> list[int]:
    """A width for each column: what it needs, and what is left by the shares of the words.

    Numbers, instants and codes are never cut: their sum may be wider than the room.
    """
    needed = [
        _needed(table, column, QFontMetrics(cells), QFontMetrics(head))
        for column in range(len(table.shares))
    ]
    widths = [width + 2 * px(PADDING) + 2 for width, _wordy in needed]
    gives = [share if wordy else 0 for share, (_w, wordy) in zip(table.shares, needed, strict=True)]
    spare, shares = room - sum(widths), sum(gives)
    if spare > 0:
        if not shares:
            gives, shares = list(table.shares), sum(table.shares)
        widths = [width + spare * give // shares for width, give in zip(widths, gives, strict=True)]
        widths[gives.index(max(gives))] += room - sum(widths)
    return widths


def _needed(
    table: ReportTable, column: int, cells: QFontMetrics, head: QFontMetrics
) -> tuple[int, bool]:
    """The least width of a column's words, and whether they may take more."""
    values = [row[column] for row in measured(table)]
    words = [word for value in values for word in cell_words(value).split()]
    labels = [
        word
        for cell in table.head
        if cell.column == column and cell.span == 1
        for word in cell.label.split()
    ]
    width = max(_widest(words, cells), _widest(labels, head))
    if not any(is_plain_text(value) for value in values):
        return width, False
    texts = [value for value in values if isinstance(value, str)]
    third = min(round(_widest(texts, cells) * _LINE_SHARE), px(_LONG_TEXT_WIDTH))
    return max(width, px(_TEXT_WIDTH), third), True


def _widest(texts: Sequence[str], metrics: QFontMetrics) -> int:
    return max((metrics.horizontalAdvance(text) for text in texts), default=0)


def row_lines(table: ReportTable, widths: Sequence[int], cells: QFont) -> int:
    """How many lines the rows of the table have, all alike."""
    metrics, most = QFontMetrics(cells), 1
    for row in measured(table):
        for value, width in zip(row, widths, strict=True):
            text = cell_words(value)
            if "\n" in text or metrics.horizontalAdvance(text) > width - 2 * px(PADDING):
                most = max(most, len(broken(text, metrics, width - 2 * px(PADDING))))
    return most


def head_heights(table: ReportTable, widths: Sequence[int], font: QFont) -> list[int]:
    """The rows of the head; the last row a cell reaches into grows until its words have room."""
    metrics = QFontMetrics(font)
    heights = [0] * table.head_rows
    for down in range(1, table.head_rows + 1):
        for cell in table.head:
            if cell.down == down:
                reached = heights[cell.row : cell.row + down]
                missing = _height(cell, widths, metrics) - sum(reached)
                heights[cell.row + down - 1] += max(missing, 0)
    return heights


def _height(cell: HeadCell, widths: Sequence[int], metrics: QFontMetrics) -> int:
    room = sum(widths[cell.column : cell.column + cell.span]) - px(PADDING)
    box = metrics.boundingRect(QRect(0, 0, room, 10_000), _WRAPPED, cell.label)
    return box.height() + px(PADDING)
