"""What the program ships can be read, is complete, and can be made again from its tables."""

from __future__ import annotations

import json
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import pytest

import resources
from models.domain.calendar import calendar_from_json
from models.domain.deadline import due_date
from models.domain.procedure import Procedure, TimeUnit
from models.domain.procedure_json import procedure_from_json, procedure_to_json
from scripts import make_resources

CATALOGUE = resources.read_json("catalogue/procedures.json")
PROCEDURES = {row["code"]: procedure_from_json(row) for row in CATALOGUE["procedures"]}
OFFICES = resources.read_json("offices/lang_son.json")


@pytest.mark.parametrize(
    "name", ["", "../pyproject.toml", "/etc/hosts", "fonts/../../x", "C:/x", "fonts\\x", "."]
)
def test_a_name_outside_the_folder_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="not a name inside resources"):
        resources.path(name)


def test_a_shipped_file_is_found_as_bytes_as_json_and_as_a_path() -> None:
    raw = resources.read_bytes("calendars/vn.json")
    assert json.loads(raw) == resources.read_json("calendars/vn.json")
    assert resources.path("calendars/vn.json").read_bytes() == raw


def test_a_file_that_is_not_shipped_is_missing_plainly() -> None:
    with pytest.raises(FileNotFoundError):
        resources.read_bytes("calendars/none.json")


def test_all_282_procedures_are_there_once_and_46_are_common_with_short_names() -> None:
    assert len(PROCEDURES) == len(CATALOGUE["procedures"]) == 282
    common = [p for p in PROCEDURES.values() if p.common]
    assert len(common) == 46
    assert all(p.short_name and len(p.short_name) <= 40 for p in common)
    assert len({p.short_name for p in common}) == 46


def test_every_procedure_goes_to_json_and_comes_back_the_same() -> None:
    for row in CATALOGUE["procedures"]:
        procedure = procedure_from_json(row)
        assert procedure_to_json(procedure) == row
        assert procedure_from_json(procedure_to_json(procedure)) == procedure


def test_every_text_of_the_catalogue_and_the_offices_is_composed_vietnamese() -> None:
    for name in ("catalogue/procedures.json", "offices/lang_son.json", "calendars/vn.json"):
        text = resources.read_bytes(name).decode("utf-8")
        assert unicodedata.is_normalized("NFC", text)


def test_immediate_procedures_are_those_the_source_calls_immediate() -> None:
    certified_copy = PROCEDURES["2.000815"].time_limit
    assert certified_copy is not None
    assert certified_copy.unit is TimeUnit.IMMEDIATE
    assert f"{certified_copy.cutoff:%H:%M}" == "15:00"
    birth = PROCEDURES["1.001193"].time_limit
    assert birth is not None
    assert (birth.value, birth.unit) == (1, TimeUnit.WORKING_DAY)


@pytest.mark.parametrize(
    ("code", "verified"),
    [("1.001193", True), ("1.000080", False), ("2.000815", False), ("2.002516", False)],
)
def test_a_limit_that_was_guessed_or_is_missing_is_not_marked_verified(
    code: str, verified: bool
) -> None:
    assert PROCEDURES[code].time_verified is verified


def test_a_number_without_a_unit_is_no_time_limit() -> None:
    assert PROCEDURES["1.011606"].time_limit is None


def test_papers_to_show_and_papers_of_authorisation_are_told_apart_from_cases() -> None:
    birth: Procedure = PROCEDURES["1.000080"]
    assert any(d.present_only and not d.when for d in birth.documents)
    for procedure in PROCEDURES.values():
        assert all(document.name for document in procedure.documents)
        for case in procedure.cases:
            assert not case.startswith(("Giấy tờ phải", "Trường hợp ủy quyền"))
    assert any(d.on_authorisation for p in PROCEDURES.values() for d in p.documents)


def test_no_name_carries_a_file_name_of_its_source() -> None:
    for procedure in PROCEDURES.values():
        for text in (*procedure.results, *(d.name for d in procedure.documents)):
            assert ".doc" not in text
            assert "Mã:" not in text


def test_lang_son_has_61_communes_and_4_wards_with_their_agency_ids() -> None:
    units = OFFICES["units"]
    types = [unit["type"] for unit in units]
    assert (types.count("xã"), types.count("phường"), len(types)) == (61, 4, 65)
    assert len({unit["code"] for unit in units}) == 65
    assert all(unit["agency_id"] == "H37." + unit["code"] for unit in units)
    assert OFFICES["province"] == {"code": "20", "name": "Tỉnh Lạng Sơn", "agency_id": "H37"}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"code": 1}, "code"),
        ({"name": ""}, "name"),
        ({"sector": None}, "sector"),
        ({"version": None}, "version"),
        ({"time_limit": 3}, "time_limit"),
        ({"time_limit": {"value": 3, "unit": "day"}}, r"time_limit\.unit"),
        ({"time_limit": {"value": 0, "unit": "hour"}}, r"time_limit\.value"),
        ({"time_limit": {"value": "3", "unit": "hour"}}, r"time_limit\.value"),
        ({"time_limit": {"value": 3, "unit": "hour", "cutoff": "3pm"}}, r"time_limit\.cutoff"),
        ({"time_verified": "yes"}, "time_verified"),
        ({"fee_vnd": 1.5}, "fee_vnd"),
        ({"fee_vnd": -1}, "fee_vnd"),
        ({"channels": "counter"}, "channels"),
        ({"results": [1]}, r"results\[0\]"),
        ({"documents": {}}, "documents"),
        ({"documents": ["x"]}, r"documents\[0\]"),
        ({"documents": [{"name": "Tờ khai", "copies": True}]}, r"documents\[0\]\.copies"),
    ],
)
def test_a_wrong_procedure_is_refused_with_the_name_of_its_field(
    change: dict[str, object], field: str
) -> None:
    good = {"code": "9.000001", "name": "Thủ tục thử", "sector": "Thử", "version": "1"}
    with pytest.raises(ValueError, match=field):
        procedure_from_json({**good, **change})


