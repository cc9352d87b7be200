"""Invented slips, and ways to read a finished PDF back as a person or a scanner would."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from printing.inputs import PaperLine, ReceiptInput
from printing.preview import rasterise

PAPERS = (
    PaperLine("Tờ khai đăng ký khai sinh theo mẫu", originals=1),
    PaperLine("Giấy chứng sinh hoặc văn bản của người làm chứng", originals=1, copies=2),
    PaperLine("Căn cước của cha, mẹ", present_only=True),
)

USUAL = ReceiptInput(
    parent_agency="UBND xã Đồng Mẫu",
    office_name="Trung tâm Phục vụ hành chính công xã Đồng Mẫu",
    place_name="Đồng Mẫu",
    issued_on=date(2026, 11, 24),
    document_number="0001/TTPVHCC",
    code="H37.05977-261124-0001",
    qr_text="H37.05977-261124-0001",
    procedure_name="Thủ tục đăng ký khai sinh",
    applicant_name="Nguyễn Thị Mẫu Ưỡng",
    applicant_id="020196000018",
    applicant_address="Số 12, thôn Nà Thử, xã Đồng Mẫu, tỉnh Lạng Sơn",
    applicant_phone="0912 000 731",
    applicant_email="mau@example.vn",
    papers=PAPERS,
    sets_count=1,
    time_limit_words="03 ngày làm việc",
    received_at=datetime(2026, 11, 24, 2, 41, 7, tzinfo=UTC),
    due_at=datetime(2026, 11, 27, 2, 41, 7, tzinfo=UTC),
    result_place_words="Tại nhà qua bưu chính công ích",
    register_volume="02",
    register_line="1024",
    submitter_name="Lò Văn Giả",
    official_name="Hoàng Thị Thử",
    lookup_words="Tra cứu tại dichvucong.gov.vn",
)


@pytest.fixture
def slip() -> Callable[..., ReceiptInput]:
    """A usual slip with some fields changed."""

    def make(**changes: Any) -> ReceiptInput:
        return replace(USUAL, **changes)

    return make


@pytest.fixture
def read_pages() -> Callable[[bytes], list[str]]:
    """The words of every page in reading order, single spaces, as they stand in the PDF."""
    return pages_as_text


@pytest.fixture
def scan_pages() -> Callable[[bytes, int], list[set[tuple[str, str]]]]:
    """What a scanner reads on every page at a resolution: pairs of kind and content."""
    return pages_as_codes


def pages_as_text(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        texts = []
        for page in document:
            text = page.get_textpage().get_text_range()
            texts.append(" ".join(text.replace("\ufffe", "").split()))
        return texts


def pages_as_codes(pdf: bytes, dpi: int) -> list[set[tuple[str, str]]]:
    found = []
    for page in rasterise(pdf, dpi):
        size = (page.width, page.height)
        picture = Image.frombuffer("L", size, page.data, "raw", "L", page.stride, 1)
        read = zxingcpp.read_barcodes(picture)
        found.append({(_kind(one), one.text) for one in read})
    return found


def _kind(code: Any) -> str:
    return "QR" if "QR" in str(code.format).replace(" ", "").upper() else str(code.format)
