"""Lists as people save them: every usual encoding and separator, spreadsheets with their traps."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from datetime import datetime
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.batch_file import LARGEST_FILE_BYTES, columns, read_batch_list
from app.batch_template import template
from models.domain.batch_list import MOST_ROWS
from models.errors import UserError

HEAD = ("Họ và tên", "Số định danh", "Ngày sinh", "Địa chỉ")
ROW = ("Nguyễn Thị Mẫu", "020190000123", "05/03/1990", "Khối 8; phường Kỳ Lừa, Lạng Sơn")


def csv_text(sign: str = ",", *, end: str = "\r\n") -> str:
    return end.join(sign.join(f'"{cell}"' for cell in row) for row in (HEAD, ROW)) + end


def sheet_bytes(*rows: tuple[Any, ...], sheets: int = 1) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for number in range(1, sheets):
        sheet = book.create_sheet(f"Trang {number}")
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def values_of(data: bytes) -> list[dict[str, Any]]:
    return [dict(row.values) for row in read_batch_list(data, "list").rows]


EXPECTED = {
    "full_name": ROW[0],
    "personal_id": ROW[1],
    "birth_date": ROW[2],
    "address": ROW[3],
}


def cp1258(text: str) -> bytes:
    """As Windows writes it: the letter with its roof or hook, then the tone by itself."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    parts = []
    for letter in text:
        apart = unicodedata.normalize("NFD", letter)
        tone = "".join(c for c in apart if c in tones)
        rest = unicodedata.normalize("NFC", "".join(c for c in apart if c not in tones))
        parts.append(rest + tone)
    return "".join(parts).encode("cp1258")


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
def test_a_text_file_is_read_however_it_was_saved(sign: str, encoding: str) -> None:
    text = csv_text(sign)
    data = cp1258(text) if encoding == "cp1258" else text.encode(encoding)
    assert values_of(data) == [EXPECTED]


def test_letters_typed_apart_are_joined() -> None:
    assert values_of(unicodedata.normalize("NFD", csv_text()).encode()) == [EXPECTED]


def test_a_file_that_lost_its_letters_is_refused_with_the_reason() -> None:
    lost = csv_text().encode("cp1252", errors="replace")
    with pytest.raises(UserError, match="batch_letters_lost"):
        read_batch_list(lost, "list.csv")
    with pytest.raises(UserError, match="batch_letters_lost"):
        read_batch_list(csv_text().encode("ascii", errors="replace"), "list.csv")


def test_what_may_be_two_encodings_is_not_guessed() -> None:
    text = "Ho va ten;CCCD\r\nLã Tài;020190000123\r\n"
    with pytest.raises(UserError, match="batch_encoding"):
        read_batch_list(text.encode("cp1252"), "list.csv")


def test_a_spreadsheet_is_read_as_the_person_sees_it() -> None:
    data = sheet_bytes(
        ("DANH SÁCH",),
        (),
        HEAD,
        (ROW[0], 20190000123, datetime(1990, 3, 5), ROW[3]),
        ("Lý Văn Thử", 20190000123.0, "05/03/1990", None),
    )
    first, second = read_batch_list(data, "list.xlsx").rows
    assert (first.row_no, second.row_no) == (4, 5)
    assert first.values["personal_id"] == second.values["personal_id"] == "20190000123"
    assert str(first.values["birth_date"]) == "1990-03-05"


@pytest.mark.parametrize("shown", ['="020190000123"', '"=""020190000123"""', "'020190000123"])
def test_ways_to_keep_a_zero_in_a_text_file_are_known(shown: str) -> None:
    text = f"Họ và tên;Số định danh\r\n{ROW[0]};{shown}\r\n"
    assert values_of(text.encode()) == [{"full_name": ROW[0], "personal_id": ROW[1]}]


def test_a_quotation_mark_that_is_not_closed_is_told_by_its_row() -> None:
    text = f'{csv_text(";")}"Không đóng;1;2;3\r\n{ROW[0]};{ROW[1]}\r\n'
    with pytest.raises(UserError, match="batch_quotes_open") as refused:
        read_batch_list(text.encode(), "list.csv")
    assert refused.value.details["row"] == 3


def test_what_is_hidden_is_not_read_and_is_told() -> None:
    book = openpyxl.Workbook()
    old, seen, more = book.worksheets[0], book.create_sheet("A"), book.create_sheet("B")
    old.sheet_state = "hidden"
    for sheet in (old, seen, more):
        for row in (HEAD, ROW, ("Lý Văn Ẩn", "020090000124", "05/03/1990", "Khối 9")):
            sheet.append(row)
    old["A2"] = "Người Cũ"
    seen.row_dimensions[3].hidden = True
    content = io.BytesIO()
    book.save(content)
    found = read_batch_list(content.getvalue(), "list.xlsx")
    assert [row.values["full_name"] for row in found.rows] == [ROW[0]]
    assert (found.hidden_rows, found.other_sheets) == ((3,), ("B",))


def test_a_cell_merged_over_rows_says_the_same_in_each() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (HEAD, ROW, ("Lý Văn Hai", "020090000124"), ("Lý Văn Ba", "020090000125")):
        sheet.append(row)
    sheet.merge_cells("D2:D3")
    content = io.BytesIO()
    book.save(content)
    assert [row.get("address") for row in values_of(content.getvalue())] == [ROW[3], ROW[3], None]


