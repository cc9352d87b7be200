"""A finished PDF reaches the printer page by page, on the paper that was asked for."""

from __future__ import annotations

import io
import threading
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from reportlab.pdfgen.canvas import Canvas

from models.errors import NoPrinter, SpoolFailed
from printing.preview import rasterise
from ui.qt.print_job import available_printers, paint_pages, print_pdf

A5 = (419.53, 595.28)


def _pdf(pages: int, size: tuple[float, float] = A5) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, size)
    for _page in range(pages):
        canvas.rect(100, 100, 50, 50, fill=1)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _to_file(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_pages_are_painted_in_a_worker_thread_on_the_right_paper(qapp, tmp_path) -> None:
    target = tmp_path / "out.pdf"
    pages = rasterise(_pdf(2), 100)
    worker = threading.Thread(target=lambda: paint_pages(_to_file(target), pages, "A5"))
    worker.start()
    worker.join(20)
    printed = rasterise(target.read_bytes(), 72)
    assert [(page.width, page.height) for page in printed] == [(420, 595), (420, 595)]


def test_what_is_black_on_the_form_is_black_at_the_same_place_on_paper(qapp, tmp_path) -> None:
    target = tmp_path / "out.pdf"
    paint_pages(_to_file(target), rasterise(_pdf(1), 150), "A5")
    (page,) = rasterise(target.read_bytes(), 72)

    def ink(x: int, y: int) -> int:
        return page.data[(page.height - y) * page.stride + x]

    assert ink(125, 125) < 60
    assert ink(200, 125) > 200


def test_a_lying_page_is_printed_lying(qapp, tmp_path) -> None:
    target = tmp_path / "out.pdf"
    paint_pages(_to_file(target), rasterise(_pdf(1, (A5[1], A5[0])), 100), "A5")
    (page,) = rasterise(target.read_bytes(), 72)
    assert page.width > page.height


def test_a_printer_that_is_not_there_is_said_so(qapp) -> None:
    assert "Máy in không có" not in available_printers()
    with pytest.raises(NoPrinter):
        print_pdf(_pdf(1), "Máy in không có", "A5")


def test_a_job_that_cannot_start_fails(qapp, tmp_path, qtlog) -> None:
    printer = _to_file(tmp_path / "no folder" / "out.pdf")
    with qtlog.disabled(), pytest.raises(SpoolFailed) as caught:
        paint_pages(printer, rasterise(_pdf(1), 72), "A5")
    assert caught.value.details == {"reason": "not_started"}


def test_nothing_to_print_fails(qapp, tmp_path) -> None:
    with pytest.raises(SpoolFailed):
        paint_pages(_to_file(tmp_path / "out.pdf"), [], "A4")
