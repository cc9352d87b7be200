"""Beside the takings: whose they are, their sums, and the count of the drawer."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from models.domain.cash import Cash
from models.domain.fees import PaymentMethod
from ui.dossiers.words import number_words
from ui.figures.contract import Answer
from ui.figures.words import money_words
from ui.theme import Text, Tone, px
from ui.widgets.boxes import STRETCH, ScrollPage, boxed, column, row
from ui.widgets.card import Block
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.labelled_field import LabelledField
from ui.widgets.labels import Label

_WIDTH = 292


class SumLine:
    """A name at the left, an amount at the right."""

    def __init__(self, name: str, *, strong: bool = False) -> None:
        weight = 600 if strong else 400
        self.amount = Label("", Text.LABEL, Tone.PRIMARY, 600, numeric=True)
        self.layout = row(
            Label(name, Text.LABEL, Tone.SECONDARY, weight), STRETCH, self.amount, spacing=10
        )
        self._name = name

    def set(self, words: str, tone: Tone = Tone.PRIMARY) -> None:
        """Show another amount."""
        self.amount.setText(words)
        self.amount.set_tone(tone)
        self.amount.setAccessibleName(f"{self._name}: {words}")


class CashPanel(ScrollPage):
    """`cashier_chosen` carries a name or None for all; `counted` the two amounts as typed."""

    cashier_chosen = Signal(object)
    counted = Signal(str, str)

    def __init__(self) -> None:
        self.cashier = ChoiceField(dense=True)
        self.opening_edit = TextField("0", numeric=True, dense=True)
        self.drawer_edit = TextField("0", numeric=True, dense=True)
        self.opening = LabelledField("", self.opening_edit)
        self.drawer = LabelledField("", self.drawer_edit)
        self._whole = column(spacing=10)
        super().__init__(boxed(self._whole))
        self._fill()
        self.setFixedWidth(px(_WIDTH))
        self.cashier.chosen.connect(self.cashier_chosen)
        for edit in (self.opening_edit, self.drawer_edit):
            edit.text_changed.connect(self._tell)
            edit.left.connect(partial(_group_digits, edit))

    def _fill(self) -> None:
        self.taken = SumLine(self.tr("Taken"), strong=True)
        self.methods = {
            PaymentMethod.CASH: SumLine(self.tr("In cash")),
            PaymentMethod.TRANSFER: SumLine(self.tr("By transfer")),
            PaymentMethod.ONLINE: SumLine(self.tr("Online")),
        }
        self.exempted = SumLine(self.tr("Excused"))
        self.refunded = SumLine(self.tr("Refunded"))
        self.net = SumLine(self.tr("Left after refunds"), strong=True)
        self.to_adjust = SumLine(self.tr("Receipts to adjust"))
        self.waiting = SumLine(self.tr("Waiting for a receipt number"))
        self.expected = SumLine(self.tr("Must be in the drawer"))
        self.difference = SumLine(self.tr("Difference"), strong=True)
        self.opening.set_label(self.tr("Cash at the beginning"))
        self.drawer.set_label(self.tr("Cash counted"))
        self.cashier.setAccessibleName(self.tr("Official"))
        sums = Block(self.tr("Sums"))
        lines = (self.taken, *self.methods.values(), self.exempted, self.refunded, self.net)
        for line in (*lines, self.waiting, self.to_adjust):
            sums.body.addLayout(line.layout)
        ended = self.tr("Paper receipts ended on 31/12/2026; from 01/01/2027 electronic only.")
        sums.body.addWidget(Label(ended, Text.SMALL, Tone.MUTED, wrap=True))
        count = Block(self.tr("Count the drawer"))
        count.body.addWidget(self.opening)
        count.body.addWidget(self.drawer)
        count.body.addLayout(self.expected.layout)
        count.body.addLayout(self.difference.layout)
        for part in (self.cashier, count, sums):
            self._whole.addWidget(part)
        self._whole.addStretch(1)

    def show_takings(self, answer: Answer) -> None:
        """The sums, and whose takings may be chosen."""
        everyone = self.tr("All officials")
        chosen = answer.asked.cashier
        listed = list(answer.cashiers)
        if chosen is not None and chosen not in listed:
            listed.append(chosen)
        self.cashier.set_options([(None, everyone), *((name, name) for name in listed)])
        self.cashier.set_value(chosen)
        if answer.cash is not None:
            self._show_sums(answer.cash)

    def _show_sums(self, cash: Cash) -> None:
        self.taken.set(money_words(cash.taken_vnd))
        for method, line in self.methods.items():
            line.set(money_words(cash.by_method[method]))
        self.exempted.set(money_words(cash.exempted_vnd))
        self.refunded.set(money_words(cash.refunded_vnd))
        self.net.set(money_words(cash.net_vnd))
        adjust = len(cash.to_adjust)
        self.to_adjust.set(number_words(adjust), Tone.WARN if adjust else Tone.PRIMARY)
        waits = len(cash.waiting)
        self.waiting.set(number_words(waits), Tone.WARN if waits else Tone.PRIMARY)

    def show_difference(self, expected_vnd: int, difference_vnd: int | None) -> None:
        """What must be there; a difference that is not counted yet is a dash."""
        self.expected.set(money_words(expected_vnd))
        if difference_vnd is None:
            self.difference.set("–", Tone.MUTED)
        elif difference_vnd == 0:
            self.difference.set(money_words(0), Tone.OK)
        else:
            sign = "+" if difference_vnd > 0 else ""
            self.difference.set(f"{sign}{money_words(difference_vnd)}", Tone.BAD)

    def show_problems(self, opening: bool, counted: bool) -> None:
        """Which amount cannot be read."""
        words = self.tr("Write a whole amount, as 1.250.000.")
        self.opening.show_problem(words if opening else "")
        self.drawer.show_problem(words if counted else "")

    def has_problem(self) -> bool:
        """Whether an amount cannot be read."""
        return self.opening.has_problem() or self.drawer.has_problem()

    def empty(self) -> None:
        """Nothing counted."""
        for edit in (self.opening_edit, self.drawer_edit):
            edit.clear()

    def _tell(self, _text: str) -> None:
        self.counted.emit(self.opening_edit.text(), self.drawer_edit.text())


def _group_digits(edit: TextField) -> None:
    """1250000 becomes 1.250.000 when the focus leaves."""
    if edit.text().isdecimal():
        edit.setText(number_words(int(edit.text())))
