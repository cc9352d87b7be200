"""Kill an enrolment anywhere: the same command with the same one-time code finishes the work."""

from __future__ import annotations

import json
import shutil
import signal
from pathlib import Path

import pytest

from tests.process.program import AGENCY, DAY, Centre, Counter, line

pytestmark = [pytest.mark.process, pytest.mark.long]


def enrol_killed_at(
    counter: Counter, centre: Centre, code: str, syscall: str, turn: int, file: str | None
) -> None:
    """Kill -9 when a thread is about to make its nth call of this kind (on this file alone)."""
    tracer = ["strace", "-f", "-qq", "-o", str(counter.home / "trace"), "-e", f"trace={syscall}"]
    if file is not None:
        tracer += ["-P", str(counter.data / file)]
    tracer += ["-e", f"inject={syscall}:signal=KILL:when={turn}"]
    process = counter.start("enrol", f"--server={centre.address}", f"--code={code}", prefix=tracer)
    _, complaint = process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL, (process.returncode, complaint)


def assert_recovery_key_opens(counter: Counter, recovery_key: str) -> None:
    kept = counter.key.read_text(encoding="ascii")
    counter.key.unlink()
    assert counter.run("recover-key", stdin=recovery_key.encode() + b"\n").code == 0
    assert counter.key.read_text(encoding="ascii") == kept


@pytest.mark.parametrize(
    ("syscall", "turn", "file"),
    [
        ("rename", 3, None),  # the store is in its place, its marker is not
        ("fsync", 2, "store.db-wal"),  # the first life is begun, the catalogue not loaded
        ("fsync", 17, None),  # the centre has answered, its token is not kept
        ("unlink", 1, "recovery-untold"),  # the recovery key was shown, but that is not noted
    ],
)
def test_a_killed_enrolment_is_finished_with_the_same_code(
    tmp_path: Path, centre: Centre, syscall: str, turn: int, file: str | None
) -> None:
    counter, code = Counter(tmp_path / "counter"), centre.code()
    enrol_killed_at(counter, centre, code, syscall, turn, file)
    said = counter.enrol(centre.address, code)
    assert (said["device_no"], said["leases"] > 0) == (1, True)
    assert_recovery_key_opens(counter, said["recovery_key"])
    assert counter.intake([line(1)]).acknowledged()[0][1].startswith(f"{AGENCY}-{DAY}-")
    assert counter.enrol(centre.address, code)["recovery_key"] is None


def test_a_kill_after_the_recovery_key_was_shown_shows_another_that_holds(
    tmp_path: Path, centre: Centre
) -> None:
    counter, code = Counter(tmp_path / "counter"), centre.code()
    shown = counter.enrol(centre.address, code)["recovery_key"]
    (counter.data / "recovery-untold").touch()  # killed between the showing and its note
    again = counter.enrol(centre.address, code)["recovery_key"]
    assert again not in (None, shown)
    assert_recovery_key_opens(counter, again)
    counter.key.unlink()
    assert counter.run("recover-key", stdin=shown.encode() + b"\n").code != 0


def test_a_store_with_work_in_it_is_never_taken_for_one_half_made(
    counter: Counter, centre: Centre
) -> None:
    (counter.data / "store.json").rename(counter.home / "store.json")
    before = counter.store.read_bytes()
    done = counter.run("enrol", f"--server={centre.address}", f"--code={centre.code()}")
    assert "store.json" in done.sentence(10)
    assert counter.store.read_bytes() == before
    shutil.move(counter.home / "store.json", counter.data / "store.json")
    assert len(counter.dump()["dossiers"]) == 3


def test_the_same_code_again_on_a_counter_that_works_does_not_undo_its_token(
    tmp_path: Path, centre: Centre
) -> None:
    counter, code = Counter(tmp_path / "counter"), centre.code()
    counter.enrol(centre.address, code)
    for day in (26, 27):
        for clock in (counter.clock, centre.clock):
            clock.write_text(f"2026-11-{day}T09:30:00+07:00", encoding="ascii")
        assert counter.sync()["ok"]
    assert json.loads(counter.run("sync").out)["ok"]
    counter.enrol(centre.address, code)
    assert counter.sync()["ok"]
