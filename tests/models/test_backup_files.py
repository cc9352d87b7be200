"""Copies that can be trusted: verified when made, checked before they replace anything."""

from __future__ import annotations

import random
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest

from app.planned_restore import carry_out_planned_restore, plan_restore
from app.verbs.restore import restore
from models.backup import make_backup, make_regular_backup, read_manifest, regular_backups
from models.errors import BackupUnusable
from models.keys import new_key
from models.queries.dossier_list import View, dossier_count
from models.services.numbering import all_leases
from tests.builders import Counter, receive


@pytest.fixture
def copy(counter: Counter, tmp_path: Path) -> Path:
    """A backup holding one dossier; the store has two by now."""
    path = tmp_path / "copies" / "one.mcbackup"
    with counter.open() as runtime:
        receive(runtime)
        make_backup(runtime.folder, runtime.key, path, counter.clock)
        receive(runtime)
    return path


def dossiers(counter: Counter) -> int:
    with counter.open() as runtime:
        now = counter.clock.now()
        return runtime.store.read(lambda s: dossier_count(s, now=now, view=View.ALL))


def test_a_backup_is_made_beside_an_open_program_and_tells_what_it_holds(copy: Path) -> None:
    manifest = read_manifest(copy)
    assert (manifest.dossiers, manifest.history, manifest.format) == (1, 1, 1)
    assert [path.name for path in copy.parent.iterdir()] == ["one.mcbackup"]


def test_a_restored_store_is_the_copy_and_the_old_one_is_kept(counter: Counter, copy: Path) -> None:
    restore(counter.place, copy)
    assert dossiers(counter) == 1
    (aside,) = (counter.data_dir / "set-aside").iterdir()
    assert (aside / "store.db").stat().st_size > 0


def test_a_restored_store_gives_no_number_of_its_old_leases(counter: Counter, copy: Path) -> None:
    restore(counter.place, copy)
    with counter.open() as runtime:
        assert runtime.found_at_start is None
        assert {lease.closed_reason for lease in runtime.store.read(all_leases)} == {"restored"}
        assert receive(runtime).code is None


def test_a_copy_damaged_anywhere_is_refused_and_the_store_untouched(
    counter: Counter, copy: Path
) -> None:
    good = copy.read_bytes()
    chance = random.Random(7)
    before = (counter.data_dir / "store.db").read_bytes()
    refused = 0
    places = [*range(0, 80, 9), *(chance.randrange(len(good)) for _ in range(15)), len(good) - 9]
    for place in places:
        bad = bytearray(good)
        bad[place] ^= 0xFF
        copy.write_bytes(bad)
        with suppress(BackupUnusable):
            restore(counter.place, copy)
            assert dossiers(counter) == 1  # a byte of the envelope that carries nothing
            before = (counter.data_dir / "store.db").read_bytes()
            continue
        refused += 1
        assert (counter.data_dir / "store.db").read_bytes() == before
    assert refused > 15


@pytest.mark.parametrize("keep", [0, 1, 30, 1_000, 50_000])
def test_a_copy_cut_short_is_refused(counter: Counter, copy: Path, keep: int) -> None:
    copy.write_bytes(copy.read_bytes()[:keep])
    with pytest.raises(BackupUnusable):
        restore(counter.place, copy)
    assert dossiers(counter) == 2


def test_a_copy_of_another_key_is_refused(counter: Counter, copy: Path, tmp_path: Path) -> None:
    (counter.data_dir.parent / "key").write_text(new_key().hex())
    with pytest.raises(BackupUnusable, match="backup_other_key"):
        restore(counter.place, copy)


def test_a_failed_backup_leaves_the_earlier_one(
    counter: Counter, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = copy.read_bytes()

    def refuse(*_: object) -> None:
        raise BackupUnusable

    monkeypatch.setattr("models.backup._check_packed", refuse)
    with counter.open() as runtime, pytest.raises(BackupUnusable):
        make_backup(runtime.folder, runtime.key, copy, counter.clock)
    assert copy.read_bytes() == before
    assert [path.name for path in copy.parent.iterdir()] == ["one.mcbackup"]


def test_the_programs_own_backups_are_listed_newest_first(counter: Counter) -> None:
    with counter.open() as runtime:
        for _ in range(3):
            make_regular_backup(runtime.folder, runtime.key, counter.clock)
            counter.clock.advance(timedelta(hours=1))
        names = [path.name for path in regular_backups(runtime.folder)]
    assert names == sorted(names, reverse=True)
    assert len(names) == 3


def test_a_planned_restore_is_done_once_at_the_next_start(counter: Counter, copy: Path) -> None:
    assert not carry_out_planned_restore(counter.place)
    plan_restore(counter.data_dir, copy)
    assert carry_out_planned_restore(counter.place)
    assert dossiers(counter) == 1
    assert not carry_out_planned_restore(counter.place)


def test_a_planned_restore_that_fails_is_not_tried_at_every_start(
    counter: Counter, copy: Path
) -> None:
    plan_restore(counter.data_dir, copy)
    copy.write_bytes(b"no copy")
    with pytest.raises(BackupUnusable):
        carry_out_planned_restore(counter.place)
    assert not carry_out_planned_restore(counter.place)
    assert dossiers(counter) == 2
