"""Scanners read both codes from paper, and a code is never cut to fit."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from reportlab.lib.units import mm

from models.domain.slip_seal import SealParts, read_seal, seal_text
from printing.codes import DOT, QUIET_BARS, bar_code, qr_code, snap
from printing.receipt import render

LONG_AGENCY = "H37.12345678901234567890123456789012-261124-000000012"
CODES = [
    ("H37.05977-261124-0001", False),
    ("H37.123.45678-261124-00012", False),
    ("TMP-012-0003", True),
    (LONG_AGENCY, False),
]


@pytest.mark.parametrize("dpi", [203, 300])
@pytest.mark.parametrize("paper", ["A5", "A4"])
@pytest.mark.parametrize(("code", "provisional"), CODES)
def test_both_codes_are_read_from_every_copy(slip, scan_pages, code, provisional, paper, dpi):
    pdf = render(slip(code=code, qr_text=code, code_is_provisional=provisional), paper=paper)
    with_codes = [page for page in scan_pages(pdf, dpi) if page]
    assert with_codes == [{("Code 128", code), ("QR", code)}] * 2


@pytest.mark.parametrize("dpi", [203, 300])
@pytest.mark.parametrize(
    "held",
    [
        "H37.05977-261124-0001.1.001193.261127-0941." + "7203948571" * 12,
        "H37.05977-261124-0001|1.001193|Giấy tiếp nhận hồ sơ|Hệ thống tỉnh Lạng Sơn|09:41",
    ],
)
def test_a_fuller_qr_is_read_whole(slip, scan_pages, held, dpi):
    for page in scan_pages(render(slip(qr_text=held)), dpi):
        assert ("QR", held) in page


def test_a_code_too_wide_for_bars_keeps_its_qr_and_says_so(slip, scan_pages, read_pages):
    code = "H37." + "A1B2C3D4E5" * 7 + "-261124-0001"
    pdf = render(slip(code=code, qr_text=code))
    codes = [page for page in scan_pages(pdf, 203) if page]
    assert codes == [{("QR", code)}] * 2
    assert "Mã quá dài để in mã vạch, quét mã QR." in read_pages(pdf)[0]


@pytest.mark.parametrize("available", [200, 250, 300, 400])
def test_bars_are_whole_dots_no_thinner_than_a_quarter_millimetre_with_white_beside(available):
    bars = bar_code("H37.05977-261124-0001", available)
    assert bars is not None
    assert bars.module / DOT in (2, 3)
    assert bars.module * 25.4 / 72 >= 0.25
    assert bars.width + 2 * QUIET_BARS * bars.module <= available


def test_bars_that_do_not_fit_are_refused_not_squeezed():
    assert bar_code("H37.05977-261124-0001", 100) is None


@pytest.mark.parametrize("length", [1, 20, 100, 300])
def test_squares_of_the_qr_are_whole_dots_within_the_space(length):
    qr = qr_code("7" * length, 130, 210)
    assert qr.module / DOT == pytest.approx(round(qr.module / DOT))
    assert qr.module / DOT >= 2
    assert qr.side <= 210


@pytest.mark.parametrize(("length", "space"), [(900, 70), (9000, 1000)])
def test_a_text_too_long_for_the_qr_is_refused_without_repeating_it(length, space):
    with pytest.raises(ValueError, match="qr_text: too long") as caught:
        qr_code("a" * length, 60, space)
    assert "aaa" not in str(caught.value)


SEALED = (
    ("H37.05977-261124-0001", "1.001193", 41),
    ("TMP-012-0003", "2.000815", 41),
    ("H37.123.45678-261124-00012", "1.001193.000.00.00.H37", 45),
)


@pytest.mark.parametrize(("code", "procedure", "squares"), SEALED)
def test_a_sealed_qr_fits_the_corner_of_a5_and_is_read_whole(
    slip, scan_pages, code, procedure, squares
):
    key = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
    at = datetime(2026, 11, 24, 2, 41, tzinfo=UTC)
    parts = SealParts(code=code, procedure=procedure, issued_at=at, due_at=at, signer="012")
    text = seal_text(parts, key.sign)
    qr = qr_code(text, snap(17 * mm), 1.6 * snap(17 * mm))
    assert len(qr.rows) == squares
    assert qr.side <= 17 * mm
    assert qr.module >= 0.33 * mm
    for dpi in (203, 300):
        for page in scan_pages(render(slip(code=code, qr_text=text)), dpi):
            assert page == {("Code 128", code), ("QR", text)}
    read = read_seal(text)
    assert read is not None
    assert read.parts == parts
