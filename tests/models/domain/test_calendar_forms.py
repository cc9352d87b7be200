"""A table of days off as others write it is read as the same calendar, or refused by its place."""

from __future__ import annotations

import json
from datetime import date, time

import pytest

from models.domain.calendar import WorkCalendar, read_calendar
from models.domain.calendar_reading import CalendarFileWrong

OFF, WORKED = date(2028, 3, 6), date(2028, 3, 4)


def calendar_of(data: object) -> WorkCalendar:
    return read_calendar(json.dumps(data).encode())


FORMS: dict[str, object] = {
    "ours without format": {
        "confirmed_years": [2028],
        "days": [
            {"on": "2028-03-06", "kind": "holiday", "name": "Nghỉ"},
            {"on": "2028-03-04", "kind": "makeup_work", "name": "Bù"},
        ],
    },
    "other words": {
        "years": ["2028"],
        "days": [
            {"date": "06/03/2028", "type": "OFF", "note": "x"},
            {"date": "2028-03-04", "kind": "Makeup-Work", "decision": "12/QĐ"},
        ],
    },
    "official by year": {
        "_about": {"advice": "x"},
        "official": {
            "2028": {
                "non_working_weekdays": ["2028-03-06"],
                "makeup_working_days": ["2028-03-04"],
                "periods": [["2028-03-04", "2028-03-06", "Lễ thử"]],
                "uncertain": [{"date": "2028-11-24"}],
                "sources": [],
                "library_missing_days_off": ["2028-01-03"],
            }
        },
    },
    "by year": {"2028": {"holidays": ["2028-03-06", "2028-03-06"], "makeup": ["2028-03-04"]}},
    "lists by year": {
        "holidays": {"2028": ["2028-03-06"]},
        "makeup_days": {"2028": ["2028-03-04"]},
    },
    "days with names": {
        "confirmed_years": [2028],
        "holidays": {"2028-03-06": "Lễ thử"},
        "working_saturdays": ["2028-03-04"],
        "working_hours": ["07:00-11:30", "13:30 – 17:00"],
    },
    "halves of a day": {
        "confirmed_years": [2028],
        "days_off": ["2028-03-06"],
        "worked": ["2028-03-04"],
        "hours": {"morning": ["07:00", "11:30"], "afternoon": ["13:30", "17:00"]},
    },
}


@pytest.mark.parametrize("data", FORMS.values(), ids=FORMS)
def test_every_way_of_writing_gives_the_same_days(data: object) -> None:
    calendar = calendar_of(data)
    assert set(calendar.days) == {OFF, WORKED}
    assert (calendar.is_working_day(OFF), calendar.is_working_day(WORKED)) == (False, True)
    assert calendar.confirmed_years == {2028}
    assert calendar.hours == ((time(7), time(11, 30)), (time(13, 30), time(17)))


def test_rows_alone_are_days_of_years_not_announced() -> None:
    calendar = calendar_of([{"date": "2028-03-06", "name_vi": "Lễ thử", "weekday": "Mon"}])
    assert (calendar.note(OFF), calendar.confirmed_years) == ("Lễ thử", frozenset())


def test_a_day_off_goes_by_the_rest_it_lies_in_a_day_worked_does_not() -> None:
    calendar = calendar_of(FORMS["official by year"])
    assert (calendar.note(OFF), calendar.note(WORKED)) == ("Lễ thử", "Ngày làm bù")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"holidays": ["2028-03-06"], "lam_bu": ["2028-03-04"]}, "unknown key 'lam_bu'"),
        ({"2028": {"holidays": ["2028-03-06"], "extra": 1}}, "unknown key 'extra'"),
        ({"holidays": ["2028-03-04"], "makeup": ["2028-03-04"]}, "2028-03-04 is listed twice"),
        ({"holidays": ["2028-02-30"]}, r"days\[0\]\.on: must be a date"),
        ({"holidays": [20280306]}, r"days\[0\]: must be an object"),
        ({"makeup": ["2028-03-06"]}, "make-up day must be a weekend day"),
        ({"days": [{"date": "2028-03-06", "kind": "maybe"}]}, r"days\[0\]\.kind"),
        ({"days": [{"date": "2028-03-06", "working": False}]}, "unknown key 'working'"),
        ({"2028": ["2028-03-06"], "hours": 8}, "hours: must be a list"),
        ({"official": {"official": {"official": {"official": {"2028": []}}}}}, "unknown key"),
        ({"days": None}, "format: must be 1"),
        ({"format": 1, "holidays": ["2028-03-06"]}, "unknown key 'holidays'"),
        ([], "calendar: must be an object"),
        (8, "calendar: must be an object"),
    ],
)
def test_what_is_not_plain_is_refused_with_its_place(data: object, message: str) -> None:
    with pytest.raises(CalendarFileWrong, match=message):
        calendar_of(data)
