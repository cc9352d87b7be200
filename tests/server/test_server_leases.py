"""No number of one agency and day is ever lent or given twice."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pretend_counter import AGENCY, Centre
from sqlalchemy import delete, select

from models.domain.clock import FixedClock, local_day
from models.domain.ids import new_id
from server.restored import renew_epoch
from server.store import open_embedded
from server.tables import DossierRow, HistoryRow, LeaseRow
from sync.protocol import LeaseReport

TODAY = date(2026, 11, 25)


def test_a_block_is_lent_for_today_and_each_of_fourteen_days(centre: Centre) -> None:
    leases = centre.counter().leases()
    expected = [(TODAY + timedelta(days=ahead)).isoformat() for ahead in range(15)]
    assert [lease["day"] for lease in leases] == expected
    assert {(lease["first"], lease["last"]) for lease in leases} == {(1, 500)}
    assert {lease["agency_id"] for lease in leases} == {AGENCY}


def test_a_second_counter_gets_the_following_numbers(centre: Centre) -> None:
    centre.counter().leases()
    second = centre.counter().leases()
    assert {(lease["first"], lease["last"]) for lease in second} == {(501, 1_000)}


def test_a_repeated_request_finds_the_same_blocks(centre: Centre) -> None:
    counter = centre.counter()
    assert counter.leases() == counter.leases()


def test_a_further_block_is_lent_when_less_than_a_quarter_is_left(centre: Centre) -> None:
    counter = centre.counter()
    lease = counter.leases()[0]
    assert len(counter.leases(LeaseReport(lease_id=lease["lease_id"], next=376))) == 15
    more = counter.leases(LeaseReport(lease_id=lease["lease_id"], next=377))
    assert [(one["first"], one["last"]) for one in more[:2]] == [(1, 500), (501, 1_000)]
    assert more == counter.leases(LeaseReport(lease_id=lease["lease_id"], next=377))


def test_a_restored_counter_never_continues_its_old_blocks(centre: Centre) -> None:
    counter = centre.counter()
    old = counter.leases()
    counter.generation = new_id(counter.now)
    new = counter.leases()
    assert not {lease["lease_id"] for lease in old} & {lease["lease_id"] for lease in new}
    assert {lease["first"] for lease in new} == {501}
    with centre.store.read() as session:
        closed = session.get_one(LeaseRow, old[0]["lease_id"])
        assert (closed.state, closed.closed_reason) == ("closed", "generation")


def test_a_block_reported_as_closed_stays_closed(centre: Centre) -> None:
    counter = centre.counter()
    lease = counter.leases()[0]
    report = LeaseReport(lease_id=lease["lease_id"], next=4, closed_reason="restored")
    after = counter.leases(report)
    assert after[0]["first"] == 501
    assert lease["lease_id"] not in {one["lease_id"] for one in counter.leases()}


def test_a_counter_cannot_close_the_blocks_of_another(centre: Centre) -> None:
    first, second = centre.counter(), centre.counter()
    lease = first.leases()[0]
    second.leases(LeaseReport(lease_id=lease["lease_id"], next=500, closed_reason="x"))
    assert first.leases()[0] == lease


def test_a_block_never_covers_a_number_a_dossier_bears(centre: Centre) -> None:
    counter = centre.counter()
    for number in (3, 400, 1_000):
        dossier = counter.dossier(f"{AGENCY}-261125-{number:04d}")
        counter.push(counter.receive(dossier))
    assert counter.leases()[0]["first"] == 401
    assert centre.counter().leases()[0]["first"] == 1_001


@pytest.mark.parametrize(
    ("today", "reason"),
    [
        ("2026-11-23", "clock_wrong"),
        ("2026-11-27", "clock_wrong"),
        ("9999-12-31", "clock_wrong"),
        ("2026-02-30", "bad_request"),
        ("", "bad_request"),
    ],
)
def test_a_day_far_from_the_centres_own_gets_no_numbers(
    centre: Centre, today: str, reason: str
) -> None:
    counter = centre.counter()
    message = {"generation": counter.generation, "today": today, "known": []}
    reply = counter.ask("POST", "/v1/leases", message)
    assert (reply.status, reply.reason) == (400, reason)


def test_a_new_epoch_is_told_to_every_counter(centre: Centre) -> None:
    counter = centre.counter()
    before = counter.hello().data["epoch"]
    renew_epoch(centre.store, centre.clock)
    after = counter.hello().data["epoch"]
    assert after != before
    assert counter.pull()["epoch"] == after


_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("lend"), st.integers(0, 2), st.integers(1, 600)),
        st.tuples(st.just("restore"), st.integers(0, 2), st.just(0)),
        st.tuples(st.just("next day"), st.integers(0, 2), st.just(0)),
        st.tuples(st.just("print"), st.integers(0, 2), st.integers(1, 2_500)),
        st.tuples(st.just("provisional"), st.integers(0, 2), st.just(0)),
        st.tuples(st.just("back up"), st.just(0), st.just(0)),
        st.tuples(st.just("put back"), st.just(0), st.just(0)),
    ),
    max_size=12,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=_STEPS)
def test_blocks_never_overlap_and_no_given_code_lies_in_one(
    seeded_folder: Path, tmp_path: Path, steps: list[tuple[str, int, int]]
) -> None:
    folder = shutil.copytree(seeded_folder, tmp_path / new_id(datetime.now(UTC)))
    store = open_embedded(folder / "data", folder / "key")
    centre = Centre(store, FixedClock(datetime.fromisoformat("2026-11-25T08:30:00+07:00")))
    try:
        lent, given_codes = _walk(centre, steps)
    finally:
        centre.close()
        store.close()
        shutil.rmtree(folder)
    numbers = [(day, n) for day, first, last in lent.values() for n in range(first, last + 1)]
    assert len(numbers) == len(set(numbers))
    assert not set(numbers) & set(given_codes)
    assert len(given_codes) == len(set(given_codes))


def _walk(
    centre: Centre, steps: list[tuple[str, int, int]]
) -> tuple[dict[str, Any], list[tuple[str, int]]]:
    counters = [centre.counter() for _ in range(3)]
    lent: dict[str, Any] = {}
    given_codes = []
    kept: set[str] = set()
    for step, which, number in steps:
        counter = counters[which]
        if step == "lend":
            reports = [_report(known, *block, number) for known, block in lent.items()]
            for lease in counter.leases(*reports):
                lent[lease["lease_id"]] = (lease["day"], lease["first"], lease["last"])
        elif step == "back up":
            kept = _rows(centre)
        elif step == "put back":
            _put_back(centre, kept)
            renew_epoch(centre.store, centre.clock)
        elif step == "restore":
            counter.generation = new_id(counter.now)
        elif step == "next day":
            centre.clock.advance(timedelta(days=1))
        elif step == "print":
            day = f"{local_day(centre.clock.now()):%y%m%d}"
            counter.push(counter.receive(counter.dossier(f"{AGENCY}-{day}-{number:04d}")))
        else:
            code = counter.push(counter.receive(counter.dossier()))[0]["code"]
            day = f"20{code[-11:-9]}-{code[-9:-7]}-{code[-7:-5]}"
            given_codes.append((day, int(code[-4:])))
    return lent, given_codes


def _report(lease_id: str, day: str, first: int, last: int, number: int) -> LeaseReport:
    """What a counter tells of a block; every counter of the walk claims every block."""
    return LeaseReport(
        lease_id=lease_id,
        next=min(max(first, number), last + 1),
        agency_id=AGENCY,
        day=day,
        first=first,
        last=last,
    )


def _rows(centre: Centre) -> set[str]:
    with centre.store.read() as session:
        return {*session.scalars(select(LeaseRow.id)), *session.scalars(select(DossierRow.id))}


def _put_back(centre: Centre, kept: set[str]) -> None:
    """Forget every block and dossier that came after the backup."""
    with centre.store.write() as session:
        for table in (LeaseRow, HistoryRow, DossierRow):
            mine = HistoryRow.dossier_id if table is HistoryRow else table.id
            session.execute(delete(table).where(mine.not_in(kept)))
