"""How the sheet of each act is filled in by keys, and what is then written down of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from models.domain.workflow import Action
from tests.app.counter_hands import Office
from tests.app.dossiers_to_walk import FEE

Said = dict[str, Any]


def accept_online(office: Office) -> Said:
    office.fill(note="Đủ giấy tờ")
    return {"note": "Đủ giấy tờ", "papers": ["Tờ khai"]}


def hand_over(office: Office) -> Said:
    office.fill(to="Công chức Hộ tịch")
    return {"to": "Công chức Hộ tịch"}


def request_supplement(office: Office) -> Said:
    office.fill(
        items="Giấy xác nhận\nẢnh 4x6", reason="Ảnh mờ", complete_by="5/12/26", contact="Cô Thử"
    )
    return {
        "items": ["Giấy xác nhận", "Ảnh 4x6"],
        "reason": "Ảnh mờ",
        "complete_by": "2026-12-05",
        "contact": "Cô Thử",
    }


def supplement_received(office: Office) -> Said:
    office.fill(note="Đã đủ")
    return {"note": "Đã đủ", "papers": ["Giấy xác nhận"]}


def request_payment(office: Office) -> Said:
    office.fill(reason="Theo thông báo thuế", fees="Lệ phí trước bạ")
    office.hands.press("Return")
    office.hands.write("25.000")
    return {
        "reason": "Theo thông báo thuế",
        "fees": [{"name": "Lệ phí trước bạ", "amount_vnd": 25_000}],
    }


def payment_done(office: Office) -> Said:
    office.fill(note="Đã xem")
    return {"note": "Đã xem", "method": "cash", "fees": [{"name": FEE, "amount_vnd": 25_000}]}


def result_ready(office: Office) -> Said:
    office.fill(result_number="15/GXN", signer="Lý Văn Ký")
    return {"result_number": "15/GXN", "signed_on": "2026-11-25", "signer": "Lý Văn Ký"}


def return_at_once(office: Office) -> Said:
    office.fill(result_number="15/TLKT", signer="Lý Văn Ký")
    office.tick("slip_returned")
    return {
        "result_number": "15/TLKT",
        "signed_on": "2026-11-25",
        "signer": "Lý Văn Ký",
        "receiver": "Nông Thị Mẫu Đơn",
        "slip_returned": True,
    }


def take_fee(office: Office) -> Said:
    """Where nothing may be taken any more the sheet asks for the number of the receipt alone."""
    asked = office.sheet().boxes["fees"].value()[0]
    if asked.is_known:
        office.fill(fees="AA/26E 12")
        return {"fees": [{"name": FEE, "amount_vnd": 25_000, "receipt_number": "AA/26E 12"}]}
    office.fill(fees=FEE)
    office.hands.press("Return")
    office.hands.write("25000")
    return {"method": "cash", "fees": [{"name": FEE, "amount_vnd": 25_000}]}


def refund_fee(office: Office) -> Said:
    office.fill(reason="Thu nhầm")
    return {"reason": "Thu nhầm"}


def extend(office: Office) -> Said:
    office.fill(reason="Xác minh lâu", due_at="15/1/27", approved_by="Ông Thử")
    return {
        "reason": "Xác minh lâu",
        "due_at": "2027-01-15T17:00:00+07:00",
        "approved_by": "Ông Thử",
    }


def correct(office: Office) -> Said:
    office.fill(phone="0987654321", reason="Ghi nhầm số")
    return {"reason": "Ghi nhầm số", "fields": {"applicant": {"phone": "0987654321"}}}


def with_reason(office: Office) -> Said:
    office.fill(reason="Người nộp đề nghị")
    return {"reason": "Người nộp đề nghị"}


WALKS: dict[Action, Callable[[Office], Said]] = {
    Action.ACCEPT_ONLINE: accept_online,
    Action.HAND_OVER: hand_over,
    Action.REQUEST_SUPPLEMENT: request_supplement,
    Action.SUPPLEMENT_RECEIVED: supplement_received,
    Action.REQUEST_PAYMENT: request_payment,
    Action.PAYMENT_DONE: payment_done,
    Action.RESULT_READY: result_ready,
    Action.RETURN_AT_ONCE: return_at_once,
    Action.TAKE_FEE: take_fee,
    Action.REFUND_FEE: refund_fee,
    Action.EXTEND: extend,
    Action.CORRECT: correct,
    Action.COUNT_AGAIN: with_reason,
    Action.RESUME: with_reason,
    Action.STOP: with_reason,
    Action.WITHDRAW: with_reason,
    Action.REFUSE: with_reason,
    Action.VOID: with_reason,
}
"""An act without an entry here fails its walk."""
