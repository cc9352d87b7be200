"""What is known of a dossier reaches every form about it; the office's file decides the rest."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp

from app.forms.filled import filled, form_of_act
from app.forms.of_history import PROCESS_HISTORY
from app.forms.of_payment import PAYMENT_NOTE
from app.forms.of_period import result_list
from app.runtime import Runtime
from app.slip import QrMode
from models.domain.certification import Certification, CertificationKind, CertifiedItem
from models.domain.dossier import Channel, Dossier
from models.domain.fees import FeeLine
from models.domain.figures import Period
from models.domain.workflow import Action, Role
from models.errors import UserError
from models.queries.events import Event
from models.queries.report_rows import register_dossiers
from models.services.processing import Act
from printing.forms import render, wording_for
from printing.inputs import FormInput
from resources import path, read_json
from tests.builders import MORNING, OFFICIAL, TODAY, joined, person, receive

FEES = (
    FeeLine(name="Lệ phí A", amount_vnd=8000),
    FeeLine(name="Phí B", amount_vnd=50000, exempt_reason="Hộ nghèo"),
)


def own_slip(folder: Path, **fields: str) -> Path:
    """An own file of the slip with these fields, each a label over one value."""
    file = path("forms") / "tt03-2025" / "form01.json"
    data: dict[str, Any] = json.loads(file.read_bytes())
    for name, value in fields.items():
        data["labels"][name] = f"{name}:"
        data["blocks"][name] = {"kind": "field", "label": name, "value": value}
        data["order"].insert(0, name)
    data["paper"], data["copies"] = "A4", ["Liên 1", "Liên 2", "Liên 3"]
    folder.mkdir(exist_ok=True)
    (folder / "form01.json").write_text(json.dumps(data), encoding="utf-8")
    return folder


def pages(form: FormInput, folder: Path | None = None) -> list[str]:
    words = wording_for(form.form, form.issued_on, folder)
    with pypdfium2.PdfDocument(render(form, wording=words)) as document:
        sizes = {tuple(round(side) for side in page.get_size()) for page in document}
        assert sizes == {(595, 842) if words.paper == "A4" else (420, 595)}
        texts = (page.get_textpage().get_text_range() for page in document)
        return [" ".join(text.split()) for text in texts]


def act(runtime: Runtime, dossier: Dossier, action: Action, **data: object) -> Dossier:
    role = Role.COUNTER_OFFICIAL
    move = Act(dossier_id=dossier.id, action=action, official=OFFICIAL, role=role, data=data)
    return runtime.processing.act(move)[0]


def test_a_field_an_office_adds_to_its_slip_is_filled_from_the_dossier(
    runtime: Runtime, tmp_path: Path
) -> None:
    dossier = receive(
        runtime, fees=FEES, note="Nộp thay mẹ", holder=person(full_name="Nông Văn Chủ")
    )
    folder = own_slip(
        tmp_path / "forms",
        fee="{fee_words}",
        total="{fees_total:in_words}",
        note="{dossier_note}",
        holder="{holder_name}",
        born="{applicant_birth_on}",
        code_of="{procedure_code}",
    )
    page = pages(filled("01", dossier, joined()), folder)[0]
    for shown in (
        "fee: Lệ phí A: 8.000 đồng; Phí B: 50.000 đồng (miễn: Hộ nghèo)",
        "total: Tám nghìn đồng",
        "note: Nộp thay mẹ",
        "holder: Nông Văn Chủ",
        f"code_of: {dossier.procedure.code}",
    ):
        assert shown in page


def test_the_slip_is_printed_on_the_paper_and_in_the_copies_of_the_office_s_file(
    runtime: Runtime, tmp_path: Path
) -> None:
    shown = pages(filled("01", receive(runtime), joined()), own_slip(tmp_path / "forms"))
    assert ["(Liên 3)" in page for page in shown] == [False, False, True]


def test_a_slip_of_certified_copies_says_pages_copies_fee_and_number_of_the_book(
    runtime: Runtime,
) -> None:
    asked = Certification(
        CertificationKind.COPY,
        (CertifiedItem("Giấy khai sinh", 5, 3), CertifiedItem("Bằng", 1, 2)),
        "012/2026-SCT/BS",
    )
    fees = (
        FeeLine(name="Chứng thực: Giấy khai sinh", amount_vnd=21000),
        FeeLine(name="Chứng thực: Bằng", amount_vnd=4000, exempt_reason="Hộ nghèo"),
    )
    dossier = receive(runtime, certification=asked, fees=fees)
    page = pages(filled("01", dossier, joined()))[0]
    assert (
        "STT Tên giấy tờ Số trang Số bản Phí 1 Giấy khai sinh 05 03 21.000 đồng "
        "2 Bằng 01 02 4.000 đồng (miễn: Hộ nghèo) "
        "Số chứng thực: 012/2026-SCT/BS Tổng phí chứng thực: 21.000 đồng (Hai mươi mốt nghìn đồng)"
    ) in page


def test_a_slip_that_certifies_nothing_does_not_speak_of_it(runtime: Runtime) -> None:
    assert "chứng thực" not in pages(filled("01", receive(runtime), joined()))[0]


def test_a_certified_paper_whose_fee_is_not_known_leaves_its_place_empty(runtime: Runtime) -> None:
    asked = Certification(CertificationKind.SIGNATURE, (CertifiedItem("Đơn", 1, 1),))
    page = pages(filled("01", receive(runtime, certification=asked), joined()))[0]
    assert "1 Đơn 01 01 Số chứng thực: ……………………………… Số lượng" in page


def test_the_full_code_of_a_paper_names_that_paper_and_its_own_time(runtime: Runtime) -> None:
    dossier = act(runtime, receive(runtime), Action.WITHDRAW, reason="Đổi ý")
    form = filled("05", dossier, joined(), qr=QrMode.FULL)
    with pypdfium2.PdfDocument(render(form)) as document:
        picture = document[0].render(scale=200 / 72).to_pil()
    texts = [one.text for one in zxingcpp.read_barcodes(picture)]
    (full,) = [text for text in texts if "|" in text]
    assert full.split("|")[3] == "Thông báo dừng giải quyết hồ sơ"
    slip = filled("01", dossier, joined(), qr=QrMode.FULL)
    assert slip.qr_text.split("|")[3] == "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"


def test_an_act_that_changes_the_slip_is_printed_by_its_event_as_a_slip(runtime: Runtime) -> None:
    dossier = receive(runtime)
    for action, data in (
        (Action.REQUEST_SUPPLEMENT, {"items": ["Ảnh"]}),
        (Action.SUPPLEMENT_RECEIVED, {}),
    ):
        dossier = act(runtime, dossier, action, **data)
    assert [form_of_act(entry) for entry in dossier.history] == ["01", "02", "01"]
    with pytest.raises(UserError, match="act_without_form"):
        form_of_act(replace(dossier.history[-1], action="print"))


def test_a_list_of_results_marks_fee_and_post_by_the_x_its_columns_ask_for(
    runtime: Runtime,
) -> None:
    owed = receive(runtime, fees=FEES[:1], result_channel=Channel.POST)
    free = receive(runtime)
    events = [Event(one.history[-1], one) for one in (owed, free)]
    rows = result_list(events, joined(), TODAY).rows["results"]
    assert [(row["fee_mark"], row["post_mark"]) for row in rows] == [("X", "X"), ("", "")]


def test_a_note_about_money_adds_up_what_was_paid(runtime: Runtime) -> None:
    paid = FeeLine(name="Lệ phí A", amount_vnd=8000, paid_at=MORNING, taken_by="Lò Thị Bích Hạnh")
    more = FeeLine(name="Phí C", amount_vnd=2000, paid_at=MORNING, taken_by="Lò Thị Bích Hạnh")
    dossier = receive(runtime, fees=(paid, more, *FEES))
    page = pages(filled(PAYMENT_NOTE, dossier, joined()))[0]
    assert "Lệ phí A; Phí C" in page
    assert "Số tiền: 10.000 đồng (Viết bằng chữ): Mười nghìn đồng" in page
    with pytest.raises(UserError, match="form_without_act"):
        filled(PAYMENT_NOTE, receive(runtime, fees=FEES), joined())


def test_a_notice_of_stopping_says_what_went_back_of_the_fee(runtime: Runtime) -> None:
    taken = FeeLine(name="Lệ phí A", amount_vnd=8000, paid_at=MORNING)
    dossier = act(runtime, receive(runtime, fees=(taken,)), Action.WITHDRAW, reason="Đổi ý")
    assert "Phí, lệ phí trả lại" not in pages(filled("05", dossier, joined()))[0]
    back = [{"name": "Lệ phí A", "amount_vnd": 8000}]
    dossier = act(runtime, dossier, Action.REFUND_FEE, reason="Rút hồ sơ", fees=back)
    assert "Phí, lệ phí trả lại: 8.000 đồng" in pages(filled("05", dossier, joined()))[0]
    with pytest.raises(UserError, match="form_without_act"):
        filled(PAYMENT_NOTE, dossier, joined())


def test_the_course_of_a_dossier_has_a_line_for_each_act_with_its_appointment(
    runtime: Runtime,
) -> None:
    dossier = receive(runtime)
    for action, data in (
        (Action.HAND_OVER, {"to": "Phòng Kinh tế"}),
        (Action.REQUEST_SUPPLEMENT, {"items": ["Ảnh"], "reason": "Ảnh mờ"}),
        (Action.SUPPLEMENT_RECEIVED, {}),
    ):
        dossier = act(runtime, dossier, action, **data)
    printed = replace(dossier.history[-1], action="print")
    noted = replace(dossier, history=(*dossier.history, printed))
    rows = filled(PROCESS_HISTORY, noted, joined()).rows["steps"]
    assert [(row["action"], row["receiver"], row["note"]) for row in rows] == [
        ("Tiếp nhận hồ sơ", "", ""),
        ("Chuyển chuyên môn xử lý", "Phòng Kinh tế", ""),
        ("Yêu cầu bổ sung", "", "Ảnh mờ"),
        ("Nhận giấy tờ bổ sung", "", ""),
    ]
    assert rows[0]["due_at"] == dossier.history[0].data["due_after"]


def test_the_register_lists_those_of_one_moment_by_their_codes(runtime: Runtime) -> None:
    codes = [receive(runtime).code for _ in range(8)]
    found = runtime.store.read(lambda session: register_dossiers(session, Period(TODAY, TODAY)))
    assert [one.dossier.code for one in found] == codes


def test_every_act_has_its_words_on_paper() -> None:
    assert set(read_json("reports/acts.json")["acts"]) == set(map(str, Action))
