"""Make the base of the national calendar from the `holidays` package (a development dependency).

    python -m scripts.calendar_base

Writes resources/calendars/base.json: the days the law makes off, 2025 to 2035, and the days in
lieu. Names are ours; announced swaps are left to resources/calendars/overrides.json.
"""

import json
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import holidays

BASE = Path(__file__).resolve().parents[1] / "resources/calendars/base.json"
FIRST_YEAR, LAST_YEAR = 2025, 2035

_IN_LIEU = " (nghỉ bù)"
_FIRST_OF_TET = "Tết Nguyên Đán"
_NAMES = {
    "Tết Dương lịch": "Tết Dương lịch",
    "Ngày Giỗ Tổ Hùng Vương": "Giỗ Tổ Hùng Vương",
    "Ngày Chiến thắng": "Ngày Chiến thắng 30/4",
    "Ngày Quốc tế Lao động": "Ngày Quốc tế Lao động 01/5",
    "Quốc khánh": "Quốc khánh 02/9",
    "Ngày Văn hóa Việt Nam": "Ngày Văn hóa Việt Nam",
}
_CULTURE_DAY = "Ngày Văn hóa Việt Nam"
_BEFORE_TET = {-2: "Nghỉ Tết Nguyên đán (trước Giao thừa)", -1: "Giao thừa Tết Nguyên đán"}
_SWAPPED = "Ngày nghỉ (thay cho ngày"


def base() -> dict[str, Any]:
    """The content of the base file. Raises KeyError when the package names a day anew."""
    rows = [row for year in range(FIRST_YEAR, LAST_YEAR + 1) for row in _rows(year)]
    culture = [row for row in rows if row["name"].endswith(_CULTURE_DAY)]
    return {
        "format": 1,
        "made_from": f"holidays {holidays.__version__}, VN",
        "days": [row for row in rows if row not in culture],
        "culture_days": culture,
    }


def _rows(year: int) -> Iterator[dict[str, str]]:
    found = holidays.country_holidays("VN", years=year, language="vi")
    tet = next(day for day, name in found.items() if name == _FIRST_OF_TET)
    for day, name in sorted(found.items()):
        if not name.startswith(_SWAPPED):
            yield _row(day, name, tet)


def _row(day: date, name: str, tet: date) -> dict[str, str]:
    offset = (day - tet) // timedelta(days=1)
    if -2 <= offset <= 6:
        ours = _BEFORE_TET.get(offset, f"Mùng {offset + 1} Tết Nguyên đán")
        return {"on": day.isoformat(), "kind": "holiday", "name": ours}
    ours = _NAMES[name.removesuffix(_IN_LIEU)]
    if name.endswith(_IN_LIEU):
        return {"on": day.isoformat(), "kind": "comp_off", "name": f"Nghỉ bù {ours}"}
    if name == "Quốc khánh" and (day.month, day.day) != (9, 2):
        ours = "Nghỉ Quốc khánh"
    return {"on": day.isoformat(), "kind": "holiday", "name": ours}


def main() -> int:
    """Write the base file."""
    text = json.dumps(base(), ensure_ascii=False, indent=1)
    BASE.write_text(text + "\n", encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
