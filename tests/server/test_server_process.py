"""The program as it is started: its verbs, its exit codes, and what it will never do to a store."""

from __future__ import annotations

import os
import re
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from models.domain.clock import parse_instant
from sync.protocol import enrolment_text

pytestmark = pytest.mark.process
ROOT = Path(__file__).parents[2]
NOON = "2026-11-25T12:00:00+07:00"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "clock").write_text(NOON, encoding="ascii")
    return tmp_path


def options(home: Path) -> list[str]:
    return [f"--data-dir={home / 'data'}", f"--key-file={home / 'key'}"]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        "PYTHONIOENCODING": "utf-8",
    }
    return subprocess.run(
        [sys.executable, "-m", "server", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@contextmanager
def serving(*arguments: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "server", *arguments, "serve", "--port", "0"],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert process.stderr is not None
    with process.stderr:
        try:
            line = process.stderr.readline()
            assert line.startswith("sẵn sàng http://127.0.0.1:"), line
            yield line.split()[-1], process
        finally:
            process.kill()
            process.wait(20)


def refusal(done: subprocess.CompletedProcess[str], code: int) -> str:
    """The one sentence on stderr of a run that ended with this code."""
    assert done.returncode == code, done.stderr
    assert done.stdout == ""
    (sentence,) = done.stderr.splitlines()
    return sentence


def enrol(address: str, code: str) -> requests.Response:
    key = Ed25519PrivateKey.generate()
    public_key = key.public_key().public_bytes_raw().hex()
    message: dict[str, Any] = {
        "code": code,
        "public_key": public_key,
        "proof": key.sign(enrolment_text(code, public_key)).hex(),
        "wire_versions": [1],
        "program_version": "0.1.0",
    }
    return requests.post(f"{address}/v1/enrol", json=message, timeout=10)


@pytest.mark.parametrize("asked_to_stop", [signal.SIGTERM, signal.SIGINT])
def test_a_code_made_beside_the_running_server_joins_a_computer_and_the_server_stops_cleanly(
    home: Path, asked_to_stop: signal.Signals
) -> None:
    clock = f"--clock-file={home / 'clock'}"
    before = run("code", "--office", "05977", *options(home), clock)
    assert re.fullmatch(r"([2-9A-HJ-NP-Z]{4}-){2}[2-9A-HJ-NP-Z]{4}\n", before.stdout)
    with serving(*options(home), clock) as (address, process):
        made = run(*options(home), "code", clock, "--office", "05977")
        for code in (before.stdout.strip(), made.stdout.strip()):
            assert enrol(address, code).status_code == 200
        process.send_signal(asked_to_stop)
        assert process.wait(20) == 0
        assert process.stderr is not None
        assert process.stderr.read() == ""
    assert stat.S_IMODE((home / "key").stat().st_mode) == 0o600


def test_the_clock_file_is_the_centres_clock(home: Path) -> None:
    code = run("code", "--office", "05977", *options(home), f"--clock-file={home / 'clock'}")
    late = home / "late"
    late.write_text("2026-11-25T12:16:00+07:00", encoding="ascii")
    with serving(*options(home), f"--clock-file={late}") as (address, _):
        answer = enrol(address, code.stdout.strip())
    assert (answer.status_code, answer.json()["reason"]) == (403, "code_expired")
    assert parse_instant(NOON) < parse_instant(late.read_text(encoding="ascii"))


@pytest.mark.parametrize(
    "arguments",
    [("code",), ("bogus",), ("serve", "--port", "99999"), ("revoke", "--device", "x"), ()],
)
def test_a_wrong_command_is_said_in_one_vietnamese_sentence(
    home: Path, arguments: tuple[str, ...]
) -> None:
    said = refusal(run(*options(home), *arguments), 2)
    assert said.startswith("Câu lệnh server")
    assert said.endswith("thêm --help để xem cách dùng.")
    assert not (home / "data").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("publish", "--version", "2027-01-15", "--calendar"),
        ("publish", "--version", "2027-01-15", "--procedures"),
        ("file-online",),
    ],
)
def test_a_file_that_is_not_there_is_wrong_use_and_named(
    home: Path, arguments: tuple[str, ...]
) -> None:
    said = refusal(run(*options(home), *arguments, str(home / "khong-co.json")), 2)
    assert said == "Không đọc được tệp khong-co.json; hãy kiểm tra đường dẫn và quyền đọc."


def test_an_unknown_office_is_wrong_use(home: Path) -> None:
    assert "mã đơn vị" in refusal(run("code", "--office", "99999", *options(home)), 2)


def test_without_a_key_store_the_sentence_names_the_key_file(home: Path) -> None:
    done = run("code", "--office", "05977", "--data-dir", str(home / "data"))
    assert "--key-file" in refusal(done, 10)


def test_a_key_file_inside_the_data_folder_is_refused(home: Path) -> None:
    inside = home / "data" / "key"
    done = run("code", "--office=05977", f"--data-dir={home / 'data'}", f"--key-file={inside}")
    assert "thư mục dữ liệu" in refusal(done, 10)
    assert not inside.exists()


def test_a_store_whose_key_is_gone_or_another_is_refused_and_left_alone(home: Path) -> None:
    assert run("code", "--office", "05977", *options(home)).returncode == 0
    store = home / "data" / "trung-tam.db"
    before = store.read_bytes()
    key = (home / "key").read_text(encoding="ascii")
    (home / "key").unlink()
    assert "tệp khóa" in refusal(run("code", "--office", "05977", *options(home)), 10)
    assert not (home / "key").exists()
    for other in ("0" * 64, "not a key"):
        (home / "key").write_text(other, encoding="ascii")
        assert "khóa" in refusal(run("code", "--office", "05977", *options(home)), 10).lower()
    assert store.read_bytes() == before
    (home / "key").write_text(key, encoding="ascii")
    assert run("code", "--office", "05977", *options(home)).returncode == 0


@pytest.mark.parametrize("damage", ["missing", "empty", "text"])
def test_a_used_folder_without_its_store_is_refused_and_never_begun_anew(
    home: Path, damage: str
) -> None:
    assert run("code", "--office", "05977", *options(home)).returncode == 0
    store = home / "data" / "trung-tam.db"
    store.unlink()
    if damage != "missing":
        store.write_text("" if damage == "empty" else "x" * 8_192, encoding="ascii")
    assert "phục hồi" in refusal(run("code", "--office", "05977", *options(home)), 10)
    assert store.exists() == (damage != "missing")
    assert not store.exists() or store.stat().st_size in (0, 8_192)


def test_the_store_holds_no_readable_text(home: Path) -> None:
    assert run("code", "--office", "05977", *options(home)).returncode == 0
    content = b"".join(path.read_bytes() for path in (home / "data").iterdir())
    assert b"SQLite format 3" not in content
    assert "Đông Kinh".encode() not in content


def test_a_taken_port_and_a_wrong_database_address_are_said_in_one_sentence(home: Path) -> None:
    with serving(*options(home)) as (address, _):
        port = address.rpartition(":")[2]
        assert "cổng" in refusal(run(*options(home), "serve", "--port", port), 10)
    assert "--db" in refusal(run("--db", "mysql://x", "serve", "--port", "0"), 10)
    nowhere = "postgresql://centre@127.0.0.1:1/none"
    assert "PostgreSQL" in refusal(run("--db", nowhere, "serve", "--port", "0"), 10)
