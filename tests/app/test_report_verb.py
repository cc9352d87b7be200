"""`report` says what somebody else counts from `dump`; its files are read back as opened."""

from __future__ import annotations

import argparse
import io
import json
import logging
from collections import Counter as Tally
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.logs import start_log
from app.main import main
from app.runtime import Runtime
from app.verbs import dump, report
from models.domain.clock import FileClock, iso_local
from models.domain.dossier import DossierStatus, HistoryEntry
from models.domain.ids import new_id
from models.domain.workflow import Action, Role
from models.dossier_rows import add_history
from models.errors import NotEnrolled, UserError
from models.services.processing import Act
from models.tables import VoidNumberRow
from tests.app.busy_counter import LENT_ON, OFFICIALS, busy_counter
from tests.builders import (
    AGENCY,
    MORNING,
    OFFICIAL,
    TODAY,
    Counter,
    empty_counter,
    morning,
    receive,
)
from tests.printing.conftest import pages_as_text

pytestmark = pytest.mark.long

COLUMNS = [f"c{n}" for n in range(3, 14)]
PERIODS = [
    ("2026-10-01", "2026-10-31"),
    ("2026-11-01", "2026-11-30"),
    ("2026-10-14", "2026-10-14"),
    ("2026-10-20", "2026-11-12"),
    ("2026-01-01", "2026-12-31"),
    ("2025-01-01", "2025-12-31"),
]
Ask = Callable[..., Any]


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Counter:
    """Two months of 260 people at one counter."""
    return busy_counter(tmp_path_factory.mktemp("busy") / "counter", dossiers=260, seed=7)


@pytest.fixture(scope="module")
def dumped(busy: Counter) -> Any:
    said = io.StringIO()
    with redirect_stdout(said):
        assert dump.run(argparse.Namespace(), busy.place) == 0
    return json.loads(said.getvalue())


def made(counter: Counter, *words: str) -> int:
    parser = argparse.ArgumentParser()
    report.add_arguments(parser)
    return report.run(parser.parse_args(words), counter.place)


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    """The JSON answer of a report on stdout."""

    def asked(counter: Counter, kind: str, from_on: str, to_on: str) -> Any:
        assert made(counter, kind, "--from", from_on, "--to", to_on) == 0
        return json.loads(capsys.readouterr().out)

    return asked


def counted_by_hand(dossier: dict[str, Any], first: str, last: str) -> list[str]:
    """The columns one dossier adds to, worked out on the texts of the dump."""
    until = [line for line in dossier["history"] if line["at"][:10] <= last]
    acts = [line["action"] for line in until]
    taken = [a for a in acts if a in ("receive", "accept_online", "supplement_received")]
    if "void" in acts or not taken:
        return []
    since = until[acts.index(taken[0]) :]
    finished = [line for line in since if line["to_status"] in (3, 7, 9, 10)]
    done_on = finished[0]["at"][:10] if finished else None
    if done_on is not None and done_on < first:
        return []
    moved = [line["data"]["due_after"] for line in until if "due_after" in line["data"]]
    due_on = (moved[-1] or "")[:10] if moved else ""
    received_on = since[0]["at"][:10]
    came = "c6" if received_on < first else "c4" if dossier["channel"] == "online" else "c5"
    if done_on is None:
        waits = until[-1]["to_status"] in (5, 6, 8)
        return ["c3", came, "c11", "c13" if due_on and due_on < last and not waits else "c12"]
    if finished[0]["to_status"] == 7 or due_on in ("", done_on):
        return ["c3", came, "c7", "c9"]
    return ["c3", came, "c7", "c8" if done_on < due_on else "c10"]


def by_hand(
    dumped: Any, period: tuple[str, str], key: Callable[[dict[str, Any]], str]
) -> dict[str, dict[str, int]]:
    tallies: dict[str, Tally[str]] = defaultdict(Tally)
    for dossier in dumped["dossiers"]:
        columns = counted_by_hand(dossier, *period)
        if columns:
            tallies[key(dossier)].update(columns)
    return {name: {c: tally[c] for c in COLUMNS} for name, tally in tallies.items()}


def sector(dossier: dict[str, Any]) -> str:
    name: str = dossier["procedure"]["sector"]
    return name


@pytest.mark.parametrize("period", PERIODS, ids=lambda p: "..".join(p))
def test_the_form_agrees_with_an_independent_count(
    busy: Counter, dumped: Any, ask: Ask, period: tuple[str, str]
) -> None:
    answer = ask(busy, "ii06a", *period)
    rows = {row.pop("sector"): row for row in answer["rows"]}
    assert rows == by_hand(dumped, period, sector)
    everything = by_hand(dumped, period, lambda _: "").get("", dict.fromkeys(COLUMNS, 0))
    assert answer["total"] == everything
    assert (answer["form"], answer["office"]) == ("II.06a", "UBND phường Kỳ Lừa")
    assert (answer["from"], answer["to"]) == period


