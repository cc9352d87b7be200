"""`act`: one move a line, kept before it is acknowledged; a refused one changes nothing."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.process.program import PROCEDURE, Counter, Done, is_plain_vietnamese, line

pytestmark = pytest.mark.process

ITEMS = {"items": ["Giấy khai sinh bản chính"], "reason": "Bản nộp bị mờ"}


def act(counter: Counter, *moves: dict[str, Any] | bytes) -> Done:
    lines = [m if isinstance(m, bytes) else json.dumps(m).encode() + b"\n" for m in moves]
    return counter.run("act", "-", stdin=b"".join(lines))


def move(dossier: str, action: str, minute: int = 0, **more: Any) -> dict[str, Any]:
    at = f"2026-11-25T10:{minute:02d}:00+07:00"
    return {"dossier": dossier, "action": action, "at": at, "official": "Lý Thị Thử", **more}


def acks(done: Done) -> list[tuple[str, str, str]]:
    return re.findall(r"^ACK (\S+) (\S+) (\S+)$", done.out, re.MULTILINE)


@pytest.fixture
def received(counter: Counter) -> tuple[str, str]:
    ((dossier_id, code),) = counter.intake([line(1)]).acknowledged()
    return dossier_id, code


def test_a_dossier_is_carried_from_reception_to_return_without_a_window(
    counter: Counter, received: tuple[str, str]
) -> None:
    dossier_id, code = received
    head = {"role": "head"}
    done = act(
        counter,
        move(code, "hand_over", 1, data={"to": "Công chức Tư pháp - Hộ tịch"}),
        move(dossier_id, "request_supplement", 2, data=ITEMS),
        move(code, "supplement_received", 3, data={"papers": [{"name": "Giấy khai sinh"}]}),
        move(code, "hand_over", 4),
        move(code, "stop", 5, data={"reason": "Chờ xác minh"}, **head),
        move(code, "resume", 6, **head),
        move(code, "extend", 7, data={"reason": "Xác minh lâu", "due_at": "2027-01-29"}, **head),
        move(code, "result_ready", 8, data={"result_number": "12/TL", "signed_on": "2026-11-25"}),
        move(code, "return_result", 9, data={"slip_lost": True, "receiver_id": "020190000123"}),
    )
    assert (done.code, done.err) == (0, "")
    assert [ack[:2] for ack in acks(done)] == [received] * 9
    (dossier,) = (d for d in counter.dump()["dossiers"] if d["id"] == dossier_id)
    history = dossier["history"]
    assert [entry["to_status"] for entry in history] == [2, 4, 5, 2, 4, 8, 4, 4, 9, 10]
    assert [entry["id"] for entry in history[1:]] == [ack[2] for ack in acks(done)]
    assert {entry["official"]["name"] for entry in history[1:]} == {"Lý Thị Thử"}
    assert history[1]["at"] == "2026-11-25T10:01:00+07:00"
    assert dossier["due_at"] == "2027-01-29T17:00:00+07:00"
    assert [paper["name"] for paper in dossier["papers"]][-1] == "Giấy khai sinh"
    assert dossier["result"]["number"] == "12/TL"


def test_guidance_and_refusal_need_no_dossier_and_use_no_number(counter: Counter) -> None:
    person = {"full_name": "Hoàng Thị Thử", "personal_id": "020190000123"}
    away = {"applicant": person, "procedure_code": PROCEDURE, "at": "2026-11-25T10:00:00+07:00"}
    before = len(counter.dump()["dossiers"])
    done = act(
        counter,
        {**away, "action": "guide", "data": ITEMS},
        {**away, "action": "refuse", "data": {"reason": "Không thuộc thẩm quyền"}},
    )
    assert (done.code, done.err) == (0, "")
    assert [code for _, code, _ in acks(done)] == ["-", "-"]
    kept = counter.dump()["dossiers"][before:]
    assert [(d["status"], d["code"], d["provisional_code"]) for d in kept] == [(3, None, None)] * 2
    ((_, code),) = counter.intake([line(1)]).acknowledged()
    assert code.endswith("-0004")  # three were there before


def test_each_forbidden_or_bad_move_gets_one_sentence_and_changes_nothing(
    counter: Counter, received: tuple[str, str]
) -> None:
    _, code = received
    bad: list[dict[str, Any] | bytes] = [
        move(code, "return_result"),
        move(code, "fly"),
        move(code, "receive"),
        move("H37.05977-261125-9999", "hand_over"),
        move("../../etc/passwd", "hand_over"),
        move(code, "request_supplement"),
        move(code, "request_supplement", data={**ITEMS, "colour": "red"}),
        move(code, "request_supplement", data={"items": [5]}),
        move(code, "request_supplement", data={"items": ITEMS["items"], "complete_by": "mai"}),
        move(code, "withdraw", data={"reason": "x" * 4_001}),
        move(code, "withdraw", data=[]),
        move(code, "extend", data={"reason": "Lâu", "due_at": "2020-01-01"}),
        move(code, "take_fee", data={"fees": [{"name": "Lệ phí", "amount_vnd": -5}]}),
        move(code, "take_fee", data={"fees": [{"name": "Lệ phí", "amount_vnd": 1}], "method": "x"}),
        move(code, "correct", data={"reason": "Sai", "fields": {"code": "H37.05977-1"}}),
        move(code, "correct", data={"reason": "Sai", "fields": {"papers": [{"name": 7}]}}),
        move(code, "stop", data={"reason": "Không có quyền"}),
        move(code, "hand_over", role="king"),
        {**move(code, "hand_over"), "at": "2026-11-25T00:00:00+07:00"},
        {**move(code, "hand_over"), "at": "hôm qua"},
        {**move(code, "hand_over"), "at": "9999-12-31T23:00:00+00:00"},
        {**move(code, "hand_over"), "at": "2300-01-01"},
        move(code, "withdraw", data={"reason": "a\0b"}),
        move(code, "extend", data={"reason": "Lâu", "due_at": "9999-12-31T23:00:00+00:00"}),
        move(code, "request_supplement", data={**ITEMS, "complete_by": "2026-11-01"}),
        move(code, "request_supplement", data={"items": ["Giấy tờ " * 400] * 40}),
        move(code, "take_fee", data={"fees": [{"name": "Lệ phí", "amount_vnd": 1}] * 5_000}),
        move(code, "take_fee", data={"fees": [{"name": "Phí", "amount_vnd": 1, "x": [[[]]]}]}),
        move(code, "correct", data={"reason": "Sai", "fields": {"sets_count": 0}}),
        move(code, "correct", data={"reason": "Sai", "fields": {"applicant": {"phone": "x"}}}),
        move(code, "correct", data={"reason": "Sai", "fields": {"applicant": {"colour": "x"}}}),
        move(code, "correct", data={"reason": "Sai", "fields": {"holder": {"full_name": 5}}}),
        move(code, "correct", data={"reason": "Sai", "fields": {"case_name": "Không có"}}),
        move(code, "correct", data={"reason": "Sai", "fields": {"result_channel": "fax"}}),
        b'{"dossier": "x", "action": "hand_over", "data": NaN}\n',
        b'{"dossier": "x", "action": "hand_over", "data": ' + b"[" * 50_000 + b"}\n",
        {"action": "hand_over"},
        {"dossier": code},
        {**move(code, "hand_over"), "colour": "red"},
        b"{\n",
        b"[]\n",
    ]
    before = counter.dump()
    done = act(counter, *bad, move(code, "hand_over", 30))
    said = dict(part.split(": ", 1) for part in done.err.splitlines())
    assert list(said) == [f"Dòng {n}" for n in range(1, len(bad) + 1)]
    assert [s for s in said.values() if not is_plain_vietnamese(s)] == []
    assert done.code == 3
    assert len(acks(done)) == 1
    after = counter.dump()
    assert len(after["outbox"]) == len(before["outbox"]) + 1
    assert len(after["dossiers"][-1]["history"]) == 2
