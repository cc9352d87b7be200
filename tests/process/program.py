"""The program and its centre as real processes, each in a home of its own; no window."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from tests.process.warm_program import Run, start_warm

ROOT = Path(__file__).parents[2]
MORNING = "2026-11-25T09:00:00+07:00"
DAY = "261125"
OFFICE = "05977"
AGENCY = "H37.05977"
PROCEDURE = "1.000689"
BLOCK = 500


@dataclass(frozen=True, slots=True)
class Done:
    """How a process ended: its exit code and all it said."""

    code: int
    out: str
    err: str

    def acknowledged(self) -> list[tuple[str, str]]:
        """The (dossier id, code) pairs of the whole ACK lines."""
        return acknowledged(self.out)

    def sentence(self, code: int) -> str:
        """The one plain sentence of a run that ended with this exit code."""
        assert self.code == code, (self.code, self.out[-500:], self.err[-2000:])
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err[-2000:]
        assert is_plain_vietnamese(lines[0]), lines[0]
        return lines[0]


def acknowledged(out: str) -> list[tuple[str, str]]:
    """Whole ACK lines only: one cut short by a kill was never given to anybody."""
    return re.findall(r"^ACK ([0-9a-f-]{36}) (\S+)\n", out, re.MULTILINE)


def is_plain_vietnamese(sentence: str) -> bool:
    """A capital, a stop, Vietnamese letters, and nothing of a program's insides."""
    shows = re.search(r"Traceback|Error\b|Exception|errno|\bNone\b|\.py\b|sqlite3?\.", sentence)
    marks = re.search("[àáảãạăâđèéẻẽẹêìíỉĩịòóỏõọôơùúủũụưỳýỷỹỵếềểễệấầẩẫậốồổỗộớờởỡợứừửữự]", sentence)
    return sentence[:1].isupper() and sentence.endswith(".") and bool(marks) and not shows


def environment(home: Path) -> dict[str, str]:
    """An environment whose temporary, cache and state folders all lie in `home`."""
    wanted = ("PATH", "LANG", "SYSTEMROOT", "PYTHONPYCACHEPREFIX")
    kept = {name: os.environ[name] for name in wanted if name in os.environ}
    folders = {
        name: str(home / "user" / name.lower())
        for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    }
    for folder in folders.values():
        Path(folder).mkdir(parents=True, exist_ok=True)
    return {
        **kept,
        **folders,
        "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
        "PYTHONDONTWRITEBYTECODE": "1",
        "QT_QPA_PLATFORM": "offscreen",
    }


class Counter:
    """One counter computer: its data folder, its key file and the clock it lives by."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.data = home / "data"
        self.key = home / "keys" / "key"
        self.clock = home / "clock"
        self.store = self.data / "store.db"
        home.mkdir(parents=True, exist_ok=True)
        if not self.clock.exists():
            self.clock.write_text(MORNING, encoding="ascii")

    @property
    def mark(self) -> Path:
        (mark,) = self.key.parent.glob("key.*.mark")
        return mark

    def copy(self, home: Path) -> Counter:
        """The same computer once more, with everything it keeps."""
        shutil.copytree(self.home, home)
        return Counter(home)

    def command(self, *arguments: str) -> list[str]:
        places = (f"--data-dir={self.data}", f"--key-file={self.key}", f"--clock-file={self.clock}")
        return [sys.executable, "-m", "app", *places, *arguments]

    def run(self, *arguments: str, stdin: bytes = b"", timeout_s: float = 60) -> Done:
        """Run a verb to its end, from the warm program."""
        return _run_warm(self.command(*arguments), self.home, stdin, timeout_s)

    def start(self, *arguments: str, prefix: Sequence[str] = ()) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [*prefix, *self.command(*arguments)],
            cwd=ROOT,
            env=environment(self.home),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def intake(self, lines: Sequence[bytes]) -> Done:
        return self.run("intake", "-", stdin=b"".join(lines))

    def dump(self) -> dict[str, Any]:
        done = self.run("dump")
        assert (done.code, done.err) == (0, ""), done.err[-2000:]
        content: dict[str, Any] = json.loads(done.out)
        return content

    def sync(self) -> dict[str, Any]:
        done = self.run("sync")
        assert (done.code, done.err) == (0, ""), (done.out, done.err)
        report: dict[str, Any] = json.loads(done.out)
        return report

    def enrol(self, address: str, code: str) -> dict[str, Any]:
        done = self.run("enrol", f"--server={address}", f"--code={code}")
        assert done.code == 0, done.err
        said: dict[str, Any] = json.loads(done.out)
        return said


def run(command: Sequence[str], home: Path, stdin: bytes = b"", timeout_s: float = 60) -> Done:
    """Run a command to its end; a run beyond the timeout is a failure of its own."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment(home),
        input=stdin,
        capture_output=True,
        timeout=timeout_s,
        check=False,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def _run_warm(command: Sequence[str], home: Path, stdin: bytes, timeout_s: float) -> Done:
    """Run `python -m PROGRAM …` to its end, forked from the warm program."""
    with (
        tempfile.TemporaryFile() as given,
        tempfile.TemporaryFile() as out,
        tempfile.TemporaryFile() as err,
    ):
        given.write(stdin)
        given.seek(0)
        code = _start_warm(command, home, (given, out, err), timeout_s).end()
        out.seek(0)
        err.seek(0)
        return Done(code, out.read().decode(), err.read().decode())


