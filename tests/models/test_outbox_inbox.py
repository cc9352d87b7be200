"""What waits for the centre, and what the centre sends: nothing lost, nothing hidden, no repeat."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from app.runtime import Runtime
from models import outbox
from models.domain.dossier import Dossier, DossierStatus, HistoryEntry
from models.domain.dossier_json import dossier_to_json, entry_to_json
from models.domain.ids import new_id
from models.domain.workflow import Action, Role
from models.dossier_rows import dossier_of, dossier_row, dossier_row_by_code, history_of
from models.errors import NotTheCentre
from models.inbox import apply_change, keep_conflict, would_close_too_many
from models.outbox import OutboxState
from models.queries.dossier_detail import dossier_detail
from models.queries.dossier_list import CentreState
from models.services.processing import Act
from models.tables import ConflictRow, DossierRow, OutboxRow
from tests.builders import (
    MORNING,
    OFFICE,
    OFFICIAL,
    Counter,
    Crash,
    crash_before_commit,
    receive,
    yesterday,
)

Do = Callable[..., Any]


def in_store(runtime: Runtime, work: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
    return runtime.store.write(lambda s: work(s, *arguments, **named))


def ready(runtime: Runtime) -> list[outbox.Pending]:
    return list(runtime.store.read(lambda s: outbox.pending(s, 100)))


def ack(runtime: Runtime, op_id: str, revision: int = 1, **said: Any) -> str | None:
    found: str | None = in_store(
        runtime,
        outbox.acknowledge,
        op_id,
        revision=revision,
        stored_at=MORNING,
        now=MORNING,
        **said,
    )
    return found


def act(runtime: Runtime, dossier_id: str, action: Action, role: Role) -> Dossier:
    moved, _ = runtime.processing.act(
        Act(dossier_id=dossier_id, action=action, official=OFFICIAL, role=role)
    )
    return moved


def now_here(runtime: Runtime, dossier_id: str) -> Dossier:
    return runtime.store.read(
        lambda s: dossier_of(dossier_row(s, dossier_id), history_of(s, dossier_id))
    )


def pulled(runtime: Runtime, dossier: Dossier, revision: int, *entries: HistoryEntry) -> str | None:
    lines = [entry_to_json(entry) for entry in (*dossier.history, *entries)]
    found: str | None = in_store(
        runtime, apply_change, revision, dossier_to_json(dossier), lines, OFFICE, MORNING
    )
    return found


def line_of_another(dossier: Dossier) -> HistoryEntry:
    return HistoryEntry(
        id=new_id(MORNING),
        dossier_id=dossier.id,
        action="note",
        from_status=dossier.status,
        to_status=dossier.status,
        at=MORNING,
        official=OFFICIAL,
        device_no=2,
    )


def from_elsewhere(dossier: Dossier, **changed: Any) -> Dossier:
    """A dossier another counter received, like this one."""
    other_id = new_id(MORNING)
    entry = replace(dossier.history[0], id=new_id(MORNING), dossier_id=other_id)
    return replace(dossier, id=other_id, history=(entry,), **changed)


def test_the_operation_is_written_with_the_dossier_or_not_at_all(runtime: Runtime) -> None:
    dossier = receive(runtime)
    (waiting,) = ready(runtime)
    assert waiting.dossier_id == dossier.id
    assert waiting.body["dossier"] == dossier_to_json(dossier)
    crash_before_commit(runtime)
    with pytest.raises(Crash):
        receive(runtime)
    assert ready(runtime) == [waiting]
    assert runtime.store.read(lambda s: s.scalar(select(func.count()).select_from(DossierRow))) == 1


def test_operations_go_oldest_first_and_only_after_the_one_asked_for(runtime: Runtime) -> None:
    ids = [receive(runtime).id for _ in range(4)]
    every = ready(runtime)
    assert [p.dossier_id for p in every] == ids
    rest = runtime.store.read(lambda s: outbox.pending(s, 100, after=every[1].seq))
    assert [p.dossier_id for p in rest] == ids[2:]


def test_an_answer_twice_counts_once(runtime: Runtime) -> None:
    dossier = receive(runtime)
    (item,) = ready(runtime)
    assert ack(runtime, item.op_id) == dossier.id
    assert ack(runtime, item.op_id) is None
    assert ack(runtime, "unknown") is None
    here = now_here(runtime, dossier.id)
    assert (here.revision, here.synced_at) == (1, MORNING)
    assert ready(runtime) == []


def test_all_changes_must_be_answered_before_a_dossier_is_at_the_centre(runtime: Runtime) -> None:
    dossier = receive(runtime)
    act(runtime, dossier.id, Action.HAND_OVER, Role.COUNTER_OFFICIAL)
    first, second = ready(runtime)
    ack(runtime, first.op_id)
    assert now_here(runtime, dossier.id).synced_at is None
    ack(runtime, second.op_id, 2)
    assert now_here(runtime, dossier.id).synced_at == MORNING


def test_a_code_once_set_is_never_replaced(runtime: Runtime) -> None:
    dossier = receive(runtime)
    (item,) = ready(runtime)
    ack(runtime, item.op_id, code="H37.05977-261125-0900", disputed_code=dossier.code)
    here = now_here(runtime, dossier.id)
    assert here.code == dossier.code
    assert here.disputed_code == dossier.code
    theirs = replace(dossier, code="H37.05977-261125-0900")
    pulled(runtime, theirs, 2, line_of_another(dossier))
    assert now_here(runtime, dossier.id).code == dossier.code


def test_the_final_code_stands_beside_the_provisional_one(
    runtime: Runtime, counter: Counter
) -> None:
    dossier = receive(runtime, received_at=yesterday(counter.clock))
    (item,) = ready(runtime)
    ack(runtime, item.op_id, code="H37.05977-261124-0007")
    here = now_here(runtime, dossier.id)
    assert (here.code, here.provisional_code) == ("H37.05977-261124-0007", "TMP-001-0001")
    for code in (here.code, here.provisional_code):
        found = runtime.store.read(lambda s, code=code: dossier_row_by_code(s, code).id)
        assert found == dossier.id


def test_an_answer_beyond_what_was_pulled_does_not_raise_the_base(runtime: Runtime) -> None:
    """Else an edit based on values never seen here would win over another counter's."""
    dossier = receive(runtime)
    (first,) = ready(runtime)
    ack(runtime, first.op_id, 1)
    act(runtime, dossier.id, Action.HAND_OVER, Role.COUNTER_OFFICIAL)
    (second,) = ready(runtime)
    ack(runtime, second.op_id, 3)
    assert now_here(runtime, dossier.id).revision == 1


