"""Whatever the text, the slip is whole, harmless, inside its page and the same each time."""

from __future__ import annotations

import builtins
import re
import sys
import time
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from io import BytesIO

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from printing import fonts
from printing.inputs import PaperLine
from printing.pages import Flowing, PageOverflow
from printing.preview import rasterise
from printing.receipt import render
from printing.sheet import Bold, paragraph
from resources import read_bytes

HOSTILE = [
    '<img src="file:///etc/passwd"/>',
    '<img src="http://127.0.0.1:9/x.png" width="1" height="1"/>',
    "<b>Nguyễn",
    "Nguyễn & Trần & con",
    "&amp;lt;b&amp;gt; &#65; &nbsp;",
    "</para><para>",
    "<a href='file:///etc/passwd'>x</a>",
    "<font color=\"[[[getattr(pow,'__self__')]]]\">x</font>",
    "<onDraw name='x' label='y'/>",
    "<br/><br/>",
    "<!-- gone? -->",
    "<![CDATA[gone?]]>",
    "<?xml version='1.0'?>",
    "{count} %s %(name)s {0.__class__}",
    "a\\b (c) )(",
]


def _squeezed(text: str) -> str:
    """Without white: a long word may be broken over lines."""
    return "".join(text.split())


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_in_a_name_is_printed_as_it_is_written(slip, read_pages, text):
    given_slip = slip(
        applicant_name=text,
        procedure_name=text,
        papers=(PaperLine(text, 1),),
        authorised_by=(text,),
        lookup_words=text,
        official_name=text,
        copies_labels=(text,),
    )
    shown = _squeezed(" ".join(read_pages(render(given_slip))))
    assert shown.count(_squeezed(text)) >= 7


def test_markup_opens_no_file_and_no_line(slip, monkeypatch):
    render(slip())
    asked = []
    monkeypatch.setattr(builtins, "open", lambda *names, **kw: asked.append(names))
    monkeypatch.setattr("socket.socket.connect", lambda *names: asked.append(names))
    for text in HOSTILE:
        render(slip(applicant_name=text, papers=(PaperLine(text, 1),)))
    assert asked == []


@pytest.mark.parametrize(
    "character", ["😀", "汉", "\u202e", "\u200b", "\u0000", "\u0007", "\ufffd", "\ue000", "\u00ad"]
)
def test_a_character_without_a_sign_is_shown_as_a_box(slip, read_pages, character):
    page = read_pages(render(slip(applicant_name=f"Lò{character}Văn")))[0]
    assert "Lò□Văn" in page


def test_lines_of_a_value_stay_lines(slip, read_pages):
    page = read_pages(render(slip(applicant_address="Số 1\r\nngõ 2\nđường 3")))[0]
    assert "Địa chỉ: Số 1 ngõ 2 đường 3 Số điện thoại" in page


def test_all_vietnamese_letters_have_a_sign():
    marks = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
    vowels = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    letters = "".join(unicodedata.normalize("NFC", v + m) for v in vowels for m in marks)
    assert len(letters) == 144
    assert fonts.drawable(letters + "đĐ₫–“”…№") == letters + "đĐ₫–“”…№"


@pytest.mark.parametrize(
    "name",
    [
        *(f"liberation-serif/LiberationSerif-{w}" for w in ("Regular", "Bold", "Italic")),
        "liberation-serif/LiberationSerif-BoldItalic",
        *(f"be-vietnam-pro/BeVietnamPro-{w}" for w in ("Regular", "Medium", "SemiBold", "Bold")),
        *(f"inter/Inter-{w}" for w in ("Regular", "Medium", "SemiBold", "Bold")),
    ],
)
def test_every_shipped_font_is_whole_and_has_its_licence_beside(name):
    signs = TTFont("probe", BytesIO(read_bytes(f"fonts/{name}.ttf"))).face.charToGlyph
    assert all(ord(c) in signs for c in "ếỗữặỹđĐẴỢỴ0123456789")
    licence = read_bytes(f"fonts/{name.split('/')[0]}/OFL.txt").decode()
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Copyright" in licence


LONG = {
    "procedure_name": "Cấp giấy phép xây dựng mới đối với công trình cấp III, cấp IV " * 9,
    "applicant_name": "Công ty trách nhiệm hữu hạn một thành viên " * 5,
    "office_name": "Trung tâm Phục vụ hành chính công liên phường " * 4 + "số hai",
    "applicant_address": "Số 5 ngõ 7 đường Trần Thử, khối phố Vĩnh Mẫu " * 7,
    "papers": tuple(PaperLine(f"Giấy số {n}. " + "bản vẽ kèm theo " * 6, 1) for n in range(25)),
    "applicant_email": "m" * 300,
}