def test_the_two_months_hold_something_of_every_column(busy: Counter, ask: Ask) -> None:
    november = ask(busy, "ii06a", *PERIODS[1])["total"]
    assert all(november.values())
    assert len(ask(busy, "ii06a", *PERIODS[1])["rows"]) > 5


def test_shares_are_the_same_figures_by_procedure_sector_and_official(
    busy: Counter, dumped: Any, ask: Ask
) -> None:
    answer = ask(busy, "shares", *PERIODS[0])
    for group, key, own in (
        ("by_sector", sector, "sector"),
        ("by_procedure", lambda d: d["procedure"]["code"], "procedure"),
    ):
        expected = by_hand(dumped, PERIODS[0], key)
        assert {row[own]: row["done"] for row in answer[group]} == {
            name: row["c7"] for name, row in expected.items()
        }
    total = by_hand(dumped, PERIODS[0], lambda _: "")[""]
    said = answer["total"]
    assert said["received"] == total["c4"] + total["c5"]
    assert said["online_percent"] == pytest.approx(
        100 * total["c4"] / (total["c4"] + total["c5"]), abs=0.0501
    )
    assert said["overdue_percent"] == pytest.approx(100 * total["c10"] / total["c7"], abs=0.0501)
    ids = [row["official_id"] for row in answer["by_official"]]
    assert sorted(map(str, ids)) == sorted(str(official.id) for official in OFFICIALS)
    for name in ("received", "done", "open", "early", "on_time", "overdue", "open_overdue"):
        for group in ("by_sector", "by_procedure", "by_official"):
            assert sum(row[name] for row in answer[group]) == said[name]


def test_the_register_accounts_for_every_number(busy: Counter, dumped: Any, ask: Ask) -> None:
    first, last = PERIODS[0]
    answer = ask(busy, "register", first, last)
    rows = {row["code"]: row for row in answer["rows"]}
    assert [row["no"] for row in answer["rows"]] == list(range(1, len(rows) + 1))
    expected = {
        d["code"] or d["provisional_code"]: d
        for d in dumped["dossiers"]
        if any(
            first <= line["at"][:10] <= last
            for line in d["history"]
            if line["action"] in ("receive", "accept_online", "supplement_received")
        )
    }
    taken_in = {
        code
        for code, d in expected.items()
        if first
        <= next(
            line["at"]
            for line in d["history"]
            if line["action"] in ("receive", "accept_online", "supplement_received")
        )[:10]
    }
    assert set(rows) == taken_in
    numbers = {code for code in rows if code.startswith(f"{AGENCY}-{LENT_ON:%y%m%d}-0")}
    book = next(one for one in dumped["leases"] if one["day"] == LENT_ON.isoformat())
    assert len(numbers) == book["used"] + book["void"]
    voided = {code for code, row in rows.items() if row["mark"] == "hủy (nhập nhầm)"}
    assert voided == {
        code
        for code in taken_in
        for line in expected[code]["history"]
        if line["action"] == "void" and line["at"][:10] <= last
    }
    assert voided
    assert (answer["voided"], answer["dossiers"]) == (len(voided), len(rows) - len(voided))
    unmarked = [row for row in answer["rows"] if row["mark"] is None]
    total = ask(busy, "ii06a", first, last)["total"]
    assert len(unmarked) == total["c4"] + total["c5"]


def test_a_row_of_the_register_says_who_when_and_how(counter: Counter, ask: Ask) -> None:
    with counter.open() as runtime:
        dossier = receive(runtime)
    row = ask(counter, "register", str(TODAY), str(TODAY))["rows"][0]
    assert row == {
        "no": 1,
        "code": dossier.code,
        "provisional_code": None,
        "procedure_code": dossier.procedure.code,
        "procedure": dossier.procedure.name,
        "applicant": "Nông Thị Mẫu Đơn",
        "contact": "Khối 8, phường Kỳ Lừa, tỉnh Lạng Sơn, 0912345678",
        "agency": "UBND phường Kỳ Lừa",
        "received_at": "2026-11-25T08:30:00+07:00",
        "due_at": iso_local(dossier.due_at),
        "returned_at": None,
        "result_method": "Trực tiếp",
        "status": 2,
        "mark": None,
    }