def test_a_pull_takes_their_fields_and_keeps_our_unsent_ones(runtime: Runtime) -> None:
    dossier = receive(runtime)
    (item,) = ready(runtime)
    ack(runtime, item.op_id)
    act(runtime, dossier.id, Action.HAND_OVER, Role.COUNTER_OFFICIAL)
    theirs = replace(dossier, note="ghi ở quầy 2", sets_count=3)
    assert pulled(runtime, theirs, 2, line_of_another(dossier)) == dossier.id
    here = now_here(runtime, dossier.id)
    assert (here.note, here.sets_count) == ("ghi ở quầy 2", 3)
    assert here.status is DossierStatus.PROCESSING
    assert here.revision == 2
    assert here.synced_at is None
    assert len(here.history) == 3


def test_a_pull_never_hides_a_dossier_that_was_not_sent_yet(runtime: Runtime) -> None:
    dossier = receive(runtime)
    pulled(runtime, replace(dossier, note="khác"), 1, line_of_another(dossier))
    assert now_here(runtime, dossier.id).note is None


def test_an_older_or_known_page_changes_nothing(runtime: Runtime) -> None:
    dossier = receive(runtime)
    (item,) = ready(runtime)
    ack(runtime, item.op_id)
    theirs = replace(dossier, note="mới")
    entry = line_of_another(dossier)
    assert pulled(runtime, theirs, 2, entry) == dossier.id
    assert pulled(runtime, theirs, 2, entry) is None
    assert pulled(runtime, replace(dossier, note="cũ"), 1) is None
    assert now_here(runtime, dossier.id).note == "mới"


def test_a_dossier_of_another_office_or_ill_formed_is_not_taken_in(runtime: Runtime) -> None:
    dossier = receive(runtime)
    foreign = from_elsewhere(dossier, code=None, provisional_code="TMP-002-0001")
    with pytest.raises(NotTheCentre, match="other_office"):
        pulled(runtime, replace(foreign, office_code="05999"), 1)
    with pytest.raises(NotTheCentre, match="other_office"):
        pulled(runtime, replace(foreign, history=dossier.history), 1)
    broken = {**dossier_to_json(foreign), "status": 77}
    with pytest.raises(NotTheCentre, match="bad_dossier"):
        in_store(runtime, apply_change, 1, broken, [], OFFICE, MORNING)
    assert runtime.store.read(lambda s: s.scalar(select(func.count()).select_from(DossierRow))) == 1


