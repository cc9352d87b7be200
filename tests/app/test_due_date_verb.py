"""`due-date` answers as the table of docs/deadline.md says, without a store, in any time zone."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import resources
from app.main import main
from models.domain.calendar_reading import PROBLEMS
from resources import words

ROOT = Path(__file__).parents[2]
_PAUSE = ("--suspend", "2026-11-23T10:00", "2026-11-25T10:00")
ANSWERED = "2026-11-25T16:00:00+07:00"


class Said(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def answer(self) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(self.out)
        return answer


Ask = Callable[..., Said]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Ask:
    def asked(*arguments: str) -> Said:
        folder = tmp_path / "none"
        try:
            code = main(["due-date", "--data-dir", str(folder), *arguments])
        except SystemExit as stop:
            code = int(str(stop.code))
        assert not folder.exists()
        return Said(code, *capsys.readouterr())

    return asked


def a_limit(limit: str = "2 working_day", received: str = "2026-11-20T16:00") -> list[str]:
    return ["--limit", limit, "--received", received]


def test_a_limit_gives_the_date_the_reasons_and_their_articles(ask: Ask) -> None:
    said = ask(*a_limit())
    assert (said.code, said.err) == (0, "")
    assert said.answer["due_at"] == ANSWERED
    assert said.answer["effective_at"] == "2026-11-20T16:00:00+07:00"
    assert said.answer["confirmed"] is True
    steps = {step["kind"]: step for step in said.answer["steps"]}
    assert steps["first_day"]["source"] == "Bộ luật Dân sự 2015 Điều 147 khoản 2, 3"
    assert "Nghị quyết 28/2026/QH16" in steps["holiday"]["source"]
    assert steps["due"]["sentence"] == "Hẹn trả kết quả lúc 16:00, thứ Tư 25/11/2026."
    assert said.answer["explanation"] == [step["sentence"] for step in said.answer["steps"]]


@pytest.mark.parametrize(
    "received",
    ["2026-11-20 16:00", "2026-11-20T16:00:00", "2026-11-20T09:00Z", "2026-11-20T04:00:00-05:00"],
)
def test_local_time_seconds_and_offsets_are_taken(ask: Ask, received: str) -> None:
    assert ask(*a_limit(received=received)).answer["due_at"] == ANSWERED


@pytest.mark.process
def test_the_zone_of_the_computer_changes_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "app", "due-date", *a_limit()],
        cwd=ROOT,
        env={**os.environ, "TZ": "America/New_York", "PYTHONUTF8": "0", "LC_ALL": "C"},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout.decode())["due_at"] == ANSWERED


@pytest.mark.process
def test_it_starts_without_the_window_the_store_and_the_drawing_of_forms() -> None:
    ask = f"from app.main import main; main({['due-date', *a_limit()]!r})"
    scan = "from app.verbs import read_scan"
    heavy = (
        "import sys; heavy = {'PySide6', 'sqlalchemy', 'reportlab', 'requests'} & set(sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", f"{ask}; {scan}; {heavy}; sys.exit(str(heavy) if heavy else 0)"],
        cwd=ROOT,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_time_limit_of_a_procedure_is_read_from_the_catalogue(ask: Ask) -> None:
    rows = resources.read_json("catalogue/procedures.json")["procedures"]
    row = next(row for row in rows if (row["time_limit"] or {}).get("unit") == "working_day")
    limit = f"{row['time_limit']['value']} working_day"
    said = ask("--procedure", row["code"], "--received", "2026-03-02T10:00")
    assert said.answer["due_at"] == ask(*a_limit(limit, "2026-03-02T10:00")).answer["due_at"]
    assert said.answer["procedure"] == row["code"]


def test_a_procedure_without_a_time_says_so(ask: Ask) -> None:
    rows = resources.read_json("catalogue/procedures.json")["procedures"]
    code = next(row["code"] for row in rows if row["time_limit"] is None)
    said = ask("--procedure", code, "--received", "2026-03-02T10:00")
    assert (said.code, said.out) == (3, "")
    assert code in said.err
    assert said.err.count("\n") == 1


def test_parts_pauses_and_an_extension_go_together(ask: Ask) -> None:
    said = ask(
        *("--limit", "5", "working_day", "--limit", "10 working_day"),
        *("--received", "2026-03-02T10:00"),
        *("--suspend", "2026-03-04T10:00", "2026-03-06T10:00", "--mode", "resume"),
        *("--extend", "3", "working_day"),
    )
    assert said.answer["due_at"] == "2026-03-30T10:00:00+07:00"


def test_each_pause_has_its_own_mode_and_restart_is_the_default(ask: Ask) -> None:
    first = ("--suspend", "2026-03-03T10:00", "2026-03-04T10:00")
    second = ("--suspend", "2026-03-05T10:00", "2026-03-06T10:00")
    five = a_limit("5 working_day", "2026-03-02T10:00")
    mixed = ask(*five, *first, "--mode", "restart", *second, "--mode", "resume")
    assert mixed.answer["due_at"] == "2026-03-12T10:00:00+07:00"
    plain = ask(*five, *first, "--mode", "resume", *second)
    assert plain.answer["due_at"] == "2026-03-13T10:00:00+07:00"


def test_a_mode_may_come_before_its_pause(ask: Ask) -> None:
    five = a_limit("5 working_day", "2026-03-02T10:00")
    pause = ("--suspend", "2026-03-03T10:00", "2026-03-04T10:00")
    later = ("--suspend", "2026-03-05T10:00", "2026-03-06T10:00")
    assert ask(*five, "--mode", "resume", *pause).out == ask(*five, *pause, "--mode", "resume").out
    both = ask(*five, "--mode", "restart", *pause, "--mode", "resume", *later)
    assert both.answer["due_at"] == "2026-03-12T10:00:00+07:00"


def test_a_date_past_the_last_confirmed_year_asks_to_be_confirmed(ask: Ask) -> None:
    late = a_limit("3 working_day", "2027-12-30T10:00")
    said = ask(*late)
    assert said.code == 5
    assert said.answer["due_at"] == "2028-01-05T10:00:00+07:00"
    assert said.answer["confirmed"] is False
    assert "05/01/2028" in said.err
    accepted = ask(*late, "--unconfirmed")
    assert (accepted.code, accepted.err, accepted.answer) == (0, "", said.answer)


def test_a_calendar_of_later_years_given_as_a_file_is_used(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "lich.json"
    days = [
        {"on": "2031-01-02", "kind": "swap_off", "name": "Nghỉ hoán đổi"},
        {"on": "2031-01-04", "kind": "makeup_work", "name": "Làm bù", "source": "Văn bản thử"},
    ]
    content = {"format": 1, "confirmed_years": [2030, 2031], "days": days}
    file.write_text(json.dumps(content), encoding="utf-8-sig")
    said = ask(*a_limit("3 working_day", "2030-12-31T10:00"), "--calendar", str(file))
    assert (said.code, said.answer["due_at"]) == (0, "2031-01-04T10:00:00+07:00")
    made_up = next(step for step in said.answer["steps"] if step["kind"] == "makeup_day")
    assert made_up["source"] == "Văn bản thử"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "dòng 1"),
        (b'{"format": 1,\n "days": [}', "dòng 2"),
        (b"[" * 100_000, "lồng nhau"),
        (b'{"format": ' + b"1" * 5000 + b"}", "con số quá dài"),
        (b"\xff\xfe{", "UTF-8"),
        (b" " * 1_100_000, "1048576"),
        (b'{"format": 1, "format": 1}', "format"),
        (b"[]", "calendar"),
        (b'{"format": 1, "confirmed_years": [], "days": [], "ngay": 1}', "ngay"),
        (b'{"format": 1, "confirmed_years": [1e999], "days": []}', "confirmed_years[0]"),
        (b'{"format": 1, "confirmed_years": [], "days": [{"on": "2028-02-30"}]}', "days[0].on"),
        (b'{"format": 1, "confirmed_years": [], "days": [], "hours": [["8", "9"]]}', "hours[0]"),
        (b'{"format": 1, "confirmed_years": [], "days": [], "hours": [["09:00", "08:00"]]}',
         "hours"),
    ],
)  # fmt: skip
def test_a_wrong_calendar_file_gets_one_sentence_naming_the_place(
    ask: Ask, tmp_path: Path, content: bytes, said: str
) -> None:
    file = tmp_path / "lich.json"
    file.write_bytes(content)
    told = ask(*a_limit(), "--calendar", str(file))
    assert (told.code, told.out) == (2, "")
    assert said in told.err
    assert told.err.count("\n") == 1
    assert "…" not in told.err


def test_a_calendar_file_that_is_not_there_is_named(ask: Ask, tmp_path: Path) -> None:
    for path in (tmp_path / "khong-co.json", tmp_path):
        told = ask(*a_limit(), "--calendar", str(path))
        assert (told.code, told.out) == (2, "")
        assert path.name in told.err


@pytest.mark.parametrize("problem", sorted(PROBLEMS))
def test_every_fault_of_a_calendar_file_has_its_sentence(problem: str) -> None:
    assert words.has(f"calendar_file.{problem}")
    told = words.sentence(f"calendar_file.{problem}", {"place": "days[3]", "value": "2028-01-01"})
    assert re.search(r"\{|…", told) is None


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        a_limit("3 days"),
        a_limit("0 hour"),
        a_limit("999999 hour"),
        a_limit("3"),
        [*a_limit(), "--procedure", "1.000656"],
        ["--procedure", "9.999999", "--received", "2026-11-20T16:00"],
        ["--limit", "3 hour"],
        a_limit(received="hôm nay"),
        a_limit(received="2026-11-20"),
        a_limit(received="2026-02-30T10:00"),
        a_limit(received="0001-01-01T00:00"),
        a_limit(received="9999-12-31T23:00-12:00"),
        a_limit(received="٢٠٢٦-11-20T16:00"),
        [*a_limit(), "--channel", "fax"],
        [*a_limit(), "--mode", "resume"],
        [*a_limit(), "--suspend", "2026-11-20T17:00"],
        [*a_limit(), "--suspend", "2026-11-19T10:00", "2026-11-21T10:00"],
        [*a_limit(), "--suspend", "2026-11-25T10:00", "2026-11-24T10:00"],
        [*a_limit(), "--extend", "immediate"],
        [*a_limit(), "--extend", "mai"],
        [*a_limit(), "--extend", "1 working_day", "--extend", "1 working_day"],
        ["--limit", "50 year"] * 170 + ["--received", "2026-11-20T16:00"],
        [*a_limit(), *_PAUSE, "--mode", "resume", "--mode", "restart"],
        [*a_limit(), "--mode", "resume", "--mode", "restart", *_PAUSE],
    ],
)
def test_wrong_use_gets_one_sentence_and_no_answer(ask: Ask, arguments: list[str]) -> None:
    said = ask(*arguments)
    assert (said.code, said.out) == (2, "")
    assert said.err.count("\n") == 1
    assert said.err.strip().endswith(".")
