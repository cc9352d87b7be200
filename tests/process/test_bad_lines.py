"""Bad input to the verbs: one plain sentence each, nothing saved, and the next good input works."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.process.program import PROCEDURE, ROOT, Counter, environment, is_plain_vietnamese, line

pytestmark = pytest.mark.process
CARD = "020090000123|081234567|Nguyễn Văn Mẫu|05031990|Nam|Thôn Mẫu, Lạng Sơn|10052021"
DEEP = b'{"note":' + b"[" * 50_000 + b"]" * 50_000 + b"}\n"


def without(field: str) -> bytes:
    content = json.loads(line(1))
    del content[field]
    return json.dumps(content).encode() + b"\n"


def applicant(**fields: Any) -> bytes:
    person = {"full_name": "Lê Thị Thử", "personal_id": "020190000123", "address": "Thôn Mẫu"}
    return line(1, applicant={**person, **fields})


def carried(card: Any) -> bytes:
    return json.dumps({"card": card, "procedure_code": PROCEDURE}).encode() + b"\n"


BAD_LINES: dict[str, bytes] = {
    "garbled card": carried(CARD.replace("Nguyễn", "Nguy?n").replace("Mẫu", "M?u")),
    "card cut short": carried(CARD[:40]),
    "two cards in one": carried(CARD + CARD),
    "web address for a card": carried("https://mau.invalid/?id=020090000123"),
    "bars only": carried("||||||"),
    "card of 31 February": carried(CARD.replace("05031990", "31021990")),
    "card of tomorrow": carried(CARD.replace("05031990", "26112026")),
    "card is a number": carried(20090000123),
    "card is empty": carried(""),
    "card with lone surrogate": carried("\udfff|x|y"),
    "unknown procedure": line(1, procedure_code="9.999999"),
    "unknown case": line(1, case="Không có trường hợp này"),
    "no procedure": without("procedure_code"),
    "no applicant": without("applicant"),
    "unknown field": line(1, colour="red"),
    "unknown field that is no word": line(1, **{"Nguyễn Văn Bí Mật": 1}),
    "applicant is a list": line(1, applicant=[]),
    "applicant is empty": line(1, applicant={}),
    "name is a number": applicant(full_name=5),
    "name too long": applicant(full_name="A" * 301),
    "name of invisible characters": applicant(full_name="@").replace(
        b'"@"', rb'"\u200b\u202e\ud800\u0000"'
    ),
    "eleven digits": applicant(personal_id="02019000012"),
    "letters O for zeros": applicant(personal_id="O2O19OOOO123"),
    "digits of another script": applicant(personal_id="٠٢٠١٩٠٠٠٠١٢٣"),
    "not born yet": applicant(birth_date="2027-01-01"),
    "born on no day": applicant(birth_date="1990-02-31"),
    "no such sex": applicant(sex="X"),
    "phone too short": applicant(phone="091234"),
    "mail without at": applicant(email="mau.invalid"),
    "tax code with a wrong check digit": applicant(tax_code="0100109107"),
    "papers is a text": line(1, papers="Tờ khai"),
    "papers holds numbers": line(1, papers=[1]),
    "paper without name": line(1, papers=[{}]),
    "paper name is a number": line(1, papers=[{"name": 5}]),
    "too many papers": line(1, papers=[{"name": "x"}] * 201),
    "negative copies": line(1, papers=[{"name": "x", "copies": -1}]),
    "enormous count": line(1, sets_count=2**70),
    "count is a text": line(1, sets_count="1"),
    "count is infinite": line(1)
    .replace(b"}\n", b', "sets_count": 1e999}\n')
    .replace(b"}]}", b"}]}"),
    "flag is a number": line(1, accept_unconfirmed=1),
    "unknown channel": line(1, channel="fax"),
    "received on no day": line(1, received_at="2026-02-30T09:00:00+07:00"),
    "received in year 1": line(1, received_at="0001-01-01T00:00:00+07:00"),
    "received in year 9999": line(1, received_at="9999-12-31T23:59:59+07:00"),
    "due before the beginning": line(1, due_at="0001-01-01T00:00:00-12:00"),
    "note longer than the centre takes": line(1, note="x" * 4_001),
    "official longer than the centre takes": line(1, official="x" * 4_001),
    "not a number": line(1).replace(b'"originals": 1', b'"originals": NaN'),
    "minus infinity": line(1).replace(b'"originals": 1', b'"originals": -Infinity'),
    "number of five thousand digits": b'{"sets_count":' + b"1" * 5_000 + b"}\n",
    "deep": DEEP,
    "huge line": line(1, note="x" * 700_000),
    "invalid UTF-8": line(1).replace("Hoàng".encode(), b"\xff\xc3"),
    "UTF-16": line(1).decode().encode("utf-16-le").replace(b"\n\0", b"\n"),
    "half an object": line(1)[:-20] + b"\n",
    "a list": b"[]\n",
    "a word": b"null\n",
    "plain text": "Nguyễn Văn Mẫu\n".encode(),
    "zero bytes": b"\0" * 100 + b"\n",
}


def test_each_bad_line_gets_one_plain_sentence_and_saves_nothing(counter: Counter) -> None:
    before = counter.dump()
    done = counter.intake([*BAD_LINES.values(), line(7)])
    assert "Traceback" not in done.err
    said = dict(part.split(": ", 1) for part in done.err.splitlines())
    assert list(said) == [f"Dòng {n}" for n in range(1, len(BAD_LINES) + 1)]
    assert [s for s in said.values() if not all(map(is_plain_vietnamese, [s]))] == []
    assert done.code == 3
    for secret in ("Bí Mật", "020090000123", "Hoàng Thị"):
        assert secret not in done.err
    (good,) = done.acknowledged()
    after = counter.dump()
    assert after["dossiers"][:-1] == before["dossiers"]
    assert after["dossiers"][-1]["code"] == good[1]
    assert good[1].endswith("-0004")
    assert len(after["outbox"]) == len(before["outbox"]) + 1
    log = (counter.data / "logs" / "counter.log").read_text(encoding="utf-8")
    assert "Traceback" not in log


@pytest.mark.parametrize(
    ("command", "code", "words"),
    [
        (("intake", "no-such-file.jsonl"), 2, "no-such-file.jsonl"),
        (("intake", "."), 2, "Không đọc được"),
        (("print", "--dossier=H37.05977-261125-0001", "--form=01", "--out=/dev/null/x"), 2, "ghi"),
        (("print", "--dossier=H37.05977-261125-9999", "--form=01", "--out=x.pdf"), 2, "hồ sơ"),
        (("print", "--dossier=../../x", "--form=01", "--out=x.pdf"), 2, "hồ sơ"),
        (("print", "--dossier=1", "--form=99", "--out=x.pdf"), 2, "--help"),
        (("restore", "no-such-file"), 2, "bản sao"),
        (("backup", "/dev/null/x"), 10, "thư mục"),
        (("official", "add", "--name="), 2, ""),
        (("no-such-verb",), 2, "--help"),
        (("dump", "--no-such-flag"), 2, "--help"),
        (("dump", "--clock-file=no-such-file"), 2, "--clock-file"),
        (("enrol", "--server=http://mau.invalid", "--code=AAAA"), 2, "https://"),
        (("enrol", "--server=file:///etc", "--code=AAAA"), 2, "https://"),
        (("enrol", "--server=https://a:b@mau.invalid", "--code=AAAA"), 2, "https://"),
        (("enrol", "--server=https://mau.invalid:99999", "--code=AAAA"), 2, "https://"),
    ],
)
def test_a_wrong_command_gets_one_plain_sentence(
    counter: Counter, command: Sequence[str], code: int, words: str
) -> None:
    assert words in counter.run(*command).sentence(code)
    assert not (ROOT / "x.pdf").exists()


def test_an_output_never_replaces_the_store_the_mark_or_the_key(counter: Counter) -> None:
    code = counter.dump()["dossiers"][0]["code"]
    places = (counter.store, counter.key, counter.mark, counter.data / "store.json")
    before = [place.read_bytes() for place in places]
    for place in places:
        shown = f"--out={place}"
        assert counter.run("print", f"--dossier={code}", "--form=01", shown).sentence(2)
        assert counter.run("backup", str(place)).sentence(2)
    assert [place.read_bytes() for place in places] == before
    assert len(counter.dump()["dossiers"]) == 3


def test_an_answer_that_cannot_be_written_ends_in_one_sentence_and_loses_nothing(
    counter: Counter,
) -> None:
    for verb in ("dump", "intake"):
        command = counter.command(verb, *(["-"] if verb == "intake" else []))
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                command,
                cwd=ROOT,
                env=environment(counter.home),
                input=line(1),
                stdout=full,
                stderr=subprocess.PIPE,
                timeout=60,
                check=False,
            )
        (sentence,) = done.stderr.decode().splitlines()
        assert (done.returncode, is_plain_vietnamese(sentence)) == (1, True), sentence
    assert len(counter.dump()["dossiers"]) == 4


def test_a_reader_that_goes_away_ends_an_intake_quietly(counter: Counter) -> None:
    process = counter.start("intake", "-")
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    with process.stdin, process.stdout, process.stderr:
        process.stdin.write(line(1))
        process.stdin.flush()
        first = process.stdout.readline()
        process.stdout.close()
        process.stdin.write(line(2))
        process.stdin.flush()
        assert process.wait(30) == 1
        assert process.stderr.read() == b""
    ids = [dossier["id"] for dossier in counter.dump()["dossiers"]]
    assert first.split()[1].decode() in ids
    assert len(ids) == 5
