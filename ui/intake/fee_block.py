"""Block 5: what the procedure costs, and whether it is owed or excused."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from models.domain.fees import owed_vnd
from models.domain.procedure import Procedure
from ui.intake import words
from ui.intake.fees import FeeChoice, Fees
from ui.theme import Text, Tone
from ui.widgets.boxes import STRETCH, boxed, row
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.card import Block
from ui.widgets.fields import TextField
from ui.widgets.labelled_field import LabelledField
from ui.widgets.labels import Label


class FeeBlock(Block):
    """`chosen` tells what was pressed; `reason_typed` why the fee is excused."""

    chosen = Signal(object)
    reason_typed = Signal(str)

    def __init__(self) -> None:
        super().__init__(self.tr("Fee"), 5)
        self._amount = Label("", Text.BODY, Tone.PRIMARY, 600, numeric=True)
        self._detail = Label("", Text.SMALL, Tone.SECONDARY, wrap=True)
        self._state = Label("", Text.LABEL, Tone.SECONDARY, 600, wrap=True)
        self.owed = Button(self.tr("Owed"), key="Alt+L", small=True)
        self.exempt = Button(self.tr("Excused"), ButtonKind.GHOST, key="Alt+K", small=True)
        self.owed.clicked.connect(lambda: self.chosen.emit(FeeChoice.OWED))
        self.exempt.clicked.connect(lambda: self.chosen.emit(FeeChoice.EXEMPT))
        self._acts = boxed(row(self.owed, self.exempt, STRETCH, spacing=6))
        self._edit = TextField(self.tr("Rule or paper that excuses"), dense=True)
        self.reason = LabelledField(self.tr("Why it is excused"), self._edit)
        self._edit.text_changed.connect(lambda: self.reason_typed.emit(self._edit.text()))
        self.head.addWidget(self._amount)
        for widget in (self._detail, self._state, self._acts, self.reason):
            self.body.addWidget(widget)
        self.show_fees(Fees())

    def show_procedure(self, procedure: Procedure) -> None:
        """What the catalogue says of the fee."""
        detail = words.fee_detail(procedure)
        self._amount.setText(words.fee(procedure))
        self._detail.setText(words.shortened(detail, 130))
        self._detail.setToolTip(detail)
        self._detail.setVisible(bool(detail))

    def show_fees(self, fees: Fees) -> None:
        """What is proposed and what was made of it."""
        self._acts.setVisible(bool(fees.proposed))
        self.reason.setVisible(fees.choice is FeeChoice.EXEMPT)
        if self._edit.text() != fees.reason.strip():
            self._edit.setText(fees.reason)
        if fees.proposed:
            self._amount.setText(words.vnd(sum(line.amount_vnd for line in fees.proposed)))
        self._state.setText(self._words(fees))
        self._state.set_tone(Tone.OK if fees.choice is not FeeChoice.OPEN else Tone.SECONDARY)
        self._state.setVisible(bool(fees.proposed))

    def _words(self, fees: Fees) -> str:
        if fees.choice is FeeChoice.OWED:
            return self.tr("Owed: {amount}").format(amount=words.vnd(owed_vnd(fees.lines())))
        if fees.choice is FeeChoice.EXEMPT:
            return self.tr("Excused")
        return self.tr("Not written down yet")

    def show_problem(self, text: str) -> None:
        """What is wrong with the reason."""
        if text or self.reason.has_problem():
            self.reason.show_problem(text)

    def focus_start(self) -> None:
        if not self._acts.isHidden():
            self.owed.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_reason(self) -> None:
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