@pytest.mark.parametrize("paper", ["A5", "A4"])
def test_long_contents_flow_to_further_pages_and_nothing_is_cut(slip, read_pages, paper):
    pages = read_pages(render(slip(**LONG), paper=paper))
    half = len(pages) // 2
    assert half >= 2
    first = pages[:half]
    whole = _squeezed(" ".join(first))
    for name in ("procedure_name", "applicant_name", "applicant_address", "applicant_email"):
        assert _squeezed(LONG[name]) in whole
    assert _squeezed(LONG["office_name"].upper()) in whole
    for line in LONG["papers"]:
        assert _squeezed(line.name) in whole
    for number, page in enumerate(first, start=1):
        assert f"Trang {number}/{half}" in page
    for page in first[1:]:
        assert page.startswith("Mã hồ sơ: H37.05977-261124-0001 – Liên 1")
    assert "Liên 2" in pages[half]


def test_a_running_head_repeats_that_the_code_is_provisional(slip, read_pages):
    given_slip = slip(**LONG, code="TMP-012-0003", code_is_provisional=True, reprint_number=3)
    second = read_pages(render(given_slip))[1]
    assert second.startswith("Mã hồ sơ: TMP-012-0003 – MÃ TẠM, chưa phải mã chính thức")
    assert "BẢN IN LẠI (lần 3)" in second


