"""Two versions of a dossier kept side by side: what a person is shown, and what her choice does."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from app.runtime import Runtime
from models import outbox
from models.domain.dossier import Dossier
from models.domain.dossier_json import dossier_to_json, entry_to_json
from models.domain.ids import new_id
from models.domain.workflow import Action, Role
from models.dossier_rows import dossier_of, dossier_row, history_of
from models.errors import NotTheCentre
from models.inbox import apply_change, keep_conflict
from models.outbox import OutboxState
from models.queries.dossier_detail import dossier_detail
from models.queries.dossier_list import View, dossier_page, dossiers_by_code
from models.queries.two_versions import Side, TwoVersions, two_versions
from models.services.processing import Act
from models.services.settling import Settlement, SettlingService
from models.tables import ConflictRow
from tests.builders import MORNING, OFFICE, OFFICIAL, person, receive


def correct(runtime: Runtime, dossier_id: str, **fields: Any) -> None:
    runtime.processing.act(
        Act(
            dossier_id=dossier_id,
            action=Action.CORRECT,
            official=OFFICIAL,
            role=Role.COUNTER_OFFICIAL,
            data={"reason": "ghi nhầm", "fields": fields},
        )
    )


def at_centre(runtime: Runtime) -> Dossier:
    """A dossier the centre has, as revision 1."""
    dossier: Dossier = receive(runtime)
    (item,) = ready(runtime)
    runtime.store.write(
        lambda s: outbox.acknowledge(s, item.op_id, revision=1, stored_at=MORNING, now=MORNING)
    )
    return dossier


def ready(runtime: Runtime) -> tuple[outbox.Pending, ...]:
    return runtime.store.read(lambda s: outbox.pending(s, 100))


def conflict(runtime: Runtime, item: outbox.Pending, theirs: dict[str, Any], *names: str) -> bool:
    return runtime.store.write(
        lambda s: keep_conflict(
            s,
            runtime.clock,
            op_id=item.op_id,
            dossier_id=item.dossier_id,
            fields=list(names),
            ours=item.body,
            theirs=theirs,
        )
    )


def versions(runtime: Runtime, dossier_id: str) -> TwoVersions | None:
    return runtime.store.read(lambda s: two_versions(s, dossier_id))


def settle(runtime: Runtime, dossier_id: str, **choices: Side) -> None:
    shown = versions(runtime, dossier_id)
    assert shown is not None
    SettlingService(runtime.store, runtime.clock).settle(
        Settlement(
            dossier_id=dossier_id,
            choices=choices,
            mark=shown.mark,
            official=OFFICIAL,
            role=Role.COUNTER_OFFICIAL,
        )
    )


def here(runtime: Runtime, dossier_id: str) -> Dossier:
    return runtime.store.read(
        lambda s: dossier_of(dossier_row(s, dossier_id), history_of(s, dossier_id))
    )


def twice_in_conflict(runtime: Runtime) -> str:
    """Two acts of one dossier disagreed with the centre one after the other."""
    dossier = at_centre(runtime)
    correct(runtime, dossier.id, note="ở quầy")
    correct(runtime, dossier.id, sets_count=4)
    first, second = ready(runtime)
    theirs = dossier_to_json(replace(dossier, note="ở trung tâm", sets_count=2))
    assert conflict(runtime, first, {**theirs, "revision": 2}, "note")
    assert conflict(runtime, second, {**theirs, "revision": 3}, "sets_count")
    return dossier.id


def test_two_conflicts_of_one_dossier_are_one_choice(runtime: Runtime) -> None:
    dossier_id = twice_in_conflict(runtime)
    shown = versions(runtime, dossier_id)
    assert shown is not None
    assert shown.parts == ("note", "sets_count")
    settle(runtime, dossier_id, note=Side.OURS, sets_count=Side.THEIRS)
    after = here(runtime, dossier_id)
    assert (after.note, after.sets_count, after.revision) == ("ở quầy", 2, 3)
    (sent,) = ready(runtime)
    assert (sent.body["base_revision"], sent.body["fields"]) == (3, {"note": "ở quầy"})
    assert versions(runtime, dossier_id) is None
    settled = runtime.store.read(lambda s: list(s.scalars(select(ConflictRow.settled_at))))
    assert settled == [MORNING, MORNING]


def test_what_waits_is_counted_right_after_a_choice(runtime: Runtime) -> None:
    dossier_id = twice_in_conflict(runtime)
    settle(runtime, dossier_id, note=Side.THEIRS, sets_count=Side.THEIRS)
    states = runtime.store.read(outbox.counts)
    assert states == {OutboxState.ACKNOWLEDGED: 3, OutboxState.WAITING: 1}
    (sent,) = ready(runtime)
    assert sent.body["fields"] == {}
    runtime.store.write(
        lambda s: outbox.acknowledge(s, sent.op_id, revision=4, stored_at=MORNING, now=MORNING)
    )
    assert here(runtime, dossier_id).synced_at == MORNING


def test_the_line_of_a_choice_names_parts_and_sides_but_no_value(runtime: Runtime) -> None:
    dossier = at_centre(runtime)
    correct(runtime, dossier.id, applicant={"phone": "0987654321"})
    (item,) = ready(runtime)
    theirs = dossier_to_json(replace(dossier, applicant=person(phone="0911111111")))
    conflict(runtime, item, {**theirs, "revision": 2}, "applicant")
    settle(runtime, dossier.id, applicant=Side.OURS)
    line = here(runtime, dossier.id).history[-1]
    assert line.data == {"settled": {"applicant": "ours"}}
    assert here(runtime, dossier.id).applicant.phone == "0987654321"


def test_what_the_centre_answers_must_be_this_dossier(runtime: Runtime) -> None:
    dossier = at_centre(runtime)
    correct(runtime, dossier.id, note="ở quầy")
    (item,) = ready(runtime)
    theirs = dossier_to_json(dossier)
    foreign = ({}, {**theirs, "id": new_id(MORNING)}, {**theirs, "office_code": "05999"})
    for answer in foreign:
        with pytest.raises(NotTheCentre):
            conflict(runtime, item, answer, "note")
    assert [p.op_id for p in ready(runtime)] == [item.op_id]
    assert versions(runtime, dossier.id) is None


def test_versions_that_became_equal_are_settled_without_a_row_to_choose(runtime: Runtime) -> None:
    dossier = at_centre(runtime)
    correct(runtime, dossier.id, note="như nhau")
    (item,) = ready(runtime)
    theirs = dossier_to_json(replace(dossier, note="như nhau"))
    conflict(runtime, item, {**theirs, "revision": 2}, "note")
    settle(runtime, dossier.id)
    assert here(runtime, dossier.id).note == "như nhau"
    assert versions(runtime, dossier.id) is None


def borne_twice(runtime: Runtime) -> tuple[Dossier, Dossier]:
    """The dossier that keeps a code here, and another whose slip bears it too."""
    ours = receive(runtime)
    other_id = new_id(MORNING)
    entry = replace(ours.history[0], id=new_id(MORNING), dossier_id=other_id)
    theirs = replace(ours, id=other_id, history=(entry,), note="của họ")
    runtime.store.write(
        lambda s: apply_change(
            s, 1, dossier_to_json(theirs), [entry_to_json(entry)], OFFICE, MORNING
        )
    )
    return ours, theirs


def test_a_code_two_dossiers_bear_finds_both_first_the_one_that_keeps_it(runtime: Runtime) -> None:
    ours, theirs = borne_twice(runtime)
    receive(runtime)
    wanted = [ours.id, theirs.id]
    lines = runtime.store.read(lambda s: dossiers_by_code(s, ours.code or ""))
    assert [line.id for line in lines] == wanted
    for typed in (ours.code, f" {(ours.code or '').lower()} "):
        page = runtime.store.read(
            lambda s, typed=typed: dossier_page(s, now=MORNING, view=View.ALL, search=typed)
        )
        assert [line.id for line in page.lines] == wanted
    for one in (ours, theirs):
        detail = runtime.store.read(lambda s, one=one: dossier_detail(s, one.id))
        assert [line.id for line in detail.same_code] == wanted


def test_a_disputed_code_beside_a_new_one_finds_its_dossier_too(runtime: Runtime) -> None:
    first, second = receive(runtime), receive(runtime)
    item = ready(runtime)[1]
    runtime.store.write(
        lambda s: outbox.acknowledge(
            s,
            item.op_id,
            revision=1,
            stored_at=MORNING,
            now=MORNING,
            disputed_code=first.code,
        )
    )
    lines = runtime.store.read(lambda s: dossiers_by_code(s, first.code or ""))
    assert [line.id for line in lines] == [first.id, second.id]


def test_a_code_of_one_dossier_lists_no_other(runtime: Runtime) -> None:
    one, _other = receive(runtime), receive(runtime)
    assert runtime.store.read(lambda s: dossier_detail(s, one.id)).same_code == ()
    found = runtime.store.read(lambda s: dossiers_by_code(s, one.code or ""))
    assert [line.id for line in found] == [one.id]
