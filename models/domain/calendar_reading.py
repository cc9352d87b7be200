"""The strict reading of calendar files: each value is right, or the place that is wrong is named.

The form of the files: docs/calendar-file.md. Nothing is guessed and nothing is left out.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

YEARS = range(2000, 2201)
LARGEST_FILE_BYTES = 1024 * 1024

_LONGEST_TEXT = 300
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MESSAGES = {
    "too_large": "larger than {value} bytes",
    "not_utf8": "not UTF-8",
    "not_json": "not JSON, line {value}",
    "too_deep": "nested too deep, or a number too long",
    "key_twice": "key {value!r} stands twice in one object",
    "not_object": "must be an object",
    "unknown_key": "unknown key {value!r}",
    "not_list": "must be a list",
    "not_text": "must be a text",
    "not_switch": "must be true or false",
    "bad_format": "must be {value}",
    "bad_date": "must be a date like 2026-11-24",
    "bad_time": "must be a time like 07:30",
    "bad_year": "must be a year from 2000 to 2200",
    "bad_kind": "must be one of {value}",
    "bad_span": "must be [opening, closing]",
    "hours_missing": "at least one span is needed",
    "hours_order": "spans must run forward, in order, without overlap",
    "listed_twice": "{value} is listed twice",
    "makeup_on_weekday": "{value} is a weekday, a make-up day must be a weekend day",
    "off_on_weekend": "{value} is a weekend day, off without being listed",
    "rest_too_long": "no working day in the 60 days from {value}",
}
PROBLEMS = frozenset(_MESSAGES)


class CalendarFileWrong(ValueError):
    """What is wrong with a calendar file and where.

    `place` is the way to the value ("days[3].on"), `problem` one of PROBLEMS, `value` what a
    sentence needs to tell it (a date, a line number, a key).
    """

    def __init__(self, place: str, problem: str, value: object = "") -> None:
        self.place = place
        self.problem = problem
        self.value = str(value)
        super().__init__(f"{place}: {_MESSAGES[problem].format(value=value)}")


def parse_json(content: bytes) -> object:
    """The JSON of a file, UTF-8 with or without a mark. Raises CalendarFileWrong."""
    if len(content) > LARGEST_FILE_BYTES:
        raise CalendarFileWrong("calendar", "too_large", LARGEST_FILE_BYTES)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CalendarFileWrong("calendar", "not_utf8") from None
    try:
        return json.loads(text, object_pairs_hook=_without_twins)
    except json.JSONDecodeError as error:
        raise CalendarFileWrong("calendar", "not_json", error.lineno) from None
    except CalendarFileWrong:
        raise
    except (RecursionError, ValueError):
        raise CalendarFileWrong("calendar", "too_deep") from None


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise CalendarFileWrong("calendar", "key_twice", key[:40])
        found[key] = value
    return found


def an_object(value: object, where: str, keys: frozenset[str]) -> dict[str, Any]:
    """An object that has no key but these."""
    if not isinstance(value, dict):
        raise CalendarFileWrong(where, "not_object")
    unknown = sorted(str(key) for key in value if key not in keys)
    if unknown:
        raise CalendarFileWrong(where, "unknown_key", unknown[0][:40])
    return value


def a_list(value: object, where: str) -> list[object]:
    if not isinstance(value, list):
        raise CalendarFileWrong(where, "not_list")
    return value


def a_text(value: object, where: str) -> str:
    """A text in one line, NFC, without blanks around it."""
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST_TEXT:
        raise CalendarFileWrong(where, "not_text")
    text = unicodedata.normalize("NFC", value.strip())
    plain = text.isprintable()  # most are: asking at once is far quicker than letter by letter
    if not plain and any(unicodedata.category(letter) in ("Cc", "Cs") for letter in text):
        raise CalendarFileWrong(where, "not_text")
    return text


def a_switch(value: object, where: str) -> bool:
    if not isinstance(value, bool):
        raise CalendarFileWrong(where, "not_switch")
    return value


def a_date(value: object, where: str) -> date:
    text = a_text(value, where)
    try:
        day = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None or day.year not in YEARS:
        raise CalendarFileWrong(where, "bad_date")
    return day


def a_year(value: object, where: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value not in YEARS:
        raise CalendarFileWrong(where, "bad_year")
    return value


def a_format(value: object, expected: int) -> None:
    if value != expected or isinstance(value, bool):
        raise CalendarFileWrong("format", "bad_format", expected)


def hour_spans(value: object) -> tuple[tuple[time, time], ...]:
    """Opening spans of a day, in order, at least one."""
    spans = []
    for index, item in enumerate(a_list(value, "hours")):
        where = f"hours[{index}]"
        pair = a_list(item, where)
        if len(pair) != 2:
            raise CalendarFileWrong(where, "bad_span")
        spans.append((_clock_time(pair[0], where), _clock_time(pair[1], where)))
    check_hours(spans)
    return tuple(spans)


def check_hours(spans: Sequence[tuple[time, time]]) -> None:
    """Raises CalendarFileWrong when spans are missing, run backwards or overlap."""
    if not spans:
        raise CalendarFileWrong("hours", "hours_missing")
    last = time.min
    for start, end in spans:
        if not last <= start < end:
            raise CalendarFileWrong("hours", "hours_order")
        last = end


def _clock_time(value: object, where: str) -> time:
    text = a_text(value, where)
    try:
        return datetime.strptime(text, "%H:%M").time()
    except ValueError:
        raise CalendarFileWrong(where, "bad_time") from None
