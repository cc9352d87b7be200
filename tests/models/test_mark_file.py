"""The mark outside the store: written first, torn writes survived, never read with another key."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.errors import StorageError
from models.keys import new_key
from models.mark import Mark, MarkState
from tests.builders import Counter, Crash, crash_before_commit, receive

SLOT = 8192


@pytest.fixture
def key() -> bytes:
    return new_key()


def test_what_was_recorded_is_read_back(tmp_path: Path, key: bytes) -> None:
    mark = Mark(tmp_path / "mark", key)
    assert not mark.exists
    mark.set_generation("life")
    mark.record({"H37|2026-11-25": 7}, provisional=3)
    mark.set_token("secret")
    again = Mark(tmp_path / "mark", key).state
    assert again == MarkState("life", 3, {"H37|2026-11-25": 7}, "secret", turn=3)


def test_a_mark_is_only_ever_raised(tmp_path: Path, key: bytes) -> None:
    mark = Mark(tmp_path / "mark", key)
    mark.record({"a|2026-11-25": 9}, provisional=5)
    mark.record({"a|2026-11-25": 4}, provisional=2)
    assert mark.state.numbers == {"a|2026-11-25": 9}
    assert mark.state.provisional == 5


@pytest.mark.parametrize("turns", [3, 4])
def test_a_torn_newer_slot_costs_that_write_only(tmp_path: Path, key: bytes, turns: int) -> None:
    path = tmp_path / "mark"
    mark = Mark(path, key)
    for number in range(1, turns + 1):
        mark.record({"a|2026-11-25": number})
    data = bytearray(path.read_bytes())
    newer = (turns % 2) * SLOT
    data[newer + 30 : newer + 60] = b"\0" * 30
    path.write_bytes(data)
    assert Mark(path, key).state.numbers == {"a|2026-11-25": turns - 1}


def test_a_mark_sealed_by_another_key_counts_as_none(tmp_path: Path, key: bytes) -> None:
    Mark(tmp_path / "mark", key).record({}, provisional=1)
    assert not Mark(tmp_path / "mark", new_key()).exists


def test_a_full_disk_is_said_and_the_state_stays(tmp_path: Path, key: bytes) -> None:
    mark = Mark(tmp_path / "gone" / "mark", key)
    with pytest.raises(StorageError):
        mark.record({}, provisional=1)
    assert not mark.exists


def test_no_token_or_number_is_readable_in_the_file(tmp_path: Path, key: bytes) -> None:
    mark = Mark(tmp_path / "mark", key)
    mark.set_token("0123456789abcdef")
    assert b"0123456789abcdef" not in (tmp_path / "mark").read_bytes()


def test_only_the_latest_days_are_kept(tmp_path: Path, key: bytes) -> None:
    mark = Mark(tmp_path / "mark", key)
    for month in range(1, 10):
        for day in range(1, 11):
            mark.record({f"a|2026-{month:02d}-{day:02d}": day})
    assert len(mark.state.numbers) == 40
    assert "a|2026-09-10" in mark.state.numbers
    assert (tmp_path / "mark").stat().st_size == 2 * SLOT


def test_the_mark_is_on_the_disk_before_the_commit(counter: Counter) -> None:
    with counter.open() as runtime:
        crash_before_commit(runtime)
        with pytest.raises(Crash):
            receive(runtime)
        written = Mark(counter.mark_path, runtime.key).state.numbers
    assert list(written.values()) == [1]
