"""Readers never make the write-ahead log grow without end, and hear clearly when they are ended."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, text

from models.errors import StorageBusy
from models.facts import write_fact
from models.store import Bounds, Store
from models.tables import DossierRow
from tests.builders import Counter

ENDLESS = text(
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
)
BOUNDS = Bounds(read_s=0.2, wal_bytes=200_000)


@pytest.fixture
def store(counter: Counter) -> Iterator[Store]:
    folder = counter.place.folder()
    opened = Store(folder.store_path, folder.key(), BOUNDS)
    yield opened
    opened.close()


def log_bytes(store: Store) -> int:
    return Path(f"{store.path}-wal").stat().st_size


def write_much(store: Store, times: int = 40) -> None:
    for number in range(times):
        store.write(lambda s, n=number: write_fact(s, f"long {n}", {"text": "x" * 20_000}))


def count(session: Any) -> int:
    return int(session.scalar(select(func.count()).select_from(DossierRow)) or 0)


def test_a_query_without_end_is_stopped_with_a_clear_error(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    began = time.monotonic()
    with pytest.raises(StorageBusy, match="read_too_long"):
        store.read(lambda s: s.execute(ENDLESS).scalar())
    assert time.monotonic() - began < 5
    assert "ended" in caplog.text
    assert store.read(count) == 0


def test_a_further_query_on_an_overdue_snapshot_is_refused(store: Store) -> None:
    def slow(session: Any) -> int:
        count(session)
        time.sleep(BOUNDS.read_s * 1.5)
        return count(session)

    with pytest.raises(StorageBusy, match="read_too_long"):
        store.read(slow)
    assert store.read(count) == 0


def test_the_log_is_cut_when_it_has_grown(store: Store) -> None:
    write_much(store)
    assert log_bytes(store) < 2 * BOUNDS.wal_bytes


def test_a_snapshot_that_is_only_held_does_not_keep_the_log_growing(store: Store) -> None:
    holding, over = threading.Event(), threading.Event()
    told: list[str] = []

    def hold(session: Any) -> None:
        count(session)
        holding.set()
        over.wait(20)
        count(session)

    def reader() -> None:
        try:
            store.read(hold)
        except StorageBusy as error:
            told.append(error.code)

    thread = threading.Thread(target=reader)
    thread.start()
    assert holding.wait(5)
    write_much(store)
    grown = log_bytes(store)
    assert grown > BOUNDS.wal_bytes  # the reader is within its time: it is not disturbed
    time.sleep(BOUNDS.read_s * 1.5)
    write_much(store, 10)
    assert log_bytes(store) < 2 * BOUNDS.wal_bytes
    over.set()
    thread.join()
    assert told == ["read_too_long"]
    assert store.read(count) == 0


def test_a_reader_within_its_time_keeps_its_snapshot_while_the_log_is_long(
    counter: Counter,
) -> None:
    folder = counter.place.folder()
    patient = Store(folder.store_path, folder.key(), Bounds(read_s=30, wal_bytes=1))

    def look(session: Any) -> tuple[int, int]:
        facts = text("SELECT count(*) FROM fact")
        before = session.execute(facts).scalar()
        write_much(patient, 5)
        return before, session.execute(facts).scalar()

    try:
        before, after = patient.read(look)
    finally:
        patient.close()
    assert before == after
