"""Build the shipped catalogue, offices and calendar from the source tables.

    python -m scripts.make_resources --procedures P.json --agencies A.json --holidays H.json \
        --out resources

Only facts are taken; the same tables always give the same bytes. What a time limit, a fee or a
paper rests on is told in resources/catalogue/SOURCES.md. Which paper belongs to which case, and the
short names, are read from resources/catalogue/cases.json and short_names.json.
"""

import argparse
import json
import re
import sys
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import resources
from scripts import calendar_days
from scripts.catalogue_papers import documents, questions, short_name

VERSION = "2026-11-24"
CATALOGUE_VERSION = "2026-11-28"
LAST_PROPOSED_YEAR = 2035
Json = dict[str, Any]

GLUED_FILE = re.compile(r"(phuluc TT05.*|Ma[uU]\s?[\w ]*|Mẫu[\w ]*|văn bản đề nghị)\.docx?$")
ABOUT_MONEY = re.compile(r"\bphí\b|\d ?(đồng|đ)\b|^\(/|Hội đồng nhân dân", re.IGNORECASE)
RESULT_CODE = re.compile(r"\s*Mã:\s*\S+$")
CHANNEL_NAMES = {"online": "trực tuyến", "post": "qua bưu chính", "counter": "trực tiếp"}


def catalogue(source: Json) -> Json:
    """The catalogue file: 282 procedures in the shape of `models.domain.procedure`."""
    cases = resources.read_json("catalogue/cases.json")["procedures"]
    names = resources.read_json("catalogue/short_names.json")
    procedures = [_procedure(row, cases, names) for row in source["procedures"]]
    nameless = [row["code"] for row in procedures if row["common"] and not row["short_name"]]
    if nameless:
        raise SystemExit(f"common procedures without a short name: {nameless}")
    return {
        "version": CATALOGUE_VERSION,
        "valid_from": CATALOGUE_VERSION,
        "sources": [
            "Cổng Dịch vụ công quốc gia, dữ liệu tháng 6–7/2026",
            "Danh mục thủ tục của một Trung tâm Phục vụ hành chính công cấp xã, 06/8/2026",
            "Thủ tục hành chính của Bộ Quốc phòng, 02/01/2026",
        ],
        "procedures": procedures,
    }


def _procedure(row: Json, cases: Json, names: Json) -> Json:
    fee = row["fee"] or {}
    if row["code"] not in cases:
        raise SystemExit(f"{row['code']}: not in catalogue/cases.json")
    case = cases[row["code"]]
    later = {"questions": questions(case), "terms": _terms(row)}
    return {
        "code": row["code"],
        "name": _clean(row["name"]),
        "short_name": short_name(row["code"], _clean(row["name"]), names["procedures"]),
        "sector": _clean(row["sector"]),
        "version": CATALOGUE_VERSION,
        "common": row["common"],
        "centralised": False,
        "time_limit": _time_limit(row["processing_time"]),
        "time_verified": _time_verified(row["processing_time"]),
        "fee_vnd": fee.get("vnd"),
        "fee_note": _fee_note(fee),
        "fee_set_by_province": fee.get("set_by_province", False),
        "channels": list(dict.fromkeys(item["channel"] for item in row.get("channels") or [])),
        "results": [RESULT_CODE.sub("", _clean(name)) for name in row["result"]],
        "documents": documents(row["code"], _paper_rows(row), case, names["papers"]),
        **{key: value for key, value in later.items() if value},
    }


def _time_limit(time: Json) -> Json | None:
    """The number and unit of the source; the cut-off counts for immediate procedures only."""
    if time["unit"] == "immediate":
        return {"value": 0, "unit": "immediate", "cutoff": time.get("same_day_cutoff", "15:00")}
    if time["unit"] is None or not time["value"]:
        return None
    return {"value": time["value"], "unit": time["unit"], "cutoff": "15:00"}


def _time_verified(time: Json) -> bool:
    doubtful = time.get("unit_inferred") or time.get("variants") or time.get("verified") is False
    return _time_limit(time) is not None and not doubtful


def _fee_note(fee: Json) -> str | None:
    note = fee.get("note")
    note = _clean(note) if note and ABOUT_MONEY.search(note) else ""
    note = note.replace("Không có thông tin", "")
    note = _without_outer_brackets(note)
    by_channel = ", ".join(
        f"{CHANNEL_NAMES[channel]} {amount:,} đồng".replace(",", ".")
        for channel, amount in (fee.get("by_channel") or {}).items()
    )
    whole = f"Nộp {by_channel}. {note}" if by_channel else note
    return whole.strip() or None


def _without_outer_brackets(note: str) -> str:
    """The source puts the first part of a note in brackets and glues the second part to it."""
    if not note.startswith("("):
        return note
    depth = 0
    for index, letter in enumerate(note):
        depth += (letter == "(") - (letter == ")")
        if depth == 0:
            first, second = note[1:index].strip(), note[index + 1 :].strip()
            break
    else:
        first, second = note[1:].strip(), ""
    if first.startswith("/"):
        first = f"đồng{first}"
    if second and not first.endswith((".", ";")):
        first += "."
    return f"{first} {second}".strip()


