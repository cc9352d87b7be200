"""`calendar`: an office's own days are looked at first, and no appointment moves by taking them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.process.program import Counter, line

pytestmark = pytest.mark.process


def said(counter: Counter, *words: str) -> dict[str, Any]:
    done = counter.run("calendar", *words)
    assert (done.code, done.err) == (0, ""), done.err
    answer: dict[str, Any] = json.loads(done.out)
    return answer


def own_days(counter: Counter, *days: dict[str, str], **more: Any) -> Path:
    file = counter.home / "own.json"
    listed = [{"source": "Văn bản thử", "entered_on": "2026-11-25", **day} for day in days]
    file.write_text(json.dumps({"format": 1, "days": listed, **more}), encoding="utf-8")
    return file


def dossier(counter: Counter, code: str) -> dict[str, Any]:
    found: dict[str, Any] = next(d for d in counter.dump()["dossiers"] if d["code"] == code)
    return found


def test_a_new_day_off_lists_the_dates_it_moves_and_each_is_counted_again_by_a_person(
    counter: Counter,
) -> None:
    ((_, code),) = counter.intake([line(1)]).acknowledged()
    before = dossier(counter, code)["due_at"]
    day = before[:10]
    file = own_days(counter, {"on": day, "kind": "holiday", "name": "Nghỉ riêng của phường"})
    look = said(counter, f"--file={file}")
    assert [change["on"] for change in look["changed"]["days"]] == [day]
    assert code in [moved["code"] for moved in look["moved"]]
    assert said(counter)["own_days"] is None, "a look keeps nothing"
    taken = said(counter, f"--file={file}", "--take")
    assert taken["moved"] == look["moved"]
    assert dossier(counter, code)["due_at"] == before
    again = json.dumps({"dossier": code, "action": "count_again"}).encode()
    assert counter.run("act", "-", stdin=again).code == 0
    after = dossier(counter, code)
    moved = next(one for one in look["moved"] if one["code"] == code)
    assert after["due_at"] == moved["new_due_at"] > before
    assert after["history"][-1]["data"]["due_before"] == before
    assert code not in [one["code"] for one in said(counter)["moved"]]
    assert "ngày hẹn" in counter.run("act", "-", stdin=again).sentence(3)


def test_a_file_that_leaves_out_an_announced_year_says_so(counter: Counter) -> None:
    year = {"year": 2028, "source": "Thông báo thử", "entered_on": "2026-11-25"}
    said(counter, f"--file={own_days(counter, announced=[year])}", "--take")
    changed = said(counter, f"--file={own_days(counter)}")["changed"]
    assert (changed["confirmed_years"], changed["no_longer_confirmed_years"]) == ([], [2028])


def test_a_provisional_date_is_listed_once_its_year_is_announced(counter: Counter) -> None:
    late = line(1, received_at="2027-12-30T09:00:00+07:00", accept_unconfirmed=True)
    ((_, code),) = counter.intake([late]).acknowledged()
    (kept,) = (d for d in counter.dump()["dossiers"] if d["provisional_code"] == code)
    assert kept["due_provisional"] is True
    announced = [{"year": 2028, "source": "Thông báo thử", "entered_on": "2027-10-05"}]
    taken = said(counter, f"--file={own_days(counter, announced=announced)}", "--take")
    assert taken["changed"]["confirmed_years"] == [2028]
    (moved,) = (one for one in taken["moved"] if one["code"] == code)
    assert (moved["was_provisional"], moved["confirmed"]) == (True, True)
    assert moved["new_due_at"] == moved["due_at"] == kept["due_at"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{", "dòng 1"),
        (b"[]", "ngoặc nhọn"),
        (b'{"format": 1, "days": [{"on": "2026-02-30"}]}', "days[0].on"),
        (b'{"format": 2, "days": []}', "format"),
        (b'{"format": 1, "days": [], "colour": 1}', "colour"),
    ],
)
def test_a_bad_file_is_refused_with_its_place_and_changes_nothing(
    counter: Counter, content: bytes, words: str
) -> None:
    file = counter.home / "bad.json"
    file.write_bytes(content)
    before = said(counter)
    assert words in counter.run("calendar", f"--file={file}", "--take").sentence(2)
    assert counter.run("calendar", "--file=no-such-file").sentence(2)
    assert said(counter) == before
