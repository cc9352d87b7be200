"""One field of a sheet on screen, whatever kind it is: value, problem, focus."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from models.domain.fees import PaymentMethod
from models.domain.procedure import Procedure
from ui.acts.answers import latest_day
from ui.acts.fee_rows import FeeRows
from ui.acts.procedure_field import ProcedureField
from ui.acts.sheets import Field, Kind
from ui.acts.words import field_words, method_words
from ui.theme import Text, Tone
from ui.widgets.boxes import STRETCH, column, row
from ui.widgets.checks import CheckBox
from ui.widgets.date_field import DateField
from ui.widgets.fields import TextArea, TextField
from ui.widgets.labelled_field import LabelledField
from ui.widgets.labels import Label
from ui.widgets.segmented import SegmentedChoice

_ROWS = {Kind.WORDS: 2, Kind.LINES: 4, Kind.PAPERS: 4}
_NUMERIC = frozenset({"personal_id", "phone", "receiver_id", "tax_code", "sets_count"})


class FieldBox(QWidget):
    """`changed` fires at every keystroke, `left` tells the text when a day was left."""

    changed = Signal()

    def __init__(
        self, field: Field, procedures: Sequence[Procedure] = (), optional: bool = False
    ) -> None:
        super().__init__()
        self.field = field
        self._optional = optional
        self._labelled: LabelledField | None = None
        self._problem = Label("", Text.SMALL, Tone.BAD, 500, wrap=True)
        self._problem.hide()
        self.hint = Label("", Text.SMALL, Tone.SECONDARY, wrap=True)
        self.hint.hide()
        self.inner = self._make(procedures)
        self.setLayout(column(*self._parts(), spacing=3))

    def value(self) -> Any:
        inner = self.inner
        if isinstance(inner, TextField | TextArea):
            return inner.text()
        if isinstance(inner, CheckBox):
            return inner.isChecked()
        if isinstance(inner, SegmentedChoice | FeeRows | ProcedureField):
            return inner.value()
        raise TypeError(f"field {self.field.key}")

    def set_value(self, value: Any) -> None:
        inner = self.inner
        if isinstance(inner, TextField | TextArea):
            inner.setText(str(value or ""))
        elif isinstance(inner, CheckBox):
            inner.setChecked(bool(value))
        elif isinstance(inner, FeeRows | ProcedureField):
            inner.set_value(value)
        elif isinstance(inner, SegmentedChoice):
            inner.set_value(value or None)

    def show_problem(self, text: str) -> None:
        """One sentence under the field; an empty one takes it away."""
        if self._labelled is not None:
            self._labelled.show_problem(text)
        else:
            self._problem.setText(text)
            self._problem.setVisible(bool(text))
        self.setAccessibleDescription(text)

    def problem_text(self) -> str:
        shown = self._labelled
        return self._problem.text() if shown is None else shown.problem_text()

    def show_hint(self, text: str) -> None:
        self.hint.setText(text)
        self.hint.setVisible(bool(text))

    def take_focus(self) -> None:
        if isinstance(self.inner, FeeRows):
            self.inner.take_focus()
        else:
            self.inner.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self, procedures: Sequence[Procedure]) -> QWidget:
        kind, label = self.field.kind, field_words(self.field.label or self.field.key)
        if kind is Kind.TICK:
            tick = CheckBox(label)
            tick.toggled.connect(self.changed)
            return tick
        if kind in (Kind.METHOD, Kind.SEX):
            options = _methods() if kind is Kind.METHOD else _sexes()
            choice = SegmentedChoice(options, label)
            choice.chosen.connect(self.changed)
            return choice
        if kind is Kind.FEES:
            fees = FeeRows()
            fees.changed.connect(self.changed)
            return fees
        if kind is Kind.PROCEDURE:
            return ProcedureField(procedures)
        text = self._text_field(label)
        text.text_changed.connect(self.changed)
        self._labelled = LabelledField(label, text, self._optional)
        return text

    def _text_field(self, label: str) -> TextField | TextArea:
        kind = self.field.kind
        if kind in _ROWS:
            return TextArea(rows=_ROWS[kind], accessible_name=label)
        if kind is Kind.DAY:
            day = DateField(label, latest_day(self.field, date.today()))
            day.edit.setPlaceholderText(self.tr("day/month/year"))
            return day
        return TextField(numeric=self.field.key in _NUMERIC, accessible_name=label)

    def _parts(self) -> list[QWidget | Any]:
        if self._labelled is not None:
            return [self._labelled, self.hint]
        if isinstance(self.inner, CheckBox):
            return [row(self.inner, STRETCH), self._problem]
        label = Label(
            field_words(self.field.label or self.field.key), Text.LABEL, Tone.PRIMARY, 500
        )
        side = row(self.inner, STRETCH) if isinstance(self.inner, SegmentedChoice) else self.inner
        return [label, side, self._problem]


def _methods() -> list[tuple[PaymentMethod, str]]:
    return [(method, method_words(method)) for method in PaymentMethod]


def _sexes() -> list[tuple[str, str]]:
    translate = QCoreApplication.translate
    return [("Nam", translate("ActFields", "Male")), ("Nữ", translate("ActFields", "Female"))]
