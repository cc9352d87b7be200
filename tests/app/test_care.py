"""What an open counter does by itself: the closing backup and the weekly look through the store."""

from __future__ import annotations

import argparse
import json
import logging
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.care import Care, Pace
from app.runtime import Runtime
from app.verbs import self_check
from models.backup import make_backup, read_manifest, regular_backups, restore
from models.ballast import Ballast
from models.errors import StorageError
from models.full_check import FullCheck, is_due, keep_check, last_check, look_through
from models.store import connect
from tests.builders import MORNING, Counter, receive

AT_ONCE = Pace(first_s=0.01, between_s=0.05, idle_s=0.0)


@pytest.fixture
def opened(counter: Counter) -> Iterator[Runtime]:
    with counter.open() as runtime:
        runtime.folder.ballast = Ballast(runtime.folder.path / "ballast", 4096)
        yield runtime


def backups(runtime: Runtime) -> list[Path]:
    return regular_backups(runtime.folder)


def spoil_last_page(runtime: Runtime) -> None:
    """One bit of the last page of the file turns over on the disk."""
    connection = connect(runtime.store.path, runtime.key)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    connection.close()
    content = bytearray(runtime.store.path.read_bytes())
    content[-2000] ^= 1
    runtime.store.path.write_bytes(content)


def test_a_day_with_work_ends_with_a_backup_that_holds_it(
    opened: Runtime, counter: Counter
) -> None:
    receive(opened)
    assert Care(opened).close()
    (made,) = backups(opened)
    assert read_manifest(made).dossiers == 1
    opened.close()
    restore(counter.place.folder(), made, counter.clock)


def test_what_has_not_changed_is_not_backed_up_again(counter: Counter) -> None:
    for turn in range(3):
        with counter.open() as runtime:
            if turn == 0:
                receive(runtime)
            counter.clock.advance(timedelta(minutes=5))
            assert Care(runtime).close()
            assert len(backups(runtime)) == 1
            counter.clock.advance(timedelta(minutes=5))
            assert Care(runtime).close()
            assert len(backups(runtime)) == 1


def test_work_of_a_day_that_ended_without_a_backup_is_backed_up_later(counter: Counter) -> None:
    with counter.open() as runtime:
        runtime.back_up()
        receive(runtime)
    counter.clock.advance(timedelta(minutes=5))
    with counter.open() as runtime:
        assert Care(runtime).close()
        assert read_manifest(backups(runtime)[0]).dossiers == 1


def test_a_closing_backup_that_takes_too_long_is_given_up_and_the_old_one_stays(
    opened: Runtime, caplog: pytest.LogCaptureFixture
) -> None:
    opened.back_up()
    (old,) = backups(opened)
    content = old.read_bytes()
    receive(opened)
    began = time.monotonic()
    assert not Care(opened).close(limit_s=0.0)
    assert time.monotonic() - began < 3
    assert "backup_stopped" in caplog.text
    assert old.read_bytes() == content
    assert [path for path in opened.folder.backups.iterdir() if path != old] == []


def test_a_closing_backup_that_cannot_be_made_leaves_the_old_one(opened: Runtime) -> None:
    opened.back_up()
    (old,) = backups(opened)
    content = old.read_bytes()
    receive(opened)
    spoil_last_page(opened)
    assert not Care(opened).close()
    assert backups(opened) == [old]
    assert old.read_bytes() == content


def test_a_backup_that_is_stopped_in_the_middle_leaves_nothing(opened: Runtime) -> None:
    steps = 0

    def stop() -> None:
        nonlocal steps
        steps += 1
        if steps == 2:
            raise StorageError("backup_stopped")

    target = opened.folder.path.parent / "kept.mcbackup"
    with pytest.raises(StorageError, match="backup_stopped"):
        make_backup(opened.folder, opened.key, target, opened.clock, stop)
    assert not target.exists()
    assert list(opened.folder.backups.iterdir()) == []


