"""Whatever fills them, the forms are whole, harmless, inside their pages and the same each time."""

from __future__ import annotations

import builtins
import re
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pypdfium2
import pytest

from printing.forms import render, wording_for
from printing.inputs import FormInput
from printing.pages import PageOverflow
from printing.vocabulary import TABLES, VALUES, Kind
from tests.printing.form_samples import CODE, FORMS, ISSUER

LONG = {
    "applicant_name": "Công ty mẫu " + " ".join(f"vế{n}" for n in range(40)),
    "holder_name": "Hợp tác xã mẫu " + " ".join(f"khối{n}" for n in range(30)),
    "payer_name": "Doanh nghiệp mẫu " + " ".join(f"phần{n}" for n in range(30)),
    "procedure_name": "Cấp giấy phép xây dựng " + " ".join(f"loại{n}" for n in range(100)),
    "office_name": "Trung tâm Phục vụ hành chính công " + " ".join(f"nơi{n}" for n in range(30)),
    "applicant_address": "\n".join(f"dòng{n} của địa chỉ rất dài" for n in range(1, 6)),
    "reason": " ".join(f"lẽ{n}" for n in range(200)),
}
"""Names of 200 letters and more, an address of five lines."""

HOSTILE = [
    '<img src="file:///etc/passwd"/>',
    "<b>Nguyễn & Trần</para>",
    "&amp;lt; {code} {{x}} %(a)s {0.__class__} {due_at:day}",
    "</para><!-- gone? --><![CDATA[x]]>",
]
PAPERS = ("A5", "A4")


def _squeezed(text):
    return "".join(text.split())


def _with(form, texts, rows=None):
    """The form with every text it knows already replaced where `texts` has one."""
    values = {name: texts.get(name, raw) for name, raw in form.values.items()}
    return replace(form, values=values, rows=form.rows if rows is None else rows)


def _long(form):
    rows = {
        table: [
            {
                name: f"{raw} số {n} " + "rất dài " * 12
                if TABLES[table][name] is Kind.TEXT and name != "code"
                else raw
                for name, raw in given[0].items()
            }
            for n in range(25)
        ]
        for table, given in form.rows.items()
    }
    return _with(form, LONG, rows)


def _words(pdf, read_pages):
    return " ".join(read_pages(pdf)).upper().split()


def _stand_in_order(words, shown):
    """Whether all words come one after the other; the head of a new page may stand between."""
    rest = iter(shown)
    return all(any(word in one for one in rest) for word in words)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", list(FORMS))
def test_long_contents_flow_on_and_nothing_is_cut(read_pages, name, paper):
    form = replace(_long(FORMS[name]), copies_labels=("Bản thử",))
    usual = _words(render(FORMS[name], paper=paper), read_pages)
    pages = read_pages(render(form, paper=paper))
    shown = " ".join(pages).upper().split()
    for value in LONG.keys() & form.values.keys():
        if FORMS[name].values[value].upper().split()[-1] in usual:
            assert _stand_in_order(form.values[value].upper().split(), shown), value
    whole = _squeezed(" ".join(pages))
    for table in form.rows:
        assert all(f"số{n}rấtdài" in whole for n in range(25)), table
    for number, page in enumerate(pages, start=1):
        if len(pages) > 1:
            assert f"Trang {number}/{len(pages)}" in page


