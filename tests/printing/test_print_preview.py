"""The preview paints what the PDF holds, in grey, at the asked resolution."""

from __future__ import annotations

import pytest

from printing.preview import rasterise
from printing.receipt import render


def test_a_page_has_the_pixels_of_its_paper_and_dark_ink_on_white(slip):
    pages = rasterise(render(slip(), paper="A5"), 100)
    assert len(pages) == 2
    for page in pages:
        assert (page.width, page.height) == (583, 827)
        assert page.stride >= page.width
        assert len(page.data) == page.stride * page.height
        assert page.data[0] == 255
        assert min(page.data) < 40


def test_the_same_pdf_is_painted_the_same(slip):
    pdf = render(slip())
    assert rasterise(pdf, 72) == rasterise(pdf, 72)


@pytest.mark.parametrize("dpi", [0, 19, 1201])
def test_a_senseless_resolution_is_refused(slip, dpi):
    with pytest.raises(ValueError, match="dpi"):
        rasterise(render(slip()), dpi)


@pytest.mark.parametrize("data", [b"", b"not a pdf", b"%PDF-1.4 torn"])
def test_what_is_no_pdf_is_refused(data):
    with pytest.raises(ValueError, match="pdf"):
        rasterise(data, 100)
