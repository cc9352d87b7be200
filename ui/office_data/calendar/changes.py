"""The office's corrections with one thing changed: plain data in, plain data out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from models.domain.calendar_overrides import FORMAT

_SPAN = re.compile(r"\s*([0-9]{1,2})[:hg.]([0-9]{2})\s*[-–—]\s*([0-9]{1,2})[:hg.]([0-9]{2})\s*")

Own = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class NewDay:
    """A day as it was typed, `on` None where it is no day; `kind` is one of the file's kinds."""

    on: date | None
    kind: str
    name: str
    source: str


def nothing_own() -> dict[str, Any]:
    """The corrections of an office that has none."""
    return {"format": FORMAT, "days": []}


def with_day(own: Own | None, new: NewDay, today: date) -> dict[str, Any]:
    """One more day, in the place of the office's own line about it.

    Raises ValueError naming the field that cannot be taken: `on`, `name` or `source`.
    """
    if new.on is None:
        raise ValueError("on")
    for name, text in (("name", new.name), ("source", new.source)):
        if not text:
            raise ValueError(name)
    row = {
        "on": new.on.isoformat(),
        "kind": new.kind,
        "name": new.name,
        "source": new.source,
        "entered_on": today.isoformat(),
    }
    kept = without_day(own, new.on)
    return {**kept, "days": sorted([*kept["days"], row], key=lambda day: day["on"])}


def without_day(own: Own | None, on: date) -> dict[str, Any]:
    """Without the office's own line about this day; what the law says of it counts again."""
    base = own or nothing_own()
    return {**base, "days": [day for day in base["days"] if day["on"] != on.isoformat()]}


def with_announced(own: Own | None, year: int, source: str, today: date) -> dict[str, Any]:
    """The days off of a year are settled by this paper. Raises ValueError(`source`)."""
    if not source:
        raise ValueError("source")
    base = own or nothing_own()
    kept = [row for row in base.get("announced", ()) if row["year"] != year]
    row = {"year": year, "source": source, "entered_on": today.isoformat()}
    return {**base, "announced": sorted([*kept, row], key=lambda one: one["year"])}


def with_hours(own: Own | None, typed: str) -> dict[str, Any]:
    """Other opening hours ("7:00-11:30, 13:30-17:00"); nothing typed: those of the calendar again.

    Raises ValueError(`hours`) when a span cannot be read; their order is checked by the calendar.
    """
    base = {key: value for key, value in (own or nothing_own()).items() if key != "hours"}
    if not typed.strip():
        return base
    return {**base, "hours": [_span(part) for part in re.split(r"[,;]", typed)]}


def _span(typed: str) -> list[str]:
    found = _SPAN.fullmatch(typed)
    if found is None:
        raise ValueError("hours")
    hour, minute, last_hour, last_minute = (int(part) for part in found.groups())
    try:
        opens, closes = time(hour, minute), time(last_hour, last_minute)
    except ValueError:
        raise ValueError("hours") from None
    return [f"{opens:%H:%M}", f"{closes:%H:%M}"]
