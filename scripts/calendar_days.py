"""The national calendar: the base with the overrides over it.

    python -m scripts.calendar_days

Reads resources/calendars/base.json (made by scripts.calendar_base) and overrides.json (written by
hand, each day with its paper), writes resources/calendars/vn.json, which the program uses.
"""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from models.domain.calendar import DayKind, WorkCalendar, calendar_to_json
from models.domain.calendar_overrides import base_from_json, calendar_of, overrides_from_json

FOLDER = Path(__file__).resolve().parents[1] / "resources/calendars"
CULTURE_DAY_SOURCE = "Nghị quyết 28/2026/QH16"
BY_LAW = {
    DayKind.HOLIDAY: "Bộ luật Lao động 2019 Điều 112",
    DayKind.COMP_OFF: "Bộ luật Lao động 2019 Điều 111 khoản 3",
}


def _read(name: str) -> Any:
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


OVERRIDES = overrides_from_json(_read("overrides.json"))
ANNOUNCED = {year: paper.source for year, paper in sorted(OVERRIDES.announced.items())}


def national() -> WorkCalendar:
    """The calendar in force for every office that has none of its own."""
    base = base_from_json(_read("base.json"), BY_LAW, CULTURE_DAY_SOURCE)
    return calendar_of(base, OVERRIDES)


def days_of(year: int) -> list[dict[str, str]]:
    """The listed days of a year, in the form of a calendar file, in order."""
    rows: list[dict[str, str]] = calendar_to_json(national())["days"]
    return [row for row in rows if date.fromisoformat(row["on"]).year == year]


def calendar_file() -> dict[str, Any]:
    """The content of vn.json."""
    merged = calendar_to_json(national())
    return {
        "format": merged["format"],
        "name": "Lịch làm việc chung, tuần làm việc 5 ngày",
        "sources": [*ANNOUNCED.values(), CULTURE_DAY_SOURCE],
        "hours": merged["hours"],
        "confirmed_years": merged["confirmed_years"],
        "days": merged["days"],
    }


def main() -> int:
    """Write the calendar file."""
    text = json.dumps(calendar_file(), ensure_ascii=False, indent=1)
    (FOLDER / "vn.json").write_text(text + "\n", encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
