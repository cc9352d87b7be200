"""The centre wants to close many dossiers at once: a person looks first, the rest goes on."""

from __future__ import annotations

from datetime import timedelta

import pytest
from joined_office import act, here, whole
from live_centre import LiveCentre

from app.runtime import Runtime
from models.domain.clock import FixedClock
from models.domain.dossier import DossierStatus
from models.domain.workflow import Action, Role
from models.errors import NotPermitted, StaleEdit
from models.queries.sync_overview import sync_overview
from models.services import mass_change
from models.services.mass_change import MassChange
from tests.builders import OFFICIAL, receive


def waiting_page(runtime: Runtime) -> MassChange:
    found = runtime.store.read(mass_change.mass_change)
    assert found is not None
    return found


def accept(runtime: Runtime, mark: str, role: Role = Role.COUNTER_OFFICIAL) -> None:
    runtime.store.write(lambda s: mass_change.accept(s, mark, OFFICIAL, role))


def withdraw(runtime: Runtime, *dossier_ids: str) -> None:
    for dossier_id in dossier_ids:
        act(runtime, dossier_id, Action.WITHDRAW, Role.COUNTER_OFFICIAL, reason="đổi ý")


@pytest.fixture
def closed(one: Runtime, two: Runtime) -> list[str]:
    """Six dossiers both counters have, withdrawn at counter two and known to the centre."""
    ids = [receive(one).id for _ in range(6)]
    assert one.engine.run_once().ok
    assert two.engine.run_once().ok
    withdraw(two, *ids)
    assert two.engine.run_once().ok
    return ids


def test_the_page_waits_with_its_codes_while_our_work_goes_on(
    one: Runtime, closed: list[str], centre: LiveCentre
) -> None:
    fresh = receive(one)
    report = one.engine.run_once()
    assert (report.error, report.accepted, report.pulled) == ("mass_change", 1, 0)
    assert here(one, fresh.id).synced_at is not None
    page = waiting_page(one)
    assert [c.dossier_id for c in page.closing] == closed
    assert [c.code for c in page.closing] == [here(one, i).code for i in closed]
    assert {c.status for c in page.closing} == {DossierStatus.WITHDRAWN}
    assert {here(one, i).status for i in closed} == {DossierStatus.RECEIVED}
    assert not page.accepted


def test_an_accepted_page_is_taken_once_and_kept_in_the_story(
    one: Runtime, two: Runtime, closed: list[str], clock: FixedClock
) -> None:
    one.engine.run_once()
    accept(one, waiting_page(one).mark)
    receive(one)  # work of our own joins the page meanwhile: it stays the page that was looked at
    report = one.engine.run_once()
    assert (report.error, report.pulled >= 6) == (None, True)
    assert {here(one, i).status for i in closed} == {DossierStatus.WITHDRAWN}
    assert one.store.read(mass_change.mass_change) is None
    notes = one.store.read(lambda s: sync_overview(s, clock.now())).notes
    (taken,) = [note for note in notes if note.kind == "mass_change_taken"]
    assert taken.data == {"closed": 6, "official": OFFICIAL.id}
    two.engine.run_once()
    assert whole(one) == whole(two)


def test_a_page_that_closes_another_dossier_is_not_the_one_that_was_accepted(
    one: Runtime, two: Runtime, closed: list[str]
) -> None:
    one.engine.run_once()
    seventh = receive(one).id
    one.engine.run_once()
    accept(one, waiting_page(one).mark)
    two.engine.run_once()
    withdraw(two, seventh)
    two.engine.run_once()
    assert one.engine.run_once().error == "mass_change"
    assert {here(one, i).status for i in closed} == {DossierStatus.RECEIVED}
    page = waiting_page(one)
    assert (len(page.closing), page.accepted) == (7, False)


def test_only_the_page_that_waits_can_be_accepted_and_not_by_everybody(
    one: Runtime, closed: list[str]
) -> None:
    one.engine.run_once()
    mark = waiting_page(one).mark
    with pytest.raises(NotPermitted):
        accept(one, mark, Role.SPECIALIST)
    with pytest.raises(StaleEdit, match="mass_change_gone"):
        accept(one, "0" * 64)
    assert not waiting_page(one).accepted
    assert one.engine.run_once().error == "mass_change"


def test_numbers_still_come_while_a_page_waits(
    one: Runtime, closed: list[str], clock: FixedClock
) -> None:
    one.engine.run_once()
    clock.advance(timedelta(days=1))
    report = one.engine.run_once()
    assert (report.error, report.leases) == ("mass_change", 1)
