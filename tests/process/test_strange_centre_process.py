"""The verbs that call the centre, met by something else: a sentence, an exit code, nothing lost."""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.faults.strange_centre import WAYS, strange_centre
from tests.process.program import Centre, Counter, Done, is_plain_vietnamese, line

pytestmark = [pytest.mark.process, pytest.mark.long]
MET = ("Wi-Fi log-in page", "dripping headers", "resets in the body", "reason of two lines", "deep")


@pytest.fixture
def moved(tmp_path: Path) -> Counter:
    """A counter whose centre's port is free again, with five dossiers to send."""
    counter, centre = Counter(tmp_path / "counter"), Centre(tmp_path / "server")
    with centre.serving():
        counter.enrol(centre.address, centre.code())
    (counter.home / "port").write_text(str(centre.port), encoding="ascii")
    assert len(counter.intake([line(n) for n in range(5)]).acknowledged()) == 5
    return counter


def sync_met_by(counter: Counter, way: str) -> tuple[Done, float]:
    """Run `sync` while this way of answering stands where the centre was."""
    began = time.monotonic()
    with strange_centre(WAYS[way], int((counter.home / "port").read_text("ascii"))):
        done = counter.run("sync")
    return done, time.monotonic() - began


def test_a_sync_met_by_a_stranger_ends_in_a_sentence_and_keeps_everything(moved: Counter) -> None:
    before = moved.dump()
    for way in MET:
        done, took_s = sync_met_by(moved, way)
        report: dict[str, Any] = json.loads(done.out)
        assert done.sentence(4), way
        assert (report["ok"], report["waiting"], report["accepted"]) == (False, 5, 0), way
        assert took_s < 25, way
    done = moved.run("sync")
    assert "Chưa nối được" in done.sentence(4)
    assert moved.dump() == before
    log = (moved.data / "logs" / "counter.log").read_text(encoding="utf-8")
    assert "all is well" not in log
    assert "Traceback" not in log
    assert len(moved.intake([line(1)]).acknowledged()) == 1


def test_enrolment_met_by_strangers_says_so_shows_its_recovery_key_and_can_be_tried_again(
    tmp_path: Path,
) -> None:
    ways = ("Wi-Fi log-in page", "closes at once", "other types", "busy page", "redirect")

    def meet(number: int) -> Done:
        counter = Counter(tmp_path / f"counter-{number}")
        with strange_centre(WAYS[ways[number]]) as address:
            return counter.run("enrol", f"--server={address}", "--code=AAAA-BBBB-CCCC")

    with ThreadPoolExecutor() as together:
        for number, done in enumerate(together.map(meet, range(len(ways)))):
            sentence, envelope = done.err.splitlines()
            assert (done.code, is_plain_vietnamese(sentence)) == (12, True), (
                ways[number],
                sentence,
            )
            assert "phong bì" in envelope
            recovery_key = json.loads(done.out)["recovery_key"]
    last = Counter(tmp_path / f"counter-{number}")
    last.key.unlink()
    assert last.run("recover-key", stdin=recovery_key.encode()).code == 0
    with Centre(tmp_path / "server").serving() as centre:
        said = Counter(tmp_path / "counter-0").enrol(centre.address, centre.code())
    assert said["office_code"] == "05977"
