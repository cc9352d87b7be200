"""The sync thread: runs at once, waits with jitter, wakes when asked, ends when told."""

from __future__ import annotations

import logging
import queue
import random
import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.clock import FixedClock
from sync.backoff import LONGEST_WAIT_S, wait_s
from sync.events import SyncPhase, SyncReport, SyncStatus
from sync.loop import SyncLoop, phase_of
from sync.pacing import LARGEST_BATCH_BYTES, SMALLEST_BATCH_BYTES, batch_bytes, speed


class ScriptedEngine:
    """Gives the reports it was told to give, then good ones."""

    def __init__(self, *script: SyncReport | Exception) -> None:
        self._script = list(script)
        self.runs: queue.Queue[float] = queue.Queue()
        self.closed = False
        self.hold = threading.Event()
        self.hold.set()

    def run_once(self) -> SyncReport:
        self.runs.put(time.monotonic())
        self.hold.wait(10)
        said = self._script.pop(0) if self._script else SyncReport()
        if isinstance(said, Exception):
            raise said
        return said

    def abort(self) -> None:
        self.hold.set()

    def close(self) -> None:
        self.closed = True


class Longest(random.Random):
    """Always draws the upper bound, so that a wait is as long as it can be."""

    def uniform(self, a: float, b: float) -> float:
        return b


class Told:
    def __init__(self) -> None:
        self.statuses: queue.Queue[SyncStatus] = queue.Queue()
        self.reports: list[SyncReport] = []

    def until(self, phase: SyncPhase) -> SyncStatus:
        while True:
            status = self.statuses.get(timeout=10)
            if status.phase is phase:
                return status


def loop_over(engine: ScriptedEngine, clock: FixedClock) -> tuple[SyncLoop, Told]:
    told = Told()
    loop = SyncLoop(
        engine,  # type: ignore[arg-type]
        clock,
        told.statuses.put,
        told.reports.append,
        Longest(),
    )
    return loop, told


def test_it_runs_at_once_and_again_when_poked(clock: FixedClock) -> None:
    engine = ScriptedEngine()
    loop, told = loop_over(engine, clock)
    assert loop.status.phase is SyncPhase.NOT_STARTED
    loop.start()
    engine.runs.get(timeout=10)
    assert told.until(SyncPhase.ALL_THERE).checked_at == clock.now()
    assert engine.runs.empty()
    loop.poke()
    engine.runs.get(timeout=10)
    loop.close()
    assert engine.closed


def test_a_failed_try_is_waited_out_unless_a_person_wants_it(clock: FixedClock) -> None:
    failed = SyncReport(ok=False, error="offline", waiting=2)
    engine = ScriptedEngine(failed, failed)
    loop, told = loop_over(engine, clock)
    loop.start()
    first = told.until(SyncPhase.OFFLINE)
    assert (first.retry_in_s, first.waiting, first.code) == (5.0, 2, "offline")
    engine.runs.get(timeout=10)
    loop.nudge()
    with pytest.raises(queue.Empty):
        engine.runs.get(timeout=0.2)
    loop.poke()
    assert told.until(SyncPhase.OFFLINE).retry_in_s == 10.0
    loop.poke()
    assert told.until(SyncPhase.ALL_THERE).retry_in_s == 30.0
    loop.close()


def test_while_a_mass_change_waits_for_a_person_our_own_work_goes_at_once(
    clock: FixedClock,
) -> None:
    waits = SyncReport(ok=False, error="mass_change")
    engine = ScriptedEngine(waits, waits)
    loop, told = loop_over(engine, clock)
    loop.start()
    assert told.until(SyncPhase.NOT_THE_CENTRE).retry_in_s == 30.0
    engine.runs.get(timeout=10)
    loop.nudge()
    engine.runs.get(timeout=10)
    assert told.until(SyncPhase.NOT_THE_CENTRE).retry_in_s == 30.0
    loop.close()


