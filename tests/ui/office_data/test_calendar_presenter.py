"""A change of the days is looked at with the dates it moves; a date moves by an act of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from models.domain.workflow import Action
from models.errors import AppError, NotPermitted, StaleEdit, UserError
from models.services.officials import Official
from tests.ui.doubles import ImmediateTasks, PlainFeed
from tests.ui.fake_desk import MAU, VI_DU, FakeDesk, sample_dossier
from tests.ui.fake_office_data import moved
from ui import texts
from ui.office_data.calendar.changes import NewDay, with_announced, with_day, with_hours
from ui.office_data.calendar.presenter import CalendarPresenter, Moved
from ui.office_data.contract import CalendarLook, OfficeCalendar
from ui.session import Session

TODAY = date(2026, 11, 25)
NEW = NewDay(date(2026, 11, 27), "swap_off", "Nghỉ hoán đổi", "Văn bản thử")
ROW = {
    "on": "2026-11-27",
    "kind": "swap_off",
    "name": "Nghỉ hoán đổi",
    "source": "Văn bản thử",
    "entered_on": "2026-11-25",
}


class Screen:
    def __init__(self) -> None:
        self.calendar: OfficeCalendar | None = None
        self.year = 0
        self.page = "days"
        self.look: CalendarLook | None = None
        self.moved: list[tuple[str, bool]] = []
        self.open_count = 0
        self.fields: list[str] = []
        self.said: list[object] = []
        self.errors: list[str] = []
        self.may_take = False

    def show_calendar(self, calendar: OfficeCalendar, year: int, may_take: bool) -> None:
        self.calendar, self.year, self.may_take = calendar, year, may_take

    def show_moved(self, moved: Sequence[Moved], open_count: int) -> None:
        self.moved = [(one.date.dossier_id, one.is_counted) for one in moved]
        self.open_count = open_count

    def show_days(self) -> None:
        self.page = "days"

    def show_look(self, look: CalendarLook, may_take: bool) -> None:
        self.page, self.look, self.may_take = "look", look, may_take

    def show_field_problem(self, field: str) -> None:
        self.fields.append(field)

    def say_taken(self, moved: int) -> None:
        self.said.append(("taken", moved))

    def say_counted(self, count: int) -> None:
        self.said.append(("counted", count))

    def say_printed(self, printer: str) -> None:
        self.said.append(printer)

    def show_error(self, error: AppError) -> None:
        self.errors.append(error.code)


class CountingDesk(FakeDesk):
    """A date counted again is on the list no more; `refuses` is a dossier that moved on."""

    refuses = ""

    def act(self, move: Any) -> Any:
        self._enter("act", move)
        if move.dossier_id == self.refuses:
            raise UserError("transition_not_allowed")
        left = self.office_data.to_count
        self.office_data.to_count = tuple(d for d in left if d.dossier_id != move.dossier_id)
        return self.store.get(move.dossier_id)


class Setup:
    def __init__(self, official: Official = VI_DU, count: int = 0) -> None:
        self.screen, session = Screen(), Session()
        session.sign_in(official)
        self.desk = CountingDesk([sample_dossier(n) for n in range(1, count + 1)])
        self.data = self.desk.office_data
        self.data.would_move = tuple(moved(n) for n in range(1, count + 1))
        tasks, feed = ImmediateTasks(), PlainFeed()
        self.presenter = CalendarPresenter(self.screen, self.desk, tasks, feed, session)
        self.presenter.shown()

    def take_new_day(self) -> None:
        self.presenter.add_day(NEW)
        self.presenter.take()


def test_the_days_of_this_year_are_shown_and_others_by_choice() -> None:
    here = Setup()
    assert here.screen.year == 2026
    here.presenter.choose_year(2027)
    assert here.screen.year == 2027


def test_a_new_day_is_looked_at_with_the_dates_it_moves_and_taken_as_looked_at() -> None:
    here = Setup(count=2)
    here.presenter.add_day(NEW)
    look = here.screen.look
    assert look is not None
    assert look.own == {"format": 1, "days": [ROW]}
    assert [one.dossier_id for one in look.moved] == [moved(1).dossier_id, moved(2).dossier_id]
    assert here.desk.called("office.take_days") == []
    here.presenter.take()
    assert here.desk.called("office.take_days") == [(look,)]
    assert here.screen.said == [("taken", 2)]


@pytest.mark.parametrize(
    "problem", ["makeup_on_weekday", "off_on_weekend", "listed_twice", "rest_too_long"]
)
def test_a_typed_day_that_cannot_be_is_named_itself_and_not_its_place_in_a_file(
    problem: str,
) -> None:
    here = Setup()
    wrong = UserError(f"calendar_file.{problem}", place="days[0].on", value=NEW.on)
    here.desk.failures["office.look_at_days"] = wrong
    here.presenter.add_day(NEW)
    here.desk.failures["office.look_at_days"] = wrong
    here.presenter.look_at_file(Path("ngay-rieng.json"))
    assert here.screen.errors == [f"calendar_day.{problem}", f"calendar_file.{problem}"]
    assert "27/11/2026" in texts.sentence(UserError(f"calendar_day.{problem}", on="27/11/2026"))


def test_taking_moves_no_date() -> None:
    here = Setup(count=2)
    here.take_new_day()
    assert here.desk.called("act") == []
    assert here.screen.open_count == 2


def test_one_date_is_counted_again_by_one_act_and_its_slip_is_offered() -> None:
    here = Setup(count=2)
    here.take_new_day()
    first, second = moved(1).dossier_id, moved(2).dossier_id
    here.presenter.act_on(first)
    ((act,),) = here.desk.called("act")
    assert (act.dossier_id, act.action, act.official) == (first, Action.COUNT_AGAIN, VI_DU.ref)
    assert act.data["reason"]
    assert here.screen.moved == [(second, False), (first, True)]
    here.presenter.act_on(first)
    assert [call[0] for call in here.desk.called("print_slip")] == [first]
    assert len(here.desk.called("act")) == 1


def test_all_dates_are_counted_again_one_act_each() -> None:
    here = Setup(count=3)
    here.take_new_day()
    here.presenter.count_all()
    assert [act.dossier_id for (act,) in here.desk.called("act")] == [
        moved(number).dossier_id for number in (1, 2, 3)
    ]
    assert here.screen.open_count == 0
    assert here.screen.said[-1] == ("counted", 3)


def test_a_date_that_cannot_be_counted_stops_and_what_was_counted_is_told() -> None:
    here = Setup(count=3)
    here.take_new_day()
    here.desk.refuses = moved(2).dossier_id
    here.presenter.count_all()
    assert here.screen.errors == ["transition_not_allowed"]
    assert (moved(1).dossier_id, True) in here.screen.moved
    assert here.screen.open_count == 2


@pytest.mark.parametrize(
    ("change", "field"),
    [({"on": None}, "on"), ({"name": ""}, "name"), ({"source": ""}, "source")],
)
def test_a_day_without_date_name_or_paper_is_told_at_its_field(
    change: dict[str, Any], field: str
) -> None:
    here = Setup()
    here.presenter.add_day(replace(NEW, **change))
    assert (here.screen.fields, here.screen.look) == ([field], None)


def test_an_own_day_is_removed_by_the_same_look() -> None:
    here = Setup()
    here.take_new_day()
    here.presenter.remove_day(date(2026, 11, 27))
    assert here.screen.look is not None
    assert here.screen.look.own == {"format": 1, "days": []}


def test_the_switch_of_24_11_needs_a_paper_to_be_worked_and_none_to_be_off() -> None:
    here = Setup()
    here.presenter.set_culture_day(False, "")
    assert here.screen.fields == ["source"]
    here.presenter.set_culture_day(False, "Văn bản thử")
    assert here.desk.called("office.without_culture_day") == [(2026, "Văn bản thử")]
    here.presenter.set_culture_day(True, "")
    assert here.desk.called("office.with_culture_day") == [(2026,)]


def test_what_others_took_meanwhile_is_not_written_over() -> None:
    here = Setup()
    here.presenter.add_day(NEW)
    here.desk.failures["office.take_days"] = StaleEdit("calendar_changed")
    here.presenter.take()
    assert (here.screen.errors, here.screen.page) == (["calendar_changed"], "look")


def test_a_counter_official_looks_and_takes_nothing() -> None:
    here = Setup(MAU)
    here.presenter.look_at_file(Path("ngay.json"))
    assert not here.screen.may_take
    here.presenter.take()
    assert here.screen.errors == [NotPermitted.code]
    assert here.data.own is None


def test_a_day_takes_the_place_of_the_office_s_line_about_it() -> None:
    own = with_day({"format": 1, "name": "Xã", "days": [ROW]}, replace(NEW, name="Khác"), TODAY)
    assert (own["name"], [row["name"] for row in own["days"]]) == ("Xã", ["Khác"])


def test_a_year_is_announced_once_by_its_paper() -> None:
    own = with_announced(None, 2028, "Thông báo thử", TODAY)
    again = with_announced(own, 2028, "Thông báo khác", TODAY)
    assert [(row["year"], row["source"]) for row in again["announced"]] == [
        (2028, "Thông báo khác")
    ]
    with pytest.raises(ValueError, match="source"):
        with_announced(None, 2028, "", TODAY)


@pytest.mark.parametrize(
    ("typed", "spans"),
    [
        ("7:00-11:30, 13:30-17:00", [["07:00", "11:30"], ["13:30", "17:00"]]),
        ("07h30 – 11h30; 13h30–17h30", [["07:30", "11:30"], ["13:30", "17:30"]]),
    ],
)
def test_hours_are_read_as_people_write_them(typed: str, spans: list[list[str]]) -> None:
    assert with_hours(None, typed)["hours"] == spans


def test_no_hours_typed_gives_the_calendar_its_hours_back() -> None:
    own = with_hours(None, "7:00-11:30")
    assert "hours" not in with_hours(own, "  ")
    for typed in ("sáng", "25:00-26:00", "7:00"):
        with pytest.raises(ValueError, match="hours"):
            with_hours(None, typed)