@pytest.mark.parametrize("name", [name for name in FORMS if FORMS[name].rows])
def test_every_row_of_a_long_table_is_printed_once_and_in_order(read_pages, name):
    form = FORMS[name]
    table, given = next(iter(form.rows.items()))
    column = next(
        c
        for c in (
            *("name", "text", "from_unit", "applicant_name", "holder_name", "payer_name"),
            "action",
        )
        if c in given[0]
    )
    rows = [{**given[0], column: f"mốc{n}mốc " + "đệm " * 9} for n in range(120)]
    pages = read_pages(render(replace(form, rows={table: rows}, copies_labels=("Bản thử",))))
    found = [int(n) for n in re.findall(r"mốc(\d+)mốc", " ".join(pages))]
    times = 1 if name != "hand-over" else found.count(0)
    assert found == list(range(120)) * times


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", list(FORMS))
def test_nothing_is_drawn_outside_the_page(name, paper):
    edge = 4 * 72 / 25.4
    for form in (FORMS[name], _long(FORMS[name])):
        with pypdfium2.PdfDocument(render(form, paper=paper)) as document:
            for page in document:
                width, height = page.get_size()
                boxes = [one.get_bounds() for one in page.get_objects()]
                text = page.get_textpage()
                boxes += [text.get_charbox(n) for n in range(text.count_chars())]
                for left, bottom, right, top in boxes:
                    assert edge <= left <= right <= width - edge
                    assert edge <= bottom <= top <= height - edge


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", list(FORMS))
def test_markup_and_braces_are_printed_as_they_are_written(read_pages, monkeypatch, name, text):
    form = FORMS[name]
    texts = {value: text for value, kind in VALUES.items() if kind is Kind.TEXT}
    rows = {
        table: [{n: text if TABLES[table][n] is Kind.TEXT else raw for n, raw in given[0].items()}]
        for table, given in form.rows.items()
    }
    render(form)
    asked = []
    with monkeypatch.context() as watched:
        watched.setattr(builtins, "open", lambda *names, **kw: asked.append(names))
        watched.setattr("socket.socket.connect", lambda *names: asked.append(names))
        pdf = render(_with(form, texts, rows))
    assert asked == []
    shown = _squeezed(" ".join(read_pages(pdf))).upper()
    assert shown.count(_squeezed(text).upper()) >= 4


@pytest.mark.parametrize("name", list(FORMS))
def test_every_font_is_embedded_and_no_person_is_in_the_properties(name):
    pdf = render(FORMS[name])
    names = re.findall(rb"/BaseFont /(\S+)", pdf)
    assert names
    assert all(re.fullmatch(rb"[A-Z]{6}\+LiberationSerif(-\w+)?", one) for one in names)
    with pypdfium2.PdfDocument(pdf) as document:
        shown = " ".join(document.get_metadata_dict().values())
        for page in document:
            for one in page.get_objects():
                if isinstance(one, pypdfium2.PdfTextObj):
                    assert one.get_font().is_embedded
    assert wording_for(name, None, None).labels["document_title"] in shown
    for person in ("Ưỡng", "Giả", "Thử", "020196000018", "0912"):
        assert person not in shown


def test_the_same_form_gives_the_same_bytes_also_from_many_threads():
    wanted = {name: render(form) for name, form in FORMS.items()}
    with ThreadPoolExecutor(4) as pool:
        got = list(pool.map(lambda name: (name, render(FORMS[name])), [*FORMS, *FORMS]))
    assert all(pdf == wanted[name] for name, pdf in got)


@pytest.mark.parametrize("name", [name for name in FORMS if FORMS[name].code])
@pytest.mark.parametrize("paper", PAPERS)
def test_both_codes_are_read_from_every_form_that_carries_one(scan_pages, name, paper):
    pages = scan_pages(render(FORMS[name], paper=paper), 203)
    with_codes = [page for page in pages if page]
    assert with_codes == [{("Code 128", CODE), ("QR", CODE)}] * len(with_codes)
    assert len(with_codes) == len(wording_for(name, None, None).copies)


def test_a_guidance_sheet_holds_its_address_as_a_qr(scan_pages):
    form = FORMS["guidance"]
    assert scan_pages(render(form), 203) == [{("QR", form.qr_text)}]


