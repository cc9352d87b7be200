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
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import openpyxl

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
        return read_table(_spreadsheet(data, name), columns())
    return read_table(_text_table(_decoded(data, name), name), columns())


def _spreadsheet(data: bytes, name: str) -> Table:
    """The first sheet that has the headings, else the first one."""
    _check_package(data, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what a sheet uses beside plain cells does not matter
            book = openpyxl.load_workbook(
                io.BytesIO(data), read_only=True, data_only=True, keep_links=False
            )
            sheets = [_sheet(sheet) for sheet in book.worksheets[:_MOST_SHEETS]]
            book.close()
    except Exception as error:  # a spoiled package breaks the library in many ways
        raise UserError("batch_file_wrong", name=name) from error
    with_head = (
        sheet
        for sheet in sheets
        if any(is_head(cells, columns()) for _, cells in sheet[:MOST_HEAD_ROWS])
    )
    return next(with_head, sheets[0] if sheets else [])


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
    if _is_beyond(_ROW, content, _LAST_ROW) or _is_beyond(_CELL, content, _MOST_CELLS):
        raise too_long
    if any(int(found[1]) > _LAST_ROW for found in _ROW_NUMBER.finditer(content)):
        raise too_long


def _is_beyond(what: re.Pattern[bytes], content: bytes, most: int) -> bool:
    """Whether it occurs more than so many times, counted no further."""
    return next(islice(what.finditer(content), most, None), None) is not None


def _sheet(sheet: Any) -> Table:
    sheet.reset_dimensions()
    rows = sheet.iter_rows(values_only=True, max_row=_LAST_ROW, max_col=_MOST_COLUMNS)
    numbered = ((number, [_cell(v) for v in row]) for number, row in enumerate(rows, 1))
    return list(islice(_that_say_something(numbered), _MOST_LINES))


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
    if "\0" in text:
        raise UserError("batch_file_wrong", name=name)
    tables = [table for sign in _DELIMITERS if (table := _parted(text, sign)) is not None]
    if not tables:
        raise UserError("batch_file_wrong", name=name)
    best = max(tables, key=_headings)
    if not _headings(best) and _LETTER_LOST.search(text):
        raise UserError("batch_letters_lost", name=name)
    return best


def _parted(text: str, sign: str) -> Table | None:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    try:
        numbered = ((number, cells[:_MOST_COLUMNS]) for number, cells in enumerate(reader, 1))
        return list(islice(_that_say_something(numbered), _MOST_LINES))
    except csv.Error:
        return None


def _headings(table: Table) -> int:
    found = (len(headings_in(cells, columns())) for _, cells in table[:MOST_HEAD_ROWS])
    return max(found, default=0)
