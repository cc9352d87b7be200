"""Turns a finished PDF into grey pictures, for the screen and for printers without a PDF path."""

from __future__ import annotations

import threading
from dataclasses import dataclass

import pypdfium2

_lock = threading.Lock()
"""PDFium is not safe to call from two threads at once."""


@dataclass(frozen=True, slots=True)
class GreyPage:
    """One page, 8 bits a pixel, 0 black to 255 white, `stride` bytes a line, top line first."""

    width: int
    height: int
    stride: int
    data: bytes


def rasterise(pdf: bytes, dpi: int) -> list[GreyPage]:
    """Paint every page of a PDF at `dpi` dots per inch.

    Raises ValueError when `dpi` is not between 20 and 1200 or the bytes are no PDF.
    """
    if not 20 <= dpi <= 1200:
        raise ValueError("dpi: between 20 and 1200 expected")
    with _lock:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise ValueError("pdf: cannot be read") from error
        try:
            return [_paint(document, index, dpi) for index in range(len(document))]
        finally:
            document.close()


def _paint(document: pypdfium2.PdfDocument, index: int, dpi: int) -> GreyPage:
    page = document[index]
    bitmap = page.render(scale=dpi / 72, grayscale=True)
    try:
        return GreyPage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    finally:
        bitmap.close()
        page.close()
