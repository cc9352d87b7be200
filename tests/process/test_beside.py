"""Several runs of the program at once on one data folder."""

from __future__ import annotations

import json
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest

from tests.process.program import Counter, line


@contextmanager
def busy_intake(counter: Counter, pause_s: float) -> Iterator[list[bytes]]:
    """An intake that keeps saving; gives the list of its answers, which grows."""
    process = counter.start("intake", "-")
    assert process.stdin is not None
    assert process.stdout is not None
    answers: list[bytes] = []
    stop = threading.Event()

    def feed() -> None:
        with suppress(BrokenPipeError):
            while not stop.wait(pause_s):
                process.stdin.write(line(len(answers)))  # type: ignore[union-attr]
                process.stdin.flush()  # type: ignore[union-attr]

    threads = [
        threading.Thread(target=feed),
        threading.Thread(target=lambda: answers.extend(iter(process.stdout.readline, b""))),  # type: ignore[union-attr]
    ]
    for thread in threads:
        thread.start()
    try:
        _wait_for(answers, process)
        yield answers
    finally:
        stop.set()
        threads[0].join()
        process.stdin.close()
        threads[1].join(60)
        assert process.wait(60) == 0
        process.stdout.close()
        assert process.stderr is not None
        process.stderr.close()


def _wait_for(answers: list[bytes], process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 30
    while not answers and process.poll() is None and time.monotonic() < until:
        time.sleep(0.02)
    assert answers


@pytest.mark.process
def test_a_second_writer_is_turned_away_and_readers_are_not(counter: Counter) -> None:
    code = counter.dump()["dossiers"][0]["code"]
    with busy_intake(counter, pause_s=0.02) as answers:
        for verb in (("intake", "-"), ("sync",), ("official", "add", "--name=Lê Thị Thử")):
            assert "đang mở" in counter.run(*verb, stdin=line(1)).sentence(1)
        seen = len(counter.dump()["dossiers"])
        assert 3 < seen <= 3 + len(answers) + 1
        slip, saved = counter.home / "slip.pdf", counter.home / "saved.mcbackup"
        assert counter.run("print", f"--dossier={code}", "--form=01", f"--out={slip}").code == 0
        assert counter.run("backup", str(saved)).code == 0
        assert "đang mở" in counter.run("restore", str(saved)).sentence(1)
    assert slip.read_bytes().startswith(b"%PDF")
    assert len(counter.dump()["dossiers"]) == 3 + len(answers)


@pytest.mark.alone
def test_backups_made_during_a_hundred_writes_a_second_open_clean(counter: Counter) -> None:
    made = []
    with busy_intake(counter, pause_s=0.005) as answers:
        began, first = time.monotonic(), len(answers)
        for number in range(6):
            saved = counter.home / f"saved-{number}.mcbackup"
            told = len(answers)
            done = counter.run("backup", str(saved))
            assert done.code == 0, done.err
            made.append((saved, told, json.loads(done.out)["dossiers"]))
        speed = (len(answers) - first) / (time.monotonic() - began)
    assert speed > 20, "too slow to prove anything"
    for number, (saved, told, counted) in enumerate(made):
        other = counter.copy(counter.home.with_name(f"other-{number}"))
        done = other.run("restore", str(saved))
        assert done.code == 0, done.err
        content = other.dump()
        assert 3 + told <= len(content["dossiers"]) == counted == len(content["outbox"])
