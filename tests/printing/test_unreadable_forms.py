"""A file nobody can use is told with its line or name, and the shipped words go on."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from printing.form_specs import SPECS
from printing.forms import render, wording_for
from printing.wording import check_wording, parse_wording
from printing.wording_files import sound_wording
from printing.wording_json import read_wording
from resources import path, read_json
from tests.printing.form_samples import CODE, FORMS

SHIPPED = path("forms") / "tt03-2025" / "form02.json"
RAW = SHIPPED.read_text(encoding="utf-8")
SOON = date(2026, 11, 24)


def _data(name="tt03-2025/form02.json"):
    return deepcopy(read_json(f"forms/{name}"))


@pytest.mark.parametrize(
    ("content", "told", "sentence"),
    [
        (RAW.replace('"copies": [', '"copies": [,').encode(), "line 10: no JSON", "dòng 10"),
        (RAW.encode("cp1258", "replace"), "line 3: not in UTF-8", "dòng 3"),
        (RAW.encode("utf-16"), "line 1: not in UTF-8", "UTF-8"),
        (b" " * 5_000_000, "file: too large", "1 MB"),
        (b"[" * 100_000, "file: cannot be read", "JSON"),
        (RAW.replace('"paper"', '"paper": "A4", "paper"').encode(), "key paper: stands twice", ""),
        (RAW.replace('"email": "', '"address": "", "email": "').encode(), "key address", "address"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_with_its_place_and_the_shipped_words_hold(
    tmp_path: Path, content: bytes, told: str, sentence: str
) -> None:
    (tmp_path / "form02.json").write_bytes(content)
    reports: list = []
    assert wording_for("02", SOON, tmp_path, report=reports.append).labels["guide"]
    ((problem,),) = [one.problems for one in reports]
    assert str(problem).startswith(told)
    assert sentence in problem.for_people()


def test_a_mark_at_the_beginning_of_the_file_is_no_mistake(tmp_path: Path) -> None:
    file = tmp_path / "form02.json"
    file.write_bytes(b"\xef\xbb\xbf" + RAW.encode())
    assert read_wording(file) == (json.loads(RAW), ())


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"valid_from": "2027-01-01", "valid_until": "2026-12-31"}, "valid_until: not before"),
        ({"valid_from": "20270101"}, "valid_from: a date as YYYY-MM-DD"),
        ({"notes": ["Gọi {offce_phone}."]}, "notes 1: no value {offce_phone} is known"),
        ({"form": "99"}, "form: one of 01, 02"),
        ({"form": 2}, "form: one of 01, 02"),
    ],
)
def test_one_mistake_is_told_once(change: dict[str, object], told: str) -> None:
    (problem,) = check_wording(_data() | change)
    assert str(problem).startswith(told)
    assert problem.where in problem.for_people()


@pytest.mark.parametrize("data", [[], "x", 5, None])
def test_what_is_no_object_is_told_once(data: object) -> None:
    assert [str(one) for one in check_wording(data)] == ["file: an object expected"]


def test_a_label_with_a_place_in_it_is_refused_since_it_would_be_printed_as_it_is() -> None:
    data = _data()
    data["labels"]["reason"] = "Lý do của {applicant_name}:"
    assert "label reason: a label has no places" in "; ".join(map(str, check_wording(data)))


def test_a_note_may_hold_a_place(read_pages) -> None:
    data = _data() | {"notes": ["Hỏi thêm: {official_name}, {official_phone}."]}
    pdf = render(FORMS["02"], wording=parse_wording(data, SPECS["02"]))
    assert "Hỏi thêm: Hoàng Thị Thử, ………." in read_pages(pdf)[0]


@pytest.mark.parametrize(
    ("name", "words", "place"),
    [
        ("tt03-2025/form02.json", {"state_name": "W" * 5000}, "block heading"),
        ("tt03-2025/form07.json", {"column_returned": "W" * 3000}, "block dossiers"),
        ("tt03-2025/form01.json", {"column_originals": "x\n" * 80}, "block papers"),
        ("practice/result-receipt.json", {"code": "chữ dài " * 900}, "copies"),
    ],
)
def test_words_that_would_be_taller_than_a_page_are_refused_before_they_are_printed(
    tmp_path: Path, name: str, words: dict[str, str], place: str
) -> None:
    data = _data(name)
    data["labels"] |= words
    words_or_none, problems = sound_wording(data)
    assert words_or_none is None
    assert place in [problem.place for problem in problems]
    (tmp_path / Path(name).name).write_text(json.dumps(data), encoding="utf-8")
    reports: list = []
    used = wording_for(data["form"], SOON, tmp_path, report=reports.append)
    assert used == wording_for(data["form"], SOON, None)
    assert reports


def test_every_shipped_file_can_be_set_on_the_smallest_sheet() -> None:
    for file in path("forms").glob("*/*.json"):
        assert sound_wording(read_wording(file)[0])[1] == ()


def test_a_table_may_be_left_out_where_it_has_no_rows(read_pages) -> None:
    data = _data()
    data["labels"] |= {"papers": "Giấy tờ đã nộp:", "name": "Tên giấy tờ"}
    column = {"label": "name", "value": "{name}", "share": 1}
    data["blocks"]["papers"] = {
        "kind": "table",
        "label": "papers",
        "rows": "papers",
        "when": "papers_rows",
        "columns": [column],
    }
    data["order"].insert(0, "papers")
    words = parse_wording(data, SPECS["02"])
    form = FORMS["02"]
    assert "Giấy tờ đã nộp" not in read_pages(render(form, wording=words))[0]
    rows = {**form.rows, "papers": [{"name": "Tờ khai"}]}
    pdf = render(type(form)(form="02", values=form.values, rows=rows), wording=words)
    assert "Giấy tờ đã nộp: Tên giấy tờ Tờ khai" in read_pages(pdf)[0]


def test_a_loose_sheet_of_an_apology_names_its_dossier(read_pages) -> None:
    form = FORMS["04"]
    values = {**form.values, "reason": "lẽ " * 3000}
    pages = read_pages(
        render(type(form)(form="04", values=values, code=CODE, qr_text=CODE, rows=form.rows))
    )
    assert len(pages) > 1
    assert all(CODE in page[:120] for page in pages[1:])


def test_the_rule_under_the_motto_stays_on_the_page_whatever_the_words_above_it() -> None:
    data = _data()
    data["labels"]["state_name"] = "VN"
    pdf = render(FORMS["02"], wording=parse_wording(data, SPECS["02"]))
    with pypdfium2.PdfDocument(pdf) as document:
        width = document[0].get_size()[0]
        assert all(one.get_bounds()[2] < width - 11 for one in document[0].get_objects())