def test_a_number_lost_to_a_power_cut_is_listed_until_a_dossier_bears_it(
    counter: Counter, ask: Ask
) -> None:
    with counter.open() as runtime:
        receive(runtime)
        for number in (1, 2):
            void = VoidNumberRow(
                agency_id=AGENCY, day=TODAY, number=number, reason="interrupted", noted_at=MORNING
            )
            runtime.store.write(lambda s, void=void: s.add(void))
    answer = ask(counter, "register", str(TODAY), str(TODAY))
    marks = {row["code"][-4:]: row["mark"] for row in answer["rows"]}
    assert marks == {
        "0001": None,
        "0002": "số bỏ trống: máy dừng giữa chừng khi đang lưu",
    }
    assert answer["unused_numbers"] == 1


def act(runtime: Runtime, dossier_id: str, action: Action, at: datetime) -> None:
    runtime.processing.act(
        Act(
            dossier_id=dossier_id,
            action=action,
            official=OFFICIAL,
            role=Role.COUNTER_OFFICIAL,
            at=at,
            data={} if action in NEEDS_NOTHING else {"reason": "Lý do thử"},
        )
    )


NEEDS_NOTHING = (Action.HAND_OVER, Action.RESULT_READY, Action.SUPPLEMENT_RECEIVED)
NEXT_DAY = datetime(2026, 11, 26, 2, 0, tzinfo=UTC)


def test_papers_added_later_are_no_second_reception(counter: Counter, ask: Ask) -> None:
    with counter.open() as runtime:
        dossier = receive(runtime)
        act(runtime, dossier.id, Action.REQUEST_SUPPLEMENT, NEXT_DAY)
        act(runtime, dossier.id, Action.SUPPLEMENT_RECEIVED, NEXT_DAY)
    assert len(ask(counter, "register", str(TODAY), str(TODAY))["rows"]) == 1
    assert ask(counter, "register", "2026-11-26", "2026-11-26")["rows"] == []
    assert ask(counter, "ii06a", "2026-11-26", "2026-11-26")["total"]["c6"] == 1


def test_an_act_of_another_counter_counts_where_it_was_done_not_when_it_came(
    counter: Counter, ask: Ask
) -> None:
    """The result was ready elsewhere before the line of the late hand-over reached us."""
    with counter.open() as runtime:
        dossier = receive(runtime)
        act(runtime, dossier.id, Action.HAND_OVER, MORNING)
        act(runtime, dossier.id, Action.RESULT_READY, NEXT_DAY)
        late = HistoryEntry(
            id=new_id(MORNING),
            dossier_id=dossier.id,
            action="hand_over",
            from_status=DossierStatus.RECEIVED,
            to_status=DossierStatus.PROCESSING,
            at=MORNING + timedelta(hours=1),
            official=OFFICIAL,
            device_no=2,
        )
        runtime.store.write(lambda s: add_history(s, [late]))
    total = ask(counter, "ii06a", str(TODAY), "2026-11-26")["total"]
    assert (total["c7"], total["c11"]) == (1, 0)


def test_a_dossier_voided_after_the_period_stays_in_its_figures(counter: Counter, ask: Ask) -> None:
    today, tomorrow = str(TODAY), "2026-11-26"
    with counter.open() as runtime:
        dossier = receive(runtime)
        before = ask(counter, "ii06a", today, today)
        act(runtime, dossier.id, Action.VOID, NEXT_DAY)
        assert ask(counter, "ii06a", today, today) == before
        assert ask(counter, "ii06a", today, tomorrow)["rows"] == []


def saved(counter: Counter, kind: str, file: Path, *, period: tuple[str, str]) -> bytes:
    form = file.suffix[1:]
    words = [kind, "--from", period[0], "--to", period[1], "--format", form, "--out", str(file)]
    assert made(counter, *words) == 0
    return file.read_bytes()


def test_the_spreadsheet_of_the_form_holds_the_head_and_numbers_as_numbers(
    busy: Counter, ask: Ask, tmp_path: Path
) -> None:
    saved(busy, "ii06a", tmp_path / "thang-11.xlsx", period=PERIODS[1])
    sheet = openpyxl.load_workbook(tmp_path / "thang-11.xlsx")["II.06a"]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    words = [value for row in cells for value in row if isinstance(value, str)]
    for said in (
        "Biểu số II.06a/VPCP/KSTT",
        "Đơn vị báo cáo: UBND phường Kỳ Lừa",
        "Kỳ báo cáo: Từ ngày 01/11/2026 đến ngày 30/11/2026",
        "Đơn vị tính: Số hồ sơ TTHC",
        "Trực tiếp, dịch vụ bưu chính",
        "(13)",
    ):
        assert said in words
    answer = ask(busy, "ii06a", *PERIODS[1])
    rows = [row for row in cells if isinstance(row[2], int)]
    assert [row[1:] for row in rows[:-1]] == [list(row.values()) for row in answer["rows"]]
    assert rows[-1] == [None, "Tổng số", *answer["total"].values()]
    assert [row[0] for row in rows[:-1]] == list(range(1, len(rows)))
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows


