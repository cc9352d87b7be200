"""A report as a spreadsheet: numbers as numbers, words as words, ready to print on A4 across."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from models.domain.clock import to_local
from printing.report_pages import HeadCell, Report, ReportTable, Value

_FONT = "Times New Roman"
_THIN = Side(style="thin")
_RULED = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_BOLD = Font(name=_FONT, size=11, bold=True)
_PLAIN = Font(name=_FONT, size=11)
_TITLE = Font(name=_FONT, size=13, bold=True)
_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_LEFT = Alignment(horizontal="left", vertical="top", wrap_text=True)
_LONGEST_CELL = 32_767
_LONGEST_NAME = 31
_SHEET_WIDTH = 150


def workbook_bytes(report: Report) -> bytes:
    """One sheet a table, each under the whole head of the report."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    workbook.properties.creator = "Một Cửa"
    workbook.properties.title = report.title
    for table in report.tables:
        _sheet(workbook.create_sheet(table.caption[:_LONGEST_NAME]), report, table)
    target = BytesIO()
    workbook.save(target)
    return target.getvalue()


def _sheet(sheet: Any, report: Report, table: ReportTable) -> None:
    columns = len(table.shares)
    for column, share in enumerate(table.shares, 1):
        width = share / sum(table.shares) * _SHEET_WIDTH
        sheet.column_dimensions[get_column_letter(column)].width = width
    row = _top(sheet, report, columns)
    first, row = row, row + table.head_rows
    for cell in table.head:
        _write_head(sheet, first, cell)
    last = len(table.rows) - 1
    for number, values in enumerate(table.rows):
        font = _BOLD if table.has_total and number == last else _PLAIN
        for column, value in enumerate(values, 1):
            _write(sheet, row, column, value, font)
        row += 1
    if table.note:
        _write_line(sheet, row, 1, table.note, _PLAIN)
        row += 1
    for column, (role, _) in zip((2, columns - 2), report.signers, strict=False):
        _write_line(sheet, row + 1, column, role, _BOLD)
    sheet.freeze_panes = sheet.cell(first + table.head_rows, 1)
    sheet.print_title_rows = f"{first}:{first + table.head_rows - 1}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _top(sheet: Any, report: Report, columns: int) -> int:
    """The lines above the table; the row where the table begins."""
    lines = (
        (report.number, _BOLD, "left"),
        (report.reporter, _PLAIN, "left"),
        (report.receiver, _PLAIN, "left"),
        (report.title, _TITLE, "center"),
        (report.period, _PLAIN, "center"),
        (report.unit, _PLAIN, "right"),
    )
    row = 1
    for text, font, side in lines:
        if text:
            sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=columns)
            _write_line(sheet, row, 1, text, font).alignment = Alignment(horizontal=side)
            row += 1
    return row


def _write_head(sheet: Any, first: int, cell: HeadCell) -> None:
    top, left = first + cell.row, cell.column + 1
    bottom, right = top + cell.down - 1, left + cell.span - 1
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            sheet.cell(row, column).border = _RULED
    written = _write_line(sheet, top, left, cell.label, _BOLD)
    written.alignment = _MIDDLE
    if (top, left) != (bottom, right):
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)


def _write(sheet: Any, row: int, column: int, value: Value, font: Font) -> None:
    if isinstance(value, str):
        cell = _write_line(sheet, row, column, value, font)
        cell.alignment = _LEFT
    else:
        cell = sheet.cell(row, column)
        cell.value = _plain_time(value) if isinstance(value, datetime) else value
        cell.font = font
        cell.alignment = _MIDDLE
        if isinstance(value, datetime):
            cell.number_format = "dd/mm/yyyy hh:mm:ss"
        elif isinstance(value, float):
            cell.number_format = "0.0"
    cell.border = _RULED


def _plain_time(at: datetime) -> datetime:
    """A spreadsheet knows no zones: Vietnamese time as it is read on a clock."""
    return to_local(at).replace(tzinfo=None, microsecond=0)


def _write_line(sheet: Any, row: int, column: int, text: str, font: Font) -> Any:
    """Words as words: a text that begins with "=" is no formula."""
    cell = sheet.cell(row, column)
    cell.value = ILLEGAL_CHARACTERS_RE.sub("□", text)[:_LONGEST_CELL]
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(("=", "+", "-", "@"))  # stays a text when it is edited
    cell.font = font
    return cell
