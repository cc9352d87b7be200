"""Fee lines in a sheet: name and amount, what becomes of it, receipt number or reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.acts.fee_lines import FeeTyped, Settle, is_amount
from ui.acts.words import paid_words, settle_words
from ui.theme import Text, Tone, px
from ui.widgets.boxes import STRETCH, boxed, clear, column, row
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.fields import TextField
from ui.widgets.labels import Label
from ui.widgets.segmented import SegmentedChoice

_AMOUNT_WIDTH = 150


class FeeRow(QWidget):
    """One line. A line the dossier has cannot be renamed."""

    changed = Signal()

    def __init__(self, line: FeeTyped, ways: Sequence[Settle]) -> None:
        super().__init__()
        self._line = line
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
        about = None
        if line.paid is not None:
            about = Label(paid_words(line.paid), Text.SMALL, Tone.SECONDARY, wrap=True)
        self.setLayout(column(row((self.name, 1), self.amount), about, self._second, spacing=6))
        self.settle.setVisible(len(shown) > 1 or is_numbered)
        if len(shown) == 1:
            for only in self.settle.buttons():
                only.setFocusPolicy(Qt.FocusPolicy.NoFocus)
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
            is_known=self._line.is_known,
            paid=self._line.paid,
        )

    def open_place(self) -> TextField | None:
        """The first field that still waits for words; None when the line is complete."""
        if self.name.isEnabled() and not self.name.text():
            return self.name
        if self.amount.isEnabled() and not is_amount(self.amount.text()):
            return self.amount
        needed = self.settle.value() in (Settle.EXEMPT, Settle.NUMBERED)
        return self.words if needed and not self.words.text() else None

    def take_focus(self) -> None:
        """Into what waits for words, else where the line can be changed."""
        known = self.words if self.words.isVisible() else self.settle.buttons()[0]
        place = self.open_place() or (self.name if self.name.isEnabled() else known)
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self) -> None:
        settle = self.settle.value()
        hint = {
            Settle.EXEMPT: self.tr("Why it is excused"),
            Settle.REFUNDED: self.tr("Right amount; empty: all goes back"),
        }.get(settle, self.tr("Receipt number"))
        self.words.edit.setPlaceholderText(hint)
        self.words.edit.setAccessibleName(hint)
        self.words.setVisible(settle not in (Settle.OPEN, Settle.KEPT))
        self.changed.emit()


class FeeRows(QWidget):
    """The lines, and a key that adds one."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._ways: tuple[Settle, ...] = (Settle.PAID,)
        self.rows: list[FeeRow] = []
        self._lines = column(spacing=10)
        lines = boxed(self._lines)  # made before the key below it: Tab walks them in this order
        self.add_button = Button(
            self.tr("Another fee"), ButtonKind.GHOST, "plus", "Alt+T", small=True
        )
        self.add_button.clicked.connect(lambda: self._add(FeeTyped(settle=self._ways[0]), True))
        self.setLayout(column(lines, row(self.add_button, STRETCH), spacing=6))

    def set_ways(self, ways: Sequence[Settle], may_add: bool = True) -> None:
        """What may be chosen for a line, and whether another may stand; before `set_value`."""
        self._ways = tuple(ways)
        self.add_button.setVisible(may_add)

    def value(self) -> tuple[FeeTyped, ...]:
        return tuple(one.value() for one in self.rows)

    def set_value(self, lines: Sequence[FeeTyped]) -> None:
        clear(self._lines)
        self.rows = []
        for line in lines:
            self._add(line, False)

    def take_focus(self) -> None:
        """Into the line that is not complete, else the first."""
        waiting = [one for one in self.rows if one.open_place() is not None]
        for one in (waiting or self.rows)[:1]:
            one.take_focus()

    def _add(self, line: FeeTyped, go_there: bool) -> None:
        made = FeeRow(line, self._ways)
        made.changed.connect(self.changed)
        self.rows.append(made)
        self._lines.addWidget(made)
        if go_there:
            made.name.setFocus()
