"""What was acknowledged stays, whenever the program is killed."""

from __future__ import annotations

import os
import random
import re
import subprocess
import time
from pathlib import Path

import pytest

from tests.process.crash import check, crash
from tests.process.program import Centre, Counter, line

pytestmark = pytest.mark.process
ROUNDS = 12


def test_nothing_acknowledged_is_lost_and_no_code_is_given_twice_when_intake_is_killed(
    counter: Counter,
) -> None:
    rng = random.Random(int(os.environ.get("SOAK_SEED", "0")) or None)
    end_at_s = time.monotonic() + 60 * float(os.environ.get("SOAK_MINUTES", "0"))
    before = {(d["id"], d["code"]) for d in counter.dump()["dossiers"]}
    tally = crash(counter, ROUNDS, rng)
    while time.monotonic() < end_at_s:
        more = crash(counter, ROUNDS, rng)
        tally.rounds += more.rounds
        tally.acknowledged += more.acknowledged
    tally.acknowledged += sorted(before)
    figures = check(counter, tally)
    assert figures["acknowledged"] > len(before)


def test_each_acknowledgement_comes_after_its_commit_is_on_the_disk(counter: Counter) -> None:
    trace = counter.home / "trace"
    tracer = ("strace", "-f", "-y", "-s", "8", "-e", "trace=write,pwrite64,fsync,fdatasync")
    process = counter.start("intake", "-", prefix=(*tracer, "-o", str(trace)))
    out, complaint = process.communicate(b"".join(line(n) for n in range(20)), timeout=60)
    assert (process.returncode, complaint) == (0, b"")
    assert out.count(b"ACK ") == 20
    events = trace.read_text(encoding="utf-8", errors="replace")
    assert acknowledgements_without_a_sync(events) == (20, 0)


def acknowledgements_without_a_sync(trace: str) -> tuple[int, int]:
    """How many ACK lines were written, and how many before mark and log were synced in turn.

    Each needs, since the ACK before it: the mark written and synced, then the commit's pages in
    the write-ahead log, then a sync of that log after the last of them.
    """
    acknowledged = early = 0
    done = ""
    for event in trace.splitlines():
        if re.search(r"pwrite64\(\d+<[^>]*store\.db-wal>", event):
            done = done.rstrip("wS") + "w"
        elif re.search(r"f(data)?sync\(\d+<[^>]*store\.db-wal>", event):
            done += "S"
        elif re.search(r"f(data)?sync\(\d+<[^>]*\.mark>", event):
            done = "M"
        elif re.search(r'write\(\d+<[^>]*>, "ACK ', event):
            acknowledged += 1
            early += done != "MwS"
            done = ""
    return acknowledged, early


def test_the_check_of_the_trace_sees_an_acknowledgement_that_came_too_early() -> None:
    mark, page = (
        "1 fsync(4</k/key.1.mark>) = 0\n",
        '2 pwrite64(5</d/store.db-wal>, "x", 1, 0) = 1\n',
    )
    sync, answer = "2 fsync(5</d/store.db-wal>) = 0\n", '1 write(1</o>, "ACK 01a2"..., 63) = 63\n'
    assert acknowledgements_without_a_sync(mark + page + sync + answer) == (1, 0)
    for short in (mark + page + answer, mark + sync + page + answer, page + sync + answer):
        assert acknowledgements_without_a_sync(short) == (1, 1)


def test_self_check_says_that_every_commit_is_synced(counter: Counter) -> None:
    import json

    done = counter.run("self-check")
    store = json.loads(done.out)["checks"]["store"]
    assert store["ok"], done.err
    assert store["settings"] == {
        "journal_mode": "wal",
        "synchronous": "FULL",
        "foreign_keys": "1",
    }
    assert store["dossiers"] == 3


def test_a_kill_leaves_the_folder_free_for_the_next_start(counter: Counter) -> None:
    process: subprocess.Popen[bytes] = counter.start("intake", "-")
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(line(1))
    process.stdin.flush()
    assert process.stdout.readline().startswith(b"ACK ")
    process.kill()
    process.communicate()
    assert len(counter.intake([line(2)]).acknowledged()) == 1


def test_a_sync_killed_anywhere_is_completed_by_the_next_one(
    tmp_path: Path, centre: Centre
) -> None:
    rng = random.Random(int(os.environ.get("SOAK_SEED", "0")) or None)
    counter, witness = Counter(tmp_path / "counter"), Counter(tmp_path / "witness")
    counter.enrol(centre.address, centre.code())
    told: list[tuple[str, str]] = []
    for _ in range(4):
        told += counter.intake([line(n) for n in range(40)]).acknowledged()
        process = counter.start("sync")
        time.sleep(rng.uniform(0.6, 1.8))
        process.kill()
        process.communicate()
    counter.sync()
    witness.enrol(centre.address, centre.code())
    for content in (counter.dump(), witness.dump()):
        assert sorted((d["id"], d["code"]) for d in content["dossiers"]) == sorted(told)
        assert all(len(d["history"]) == 1 for d in content["dossiers"])
        assert content["outbox"] == content["conflicts"] == []