def test_a_paper_name_longer_than_a_page_is_carried_on(slip, read_pages):
    endless = " ".join(f"từ{n}" for n in range(1500))
    pages = read_pages(render(slip(papers=(PaperLine("Đơn", 1), PaperLine(endless, 1)))))
    words = " ".join(pages[: len(pages) // 2]).split()
    assert [w for w in words if re.fullmatch(r"từ\d+", w)] == endless.split()


def test_a_name_longer_than_a_page_is_carried_on_under_its_signature(slip, read_pages):
    endless = " ".join(f"tên{n}" for n in range(1200))
    pages = read_pages(render(slip(submitter_name=endless)))
    words = " ".join(pages[: len(pages) // 2]).split()
    assert [w for w in words if w.startswith("tên") and w[3:].isdigit()] == endless.split()


def test_signatures_never_stand_alone_on_a_page(slip, read_pages):
    for count in range(1, 30):
        papers = tuple(PaperLine(f"Giấy số {n}", 1) for n in range(count))
        pages = read_pages(render(slip(papers=papers, copies_labels=("Liên 1",))))
        signed = next(page for page in pages if "NGƯỜI NỘP HỒ SƠ" in page)
        assert "Vào Sổ theo dõi hồ sơ" in signed
        assert "NGƯỜI TIẾP NHẬN HỒ SƠ" in signed
        assert "Tra cứu tại dichvucong.gov.vn" in signed


def test_an_agency_name_taller_than_a_page_is_refused_aloud(slip):
    with pytest.raises(PageOverflow, match="Head: taller than a page"):
        render(slip(parent_agency="Ủy ban nhân dân " * 500))


@pytest.mark.parametrize("paper", ["A5", "A4"])
@pytest.mark.parametrize("changes", [{}, LONG, {"code_is_provisional": True, "due_at": None}])
def test_nothing_is_drawn_outside_the_page_or_in_what_printers_cannot_reach(slip, changes, paper):
    edge = 4 * 72 / 25.4
    with pypdfium2.PdfDocument(render(slip(**changes), paper=paper)) as document:
        for page in document:
            width, height = page.get_size()
            boxes = [one.get_bounds() for one in page.get_objects()]
            text = page.get_textpage()
            boxes += [text.get_charbox(n) for n in range(text.count_chars())]
            for left, bottom, right, top in boxes:
                assert edge <= left <= right <= width - edge
                assert edge <= bottom <= top <= height - edge


@pytest.mark.parametrize(("paper", "size"), [("A5", (419.53, 595.28)), ("A4", (595.28, 841.89))])
def test_the_page_has_the_size_of_its_paper(slip, paper, size):
    with pypdfium2.PdfDocument(render(slip(), paper=paper)) as document:
        assert document[0].get_size() == pytest.approx(size, abs=0.01)


def test_the_usual_slip_takes_one_page_a_copy(slip):
    everything = slip(
        code_is_provisional=True,
        due_is_provisional=True,
        reprint_number=1,
        authorised_by=("Ông A",),
    )
    for one in (slip(), everything):
        for paper in ("A5", "A4"):
            assert len(rasterise(render(one, paper=paper), 30)) == 2


def test_the_same_slip_gives_the_same_bytes_also_from_many_threads(slip):
    wanted = render(slip(**LONG))
    with ThreadPoolExecutor(4) as pool, _threads_that_take_turns_often():
        got = list(pool.map(lambda _: render(slip(**LONG)), range(12)))
    assert got == [wanted] * 12


def test_faces_are_put_into_one_document_at_a_time():
    wanted = _four_faces()
    with ThreadPoolExecutor(4) as pool, _threads_that_take_turns_often():
        got = list(pool.map(lambda _: _four_faces(), range(150)))
    assert got == [wanted] * 150


def _four_faces() -> bytes:
    fonts.register()
    target = BytesIO()
    canvas = Canvas(target, invariant=1, initialFontName=fonts.REGULAR)
    for face in (fonts.REGULAR, fonts.BOLD, fonts.ITALIC, fonts.BOLD_ITALIC):
        canvas.setFont(face, 12)
        canvas.drawString(20, 20, "Giấy tiếp nhận hồ sơ")
    fonts.save(canvas)
    return target.getvalue()


@contextmanager
def _threads_that_take_turns_often():
    """Without it two threads seldom meet inside reportlab's font, and the test proves little."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


def test_every_font_is_embedded(slip):
    pdf = render(slip(**LONG, code_is_provisional=True))
    names = re.findall(rb"/BaseFont /(\S+)", pdf)
    assert names
    assert all(re.fullmatch(rb"[A-Z]{6}\+LiberationSerif(-\w+)?", name) for name in names)
    assert pdf.count(b"/FontFile2 ") == len(re.findall(rb"/Type /FontDescriptor", pdf))
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            for one in page.get_objects():
                if isinstance(one, pypdfium2.PdfTextObj):
                    assert one.get_font().is_embedded


def test_the_properties_name_the_code_and_no_person(slip):
    pdf = render(slip())
    with pypdfium2.PdfDocument(pdf) as document:
        properties = document.get_metadata_dict()
    title = "Giấy tiếp nhận hồ sơ và hẹn trả kết quả H37.05977-261124-0001"
    assert properties["Title"] == title
    shown = " ".join(properties.values())
    for personal in ("Ưỡng", "Giả", "Thử", "020196000018", "0912", "mau@example.vn"):
        assert personal not in shown
    assert b"/Lang (vi)" in pdf


def test_a_second_slip_is_drawn_quickly(slip):
    render(slip())
    fastest = min(_seconds(lambda: render(slip())) for _ in range(5))
    assert fastest < 0.060


def _seconds(act) -> float:
    """Time on the processor, so that a busy machine does not matter."""
    begin = time.process_time()
    act()
    return time.process_time() - begin


def test_a_paragraph_shows_each_run_literally_whatever_its_weight():
    made = paragraph("<i>a</i> & ", Bold("</b><b>"), size=10)
    made.wrap(400, 400)
    assert made.getPlainText() == "<i>a</i> & </b><b>"


def test_a_block_is_divided_only_where_the_first_part_fits():
    block = Flowing(paragraph("một hai ba " * 60, size=10))
    height = block.measure(200)
    first, second = block.split(200, height / 2, hard=False)
    assert first.measure(200) <= height / 2
    assert first.measure(200) + second.measure(200) == pytest.approx(height)
    assert block.split(200, 3, hard=False) == []


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(name=TEXT, address=TEXT, paper=TEXT)
def test_any_text_is_printed_with_every_visible_character(slip, read_pages, name, address, paper):
    pdf = render(
        slip(
            applicant_name=name,
            applicant_address=address,
            papers=(PaperLine(paper, 1),),
            copies_labels=("Liên 1",),
        )
    )
    shown = _squeezed(" ".join(read_pages(pdf)))
    for text in (name, address, paper):
        # The reader of PDFs folds some signs and turns right-to-left letters round: the boxes and
        # the letters of Latin script are what can be compared one by one.
        wanted = [c for c in _squeezed(fonts.drawable(text)) if c == "□" or c in LATIN]
        for character in set(wanted):
            assert shown.count(character) >= wanted.count(character)


LATIN = frozenset(chr(n) for n in (*range(0x21, 0x7F), *range(0x1EA0, 0x1EFA)))