def test_the_weekly_look_is_made_once_when_nobody_writes(
    opened: Runtime, counter: Counter, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    care = Care(opened, AT_ONCE)
    care.round()
    first = opened.store.read(last_check)
    assert first == FullCheck(MORNING, 0)
    counter.clock.advance(timedelta(days=6))
    care.round()
    assert opened.store.read(last_check) == first
    counter.clock.advance(timedelta(days=1))
    care.round()
    assert opened.store.read(last_check) == FullCheck(MORNING + timedelta(days=7), 0)
    assert care.trouble() is None
    assert caplog.text.count("full check problems=0") == 2


def test_it_waits_for_a_quiet_moment(opened: Runtime) -> None:
    receive(opened)
    Care(opened, Pace(idle_s=60)).round()
    assert opened.store.read(last_check) is None


def test_a_clock_set_back_does_not_put_the_look_off() -> None:
    assert is_due(FullCheck(MORNING + timedelta(days=400), 0), MORNING)


def test_an_index_that_lost_a_row_is_found_and_told(opened: Runtime) -> None:
    receive(opened)
    spoiled = connect(opened.store.path, opened.key)
    spoiled.execute("PRAGMA writable_schema = ON")
    spoiled.execute(
        "UPDATE sqlite_master SET sql = replace(sql, 'personal_id)', 'applicant_name)')"
        " WHERE name = 'dossier_person'"
    )
    spoiled.close()
    problems = look_through(opened.store.path, opened.key, lambda: False)
    assert problems
    care = Care(opened, AT_ONCE)
    care.round()
    assert care.trouble() == "full_check_failed"
    found = opened.store.read(last_check)
    assert found is not None
    assert not found.is_sound


def test_a_page_changed_on_the_disk_is_found(opened: Runtime) -> None:
    receive(opened)
    spoil_last_page(opened)
    assert look_through(opened.store.path, opened.key, lambda: False)


@pytest.mark.alone
def test_the_writer_goes_on_while_the_store_is_looked_through(opened: Runtime) -> None:
    for _ in range(5):
        receive(opened)
    over = threading.Event()
    found: list[int | None] = []

    def look() -> None:
        while not over.is_set():
            found.append(look_through(opened.store.path, opened.key, lambda: False))

    thread = threading.Thread(target=look)
    thread.start()
    slowest = 0.0
    for _ in range(20):
        began = time.monotonic()
        receive(opened)
        slowest = max(slowest, time.monotonic() - began)
    over.set()
    thread.join()
    assert set(found) == {0}
    assert slowest < 1.0


def test_the_thread_ends_with_the_counter(opened: Runtime) -> None:
    care = Care(opened, AT_ONCE)
    care.start()
    give_up = time.monotonic() + 5
    while opened.store.read(last_check) is None:
        assert time.monotonic() < give_up
        time.sleep(0.01)
    assert care.close()
    assert not [t for t in threading.enumerate() if t.name in ("care", "closing")]


def test_a_kept_result_is_read_back(opened: Runtime) -> None:
    opened.store.write(lambda s: keep_check(s, FullCheck(MORNING, 3)))
    assert opened.store.read(last_check) == FullCheck(MORNING, 3)


def test_what_the_weekly_look_found_is_told_by_the_self_check(
    counter: Counter, capsys: pytest.CaptureFixture[str]
) -> None:
    said = []
    for problems in (0, 2):
        with counter.open() as runtime:
            runtime.store.write(lambda s, n=problems: keep_check(s, FullCheck(MORNING, n)))
        code = self_check.run(argparse.Namespace(), counter.place)
        told = capsys.readouterr()
        said.append((code, json.loads(told.out)["checks"]["store"], told.err))
    (sound_code, sound, silent), (bad_code, bad, sentence) = said
    assert (sound_code, sound["full_check_at"], silent) == (0, "2026-11-25T08:30:00+07:00", "")
    assert (bad_code, bad) == (10, {"ok": False, "code": "full_check_failed"})
    assert "gọi cán bộ kỹ thuật" in sentence
