"""`print`: every form of a dossier's life as PDF, read back against what was done."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp

from tests.process.program import PROCEDURE, Counter, is_plain_vietnamese, line

pytestmark = pytest.mark.process

PERSON = {"full_name": "Hoàng Thị Thử", "personal_id": "020190000123", "address": "Thôn Mẫu"}
HEAD = {"official": "Lý Văn Trưởng", "role": "head"}


def act(counter: Counter, *moves: dict[str, Any]) -> list[tuple[str, str, str]]:
    done = counter.run("act", "-", stdin=b"\n".join(json.dumps(m).encode() for m in moves))
    assert (done.code, done.err) == (0, "")
    return re.findall(r"^ACK (\S+) (\S+) (\S+)$", done.out, re.MULTILINE)


def printed(counter: Counter, *words: str) -> str:
    """The text of the PDF on one line, as a reader sees it."""
    target = counter.home / "paper.pdf"
    done = counter.run("print", *words, f"--out={target}")
    assert (done.code, done.out, done.err) == (0, "", ""), done.err
    first = target.read_bytes()
    counter.run("print", *words, f"--out={target}")
    assert target.read_bytes() == first, "the same paper must have the same bytes"
    with pypdfium2.PdfDocument(first) as document:
        text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    return " ".join(text.split())


@pytest.fixture
def code(counter: Counter) -> str:
    fees = [{"name": "Lệ phí hộ tịch", "amount_vnd": 8000, "exempt_reason": "Hộ nghèo"}]
    good = line(
        1, holder={**PERSON, "full_name": "Nông Văn Chủ"}, authorisation="GUQ 12", fees=fees
    )
    ((_, code),) = counter.intake([good]).acknowledged()
    return code


def test_each_form_says_what_was_done(counter: Counter, code: str) -> None:
    def move(action: str, minute: int, **more: Any) -> dict[str, Any]:
        at = f"2026-11-25T10:{minute:02d}:00+07:00"
        return {"dossier": code, "action": action, "at": at, "official": "Lý Thị Thử", **more}

    asked = {
        "items": ["Giấy khai sinh bản chính", "Ảnh 4x6"],
        "reason": "Bản nộp bị mờ",
        "complete_by": "2026-12-02",
    }
    events = act(
        counter,
        move("hand_over", 1, data={"to": "Phòng Văn hóa - Xã hội"}),
        move("request_supplement", 2, data=asked),
        move("supplement_received", 3),
        move("hand_over", 4, data={"to": "Phòng Văn hóa - Xã hội"}),
        move("extend", 5, data={"reason": "Chờ xác minh", "due_at": "2027-01-29"}, **HEAD),
        move("result_ready", 6, data={"result_number": "12/TL-HT"}),
        move("return_result", 7, data={"receiver": "Nông Văn Chủ", "receiver_id": "020190000123"}),
    )
    about = (f"--dossier={code}",)
    first = printed(counter, *about, "--form=01")
    for words in ("GIẤY TIẾP NHẬN HỒ SƠ", code, "Nông Văn Chủ", "GUQ 12", "Hoàng Thị Thử 1"):
        assert words in first
    second = printed(counter, *about, "--form=02")
    for words in ("/PBS-TTPVHCC", "Giấy khai sinh bản chính", "Ảnh 4x6", "Bản nộp bị mờ"):
        assert words in second
    assert second.index("Giấy khai sinh") < second.index("Ảnh 4x6") < second.index("Lý Thị Thử")
    assert printed(counter, f"--event={events[1][2]}") == second
    fourth = printed(counter, *about, "--form=04")
    for words in ("/PXL", "Chờ xác minh", "ngày 29 tháng 01 năm 2027"):
        assert words in fourth
    sixth = printed(counter, *about, "--form=06")
    for words in ("/PKS-TTPVHCC", "Phòng Văn hóa - Xã hội", "10 giờ 01 phút", "Trước hạn"):
        assert words in sixth
    receipt = printed(counter, *about, "--form=result_receipt")
    for words in ("Nông Văn Chủ", "020190000123", "12/TL-HT"):
        assert words in receipt
    assert code in printed(counter, *about, "--form=handover", "--paper=A4")
    days = ("--from=2026-11-25", "--to=2026-11-25")
    assert (
        printed(counter, "--form=handover_list", *days).count(code) == 8
    )  # two copies, two tables, two acts
    assert code in printed(counter, "--form=result_list", *days)


def test_refusal_guidance_and_stop_are_printed_by_their_event(counter: Counter, code: str) -> None:
    away = {"applicant": PERSON, "procedure_code": PROCEDURE, "at": "2026-11-25T10:00:00+07:00"}
    guided, refused, stopped = act(
        counter,
        {**away, "action": "guide", "data": {"items": ["Giấy chứng sinh"]}},
        {**away, "action": "refuse", "data": {"reason": "Không thuộc thẩm quyền của phường"}},
        {"dossier": code, "action": "withdraw", "data": {"reason": "Không còn nhu cầu"}},
    )
    paper = printed(counter, f"--event={guided[2]}")
    assert "Giấy chứng sinh" in paper
    assert "H37." not in paper
    assert "/PTC-TTPVHCC" in printed(counter, f"--event={refused[2]}")
    fifth = printed(counter, f"--event={stopped[2]}")
    assert "THÔNG BÁO DỪNG" in fifth.upper()
    assert "Không còn nhu cầu" in fifth
    assert printed(counter, f"--dossier={code}", "--form=05") == fifth


def test_words_of_the_office_go_before_the_shipped_ones(counter: Counter, code: str) -> None:
    shipped = Path(__file__).parents[2] / "resources" / "forms" / "tt03-2025" / "form01.json"
    own = json.loads(shipped.read_text(encoding="utf-8"))
    own["notes"] = ["Phường Kỳ Lừa trả kết quả cả sáng thứ Bảy."]
    folder = counter.data / "forms"
    folder.mkdir()
    (folder / "form01.json").write_text(json.dumps(own), encoding="utf-8")
    assert "cả sáng thứ Bảy" in printed(counter, f"--dossier={code}", "--form=01")
    (folder / "form01.json").write_text("{", encoding="utf-8")
    assert "cả sáng thứ Bảy" not in printed(counter, f"--dossier={code}", "--form=01")


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--form=01",),
        ("--form=handover_list", "--from=2026-11-25"),
        ("--form=handover_list", "--from=2026-11-26", "--to=2026-11-25"),
        ("--event=01990000-0000-7000-8000-000000000000",),
        ("--event=x", "--form=01"),
    ],
)
def test_words_that_do_not_belong_together_get_a_sentence(
    counter: Counter, words: tuple[str, ...]
) -> None:
    assert counter.run("print", *words, f"--out={counter.home / 'x.pdf'}").sentence(2)
    assert not (counter.home / "x.pdf").exists()


def test_a_form_without_its_act_is_refused(counter: Counter, code: str) -> None:
    said = counter.run("print", f"--dossier={code}", "--form=04", f"--out={counter.home / 'x.pdf'}")
    assert "04" in said.sentence(2)


def test_a_signed_slip_is_checked_with_no_network(counter: Counter, code: str) -> None:
    def said(text: str) -> Any:
        done = counter.run("read-scan", "--verify", stdin=text.encode())
        assert done.code == 0, done.err
        return json.loads(done.out)

    target = counter.home / "signed.pdf"
    done = counter.run("print", f"--dossier={code}", "--form=01", "--qr=signed", f"--out={target}")
    assert done.code == 0, done.err
    with pypdfium2.PdfDocument(target.read_bytes()) as document:
        picture = document[0].render(scale=300 / 72).to_pil()
    texts = [found.text for found in zxingcpp.read_barcodes(picture)]
    (sealed,) = [text for text in texts if text != code]
    assert code in texts
    read = said(sealed)
    assert (read["kind"], read["fields"]["code"], read["seal"]) == ("signed_slip", code, "true")
    assert read["fields"]["issued_at"].endswith("+07:00")
    edited = sealed[:-165] + "2701290930" + sealed[-155:]
    assert said(edited)["seal"] == "false"


def test_the_register_is_printed_over_days_that_can_be_counted(counter: Counter, code: str) -> None:
    register = printed(counter, "--form=07", "--from=2026-11-01", "--to=2026-11-30")
    assert code in register
    wide = counter.run(
        "print", "--form=07", "--from=0001-01-01", "--to=9999-12-31", f"--out={counter.home / 'x'}"
    )
    assert (wide.code, wide.out) == (2, "")
    assert is_plain_vietnamese(wide.err.strip())


def test_who_was_turned_away_gets_no_slip_of_reception(counter: Counter) -> None:
    away = {"applicant": PERSON, "procedure_code": PROCEDURE, "at": "2026-11-25T10:00:00+07:00"}
    ((dossier_id, _, _),) = act(counter, {**away, "action": "guide", "data": {"reason": "Thiếu"}})
    refused = counter.run(
        "print", f"--dossier={dossier_id}", "--form=01", f"--out={counter.home / 'x'}"
    )
    assert (refused.code, refused.out) == (2, "")
    assert is_plain_vietnamese(refused.err.strip())
    assert not (counter.home / "x").exists()
