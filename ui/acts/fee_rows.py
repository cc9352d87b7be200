"""Fee lines in a sheet: name and amount, what becomes of it, receipt number or reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.acts.fee_lines import FeeTyped, Settle
from ui.acts.words import settle_words
from ui.theme import px
from ui.widgets.boxes import STRETCH, clear, column, row
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.fields import TextField
from ui.widgets.segmented import SegmentedChoice

_AMOUNT_WIDTH = 150


class FeeRow(QWidget):
    """One line. A line the dossier has cannot be renamed."""

    changed = Signal()

    def __init__(self, line: FeeTyped, ways: Sequence[Settle]) -> None:
        super().__init__()
        self._is_known = line.is_known
        is_numbered = line.settle is Settle.NUMBERED
        shown = (Settle.NUMBERED,) if is_numbered else tuple(ways)
        self.name = TextField(self.tr("Name of the fee"))
        self.amount = TextField(self.tr("Amount in dong"), numeric=True)
        self.settle = SegmentedChoice([(way, settle_words(way)) for way in shown])
        self.words = TextField(self.tr("Receipt number"))
        self.name.setText(line.name)
        self.amount.setText(f"{int(line.amount):,}".replace(",", ".") if line.amount else "")
        self.settle.set_value(line.settle)
        self.words.setText(line.words)
        for field in (self.name, self.amount):
            field.setEnabled(not line.is_known)
        self.amount.setFixedWidth(px(_AMOUNT_WIDTH))
        self._second = row(self.settle, (self.words, 1))
        self.setLayout(column(row((self.name, 1), self.amount), self._second, spacing=6))
        self.settle.setVisible(len(shown) > 1 or is_numbered)
        for text in (self.name, self.amount, self.words):
            text.text_changed.connect(self.changed)
        self.settle.chosen.connect(self._chosen)
        self._chosen()

    def value(self) -> FeeTyped:
        return FeeTyped(
            name=self.name.text(),
            amount=self.amount.text(),
            settle=self.settle.value(),
            words=self.words.text(),
            is_known=self._is_known,
        )

    def _chosen(self) -> None:
        settle = self.settle.value()
        excused = settle is Settle.EXEMPT
        hint = self.tr("Why it is excused") if excused else self.tr("Receipt number")
        self.words.edit.setPlaceholderText(hint)
        self.words.edit.setAccessibleName(hint)
        self.words.setVisible(settle is not Settle.OPEN)
        self.changed.emit()


class FeeRows(QWidget):
    """The lines, and a key that adds one."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._ways: tuple[Settle, ...] = (Settle.PAID,)
        self.rows: list[FeeRow] = []
        self._lines = column(spacing=10)
        self.add_button = Button(
            self.tr("Another fee"), ButtonKind.GHOST, "plus", "Alt+T", small=True
        )
        self.add_button.clicked.connect(lambda: self._add(FeeTyped(settle=self._ways[0]), True))
        self.setLayout(column(self._lines, row(self.add_button, STRETCH), spacing=6))

    def set_ways(self, ways: Sequence[Settle]) -> None:
        """What may be chosen for a line; call it before `set_value`."""
        self._ways = tuple(ways)

    def value(self) -> tuple[FeeTyped, ...]:
        return tuple(one.value() for one in self.rows)

    def set_value(self, lines: Sequence[FeeTyped]) -> None:
        clear(self._lines)
        self.rows = []
        for line in lines:
            self._add(line, False)

    def _add(self, line: FeeTyped, go_there: bool) -> None:
        made = FeeRow(line, self._ways)
        made.changed.connect(self.changed)
        self.rows.append(made)
        self._lines.addWidget(made)
        if go_there:
            made.name.setFocus()