def test_a_formula_is_not_worked_out() -> None:
    data = sheet_bytes(HEAD, ('=HYPERLINK("http://127.0.0.1:9","Mẫu")', ROW[1], ROW[2], ROW[3]))
    (row,) = read_batch_list(data, "list.xlsx").rows
    assert "full_name" not in row.values


def test_the_sheet_with_the_headings_is_found() -> None:
    assert values_of(sheet_bytes(HEAD, ROW, sheets=3)) == [EXPECTED]


def test_too_many_rows_are_refused_not_cut() -> None:
    rows = [(f"Người {n}", f"{n:012d}") for n in range(MOST_ROWS + 1)]
    with pytest.raises(UserError, match="batch_rows_too_many"):
        read_batch_list(sheet_bytes(HEAD[:2], *rows), "list.xlsx")
    text = "\n".join(";".join(row) for row in (HEAD[:2], *rows))
    with pytest.raises(UserError, match="batch_rows_too_many"):
        read_batch_list(text.encode(), "list.csv")


def repacked(**parts: bytes) -> bytes:
    """A sound spreadsheet with some parts replaced or added; "_" in a name stands for "/"."""
    content = io.BytesIO()
    names = {name.replace("__", "/").replace("_", "."): part for name, part in parts.items()}
    with zipfile.ZipFile(io.BytesIO(sheet_bytes(HEAD, ROW))) as old:
        kept = {i.filename: old.read(i) for i in old.infolist()}
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as new:
        for name, part in {**kept, **names}.items():
            new.writestr(name, part)
    return content.getvalue()


def sheet_xml(rows: bytes) -> bytes:
    spoken = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return b'<worksheet xmlns="' + spoken + b'"><sheetData>' + rows + b"</sheetData></worksheet>"


LONG = ("many rows", "far row", "hidden far row", "wide row", "many merged")
FAR_ROW = b'<row spans="1:1" r="999999999"><c t="inlineStr"><is><t>x</t></is></c></row>'
HIDDEN_FAR_ROW = FAR_ROW.replace(b'r="9', b'r="&#57;')
MANY_MERGED = b'<mergeCell ref="A1:A20000"/>' * 5_001
WIDE_ROW = b"<row>" + b"<c/>" * 200_001 + b"</row>"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (repacked(xl__media__picture_bin=bytes(60 * 1024 * 1024)), "batch_file_large"),
        (bytes(LARGEST_FILE_BYTES + 1), "batch_file_large"),
        (repacked(xl__styles_xml=b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "batch_file_wrong"),
        (repacked(xl__worksheets__sheet1_xml=b"<worksheet><sheetData><row"), "batch_file_wrong"),
        (sheet_bytes(HEAD, ROW)[:-200], "batch_file_wrong"),
        (repacked(xl__worksheets__sheet1_xml=sheet_xml(b"<row/>" * 30_000)), "batch_sheet_long"),
        (repacked(xl__worksheets__sheet1_xml=sheet_xml(FAR_ROW)), "batch_sheet_long"),
        (repacked(xl__worksheets__sheet1_xml=sheet_xml(HIDDEN_FAR_ROW)), "batch_no_headings"),
        (repacked(xl__worksheets__sheet1_xml=sheet_xml(WIDE_ROW)), "batch_sheet_long"),
        (repacked(xl__worksheets__sheet1_xml=sheet_xml(MANY_MERGED)), "batch_sheet_long"),
        (b"PK\x03\x04", "batch_file_wrong"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "batch_old_excel"),
        (b"%PDF-1.7\n\x80\x81", "batch_encoding"),
        (b"a\x00b", "batch_file_wrong"),
        (b"\n<html><table><tr><td>STT</td></tr></table></html>", "batch_file_wrong"),
        (b"", "batch_no_headings"),
    ],
    ids=[
        "bomb",
        "huge",
        "entities",
        "cut sheet",
        "cut zip",
        *LONG,
        "stub",
        "xls",
        "pdf",
        "nul",
        "web page",
        "empty",
    ],
)
def test_what_is_no_sound_list_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(UserError, match=code):
        read_batch_list(data, "list")


def test_macros_beside_the_list_are_left_alone() -> None:
    assert values_of(repacked(xl__vbaProject_bin=b"\xd0\xcf\x11\xe0")) == [EXPECTED]


def outcome(data: bytes) -> str:
    try:
        return "rows" if read_batch_list(data, "list").rows else "nothing"
    except UserError as error:
        return error.code


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda t: (csv_text() + t).encode()))
def test_any_bytes_are_a_list_or_a_plain_refusal(data: bytes) -> None:
    assert outcome(data) == "rows" or outcome(data).startswith("batch_")


def test_the_template_has_every_column_explained_and_nobody_in_it() -> None:
    data = template()
    with pytest.raises(UserError, match="batch_empty"):
        read_batch_list(data, "template.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(data))
    heads = [cell.value for cell in book.worksheets[0][1]]
    assert heads == [column.label for column in columns()]
    explained = [row[0].value for row in book.worksheets[1].iter_rows(min_row=2)]
    assert explained == heads
    sheet = book.worksheets[0]
    sheet.append([1, *ROW[:2]])
    filled = io.BytesIO()
    book.save(filled)
    assert [row["full_name"] for row in values_of(filled.getvalue())] == [ROW[0]]
