"""The ballast: room kept for a full disk, given up for a save, never the reason one fails."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.care import Care
from app.runtime import Runtime
from models.ballast import Ballast
from models.errors import DiskFull
from models.services.numbering import number_books, record_in_mark
from tests.builders import AGENCY, Counter, receive

SIZE = 64 * 1024


class Disk:
    """A disk that is full until the ballast on it is gone."""

    def __init__(self, runtime: Runtime) -> None:
        self.runtime = runtime
        self.refused = 0

    def before_commit(self, session: Any) -> None:
        record_in_mark(session, self.runtime.mark)
        if self.runtime.folder.ballast.is_there:
            self.refused += 1
            raise DiskFull


@pytest.fixture
def kept(counter: Counter) -> Iterator[Runtime]:
    """An open counter with a small ballast."""
    with counter.open() as runtime:
        runtime.folder.ballast = Ballast(runtime.folder.path / "ballast", SIZE)
        assert runtime.keep_ballast()
        yield runtime


def test_the_ballast_takes_its_room_on_the_disk(kept: Runtime) -> None:
    found = (kept.folder.path / "ballast").stat()
    assert found.st_size == SIZE
    if hasattr(found, "st_blocks"):
        assert found.st_blocks * 512 >= SIZE
    assert kept.keep_ballast()
    assert not list(kept.folder.path.glob("*.part"))


def test_a_save_on_a_full_disk_goes_through_and_the_official_is_told(kept: Runtime) -> None:
    care, disk = Care(kept), Disk(kept)
    assert care.trouble() is None
    kept.store.before_commit(disk.before_commit)
    assert receive(kept).code == f"{AGENCY}-261125-0001"
    assert disk.refused == 1
    assert not kept.folder.ballast.is_there
    assert care.trouble() == "disk_low"
    (book,) = kept.store.read(number_books)
    assert (book.used, book.void, book.adds_up) == (1, 0, True)
    care.round()
    assert kept.folder.ballast.is_there
    assert care.trouble() is None


def test_a_disk_that_stays_full_refuses_the_save_and_changes_nothing(kept: Runtime) -> None:
    def full(session: Any) -> None:
        raise DiskFull

    kept.store.before_commit(full)
    for _ in range(2):
        with pytest.raises(DiskFull):
            receive(kept)
    kept.store.before_commit(lambda session: record_in_mark(session, kept.mark))
    assert receive(kept).code == f"{AGENCY}-261125-0001"


def test_without_plenty_of_room_no_ballast_is_written(tmp_path: Path) -> None:
    free = os.statvfs(tmp_path).f_bavail * os.statvfs(tmp_path).f_frsize
    ballast = Ballast(tmp_path / "ballast", free // 4)
    assert not ballast.keep()
    assert list(tmp_path.iterdir()) == []
    assert not ballast.give_up()


def test_a_ballast_that_cannot_be_written_or_dropped_stops_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    in_the_way = tmp_path / "ballast"
    in_the_way.mkdir()
    assert not Ballast(in_the_way, SIZE).give_up()
    assert "ballast not given up: errno=" in caplog.text
    assert not Ballast(tmp_path / "no folder" / "ballast", SIZE).keep()


def test_a_place_where_the_disk_is_low_is_told_again_after_a_restart(counter: Counter) -> None:
    with counter.open() as runtime:
        free = os.statvfs(runtime.folder.path).f_bavail * os.statvfs(runtime.folder.path).f_frsize
        runtime.folder.ballast = Ballast(runtime.folder.path / "ballast", free // 4)
        care = Care(runtime)
        care.round()
        assert care.trouble() == "disk_low"
