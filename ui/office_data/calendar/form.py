"""The one form for every change of the calendar: only the fields of the change are shown."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.domain.calendar import DayKind
from models.domain.calendar_overrides import ORDINARY
from ui.office_data import words
from ui.office_data.calendar.changes import NewDay
from ui.widgets.boxes import STRETCH, ScrollPage, boxed, column, row
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.card import Block
from ui.widgets.date_field import DateField
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.labelled_field import LabelledField

_KINDS = (DayKind.SWAP_OFF, DayKind.MAKEUP_WORK, DayKind.HOLIDAY, DayKind.COMP_OFF, ORDINARY)


class Change(StrEnum):
    """What is about to be changed."""

    DAY = "day"
    ANNOUNCED = "announced"
    HOURS = "hours"
    CULTURE_DAY = "culture_day"


_FIELDS = {
    Change.DAY: ("on", "kind", "name", "source"),
    Change.ANNOUNCED: ("source",),
    Change.HOURS: ("hours",),
    Change.CULTURE_DAY: ("source",),
}


class ChangeForm(QWidget):
    """`wanted` tells which change, once the person asks to look at it."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.change = Change.DAY
        self._on, self._name = DateField(self.tr("Day")), TextField()
        self._source, self._hours = TextField(), TextField(numeric=True)
        self._kind = ChoiceField([(str(k), words.kind(str(k))) for k in _KINDS], self.tr("Kind"))
        source = self.tr("Paper that says so (number, day)")
        hours = self.tr("Opening hours; empty: those of the calendar")
        self.fields = {
            "on": LabelledField(self.tr("Day"), self._on),
            "kind": LabelledField(self.tr("Kind"), self._kind),
            "name": LabelledField(self.tr("What people read"), self._name),
            "source": LabelledField(source, self._source),
            "hours": LabelledField(hours, self._hours),
        }
        self.leave = Button(self.tr("Do not change"), ButtonKind.GHOST, "arrow_back", "Alt+Q")
        self.look = Button(self.tr("Look at the change"), ButtonKind.PRIMARY, "eye", "Alt+X")
        self._block = Block("")
        self._block.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        for field in self.fields.values():
            self._block.body.addWidget(field)
        self.setLayout(
            column(
                row(self.leave, STRETCH, self.look),
                (ScrollPage(boxed(column(self._block, STRETCH))), 1),
            )
        )
        self.look.clicked.connect(lambda: self.wanted.emit(self.change))

    def begin(self, change: Change, title: str, hours: str = "") -> None:
        """Ask for the fields of this change, empty but for the hours in force."""
        self.change = change
        self._block.set_title(title)
        for edit in (self._on, self._name, self._source):
            edit.clear()
        self._hours.setText(hours)
        for name, field in self.fields.items():
            field.clear_problem()
            field.setVisible(name in _FIELDS[change])
        self.fields[_FIELDS[change][0]].setFocus()

    def day(self) -> NewDay:
        """The day as it was typed."""
        return NewDay(self._on.date(), self._kind.value(), self._name.text(), self._source.text())

    def source(self) -> str:
        return self._source.text()

    def hours(self) -> str:
        return self._hours.text()

    def show_problem(self, name: str) -> None:
        """What is wrong under the field it stands in, with the way to mend it."""
        self.fields[name].show_problem(
            {
                "on": self.tr("There is no such day. Write it as 31/08/2027."),
                "name": self.tr("Write what the day is called."),
                "source": self.tr("Write the paper this rests on."),
                "hours": self.tr("Write the hours as 07:00-11:30, 13:30-17:00."),
            }[name]
        )
        self.fields[name].setFocus()
