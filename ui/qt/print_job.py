"""Sends a finished PDF to a printer of this computer, as grey pictures of its pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from models.errors import NoPrinter, SpoolFailed
from printing.preview import GreyPage, rasterise

Paper = Literal["A5", "A4"]

_DPI = 300
_SIZES = {"A5": QPageSize.PageSizeId.A5, "A4": QPageSize.PageSizeId.A4}


@dataclass(frozen=True, slots=True)
class PrintOutcome:
    """What the spooler took. That it took it is no proof of paper: ask when in doubt."""

    printer_name: str
    pages: int


def available_printers() -> tuple[str, ...]:
    """Names of the printers this computer knows, the default one first."""
    names = list(QPrinterInfo.availablePrinterNames())
    default = QPrinterInfo.defaultPrinterName()
    return tuple(sorted(names, key=lambda name: (name != default, name.casefold())))


def print_pdf(pdf: bytes, printer_name: str, paper: Paper) -> PrintOutcome:
    """Print every page of a PDF on `paper`; an empty name means the default printer.

    Runs in a worker thread. Raises NoPrinter when there is no such printer, SpoolFailed when the
    paper size or the job is not taken (reason in `details`), ValueError when the bytes are no PDF.
    """
    known = available_printers()
    name = printer_name or next(iter(known), "")
    if name not in known:
        raise NoPrinter()
    pages = rasterise(pdf, _DPI)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(name)
    paint_pages(printer, pages, paper)
    return PrintOutcome(name, len(pages))


def paint_pages(printer: QPrinter, pages: Sequence[GreyPage], paper: Paper) -> None:
    """Paint pages onto a printer, each filling its sheet. Raises SpoolFailed.

    The size is set by `setPageSize` and read back: a printer with margins of its own refuses a
    whole page layout without margins silently and would keep A4.
    """
    if not pages:
        raise SpoolFailed(reason="no_pages")
    printer.setResolution(_DPI)
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    printer.setDocName("Mot Cua")
    wanted = QPageSize(_SIZES[paper])
    taken = printer.setPageSize(wanted)
    if not taken or printer.pageLayout().pageSize().id() != wanted.id():
        raise SpoolFailed(reason="paper_size", paper=paper)
    printer.setFullPage(True)
    _turn(printer, pages[0])
    painter = QPainter()
    if not painter.begin(printer):
        raise SpoolFailed(reason="not_started")
    try:
        for at, page in enumerate(pages):
            if at and not printer.newPage():
                raise SpoolFailed(reason="page", page=at + 1)
            _paint(painter, printer, page)
    finally:
        ended = painter.end()
    broken = {QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted}
    if not ended or printer.printerState() in broken:
        raise SpoolFailed(reason="not_ended")


def _turn(printer: QPrinter, page: GreyPage) -> None:
    landscape = page.width > page.height
    turn = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(turn)


def _paint(painter: QPainter, printer: QPrinter, page: GreyPage) -> None:
    picture = QImage(
        page.data, page.width, page.height, page.stride, QImage.Format.Format_Grayscale8
    )
    sheet = printer.paperRect(QPrinter.Unit.DevicePixel)
    scale = min(sheet.width() / page.width, sheet.height() / page.height)
    width, height = page.width * scale, page.height * scale
    left, top = (sheet.width() - width) / 2, (sheet.height() - height) / 2
    painter.drawImage(QRectF(left, top, width, height), picture)
