"""A counter and the real centre: whatever happens between them, one dossier stays one dossier."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from joined_office import act, here, whole
from live_centre import Line, LiveCentre
from sqlalchemy import func, select

from app.runtime import Runtime
from models import outbox
from models.domain.clock import FixedClock
from models.domain.dossier import DossierStatus
from models.domain.numbering import LeaseState
from models.domain.workflow import Action, Role
from models.outbox import OutboxState
from models.queries.sync_overview import sync_overview
from models.services.enrolment import feed_place
from models.services.numbering import all_leases, number_books, numbers_left
from models.tables import ConflictRow, DossierRow, OutboxRow
from server import tables as centre_tables
from server.enrolment import revoke
from server.restored import renew_epoch
from sync import protocol as wire
from tests.builders import (
    OFFICIAL,
    TODAY,
    Counter,
    place_in,
    receive,
    yesterday,
)


def at_centre(centre: LiveCentre) -> list[str]:
    with centre.store.read() as session:
        return sorted(session.scalars(select(centre_tables.DossierRow.id)))


def test_a_joined_counter_holds_two_weeks_of_numbers(one: Runtime) -> None:
    left = one.store.read(lambda s: numbers_left(s, "H37.05977", TODAY))
    assert left.today == left.lent_today == 500
    assert left.until == TODAY + timedelta(days=14)


def test_received_dossiers_reach_the_centre_and_the_outbox_is_empty(
    one: Runtime, centre: LiveCentre
) -> None:
    ids = sorted(receive(one).id for _ in range(3))
    report = one.engine.run_once()
    assert (report.ok, report.sent, report.accepted, report.waiting) == (True, 3, 3, 0)
    assert at_centre(centre) == ids
    assert report.touched.dossier_ids == set(ids)
    assert here(one, ids[0]).synced_at is not None


def test_a_lost_answer_and_a_retry_make_one_dossier(
    one: Runtime, centre: LiveCentre, line: Line
) -> None:
    dossier = receive(one)
    line.lose_answer_to(b"POST /v1/push")
    broken = one.engine.run_once()
    assert line.lost == 1
    assert (broken.ok, broken.error, broken.waiting) == (False, "offline", 1)
    assert at_centre(centre) == [dossier.id]
    again = one.engine.run_once()
    assert (again.ok, again.accepted, again.waiting) == (True, 1, 0)
    assert at_centre(centre) == [dossier.id]
    with centre.store.read() as session:
        lines = session.scalar(select(func.count()).select_from(centre_tables.HistoryRow))
    assert lines == 1


@pytest.mark.parametrize("request_line", [b"POST /v1/hello", b"GET /v1/pull", b"POST /v1/leases"])
def test_any_lost_answer_is_made_up_for_by_the_next_run(
    one: Runtime, two: Runtime, line: Line, request_line: bytes
) -> None:
    receive(one)
    receive(two)
    two.engine.run_once()
    line.lose_answer_to(request_line)
    assert one.engine.run_once().error == "offline"
    assert one.engine.run_once().ok
    two.engine.run_once()
    assert whole(one) == whole(two)
    leases = one.store.read(all_leases)
    assert len({(lease.day, lease.first) for lease in leases}) == len(leases) == 15


def test_late_entries_get_their_final_code_beside_the_provisional_one(
    one: Runtime, clock: FixedClock
) -> None:
    late = receive(one, received_at=yesterday(clock))
    assert late.code is None
    one.engine.run_once()
    after = here(one, late.id)
    assert after.code == "H37.05977-261124-0001"
    assert after.provisional_code == late.provisional_code


def test_two_counters_converge_on_the_same_dossiers(
    one: Runtime, two: Runtime, centre: LiveCentre
) -> None:
    first, second = receive(one), receive(two)
    assert first.code != second.code
    for runtime in (one, two, one):
        assert runtime.engine.run_once().ok
    act(one, first.id, Action.HAND_OVER, Role.COUNTER_OFFICIAL)
    act(two, second.id, Action.HAND_OVER, Role.COUNTER_OFFICIAL)
    two.processing.note(first.id, "note", OFFICIAL, {"text": "gọi lại"})
    for runtime in (one, two, one, two):
        assert runtime.engine.run_once().ok
    assert whole(one) == whole(two)
    assert set(whole(one)) == set(at_centre(centre)) == {first.id, second.id}
    assert len(here(one, first.id).history) == 3


def test_two_different_moves_of_one_dossier_are_both_kept_for_a_person(
    one: Runtime, two: Runtime
) -> None:
    dossier = receive(one)
    for runtime in (one, two):
        runtime.engine.run_once()
    act(one, dossier.id, Action.HAND_OVER, Role.COUNTER_OFFICIAL)
    act(two, dossier.id, Action.REQUEST_SUPPLEMENT, Role.COUNTER_OFFICIAL, items=["Tờ khai"])
    one.engine.run_once()
    report = two.engine.run_once()
    assert (report.ok, report.conflicts) == (True, 1)
    kept = two.store.read(lambda s: s.scalars(select(ConflictRow)).one())
    assert kept.theirs["status"] == int(DossierStatus.PROCESSING)
    assert kept.ours["fields"]["status"] == int(DossierStatus.SUPPLEMENT_REQUESTED)
    assert two.engine.run_once().conflicts == 0


def test_a_centre_put_back_from_a_backup_is_offered_everything_again_once(
    one: Runtime, centre: LiveCentre, clock: FixedClock
) -> None:
    dossier = receive(one)
    one.engine.run_once()
    act(one, dossier.id, Action.HAND_OVER, Role.COUNTER_OFFICIAL)
    one.engine.run_once()
    forget_all(centre)
    renew_epoch(centre.store, clock)
    report = one.engine.run_once()
    assert (report.ok, report.sent, report.accepted) == (True, 2, 2)
    assert at_centre(centre) == [dossier.id]
    assert here(one, dossier.id).status is DossierStatus.PROCESSING
    quiet = one.engine.run_once()
    assert (quiet.sent, quiet.waiting) == (0, 0)
    kinds = [note.kind for note in one.store.read(lambda s: sync_overview(s, clock.now())).notes]
    assert kinds.count("centre_restored") == 1


def test_a_code_the_restored_centre_forgot_still_names_its_dossier_and_no_other(
    one: Runtime, two: Runtime, centre: LiveCentre, clock: FixedClock
) -> None:
    late = receive(one, received_at=yesterday(clock))
    one.engine.run_once()
    told = here(one, late.id).code
    forget_all(centre)
    renew_epoch(centre.store, clock)
    other = receive(two, received_at=yesterday(clock))
    two.engine.run_once()
    one.engine.run_once()
    two.engine.run_once()
    assert here(one, late.id).code == here(two, late.id).code == told
    assert here(two, other.id).code not in (None, told)


def test_blocks_the_restored_centre_forgot_stay_with_the_counter_that_prints_from_them(
    one: Runtime, two: Runtime, centre: LiveCentre, clock: FixedClock
) -> None:
    before = one.store.read(all_leases)
    forget_all(centre)
    renew_epoch(centre.store, clock)
    two.engine.run_once()
    printed = receive(one)
    one.engine.run_once()
    assert one.store.read(all_leases)[0] == replace(before[0], next=2)
    assert {lease.state for lease in one.store.read(all_leases)} == {LeaseState.OPEN}
    assert here(one, printed.id).code == "H37.05977-261125-0001"
    blocks = [*one.store.read(all_leases), *two.store.read(all_leases)]
    numbers = [(block.day, n) for block in blocks for n in range(block.first, block.last + 1)]
    assert len(numbers) == len(set(numbers))


def forget_all(centre: LiveCentre) -> None:
    """What a store put back from a backup of before the first sync no longer holds."""
    with centre.store.write() as session:
        for table in (
            centre_tables.HistoryRow,
            centre_tables.OperationRow,
            centre_tables.DossierRow,
            centre_tables.LeaseRow,
        ):
            for row in session.scalars(select(table)):
                session.delete(row)
            session.flush()


def test_the_same_centre_under_a_new_epoch_answers_the_repeats_from_memory(
    one: Runtime, centre: LiveCentre, clock: FixedClock
) -> None:
    dossier = receive(one)
    one.engine.run_once()
    renew_epoch(centre.store, clock)
    assert one.engine.run_once().accepted == 1
    assert at_centre(centre) == [dossier.id]
    assert one.store.read(feed_place).cursor == 1


def test_an_act_that_arrives_before_its_dossier_is_held_and_sent_later(
    one: Runtime, centre: LiveCentre
) -> None:
    dossier = receive(one)
    act(one, dossier.id, Action.HAND_OVER, Role.COUNTER_OFFICIAL)

    def put_last(session: Any) -> None:
        first = session.scalars(select(OutboxRow).order_by(OutboxRow.seq)).first()
        first.seq += 100

    one.store.write(put_last)
    held = one.engine.run_once()
    assert (held.ok, held.held, held.accepted, held.waiting) == (True, 1, 1, 1)
    done = one.engine.run_once()
    assert (done.held, done.accepted, done.waiting) == (0, 1, 0)


def test_what_the_centre_refuses_is_parked_with_its_reason_and_the_rest_goes(
    one: Runtime, centre: LiveCentre, clock: FixedClock
) -> None:
    bad, good = receive(one), receive(one)

    def spoil(session: Any) -> None:
        row = session.scalars(select(OutboxRow).where(OutboxRow.dossier_id == bad.id)).one()
        row.body = {**row.body, "schema": 99}

    one.store.write(spoil)
    report = one.engine.run_once()
    assert (report.ok, report.refused, report.accepted, report.waiting) == (True, 1, 1, 1)
    assert at_centre(centre) == [good.id]
    overview = one.store.read(lambda s: sync_overview(s, clock.now()))
    assert overview.reasons == {bad.id: "schema"}
    assert one.store.read(outbox.counts)[OutboxState.PARKED] == 1
    assert one.engine.run_once().sent == 0


def test_a_page_and_its_cursor_are_one_write(
    one: Runtime, two: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    receive(two)
    two.engine.run_once()
    before = one.store.read(feed_place)

    class Stop(Exception):
        """The write is broken off here."""

    def stop(session: Any) -> None:
        if session.scalar(select(func.count()).select_from(DossierRow)):
            raise Stop

    one.store.before_commit(stop)
    with pytest.raises(Stop):
        one.engine.run_once()
    assert one.store.read(feed_place).cursor == before.cursor
    assert whole(one) == {}
    one.store.before_commit(lambda session: None)
    assert one.engine.run_once().pulled == 1
    assert whole(one) == whole(two)


def test_the_numbers_of_yesterday_go_back_to_the_centre(
    one: Runtime, centre: LiveCentre, clock: FixedClock
) -> None:
    receive(one)
    clock.advance(timedelta(hours=20))
    report = one.engine.run_once()
    assert (report.ok, report.leases) == (True, 1)
    book = one.store.read(number_books)[0]
    assert (book.used, book.returned, book.left, book.adds_up) == (1, 499, 0, True)
    with centre.store.read() as session:
        reasons = set(session.scalars(select(centre_tables.LeaseRow.closed_reason)))
    assert reasons == {None, "day_over"}


def test_the_token_changes_daily_and_both_sides_go_on(one: Runtime, clock: FixedClock) -> None:
    before = one.mark.state.token
    clock.advance(timedelta(hours=25))
    assert one.engine.run_once().ok
    assert one.mark.state.token != before
    assert one.engine.run_once().ok


def test_a_revoked_counter_is_told_to_join_again_and_keeps_its_work(
    one: Runtime, centre: LiveCentre, clock: FixedClock
) -> None:
    receive(one)
    revoke(centre.store, clock, 1, "lost")
    report = one.engine.run_once()
    assert (report.ok, report.error, report.waiting) == (False, "join_again", 1)


def test_a_counter_that_joined_nothing_says_so(here_and_there: Path, clock: FixedClock) -> None:
    with Counter(place_in(here_and_there / "empty", clock), clock).open() as runtime:
        assert runtime.engine.run_once().error == "not_enrolled"


def test_a_large_backlog_goes_in_several_requests(one: Runtime, centre: LiveCentre) -> None:
    one.engine._speed = 1_000.0  # a slow line: small batches
    ids = sorted(receive(one).id for _ in range(30))
    report = one.engine.run_once()
    assert (report.accepted, report.waiting) == (30, 0)
    assert at_centre(centre) == ids
    assert wire.PUSH_LIMIT >= 30


def test_a_disk_put_back_offline_ends_with_both_dossiers_shown(
    one: Runtime, centre: LiveCentre, line: Line, clock: FixedClock, tmp_path: Path
) -> None:
    """The whole image came back, mark and all: the same number was printed twice."""
    folder = one.place.data_dir.parent
    one.close()
    image = shutil.copytree(folder, tmp_path / "image")
    with Counter(place_in(folder, clock), clock).open() as before:
        lost = receive(before)
        assert before.engine.run_once().ok
    with Counter(place_in(image, clock), clock).open() as after:
        kept = receive(after)
        assert kept.code == lost.code
        report = after.engine.run_once()
        assert (report.ok, report.waiting) == (True, 0)
        assert set(whole(after)) == {lost.id, kept.id} == set(at_centre(centre))
        assert here(after, kept.id).disputed_code == kept.code
        assert here(after, lost.id).disputed_code == kept.code
        assert after.engine.run_once().ok


def test_a_run_cut_because_the_program_closes_leaves_no_note(
    one: Runtime, line: Line, clock: FixedClock
) -> None:
    receive(one)
    line.before_answer_to(b"POST /v1/push", one.engine.abort)
    report = one.engine.run_once()
    assert (report.ok, report.error, report.waiting) == (False, "aborted", 1)
    again = one.engine.run_once()
    assert again.error == "aborted"
    assert one.store.read(lambda s: sync_overview(s, clock.now())).notes == ()
    one.engine.close()
    assert one.engine.run_once().accepted == 1