def test_something_saved_after_a_good_run_goes_at_once(clock: FixedClock) -> None:
    engine = ScriptedEngine()
    loop, told = loop_over(engine, clock)
    loop.start()
    told.until(SyncPhase.ALL_THERE)
    engine.runs.get(timeout=10)
    loop.nudge()
    engine.runs.get(timeout=10)
    loop.close()


def test_a_poke_during_a_run_is_not_lost(clock: FixedClock) -> None:
    engine = ScriptedEngine()
    engine.hold.clear()
    loop, _ = loop_over(engine, clock)
    loop.start()
    engine.runs.get(timeout=10)
    loop.poke()
    engine.hold.set()
    engine.runs.get(timeout=10)
    loop.close()


def test_what_the_centre_asks_for_is_waited(clock: FixedClock) -> None:
    engine = ScriptedEngine(SyncReport(ok=False, error="centre_busy", retry_after_s=42))
    loop, told = loop_over(engine, clock)
    loop.start()
    assert told.until(SyncPhase.BUSY).retry_in_s == 42
    loop.close()


def test_held_work_is_tried_again_soon(clock: FixedClock) -> None:
    loop, told = loop_over(ScriptedEngine(SyncReport(held=1)), clock)
    loop.start()
    assert told.until(SyncPhase.ALL_THERE).retry_in_s == 5.0
    loop.close()


def test_a_bug_in_a_run_ends_the_run_and_not_the_thread(
    clock: FixedClock, caplog: pytest.LogCaptureFixture
) -> None:
    engine = ScriptedEngine(LookupError("bug"))
    loop, told = loop_over(engine, clock)
    with caplog.at_level(logging.ERROR, "counter.sync"):
        loop.start()
        assert told.until(SyncPhase.REFUSED).code == "unexpected"
    loop.poke()
    told.until(SyncPhase.ALL_THERE)
    loop.close()


def test_it_closes_at_any_moment_without_waiting(clock: FixedClock) -> None:
    for pause_s in [0.0] * 60 + [0.001] * 20:
        engine = ScriptedEngine()
        loop, _ = loop_over(engine, clock)
        loop.start()
        time.sleep(pause_s)
        began = time.monotonic()
        loop.close(limit_s=3)
        assert time.monotonic() - began < 2
    assert not [t for t in threading.enumerate() if t.name == "sync"]


def test_a_loop_never_started_closes_too(clock: FixedClock) -> None:
    engine = ScriptedEngine()
    loop, _ = loop_over(engine, clock)
    loop.close()
    assert engine.closed


@pytest.mark.parametrize(
    ("code", "phase"),
    [
        (None, SyncPhase.ALL_THERE),
        ("timed_out", SyncPhase.OFFLINE),
        ("mass_change", SyncPhase.NOT_THE_CENTRE),
        ("aborted", SyncPhase.OFFLINE),
        ("cloned", SyncPhase.JOIN_AGAIN),
        ("something new", SyncPhase.REFUSED),
    ],
)
def test_each_ending_leaves_its_phase(code: str | None, phase: SyncPhase) -> None:
    assert phase_of(code) is phase


@given(st.integers(1, 10_000), st.integers(0, 2**32))
def test_a_wait_stays_within_its_bound(failures: int, seed: int) -> None:
    bound = min(5.0 * 2 ** min(failures - 1, 16), LONGEST_WAIT_S)
    assert 0 <= wait_s(failures, random.Random(seed)) <= bound


@given(st.floats(-1e9, 1e9))
def test_a_wish_of_the_centre_is_honoured_within_reason(asked: float) -> None:
    assert 1 <= wait_s(1, random.Random(0), asked) <= 900


@given(st.none() | st.floats(0, 1e12))
def test_a_batch_is_neither_too_small_nor_too_large(measured: float | None) -> None:
    assert SMALLEST_BATCH_BYTES <= batch_bytes(measured) <= LARGEST_BATCH_BYTES


def test_the_speed_follows_what_was_measured() -> None:
    assert speed(1_000, 1.0, None) == 1_000
    assert speed(1_000, 1.0, 3_000) == 2_000
    assert speed(1_000, 0.0, None) == 1_000_000
