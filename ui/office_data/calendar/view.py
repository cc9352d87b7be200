"""The calendar on screen: the days of a year, a change, what it would do, dates to count again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from models.domain.calendar import DayKind
from models.domain.calendar_overrides import ORDINARY
from models.errors import AppError
from ui import texts
from ui.desk import Desk
from ui.intake.words import weekday
from ui.office_data import words
from ui.office_data.calendar.form import Change, ChangeForm
from ui.office_data.calendar.pages import LookPage, MovedPage
from ui.office_data.calendar.presenter import CalendarPresenter, Moved
from ui.office_data.contract import CalendarLook, OfficeCalendar
from ui.page_life import keep, owned, say
from ui.ports import ChangeFeed, Tasks
from ui.session import Session
from ui.theme import Text, Tone
from ui.widgets.boxes import STRETCH, boxed, column, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.checks import CheckBox
from ui.widgets.fields import ChoiceField
from ui.widgets.labels import Label
from ui.widgets.strip import Strip
from ui.widgets.two_line_list import TwoLineList, TwoLineRow


class CalendarSection(QWidget):
    """Signals go to the presenter; setters come from it."""

    came = Signal()
    went = Signal()
    file_chosen = Signal(object)
    day_removed = Signal(object)
    culture_day_back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.pick_file: Callable[[], str] = self._ask_file
        self.strip = Strip()
        self.strip.hide()
        self.waiting = Strip(Tone.WARN, "calendar")
        self.waiting.hide()
        self.year = ChoiceField([], self.tr("Year"), dense=True)
        self.culture_day = CheckBox(self.tr("24/11 is a day off"))
        self.facts = Label("", Text.LABEL, Tone.SECONDARY, wrap=True)
        self.add = Button(self.tr("Add a day"), icon="plus", key="Alt+N", small=True)
        self.announce = Button(self.tr("Year announced"), key="Alt+C", small=True)
        self.hours = Button(self.tr("Hours"), key="Alt+G", small=True)
        self.from_file = Button(self.tr("From a file…"), key="Alt+F", small=True)
        self.rows = TwoLineList(self.tr("Days off and make-up days"))
        self.form, self.look, self.moved = ChangeForm(), LookPage(), MovedPage()
        self._own: frozenset[date] = frozenset()
        self._hours = ""
        self._year_shown = 0
        self._may_take = False
        self._stack = QStackedWidget()
        for page in (self._days_page(), self.form, self.look, self.moved):
            self._stack.addWidget(page)
        self.setLayout(column(self.strip, (self._stack, 1)))
        self._connect()

    def _days_page(self) -> QWidget:
        acts = row(self.add, self.announce, self.hours, self.from_file, STRETCH)
        return boxed(
            column(
                row(self.year, self.culture_day, (self.facts, 1), spacing=12),
                acts,
                self.waiting,
                (Card(column(self.rows), margins=(1, 1, 1, 1)), 1),
            )
        )

    def _connect(self) -> None:
        self.add.clicked.connect(lambda: self._begin(Change.DAY, self.tr("A day of this office")))
        self.announce.clicked.connect(
            lambda: self._begin(
                Change.ANNOUNCED,
                self.tr("The days off of {year} are announced").format(year=self.year.value()),
            )
        )
        self.hours.clicked.connect(lambda: self._begin(Change.HOURS, self.tr("Opening hours")))
        self.from_file.clicked.connect(self._choose_file)
        self.culture_day.clicked.connect(self._culture_day_pressed)
        self.form.leave.clicked.connect(self.show_days)
        self.waiting.acted.connect(self._show_moved_page)
        self.moved.back.clicked.connect(self.show_days)
        self.rows.acted.connect(self._remove)

    def show_calendar(self, calendar: OfficeCalendar, year: int, may_take: bool) -> None:
        self._own, self._may_take = calendar.own_days, may_take
        self._hours = words.hours(calendar.hours)
        years = sorted({day.year for day in calendar.days} | set(calendar.culture_on) | {year})
        self.year.set_options([(one, str(one)) for one in years])
        self.year.set_value(year)
        self.culture_day.setEnabled(may_take and year in calendar.culture_on)
        self.culture_day.setChecked(calendar.culture_on.get(year, False))
        announced = year in calendar.announced
        settled = self.tr("announced") if announced else self.tr("provisional, not announced")
        self.facts.setText(
            self.tr("{year}: {settled}. Opening hours {hours}.").format(
                year=year, settled=settled, hours=self._hours
            )
        )
        for button in (self.add, self.hours):
            button.setEnabled(may_take)
        self.announce.setEnabled(may_take and not announced)
        ordinary = {on: (ORDINARY, day.name, day.source) for on, day in calendar.ordinary.items()}
        listed = {on: (str(day.kind), day.name, day.source) for on, day in calendar.days.items()}
        rows = sorted((listed | ordinary).items())
        shown = [(on, day) for on, day in rows if on.year == year]
        self.rows.set_rows([self._row(on, *day) for on, day in shown])
        if year != self._year_shown:
            self._year_shown = year
            coming = [at for at, (on, _day) in enumerate(shown) if on >= calendar.today]
            self.rows.setCurrentIndex(self.rows.model().index(coming[0] if coming else 0, 0))

    def show_moved(self, moved: Sequence[Moved], open_count: int) -> None:
        self.moved.show_moved(moved, open_count)
        text = self.tr("{n} promised dates have to be counted again.").format(n=open_count)
        self.waiting.set(Tone.WARN, "calendar", text, act=self.tr("Look"), key="Alt+T")
        self.waiting.setVisible(open_count > 0)

    def show_days(self) -> None:
        self._to(0)
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_look(self, look: CalendarLook, may_take: bool) -> None:
        self.look.show_look(look, may_take)
        self._to(2)
        self.look.leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_field_problem(self, field: str) -> None:
        self.form.show_problem(field)

    def say_taken(self, moved: int) -> None:
        none = self.tr("No promised date changes.")
        some = self.tr("{n} dates wait to be counted again.").format(n=moved)
        say(self, self.tr("The calendar was taken."), some if moved else none)

    def say_counted(self, count: int) -> None:
        said = self.tr("{n} dates were counted again. Enter prints a slip again.")
        say(self, said.format(n=count))

    def say_printed(self, printer: str) -> None:
        say(self, self.tr("The slip was sent to {printer}.").format(printer=printer))

    def show_error(self, error: AppError) -> None:
        self.strip.set(Tone.BAD, "circle_exclamation", texts.sentence(error))
        self.strip.show()

    def _row(self, on: date, kind: str, name: str, source: str) -> TwoLineRow:
        own = on in self._own
        works = kind in (DayKind.MAKEUP_WORK, ORDINARY)
        detail = f"{words.kind(kind)} · {source or '–'}"
        return TwoLineRow(
            key=on.isoformat(),
            icon="bolt" if works else "calendar",
            tone=Tone.ACCENT if own else Tone.SECONDARY,
            head=f"{on:%d/%m/%Y}",
            under=weekday(on),
            name=name,
            detail=self.tr("the office's own · {detail}").format(detail=detail) if own else detail,
            act=self.tr("Remove") if own and self._may_take else "",
        )

    def _begin(self, change: Change, title: str) -> None:
        self.strip.hide()
        self._stack.setCurrentIndex(1)
        self.form.begin(change, title, self._hours)

    def _culture_day_pressed(self, wanted: bool) -> None:
        """The box shows what is in force; what is wanted is looked at first."""
        self.culture_day.setChecked(not wanted)
        if wanted:
            self.culture_day_back.emit()
        else:
            title = self.tr("24/11/{year} is worked").format(year=self.year.value())
            self._begin(Change.CULTURE_DAY, title)

    def _remove(self, key: str) -> None:
        on = date.fromisoformat(key)
        if on in self._own and self._may_take:
            self.day_removed.emit(on)

    def escape(self) -> bool:
        """Back to the days; False at the days."""
        at = self._stack.currentIndex()
        if at:
            (self.form.leave, self.look.leave, self.moved.back)[at - 1].click()
        return at > 0

    def _show_moved_page(self) -> None:
        self._to(3)
        self.moved.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to(self, at: int) -> None:
        self.strip.hide()
        self._stack.setCurrentIndex(at)

    def _choose_file(self) -> None:
        path = self.pick_file()
        if path:
            self.file_chosen.emit(Path(path))

    def _ask_file(self) -> str:
        title = self.tr("Which file of days")
        return QFileDialog.getOpenFileName(self, title, "", "JSON (*.json)")[0]


def build(desk: Desk, tasks: Tasks, feed: ChangeFeed, session: Session) -> CalendarSection:
    """The section with its presenter."""
    section = CalendarSection()
    presenter = CalendarPresenter(section, desk, owned(tasks, section), feed, session)

    def look_at(change: Change) -> None:
        form = section.form
        if change is Change.DAY:
            presenter.add_day(form.day())
        elif change is Change.ANNOUNCED:
            presenter.announce(form.source())
        elif change is Change.HOURS:
            presenter.set_hours(form.hours())
        else:
            presenter.set_culture_day(False, form.source())

    section.came.connect(presenter.shown)
    section.went.connect(presenter.left)
    section.year.chosen.connect(presenter.choose_year)
    section.form.wanted.connect(look_at)
    section.culture_day_back.connect(lambda: presenter.set_culture_day(True, ""))
    section.day_removed.connect(presenter.remove_day)
    section.file_chosen.connect(presenter.look_at_file)
    section.look.leave.clicked.connect(presenter.leave_look)
    section.look.take.clicked.connect(presenter.take)
    section.moved.rows.acted.connect(presenter.act_on)
    section.moved.all.clicked.connect(presenter.count_all)
    keep(section, presenter, presenter.end)
    return section
