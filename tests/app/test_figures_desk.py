"""The lists of the window on a real store: the same figures as the report verb, true paper."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.figures_desk import FiguresDesk
from app.runtime import Runtime
from app.verbs import report
from models.domain.cash_count import CashCount
from models.domain.dossier import OfficialRef
from models.domain.fees import FeeLine, PaymentMethod
from models.domain.figures import Period
from models.domain.workflow import Action, Role
from models.errors import NoPrinter, SpoolFailed, UserError
from models.queries.cash_book import takings_between
from models.services.processing import Act
from tests.app.busy_counter import busy_counter
from tests.builders import TODAY, Counter, person, receive
from tests.printing.conftest import pages_as_text
from ui.desk import PrinterChoice
from ui.figures.contract import Asked, Sheet

OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))
NOT_COUNTED = CashCount()
THU = OfficialRef(None, "Hoàng Văn Thử")


class Printer:
    """Takes paper; `name` None: none was chosen; `broken`: it refuses."""

    def __init__(self) -> None:
        self.name: str | None = "Máy in thử"
        self.broken = False
        self.sheets: list[tuple[bytes, str]] = []

    def choice(self) -> PrinterChoice:
        return PrinterChoice(self.name, "A5")

    def print_pdf(self, pdf: bytes, _printer: str, paper: str) -> bool:
        if self.broken:
            raise SpoolFailed(reason="test")
        self.sheets.append((pdf, paper))
        return True


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Counter:
    return busy_counter(tmp_path_factory.mktemp("busy") / "counter", dossiers=80, seed=11)


@pytest.fixture(scope="module")
def worked(busy: Counter) -> Iterator[Runtime]:
    with busy.open(writing=False) as runtime:
        yield runtime


@pytest.fixture
def printer() -> Printer:
    return Printer()


def desk_of(runtime: Runtime, printer: Printer) -> FiguresDesk:
    return FiguresDesk(runtime, printer.choice, printer.print_pdf)


def json_of(runtime: Runtime, kind: str) -> Any:
    """What the verb of the command line counts."""
    heading = report.Heading(runtime.store.read(report.enrolment), OCTOBER)
    return runtime.store.read(lambda s: report._KINDS[kind](s, heading, TODAY)).as_json()


def test_the_window_counts_what_the_command_line_counts(worked: Runtime, printer: Printer) -> None:
    desk = desk_of(worked, printer)
    register = desk.read(Asked(sheet=Sheet.REGISTER, period=OCTOBER)).report.tables[0]
    rows = json_of(worked, "register")["rows"]
    assert len(rows) > 20
    assert [str(row[1]).split("\n")[0] for row in register.rows] == [row["code"] for row in rows]
    figures = desk.read(Asked(sheet=Sheet.II06A, period=OCTOBER)).report.tables[0]
    total = json_of(worked, "ii06a")["total"]
    assert figures.rows[-1][2:] == tuple(total.values())
    shares = desk.read(Asked(sheet=Sheet.SHARES, period=OCTOBER)).report.tables
    listed = json_of(worked, "shares")
    assert [len(table.rows) - 1 for table in shares] == [
        len(listed[f"by_{group}"]) for group in ("sector", "procedure", "official")
    ]


@pytest.mark.parametrize("sheet", list(Sheet))
def test_every_list_can_be_printed_and_saved_both_ways(
    worked: Runtime, printer: Printer, tmp_path: Path, sheet: Sheet
) -> None:
    desk = desk_of(worked, printer)
    answer = desk.read(Asked(sheet=sheet, period=OCTOBER))
    slip = desk.print(answer, NOT_COUNTED)
    ((pdf, paper),) = printer.sheets
    assert (paper, slip.printer, slip.certain) == ("A4", "Máy in thử", True)
    assert pages_as_text(pdf)
    desk.save(answer, NOT_COUNTED, tmp_path / "so.pdf")
    assert (tmp_path / "so.pdf").read_bytes() == pdf
    desk.save(answer, NOT_COUNTED, tmp_path / "so.XLSX")
    book = openpyxl.load_workbook(tmp_path / "so.XLSX")
    assert book.sheetnames == [table.caption for table in answer.report.tables]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["so.XLSX", "so.pdf"]


def test_what_went_out_and_what_came_back_is_listed_by_the_acts_of_the_days(
    worked: Runtime, printer: Printer
) -> None:
    desk = desk_of(worked, printer)
    for sheet, action in ((Sheet.HAND_OVER, "hand_over"), (Sheet.RESULTS, "result_ready")):
        answer = desk.read(Asked(sheet=sheet, period=OCTOBER))
        assert answer.form is not None
        (rows,) = answer.form.rows.values()
        assert 0 < len(rows) == len(answer.report.tables[0].rows), action
        assert answer.report.tables[0].rows[0][1] == rows[0]["code"]


def test_a_file_goes_neither_into_the_data_folder_nor_under_another_kind(
    worked: Runtime, printer: Printer, tmp_path: Path
) -> None:
    desk = desk_of(worked, printer)
    answer = desk.read(Asked(sheet=Sheet.II06A, period=OCTOBER))
    inside = worked.folder.path / "so.xlsx"
    with pytest.raises(UserError, match="target_inside_data_dir"):
        desk.save(answer, NOT_COUNTED, inside)
    assert not inside.exists()
    for name in ("so.docx", "so", "store.mcbackup"):
        with pytest.raises(UserError, match="figures_file_kind"):
            desk.save(answer, NOT_COUNTED, tmp_path / name)
    with pytest.raises(UserError, match="file_unwritable"):
        desk.save(answer, NOT_COUNTED, tmp_path / "không có" / "so.pdf")
    assert list(tmp_path.iterdir()) == []


def test_without_a_printer_or_with_a_broken_one_it_is_said(
    worked: Runtime, printer: Printer
) -> None:
    desk = desk_of(worked, printer)
    answer = desk.read(Asked(sheet=Sheet.SHARES, period=OCTOBER))
    printer.broken = True
    with pytest.raises(SpoolFailed):
        desk.print(answer, NOT_COUNTED)
    printer.name = None
    with pytest.raises(NoPrinter):
        desk.print(answer, NOT_COUNTED)


def paid(amount_vnd: int, method: PaymentMethod, by: str, number: str | None) -> dict[str, Any]:
    return {
        "name": "Lệ phí thử",
        "amount_vnd": amount_vnd,
        "method": str(method),
        "taken_by": by,
        "receipt_number": number,
    }


@pytest.fixture
def shift(counter: Counter) -> Iterator[Runtime]:
    """A morning with money: cash and a transfer taken, one fee excused."""
    with counter.open() as runtime:
        owed = FeeLine(name="Lệ phí thử", amount_vnd=25_000)
        for fee, official in (
            (paid(25_000, PaymentMethod.CASH, "Lò Thị Bích Hạnh", "26TAA-1"), None),
            (paid(40_000, PaymentMethod.CASH, THU.name, None), THU),
            (paid(70_000, PaymentMethod.ONLINE, THU.name, None), THU),
        ):
            counter.clock.advance(timedelta(minutes=10))
            line = replace(owed, amount_vnd=fee["amount_vnd"])
            dossier = receive(runtime, applicant=person(), fees=(line,))
            runtime.processing.act(
                Act(
                    dossier_id=dossier.id,
                    action=Action.TAKE_FEE,
                    official=official or OfficialRef(None, "Lò Thị Bích Hạnh"),
                    role=Role.COUNTER_OFFICIAL,
                    data={"fees": [{k: v for k, v in fee.items() if v is not None}]},
                )
            )
        receive(runtime, fees=(replace(owed, exempt_reason="Người cao tuổi"),))
        yield runtime


def test_the_takings_of_a_shift_are_counted_and_go_on_the_sheet_with_the_drawer(
    shift: Runtime, printer: Printer, tmp_path: Path
) -> None:
    desk = desk_of(shift, printer)
    answer = desk.read(Asked(sheet=Sheet.CASH, period=Period(TODAY, TODAY)))
    officials, shifts, movements, adjust, waiting = answer.report.tables
    assert [row[1:] for row in officials.rows] == [
        ("Hoàng Văn Thử", 40_000, 0, 70_000, 110_000, 0, 0, 110_000, 2, 2),
        ("Lò Thị Bích Hạnh", 25_000, 0, 0, 25_000, 25_000, 0, 25_000, 1, 0),
        ("Tổng số", 65_000, 0, 70_000, 135_000, 25_000, 0, 135_000, 3, 2),
    ]
    assert [row[1] for row in shifts.rows] == ["25/11/2026, ca 1 (từ 07:00)", "Tổng số"]
    assert [row[3:8] for row in movements.rows] == [
        (25_000, None, None, None, None),
        (40_000, None, None, None, None),
        (None, None, 70_000, None, None),
        (None, None, None, 25_000, None),
        (65_000, 0, 70_000, 25_000, 0),
    ]
    assert {row[9] for row in movements.rows[:-1]} == {"Nông Thị Mẫu Đơn"}
    assert movements.rows[3][-1] == "Miễn, giảm: Người cao tuổi"
    assert (len(adjust.rows), len(waiting.rows)) == (1, 3)
    count = CashCount(500_000, 564_000)
    desk.print(answer, count)
    text = " ".join(pages_as_text(printer.sheets[0][0]))
    for words in (
        "Tiền mặt đầu ca: 500.000 đồng",
        "Thu tiền mặt: 65.000 đồng",
        "135.000 đồng",
        "Tiền mặt đếm được cuối ca: 564.000 đồng",
        "Phải có trong két: 565.000 đồng",
        "Chênh lệch: -1.000 đồng",
        "từ ngày 01/01/2027 chỉ có biên lai điện tử",
    ):
        assert words in text
    desk.save(answer, count, tmp_path / "tien-thu.xlsx")
    counted = openpyxl.load_workbook(tmp_path / "tien-thu.xlsx")["Kiểm tiền mặt"]
    amounts = [row[1].value for row in counted.iter_rows() if isinstance(row[1].value, int)]
    assert amounts == [500_000, 65_000, 0, 565_000, 564_000, -1_000]


def test_what_went_back_leaves_the_drawer_and_its_receipt_is_named(
    shift: Runtime, printer: Printer, tmp_path: Path
) -> None:
    ((dossier_id, line),) = [
        (taking.dossier_id, taking.line)
        for taking in shift.store.read(lambda s: takings_between(s, TODAY, TODAY))
        if taking.line.receipt_number == "26TAA-1"
    ]
    fee = {"name": line.name, "amount_vnd": line.amount_vnd, "right_vnd": 8_000}
    shift.processing.act(
        Act(
            dossier_id=dossier_id,
            action=Action.REFUND_FEE,
            official=THU,
            role=Role.COUNTER_OFFICIAL,
            data={"fees": [fee], "reason": "Thu thừa"},
        )
    )
    desk = desk_of(shift, printer)
    answer = desk.read(Asked(sheet=Sheet.CASH, period=Period(TODAY, TODAY)))
    officials, _shifts, movements, adjust, waiting = answer.report.tables
    assert officials.rows[-1][2:9] == (73_000, 0, 70_000, 143_000, 25_000, 25_000, 118_000)
    (back,) = [row for row in movements.rows[:-1] if row[7] == 25_000]
    assert "Thu thừa. Biên lai số 26TAA-1 phải điều chỉnh" in str(back[-1])
    assert [row[5] for row in adjust.rows[:-1]] == ["26TAA-1"]
    assert len(waiting.rows) == 4
    desk.print(answer, CashCount(0, 48_000))
    text = " ".join(pages_as_text(printer.sheets[0][0]))
    for words in (
        "Hoàn lại: 25.000 đồng trong đó tiền mặt: 25.000 đồng",
        "Còn lại sau hoàn: 118.000 đồng",
        "Phải có trong két: 48.000 đồng",
        "Chênh lệch: 0 đồng",
        "do cơ quan thu điều chỉnh trên hệ thống của mình",
    ):
        assert words in text
    desk.save(answer, NOT_COUNTED, tmp_path / "tien-thu.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "tien-thu.xlsx")["Chờ số biên lai"]
    assert "31/12/2026" in str([row[0].value for row in sheet.iter_rows()][-1])


def test_the_sheet_of_one_official_has_her_takings_and_her_name_alone(
    shift: Runtime, printer: Printer
) -> None:
    desk = desk_of(shift, printer)
    asked = Asked(sheet=Sheet.CASH, period=Period(TODAY, TODAY), cashier="Lò Thị Bích Hạnh")
    answer = desk.read(asked)
    assert answer.cash is not None
    assert answer.cash.taken_vnd == 25_000
    assert answer.cashiers == ("Hoàng Văn Thử", "Lò Thị Bích Hạnh")
    assert answer.form is not None
    assert answer.form.values["shift_name"] == "Lò Thị Bích Hạnh"
    assert answer.form.values["official_name"] == "Lò Thị Bích Hạnh"
    assert [row["fee_name"] for row in answer.form.rows["payments"]] == ["Lệ phí thử"] * 2


def test_what_is_printed_later_is_what_was_read_before(shift: Runtime, printer: Printer) -> None:
    desk = desk_of(shift, printer)
    answer = desk.read(Asked(sheet=Sheet.REGISTER, period=Period(TODAY, TODAY)))
    desk.print(answer, NOT_COUNTED)
    receive(shift)
    desk.print(answer, NOT_COUNTED)
    assert printer.sheets[0] == printer.sheets[1]
    assert len(desk.read(answer.asked).report.tables[0].rows) == 5


def test_no_name_and_no_path_is_written_to_the_log(
    shift: Runtime, printer: Printer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    desk = desk_of(shift, printer)
    answer = desk.read(
        Asked(sheet=Sheet.CASH, period=Period(TODAY, TODAY), cashier="Lò Thị Bích Hạnh")
    )
    desk.print(answer, NOT_COUNTED)
    desk.save(answer, NOT_COUNTED, tmp_path / "Bích Hạnh.pdf")
    said = json.dumps([record.getMessage() for record in caplog.records], ensure_ascii=False)
    assert "sheet=cash" in said
    assert "Hạnh" not in said
