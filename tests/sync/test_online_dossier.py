"""An online dossier comes by pull, is accepted at the counter, and keeps its one code."""

from __future__ import annotations

from datetime import timedelta

import pytest
from joined_office import act, here
from live_centre import LiveCentre

from app.runtime import Runtime
from models.domain.clock import FixedClock, iso_local
from models.domain.dossier import DossierStatus
from models.domain.ids import new_id
from models.domain.workflow import Action, Role
from server.filing import OnlineFiling, file_online
from tests.builders import OFFICE, OFFICIAL, procedure_with_days

COUNTER = Role.COUNTER_OFFICIAL


@pytest.fixture
def filed(one: Runtime, centre: LiveCentre, clock: FixedClock) -> str:
    filing = OnlineFiling(
        request_id=new_id(clock.now()),
        office_code=OFFICE,
        procedure_code=procedure_with_days(one),
        applicant={"full_name": "Hoàng Thị Thử", "personal_id": "020190000123"},
        papers=[{"name": "Tờ khai điện tử"}],
        filed_at=iso_local(clock.now() - timedelta(hours=10)),
    )
    answer = file_online(centre.store, clock, filing)
    assert one.engine.run_once().ok
    return answer.dossier_id


def test_the_period_begins_at_acceptance_and_both_counters_and_the_centre_agree(
    one: Runtime, two: Runtime, filed: str, clock: FixedClock
) -> None:
    before = here(one, filed)
    assert (before.status, before.due_at) == (DossierStatus.NEW_ONLINE, None)
    act(one, filed, Action.ACCEPT_ONLINE, COUNTER)
    accepted = here(one, filed)
    assert accepted.status is DossierStatus.RECEIVED
    assert accepted.received_at == clock.now() > before.received_at
    expected = one.intake.due_preview(accepted.procedure.code, clock.now())
    assert expected is not None
    assert accepted.due_at == expected.due_at
    assert (accepted.code, accepted.received_by) == (before.code, OFFICIAL)
    report = one.engine.run_once()
    assert (report.ok, report.accepted, report.refused, report.conflicts) == (True, 1, 0, 0)
    assert two.engine.run_once().ok
    seen = here(two, filed)
    assert (seen.status, seen.due_at, seen.code) == (
        accepted.status,
        accepted.due_at,
        before.code,
    )
    assert [entry.action for entry in seen.history] == ["file_online", "accept_online"]


def test_papers_asked_of_an_online_dossier_start_no_clock_until_they_come(
    one: Runtime, filed: str, clock: FixedClock
) -> None:
    act(one, filed, Action.REQUEST_SUPPLEMENT, COUNTER, items=["Ảnh giấy khai sinh rõ hơn"])
    assert here(one, filed).due_at is None
    clock.advance(timedelta(days=1))
    act(one, filed, Action.SUPPLEMENT_RECEIVED, COUNTER)
    received = here(one, filed)
    assert received.received_at == clock.now()
    assert received.due_at is not None
    report = one.engine.run_once()
    assert (report.ok, report.accepted) == (True, 2)


def test_an_online_dossier_may_be_refused_and_keeps_its_code(one: Runtime, filed: str) -> None:
    act(one, filed, Action.REFUSE, COUNTER, reason="Không thuộc thẩm quyền")
    assert one.engine.run_once().ok
    refused = here(one, filed)
    assert refused.status is DossierStatus.NOT_ACCEPTED
    assert refused.code is not None