def test_the_spreadsheet_of_the_register_has_times_as_times_and_no_formula(
    busy: Counter, ask: Ask, tmp_path: Path
) -> None:
    saved(busy, "register", tmp_path / "so.xlsx", period=PERIODS[0])
    sheet = openpyxl.load_workbook(tmp_path / "so.xlsx").active
    assert sheet is not None
    cells = [list(row) for row in sheet.iter_rows()]
    listed = [row for row in cells if isinstance(row[0].value, int)]
    answer = ask(busy, "register", *PERIODS[0])["rows"]
    assert len(listed) == len(answer)
    for row, said in zip(listed, answer, strict=True):
        assert row[1].value.split("\n")[0] == said["code"]
        assert row[3].value == said["applicant"]
        received_at = datetime.fromisoformat(said["received_at"]).replace(tzinfo=None)
        assert row[6].value == received_at
        assert (said["mark"] or "") in row[1].value
    formulas = [row[3] for row in listed if row[3].value.startswith("=")]
    assert formulas
    assert all(cell.quotePrefix for cell in formulas), "it stays a text when it is edited"
    assert not any(cell.data_type == "f" for row in cells for cell in row)


def test_the_spreadsheet_of_shares_has_a_sheet_for_each_grouping(
    busy: Counter, ask: Ask, tmp_path: Path
) -> None:
    saved(busy, "shares", tmp_path / "ty-le.xlsx", period=PERIODS[1])
    workbook = openpyxl.load_workbook(tmp_path / "ty-le.xlsx")
    assert workbook.sheetnames == ["Theo lĩnh vực", "Theo thủ tục", "Theo cán bộ tiếp nhận"]
    total = list(ask(busy, "shares", *PERIODS[1])["total"].values())
    for sheet in workbook:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        assert next(row for row in rows if row[1] == "Tổng số")[2:] == total


def test_the_pdf_repeats_its_head_on_every_page_and_shows_every_number(
    busy: Counter, ask: Ask, tmp_path: Path
) -> None:
    pages = pages_as_text(saved(busy, "ii06a", tmp_path / "ii06a.pdf", period=PERIODS[1]))
    total = ask(busy, "ii06a", *PERIODS[1])["total"]
    assert len(pages) > 1
    assert "Biểu số II.06a/VPCP/KSTT" in pages[0]
    assert "Tổng số " + " ".join(map(str, total.values())) in " ".join(pages)
    for number, page in enumerate(pages, 1):
        assert f"Trang {number}/{len(pages)}" in page
    tables = [page for page in pages if "Hộ tịch" in page or "Đất đai" in page]
    assert all("Trực tiếp, dịch vụ bưu chính" in page for page in tables)


def test_the_pdf_of_the_register_and_of_the_shares_can_be_read(
    busy: Counter, ask: Ask, tmp_path: Path
) -> None:
    day = PERIODS[2]
    book = " ".join(pages_as_text(saved(busy, "register", tmp_path / "so.pdf", period=day)))
    answer = ask(busy, "register", *day)
    assert "SỔ THEO DÕI HỒ SƠ" in book
    assert f"Đã nhận {answer['dossiers']} hồ sơ;" in book
    for row in answer["rows"]:
        assert row["code"] in book.replace("- ", "-").replace(" -", "-")
    assert book.count("hủy (nhập nhầm)") == answer["voided"] + 1  # and once in the counts
    shares = " ".join(pages_as_text(saved(busy, "shares", tmp_path / "ty-le.pdf", period=day)))
    for caption in ("Theo lĩnh vực", "Theo thủ tục", "Theo cán bộ tiếp nhận"):
        assert caption in shares


def test_the_same_report_is_the_same_pdf(busy: Counter, tmp_path: Path) -> None:
    first, second = (
        saved(busy, "ii06a", tmp_path / f"{n}.pdf", period=PERIODS[0]) for n in range(2)
    )
    assert first == second


def test_a_file_of_json_says_what_stdout_says(busy: Counter, ask: Ask, tmp_path: Path) -> None:
    content = saved(busy, "shares", tmp_path / "ty-le.json", period=PERIODS[0])
    assert json.loads(content) == ask(busy, "shares", *PERIODS[0])