def _start_warm(
    command: Sequence[str], home: Path, streams: Sequence[IO[bytes]], timeout_s: float
) -> Run:
    _, _, program, *words = command
    return start_warm(program, words, environment(home), streams, timeout_s)


class Centre:
    """The embedded central server of one test."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.data = home / "centre"
        self.key = home / "centre-key"
        self.clock = home / "centre-clock"
        self.address = ""
        home.mkdir(parents=True, exist_ok=True)
        self.clock.write_text(MORNING, encoding="ascii")

    def command(self, *arguments: str) -> list[str]:
        places = (f"--data-dir={self.data}", f"--key-file={self.key}", f"--clock-file={self.clock}")
        return [sys.executable, "-m", "server", *places, *arguments]

    def code(self) -> str:
        done = _run_warm(self.command("code", "--office", OFFICE), self.home, b"", 60)
        assert done.code == 0, done.err
        return done.out.strip()

    @contextmanager
    def serving(self, port: int = 0) -> Iterator[Centre]:
        """Answer on loopback; the same port again when one is given."""
        reading, writing = os.pipe()
        with open(reading, encoding="utf-8") as said:
            with open(writing, "wb") as err, open(os.devnull, "r+b") as nothing:
                command = self.command("serve", "--port", str(port))
                running = _start_warm(command, self.home, (nothing, nothing, err), 60)
            try:
                line = said.readline()
                assert line.startswith("sẵn sàng "), line
                self.address = line.split()[-1]
                yield self
            finally:
                running.kill()

    @property
    def port(self) -> int:
        return int(self.address.rpartition(":")[2])


def line(number: int, **fields: Any) -> bytes:
    """One good line of an intake file about an invented person; `fields` replace or add."""
    content = {
        "applicant": {
            "full_name": f"Hoàng Thị Thử {number}",
            "personal_id": "020190000123",
            "address": "Thôn Mẫu, xã Thử, Lạng Sơn",
        },
        "procedure_code": PROCEDURE,
        "papers": [{"name": "Tờ khai", "originals": 1}],
        **fields,
    }
    return json.dumps(content, ensure_ascii=False).encode() + b"\n"


def shown_code(dossier: dict[str, Any]) -> str:
    """The code that was given to the person: the provisional one stays on the slip for ever."""
    return str(dossier["provisional_code"] or dossier["code"])


def assert_books_add_up(content: dict[str, Any]) -> None:
    """Every number of every block is accounted for exactly once."""
    assert content["leases"]
    for book in content["leases"]:
        parts = [book[name] for name in ("used", "void", "returned", "left")]
        assert all(part >= 0 for part in parts), book
        assert sum(parts) == book["last"] - book["first"] + 1, book
