"""Procedures, calendar and forms in one section of the settings."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.desk import Desk
from ui.office_data.calendar import view as calendar_view
from ui.office_data.forms import view as forms_view
from ui.office_data.procedures import view as procedures_view
from ui.ports import ChangeFeed, Tasks
from ui.session import Session
from ui.theme import Tone
from ui.widgets.boxes import column
from ui.widgets.chips import ChipRow

_Section = (
    procedures_view.ProceduresSection | calendar_view.CalendarSection | forms_view.FormsSection
)


class OfficeDataSection(QWidget):
    """Reads only what is shown; the page around it says when it came and went."""

    def __init__(
        self,
        procedures: procedures_view.ProceduresSection,
        calendar: calendar_view.CalendarSection,
        forms: forms_view.FormsSection,
    ) -> None:
        super().__init__()
        self.procedures, self.calendar, self.forms = procedures, calendar, forms
        self.chips = ChipRow(self.tr("Procedures, calendar and forms"))
        names = (self.tr("Procedures"), self.tr("Calendar"), self.tr("Forms"))
        self.chips.set_chips([(at, name, None, Tone.NEUTRAL) for at, name in enumerate(names)])
        self._stack = QStackedWidget()
        for section in (procedures, calendar, forms):
            self._stack.addWidget(section)
        self.setLayout(column(self.chips, (self._stack, 1), spacing=10))
        self.chips.chosen.connect(self._show)

    def shown(self) -> None:
        """It came on screen."""
        self._current().came.emit()

    def left_page(self) -> None:
        """It went off the screen."""
        self._current().went.emit()

    def escape(self) -> bool:
        """One step back inside it; False when there is none."""
        return self._current().escape()

    def _current(self) -> _Section:
        return (self.procedures, self.calendar, self.forms)[self._stack.currentIndex()]

    def _show(self, at: int) -> None:
        self.left_page()
        self._stack.setCurrentIndex(at)
        self.shown()


def build(desk: Desk, tasks: Tasks, feed: ChangeFeed, session: Session) -> OfficeDataSection:
    """The section with its presenters."""
    return OfficeDataSection(
        procedures_view.build(desk.office_data, tasks, feed, session),
        calendar_view.build(desk, tasks, feed, session),
        forms_view.build(desk.office_data, tasks, session),
    )
