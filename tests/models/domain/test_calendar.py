"""Which days and hours count, and how a calendar file is read."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from models.domain.calendar import (
    CalendarDay,
    DayKind,
    WorkCalendar,
    calendar_from_json,
    calendar_to_json,
)
from models.domain.clock import VIETNAM
from resources import read_json

VN = calendar_from_json(read_json("calendars/vn.json"))


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def a_file(**changes: object) -> dict[str, object]:
    good: dict[str, object] = {"format": 1, "confirmed_years": [2026], "days": []}
    return {**good, **changes}


def a_day(on: str = "2026-11-24", kind: str = "holiday") -> dict[str, object]:
    return {"on": on, "kind": kind, "name": "Ngày nghỉ", "source": "thử"}


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-11-23", True),
        ("2026-11-24", False),
        ("2026-11-28", False),
        ("2026-01-02", False),
        ("2026-01-10", True),
        ("2026-08-22", True),
        ("2026-08-31", False),
        ("2026-04-27", False),
        ("2025-04-26", True),
        ("2025-05-02", False),
        ("2025-11-24", True),
        ("2027-02-10", False),
        ("2027-02-11", True),
        ("2027-05-03", False),
        ("2027-09-03", False),
    ],
)
def test_the_shipped_calendar_knows_days_off_and_made_up(day: str, works: bool) -> None:
    assert VN.is_working_day(date.fromisoformat(day)) is works


def test_2025_to_2027_are_confirmed_and_later_years_only_proposed() -> None:
    assert VN.confirmed_years == {2025, 2026, 2027}
    assert VN.is_confirmed(date(2027, 12, 31))
    assert not VN.is_confirmed(date(2028, 1, 1))


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2028-01-03", "Nghỉ bù Tết Dương lịch"),
        ("2028-05-02", "Nghỉ bù Ngày Chiến thắng 30/4"),
        ("2029-11-26", "Nghỉ bù Ngày Văn hóa Việt Nam"),
        ("2030-02-04", "Mùng 3 Tết Nguyên đán"),
        ("2033-01-31", "Mùng 1 Tết Nguyên đán"),
        ("2034-04-28", "Giỗ Tổ Hùng Vương"),
        ("2035-02-08", "Mùng 1 Tết Nguyên đán"),
    ],
)
def test_proposed_years_follow_the_lunar_days_and_give_days_in_lieu(day: str, name: str) -> None:
    on = date.fromisoformat(day)
    assert VN.note(on) == name
    assert not VN.is_working_day(on)


@pytest.mark.parametrize("year", range(2028, 2036))
def test_a_proposed_year_gives_exactly_twelve_days_off_on_weekdays(year: int) -> None:
    off = [
        day
        for day, listed in VN.days.items()
        if day.year == year and day.weekday() < 5 and listed.kind is not DayKind.MAKEUP_WORK
    ]
    assert len(off) == 12


def test_the_doubtful_day_in_lieu_of_2027_says_so_in_its_source() -> None:
    assert "chưa thấy thông báo" in VN.days[date(2027, 5, 3)].source


def test_the_next_working_day_skips_the_whole_tet() -> None:
    assert VN.next_working_day(date(2027, 2, 3)) == date(2027, 2, 11)


@pytest.mark.parametrize(
    ("at", "moved"),
    [
        ("2026-03-02T06:10", "2026-03-02T07:00"),
        ("2026-03-02T07:00", "2026-03-02T07:00"),
        ("2026-03-02T11:30:59", "2026-03-02T11:30"),
        ("2026-03-02T11:31", "2026-03-02T13:30"),
        ("2026-03-02T16:59:30", "2026-03-02T16:59:30"),
        ("2026-03-02T17:00:45", "2026-03-02T17:00"),
        ("2026-03-02T17:01", "2026-03-03T07:00"),
        ("2026-11-23T20:00", "2026-11-25T07:00"),
        ("2026-08-22T08:00", "2026-08-22T08:00"),
    ],
)
def test_an_instant_moves_into_hours_and_the_closing_minute_is_inside(at: str, moved: str) -> None:
    assert VN.move_into_hours(local(at)) == local(moved)


def test_opening_and_closing_follow_the_hours_of_the_office() -> None:
    mornings = WorkCalendar(hours=((time(8), time(12)),))
    assert mornings.opening(date(2026, 3, 2)) == local("2026-03-02T08:00")
    assert mornings.closing(date(2026, 3, 2)) == local("2026-03-02T12:00")
    assert mornings.day_length == timedelta(hours=4)


def test_working_time_leaves_out_lunch_nights_and_days_off() -> None:
    spent = VN.working_time(local("2026-11-23T16:00"), local("2026-11-25T08:30"))
    assert spent == timedelta(hours=2, minutes=30)


def test_a_calendar_goes_to_json_and_comes_back_the_same() -> None:
    assert calendar_from_json(calendar_to_json(VN)) == VN


def test_a_day_without_a_name_is_called_by_its_kind() -> None:
    days = [{"on": "2026-11-24", "kind": "holiday"}, {"on": "2026-11-28", "kind": "makeup_work"}]
    calendar = calendar_from_json(a_file(days=days))
    assert calendar.note(date(2026, 11, 24)) == "Ngày nghỉ lễ"
    assert calendar.note(date(2026, 11, 28)) == "Ngày làm bù"


def test_days_given_to_a_calendar_cannot_be_changed_behind_its_back() -> None:
    days = {date(2026, 3, 2): CalendarDay(DayKind.HOLIDAY, "Ngày nghỉ")}
    calendar = WorkCalendar(days=days)
    days.clear()
    assert not calendar.is_working_day(date(2026, 3, 2))


def test_a_calendar_without_working_days_is_refused_instead_of_searched_for_ever() -> None:
    start = date(2026, 1, 1)
    never = {start + timedelta(days=n): CalendarDay(DayKind.HOLIDAY, "Nghỉ") for n in range(90)}
    with pytest.raises(ValueError, match="no working day"):
        WorkCalendar(days=never).next_working_day(start)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ([], "calendar: must be an object"),
        (a_file(format=2), "format: must be 1"),
        (a_file(format=True), "format: must be 1"),
        (a_file(day=[]), "unknown key 'day'"),
        ({"format": 1, "confirmed_years": []}, "days: must be a list"),
        ({"format": 1, "days": []}, "confirmed_years: must be a list"),
        (a_file(confirmed_years=["2026"]), r"confirmed_years\[0\]"),
        (a_file(confirmed_years=[26]), r"confirmed_years\[0\]"),
        (a_file(hours=[["07:00"]]), r"hours\[0\]: must be"),
        (a_file(hours=[["7 giờ", "11:30"]]), r"hours\[0\]: must be a time"),
        (a_file(hours=[]), "at least one span"),
        (a_file(hours=[["11:30", "07:00"]]), "must run forward"),
        (a_file(hours=[["07:00", "12:00"], ["11:00", "17:00"]]), "must run forward"),
        (a_file(days=[a_day("24/11/2026")]), r"days\[0\]\.on: must be a date"),
        (a_file(days=[a_day("20261124")]), r"days\[0\]\.on: must be a date"),
        (a_file(days=[a_day("2026-02-30")]), r"days\[0\]\.on: must be a date"),
        (a_file(days=[a_day(), a_day()]), r"days\[1\]\.on: 2026-11-24 is listed twice"),
        (a_file(days=[a_day(kind="off")]), r"days\[0\]\.kind: must be one of holiday"),
        (a_file(days=[a_day(kind="makeup_work")]), "make-up day must be a weekend day"),
        (a_file(days=[a_day("2026-11-28", "comp_off")]), "is a weekend day"),
        (a_file(days=[{**a_day(), "name": " "}]), r"days\[0\]\.name: must be a text"),
        (a_file(days=[{**a_day(), "note": "x"}]), r"days\[0\]: unknown key 'note'"),
    ],
)
def test_a_wrong_calendar_file_is_refused_with_the_place_that_is_wrong(
    data: object, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        calendar_from_json(data)
