"""The days of a list: a range that ends today, or two typed days."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal

from models.domain.figures import Period
from ui.figures.ranges import DayProblem, Range
from ui.figures.words import day_problem_words, range_words
from ui.theme import Text, Tone, px
from ui.widgets.boxes import STRETCH, boxed, column, row
from ui.widgets.date_field import DateField
from ui.widgets.labels import Label
from ui.widgets.segmented import SegmentedChoice

_DAY_WIDTH = 158


class RangeBar(SegmentedChoice):
    """The ranges side by side; the two fields that belong to them are placed by `bar`."""

    days_typed = Signal(object, object)

    def __init__(self, today: date) -> None:
        super().__init__([(one, range_words(one)) for one in Range])
        self.setAccessibleName(self.tr("Days"))
        self.first = DateField(self.tr("First day"), today)
        self.last = DateField(self.tr("Last day"), today)
        self._problem = Label("", Text.SMALL, Tone.BAD, 500, wrap=True)
        self._problem.hide()
        for field in (self.first, self.last):
            field.setFixedWidth(px(_DAY_WIDTH))
            field.submitted.connect(self._tell)
            field.left.connect(self._tell)
            field.text_changed.connect(self._mend)
        until = Label(self.tr("until the end of"), Text.LABEL, Tone.SECONDARY)
        self._days = boxed(row(self.first, until, self.last, spacing=8))
        self._days.hide()
        self.bar = boxed(column(row(self, self._days, STRETCH, spacing=12), self._problem))

    def show_range(self, chosen: Range, period: Period) -> None:
        """The range and its days; the fields are there for typed days alone."""
        self.set_value(chosen)
        self.first.set_date(period.from_on)
        self.last.set_date(period.to_on)
        self._days.setVisible(chosen is Range.CUSTOM)
        self.show_problems(None, None)

    def show_problems(self, first: DayProblem | None, last: DayProblem | None) -> None:
        """What is wrong with the typed days; the first problem is put into words."""
        self.first.set_problem(first is not None)
        self.last.set_problem(last is not None)
        problem = first or last
        self._problem.setText(day_problem_words(problem) if problem else "")
        self._problem.setVisible(problem is not None)

    def _tell(self) -> None:
        if self.value() is Range.CUSTOM:
            self.days_typed.emit(self.first.date(), self.last.date())

    def _mend(self, _text: str) -> None:
        self.first.set_problem(False)
        self.last.set_problem(False)
