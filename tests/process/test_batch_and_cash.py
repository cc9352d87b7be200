"""`batch` and `cash` as real commands: a company's list received once, money told from history."""

from __future__ import annotations

import io
import json
import unicodedata
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.process.program import PROCEDURE, Counter, Done, is_plain_vietnamese, line

pytestmark = pytest.mark.process

HEAD = ("STT", "Họ và tên", "Số định danh", "Ngày sinh", "Giới tính")
COMPANY = {"full_name": "Công ty Taxi Thử Nghiệm", "tax_code": "0100100008", "phone": "0912345678"}


def badge_list(path: Path, *rows: tuple[Any, ...]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEAD)
    for row in rows:
        sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    path.write_bytes(content.getvalue())
    return path


def driver(number: int) -> tuple[Any, ...]:
    return (number, f"Lái Xe Thử {number}", f"020090{number:06d}", "05/03/1990", "Nam")


def batch(counter: Counter, path: Path, *more: str) -> Done:
    return counter.run("batch", str(path), "--procedure", PROCEDURE, *more)


@pytest.fixture
def submitter(tmp_path: Path) -> str:
    path = tmp_path / "company.json"
    path.write_text(json.dumps(COMPANY), encoding="utf-8")
    return f"--submitter={path}"


def test_a_company_hands_in_thirty_dossiers_that_stay_together(
    counter: Counter, tmp_path: Path, submitter: str
) -> None:
    path = badge_list(tmp_path / "list.xlsx", *(driver(n) for n in range(1, 31)))
    checked = batch(counter, path, submitter, "--check")
    assert (checked.code, checked.err) == (0, "")
    before = len(counter.dump()["dossiers"])
    done = batch(counter, path, submitter)
    assert (done.code, done.err) == (0, "")
    acks = done.acknowledged()
    assert len(acks) == len(set(acks)) == 30
    dossiers = counter.dump()["dossiers"]
    assert len(dossiers) == before + 30
    group = [d for d in dossiers if d["group_id"] is not None]
    assert [(d["id"], d["provisional_code"] or d["code"]) for d in group] == acks
    assert len({d["group_id"] for d in group}) == 1
    assert {d["applicant"]["tax_code"] for d in group} == {COMPANY["tax_code"]}
    assert [d["holder"]["full_name"] for d in group] == [f"Lái Xe Thử {n}" for n in range(1, 31)]

    again = batch(counter, path, submitter)
    assert (again.code, again.out) == (3, "")
    sentences = again.err.splitlines()
    assert len(sentences) == 30
    assert all(is_plain_vietnamese(s) for s in sentences)
    assert acks[0][1] in sentences[0]
    assert len(counter.dump()["dossiers"]) == before + 30
    assert len(batch(counter, path, submitter, "--again").acknowledged()) == 30


def test_a_bad_row_is_told_by_its_number_and_the_others_go_on(
    counter: Counter, tmp_path: Path
) -> None:
    bad = (2, "Lái Xe Thử 2", "02019000012", None, None)
    path = badge_list(tmp_path / "list.xlsx", driver(1), bad, driver(3), driver(3))
    checked = batch(counter, path, "--check")
    assert checked.code == 3
    assert [s.partition(":")[0] for s in checked.err.splitlines()] == ["Dòng 3", "Dòng 5"]
    assert "2 dòng nhận được, 2 dòng cần sửa" in checked.out
    before = len(counter.dump()["dossiers"])
    done = batch(counter, path)
    assert done.code == 3
    assert done.err == checked.err
    assert len(done.acknowledged()) == 2
    assert len(counter.dump()["dossiers"]) == before + 2
    assert "Lái Xe" not in (counter.data / "logs" / "counter.log").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0old", b"\xff\xfe\x00", b'"open', b"a;b\n1;2\n"],
    ids=["empty", "broken zip", "old excel", "odd bytes", "open quote", "no headings"],
)
def test_what_is_no_list_gets_one_sentence(
    counter: Counter, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(content)
    assert batch(counter, path).sentence(2)


def test_a_submitter_that_is_no_object_is_told_by_the_name_of_its_file(
    counter: Counter, tmp_path: Path
) -> None:
    path = tmp_path / "company.json"
    path.write_text("[]", encoding="utf-8")
    said = batch(counter, badge_list(tmp_path / "list.xlsx", driver(1)), f"--submitter={path}")
    assert "company.json" in said.sentence(2)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "31/12/2026"])
def test_a_day_no_counter_ever_had_is_wrong_use(counter: Counter, day: str) -> None:
    assert "--on" in counter.run("cash", "--on", day).sentence(2)


def test_the_template_is_a_list_with_nobody_in_it_and_is_never_written_over(
    counter: Counter, tmp_path: Path
) -> None:
    path = tmp_path / "template.xlsx"
    assert counter.run("batch", "--template", str(path)).code == 0
    assert "chưa có dòng nào" in batch(counter, path).sentence(2)
    assert counter.run("batch", "--template", str(path)).sentence(2)


