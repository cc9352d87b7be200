"""A disk that fills up in the middle of an intake: what was acknowledged stays, and it goes on."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
from collections.abc import Callable
from functools import partial

import pytest

from tests.process.program import (
    ROOT,
    Counter,
    acknowledged,
    assert_books_add_up,
    environment,
    is_plain_vietnamese,
    line,
    shown_code,
)

pytestmark = pytest.mark.process
_OWN_MOUNTS = ("unshare", "--mount", *(() if os.geteuid() == 0 else ("--map-root-user",)))


def limited(bytes_left: int) -> None:
    """No file may grow beyond this; a write beyond it fails as on a disk that is full."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_left, bytes_left))


def run_limited(counter: Counter, limit: Callable[[], None], *verb: str) -> tuple[str, list[str]]:
    done = subprocess.run(
        counter.command(*verb),
        cwd=ROOT,
        env=environment(counter.home),
        input=b"".join(line(n) for n in range(300)),
        capture_output=True,
        timeout=60,
        check=False,
        preexec_fn=limit,
    )
    assert done.returncode in (1, 10), done.stderr
    return done.stdout.decode(), done.stderr.decode().splitlines()


@pytest.mark.parametrize("room_bytes", [60_000, 300_000, 1_000_000])
def test_a_disk_full_at_any_moment_costs_nothing_acknowledged(
    counter: Counter, room_bytes: int
) -> None:
    out, said = run_limited(counter, partial(limited, room_bytes), "intake", "-")
    told = acknowledged(out)
    assert len(said) == 1, said
    assert is_plain_vietnamese(said[0].partition(": ")[2] or said[0]), said
    assert "đĩa" in said[0].lower()
    assert len(told) < 300
    more = counter.intake([line(1)]).acknowledged()
    assert len(more) == 1
    content = counter.dump()
    stored = {d["id"]: shown_code(d) for d in content["dossiers"]}
    assert all(stored[dossier_id] == code for dossier_id, code in [*told, *more])
    assert len(set(stored.values())) == len(stored)
    assert len(content["outbox"]) == len(stored)
    assert_books_add_up(content)


def test_a_backup_on_a_full_disk_leaves_the_backup_that_was_there(counter: Counter) -> None:
    saved = counter.home / "saved.mcbackup"
    assert counter.run("backup", str(saved)).code == 0
    good = saved.read_bytes()
    _, said = run_limited(counter, partial(limited, 400_000), "backup", str(saved))
    assert len(said) == 1
    assert is_plain_vietnamese(said[0]), said
    assert saved.read_bytes() == good
    assert list(counter.home.rglob("*.part")) == []
    assert counter.run("restore", str(saved)).code == 0


def intake_on_small_disk(counter: Counter, size: str) -> tuple[str, list[str]]:
    """600 lines with the data folder on a disk of its own, in a mount nobody else sees."""
    small = counter.home / "small"
    small.mkdir()
    verb = [part.replace(str(counter.data), str(small)) for part in counter.command("intake", "-")]
    steps = (
        "size=$1; small=$2; data=$3; after=$4; shift 4;"
        ' mount -t tmpfs -o size="$size" mot-cua-small "$small"'
        ' && cp -a "$data/." "$small/" && { "$@"; code=$?; cp -a "$small/." "$after/"; exit $code'
        "; }"
    )
    places = [str(place) for place in (small, counter.data, counter.home / "after")]
    (counter.home / "after").mkdir()
    done = subprocess.run(
        [*_OWN_MOUNTS, "sh", "-c", steps, "sh", size, *places, *verb],
        cwd=ROOT,
        env=environment(counter.home),
        input=b"".join(line(n) for n in range(600)),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    counter.data.rename(counter.home / "before")
    (counter.home / "after").rename(counter.data)
    return done.stdout.decode(), done.stderr.decode().splitlines()


def test_a_small_disk_that_is_really_full_costs_nothing_acknowledged(counter: Counter) -> None:
    out, (said,) = intake_on_small_disk(counter, "3m")
    assert "Đĩa đã đầy" in said
    told = acknowledged(out)
    assert 0 < len(told) < 600
    stored = {d["id"]: shown_code(d) for d in counter.dump()["dossiers"]}
    assert all(stored[dossier_id] == code for dossier_id, code in told)
    assert len(counter.intake([line(1)]).acknowledged()) == 1


def test_the_ballast_lets_the_work_of_a_really_full_disk_go_on(counter: Counter) -> None:
    bare, kept = counter.copy(counter.home / "bare"), counter.copy(counter.home / "kept")
    (kept.data / "ballast").write_bytes(os.urandom(512 * 1024))
    without = acknowledged(intake_on_small_disk(bare, "3m")[0])
    out, (said,) = intake_on_small_disk(kept, "3584k")
    told = acknowledged(out)
    assert "Đĩa đã đầy" in said
    assert not (kept.data / "ballast").exists()
    assert len(told) >= len(without) > 0
    stored = {d["id"]: shown_code(d) for d in kept.dump()["dossiers"]}
    assert all(stored[dossier_id] == code for dossier_id, code in told)
    assert_books_add_up(kept.dump())
