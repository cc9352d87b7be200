"""Lists and search: every dossier once, found the way people ask for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from app.runtime import Runtime
from models.domain.dossier import Channel, DossierStatus, IdKind
from models.domain.ids import new_id
from models.domain.rules import CounterRules
from models.domain.workflow import Action, Role
from models.dossier_rows import add_dossier
from models.outbox import acknowledge, pending
from models.queries.dossier_list import (
    PageKey,
    View,
    dossier_count,
    dossier_page,
    dossiers_of_person,
)
from models.queries.procedure_use import procedure_uses
from models.queries.today import TaskKind, today
from models.services.processing import Act
from models.services.turning_away import TurnAway
from tests.builders import MORNING, OFFICIAL, Counter, command, person, receive, yesterday


def found(runtime: Runtime, search: str, view: View = View.ALL) -> list[str]:
    now = runtime.clock.now()
    page = runtime.store.read(lambda s: dossier_page(s, now=now, view=view, search=search))
    count = runtime.store.read(lambda s: dossier_count(s, now=now, view=view, search=search))
    assert count == len(page.lines)
    return [line.applicant_name for line in page.lines]


def test_pages_have_no_gap_and_no_repeat_with_equal_instants(counter: Counter) -> None:
    with counter.open() as runtime:
        ids = []
        for turn in range(23):
            ids.append(receive(runtime).id)
            if turn % 7 == 6:
                counter.clock.advance(timedelta(milliseconds=1))
        seen: list[str] = []
        after: PageKey | None = None
        while True:
            page = runtime.store.read(
                lambda s, after=after: dossier_page(s, now=MORNING, after=after, limit=5)
            )
            seen += [line.id for line in page.lines]
            after = page.next
            if after is None:
                break
    assert len(seen) == len(set(seen)) == 23
    assert set(seen) == set(ids)


def test_a_page_starts_with_the_newest(counter: Counter) -> None:
    with counter.open() as runtime:
        first = receive(runtime)
        counter.clock.advance(timedelta(minutes=1))
        second = receive(runtime)
        page = runtime.store.read(lambda s: dossier_page(s, now=MORNING))
    assert [line.id for line in page.lines] == [second.id, first.id]
    assert page.lines[0].shown_code == second.code
    assert page.lines[0].phone_end == "678"


@pytest.mark.parametrize(
    "search",
    [
        "nong thi mau don",
        "Mẫu Đơn",
        "MAU D",
        "don nong",
        "5678",
        "678",
        "0912 345 678",
        "020190000018",
        "0001",
        "H37.05977-261125-0001",
        "h37.05977-2611",
        "261125-0001",
        "TMP-001",
        "  kỳ lừa ",
    ],
)
def test_a_dossier_is_found_by_what_people_know(
    runtime: Runtime, counter: Counter, search: str
) -> None:
    receive(
        runtime,
        applicant=person(
            full_name="Hoàng Văn Khác",
            phone=None,
            personal_id=None,
            id_kind=IdKind.NONE,
            address="Xã Thiện Tân",
        ),
    )
    mau_don = receive(runtime)
    if search == "TMP-001":
        receive(runtime, received_at=yesterday(counter.clock))
    wanted = (
        "Hoàng Văn Khác"
        if search in ("0001", "261125-0001") or "-0001" in search
        else (mau_don.applicant.full_name)
    )
    assert wanted in found(runtime, search)


@pytest.mark.parametrize(
    "search", ["!!!", '"', "a'b", "%", "_", "NEAR(", "a AND b", "không có", "*"]
)
def test_odd_searches_find_nothing_and_break_nothing(runtime: Runtime, search: str) -> None:
    receive(runtime)
    assert found(runtime, search) == []


def test_the_running_number_of_both_codes_finds_a_dossier(
    runtime: Runtime, counter: Counter
) -> None:
    late = receive(runtime, received_at=yesterday(counter.clock))
    (item,) = runtime.store.read(lambda s: pending(s, 9))
    code = "H37.05977-261124-0815"
    runtime.store.write(
        lambda s: acknowledge(s, item.op_id, revision=1, stored_at=MORNING, now=MORNING, code=code)
    )
    for search in ("0815", code, late.provisional_code or "", "TMP-001-0001"):
        assert found(runtime, search) == [late.applicant.full_name]


def test_the_views_count_what_they_show(counter: Counter) -> None:
    with counter.open() as runtime:
        on_time, late, supplement = (receive(runtime) for _ in range(3))
        runtime.processing.act(
            Act(
                dossier_id=supplement.id,
                action=Action.REQUEST_SUPPLEMENT,
                official=OFFICIAL,
                role=Role.COUNTER_OFFICIAL,
                data={"items": ["Giấy khai sinh"]},
            )
        )
        counter.clock.advance(timedelta(days=90))
        receive(runtime)
        moved = (counter.clock.now() + timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        runtime.store.write(
            lambda s: s.execute(
                text("UPDATE dossier SET due_at = :due WHERE id = :id"),
                {"due": moved, "id": on_time.id},
            )
        )
        counts = {
            view: runtime.store.read(
                lambda s, view=view: dossier_count(s, now=counter.clock.now(), view=view)
            )
            for view in View
        }
        morning = runtime.store.read(lambda s: today(s, counter.clock.now(), CounterRules()))
        uses = runtime.store.read(procedure_uses)
    assert counts == {
        View.ALL: 4,
        View.DUE_TODAY: 1,
        View.OVERDUE: 1,
        View.WAITING_SUPPLEMENT: 1,
        View.RESULT_READY: 0,
        View.NOT_AT_CENTRE: 4,
        View.ONLINE_NEW: 0,
    }
    assert (morning.overdue, morning.due_today, morning.received_today) == (1, 1, 1)
    assert [(task.kind, task.line.id) for task in morning.tasks] == [
        (TaskKind.OVERDUE, late.id),
        (TaskKind.DUE_TODAY, on_time.id),
    ]
    assert sum(uses.values()) == 4


def test_the_dossiers_of_one_person_are_shown_together(runtime: Runtime) -> None:
    receive(runtime)
    receive(runtime, applicant=person(personal_id="020190000026"))
    lines = runtime.store.read(lambda s: dossiers_of_person(s, "020190000018"))
    assert len(lines) == 1


def test_a_filing_that_waits_is_work_with_its_hour_and_was_not_received(counter: Counter) -> None:
    with counter.open() as runtime:
        for number, hours in ((1, 0), (2, 100)):
            drafted = runtime.intake.draft(command(runtime, channel=Channel.ONLINE))
            at = MORNING - timedelta(hours=hours)
            filed = replace(
                drafted,
                id=new_id(at),
                code=f"{drafted.agency_id}-261125-900{number}",
                status=DossierStatus.NEW_ONLINE,
                received_at=at,
                filed_at=at,
            )
            runtime.store.write(lambda s, filed=filed: add_dossier(s, filed, waiting=0))
        morning = runtime.store.read(lambda s: today(s, MORNING, CounterRules()))
        away = TurnAway(
            action=Action.GUIDE,
            applicant=person(),
            procedure_code=drafted.procedure.code,
            official=OFFICIAL,
            role=Role.COUNTER_OFFICIAL,
            data={"items": ["Giấy khai sinh"]},
        )
        runtime.turning_away.record(away)
        after = runtime.store.read(lambda s: today(s, MORNING, CounterRules()))
    times = [task.answer for task in morning.online]
    assert [answer is not None and answer.is_late(MORNING) for answer in times] == [True, False]
    assert [task.kind for task in morning.tasks] == [TaskKind.ONLINE] * 2
    assert (morning.received_today, after.received_today) == (0, 0)