def test_the_cash_of_a_day_is_what_was_taken_and_by_whom(counter: Counter) -> None:
    ((dossier_id, code),) = counter.intake([line(7)]).acknowledged()
    fee = {"name": "Lệ phí hộ tịch", "amount_vnd": 25_000}
    excused = {"name": "Phí khác", "amount_vnd": 8_000, "exempt_reason": "Hộ nghèo"}
    head = {"dossier": dossier_id, "action": "take_fee", "official": "Lý Thị Thử"}
    when = {"at": "2026-11-25T09:10:00+07:00"}
    act = {**head, **when, "data": {"fees": [fee, excused]}}
    assert counter.run("act", "-", stdin=json.dumps(act).encode()).code == 0
    cash = json.loads(counter.run("cash", "--on", "2026-11-25", "--format", "json").out)
    assert (cash["taken_vnd"], cash["exempted_vnd"], cash["waiting_count"]) == (25_000, 8_000, 1)
    assert cash["by_method"] == {"cash": 25_000, "transfer": 0, "online": 0}
    assert [(p["official"], p["taken_vnd"]) for p in cash["by_official"]] == [
        ("Lý Thị Thử", 25_000)
    ]
    assert cash["lines"][0]["code"] == code

    wrong = {**act, "data": {"fees": [{**fee, "amount_vnd": 9, "receipt_number": "26TAA-1"}]}}
    refused = counter.run("act", "-", stdin=json.dumps(wrong).encode())
    assert "số tiền" in refused.sentence(3)
    number = {**act, "data": {"fees": [{**fee, "receipt_number": "26TAA-1"}]}}
    assert counter.run("act", "-", stdin=json.dumps(number).encode()).code == 0
    cash = json.loads(counter.run("cash", "--on", "2026-11-25", "--format", "json").out)
    assert (cash["taken_vnd"], cash["waiting_count"]) == (25_000, 0)
    assert cash["lines"][0]["receipt_number"] == "26TAA-1"

    apart = unicodedata.normalize("NFD", "Lý Thị Thử")
    for name in ("Lý Thị Thử", apart):
        said = counter.run("cash", "--on", "2026-11-25", "--official", name)
        assert "Lý Thị Thử. Đã thu 25.000 đồng" in said.out
    back = {
        "dossier": dossier_id,
        "action": "refund_fee",
        "official": "Vi Văn Thử",
        "at": "2026-11-25T15:00:00+07:00",
        "data": {"reason": "Thu thừa", "fees": [{**fee, "right_vnd": 8_000}]},
    }
    twice = "\n".join([json.dumps(back)] * 2)
    done = counter.run("act", "-", stdin=twice.encode())
    assert "số tiền khác" in done.sentence(3)
    cash = json.loads(counter.run("cash", "--on", "2026-11-25", "--format", "json").out)
    assert (cash["taken_vnd"], cash["refunded_vnd"], cash["net_vnd"]) == (33_000, 25_000, 8_000)
    assert [(p["on"], p["shift"], p["net_vnd"]) for p in cash["by_shift"]] == [
        ("2026-11-25", 1, 25_000),
        ("2026-11-25", 2, -17_000),
    ]
    (refund,) = cash["refunds"]
    assert (refund["official"], refund["receipt_to_adjust"]) == ("Vi Văn Thử", True)
    assert "biên lai số 26TAA-1" in counter.run("cash", "--on", "2026-11-25").out

    nobody = counter.run("cash", "--on", "2026-11-24", "--format", "json")
    assert json.loads(nobody.out)["taken_vnd"] == 0
    assert counter.run("cash", "--on", "hôm nay").sentence(2)
    assert counter.run("cash", "--on", "2026-11-25", "--to", "2026-11-24").sentence(2)


def test_certified_copies_are_priced_and_a_number_of_the_book_is_used_once(
    counter: Counter,
) -> None:
    copies = {
        "kind": "copy",
        "items": [{"name": "Bằng tốt nghiệp", "pages": 3, "copies": 2}],
        "register_number": "12/2026",
    }
    done = counter.intake([line(8, certification=copies)])
    ((dossier_id, _),) = done.acknowledged()
    (dossier,) = (d for d in counter.dump()["dossiers"] if d["id"] == dossier_id)
    assert dossier["certification"] == copies
    assert [fee["amount_vnd"] for fee in dossier["fees"]] == [10_000]
    again = {**copies, "register_number": "012"}
    assert "Số chứng thực" in counter.intake([line(9, certification=again)]).sentence(3)
    other_book = {**again, "kind": "signature"}
    assert counter.intake([line(9, certification=other_book)]).code == 0
    assert counter.intake([line(9, certification={"kind": "copy"})]).sentence(3)
