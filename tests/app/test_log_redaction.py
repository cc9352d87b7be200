"""The log tells the day's story without anyone's name or number."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.logs import redact, start_log
from app.runtime import Runtime
from tests.builders import receive


@pytest.fixture
def log_file(tmp_path: Path) -> Iterator[Path]:
    root = logging.getLogger("counter")
    before = (list(root.handlers), root.level, root.propagate)
    start_log(tmp_path / "logs")
    yield tmp_path / "logs" / "counter.log"
    for handler in set(root.handlers) - set(before[0]):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(before[1])
    root.propagate = before[2]


@pytest.mark.parametrize(
    "text",
    [
        "id 020190000018 given",
        "cmnd=123456789",
        "phone +84912345678.",
        "gọi 0912345678",
        "020190000018|123456789|Nông Thị Mẫu Đơn|05031990|Nữ|Lạng Sơn|01012022",
        "Authorization: Bearer abcDEF123",
        "to mau.don@vi-du.vn now",
    ],
)
def test_what_could_name_a_person_is_blanked(text: str) -> None:
    clean = redact(text)
    assert "[…]" in clean
    for secret in ("020190000018", "123456789", "912345678", "Mẫu Đơn", "abcDEF123", "mau.don"):
        assert secret not in clean


@pytest.mark.parametrize(
    "text",
    [
        "received code=H37.05977-261125-0001 procedure=1.004082",
        "code=TMP-001-0001",
        "op 0190c0de-0000-7000-8000-000000000001 accepted",
        "sent=12 pulled=345 ms=12345678",
    ],
)
def test_codes_ids_and_counts_stay(text: str) -> None:
    assert redact(text) == text


def test_an_exception_is_blanked_as_well(log_file: Path) -> None:
    try:
        raise ValueError("bad 020190000018")
    except ValueError:
        logging.getLogger("counter.ui").exception("broke on %s", "0912345678")
    written = log_file.read_text(encoding="utf-8")
    assert "ValueError" in written
    assert "020190000018" not in written
    assert "0912345678" not in written


def test_an_intake_leaves_its_code_and_nobody_in_the_log(runtime: Runtime, log_file: Path) -> None:
    dossier = receive(runtime)
    written = log_file.read_text(encoding="utf-8")
    assert str(dossier.code) in written
    assert dossier.applicant.full_name not in written
    assert str(dossier.applicant.personal_id) not in written
    assert "+07:00 INFO counter.intake" in written
