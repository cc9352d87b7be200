"""An office changes its forms by files alone; a file with a mistake is refused by its place."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from printing.form_specs import SPECS
from printing.forms import UnknownForm, check_wording, render, wording_for
from printing.wording import parse_wording
from printing.wording_files import file_name, shipped
from resources import path, read_json
from tests.printing.form_samples import CODE, FORMS

FILES = sorted(
    file.relative_to(path("forms")).as_posix() for file in path("forms").glob("*/*.json")
)
FORM_02 = "tt03-2025/form02.json"
SOON = date(2026, 11, 24)


def _data(name=FORM_02):
    return deepcopy(read_json(f"forms/{name}"))


def _printed(data, read_pages, **changes):
    form = FORMS[data["form"]]
    wording = parse_wording(data, SPECS[data["form"]])
    return " ".join(read_pages(render(form, wording=wording, **changes)))


@pytest.mark.parametrize("name", FILES)
def test_every_shipped_file_is_sound_and_claims_no_comparison_nobody_made(name):
    data = _data(name)
    assert check_wording(data) == ()
    assert name.split("/")[1] == file_name(data["form"])
    assert data["is_verified"] is False
    assert len(data["source"]) > 60


def test_every_form_is_shipped_and_each_is_in_force_today():
    for form in SPECS:
        assert wording_for(form, SOON, None).form == form


# what an office may change


def test_a_new_sentence_is_printed_where_it_is_put(read_pages):
    data = _data()
    data["sentences"]["welcome"] = "{office_name} luôn sẵn lòng giúp {applicant_name}."
    data["blocks"]["welcome"] = {"kind": "paragraph", "sentence": "welcome", "italic": True}
    data["order"].insert(0, "welcome")
    text = _printed(data, read_pages)
    said = "Trung tâm Phục vụ hành chính công xã Đồng Mẫu luôn sẵn lòng giúp Nguyễn Thị Mẫu Ưỡng."
    assert said in text
    assert text.index(said) < text.index("Hồ sơ của:")


def test_a_new_field_of_the_dossier_is_printed(read_pages):
    data = _data()
    data["labels"]["applicant_id"] = "Số định danh:"
    data["blocks"]["applicant_id"] = {
        "kind": "field",
        "label": "applicant_id",
        "value": "{applicant_id}",
    }
    data["order"].insert(1, "applicant_id")
    assert "Mẫu Ưỡng Số định danh: 020196000018 Nội dung" in _printed(data, read_pages)


def test_a_signature_is_moved_and_another_added(read_pages):
    data = _data()
    data["labels"]["applicant_role"] = "NGƯỜI NỘP HỒ SƠ"
    signers = data["blocks"]["signatures"]["signers"]
    signers[0]["side"] = "left"
    signers.append({"role": "applicant_role", "name": "{applicant_name}", "side": "right"})
    text = _printed(data, read_pages)
    assert "NGƯỜI HƯỚNG DẪN NGƯỜI NỘP HỒ SƠ" in text
    assert "Hoàng Thị Thử Nguyễn Thị Mẫu Ưỡng" in text


def test_three_sign_side_by_side_and_a_fourth_below(read_pages):
    data = _data()
    signers = data["blocks"]["signatures"]["signers"]
    for side, role in (("left", "MỘT"), ("centre", "HAI"), ("left", "BỐN")):
        data["labels"][role] = role
        signers.append({"role": role, "name": "", "side": side})
    text = _printed(data, read_pages)
    assert "MỘT HAI NGƯỜI HƯỚNG DẪN" in text
    assert text.index("BỐN") > text.index("Hoàng Thị Thử")


def test_a_column_is_added_to_a_table(read_pages):
    data = _data("tt03-2025/form07.json")
    data["labels"]["column_sets"] = "Số bộ"
    column = {"label": "column_sets", "value": "{sets_count}", "share": 5, "align": "centre"}
    data["blocks"]["dossiers"]["columns"].insert(3, column)
    text = _printed(data, read_pages)
    assert f"1{CODE}Đăngkýkhaitử01LòVănGiả" in "".join(text.split())
    assert text.index("Tên TTHC") < text.index("Số bộ")


def test_the_sentence_for_an_empty_table_may_name_values(read_pages):
    data = _data("tt03-2025/form01.json")
    data["sentences"]["no_papers"] = "{applicant_name} không nộp giấy tờ."
    wording = parse_wording(data, SPECS["01"])
    text = " ".join(read_pages(render(replace(FORMS["01"], rows={}), wording=wording)))
    assert "Thành phần hồ sơ nộp gồm: Nguyễn Thị Mẫu Ưỡng không nộp giấy tờ." in text


def test_copies_paper_and_number_are_those_of_the_file(read_pages):
    data = _data()
    data["copies"] = ["Liên A", "Liên B", "Liên C"]
    data["paper"], data["is_landscape"] = "A4", True
    data["number_suffix"] = "/MAU"
    wording = parse_wording(data, SPECS["02"])
    pages = read_pages(render(FORMS["02"], wording=wording))
    assert [page.count("(Liên") for page in pages] == [1, 1, 1]
    assert "(Liên C)" in pages[2]
    assert "Số: ……/MAU" in pages[0]


def test_a_moment_may_be_worded_in_another_way(read_pages):
    data = _data("tt03-2025/form06.json")
    data["sentences"]["moment"] = "{hour}h{minute} {day}/{month}/{year}"
    assert "Ngày nhận: 09h41 24/11/2026" in _printed(data, read_pages)


def test_a_whole_form_made_by_hand_of_the_words_of_the_book(read_pages):
    """The example of docs/forms.md: a fee on the slip."""
    data = _data("tt03-2025/form01.json")
    data["labels"]["fee"] = "Phí, lệ phí (nếu có):"
    data["blocks"]["fee"] = {"kind": "field", "label": "fee", "value": "{fee_words}"}
    data["order"].insert(data["order"].index("received"), "fee")
    assert "Phí, lệ phí (nếu có): ………………………………" in _printed(data, read_pages)


# what is refused, and how


def _set(*keys):
    *way, last, value = keys

    def change(data):
        for key in way:
            data = data[key]
        data[last] = value

    return change


MISTAKES = [
    (_set("sentences", "closing", "Gọi {nobody}."), "sentence closing: no value {nobody} is known"),
    (_set("blocks", "reason", "value", "{reson}"), "block reason.value: no value {reson} is known"),
    (_set("blocks", "until", "when", "someday"), "block until.when: no value {someday} is known"),
    (_set("blocks", "reason", "value", "{reason"), "block reason.value: braces"),
    (_set("blocks", "reason", "value", "{reason.__class__}"), "block reason.value: braces"),
    (_set("blocks", "reason", "value", "{reason!r}"), "block reason.value: braces"),
    (_set("blocks", "reason", "value", "{reason:day}"), "block reason.value: {reason:day} cannot"),
    (_set("blocks", "reason", "value", "{due_is_provisional}"), "is no text to print"),
    (_set("blocks", "reason", "colour", "đỏ"), "unknown key: reason.colour"),
    (_set("blocks", "reason", "kind", "picture"), "block reason.kind: one of field, "),
    (_set("blocks", "reason", "bold", "yes"), "block reason.bold: true or false expected"),
    (_set("blocks", "reason", "sentence", "closing"), "block reason: only one of value, sentence"),
    (_set("blocks", "reason", "label", "reasons"), "missing label: reasons"),
    (_set("blocks", "demands", "rows", "wishes"), "block demands.rows: one of papers"),
    (_set("blocks", "demands", "least", -1), "block demands.least: a number of 0"),
    (_set("blocks", "demands", "sentence", "closing"), "sentence closing: no value {contact_name}"),
    (_set("blocks", "signatures", "signers", []), "block signatures.signers: at least one"),
    (_set("blocks", "signatures", "signers", 0, "side", "top"), "signers.1.side: one of left"),
    (_set("blocks", "heading", "motto", 5), "block heading.motto: a text expected"),
    (_set("top", ["codes", "heading"]), "top: exactly one title"),
    (_set("order", ["reason"]), "missing field: applicant_address"),
    (_set("order", []), "order: at least one expected"),
    (_set("notes", "Xin chào"), "notes: a list expected"),
    (_set("paper", "A3"), "paper: one of A5, A4 expected"),
    (_set("is_landscape", 1), "is_landscape: true or false expected"),
    (_set("sentences", "day", "ngày {dya}"), "sentence day: placeholders expected"),
    (_set("sentences", "reprint", "IN LẠI"), "sentence reprint: placeholders expected: {count}"),
    (_set("labels", []), "labels: an object expected"),
    (_set("end", ["signatures", "notes", "reason"]), "end: a field stands twice"),
    (lambda data: data.update(notes=["Ghi chú"], end=["signatures"]), "missing field: notes"),
    (_set("blocks", "reason", 5), "block reason: an object expected"),
]


@pytest.mark.parametrize(("change", "message"), MISTAKES)
def test_a_mistake_is_refused_with_its_place(change, message):
    data = _data()
    change(data)
    problems = check_wording(data)
    assert message in "; ".join(str(problem) for problem in problems)
    with pytest.raises(ValueError, match=r"."):
        parse_wording(data, SPECS["02"])
    for problem in problems:
        told = problem.for_people()
        assert "tệp mẫu" in told.lower() or "Mẫu phải" in told or "Tệp này" in told
        assert problem.name.split(".")[-1] in told or problem.code in ("one_title", "other_form")
        assert "…" not in told


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (_set("columns", 0, "value", "{reason}"), "columns.1.value: no value {reason}"),
        (_set("columns", 0, "share", 0), "columns.1.share: a number of"),
        (_set("columns", 0, "share", 0.1), "block dossiers.columns: wider columns expected"),
        (_set("columns", 1, "sentence", "total"), "columns.2: only one of value, sentence"),
        (_set("columns", {}), "block dossiers.columns: a list expected"),
        (_set("row_mm", 900), "block dossiers.row_mm: a number of 0"),
        (
            _set(
                "merge", {"when": "note", "first": "x", "last": "column_no", "label": "column_no"}
            ),
            "block dossiers.merge.first: one of column_no",
        ),
        (
            _set(
                "merge",
                {"when": "note", "first": "column_due", "last": "column_no", "label": "column_no"},
            ),
            "block dossiers.merge: columns from left to right",
        ),
    ],
)
def test_a_mistake_in_a_table_is_refused_with_its_place(change, message):
    data = _data("tt03-2025/form07.json")
    change(data["blocks"]["dossiers"])
    assert message in "; ".join(str(problem) for problem in check_wording(data))


def test_all_mistakes_of_a_file_are_told_at_once():
    data = _data()
    for change, _ in MISTAKES[:2]:
        change(data)
    del data["labels"]["phone"]
    assert len(check_wording(data)) >= 3


def test_a_money_paper_cannot_lose_the_words_that_it_is_no_receipt():
    for name in ("payment-note", "cash-sheet"):
        data = _data(f"practice/{name}.json")
        data["top"].remove("warning")
        assert "missing sentence: not_a_receipt" in "; ".join(map(str, check_wording(data)))


def test_a_form_that_prints_a_code_cannot_lose_the_mark_of_a_provisional_one(read_pages):
    data = _data("tt03-2025/form03.json")
    data["top"].remove("codes")
    given_form = replace(
        FORMS["03"], code="TMP-012-0003", qr_text="TMP-012-0003", code_is_provisional=True
    )
    wording = parse_wording(data, SPECS["03"])
    assert "MÃ TẠM" in " ".join(read_pages(render(given_form, wording=wording)))
    del data["blocks"]["codes"], data["sentences"]["code_provisional"]
    assert "missing sentence: code_provisional" in map(str, check_wording(data))


ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_no_file_however_spoilt_breaks_the_check(data):
    form = _data(data.draw(st.sampled_from(FILES)))
    place = form
    while isinstance(place, dict | list) and place and data.draw(st.integers(0, 3)):
        keys = sorted(place) if isinstance(place, dict) else range(len(place))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(place[key], dict | list) or data.draw(st.booleans()):
            place[key] = data.draw(ANY_JSON)
            break
        place = place[key]
    assert isinstance(check_wording(form), tuple)
    assert check_wording(data.draw(ANY_JSON))


# which file is in force


def _put(folder, name, data):
    folder.mkdir(parents=True, exist_ok=True)
    text = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
    (folder / name).write_text(text, encoding="utf-8")


def test_the_day_of_the_paper_chooses_its_words():
    old, new = (wording_for("01", day, None) for day in (date(2025, 9, 14), date(2025, 9, 15)))
    assert "01/2018" in old.circular
    assert "03/2025" in new.circular
    assert old.valid_until == new.valid_from - timedelta(days=1)
    assert wording_for("01", date(2010, 1, 1), None) is old
    assert wording_for("01", None, None) is new


def test_the_words_of_the_office_go_before_the_shipped_ones_while_they_are_in_force(tmp_path):
    data = _data()
    data["labels"]["guide"] = "CÁN BỘ HƯỚNG DẪN"
    data["valid_from"], data["valid_until"] = "2026-01-01", "2026-12-31"
    _put(tmp_path / "mau-cua-xa", "form02.json", data)
    assert wording_for("02", SOON, tmp_path).labels["guide"] == "CÁN BỘ HƯỚNG DẪN"
    for day in (date(2025, 12, 31), date(2027, 1, 1)):
        assert wording_for("02", day, tmp_path).labels["guide"] == "NGƯỜI HƯỚNG DẪN"
    assert wording_for("03", SOON, tmp_path) in shipped("03")


def test_of_two_files_of_the_office_the_later_one_holds(tmp_path):
    for folder, since, title in (("a", "2026-02-01", "SAU"), ("b", "2026-01-01", "TRƯỚC")):
        data = _data()
        data["valid_from"], data["labels"]["title"] = since, title
        _put(tmp_path / folder, "form02.json", data)
    assert wording_for("02", SOON, tmp_path).labels["title"] == "SAU"
    assert wording_for("02", date(2026, 1, 15), tmp_path).labels["title"] == "TRƯỚC"


@pytest.mark.parametrize(
    "spoilt",
    ["", "{", "[]", "null", "\ud7ff" * 3, "[" * 100_000, '{"form": "03"}', "x" * 1_000_001],
)
def test_a_bad_file_of_the_office_is_reported_and_the_shipped_words_hold(tmp_path, spoilt):
    _put(tmp_path, "form02.json", spoilt)
    reports = []
    assert wording_for("02", SOON, tmp_path, report=reports.append) in shipped("02")
    assert [one.name for one in reports] == ["form02.json"]
    assert reports[0].problems


def test_a_file_under_the_name_of_another_form_is_reported(tmp_path):
    _put(tmp_path, "form02.json", _data("tt03-2025/form03.json"))
    reports = []
    assert wording_for("02", SOON, tmp_path, report=reports.append) in shipped("02")
    assert "form: 02 expected" in str(reports[0].problems[0])


def test_a_bad_file_is_logged_without_its_name(tmp_path, caplog):
    _put(tmp_path / "Nguyễn Thị Mẫu", "form02.json", "{")
    wording_for("02", SOON, tmp_path)
    assert "form file not used" in caplog.text
    assert "Mẫu" not in caplog.text


def test_a_folder_that_is_not_there_changes_nothing(tmp_path):
    assert wording_for("02", SOON, tmp_path / "không có") in shipped("02")


def test_an_unknown_form_is_refused():
    with pytest.raises(UnknownForm, match="99"):
        wording_for("99", SOON, None)


def test_words_of_another_form_are_refused():
    with pytest.raises(ValueError, match="wording: of form 03, 02 expected"):
        render(FORMS["02"], wording=wording_for("03", SOON, None))
