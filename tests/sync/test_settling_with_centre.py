"""Two counters disagree and a person settles it: what she chose is what everyone has afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from joined_office import act, here, whole
from live_centre import LiveCentre
from sqlalchemy import select

from app.runtime import Runtime
from models import outbox
from models.domain.clock import FixedClock
from models.domain.dossier import DossierStatus
from models.domain.workflow import Action, Role
from models.errors import NotPermitted, StaleEdit, TransitionNotAllowed
from models.outbox import OutboxState
from models.queries.dossier_detail import dossier_detail
from models.queries.dossier_list import CentreState
from models.queries.two_versions import Side, TwoVersions, two_versions
from models.services.settling import Settlement, SettlingService
from models.tables import ConflictRow
from server import tables as centre_tables
from server.restored import renew_epoch
from tests.builders import OFFICIAL, receive

COUNTER = Role.COUNTER_OFFICIAL
OURS, THEIRS = Side.OURS, Side.THEIRS


def shared(one: Runtime, two: Runtime) -> Any:
    """A dossier both counters and the centre have."""
    dossier = receive(one)
    run(one, two)
    return dossier


def run(*runtimes: Runtime) -> None:
    for runtime in runtimes:
        assert runtime.engine.run_once().error is None


def versions(runtime: Runtime, dossier_id: str) -> TwoVersions:
    found = runtime.store.read(lambda s: two_versions(s, dossier_id))
    assert found is not None
    return found


def settle(
    runtime: Runtime,
    dossier_id: str,
    choices: Mapping[str, Side],
    mark: str | None = None,
    role: Role = COUNTER,
) -> None:
    SettlingService(runtime.store, runtime.clock).settle(
        Settlement(
            dossier_id=dossier_id,
            choices=choices,
            mark=mark or versions(runtime, dossier_id).mark,
            official=OFFICIAL,
            role=role,
        )
    )


def correct(runtime: Runtime, dossier_id: str, **fields: Any) -> None:
    act(runtime, dossier_id, Action.CORRECT, COUNTER, reason="ghi nhầm", fields=fields)


def counts(runtime: Runtime) -> dict[str, int]:
    return runtime.store.read(outbox.counts)


def handed_over_and_withdrawn(one: Runtime, two: Runtime) -> str:
    """The centre has PROCESSING from counter one; counter two withdrew the dossier meanwhile."""
    dossier_id = str(shared(one, two).id)
    act(one, dossier_id, Action.HAND_OVER, COUNTER)
    act(two, dossier_id, Action.WITHDRAW, COUNTER, reason="người nộp đổi ý")
    run(one, two)
    return dossier_id


def test_the_centres_version_is_taken_and_both_acts_stay_in_the_history(
    one: Runtime, two: Runtime
) -> None:
    dossier_id = handed_over_and_withdrawn(one, two)
    found = versions(two, dossier_id)
    assert found.parts == ("status",)
    assert (found.ours.status, found.theirs.status) == (
        DossierStatus.WITHDRAWN,
        DossierStatus.PROCESSING,
    )
    settle(two, dossier_id, {"status": THEIRS})
    assert here(two, dossier_id).status is DossierStatus.PROCESSING
    run(two, one, two)
    assert whole(one) == whole(two)
    after = here(two, dossier_id)
    assert after.status is DossierStatus.PROCESSING
    assert after.synced_at is not None
    actions = {entry.action for entry in after.history}
    assert {"hand_over", "withdraw", "note"} <= actions
    (line,) = [e for e in after.history if "settled" in e.data]
    assert (line.data, line.official) == ({"settled": {"status": "theirs"}}, OFFICIAL)
    detail = two.store.read(lambda s: dossier_detail(s, dossier_id))
    assert (detail.centre, detail.two_versions) == (CentreState.AT_CENTRE, None)
    assert set(counts(two)) == {OutboxState.ACKNOWLEDGED}


def test_our_status_goes_out_as_the_act_that_was_done_here(one: Runtime, two: Runtime) -> None:
    dossier_id = handed_over_and_withdrawn(one, two)
    settle(two, dossier_id, {"status": OURS})
    assert here(two, dossier_id).status is DossierStatus.WITHDRAWN
    run(two, one, two)
    assert whole(one) == whole(two)
    after = here(one, dossier_id)
    assert after.status is DossierStatus.WITHDRAWN
    (line,) = [e for e in after.history if "settled" in e.data]
    assert (line.action, line.from_status) == ("withdraw", DossierStatus.PROCESSING)
    assert line.data["reason"] == "người nộp đổi ý"


def test_each_part_is_taken_from_the_side_that_was_chosen(one: Runtime, two: Runtime) -> None:
    dossier_id = shared(one, two).id
    correct(one, dossier_id, note="ghi ở quầy một", sets_count=2)
    correct(two, dossier_id, note="ghi ở quầy hai", sets_count=3)
    run(one, two)
    assert versions(two, dossier_id).parts == ("note", "sets_count")
    settle(two, dossier_id, {"note": OURS, "sets_count": THEIRS})
    (sent,) = two.store.read(lambda s: outbox.pending(s, 10))
    assert sent.body["fields"] == {"note": "ghi ở quầy hai"}
    run(two, one, two)
    assert whole(one) == whole(two)
    after = here(one, dossier_id)
    assert (after.note, after.sets_count) == ("ghi ở quầy hai", 2)


def test_later_work_on_the_dossier_flows_again_behind_the_choice(
    one: Runtime, two: Runtime
) -> None:
    dossier_id = shared(one, two).id
    act(one, dossier_id, Action.REQUEST_PAYMENT, COUNTER, reason="lệ phí")
    act(two, dossier_id, Action.HAND_OVER, COUNTER)
    act(two, dossier_id, Action.RESULT_READY, COUNTER)
    two.processing.note(dossier_id, "note", OFFICIAL, {"text": "đã gọi"})
    run(one, two)
    assert (counts(two)[OutboxState.CONFLICT], counts(two)[OutboxState.WAITING]) == (1, 2)
    settle(two, dossier_id, {"status": OURS})
    report = two.engine.run_once()
    assert (report.error, report.conflicts, report.refused, report.waiting) == (None, 0, 0, 0)
    run(one, two)
    assert whole(one) == whole(two)
    assert here(one, dossier_id).status is DossierStatus.RESULT_READY


def test_later_work_the_choice_leaves_no_room_for_comes_back_to_a_person(
    one: Runtime, two: Runtime
) -> None:
    """It is never parked as refused, which nobody could mend."""
    dossier_id = shared(one, two).id
    act(one, dossier_id, Action.WITHDRAW, COUNTER, reason="đổi ý")
    act(two, dossier_id, Action.HAND_OVER, COUNTER)
    act(two, dossier_id, Action.RESULT_READY, COUNTER)
    run(one, two)
    settle(two, dossier_id, {"status": THEIRS})
    report = two.engine.run_once()
    assert (report.conflicts, report.refused) == (1, 0)
    settle(two, dossier_id, {"status": THEIRS})
    run(two, one, two)
    assert whole(one) == whole(two)
    assert here(two, dossier_id).status is DossierStatus.WITHDRAWN
    assert "result_ready" in {entry.action for entry in here(one, dossier_id).history}


def test_a_real_disagreement_of_later_work_is_still_found(one: Runtime, two: Runtime) -> None:
    dossier_id = shared(one, two).id
    correct(one, dossier_id, note="một", sets_count=2)
    correct(two, dossier_id, note="hai")
    correct(two, dossier_id, sets_count=3)
    run(one, two)
    assert versions(two, dossier_id).parts == ("note",)
    settle(two, dossier_id, {"note": THEIRS})
    assert two.engine.run_once().conflicts == 1
    assert versions(two, dossier_id).parts == ("sets_count",)


def test_what_the_centre_sends_meanwhile_is_what_is_chosen_from(one: Runtime, two: Runtime) -> None:
    dossier_id = shared(one, two).id
    correct(one, dossier_id, note="một", sets_count=2)
    correct(two, dossier_id, note="hai")
    run(one, two)
    looked_at = versions(two, dossier_id)
    correct(one, dossier_id, note="một nữa", sets_count=5)
    run(one, two)
    with pytest.raises(StaleEdit, match="versions_changed"):
        settle(two, dossier_id, {"note": OURS}, looked_at.mark)
    assert versions(two, dossier_id).theirs.note == "một nữa"
    settle(two, dossier_id, {"note": OURS})
    report = two.engine.run_once()
    assert (report.conflicts, report.waiting) == (0, 0)
    run(one)
    assert whole(one) == whole(two)
    assert (here(one, dossier_id).note, here(one, dossier_id).sets_count) == ("hai", 5)


def test_a_line_of_history_alone_makes_no_choice_stale(one: Runtime, two: Runtime) -> None:
    dossier_id = handed_over_and_withdrawn(one, two)
    looked_at = versions(two, dossier_id)
    one.processing.note(dossier_id, "note", OFFICIAL, {"text": "đã gọi"})
    run(one, two)
    settle(two, dossier_id, {"status": OURS}, looked_at.mark)
    assert two.engine.run_once().conflicts == 0


def test_a_second_press_finds_it_settled_and_changes_nothing(one: Runtime, two: Runtime) -> None:
    dossier_id = handed_over_and_withdrawn(one, two)
    mark = versions(two, dossier_id).mark
    settle(two, dossier_id, {"status": OURS}, mark)
    before = (whole(two), counts(two))
    with pytest.raises(StaleEdit, match="already_settled"):
        settle(two, dossier_id, {"status": THEIRS}, mark)
    assert (whole(two), counts(two)) == before


def test_an_incomplete_choice_or_a_postal_employee_settles_nothing(
    one: Runtime, two: Runtime
) -> None:
    dossier_id = handed_over_and_withdrawn(one, two)
    with pytest.raises(StaleEdit):
        settle(two, dossier_id, {})
    with pytest.raises(NotPermitted):
        settle(two, dossier_id, {"status": OURS}, role=Role.POSTAL_EMPLOYEE)
    kept = two.store.read(lambda s: s.scalars(select(ConflictRow)).one())
    assert kept.settled_at is None


def test_a_status_no_act_leads_to_any_more_cannot_be_chosen(one: Runtime, two: Runtime) -> None:
    dossier_id = shared(one, two).id
    act(one, dossier_id, Action.WITHDRAW, COUNTER, reason="đổi ý")
    act(two, dossier_id, Action.HAND_OVER, COUNTER)
    run(one, two)
    assert versions(two, dossier_id).centre_only == {"status"}
    with pytest.raises(TransitionNotAllowed, match="way_closed"):
        settle(two, dossier_id, {"status": OURS})
    assert versions(two, dossier_id).parts == ("status",)


def test_a_settled_conflict_is_not_asked_again_when_everything_is_offered_again(
    one: Runtime, two: Runtime, centre: LiveCentre, clock: FixedClock
) -> None:
    dossier_id = handed_over_and_withdrawn(one, two)
    settle(two, dossier_id, {"status": OURS})
    run(two)
    renew_epoch(centre.store, clock)
    report = two.engine.run_once()
    assert (report.error, report.conflicts, report.waiting) == (None, 0, 0)
    assert here(two, dossier_id).status is DossierStatus.WITHDRAWN
    with centre.store.read() as session:
        row = session.get_one(centre_tables.DossierRow, dossier_id)
        assert row.status == int(DossierStatus.WITHDRAWN)
