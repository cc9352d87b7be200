"""A page sent with `lp` reaches the paper whole: real cupsd, real filters, a printer of ours."""

import io
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib.pagesizes import A5
from reportlab.pdfgen.canvas import Canvas

from tests.faults.cups_queue import PrivateQueue, private_cups_queue

pytestmark = pytest.mark.process


@pytest.fixture(scope="module")
def queue() -> Iterator[PrivateQueue]:
    with private_cups_queue() as running:
        yield running


def _page(words: str) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A5)
    canvas.drawString(40, 500, words)
    canvas.save()
    return out.getvalue()


def _send(queue: PrivateQueue, folder: Path, words: str) -> str:
    document = folder / "phiếu hẹn.pdf"
    document.write_bytes(_page(words))
    return queue.run("lp", "-d", queue.name, "-o", "media=A5", str(document))


def _words(document: bytes) -> str:
    with pypdfium2.PdfDocument(document) as pdf:
        return str(pdf[0].get_textpage().get_text_range())


def test_a_page_comes_out_at_its_size_with_its_words(queue: PrivateQueue, tmp_path: Path) -> None:
    before = len(queue.sink.received())
    _send(queue, tmp_path, "Dossier 0042")
    printed = queue.sink.wait_for(before + 1)[before]
    with pypdfium2.PdfDocument(printed) as pdf:
        assert len(pdf) == 1
        assert [round(side) for side in pdf[0].get_size()] == [420, 595]
    assert "Dossier 0042" in _words(printed)


def test_a_printer_switched_on_later_prints_what_was_waiting(
    queue: PrivateQueue, tmp_path: Path
) -> None:
    before = len(queue.sink.received())
    queue.sink.refuse()
    try:
        _send(queue, tmp_path, "Dossier 0043")
    finally:
        queue.sink.accept()
    assert "Dossier 0043" in _words(queue.sink.wait_for(before + 1, limit_s=60)[before])


def test_a_queue_that_does_not_exist_is_refused_at_once(
    queue: PrivateQueue, tmp_path: Path
) -> None:
    document = tmp_path / "a.pdf"
    document.write_bytes(_page("x"))
    with pytest.raises(subprocess.CalledProcessError):
        queue.run("lp", "-d", "khong-co", str(document))


def test_the_queue_is_not_the_machines_own(queue: PrivateQueue) -> None:
    assert queue.run("lpstat", "-v").count("device for") == 1
