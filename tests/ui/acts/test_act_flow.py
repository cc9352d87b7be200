"""Every act of the table can be done from its sheet, with the words it needs and no others."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from models.domain.dossier import Dossier, DossierStatus
from models.domain.fees import FeeLine, PaymentMethod
from models.domain.workflow import TRANSITIONS, Action, Role
from models.services.officials import Official
from tests.ui.acts.stage import Stage
from tests.ui.doubles import ImmediateTasks, PlainFeed
from tests.ui.fake_desk import COPIES, MARITAL, MAU, MORNING, THU, FakeDesk, sample_dossier
from ui.acts.fee_lines import FeeTyped, Settle
from ui.acts.presenter import ActFlow
from ui.acts.sheets import SHEETS, TURNING_AWAY
from ui.detail.acts import apology_is_due, offered_acts
from ui.session import Session

_S = DossierStatus
FEE = FeeLine(name="Lệ phí hộ tịch", amount_vnd=15_000)


class Counter:
    """One dossier in some status and somebody at the keyboard."""

    def __init__(self, dossier: Dossier, official: Official = MAU) -> None:
        self.dossier = dossier
        self.desk = FakeDesk([dossier], feed=PlainFeed())
        self.stage = Stage()
        self.done: list[tuple[Action, Dossier]] = []
        session = Session()
        session.sign_in(official)
        self.flow = ActFlow(
            self.stage,
            self.desk,
            ImmediateTasks(),
            session,
            lambda action, after: self.done.append((action, after)),
        )

    def open(self, action: Action) -> dict[str, Any]:
        self.flow.begin(action, self.dossier)
        assert self.stage.sheet is not None
        return dict(self.stage.sheet.values)

    def after(self) -> Dossier:
        return self.desk.store[self.dossier.id]


def in_status(status: DossierStatus, **more: Any) -> Dossier:
    return replace(sample_dossier(status=status, procedure=MARITAL), **more)


def test_every_row_of_the_table_has_a_sheet_and_no_sheet_is_without_a_row() -> None:
    with_dossier = {row.action for row in TRANSITIONS if row.from_statuses - {None}}
    without = {row.action for row in TRANSITIONS if None in row.from_statuses}
    assert set(SHEETS) == with_dossier
    assert set(TURNING_AWAY) == without - {Action.RECEIVE}


CASES: list[tuple[Action, DossierStatus, Official, dict[str, Any], DossierStatus]] = [
    (Action.ACCEPT_ONLINE, _S.NEW_ONLINE, MAU, {}, _S.RECEIVED),
    (Action.HAND_OVER, _S.RECEIVED, MAU, {"to": "Lý Văn Thử"}, _S.PROCESSING),
    (Action.SUPPLEMENT_RECEIVED, _S.SUPPLEMENT_REQUESTED, MAU, {}, _S.RECEIVED),
    (Action.PAYMENT_DONE, _S.FINANCIAL_DUTY, MAU, {}, _S.PROCESSING),
    (
        Action.RESULT_READY,
        _S.PROCESSING,
        THU,
        {"result_number": "12/GXN", "signed_on": "24/11/2026", "signer": "Nông Thị Ví Dụ"},
        _S.RESULT_READY,
    ),
    (
        Action.REQUEST_SUPPLEMENT,
        _S.RECEIVED,
        MAU,
        {"items": "Ảnh 3x4", "complete_by": "30/11/26", "contact": "Hoàng Thị Mẫu"},
        _S.SUPPLEMENT_REQUESTED,
    ),
    (Action.REQUEST_PAYMENT, _S.PROCESSING, THU, {"reason": "Nộp lệ phí"}, _S.FINANCIAL_DUTY),
    (
        Action.EXTEND,
        _S.PROCESSING,
        THU,
        {"reason": "Chờ xác minh", "due_at": "04/12/2026"},
        _S.PROCESSING,
    ),
    (Action.RESUME, _S.STOPPED, THU, {}, _S.PROCESSING),
    (Action.STOP, _S.PROCESSING, THU, {"reason": "Có đơn khiếu nại"}, _S.STOPPED),
    (Action.WITHDRAW, _S.PROCESSING, MAU, {"reason": "Người nộp đổi ý"}, _S.WITHDRAWN),
    (Action.REFUSE, _S.NEW_ONLINE, MAU, {"reason": "Không đúng thẩm quyền"}, _S.NOT_ACCEPTED),
    (Action.RETURN_RESULT, _S.RESULT_READY, MAU, {"slip_returned": True}, _S.RETURNED),
    (Action.VOID, _S.RECEIVED, MAU, {"reason": "Nhập nhầm người"}, _S.NOT_ACCEPTED),
]


@pytest.mark.parametrize(("action", "status", "official", "typed", "to"), CASES)
def test_an_act_is_done_with_what_its_sheet_gathers(
    action: Action,
    status: DossierStatus,
    official: Official,
    typed: dict[str, Any],
    to: DossierStatus,
) -> None:
    counter = Counter(in_status(status), official)
    values = counter.open(action)
    counter.flow.do(values | typed)
    assert counter.stage.problems == []
    assert counter.stage.stops == []
    assert [done for done, _after in counter.done] == [action]
    assert counter.after().status is to
    assert counter.stage.sheet is None


def test_a_day_is_typed_as_people_type_it_and_kept_as_the_file_of_acts_has_it() -> None:
    counter = Counter(in_status(_S.RECEIVED))
    counter.open(Action.REQUEST_SUPPLEMENT)
    counter.flow.do({"items": "Ảnh 3x4\nTờ khai", "complete_by": "5/1/27"})
    data = counter.after().history[-1].data
    assert data["complete_by"] == "2027-01-05"
    assert data["items"] == ["Ảnh 3x4", "Tờ khai"]


def test_what_is_no_day_is_told_under_its_field_and_nothing_is_done() -> None:
    counter = Counter(in_status(_S.PROCESSING))
    counter.open(Action.EXTEND)
    counter.flow.do({"reason": "Chờ xác minh", "due_at": "31/02/2027"})
    assert counter.stage.problems == [("due_at", "day_unreadable")]
    assert counter.after() == counter.dossier
    assert counter.stage.sheet is not None


def test_a_second_supplement_is_stopped_and_passes_with_the_reason_of_the_exception() -> None:
    counter = Counter(in_status(_S.RECEIVED))
    counter.open(Action.REQUEST_SUPPLEMENT)
    counter.flow.do({"items": "Ảnh 3x4"})
    counter.dossier = counter.after()
    counter.open(Action.SUPPLEMENT_RECEIVED)
    counter.flow.do({})
    counter.dossier = counter.after()
    counter.open(Action.REQUEST_SUPPLEMENT)
    counter.flow.do({"items": "Tờ khai"})
    assert counter.stage.stops == [("second_supplement", True)]
    assert counter.after() == counter.dossier
    counter.flow.do({"items": "Tờ khai", "override_reason": "Giấy nộp lần một bị rách"})
    assert counter.after().status is _S.SUPPLEMENT_REQUESTED
    assert counter.after().history[-1].data["override_reason"] == "Giấy nộp lần một bị rách"


def test_what_no_reason_lets_pass_asks_for_none() -> None:
    counter = Counter(in_status(_S.RECEIVED))
    counter.open(Action.RETURN_AT_ONCE)
    counter.flow.do({"receiver": "Nguyễn Văn Mẫu"})
    assert counter.stage.stops == [("not_on_the_spot", False)]


def test_a_correction_sends_only_what_was_changed_and_keeps_what_it_replaced() -> None:
    counter = Counter(in_status(_S.PROCESSING))
    values = counter.open(Action.CORRECT)
    values |= {"full_name": "Nguyễn Văn Mậu", "phone": "0987 654 321", "reason": "Gõ sai tên"}
    counter.flow.typed(values)
    shown = [(one.key, one.before, one.after) for one in counter.stage.changes]
    assert shown == [
        ("full_name", "Nguyễn Văn Mẫu", "Nguyễn Văn Mậu"),
        ("phone", "0912345678", "0987 654 321"),
    ]
    counter.flow.do(values)
    after = counter.after()
    assert after.applicant.full_name == "Nguyễn Văn Mậu"
    assert after.applicant.phone == "0987654321"
    assert after.papers == counter.dossier.papers
    data = after.history[-1].data
    assert set(data["fields"]) == {"applicant"}
    assert set(data["fields"]["applicant"]) == {"full_name", "phone"}
    assert data["before"]["applicant"]["full_name"] == "Nguyễn Văn Mẫu"


def test_a_corrected_number_that_cannot_be_stands_under_its_field() -> None:
    counter = Counter(in_status(_S.PROCESSING))
    values = counter.open(Action.CORRECT)
    counter.flow.do(values | {"personal_id": "02009", "reason": "Gõ sai số"})
    assert [field for field, _code in counter.stage.problems] == ["personal_id"]
    assert counter.after() == counter.dossier


def test_corrected_papers_keep_the_counts_of_those_that_stay() -> None:
    counter = Counter(in_status(_S.PROCESSING))
    values = counter.open(Action.CORRECT)
    counter.flow.do(values | {"papers": values["papers"] + "\nẢnh 3x4", "reason": "Nộp thêm"})
    assert counter.after().papers[:-1] == counter.dossier.papers
    assert counter.after().papers[-1].name == "Ảnh 3x4"


def test_a_correction_without_a_change_is_refused_in_words() -> None:
    counter = Counter(in_status(_S.PROCESSING))
    values = counter.open(Action.CORRECT)
    counter.flow.do(values | {"reason": "Xem lại"})
    assert counter.stage.stops == [("invalid", False)]
    assert counter.after() == counter.dossier


def test_fees_that_are_owed_are_proposed_and_each_is_paid_or_excused() -> None:
    second = FeeLine(name="Phí xác minh", amount_vnd=8_000)
    counter = Counter(in_status(_S.RECEIVED, fees=(FEE, second)))
    lines = counter.open(Action.TAKE_FEE)["fees"]
    assert [(line.name, line.amount) for line in lines] == [
        ("Lệ phí hộ tịch", "15000"),
        ("Phí xác minh", "8000"),
    ]
    paid = replace(lines[0], words="AA/26E-0000012")
    excused = replace(lines[1], settle=Settle.EXEMPT)
    counter.flow.do({"fees": (paid, excused)})
    assert counter.stage.problems == [("fees", "exempt_reason_missing")]
    excused = replace(excused, words="Người cao tuổi")
    counter.flow.do({"fees": (paid, excused), "method": "transfer"})
    first, last = counter.after().fees
    assert (first.paid_at, first.receipt_number, first.method) == (
        MORNING,
        "AA/26E-0000012",
        "transfer",
    )
    assert (last.paid_at, last.exempt_reason) == (None, "Người cao tuổi")


def test_a_fee_left_for_later_stays_owed() -> None:
    counter = Counter(in_status(_S.RECEIVED, fees=(FEE,)))
    lines = counter.open(Action.TAKE_FEE)["fees"]
    counter.flow.do({"fees": tuple(replace(line, settle=Settle.OPEN) for line in lines)})
    assert counter.stage.problems == [("fees", "fees_missing")]
    assert counter.after().fees == (FEE,)


@pytest.mark.parametrize("amount", ["15,5", "-1", "mười lăm nghìn", ""])
def test_an_amount_that_is_no_whole_number_of_dong_is_refused(amount: str) -> None:
    counter = Counter(in_status(_S.RECEIVED))
    counter.open(Action.TAKE_FEE)
    counter.flow.do({"fees": (FeeTyped("Lệ phí", amount),)})
    assert counter.stage.problems == [("fees", "amount_wrong")]


def test_a_payment_that_is_asked_for_stands_as_owed() -> None:
    counter = Counter(in_status(_S.PROCESSING), THU)
    counter.open(Action.REQUEST_PAYMENT)
    asked = FeeTyped("Lệ phí trước bạ", "1.250.000", Settle.OPEN)
    counter.flow.do({"reason": "Theo thông báo thuế", "fees": (asked,)})
    (line,) = counter.after().fees
    assert (line.name, line.amount_vnd, line.is_settled) == ("Lệ phí trước bạ", 1_250_000, False)


def test_a_late_receipt_number_joins_the_fee_that_was_paid() -> None:
    paid = replace(FEE, paid_at=MORNING - timedelta(hours=1))
    counter = Counter(in_status(_S.RECEIVED, fees=(paid,)))
    (line,) = counter.open(Action.TAKE_FEE)["fees"]
    assert line.settle is Settle.NUMBERED
    counter.flow.do({"fees": (replace(line, words="AA/26E-0000013"),)})
    assert counter.after().fees == (replace(paid, receipt_number="AA/26E-0000013"),)


def test_a_closed_dossier_only_takes_the_number_of_a_receipt_that_is_to_come() -> None:
    paid = replace(FEE, paid_at=MORNING - timedelta(hours=1))
    owed = FeeLine(name="Phí xác minh", amount_vnd=8_000)
    closed = in_status(_S.WITHDRAWN, fees=(paid, owed))
    acts = offered_acts(closed, Role.COUNTER_OFFICIAL, MORNING)
    assert Action.TAKE_FEE in acts.others
    counter = Counter(closed)
    (line,) = counter.open(Action.TAKE_FEE)["fees"]
    assert (line.name, line.settle) == (FEE.name, Settle.NUMBERED)
    settled = in_status(_S.WITHDRAWN, fees=(replace(paid, receipt_number="AA/26E-0000001"),))
    assert Action.TAKE_FEE not in offered_acts(settled, Role.COUNTER_OFFICIAL, MORNING).others


def test_a_lost_slip_needs_the_number_of_the_receiver() -> None:
    counter = Counter(in_status(_S.RESULT_READY))
    values = counter.open(Action.RETURN_RESULT)
    assert values["receiver"] == "Nguyễn Văn Mẫu"
    counter.flow.do(values | {"slip_lost": True})
    assert counter.stage.problems == [("receiver_id", "receiver_id_missing")]
    counter.flow.do(values | {"slip_lost": True, "receiver_id": "020090000123"})
    assert counter.after().status is _S.RETURNED


def test_a_day_that_will_be_promised_says_what_the_calendar_knows_of_it() -> None:
    counter = Counter(in_status(_S.PROCESSING))
    counter.open(Action.EXTEND)
    counter.flow.day_typed("30/11/2026")
    assert counter.stage.hint is not None
    assert (counter.stage.hint.is_working, counter.stage.hint.working_days) == (True, 3)
    counter.flow.day_typed("29/11/2026")
    assert not counter.stage.hint.is_working
    counter.flow.day_typed("29/")
    assert counter.stage.hint is None


def test_guidance_without_a_dossier_keeps_who_and_what_and_uses_no_number() -> None:
    counter = Counter(in_status(_S.RECEIVED))
    counter.flow.begin_turning_away(Action.GUIDE)
    assert counter.stage.sheet is not None
    assert counter.stage.sheet.dossier is None
    counter.flow.do({"full_name": "Lê Minh Giả", "items": "Giấy chứng sinh"})
    assert counter.stage.problems == [("procedure_code", "procedure_missing")]
    counter.flow.do(
        {
            "full_name": "Lê Minh Giả",
            "personal_id": "020090000999",
            "items": "Giấy chứng sinh",
            "procedure_code": "1.001193",
        }
    )
    ((action, record),) = counter.done
    assert (action, record.code, record.status) == (Action.GUIDE, None, _S.NOT_ACCEPTED)
    assert record.applicant.personal_id == "020090000999"
    assert record.history[-1].data == {"items": ["Giấy chứng sinh"]}


def test_esc_forgets_the_act() -> None:
    counter = Counter(in_status(_S.RECEIVED))
    counter.open(Action.VOID)
    counter.flow.leave()
    counter.flow.do({"reason": "Nhập nhầm"})
    assert counter.after() == counter.dossier


def test_a_result_at_once_is_offered_only_where_the_procedure_allows_it() -> None:
    slow, quick = in_status(_S.RECEIVED), replace(in_status(_S.RECEIVED), procedure=COPIES)
    role = Role.COUNTER_OFFICIAL
    assert Action.RETURN_AT_ONCE not in offered_acts(slow, role, MORNING).others
    assert Action.RETURN_AT_ONCE in offered_acts(quick, role, MORNING).others


def test_a_void_dossier_offers_nothing() -> None:
    void = replace(in_status(_S.NOT_ACCEPTED), voided_at=MORNING)
    acts = offered_acts(void, Role.HEAD, MORNING)
    assert (acts.primary, acts.asking, acts.others) == (None, None, ())


def test_the_apology_is_proposed_two_days_before_and_only_once() -> None:
    dossier = in_status(_S.PROCESSING, due_at=MORNING + timedelta(days=8))
    rules = FakeDesk().rules()

    def proposed(of: Dossier, days: int) -> bool:
        now = MORNING + timedelta(days=days)
        return apology_is_due(of, rules, offered_acts(of, Role.COUNTER_OFFICIAL, now), now)

    assert [proposed(dossier, days) for days in (5, 6, 8, 9)] == [False, True, True, True]
    short = replace(dossier, due_at=MORNING + timedelta(days=1))
    assert not proposed(short, 0)
    counter = Counter(dossier, THU)
    counter.open(Action.EXTEND)
    counter.flow.do({"reason": "Chờ xác minh", "due_at": "11/12/2026"})
    assert not proposed(counter.after(), 16)


TAKEN = replace(
    FEE, amount_vnd=80_000, paid_at=MORNING - timedelta(hours=1), method=PaymentMethod.TRANSFER
)


def test_the_one_fee_that_was_paid_goes_back_with_nothing_but_a_reason() -> None:
    counter = Counter(in_status(_S.RETURNED, fees=(TAKEN,)))
    values = counter.open(Action.REFUND_FEE)
    assert [line.settle for line in values["fees"]] == [Settle.REFUNDED]
    assert values["method"] == "transfer"
    counter.flow.do(values)
    assert counter.stage.problems == [("reason", "reason_missing")]
    counter.flow.do(values | {"reason": "Thu nhầm"})
    assert counter.after().fees[0].exempt_reason == "Thu nhầm"


def test_what_was_taken_too_much_goes_back_and_the_right_amount_stays() -> None:
    counter = Counter(in_status(_S.RECEIVED, fees=(TAKEN,)))
    values = counter.open(Action.REFUND_FEE)
    for typed, problem in (("tám nghìn", "amount_wrong"), ("90.000", "right_amount_not_less")):
        lines = (replace(values["fees"][0], words=typed),)
        counter.flow.do(values | {"reason": "Thu thừa", "fees": lines})
        assert counter.stage.problems == [("fees", problem)]
    lines = (replace(values["fees"][0], words="8.000"),)
    counter.flow.do(values | {"reason": "Thu thừa", "fees": lines, "method": "cash"})
    (line,) = counter.after().fees
    assert (line.amount_vnd, line.method, line.paid_at) == (8_000, "cash", MORNING)


def test_of_several_paid_fees_a_person_chooses_also_between_two_alike() -> None:
    later = replace(TAKEN, paid_at=MORNING - timedelta(minutes=1), method=PaymentMethod.CASH)
    counter = Counter(in_status(_S.RECEIVED, fees=(TAKEN, later)))
    values = counter.open(Action.REFUND_FEE)
    assert [line.settle for line in values["fees"]] == [Settle.KEPT, Settle.KEPT]
    assert values["method"] is None
    counter.flow.do(values | {"reason": "Thu hai lần"})
    assert counter.stage.problems == [("fees", "refunds_missing")]
    first, second = values["fees"]
    chosen = (first, replace(second, settle=Settle.REFUNDED))
    counter.flow.do(values | {"reason": "Thu hai lần", "fees": chosen})
    assert [line.is_settled for line in counter.after().fees] == [True, False]


def test_a_refund_is_offered_only_where_something_was_paid() -> None:
    def offers(**more: Any) -> bool:
        acts = offered_acts(in_status(**more), Role.COUNTER_OFFICIAL, MORNING)
        return Action.REFUND_FEE in acts.others

    for status in set(_S) - {_S.NEW_ONLINE}:
        assert offers(status=status, fees=(TAKEN,)), status
        assert not offers(status=status, fees=(FEE, replace(FEE, exempt_reason="Hộ nghèo")))
    assert offers(status=_S.NOT_ACCEPTED, fees=(TAKEN,), voided_at=MORNING)
    void = in_status(_S.NOT_ACCEPTED, fees=(TAKEN,), voided_at=MORNING)
    acts = offered_acts(void, Role.COUNTER_OFFICIAL, MORNING)
    assert (acts.primary, acts.others) == (None, (Action.TAKE_FEE, Action.REFUND_FEE))
