"""What this run has seen of the printer: a word about it is never greener than that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from app.desk import PrintPdf
from models.domain.clock import Clock
from models.errors import PrintError


@dataclass(frozen=True, slots=True)
class LastPrint:
    """How the last sheet sent to a printer in this run went."""

    printer: str
    at: datetime
    went_out: bool


class WatchedPrinter:
    """Passes sheets on and remembers how the last one went.

    `printed` is called after each, on the thread that printed.
    """

    def __init__(self, print_pdf: PrintPdf, clock: Clock, printed: Callable[[], None]) -> None:
        self._print_pdf, self._clock, self._printed = print_pdf, clock, printed
        self._last: LastPrint | None = None

    @property
    def last(self) -> LastPrint | None:
        """None until something was sent in this run."""
        return self._last

    def print_pdf(self, pdf: bytes, printer: str, paper: str) -> bool:
        """As the printer below; its errors go through."""
        try:
            certain = self._print_pdf(pdf, printer, paper)
        except PrintError:
            self._remember(printer, False)
            raise
        self._remember(printer, True)
        return certain

    def _remember(self, printer: str, went_out: bool) -> None:
        self._last = LastPrint(printer, self._clock.now(), went_out)
        self._printed()
