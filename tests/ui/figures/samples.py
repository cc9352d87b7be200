"""Answers of every list, made by the program's own tables from invented dossiers."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.cash_sheet import cash_form
from app.report_cash import Takings, cash_report
from app.report_lists import list_report
from app.report_register import Register, RegisterRow
from app.report_tables import Counted, Heading, ii06a_report, ii06a_rows, shares_report
from models.domain.calendar import DEFAULT_HOURS
from models.domain.cash import Taking, by_official
from models.domain.clock import iso_local
from models.domain.dossier import Channel
from models.domain.fees import FeeLine, PaymentMethod
from models.domain.figures import Came, Placed, Stands
from models.queries.report_rows import ReportDossier
from printing.inputs import FormInput
from tests.builders import joined
from ui.figures.contract import Answer, Asked, Sheet

HANH, THU = "Lò Thị Bích Hạnh", "Hoàng Văn Thử"
_PROCEDURES = (
    ("1.001193", "Đăng ký khai sinh", "Hộ tịch"),
    ("1.004873", "Cấp Giấy xác nhận tình trạng hôn nhân", "Hộ tịch"),
    (
        "2.000815",
        "Chứng thực bản sao từ bản chính giấy tờ, văn bản do cơ quan, tổ chức cấp",
        "Chứng thực",
    ),
    ("1.012749", "Đăng ký đất đai, cấp giấy chứng nhận lần đầu", "Đất đai"),
    ("1.000419", "Đăng ký khai tử lưu động", "Hộ tịch"),
)
_NAMES = ("Nguyễn Văn Mẫu", "Hứa Thị Kiểm", "Trần Thị Thử Nghiệm Tên Rất Dài", "Đặng Văn Ví Dụ")


def sample_answer(asked: Asked, now: datetime, *, rows: int = 14) -> Answer:
    """The list that was asked for; `rows` 0 gives one of days on which nothing happened."""
    heading = Heading(joined(), asked.period)
    if asked.sheet is Sheet.CASH:
        return _cash(asked, now, heading, rows)
    if asked.sheet is Sheet.REGISTER:
        register = _register(heading, now, rows)
        form = register.form(asked.period.to_on)
        return Answer(asked=asked, report=register.report(), form=form, read_at=now)
    if asked.sheet in (Sheet.HAND_OVER, Sheet.RESULTS):
        form = _list(asked.sheet, now, rows)
        return Answer(asked=asked, report=list_report(heading, form), form=form, read_at=now)
    dossiers = _counted(rows)
    if asked.sheet is Sheet.II06A:
        report = ii06a_report(heading, *ii06a_rows(dossiers))
    else:
        report = shares_report(heading, dossiers)
    return Answer(asked=asked, report=report, form=None, read_at=now)


def _register(heading: Heading, now: datetime, rows: int) -> Register:
    listed = [
        RegisterRow(
            code=f"H37.15-261125-{number:04d}",
            provisional_code="TMP-15-2-000004" if number == 4 else None,
            procedure=_PROCEDURES[number % 5][1],
            applicant=_NAMES[number % 4],
            contact="Thôn Mẫu, xã Đồng Đăng, tỉnh Lạng Sơn, 0912345678",
            agency="UBND xã Đồng Đăng",
            received_at=now + timedelta(minutes=number),
            due_at=now + timedelta(days=3),
            returned_at=now + timedelta(days=2) if number % 3 == 0 else None,
            result_method="Trực tiếp",
            mark="hủy (nhập nhầm)" if number == 6 else None,
        )
        for number in range(1, rows + 1)
    ]
    return Register(heading=heading, rows=tuple(listed), dossiers=rows, voided=0, unused=0)


def _list(sheet: Sheet, now: datetime, rows: int) -> FormInput:
    listed = [
        {
            "code": f"H37.15-261125-{number:04d}",
            "procedure_name": _PROCEDURES[number % 5][1],
            "applicant_name": _NAMES[number % 4],
            "received_at": iso_local(now),
            "papers": "03 loại giấy tờ",
        }
        if sheet is Sheet.HAND_OVER
        else {
            "code": f"H37.15-261125-{number:04d}",
            "procedure_name": _PROCEDURES[number % 5][1],
            "result": "Giấy khai sinh, số 12",
            "holder_name": _NAMES[number % 4],
            "holder_address": "Thôn Mẫu, xã Đồng Đăng, tỉnh Lạng Sơn",
            "post_mark": "Có" if number % 4 == 0 else "",
        }
        for number in range(1, rows + 1)
    ]
    table = "dossiers" if sheet is Sheet.HAND_OVER else "results"
    return FormInput(form=str(sheet), values={}, rows={table: listed})


def _counted(rows: int) -> list[Counted]:
    came, stands = list(Came), list(Stands)
    return [
        Counted(
            ReportDossier(
                id=f"d-{number}",
                code=None,
                provisional_code=None,
                procedure_code=_PROCEDURES[number % 5][0],
                procedure_name=_PROCEDURES[number % 5][1],
                sector=_PROCEDURES[number % 5][2],
                channel=Channel.COUNTER,
                due_at=None,
            ),
            Placed(came[number % 3], stands[number * 7 % 5]),
            f"o-{number % 2}",
            (HANH, THU)[number % 2],
        )
        for number in range(rows * 90)
    ]


def _cash(asked: Asked, now: datetime, heading: Heading, rows: int) -> Answer:
    found = tuple(_taking(number, now) for number in range(1, rows + 1))
    mine = tuple(t for t in found if asked.cashier in (None, t.official))
    takings = Takings(
        mine,
        {taking.dossier_id: f"H37.15-261125-{taking.dossier_id:>04}" for taking in mine},
        {taking.dossier_id: _NAMES[int(taking.dossier_id) % 4] for taking in mine},
        DEFAULT_HOURS,
    )
    return Answer(
        asked=asked,
        report=cash_report(heading, takings),
        form=cash_form(heading, takings, asked.cashier, now),
        read_at=now,
        cash=takings.cash,
        cashiers=tuple(by_official(found)),
    )


def _taking(number: int, now: datetime) -> Taking:
    at = now - timedelta(minutes=200 - number)
    official = (HANH, THU)[number % 2]
    if number % 7 == 0:
        line = FeeLine(name="Lệ phí hộ tịch", amount_vnd=8_000, exempt_reason="Người cao tuổi")
    else:
        line = FeeLine(
            name="Phí chứng thực" if number % 3 else "Lệ phí cấp giấy chứng nhận",
            amount_vnd=2_000 * number if number % 3 else 1_250_000,
            paid_at=at,
            method=list(PaymentMethod)[number % 4 % 3],
            receipt_number=None if number % 5 == 0 else f"BL-{number:07d}",
            taken_by=official,
        )
    return Taking(dossier_id=str(number), at=at, official=official, line=line)
