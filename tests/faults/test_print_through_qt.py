"""A slip printed by the program itself reaches the paper: Qt, a real cupsd, a printer of ours."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from printing.inputs import ReceiptInput
from printing.preview import rasterise
from printing.receipt import render
from tests.faults.cups_queue import PrivateQueue, private_cups_queue

pytestmark = pytest.mark.process

ROOT = Path(__file__).resolve().parents[2]
CODE = "H37.06184-261125-0042"
PROGRAM = """
import sys
from concurrent.futures import ThreadPoolExecutor
from PySide6.QtWidgets import QApplication
from ui.qt.print_job import available_printers, print_pdf
app = QApplication(sys.argv[:1])
assert sys.argv[2] in available_printers(), available_printers()
pdf = open(sys.argv[1], "rb").read()
with ThreadPoolExecutor(1) as worker:
    print(worker.submit(print_pdf, pdf, sys.argv[2], sys.argv[3]).result().pages)
"""


@pytest.fixture(scope="module")
def queue() -> Iterator[PrivateQueue]:
    with private_cups_queue() as running:
        yield running


def _slip(paper: str) -> bytes:
    return render(
        ReceiptInput(
            parent_agency="UBND xã Đồng Đăng",
            office_name="Trung tâm Phục vụ hành chính công xã Đồng Đăng",
            place_name="Đồng Đăng",
            issued_on=date(2026, 11, 25),
            code=CODE,
            qr_text=CODE,
            procedure_name="Thủ tục đăng ký khai sinh",
            applicant_name="Nguyễn Văn Mẫu",
            received_at=datetime(2026, 11, 25, 2, 41, tzinfo=UTC),
        ),
        paper="A4" if paper == "A4" else "A5",
    )


@pytest.mark.parametrize(("paper", "size_pt"), [("A5", (420, 595)), ("A4", (595, 842))])
def test_the_paper_has_its_size_and_both_codes_still_decode(
    queue: PrivateQueue, tmp_path: Path, paper: str, size_pt: tuple[int, int]
) -> None:
    before = len(queue.sink.received())
    slip = tmp_path / "slip.pdf"
    slip.write_bytes(_slip(paper))
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(slip), queue.name, paper],
        cwd=ROOT,
        env={**queue.environment, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "2"
    printed = queue.sink.wait_for(before + 1)[before]
    page = rasterise(printed, 203)[0]
    assert [round(page.width / 203 * 72), round(page.height / 203 * 72)] == [
        pytest.approx(side, abs=2) for side in size_pt
    ]
    picture = Image.frombuffer(
        "L", (page.width, page.height), page.data, "raw", "L", page.stride, 1
    )
    assert sorted(code.text for code in zxingcpp.read_barcodes(picture)) == [CODE, CODE]