def test_a_period_that_is_not_over_says_so(counter: Counter, capsys: Any) -> None:
    assert made(counter, "ii06a", "--from", str(TODAY), "--to", str(TODAY)) == 0
    assert capsys.readouterr().err == ""
    assert made(counter, "ii06a", "--from", str(TODAY), "--to", "2026-11-30") == 0
    assert "chưa kết thúc" in capsys.readouterr().err


WRONG = [
    ["--from", "2026-11-02", "--to", "2026-11-01"],
    ["--from", "2026-02-30", "--to", "2026-11-01"],
    ["--from", "01/11/2026", "--to", "2026-11-30"],
    ["--from", "2026-11-01", "--to", "hôm nay"],
    ["--from", "٢٠٢٦-11-01", "--to", "2026-11-30"],
    ["--from", "0001-01-01", "--to", "9999-12-31"],
    ["--from", "2026-11-01", "--to", "2026-11-30T10:00"],
    ["--from", "2026-11-01"],
    ["--from", "2026-11-01", "--to", "2026-11-30", "--format", "docx"],
    ["--from", "2026-11-01", "--to", "2026-11-30", "--format", "xlsx"],
    ["--from", "2026-11-01", "--to", "2026-11-30", "--format", "pdf"],
]


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_a_wrong_period_gets_one_sentence_and_no_answer(
    arguments: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    try:
        code = main(["report", "--data-dir", str(tmp_path / "none"), "ii06a", *arguments])
    except SystemExit as stop:
        code = int(str(stop.code))
    said = capsys.readouterr()
    assert (code, said.out) == (2, "")
    assert said.err.count("\n") == 1
    assert said.err.strip().endswith(".")
    assert "…" not in said.err


def test_a_file_inside_the_data_folder_is_refused(counter: Counter) -> None:
    with pytest.raises(UserError, match="target_inside_data_dir"):
        saved(counter, "ii06a", counter.data_dir / "bao-cao.xlsx", period=PERIODS[0])
    assert not (counter.data_dir / "bao-cao.xlsx").exists()


def test_a_counter_that_joined_no_centre_is_told_so(tmp_path: Path) -> None:
    counter = empty_counter(tmp_path / "counter", morning())
    with pytest.raises(NotEnrolled):
        made(counter, "ii06a", "--from", str(TODAY), "--to", str(TODAY))


@pytest.fixture
def log_file(tmp_path: Path) -> Iterator[Path]:
    root = logging.getLogger("counter")
    before = (list(root.handlers), root.level, root.propagate)
    start_log(tmp_path / "logs")
    yield tmp_path / "logs" / "counter.log"
    for handler in set(root.handlers) - set(before[0]):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(before[1])
    root.propagate = before[2]


def test_the_log_tells_of_the_report_and_of_no_person(
    busy: Counter, tmp_path: Path, log_file: Path
) -> None:
    for kind in ("ii06a", "register", "shares"):
        for form in ("json", "xlsx", "pdf"):
            saved(busy, kind, tmp_path / f"tep.{form}", period=PERIODS[2])
    told = log_file.read_text(encoding="utf-8")
    assert told.count("report kind=") == 9
    for secret in ("Mẫu Đơn", "Thử Nghiệm", "Hoàng Văn", "Bích Hạnh", "0912345678", "Khối 8"):
        assert secret not in told


@pytest.mark.usefixtures("log_file")
def test_the_command_line_gives_the_answer_alone_on_stdout(
    counter: Counter, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    clock = tmp_path / "gio"
    FileClock(clock).set(MORNING)
    where = ["--data-dir", str(counter.data_dir), "--key-file", str(counter.place.key_file)]
    period = ["--from", "2026-11-01", "--to", str(TODAY)]
    assert main(["report", *where, "--clock-file", str(clock), "shares", *period]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["total"]["received"] == 0
    assert said.err == ""


def test_a_local_day_is_asked_for_whatever_the_zone(counter: Counter, ask: Ask) -> None:
    """23:30 in Vietnam is still that day, 00:30 is the next."""
    with counter.open() as runtime:
        for hour, minute in ((16, 30), (17, 30)):
            counter.clock.set(datetime(2026, 11, 26, hour, minute, tzinfo=UTC))
            receive(runtime)
    counts = [
        ask(counter, "ii06a", day, day)["total"]["c5"] for day in ("2026-11-26", "2026-11-27")
    ]
    assert counts == [1, 1]
    assert date.fromisoformat("2026-11-26") > TODAY
