"""A computed base, and dated, sourced corrections that win over it."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from models.domain.calendar import CalendarDay, DayKind, WorkCalendar, calendar_from_json
from models.domain.calendar_overrides import (
    PROPOSED,
    base_from_json,
    calendar_of,
    overrides_from_json,
    with_overrides,
)
from models.domain.calendar_reading import CalendarFileWrong
from resources import read_json
from scripts import calendar_base, calendar_days

VN = calendar_from_json(read_json("calendars/vn.json"))
BASE = base_from_json(read_json("calendars/base.json"), calendar_days.BY_LAW, "24/11 theo luật")


def overrides_file(**changes: object) -> dict[str, object]:
    return {"format": 1, "days": [], **changes}


def an_override(**changes: object) -> dict[str, object]:
    row: dict[str, object] = {
        "on": "2026-11-23",
        "kind": "swap_off",
        "name": "Nghỉ hoán đổi với 28/11/2026",
        "source": "Văn bản thử",
        "entered_on": "2026-11-01",
    }
    return {**row, **changes}


def with_days(*rows: dict[str, object]) -> WorkCalendar:
    return with_overrides(VN, overrides_from_json(overrides_file(days=list(rows))))


def test_the_calendar_in_use_is_the_base_with_the_overrides_over_it() -> None:
    assert calendar_days.calendar_file() == read_json("calendars/vn.json")
    assert calendar_days.national() == VN


def test_the_base_is_what_the_package_of_holidays_gives() -> None:
    assert calendar_base.base() == read_json("calendars/base.json")


def test_every_override_names_its_paper_and_the_day_it_was_entered() -> None:
    overrides = overrides_from_json(read_json("calendars/overrides.json"))
    for day, override in overrides.days.items():
        assert override.source
        assert override.entered_on >= date(2026, 1, 1)
        assert VN.days[day].source == override.source
    assert set(overrides.announced) == VN.confirmed_years


def test_an_override_makes_a_day_off_and_a_made_up_saturday() -> None:
    made_up = an_override(on="2026-11-28", kind="makeup_work", name="Làm bù cho 23/11/2026")
    calendar = with_days(an_override(), made_up)
    assert not calendar.is_working_day(date(2026, 11, 23))
    assert calendar.is_working_day(date(2026, 11, 28))
    assert calendar.note(date(2026, 11, 28)) == "Làm bù cho 23/11/2026"
    assert VN.is_working_day(date(2026, 11, 23))


def test_an_override_can_give_a_day_off_back_to_work() -> None:
    calendar = with_days(an_override(on="2027-05-03", kind="ordinary", name="Ngày thường"))
    assert calendar.is_working_day(date(2027, 5, 3))
    assert calendar.note(date(2027, 5, 3)) is None


def test_an_announced_year_is_no_longer_provisional_and_says_by_which_paper() -> None:
    paper = {"year": 2028, "source": "Thông báo thử 2028", "entered_on": "2027-10-01"}
    calendar = calendar_of(BASE, overrides_from_json(overrides_file(announced=[paper])))
    assert calendar.confirmed_years == {2028}
    assert calendar.days[date(2028, 1, 3)].source.startswith("Thông báo thử 2028; Bộ luật")
    assert calendar.days[date(2029, 1, 1)].source == PROPOSED


def test_the_24th_of_november_is_a_switch_with_its_days_in_lieu() -> None:
    off = calendar_of(BASE, overrides_from_json(overrides_file(culture_day=False)))
    on = calendar_of(BASE, overrides_from_json(overrides_file()))
    for day in (date(2026, 11, 24), date(2029, 11, 26), date(2030, 11, 25)):
        assert off.is_working_day(day)
        assert not on.is_working_day(day)
    assert set(on.days) - set(off.days) == set(BASE.culture_days)


def test_an_office_keeps_its_own_hours() -> None:
    hours = [["07:30", "12:00"], ["13:00", "16:30"]]
    calendar = with_overrides(VN, overrides_from_json(overrides_file(hours=hours)))
    assert calendar.hours == ((time(7, 30), time(12)), (time(13), time(16, 30)))
    assert calendar.days == VN.days
    assert with_overrides(VN, overrides_from_json(overrides_file())) == VN


def test_overrides_that_leave_no_working_day_are_refused() -> None:
    rest = [
        an_override(on=f"2028-{month:02}-{day:02}", kind="holiday")
        for month, days in ((6, 30), (7, 31))
        for day in range(1, days + 1)
    ]
    with pytest.raises(CalendarFileWrong, match="60 days from 2028-06-01"):
        with_days(*rest)


@pytest.mark.parametrize(
    ("data", "place", "problem"),
    [
        ([], "overrides", "not_object"),
        (overrides_file(format=2), "format", "bad_format"),
        (overrides_file(extra=1), "overrides", "unknown_key"),
        (overrides_file(culture_day=1), "culture_day", "not_switch"),
        (overrides_file(hours=[]), "hours", "hours_missing"),
        (overrides_file(days={}), "days", "not_list"),
        (overrides_file(announced=[{"year": 1}]), "announced[0].year", "bad_year"),
        (overrides_file(days=[an_override(kind="off")]), "days[0].kind", "bad_kind"),
        (overrides_file(days=[an_override(kind="makeup_work")]), "days[0].on", "makeup_on_weekday"),
        (overrides_file(days=[an_override(on="2026-11-28")]), "days[0].on", "off_on_weekend"),
        (overrides_file(days=[an_override(), an_override()]), "days[1].on", "listed_twice"),
        (overrides_file(days=[an_override(source=" ")]), "days[0].source", "not_text"),
        (overrides_file(days=[an_override(entered_on=None)]), "days[0].entered_on", "not_text"),
        (overrides_file(days=[an_override(entered_on="hôm nay")]), "days[0].entered_on",
         "bad_date"),
    ],
)  # fmt: skip
def test_a_wrong_file_of_overrides_is_refused_at_its_place(
    data: Any, place: str, problem: str
) -> None:
    with pytest.raises(CalendarFileWrong) as caught:
        overrides_from_json(data)
    assert (caught.value.place, caught.value.problem) == (place, problem)


def test_a_year_is_announced_once() -> None:
    paper = {"year": 2028, "source": "Thông báo thử", "entered_on": "2027-10-01"}
    with pytest.raises(CalendarFileWrong, match=r"announced\[1\]\.year: 2028 is listed twice"):
        overrides_from_json(overrides_file(announced=[paper, paper]))


def test_a_base_knows_no_ordinary_days() -> None:
    row = {"on": "2028-01-03", "kind": "ordinary", "name": "Ngày thường"}
    with pytest.raises(CalendarFileWrong, match=r"days\[0\]\.kind"):
        base_from_json({"format": 1, "days": [row], "culture_days": []}, calendar_days.BY_LAW, "-")


def test_an_override_of_an_office_stands_over_a_day_the_centre_listed() -> None:
    centre = WorkCalendar(days={date(2026, 11, 23): CalendarDay(DayKind.HOLIDAY, "Nghỉ", "A")})
    calendar = with_overrides(
        centre, overrides_from_json(overrides_file(days=[an_override(source="B")]))
    )
    assert calendar.days[date(2026, 11, 23)].source == "B"
