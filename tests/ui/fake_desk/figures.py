"""Counts of a period."""

from __future__ import annotations

from pathlib import Path

from models.domain.cash_count import CashCount
from models.errors import NoPrinter
from tests.ui.fake_desk.counter import Counter
from tests.ui.figures.samples import sample_answer
from ui.desk import PrintedSlip
from ui.figures.contract import Answer, Asked


class Figures(Counter):
    """Counts of a period."""

    def figures(self, asked: Asked) -> Answer:
        self._enter("figures", asked)
        return sample_answer(asked, self._clock.now(), rows=self.listed)

    def print_figures(self, answer: Answer, count: CashCount) -> PrintedSlip:
        self._enter("print_figures", answer, count)
        if self.printer.name is None:
            raise NoPrinter
        return PrintedSlip(self.printer.name, 1, 0, True)

    def save_figures(self, answer: Answer, count: CashCount, path: Path) -> None:
        self._enter("save_figures", answer, count, path)
