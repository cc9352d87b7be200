"""The empty list to fill in: a sheet with headings and an example, a sheet that explains each."""

from __future__ import annotations

import io
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill

from app.batch_file import columns
from models.domain.batch_list import MOST_ROWS
from resources import words

_HEAD = PatternFill("solid", fgColor="DCE6F1")
_REQUIRED = PatternFill("solid", fgColor="FCE4D6")
_TEXT_FORMAT = "@"
"""Cells kept as text, so that a number keeps the zero it begins with."""


def template() -> bytes:
    """The template as an xlsx file."""
    book = Workbook()
    _list(book.active)
    _explanations(book.create_sheet(words.record("batch_sheet_columns")))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _list(sheet: Any) -> None:
    sheet.title = words.record("batch_sheet_list")
    sheet.freeze_panes = "A2"
    for place, column in enumerate(columns(), 1):
        head = sheet.cell(row=1, column=place, value=column.label)
        head.font = Font(bold=True)
        head.fill = _REQUIRED if column.is_required else _HEAD
        head.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[head.column_letter].width = 22
        for row in range(2, MOST_ROWS + 3):
            sheet.cell(row=row, column=place).number_format = _TEXT_FORMAT
        example = sheet.cell(row=2, column=place, value=column.example or None)
        example.font = Font(italic=True, color="808080")


def _explanations(sheet: Any) -> None:
    sheet.append([words.record(f"batch_explain_{name}") for name in ("column", "must", "how")])
    for column in columns():
        must = words.record("batch_yes") if column.is_required else ""
        sheet.append([column.label, must, column.how])
    for letter, width in (("A", 28), ("B", 14), ("C", 90)):
        sheet.column_dimensions[letter].width = width
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for (cell,) in sheet.iter_rows(min_col=3, max_col=3):
        cell.alignment = Alignment(wrap_text=True, vertical="top")
