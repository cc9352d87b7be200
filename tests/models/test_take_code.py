"""Codes: never the same twice, whatever crashes or is put back; books that always add up."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter as Tally
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.runtime import Runtime
from models.backup import make_backup, restore
from models.domain.dossier import Dossier
from models.domain.dossier_json import dossier_to_json, entry_to_json
from models.domain.numbering import DossierCode
from models.inbox import apply_change
from models.services.numbering import (
    all_leases,
    begin_new_life,
    generation,
    number_books,
    numbers_left,
)
from models.tables import DossierRow, VoidNumberRow
from tests.builders import (
    AGENCY,
    OFFICE,
    TODAY,
    Counter,
    Crash,
    crash_before_commit,
    lease,
    lend,
    place_in,
    receive,
    yesterday,
)


def numbers(dossiers: list[Dossier]) -> list[str]:
    return [dossier.shown_code for dossier in dossiers]


def reopened(counter: Counter) -> str | None:
    with counter.open() as runtime:
        return runtime.found_at_start


def crash_in_intake(counter: Counter, times: int = 1) -> None:
    """The computer stops between the mark and the commit, `times` times without a look."""
    with counter.open() as runtime:
        crash_before_commit(runtime)
        for _ in range(times):
            with pytest.raises(Crash):
                receive(runtime)


def keep_files(counter: Counter, name: str) -> Path:
    kept = counter.data_dir.parent.parent / name
    shutil.copytree(counter.data_dir, kept)
    return kept


def put_files_back(counter: Counter, kept: Path) -> None:
    shutil.rmtree(counter.data_dir)
    shutil.copytree(kept, counter.data_dir)


def test_numbers_run_from_the_lease_without_a_gap(runtime: Runtime) -> None:
    codes = numbers([receive(runtime) for _ in range(3)])
    assert codes == [f"{AGENCY}-261125-{n:04d}" for n in (1, 2, 3)]


def test_a_full_block_goes_over_to_the_next_one_and_then_to_provisional(counter: Counter) -> None:
    with counter.open() as runtime:
        runtime.store.write(lambda s: begin_new_life(s, runtime.mark, counter.clock, "test"))
        lend(runtime, lease(201, 202))
        lend(runtime, lease(301, 301))
        codes = numbers([receive(runtime) for _ in range(4)])
    assert codes == [*(f"{AGENCY}-261125-0{n}" for n in (201, 202, 301)), "TMP-001-0001"]


def test_a_past_day_takes_no_number_from_this_counter(runtime: Runtime, counter: Counter) -> None:
    counter.clock.advance(timedelta(days=1))
    late = receive(runtime, received_at=yesterday(counter.clock))
    assert late.code is None
    assert late.provisional_code == "TMP-001-0001"


def test_an_intake_that_fails_uses_no_number(runtime: Runtime) -> None:
    crash_before_commit(runtime)
    with pytest.raises(Crash):
        receive(runtime)
    (book,) = runtime.store.read(number_books)
    assert (book.used, book.void, book.left) == (0, 0, 100)


def test_one_number_lost_between_mark_and_commit_is_void(counter: Counter) -> None:
    with counter.open() as runtime:
        receive(runtime)
    crash_in_intake(counter)
    with counter.open() as runtime:
        assert runtime.found_at_start == "interrupted"
        assert receive(runtime).code == f"{AGENCY}-261125-0003"
        (book,) = runtime.store.read(number_books)
        void = runtime.store.read(lambda s: s.scalars(select(VoidNumberRow)).one())
    assert (book.used, book.void, book.left, book.adds_up) == (2, 1, 97, True)
    assert (void.number, void.reason) == (2, "interrupted")
    assert reopened(counter) is None


def test_one_provisional_number_lost_is_passed_over(counter: Counter) -> None:
    with counter.open() as runtime:
        crash_before_commit(runtime)
        with pytest.raises(Crash):
            receive(runtime, received_at=yesterday(counter.clock))
    with counter.open() as runtime:
        assert runtime.found_at_start == "interrupted"
        late = receive(runtime, received_at=yesterday(counter.clock))
    assert late.provisional_code == "TMP-001-0002"


def test_a_store_behind_its_mark_by_more_begins_a_new_life_without_leases(
    counter: Counter,
) -> None:
    kept = keep_files(counter, "older")
    with counter.open() as runtime:
        life = runtime.store.read(generation)
        for _ in range(2):
            receive(runtime)
    put_files_back(counter, kept)
    with counter.open() as runtime:
        assert runtime.found_at_start == "restored"
        assert runtime.store.read(generation) != life
        assert receive(runtime).provisional_code == "TMP-001-0001"
        (closed,) = runtime.store.read(all_leases)
    assert (closed.state, closed.closed_reason) == ("closed", "restored")


def test_a_new_life_is_begun_once_and_its_own_leases_stay_open(counter: Counter) -> None:
    kept = keep_files(counter, "older")
    with counter.open() as runtime:
        for _ in range(5):
            receive(runtime)
    put_files_back(counter, kept)
    assert reopened(counter) == "restored"
    with counter.open() as runtime:
        lend(runtime, lease(501, 600))
    assert reopened(counter) is None
    with counter.open() as runtime:
        assert receive(runtime).code == f"{AGENCY}-261125-0501"
    counter.clock.advance(timedelta(days=1))
    assert reopened(counter) is None


def test_a_store_of_another_life_than_the_mark_is_restored(counter: Counter) -> None:
    kept = keep_files(counter, "older")
    with counter.open() as runtime:
        runtime.store.write(lambda s: begin_new_life(s, runtime.mark, counter.clock, "test"))
    put_files_back(counter, kept)
    assert reopened(counter) == "restored"


def test_a_store_without_its_mark_came_from_elsewhere(counter: Counter) -> None:
    with counter.open() as runtime:
        receive(runtime, received_at=yesterday(counter.clock))
    counter.mark_path.unlink()
    with counter.open() as runtime:
        assert runtime.found_at_start == "moved"
        assert numbers([receive(runtime)]) == ["TMP-001-1002"]
    assert reopened(counter) is None


def test_provisional_numbers_never_repeat_over_restores(counter: Counter) -> None:
    seen: list[str] = []
    kept = keep_files(counter, "older")
    for _ in range(3):
        with counter.open() as runtime:
            for _ in range(3):
                seen.append(receive(runtime, received_at=yesterday(counter.clock)).shown_code)
        put_files_back(counter, kept)
    assert len(set(seen)) == len(seen) == 9


def test_what_is_left_today_is_told(runtime: Runtime) -> None:
    receive(runtime)
    lend(runtime, lease(1, 50, TODAY + timedelta(days=3)))
    left = runtime.store.read(lambda s: numbers_left(s, AGENCY, TODAY))
    assert (left.today, left.lent_today, left.until) == (99, 100, TODAY + timedelta(days=3))


def pull(runtime: Runtime, at_centre: dict[str, Dossier]) -> None:
    """Read from the centre everything it was ever sent."""
    now = runtime.clock.now()

    def take_in(session: Session) -> None:
        for dossier in at_centre.values():
            body = dossier_to_json(dossier)
            entries = [entry_to_json(entry) for entry in dossier.history]
            apply_change(session, 1, body, entries, OFFICE, now)

    runtime.store.write(take_in)


def test_a_number_noted_as_void_whose_dossier_comes_back_is_used(counter: Counter) -> None:
    kept = keep_files(counter, "one behind")
    with counter.open() as runtime:
        sent = receive(runtime)
    put_files_back(counter, kept)
    with counter.open() as runtime:
        assert runtime.found_at_start == "interrupted"
        pull(runtime, {sent.id: sent})
        (book,) = runtime.store.read(number_books)
    assert (book.used, book.void, book.left, book.adds_up) == (1, 0, 99, True)


def test_a_number_borne_by_a_dossier_of_a_disk_put_back_is_passed_over(counter: Counter) -> None:
    disk = counter.copy_to(counter.data_dir.parent.parent / "the whole disk")
    with counter.open() as runtime:
        sent = [receive(runtime) for _ in range(3)]
    with disk.open() as runtime:
        assert runtime.found_at_start is None
        pull(runtime, {dossier.id: dossier for dossier in sent[:2]})
        assert receive(runtime).code == f"{AGENCY}-261125-0003"
        (book,) = runtime.store.read(number_books)
    assert (book.used, book.void, book.left, book.adds_up) == (3, 0, 97, True)


STEPS = st.lists(
    st.sampled_from(
        ["take", "take", "take", "late", "crash", "keep", "put back", "backup", "pull"]
    ),
    min_size=3,
    max_size=14,
)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
@example(steps=["take", "keep", "take", "put back", "pull", "take"])
@example(steps=["keep", "take", "take", "put back", "pull", "take", "pull"])
def test_no_code_names_two_dossiers_and_the_books_add_up(
    counter_template: Counter, steps: list[str]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        world = _World(counter_template, Path(folder))
        for step in steps:
            world.do(step)
        world.check()


class _World:
    """One counter, the slips it printed, and a centre that never lends a number twice."""

    def __init__(self, template: Counter, folder: Path) -> None:
        copied = template.copy_to(folder / "counter")
        self.counter = Counter(place_in(copied.data_dir.parent, template.clock), template.clock)
        self.printed: list[str] = []
        self.at_centre: dict[str, Dossier] = {}
        self.kept = keep_files(self.counter, "kept")
        self.backup: Path | None = None
        self.next_lent = 101

    def do(self, step: str) -> None:
        if step in ("take", "late"):
            with self.counter.open() as runtime:
                self._lend_if_needed(runtime)
                at = yesterday(self.counter.clock) if step == "late" else None
                dossier = receive(runtime, received_at=at)
            self.printed.append(dossier.shown_code)
            self.at_centre[dossier.id] = dossier
        elif step == "pull":
            with self.counter.open() as runtime:
                pull(runtime, self.at_centre)
        elif step == "crash":
            crash_in_intake(self.counter)
        elif step == "keep":
            shutil.rmtree(self.kept)
            keep_files(self.counter, "kept")
        elif step == "put back":
            put_files_back(self.counter, self.kept)
        elif self.backup is None:
            folder = self.counter.place.folder()
            self.backup = self.counter.data_dir.parent.parent / "copy.mcbackup"
            make_backup(folder, folder.key(), self.backup, self.counter.clock)
        else:
            restore(self.counter.place.folder(), self.backup, self.counter.clock)

    def _lend_if_needed(self, runtime: Runtime) -> None:
        left = runtime.store.read(lambda s: numbers_left(s, AGENCY, TODAY))
        if not left.today:
            lend(runtime, lease(self.next_lent, self.next_lent + 2))
            self.next_lent += 3

    def check(self) -> None:
        repeated = {code: times for code, times in Tally(self.printed).items() if times > 1}
        assert not repeated
        self.books_add_up()
        self.do("pull")
        self.books_add_up()

    def books_add_up(self) -> None:
        with self.counter.open() as runtime:
            books = runtime.store.read(number_books)
            borne = runtime.store.read(lambda s: set(s.scalars(select(DossierRow.code))))
        assert all(book.adds_up for book in books), books
        for book in books:
            block = range(book.lease.first, book.lease.last + 1)
            named = {str(DossierCode(AGENCY, book.lease.day, number)) for number in block}
            assert book.used == len(named & borne)