def test_a_key_of_a_newer_centre_is_left_alone() -> None:
    row = {"code": "9.000001", "name": "Thủ tục thử", "sector": "Thử", "version": "1", "new": 1}
    assert procedure_from_json(row).code == "9.000001"


def test_the_calendar_can_be_made_again_from_its_source_table() -> None:
    shipped = resources.read_json("calendars/vn.json")
    official = {str(year): _official(shipped["days"], year) for year in (2025, 2026, 2027)}
    assert make_resources.calendar({"official": official}) == shipped


def test_a_source_table_that_differs_by_one_day_stops_the_making() -> None:
    shipped = resources.read_json("calendars/vn.json")
    official = {str(year): _official(shipped["days"], year) for year in (2025, 2026, 2027)}
    official["2026"]["non_working_weekdays"].append("2026-11-23")
    with pytest.raises(SystemExit, match="2026-11-23"):
        make_resources.calendar({"official": official})


def test_the_command_writes_the_three_files(tmp_path: Path) -> None:
    shipped = resources.read_json("calendars/vn.json")
    official = {str(year): _official(shipped["days"], year) for year in (2025, 2026, 2027)}
    tables = {
        "procedures": {"procedures": _source_rows()},
        "agencies": {"_about": {"province": _province()}, "units": OFFICES["units"]},
        "holidays": {"official": official},
    }
    arguments = ["--out", str(tmp_path / "made")]
    for name, table in tables.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(table), encoding="utf-8")
        arguments += [f"--{name}", str(tmp_path / f"{name}.json")]
    assert make_resources.main(arguments) == 0
    made = (tmp_path / "made/offices/lang_son.json").read_bytes()
    assert made == resources.read_bytes("offices/lang_son.json")
    rows = json.loads((tmp_path / "made/catalogue/procedures.json").read_text(encoding="utf-8"))
    birth = {row["code"]: row for row in rows["procedures"]}["1.001193"]
    papers = procedure_from_json(birth).documents
    kinds = [(d.present_only, d.on_authorisation, d.channels) for d in papers]
    assert kinds.count((True, False, ())) == 2
    assert kinds.count((False, True, ())) == 1
    assert kinds.count((False, False, ("online",))) == 1
    assert kinds.count((False, False, ("counter", "post"))) == 1


def test_a_source_whose_papers_have_moved_stops_the_making() -> None:
    rows = _source_rows()
    documents = next(row["documents"] for row in rows if row["code"] == "1.001193")
    assert isinstance(documents, list)
    documents.reverse()
    with pytest.raises(SystemExit, match=r"1\.001193: row \d of the source is another paper"):
        make_resources.catalogue({"procedures": rows})
    documents.pop()
    with pytest.raises(SystemExit, match="has not the papers of the source"):
        make_resources.catalogue({"procedures": rows})


def test_every_shipped_limit_can_be_counted() -> None:
    calendar = calendar_from_json(resources.read_json("calendars/vn.json"))
    received = datetime(2026, 11, 20, 9, tzinfo=UTC)
    for procedure in PROCEDURES.values():
        if procedure.time_limit is not None:
            assert due_date(received, procedure.time_limit, calendar).due_at > received


def _official(days: list[dict[str, str]], year: int) -> dict[str, list[str]]:
    rows = [row for row in days if row["on"].startswith(str(year))]
    weekend = make_resources._is_weekend
    return {
        "non_working_weekdays": [row["on"] for row in rows if not weekend(row["on"])],
        "makeup_working_days": [row["on"] for row in rows if row["kind"] == "makeup_work"],
    }


def _province() -> dict[str, str]:
    return {"code": "20", "name": "Tỉnh Lạng Sơn", "e_id_level1": "H37"}


def _source_rows() -> list[dict[str, object]]:
    cases = resources.read_json("catalogue/cases.json")["procedures"]
    common = [row["code"] for row in CATALOGUE["procedures"] if row["common"]]
    return [
        {
            "code": code,
            "name": "Thủ tục",
            "sector": "Thử",
            "common": True,
            "processing_time": {"value": 3, "unit": "working_day"},
            "fee": {"vnd": 0, "note": None},
            "result": [],
            "documents": [
                {"name": paper["name"], "originals": 1, "copies": 0}
                for paper in cases[code]["documents"]
            ],
        }
        for code in common
    ]