def test_a_code_printed_twice_by_a_restored_disk_shows_both_dossiers(runtime: Runtime) -> None:
    ours = receive(runtime)
    theirs = from_elsewhere(ours)
    pulled(runtime, theirs, 1)
    here = now_here(runtime, theirs.id)
    assert here.code is None
    assert here.disputed_code == ours.code
    assert here.shown_code.startswith(f"{ours.code}/")
    assert now_here(runtime, ours.id).code == ours.code
    later = replace(theirs, note="sửa sau")
    assert pulled(runtime, later, 2, line_of_another(theirs)) == theirs.id
    assert now_here(runtime, theirs.id).note == "sửa sau"


def test_a_parked_operation_blocks_only_its_own_dossier(runtime: Runtime) -> None:
    stuck, free = receive(runtime), receive(runtime)
    act(runtime, stuck.id, Action.HAND_OVER, Role.COUNTER_OFFICIAL)
    first = ready(runtime)[0]
    in_store(runtime, outbox.park, first.op_id, "bad_entry:id", MORNING, OutboxState.PARKED)
    assert [p.dossier_id for p in ready(runtime)] == [free.id]
    detail = runtime.store.read(lambda s: dossier_detail(s, stuck.id))
    assert (detail.centre, detail.reason) == (CentreState.SENT_BACK, "bad_entry:id")
    assert in_store(runtime, outbox.send_again, stuck.id) == 1
    assert [p.dossier_id for p in ready(runtime)] == [stuck.id, free.id, stuck.id]


def test_an_answered_operation_cannot_be_parked_afterwards(runtime: Runtime) -> None:
    receive(runtime)
    (item,) = ready(runtime)
    ack(runtime, item.op_id)
    in_store(runtime, outbox.park, item.op_id, "late", MORNING, OutboxState.PARKED)
    assert runtime.store.read(outbox.counts) == {"acknowledged": 1}


def test_a_restored_centre_is_offered_everything_again(runtime: Runtime) -> None:
    dossier = receive(runtime)
    (item,) = ready(runtime)
    ack(runtime, item.op_id)
    pulled(runtime, replace(dossier, note="trước"), 9, line_of_another(dossier))
    assert in_store(runtime, outbox.offer_all_again) == 1
    assert [p.op_id for p in ready(runtime)] == [item.op_id]
    assert now_here(runtime, dossier.id).synced_at is None
    ack(runtime, item.op_id, 1)
    assert now_here(runtime, dossier.id).synced_at == MORNING
    pulled(runtime, replace(dossier, note="sau"), 2, line_of_another(dossier))
    assert now_here(runtime, dossier.id).note == "sau"


def test_a_conflict_keeps_both_versions_and_waits_for_a_person(runtime: Runtime) -> None:
    dossier, other = receive(runtime), receive(runtime)
    first = ready(runtime)[0]
    theirs = dossier_to_json(replace(dossier, note="của họ"))
    runtime.store.write(
        lambda s: keep_conflict(
            s,
            runtime.clock,
            op_id=first.op_id,
            dossier_id=dossier.id,
            fields=["note"],
            ours=first.body,
            theirs=theirs,
        )
    )
    kept = runtime.store.read(lambda s: s.scalars(select(ConflictRow)).one())
    assert (kept.ours, kept.theirs, kept.fields) == (first.body, theirs, ["note"])
    assert [p.dossier_id for p in ready(runtime)] == [other.id]
    detail = runtime.store.read(lambda s: dossier_detail(s, dossier.id))
    assert detail.centre is CentreState.TWO_VERSIONS


def test_a_page_that_closes_many_open_dossiers_is_refused(runtime: Runtime) -> None:
    bodies = [dossier_to_json(receive(runtime)) for _ in range(6)]
    closed = [{**body, "status": int(DossierStatus.STOPPED)} for body in bodies]
    returned = [{**body, "status": int(DossierStatus.RETURNED)} for body in bodies]
    assert runtime.store.read(lambda s: would_close_too_many(s, closed))
    assert not runtime.store.read(lambda s: would_close_too_many(s, closed[:5]))
    assert not runtime.store.read(lambda s: would_close_too_many(s, returned))
    odd: list[dict[str, Any]] = [{**body, "status": []} for body in bodies]
    assert runtime.store.read(lambda s: would_close_too_many(s, odd))


def test_only_old_answered_operations_are_forgotten(runtime: Runtime) -> None:
    receive(runtime)
    receive(runtime)
    first = ready(runtime)[0]
    ack(runtime, first.op_id)
    later = MORNING + timedelta(days=91)
    assert in_store(runtime, outbox.forget_old, MORNING) == 0
    assert in_store(runtime, outbox.forget_old, later) == 1
    assert runtime.store.read(outbox.counts) == {"waiting": 1}


def test_operation_ids_are_made_at_save_and_differ(runtime: Runtime) -> None:
    for _ in range(3):
        receive(runtime)
    ids = runtime.store.read(lambda s: set(s.scalars(select(OutboxRow.op_id))))
    assert len(ids) == 3
