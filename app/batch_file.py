"""A list as bytes of a spreadsheet or a text file, read into rows. See docs/batch-file.md.

What the file is, is seen from its content. Formulas are never worked out (their last values are
read), macros and links are left alone, and a file that would unpack into too much is refused.
"""

from __future__ import annotations

import codecs
import csv
import functools
import io
import re
import unicodedata
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import column_index_from_string

import resources
from models.domain.batch_list import (
    MOST_HEAD_ROWS,
    MOST_ROWS,
    BatchList,
    Column,
    Value,
    columns_from_json,
    headings_in,
    is_head,
    read_table,
)
from models.errors import UserError

LARGEST_FILE_BYTES = 5 * 1024 * 1024
_LARGEST_UNPACKED_BYTES = 25 * 1024 * 1024
_MOST_PARTS = 500
_MOST_COLUMNS = 60
_MOST_SHEETS = 10
_LAST_ROW = 20_000
_MOST_CELLS = 200_000
_MOST_LINES = MOST_ROWS + MOST_HEAD_ROWS + 20
"""Rows that say something which are looked at: enough to see that there are too many."""

_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_ROW_NUMBER = re.compile(rb"<(?:\w+:)?row\s[^<>]{0,400}?\br=[\"'](\d{1,18})[\"']")
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_HIDDEN_ROW = re.compile(
    rb"<(?:\w+:)?row\s(?=[^<>]{0,400}?\bhidden=[\"'](?:1|true)[\"'])"
    rb"[^<>]{0,400}?\br=[\"'](\d{1,18})[\"']"
)
_MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^<>]{0,80}?\bref=[\"']([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"
)
_MOST_MERGED = 5_000
_AS_TEXT = re.compile(r"=\"([^\"]*)\"|'(\d[\d .\-]*)")
"""Ways to keep the zero a number begins with: ="0201…" in CSV, an apostrophe."""
_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_DELIMITERS = (";", ",", "\t")
_LETTER_LOST = re.compile(r"[^\W\d_]\?|\?[^\W\d_]")
_VIETNAMESE_ONLY = re.compile("[\u1ea0-\u1ef9]")
"""Letters that two bytes of CP1258 make and no byte of CP1252 does."""

Table = list[tuple[int, Sequence[Value]]]


@functools.cache
def columns() -> tuple[Column, ...]:
    """The columns of a list."""
    return columns_from_json(resources.read_json("batch/columns.json"))


def read_batch_file(path: Path) -> BatchList:
    """The list in a file. Raises UserError."""
    try:
        with path.open("rb") as opened:
            data = opened.read(LARGEST_FILE_BYTES + 1)
    except (OSError, ValueError) as error:
        raise UserError("file_unreadable", name=path.name) from error
    return read_batch_list(data, path.name)


def read_batch_list(data: bytes, name: str) -> BatchList:
    """The list in these bytes; `name` is the file's, to be told when it cannot be read.

    Raises UserError: `batch_file_large`, `batch_file_wrong`, `batch_old_excel`,
    `batch_encoding`, `batch_letters_lost` and what `read_table` raises.
    """
    if len(data) > LARGEST_FILE_BYTES:
        raise UserError("batch_file_large", name=name)
    if data.startswith(_OLD_OFFICE):
        raise UserError("batch_old_excel", name=name)
    if data.startswith(_ZIP):
        return _spreadsheet(data, name)
    return read_table(_text_table(_decoded(data, name), name), columns())