def _paper_rows(row: Json) -> list[Json]:
    return [
        {**paper, "name": _document_name(paper), "case": _clean(paper.get("case") or "")}
        for paper in row["documents"] or []
    ]


def _document_name(row: Json) -> str:
    name = _clean(row["name"])
    if row.get("name_has_file_name_glued"):
        name = GLUED_FILE.sub("", name).strip()
    return re.sub(r"\)\.\d$", ")", name)


def _terms(row: Json) -> list[Json]:
    """What differs by channel; a channel listed with several values is ambiguous and left out."""
    rows = [item for item in row.get("channels") or [] if item.get("currency") != "USD"]
    limits: dict[str, set[tuple[int, str]]] = {}
    fees: dict[str, set[int]] = {}
    for item in rows:
        if item.get("time_value") and item.get("time_unit"):
            limits.setdefault(item["channel"], set()).add((item["time_value"], item["time_unit"]))
        if item.get("fee") is not None and item.get("currency") == "VND":
            fees.setdefault(item["channel"], set()).add(item["fee"])
    general = (row["processing_time"]["value"], row["processing_time"]["unit"])
    terms = []
    for channel in dict.fromkeys(item["channel"] for item in rows):
        own: Json = {}
        limit, fee = limits.get(channel, set()), fees.get(channel, set())
        if len(limit) == 1 and general[1] not in (None, "immediate") and limit != {general}:
            value, unit = next(iter(limit))
            own["time_limit"] = {"value": value, "unit": unit, "cutoff": "15:00"}
        if len(fee) == 1 and fee != {(row["fee"] or {}).get("vnd")}:
            own["fee_vnd"] = next(iter(fee))
        if own:
            terms.append({"channel": channel, **own})
    return terms


def offices(source: Json) -> Json:
    """The 65 communes and wards of Lạng Sơn; `agency_id` is H37. and the code until told better."""
    province = source["_about"]["province"]
    units = [
        {
            "code": unit["code"],
            "name": unit["name"],
            "short_name": unit["short_name"],
            "type": unit["type"],
            "one_stop_name": unit["one_stop_name"],
            "agency_name": unit["agency_name"],
            "agency_id": f"{province['e_id_level1']}.{unit['code']}",
        }
        for unit in source["units"]
    ]
    return {
        "version": VERSION,
        "sources": ["Nghị quyết 1672/NQ-UBTVQH15", "Quyết định 19/2025/QĐ-TTg"],
        "province": {
            "code": province["code"],
            "name": province["name"],
            "agency_id": province["e_id_level1"],
        },
        "units": units,
    }


def calendar(source: Json) -> Json:
    """The national calendar; the announced years must equal the source table, day by day."""
    days = []
    for year in range(min(calendar_days.ANNOUNCED), LAST_PROPOSED_YEAR + 1):
        rows = calendar_days.days_of(year)
        if year in calendar_days.ANNOUNCED:
            _compare(year, rows, source["official"][str(year)])
        days += rows
    return {
        "format": 1,
        "name": "Lịch làm việc chung, tuần làm việc 5 ngày",
        "sources": [*calendar_days.ANNOUNCED.values(), calendar_days.CULTURE_DAY_SOURCE],
        "hours": [["07:00", "11:30"], ["13:30", "17:00"]],
        "confirmed_years": sorted(calendar_days.ANNOUNCED),
        "days": days,
    }


def _compare(year: int, rows: list[dict[str, str]], official: Json) -> None:
    weekend = {row["on"] for row in rows if _is_weekend(row["on"])}
    worked = {row["on"] for row in rows if row["kind"] == "makeup_work"}
    off = {row["on"] for row in rows} - weekend
    if off != set(official["non_working_weekdays"]):
        differing = sorted(off ^ set(official["non_working_weekdays"]))
        raise SystemExit(f"{year}: days off differ from the source table: {differing}")
    if worked != set(official["makeup_working_days"]):
        raise SystemExit(f"{year}: make-up days differ from the source table")


def _is_weekend(text: str) -> bool:
    return date.fromisoformat(text).weekday() >= 5


def _clean(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def _write(path: Path, data: Json) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(data, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def main(arguments: list[str]) -> int:
    """Read the tables named on the command line, write the three files below --out."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    for name in ("procedures", "agencies", "holidays", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    given = parser.parse_args(arguments)
    _write(given.out / "catalogue/procedures.json", catalogue(_read(given.procedures)))
    _write(given.out / "offices/lang_son.json", offices(_read(given.agencies)))
    _write(given.out / "calendars/vn.json", calendar(_read(given.holidays)))
    return 0


def _read(path: Path) -> Json:
    data: Json = json.loads(path.read_text(encoding="utf-8"))
    return data


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
