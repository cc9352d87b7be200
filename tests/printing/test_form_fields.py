"""Every form of the counter says all that it asks for, in its order, on every copy."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from printing.form_specs import SPECS
from printing.forms import render, wording_for
from tests.printing.form_samples import CODE, FIELDS, FORMS, ISSUER

UPRIGHT = [name for name in FORMS if not wording_for(name, None, None).is_landscape]


def _in_order(text, fields):
    at = 0
    for field in fields:
        found = text.find(field, at)
        assert found >= 0, f"{field!r} after {text[max(0, at - 60) : at]!r}"
        at = found + len(field)


def _copies(form):
    labels = wording_for(form.form, form.issued_on, None).copies
    return len(labels)


def test_no_form_is_left_out():
    assert set(FORMS) == set(FIELDS) == set(SPECS)


@pytest.mark.parametrize("name", list(FORMS))
def test_every_label_and_value_stands_on_each_copy_in_the_order_of_the_form(read_pages, name):
    form = FORMS[name]
    pages = read_pages(render(form))
    share = len(pages) // _copies(form)
    assert len(pages) == share * _copies(form)
    for copy in range(_copies(form)):
        text = " ".join(pages[copy * share : (copy + 1) * share])
        assert unicodedata.is_normalized("NFC", text)
        _in_order(text, [field for field in FIELDS[name] if copy == 0 or "(Liên 1" not in field])


@pytest.mark.parametrize("name", UPRIGHT)
@pytest.mark.parametrize("paper", ["A5", "A4"])
def test_an_upright_form_says_the_same_on_both_papers(read_pages, name, paper):
    text = " ".join(read_pages(render(FORMS[name], paper=paper)))
    squeezed = "".join(text.split())
    for field in FIELDS[name]:
        assert "".join(field.split()) in squeezed


def test_a_form_printed_again_counts_itself_on_every_page_and_a_first_print_does_not(read_pages):
    for name, form in FORMS.items():
        again = read_pages(render(replace(form, reprint_number=2)))
        assert all("BẢN IN LẠI (lần 2)" in page for page in again), name
        assert "IN LẠI" not in " ".join(read_pages(render(form)))


def test_a_provisional_code_is_marked_on_every_form_that_carries_one(read_pages):
    for name, form in FORMS.items():
        if form.code:
            given = replace(
                form, code="TMP-012-0003", qr_text="TMP-012-0003", code_is_provisional=True
            )
            assert "MÃ TẠM, chưa phải mã chính thức" in read_pages(render(given))[0], name


def test_written_guidance_is_form_02_without_a_code(read_pages, scan_pages):
    pdf = render(replace(FORMS["02"], code="", qr_text=""))
    page = read_pages(pdf)[0]
    assert "Mã hồ sơ" not in page
    _in_order(page, [field for field in FIELDS["02"] if CODE not in field])
    assert scan_pages(pdf, 203) == [set()] * 2


def test_a_refusal_of_a_received_dossier_carries_its_code(read_pages, scan_pages):
    pdf = render(replace(FORMS["03"], code=CODE, qr_text=CODE))
    assert f"Mã hồ sơ (nếu có): {CODE}" in read_pages(pdf)[0]
    assert scan_pages(pdf, 203) == [{("Code 128", CODE), ("QR", CODE)}] * 2


def test_the_control_slip_grows_with_the_history_and_never_loses_a_block(read_pages):
    steps = [
        {"from_unit": f"Phòng {n}", "to_unit": f"Phòng {n + 1}", "at": "2026-11-24T02:41:07+00:00"}
        for n in range(1, 31)
    ]
    pages = read_pages(render(replace(FORMS["06"], rows={"hand_overs": steps})))
    text = " ".join(pages)
    _in_order(text, [f"1. Giao: Phòng {n} 2. Nhận: Phòng {n + 1}" for n in range(1, 31)])
    assert "………" not in text
    assert "1. Giao: Phòng 1 " in pages[0]
    for page in pages:
        assert "Thời gian giao nhận hồ sơ" in page


def test_what_is_not_known_is_dotted_and_what_may_be_absent_is_not_mentioned(read_pages):
    for name, form in FORMS.items():
        bare = replace(form, values=ISSUER, rows={}, code="", qr_text="")
        text = " ".join(read_pages(render(bare)))
        if name not in ("07", "hand-over", "result-list"):
            assert "………" in text, name
        for absent in ("Thời hạn bổ sung", "Căn cứ pháp lý", "Số ngày đề nghị", "Mã giao dịch"):
            assert absent not in text


def test_a_money_paper_says_that_it_is_no_receipt(read_pages):
    for name in ("payment-note", "cash-sheet"):
        for page in read_pages(render(FORMS[name])):
            assert "KHÔNG PHẢI BIÊN LAI THU PHÍ, LỆ PHÍ" in page


def test_a_draft_shows_no_code_and_no_bars(read_pages, scan_pages):
    pdf = render(replace(FORMS["02"], is_draft=True))
    assert CODE not in " ".join(read_pages(pdf))
    assert "cấp khi lưu hồ sơ" in read_pages(pdf)[0]
    assert scan_pages(pdf, 203) == [set()] * 2


def test_the_number_of_a_document_replaces_the_dots(read_pages):
    wording = wording_for("02", None, None)
    number = wording.number(12)
    assert number == "0012/PBS-TTPVHCC"
    values = {**FORMS["02"].values, "document_number": number}
    page = read_pages(render(replace(FORMS["02"], values=values)))[0]
    assert "Số: 0012/PBS-TTPVHCC" in page
    assert "Số: ……" not in page
