"""The guidance sheet says what the office knows of a procedure, and no more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.forms.of_procedure import guidance
from models.domain.calendar import WorkCalendar
from models.domain.procedure import (
    ChannelTerms,
    LocalFee,
    Procedure,
    RequiredDocument,
    TimeLimit,
    TimeUnit,
)
from models.domain.questions import CaseAnswer, CaseQuestion
from printing.inputs import FormInput
from tests.builders import joined

DAY = date(2026, 11, 25)
TIME = TimeLimit(3, TimeUnit.WORKING_DAY)
PLAIN = Procedure(
    code="9.000001",
    name="Thủ tục thử",
    sector="Thử",
    version="1",
    time_limit=TIME,
    time_verified=True,
    channels=("counter", "online"),
    results=("Giấy thử",),
)


def sheet(**changed: object) -> FormInput:
    return guidance(replace(PLAIN, **changed), joined(), WorkCalendar(), DAY)


def value(name: str, **changed: object) -> str:
    return sheet(**changed).values[name]


def test_a_time_nobody_confirmed_says_so_on_the_wall() -> None:
    assert value("time_limit") == "03 ngày làm việc"
    assert value("time_limit", time_verified=False) == "03 ngày làm việc (chưa xác minh)"
    assert value("time_limit", time_limit=None, time_verified=False) == ""


def test_channels_with_other_times_are_named_each() -> None:
    terms = (ChannelTerms("online", TimeLimit(2, TimeUnit.WORKING_DAY)),)
    assert value("time_limit", terms=terms) == (
        "03 ngày làm việc (tại quầy); 02 ngày làm việc (trực tuyến trên Cổng Dịch vụ công quốc gia)"
    )


def test_fees_are_those_of_the_province_on_this_day() -> None:
    fees = (
        LocalFee(name="Lệ phí A, B", amount_vnd=14000, source="NQ", valid_until=DAY),
        LocalFee(name="Cũ", amount_vnd=1, source="NQ", valid_until=date(2026, 11, 24)),
    )
    assert value("fee_words", local_fees=fees) == "Lệ phí A, B: 14.000 đồng"


def test_no_fee_is_told_from_a_fee_that_is_not_known() -> None:
    assert value("fee_words", fee_vnd=0) == "Không thu"
    assert value("fee_words") == ""
    assert value("fee_words", fee_note="Tỉnh quy định") == "Tỉnh quy định"


def test_papers_name_their_case_and_leave_out_what_nobody_is_asked_for() -> None:
    answers = (CaseAnswer("a", "Quân đội"), CaseAnswer("b", "Công an"))
    documents = (
        RequiredDocument("Tờ khai", originals=1, copies=2),
        RequiredDocument("Giấy giới thiệu", when=("a", "b")),
        RequiredDocument("Căn cước", present_only=True),
        RequiredDocument("Phiếu trình", internal=True),
        RequiredDocument("Lời dẫn của nguồn", note=True),
    )
    questions = (CaseQuestion("q", "Lực lượng nào?", answers),)
    rows = sheet(documents=documents, questions=questions).rows["papers"]
    assert [row["name"] for row in rows] == ["Tờ khai", "Giấy giới thiệu", "Căn cước"]
    assert (rows[0]["originals"], rows[0]["copies"], rows[0]["note"]) == ("1", "2", "")
    assert rows[1]["note"] == "Trường hợp: Quân đội / Công an"
    assert rows[2]["present_only"] == "yes"


def test_the_qr_holds_the_code_of_the_procedure_and_hours_come_from_the_calendar() -> None:
    form = sheet()
    assert (form.qr_text, form.code) == ("9.000001", "")
    assert form.values["office_hours"] == "07:00 đến 11:30, 13:30 đến 17:00"
    assert form.values["issued_on"] == "2026-11-25"
