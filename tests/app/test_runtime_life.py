"""Opening and closing a counter leaves nothing behind."""

from __future__ import annotations

import threading

import pytest

from app.runtime import Runtime
from models.errors import KeyMissing
from models.queries.sync_overview import sync_overview
from tests.builders import Counter, Crash, crash_before_commit, receive


def test_fifty_openings_leave_no_thread_and_no_lock(counter: Counter) -> None:
    before = set(threading.enumerate())
    for turn in range(50):
        with counter.open() as runtime:
            if turn % 10 == 0:
                receive(runtime)
    assert set(threading.enumerate()) == before
    counter.open().close()


def test_closing_twice_is_closing_once(counter: Counter) -> None:
    runtime = counter.open()
    runtime.close()
    runtime.close()


def test_an_opening_that_fails_holds_nothing(counter: Counter) -> None:
    before = set(threading.enumerate())
    key = counter.data_dir.parent / "key"
    kept = key.read_bytes()
    key.unlink()
    with pytest.raises(KeyMissing):
        counter.open()
    assert set(threading.enumerate()) == before
    key.write_bytes(kept)
    counter.open().close()


def test_what_was_found_at_the_start_is_told_on_the_sync_page(counter: Counter) -> None:
    with counter.open() as runtime:
        crash_before_commit(runtime)
        with pytest.raises(Crash):
            receive(runtime)
    with counter.open() as runtime:
        notes = runtime.store.read(lambda s: sync_overview(s, counter.clock.now())).notes
    assert [note.kind for note in notes] == ["store_interrupted"]


def test_a_reader_beside_the_window_sees_what_was_saved(counter: Counter) -> None:
    with counter.open() as window:
        receive(window)
        with Runtime(counter.place, writing=False) as beside:
            overview = beside.store.read(lambda s: sync_overview(s, counter.clock.now()))
    assert overview.waiting == 1
