"""`read-scan` answers in one JSON object; `--full` says what was undone and why it was refused."""

from __future__ import annotations

import argparse
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from app import exits
from app.verbs import read_scan as verb
from tests.builders import morning, place_in

CARD = "020090000123||Nguyễn Văn Mẫu|05031990|Nam|Thôn Mẫu, Đồng Đăng, Lạng Sơn|10052021"
WORN = CARD.encode().decode("cp437")


class Scanner:
    """Bytes on standard input, and what the verb printed for them."""

    def __init__(self, folder: Path, shell: pytest.MonkeyPatch, out: pytest.CaptureFixture[str]):
        self._place, self._shell, self._out = place_in(folder, morning()), shell, out
        self.sentence = ""

    def read(self, payload: str, *arguments: str) -> Any:
        parser = argparse.ArgumentParser()
        verb.add_arguments(parser)
        with io.TextIOWrapper(io.BytesIO(payload.encode())) as burst:
            self._shell.setattr(sys, "stdin", burst)
            assert verb.run(parser.parse_args(arguments), self._place) == exits.ALL_DONE
        printed = self._out.readouterr()
        self.sentence = printed.err.strip()
        return json.loads(printed.out)


@pytest.fixture
def scanner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Scanner:
    return Scanner(tmp_path, monkeypatch, capsys)


def test_a_repaired_card_says_in_full_what_it_was_repaired_from(scanner: Scanner) -> None:
    short, full = scanner.read(WORN), scanner.read(WORN, "--full")
    assert short["fields"]["full_name"] == "Nguyễn Văn Mẫu"
    assert short["warnings"] == ["W_MOJIBAKE_REPAIRED"]
    assert full == short | {"repaired": ["utf8_as_cp437"]}
    assert scanner.sentence == ""


def test_a_sound_card_was_not_repaired(scanner: Scanner) -> None:
    assert scanner.read(CARD, "--full")["repaired"] == []


def test_a_payment_code_is_called_so(scanner: Scanner) -> None:
    payment = "00020101021138530010A0000007270123000697041601092576788590208QRIBFTTA5303704"
    assert scanner.read(payment) == {"ok": False, "error": "E_NOT_CCCD"}
    assert "mã thanh toán" in scanner.sentence
    assert scanner.read(payment, "--full")["reason"] == "E_NOT_CCCD.payment"


def test_a_text_that_is_nothing_known_gets_the_general_sentence(scanner: Scanner) -> None:
    assert scanner.read("xin chào", "--full")["reason"] == "E_NOT_CCCD.text"
    assert "không phải phiếu hẹn" in scanner.sentence