def test_a_register_of_a_thousand_lines_has_its_head_on_every_page_and_is_quick(read_pages):
    row = FORMS["07"].rows["dossiers"][0]
    rows = [{**row, "code": f"H37.05977-261124-{n:04d}"} for n in range(1, 1001)]
    begin = time.process_time()
    pdf = render(replace(FORMS["07"], rows={"dossiers": rows}))
    spent_s = time.process_time() - begin
    pages = read_pages(pdf)
    codes = re.findall(r"H37\.05977-261124-(\d{4})", " ".join(pages))
    assert [int(code) for code in codes] == list(range(1, 1001))
    assert "Sổ có 1000 dòng." in pages[-1]
    for page in pages:
        assert "Nhận và trả kết quả" in page or "Sổ có" in page
    assert spent_s < 6
    with pypdfium2.PdfDocument(pdf) as document:
        assert document[0].get_size() == pytest.approx((841.89, 595.28), abs=0.01)


def test_the_label_of_a_table_never_stands_alone_under_a_page(read_pages):
    rows = {"papers": [{"name": "chữ dài " * 60, "originals": "1"}] * 3}
    for lines in range(14, 26):
        values = {**FORMS["01"].values, "applicant_address": "dòng\n" * lines}
        form = replace(FORMS["01"], values=values, rows=rows, copies_labels=("Bản thử",))
        assert not read_pages(render(form))[0].endswith("Thành phần hồ sơ nộp gồm:"), lines


def test_a_very_tall_row_begins_under_the_row_before_it_and_is_whole(read_pages):
    endless = " ".join(f"từ{n}" for n in range(900))
    usual = FORMS["07"].rows["dossiers"][0]
    rows = [usual, {**usual, "procedure_name": endless}, usual]
    pages = read_pages(render(replace(FORMS["07"], rows={"dossiers": rows})))
    assert "từ0 " in pages[0]
    words = " ".join(pages).split()
    assert [w for w in words if re.fullmatch(r"từ\d+", w)] == endless.split()


def test_a_cell_taller_than_a_page_is_carried_on(read_pages):
    endless = " ".join(f"từ{n}" for n in range(3000))
    row = {**FORMS["07"].rows["dossiers"][0], "procedure_name": endless}
    pages = read_pages(render(replace(FORMS["07"], rows={"dossiers": [row]})))
    words = " ".join(pages).split()
    assert [w for w in words if re.fullmatch(r"từ\d+", w)] == endless.split()


def test_a_reason_longer_than_a_page_is_carried_on_before_the_signatures(read_pages):
    endless = " ".join(f"từ{n}" for n in range(2000))
    form = _with(replace(FORMS["03"], copies_labels=("Bản thử",)), {"reason": endless})
    pages = read_pages(render(form))
    words = " ".join(pages).split()
    assert [w for w in words if re.fullmatch(r"từ\d+", w)] == endless.split()
    assert "NGƯỜI NỘP HỒ SƠ" in pages[-1]
    assert "Xin thông báo cho Ông/Bà" in pages[-1]


def test_a_form_that_would_just_miss_its_page_is_set_tighter(read_pages):
    lines = 0
    while True:
        lines += 1
        values = {**FORMS["02"].values, "reason": "dòng\n" * lines}
        form = replace(FORMS["02"], values=values, copies_labels=("Bản thử",))
        if len(read_pages(render(form))) == 2:
            break
    assert _type_sizes(replace(form, values={**values, "reason": "dòng\n" * (lines - 1)})) < (
        _type_sizes(FORMS["02"])
    )


def _type_sizes(form: FormInput) -> float:
    """The largest type on the first page."""
    with pypdfium2.PdfDocument(render(form)) as document:
        return max(
            one.get_font_size()
            for one in document[0].get_objects()
            if isinstance(one, pypdfium2.PdfTextObj)
        )


def test_an_agency_name_taller_than_a_page_is_refused_aloud():
    values = {**ISSUER, "parent_agency": "Ủy ban nhân dân " * 500}
    with pytest.raises(PageOverflow, match="Head: taller than a page"):
        render(replace(FORMS["02"], values=values))
