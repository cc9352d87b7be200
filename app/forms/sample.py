"""Invented values for looking at the words of a form: no dossier, no person, no store behind it."""

from __future__ import annotations

from collections.abc import Mapping

from printing.inputs import FormInput
from printing.vocabulary import TABLES, VALUES, Kind
from printing.wording import FormWording

CODE = "H37.00000-261124-0001"
_TEXTS: Mapping[str, str] = {
    "parent_agency": "UBND xã Đồng Mẫu",
    "office_name": "Trung tâm Phục vụ hành chính công xã Đồng Mẫu",
    "office_address": "Số 1, thôn Nà Mẫu",
    "office_phone": "0205 000 111",
    "office_hours": "7:00 đến 11:30, 13:30 đến 17:00",
    "place_name": "Đồng Mẫu",
    "procedure_name": "Thủ tục mẫu",
    "procedure_code": "0.000000",
    "sector_name": "Lĩnh vực mẫu",
    "agency_name": "UBND xã Đồng Mẫu",
    "time_limit": "03 ngày làm việc",
    "fee_words": "Không thu",
    "case_name": "Trường hợp mẫu",
    "dossier_note": "Ghi chú mẫu",
    "certification_kind": "Bản sao từ bản chính",
    "certification_number": "012/2026-SCT/BS",
    "fee": "25.000 đồng",
    "applicant_name": "Nguyễn Thị Mẫu",
    "applicant_id": "000000000000",
    "applicant_address": "Thôn Nà Thử, xã Đồng Mẫu",
    "applicant_phone": "0900 000 000",
    "applicant_contact": "Thôn Nà Thử, 0900 000 000",
    "applicant_email": "mau@example.vn",
    "holder_name": "Lò Văn Giả",
    "holder_id": "000000000000",
    "holder_address": "Thôn Nà Thử",
    "holder_phone": "0900 000 000",
    "authorisation": "Giấy ủy quyền mẫu",
    "assisted_by": "Hoàng Thị Thử",
    "authorised_by": "Ông Lò Văn Giả",
    "submitter_name": "Nguyễn Thị Mẫu",
    "official_name": "Hoàng Thị Thử",
    "head_name": "Trần Văn Mẫu",
    "giver_name": "Hoàng Thị Thử",
    "taker_name": "Lý Văn Mẫu",
    "receiver_name": "Nguyễn Thị Mẫu",
    "receiver_id": "000000000000",
    "receiver_phone": "0900 000 000",
    "payer_name": "Nguyễn Thị Mẫu",
    "from_unit": "Bộ phận Một cửa",
    "to_unit": "Phòng Văn hóa - Xã hội",
    "reason": "Giấy tờ mẫu chưa có dấu.",
    "submit_places": "Quầy số 2",
    "result_place": "Tại quầy",
    "result_method": "Tại quầy",
    "result_names": "Giấy mẫu",
    "result_kind": "Giấy mẫu",
    "result": "Giấy mẫu",
    "result_number": "12/2026",
    "name": "Tờ khai mẫu",
    "kind": "Bản chính",
    "action": "Tiếp nhận hồ sơ",
    "receiver": "Phòng Văn hóa - Xã hội",
    "text": "Bổ sung bản sao giấy tờ mẫu.",
    "papers": "02 bản chính",
    "fee_name": "Lệ phí mẫu",
    "payment_method": "Tiền mặt",
    "cash": "50.000",
    "taken": "50.000",
    "net": "50.000",
    "shift_name": "sáng, quầy 2",
    "status_words": "tất cả",
    "code": CODE,
    "lookup_words": "Dữ liệu mẫu, không phải giấy tờ thật.",
}
_OF_KIND: Mapping[Kind, str] = {
    Kind.INSTANT: "2026-11-24T02:41:07+00:00",
    Kind.DAY: "2026-11-24",
    Kind.COUNT: "2",
    Kind.QUANTITY: "1",
    Kind.MONEY: "50000",
    Kind.NUMBER: "0012/MAU",
}
_ROWS = 2
"""Lines in every table of a sample."""


def sample_input(wording: FormWording) -> FormInput:
    """A filled form to look at with these words; what no example is known for is left as dots."""
    values = _filled({name: kind for name, kind in VALUES.items() if name != "code"})
    rows = {table: [_filled(names)] * _ROWS for table, names in TABLES.items()}
    return FormInput(
        form=wording.form,
        values={**values, "issued_on": wording.valid_from.isoformat()},
        rows=rows,
        code=CODE if wording.tells_provisional_codes else "",
        qr_text=CODE,
        copies_labels=wording.copies[:1],
    )


def _filled(names: Mapping[str, Kind]) -> dict[str, str]:
    texts = {name: _TEXTS.get(name, "") or _OF_KIND.get(kind, "") for name, kind in names.items()}
    return {name: text for name, text in texts.items() if text}
