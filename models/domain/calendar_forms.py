"""Calendar files as others write them, told again in the form of docs/calendar-file.md.

Tables of days off circulate by year ("2028": days off, make-up days) or as lists of days; the file
of an office says the same with other words. Only what such a file says plainly is taken over; the
strict reading then judges it, and a key that is not known stays in, to be refused by its name. A
file that has `format` is ours and comes back as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

_YEAR = re.compile(r"2[01]\d\d", re.ASCII)
_SPAN = re.compile(r"(\d{2}:\d{2})\s*[-–]\s*(\d{2}:\d{2})", re.ASCII)
_LOCAL_DAY = re.compile(r"(\d{2})/(\d{2})/(\d{4})", re.ASCII)
_OFF = frozenset({
    "non_working_weekdays", "non_working_days", "holidays", "days_off", "off", "holiday", "closed",
})  # fmt: skip
_MADE_UP = frozenset({
    "makeup_working_days", "makeup_days", "makeup_work", "makeup", "working_days",
    "working_saturdays", "extra_working_days", "worked",
})  # fmt: skip
_AROUND = frozenset({"official", "calendar", "years"})
_ROWS = frozenset({"days", "rows", "overrides", "entries"})
_HOURS = frozenset({"hours", "working_hours", "opening_hours"})
_ANNOUNCED = frozenset({"confirmed_years", "confirmed", "announced_years", "years"})
_KINDS = {
    "off": "holiday", "day_off": "holiday", "public_holiday": "holiday", "closed": "holiday",
    "comp": "comp_off", "compensatory": "comp_off", "in_lieu": "comp_off",
    "swap": "swap_off", "swapped": "swap_off", "exchange": "swap_off",
    "makeup": "makeup_work", "make_up": "makeup_work", "makeup_day": "makeup_work",
    "work": "makeup_work", "working": "makeup_work", "worked": "makeup_work",
    "makeup_working_day": "makeup_work",
}  # fmt: skip
_FOR_PEOPLE = frozenset({
    "note", "notes", "what", "weekday", "name", "name_en", "status", "source", "sources",
    "uncertain", "description",
})  # fmt: skip
_DEEPEST = 4


@dataclass(slots=True)
class _Told:
    """What a file has told so far. `periods` are (first day, last day, name), to name days by."""

    rows: list[object] = field(default_factory=list)
    years: list[object] = field(default_factory=list)
    periods: list[tuple[str, str, str]] = field(default_factory=list)
    hours: object = None
    unknown: dict[str, object] = field(default_factory=dict)


def in_our_form(data: object) -> object:
    """The JSON of a calendar file in our form; a file in our form, or in none, as it came."""
    if isinstance(data, list) and data:
        data = {"days": data}
    if not isinstance(data, dict) or "format" in data:
        return data
    told = _Told()
    _tell(data, told, _DEEPEST)
    if not told.rows and not told.years:
        return data
    named = [_named(row, told.periods) for row in _once(told.rows)]
    form: dict[str, object] = {"format": 1, "confirmed_years": told.years, "days": named}
    if told.hours is not None:
        form["hours"] = _spans(told.hours)
    return told.unknown | form


def _tell(part: Mapping[str, Any], told: _Told, deepest: int) -> None:
    if not deepest:
        told.unknown.update(part)
        return
    for key, value in part.items():
        word = _word(key)
        if _YEAR.fullmatch(key) and isinstance(value, (dict, list)):
            told.years.append(int(key))
            if isinstance(value, dict):
                _tell(value, told, deepest - 1)
            else:
                told.rows += _rows(value, "holiday")
        elif word in _ANNOUNCED and isinstance(value, list):
            told.years += map(_year, value)
        elif word in _AROUND and isinstance(value, dict):
            _tell(value, told, deepest - 1)
        elif word in _OFF or word in _ROWS or word in _MADE_UP:
            _tell_days(value, "makeup_work" if word in _MADE_UP else "holiday", told)
        elif word == "periods" and isinstance(value, list):
            told.periods += [tuple(p) for p in value if _is_period(p)]
        elif word in _HOURS:
            told.hours = value
        elif word not in _FOR_PEOPLE and not word.startswith(("_", "library")):
            told.unknown[key] = value


def _tell_days(value: object, kind: str, told: _Told) -> None:
    """Days in a list, by their date, or by their year."""
    if isinstance(value, list):
        told.rows += _rows(value, kind)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if _YEAR.fullmatch(key) and isinstance(inner, list):
                told.years.append(int(key))
                told.rows += _rows(inner, kind)
            else:
                told.rows.append({"on": _day(key), "kind": kind, "name": inner})


def _rows(items: list[Any], kind: str) -> Iterator[object]:
    for item in items:
        if isinstance(item, str):
            yield {"on": _day(item), "kind": kind}
        elif isinstance(item, dict):
            yield _row(item, kind)
        else:
            yield item


def _row(item: Mapping[str, Any], kind: str) -> dict[str, object]:
    """A day with its own words; a key that is not known stays, to be refused by name."""
    row: dict[str, object] = {"kind": kind}
    for key, value in item.items():
        word = _word(key)
        if word in ("on", "date", "day"):
            row["on"] = _day(value)
        elif word in ("kind", "type"):
            told = _word(value) if isinstance(value, str) else value
            row["kind"] = _KINDS.get(told, told) if isinstance(told, str) else told
        elif word in ("name", "name_vi", "label", "title"):
            row["name"] = value
        elif word in ("source", "decision"):
            row["source"] = value
        elif word not in _FOR_PEOPLE:
            row[key] = value
    return row


def _named(row: object, periods: list[tuple[str, str, str]]) -> object:
    """A day off without a name gets that of the rest it lies in."""
    if not isinstance(row, dict) or row.get("name") is not None or row.get("kind") == "makeup_work":
        return row
    on = row.get("on")
    around = [name for first, last, name in periods if isinstance(on, str) and first <= on <= last]
    return {**row, "name": around[0]} if around else row


def _once(rows: list[object]) -> Iterator[object]:
    """A day that two lists tell alike is one day; one told in two ways stays, to be refused."""
    seen = set()
    for row in rows:
        told = (row.get("on"), row.get("kind")) if isinstance(row, dict) else ()
        if told and all(isinstance(part, str) for part in told):
            if told in seen:
                continue
            seen.add(told)
        yield row


def _spans(hours: object) -> object:
    """Opening spans also as "07:00-11:30", and under the names of the halves of a day."""
    given = list(hours.values()) if isinstance(hours, dict) else hours
    if not isinstance(given, list):
        return given
    found = [_SPAN.fullmatch(span) if isinstance(span, str) else None for span in given]
    return [
        list(span.groups()) if span is not None else as_given
        for span, as_given in zip(found, given, strict=True)
    ]


def _year(value: object) -> object:
    return int(value) if isinstance(value, str) and _YEAR.fullmatch(value) else value


def _is_period(value: object) -> bool:
    return isinstance(value, list) and len(value) == 3 and all(isinstance(v, str) for v in value)


def _day(value: object) -> object:
    """A date also as people here write it, 24/11/2026."""
    local = _LOCAL_DAY.fullmatch(value) if isinstance(value, str) else None
    return f"{local[3]}-{local[2]}-{local[1]}" if local is not None else value


def _word(text: str) -> str:
    return re.sub(r"[\s-]+", "_", text.strip().lower())
