"""What a change of the calendar would do, and the dates to count again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from models.domain.clock import to_local
from models.queries.moved_dates import MovedDate
from ui.office_data import words
from ui.office_data.calendar.presenter import Moved
from ui.office_data.contract import CalendarLook
from ui.theme import Text, Tone
from ui.widgets.boxes import STRETCH, ScrollPage, boxed, clear, column, row
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.strip import Strip
from ui.widgets.two_line_list import TwoLineList, TwoLineRow


class LookPage(QWidget):
    """Who may not take it may look all the same."""

    def __init__(self) -> None:
        super().__init__()
        self.leave = Button(self.tr("Do not take it"), ButtonKind.GHOST, "arrow_back", "Alt+Q")
        self.take = Button(self.tr("Take it"), ButtonKind.PRIMARY, "check", "Alt+X")
        self.notice = Strip()
        self._lines = column(spacing=6)
        self.setLayout(
            column(
                row(self.leave, STRETCH, self.take),
                self.notice,
                (ScrollPage(boxed(self._lines)), 1),
            )
        )

    def show_look(self, look: CalendarLook, may_take: bool) -> None:
        """Every day, the hours, the years, and every date that would be another one."""
        clear(self._lines)
        for line in self._changes(look) or [self.tr("No day changes.")]:
            self._lines.addWidget(Label(line, Text.BODY, Tone.PRIMARY, wrap=True))
        if look.moved:
            head = self.tr("Dates to count again afterwards")
            self._lines.addWidget(Label(head, Text.HEAD, Tone.PRIMARY, 600))
        for one in look.moved:
            line = f"{one.shown_code}: {moved_words(one)}"
            self._lines.addWidget(Label(line, Text.LABEL, Tone.SECONDARY, wrap=True))
        self._lines.addStretch(1)
        self.take.setVisible(may_take)
        if not may_take:
            text = self.tr("Only the head of the centre or the technician changes the calendar.")
            self.notice.set(Tone.INFO, "lock", text)
        elif look.moved:
            text = self.tr("{n} promised dates would be others. None moves until it is counted.")
            self.notice.set(Tone.WARN, "calendar", text.format(n=len(look.moved)))
        else:
            self.notice.set(Tone.OK, "circle_check", self.tr("No promised date changes."))

    def _changes(self, look: CalendarLook) -> list[str]:
        lines = [words.day_change(one) for one in look.days]
        if look.hours is not None:
            lines.append(self.tr("Opening hours: {hours}").format(hours=words.hours(look.hours)))
        settled, open_again = (
            self.tr("Year {year} is announced"),
            self.tr("Year {year} is provisional again"),
        )
        lines += [settled.format(year=year) for year in look.announced]
        return [*lines, *(open_again.format(year=year) for year in look.no_longer_announced)]


class MovedPage(QWidget):
    """Enter counts the date of a row again, or prints the slip of one that was counted."""

    def __init__(self) -> None:
        super().__init__()
        self.back = Button(self.tr("Back to the days"), ButtonKind.GHOST, "arrow_back", "Alt+Q")
        self.all = Button(self.tr("Count all again"), icon="sync", key="Alt+X")
        self.rows = TwoLineList(self.tr("Dates to count again"))
        self._none = Label(self.tr("No date has to be counted again."), Text.BODY, Tone.SECONDARY)
        self.setLayout(
            column(
                row(self.back, STRETCH, self.all),
                self._none,
                (Card(column(self.rows), margins=(1, 1, 1, 1)), 1),
            )
        )

    def show_moved(self, moved: Sequence[Moved], open_count: int) -> None:
        self.rows.set_rows([self._row(one) for one in moved])
        self._none.setVisible(not moved)
        self.all.setEnabled(open_count > 0)

    def _row(self, one: Moved) -> TwoLineRow:
        counted = one.is_counted
        return TwoLineRow(
            key=one.date.dossier_id,
            icon="circle_check" if counted else "calendar",
            tone=Tone.OK if counted else Tone.WARN,
            head=self.tr("Counted") if counted else self.tr("To count"),
            under="",
            name=one.date.shown_code,
            detail=moved_words(one.date),
            act=self.tr("Print the slip again") if counted else self.tr("Count again"),
        )


def moved_words(one: MovedDate) -> str:
    """An appointment as it stands and as the calendar gives it."""
    if one.due_at == one.new_due_at:
        text = words.translate("OfficeData", "{due} was provisional, now it is certain")
        return text.format(due=_moment(one.due_at))
    return f"{_moment(one.due_at)} → {_moment(one.new_due_at)}"


def _moment(at: datetime) -> str:
    return f"{to_local(at):%H:%M %d/%m/%Y}"