def _spreadsheet(data: bytes, name: str) -> BatchList:
    """The list on the first sheet a person sees that has the headings."""
    _check_package(data, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what a sheet uses beside plain cells does not matter
            book = openpyxl.load_workbook(
                io.BytesIO(data), read_only=True, data_only=True, keep_links=False
            )
            seen = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            sheets = [(sheet.title, _sheet(sheet, data)) for sheet in seen[:_MOST_SHEETS]]
            book.close()
    except Exception as error:  # a spoiled package breaks the library in many ways
        raise UserError("batch_file_wrong", name=name) from error
    with_head = [
        (title, sheet)
        for title, sheet in sheets
        if any(is_head(cells, columns()) for _, cells in sheet.table[:MOST_HEAD_ROWS])
    ]
    if not with_head:
        raise UserError("batch_no_headings")
    (_, first), *others = with_head
    found = read_table(first.table, columns(), first.hidden)
    return replace(found, other_sheets=tuple(title for title, _ in others))


def _check_package(data: bytes, name: str) -> None:
    """Refuse a package that unpacks into too much, or whose parts declare entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            unpacked_bytes = sum(part.file_size for part in parts)
            if unpacked_bytes > _LARGEST_UNPACKED_BYTES or len(parts) > _MOST_PARTS:
                raise UserError("batch_file_large", name=name)
            if "xl/workbook.xml" not in {part.filename.lower() for part in parts}:
                raise UserError("batch_file_wrong", name=name)
            for part in parts:
                if part.filename.lower().endswith((".xml", ".rels")):
                    _check_part(package.read(part).replace(b"\0", b""), name)
    except UserError:
        raise
    except Exception as error:  # zip, deflate and encryption each fail in a way of their own
        raise UserError("batch_file_wrong", name=name) from error


def _check_part(content: bytes, name: str) -> None:
    """Refuse entities, and a sheet so long or wide that reading it would hold the counter."""
    if b"<!DOCTYPE" in content:
        raise UserError("batch_file_wrong", name=name)
    too_long = UserError("batch_sheet_long", name=name, last=_LAST_ROW)
    most_of = ((_ROW, _LAST_ROW), (_CELL, _MOST_CELLS), (_MERGED, _MOST_MERGED))
    if any(_is_beyond(what, content, most) for what, most in most_of):
        raise too_long
    if any(int(found[1]) > _LAST_ROW for found in _ROW_NUMBER.finditer(content)):
        raise too_long


def _is_beyond(what: re.Pattern[bytes], content: bytes, most: int) -> bool:
    """Whether it occurs more than so many times, counted no further."""
    return next(islice(what.finditer(content), most, None), None) is not None


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Its rows that say something, and the numbers of those it does not show."""

    table: Table
    hidden: frozenset[int]


def _sheet(sheet: Any, data: bytes) -> _Sheet:
    sheet.reset_dimensions()
    rows = sheet.iter_rows(values_only=True, max_row=_LAST_ROW, max_col=_MOST_COLUMNS)
    numbered = ((number, [_cell(v) for v in row]) for number, row in enumerate(rows, 1))
    table = list(islice(_that_say_something(numbered), _MOST_LINES))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        # What is hidden or merged the library tells only when it reads everything.
        content = package.read(sheet._worksheet_path).replace(b"\0", b"")
    _spread_down(table, content)
    return _Sheet(table, frozenset(int(found[1]) for found in _HIDDEN_ROW.finditer(content)))


def _spread_down(table: Table, content: bytes) -> None:
    """A cell merged over several rows says the same in each of them."""
    cells_of = dict(table)
    for merged in _MERGED.finditer(content):
        left, top, bottom = (
            column_index_from_string(merged[1].decode()),
            int(merged[2]),
            int(merged[3]),
        )
        above = cells_of.get(top, ())
        if not left <= len(above):
            continue
        for number, cells in table:
            covered = top < number <= bottom and left <= len(cells) and not cells[left - 1]
            if covered and isinstance(cells, list):
                cells[left - 1] = above[left - 1]


def _cell(value: object) -> Value:
    """A cell as text or as a day; a whole number without the .0 a spreadsheet keeps."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**15:
        return str(int(value))
    return str(value)


def _that_say_something(
    rows: Iterable[tuple[int, Sequence[Value]]],
) -> Iterator[tuple[int, Sequence[Value]]]:
    for number, cells in rows:
        if any(not isinstance(cell, str) or cell.strip() for cell in cells):
            yield number, cells


def _decoded(data: bytes, name: str) -> str:
    """The text of a CSV file: UTF-8, UTF-16 with its mark, or Windows Vietnamese (CP1258).

    In CP1252 most Vietnamese letters are lost already, so it is refused; so is what may be either.
    """
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return data.decode("utf-16")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        text = unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError as error:
        raise UserError("batch_encoding", name=name) from error
    has_stray_marks = any(unicodedata.category(letter) == "Mn" for letter in text)
    if has_stray_marks or not _VIETNAMESE_ONLY.search(text):
        lost = _LETTER_LOST.search(text) is not None
        raise UserError("batch_letters_lost" if lost else "batch_encoding", name=name)
    return text


def _text_table(text: str, name: str) -> Table:
    """The rows, parted by the sign that makes the most headings."""
    if "\0" in text or text.lstrip().startswith("<"):  # a web page saved under another name
        raise UserError("batch_file_wrong", name=name)
    tables = [_parted(text, sign) for sign in _DELIMITERS]
    best = max(tables, key=lambda parted: _headings(parted.table))
    if not _headings(best.table) and _LETTER_LOST.search(text):
        raise UserError("batch_letters_lost", name=name)
    if best.broken_at is not None:
        raise UserError("batch_quotes_open", name=name, row=best.broken_at)
    return best.table


@dataclass(frozen=True, slots=True)
class _Parted:
    """Rows parted by one sign; `broken_at` is the row whose quotation marks do not fit."""

    table: Table
    broken_at: int | None = None


def _parted(text: str, sign: str) -> _Parted:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    table: Table = []
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            if any(cell.strip() for cell in cells):
                table.append((number, [_typed(cell) for cell in cells[:_MOST_COLUMNS]]))
            if len(table) == _MOST_LINES:
                break
    except csv.Error:
        return _Parted(table, number + 1)
    return _Parted(table)


def _typed(cell: str) -> str:
    kept = _AS_TEXT.fullmatch(cell.strip())
    return cell if kept is None else kept[1] or kept[2] or ""


def _headings(table: Table) -> int:
    found = (len(headings_in(cells, columns())) for _, cells in table[:MOST_HEAD_ROWS])
    return max(found, default=0)
