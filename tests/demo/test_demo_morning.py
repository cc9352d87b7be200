"""The demo is the promise played whole: real window, real server, a line that dies and returns."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
import zxingcpp
from PIL import Image

from printing.preview import rasterise

pytestmark = pytest.mark.alone

ROOT = Path(__file__).resolve().parents[2]
OTHER_CARDS = (
    "020094012345||Phạm Quỳnh Ẩn Dụ|17031994|Nữ|Thôn Nà Mẫu, Quốc Khánh, Lạng Sơn|03042023",
    "004199054321|085111222|Hứa Thị Ỷ Lan Giả|01011999|Nữ|Tổ 5, Sông Hiến, Cao Bằng|20122021",
    "020072000777||Ngô Đức Đường Ví Dụ|09121972|Nam|Số 9/2, ngõ Đò Lường, Tam Thanh|15052024||||",
)


@pytest.fixture(scope="module")
def morning(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """One morning with three cards nobody built the demo for."""
    out = tmp_path_factory.mktemp("demo") / "demo"
    cards = out.parent / "cards.txt"
    cards.write_text("\n".join(OTHER_CARDS) + "\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "app.demo", "--out", str(out), "--cards", str(cards)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return out, json.loads((out / "summary.json").read_text(encoding="utf-8"))


def test_twelve_dossiers_of_eight_procedures_stand_at_the_centre_once(
    morning: tuple[Path, dict[str, Any]],
) -> None:
    _, summary = morning
    dossiers = summary["dossiers"]
    assert len(dossiers) == summary["at_centre"] == 12
    assert len({d["procedure_code"] for d in dossiers}) == 8
    assert len({d["code"] for d in dossiers}) == 12
    assert all(d["code"].startswith("H37.06184-261125-") for d in dossiers)
    assert all(d["synced_at"] for d in dossiers)


def test_six_of_them_were_taken_in_while_the_line_was_silent_or_dead(
    morning: tuple[Path, dict[str, Any]],
) -> None:
    _, summary = morning
    assert [d["offline"] for d in summary["dossiers"]] == [False] * 4 + [True] * 6 + [False] * 2


def test_the_cards_given_are_the_people_taken_in(morning: tuple[Path, dict[str, Any]]) -> None:
    _, summary = morning
    names = [d["applicant"]["full_name"] for d in summary["dossiers"][:3]]
    assert names == [card.split("|")[2] for card in OTHER_CARDS]


def test_both_codes_of_every_slip_decode_to_its_dossier_at_203_and_300_dpi(
    morning: tuple[Path, dict[str, Any]],
) -> None:
    out, summary = morning
    for dossier in summary["dossiers"]:
        pdf = (out / dossier["slip"]).read_bytes()
        for dpi in (203, 300):
            page = rasterise(pdf, dpi)[0]
            picture = Image.frombuffer(
                "L", (page.width, page.height), page.data, "raw", "L", page.stride, 1
            )
            read = {str(code.format): code.text for code in zxingcpp.read_barcodes(picture)}
            assert sorted(read.values()) == [dossier["code"]] * 2, (dossier["code"], dpi, read)
            assert len(read) == 2


def test_the_slip_reads_back_as_right_vietnamese(morning: tuple[Path, dict[str, Any]]) -> None:
    out, summary = morning
    for dossier in summary["dossiers"]:
        document = pdfium.PdfDocument((out / dossier["slip"]).read_bytes())
        text = "\n".join(page.get_textpage().get_text_range() for page in document)
        document.close()
        words = " ".join(text.split())
        assert unicodedata.is_normalized("NFC", text)
        assert "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ" in words
        assert dossier["applicant"]["full_name"] in words
        assert dossier["code"] in words
        assert "Hoàng Thị Mẫu" in words
        due = datetime.fromisoformat(dossier["due_at"])
        assert f"{due:%H} giờ {due:%M} phút" in words


def test_a_routine_intake_takes_five_presses_and_the_slip_is_out_in_a_second(
    morning: tuple[Path, dict[str, Any]],
) -> None:
    _, summary = morning
    assert summary["keystrokes_per_intake"][0] == 5
    assert max(summary["ms_key_to_slip"]) < timedelta(seconds=5) / timedelta(milliseconds=1)


def test_every_screen_was_pictured(morning: tuple[Path, dict[str, Any]]) -> None:
    out, _ = morning
    names = {path.stem.partition("-")[2] for path in (out / "screens").glob("*.png")}
    assert {
        "dang-nhap",
        "hom-nay",
        "ho-so",
        "mot-ho-so",
        "tiep-nhan-01",
        "xong-01",
        "dong-bo-mat-mang",
        "tra-ket-qua",
        "cai-dat",
    } <= names
