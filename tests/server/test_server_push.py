"""What the centre does with operations: once each, in order, never silently over another's."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from pretend_counter import AGENCY, OTHER_AGENCY, OTHER_OFFICE, PROCEDURE, Centre, Counter

from models.domain.dossier import DossierStatus
from models.domain.dossier_json import dossier_to_json
from models.domain.ids import new_id

pytestmark = pytest.mark.long

RECEIVED, PROCESSING, WAITS = (
    DossierStatus.RECEIVED,
    DossierStatus.PROCESSING,
    DossierStatus.SUPPLEMENT_REQUESTED,
)
CODE = f"{AGENCY}-261125-0007"


def received(counter: Counter, code: str | None = CODE) -> str:
    operation = counter.receive(counter.dossier(code))
    assert counter.push(operation)[0]["outcome"] == "accepted"
    return operation.dossier_id


def test_a_received_dossier_comes_back_in_the_pull_with_its_history(centre: Centre) -> None:
    counter = centre.counter()
    dossier = counter.dossier(CODE)
    operation = counter.receive(dossier)
    (result,) = counter.push(operation)
    assert (result["outcome"], result["revision"], result["code"]) == ("accepted", 1, None)
    answer = centre.counter().pull()
    assert answer["cursor"] == 1
    assert answer["more"] is False
    assert answer["changes"] == [
        {"revision": 1, "dossier": dossier_to_json(dossier), "history": [operation.entry]}
    ]


def test_the_same_operation_again_gets_the_stored_answer_and_changes_nothing(
    centre: Centre,
) -> None:
    counter = centre.counter()
    operation = counter.receive(counter.dossier())
    first = counter.push(operation)
    assert counter.push(operation, operation) == [first[0], first[0]]
    assert counter.pull()["cursor"] == 1


def test_an_operation_id_with_another_body_is_refused_and_the_first_answer_stays(
    centre: Centre,
) -> None:
    counter = centre.counter()
    operation = counter.receive(counter.dossier(CODE))
    first = counter.push(operation)
    other = replace(operation, made_at="2026-11-25T07:00:00+07:00")
    assert counter.push(other)[0]["reason"] == "op_id_reused"
    assert counter.push(operation) == first
    stranger = centre.counter(OTHER_OFFICE)
    assert stranger.push(operation)[0]["reason"] == "op_id_reused"


def test_a_dossier_without_a_code_gets_the_next_number_of_its_day(centre: Centre) -> None:
    counter = centre.counter()
    (result,) = counter.push(counter.receive(counter.dossier()))
    assert result["code"] == f"{AGENCY}-261125-0001"
    change = counter.pull()["changes"][0]["dossier"]
    assert change["code"] == result["code"]
    assert change["provisional_code"] == "TMP-001-0001"


def test_the_centre_gives_no_number_that_is_lent_or_borne(centre: Centre) -> None:
    counter = centre.counter()
    counter.leases()
    received(counter, f"{AGENCY}-261125-0501")
    (result,) = counter.push(counter.receive(counter.dossier()))
    assert result["code"] == f"{AGENCY}-261125-0502"


def test_a_centralised_procedure_keeps_its_provisional_code(centre: Centre) -> None:
    counter = centre.counter()
    dossier = counter.dossier(procedure=replace(PROCEDURE, centralised=True))
    (result,) = counter.push(counter.receive(dossier))
    assert (result["outcome"], result["code"]) == ("accepted", None)
    assert counter.pull()["changes"][0]["dossier"]["code"] is None


def test_a_code_that_another_dossier_bears_is_kept_as_disputed_beside_a_new_one(
    centre: Centre,
) -> None:
    first, second = centre.counter(), centre.counter()
    received(first)
    (result,) = second.push(second.receive(second.dossier(CODE)))
    assert result["outcome"] == "accepted"
    assert result["disputed_code"] == CODE
    assert result["code"] == f"{AGENCY}-261125-0001"
    found = first.ask("GET", f"/v1/dossiers?code={CODE}").data["dossiers"]
    assert [view["dossier"]["disputed_code"] for view in found] == [None, CODE]


def test_two_counters_of_five_hundred_receipts_each_make_a_thousand_codes(
    centre: Centre,
) -> None:
    counters = centre.counter(), centre.counter()
    for counter in counters:
        lease = counter.leases()[0]
        for start in range(0, 500, 100):
            numbers = range(lease["first"] + start, lease["first"] + start + 100)
            printed = [f"{AGENCY}-261125-{number:04d}" for number in numbers]
            results = counter.push(*(counter.receive(counter.dossier(code)) for code in printed))
            assert {result["disputed_code"] for result in results} == {None}
    codes: set[str] = set()
    cursor, more = 0, True
    while more:
        answer = counters[0].pull(cursor)
        codes |= {change["dossier"]["code"] for change in answer["changes"]}
        cursor, more = answer["cursor"], answer["more"]
    assert len(codes) == 1_000


def test_an_act_before_its_dossier_waits_and_is_taken_later(centre: Centre) -> None:
    counter = centre.counter()
    operation = counter.receive(counter.dossier(CODE))
    act = counter.act(operation.dossier_id, "hand_over", RECEIVED, PROCESSING, 0)
    assert counter.push(act)[0]["outcome"] == "waiting"
    outcomes = [result["outcome"] for result in counter.push(operation, act)]
    assert outcomes == ["accepted", "accepted"]


def test_acts_made_offline_one_after_another_do_not_conflict_with_each_other(
    centre: Centre,
) -> None:
    counter = centre.counter()
    operation = counter.receive(counter.dossier(CODE))
    dossier_id = operation.dossier_id
    results = counter.push(
        operation,
        counter.act(dossier_id, "hand_over", RECEIVED, PROCESSING, 0),
        counter.act(dossier_id, "request_supplement", PROCESSING, WAITS, 0, note="thiếu giấy"),
        counter.act(dossier_id, "supplement_received", WAITS, RECEIVED, 0, note="đủ giấy"),
    )
    assert [result["revision"] for result in results] == [1, 2, 3, 4]
    change = counter.pull()["changes"][0]
    assert change["dossier"]["note"] == "đủ giấy"
    assert len(change["history"]) == 4


def test_different_fields_changed_on_two_counters_are_joined(centre: Centre) -> None:
    first, second = centre.counter(), centre.counter()
    dossier_id = received(first)
    first.push(first.act(dossier_id, "note", RECEIVED, RECEIVED, 1, note="đã gọi"))
    (result,) = second.push(second.act(dossier_id, "hand_over", RECEIVED, PROCESSING, 1))
    assert (result["outcome"], result["revision"]) == ("accepted", 3)
    dossier = first.pull()["changes"][0]["dossier"]
    assert (dossier["note"], dossier["status"]) == ("đã gọi", PROCESSING)


def test_one_field_changed_to_two_values_is_a_conflict_that_keeps_only_the_line(
    centre: Centre,
) -> None:
    first, second = centre.counter(), centre.counter()
    dossier_id = received(first)
    first.push(first.act(dossier_id, "note", RECEIVED, RECEIVED, 1, note="của quầy một"))
    act = second.act(dossier_id, "note", RECEIVED, RECEIVED, 1, note="của quầy hai", sets_count=2)
    (result,) = second.push(act)
    assert (result["outcome"], result["fields"]) == ("conflict", ["note"])
    assert result["dossier"]["note"] == "của quầy một"
    change = first.pull()["changes"][0]
    assert change["dossier"] == result["dossier"]
    assert change["dossier"]["sets_count"] == 1
    assert act.entry in change["history"]
    assert change["revision"] == result["revision"] == 3


def test_the_same_value_from_two_counters_is_no_conflict(centre: Centre) -> None:
    first, second = centre.counter(), centre.counter()
    dossier_id = received(first)
    for counter in (first, second):
        act = counter.act(dossier_id, "hand_over", RECEIVED, PROCESSING, 1)
        assert counter.push(act)[0]["outcome"] == "accepted"
    assert len(first.pull()["changes"][0]["history"]) == 3


def test_a_move_made_on_an_old_status_is_a_conflict_about_the_status(centre: Centre) -> None:
    first, second = centre.counter(), centre.counter()
    dossier_id = received(first)
    first.push(first.act(dossier_id, "withdraw", RECEIVED, DossierStatus.WITHDRAWN, 1))
    (result,) = second.push(second.act(dossier_id, "hand_over", RECEIVED, PROCESSING, 1))
    assert (result["outcome"], result["fields"]) == ("conflict", ["status"])
    assert result["dossier"]["status"] == DossierStatus.WITHDRAWN


@pytest.mark.parametrize(
    ("action", "after"),
    [("return_result", DossierStatus.RETURNED), ("hand_over", WAITS), ("print", PROCESSING)],
)
def test_a_status_never_moves_outside_the_life_cycle(
    centre: Centre, action: str, after: DossierStatus
) -> None:
    counter = centre.counter()
    dossier_id = received(counter)
    (result,) = counter.push(counter.act(dossier_id, action, RECEIVED, after, 1))
    assert (result["outcome"], result["reason"]) == ("refused", "transition")
    assert counter.pull()["changes"][0]["revision"] == 1


@pytest.mark.parametrize("name", ["code", "id", "received_at", "provisional_code", "x y'; --"])
def test_only_known_fields_may_change(centre: Centre, name: str) -> None:
    counter = centre.counter()
    dossier_id = received(counter)
    act = replace(counter.act(dossier_id, "note", RECEIVED, RECEIVED, 1), fields={name: "1"})
    expected = f"field:{name}" if name.isidentifier() else "field:?"
    assert counter.push(act)[0]["reason"] == expected


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("office_code", "00000"),
        ("agency_id", OTHER_AGENCY),
        ("received_at", "0001-01-01T00:00:00+07:00"),
        ("received_at", "2026-02-30T00:00:00+07:00"),
        ("code", f"{AGENCY}-261125-7"),
        ("code", "H99-261125-0001"),
        ("provisional_code", "TMP-1"),
        ("id", "../../x"),
        ("papers", [{"name": 5}]),
        ("sets_count", 10**30),
        ("applicant", None),
        ("status", 77),
    ],
)
def test_a_dossier_that_is_not_sound_is_refused_by_the_name_of_its_field(
    centre: Centre, field: str, value: Any
) -> None:
    counter = centre.counter()
    operation = counter.receive(counter.dossier(CODE))
    body = {**(operation.dossier or {}), field: value}
    (result,) = counter.push(replace(operation, dossier=body))
    assert result["outcome"] == "refused"
    assert result["reason"].startswith("bad_dossier:")
    assert counter.pull()["cursor"] == 0


def test_a_second_reception_of_one_dossier_is_refused(centre: Centre) -> None:
    counter = centre.counter()
    dossier = counter.dossier(CODE)
    counter.push(counter.receive(dossier))
    assert counter.push(counter.receive(dossier))[0]["reason"] == "dossier_exists"


def test_a_refused_operation_does_not_hold_up_the_others(centre: Centre) -> None:
    counter = centre.counter()
    good, bad = counter.receive(counter.dossier(CODE)), counter.receive(counter.dossier())
    results = counter.push(
        replace(bad, dossier={}),
        replace(bad, op_id="1"),
        replace(bad, op_id=new_id(counter.now), entry={**bad.entry, "data": {"x": "a\0b"}}),
        good,
    )
    assert [result["outcome"] for result in results] == [*["refused"] * 3, "accepted"]


def test_what_came_after_a_refused_act_of_a_dossier_waits_and_is_not_stored(
    centre: Centre,
) -> None:
    counter = centre.counter()
    dossier_id, other_id = received(counter), received(counter, f"{AGENCY}-261125-0008")
    bad = counter.act(dossier_id, "return_result", RECEIVED, DossierStatus.RETURNED, 1)
    later = counter.act(dossier_id, "note", RECEIVED, RECEIVED, 1, note="sau đó")
    passing = counter.act(other_id, "hand_over", RECEIVED, PROCESSING, 1)
    outcomes = [result["outcome"] for result in counter.push(bad, later, passing)]
    assert outcomes == ["refused", "waiting", "accepted"]
    change = next(c for c in counter.pull()["changes"] if c["dossier"]["id"] == dossier_id)
    assert (change["revision"], change["dossier"]["note"]) == (1, None)
    assert counter.push(bad, later)[1]["outcome"] == "waiting"
    assert counter.push(later)[0]["outcome"] == "accepted"


def test_what_came_after_a_conflict_of_a_dossier_waits(centre: Centre) -> None:
    first, second = centre.counter(), centre.counter()
    dossier_id = received(first)
    first.push(first.act(dossier_id, "note", RECEIVED, RECEIVED, 1, note="của quầy một"))
    clash = second.act(dossier_id, "note", RECEIVED, RECEIVED, 1, note="của quầy hai")
    move = second.act(dossier_id, "hand_over", RECEIVED, PROCESSING, 1)
    outcomes = [result["outcome"] for result in second.push(clash, move)]
    assert outcomes == ["conflict", "waiting"]
    assert first.pull()["changes"][0]["dossier"]["status"] == RECEIVED
    assert second.push(move)[0]["outcome"] == "accepted"


def test_an_act_that_came_before_its_dossier_is_not_overtaken_by_a_later_one(
    centre: Centre,
) -> None:
    counter = centre.counter()
    receipt = counter.receive(counter.dossier(CODE))
    first = counter.act(receipt.dossier_id, "note", RECEIVED, RECEIVED, 0, note="một")
    last = counter.act(receipt.dossier_id, "note", RECEIVED, RECEIVED, 0, note="hai")
    outcomes = [result["outcome"] for result in counter.push(first, receipt, last)]
    assert outcomes == ["waiting", "accepted", "waiting"]
    assert [r["outcome"] for r in counter.push(first, receipt, last)] == ["accepted"] * 3
    assert counter.pull()["changes"][0]["dossier"]["note"] == "hai"


def test_an_act_with_a_stored_answer_keeps_it_behind_a_refused_one(centre: Centre) -> None:
    counter = centre.counter()
    dossier_id = received(counter)
    taken = counter.act(dossier_id, "note", RECEIVED, RECEIVED, 1, note="đã gọi")
    bad = counter.act(dossier_id, "return_result", RECEIVED, DossierStatus.RETURNED, 1)
    (before,) = counter.push(taken)
    assert counter.push(bad, taken)[1] == before


def test_another_office_can_neither_change_nor_see_a_dossier(centre: Centre) -> None:
    counter, stranger = centre.counter(), centre.counter(OTHER_OFFICE)
    dossier_id = received(counter)
    (result,) = stranger.push(stranger.act(dossier_id, "hand_over", RECEIVED, PROCESSING, 1))
    assert (result["outcome"], result["reason"]) == ("refused", "office")
    assert stranger.pull()["changes"] == []
    assert stranger.ask("GET", f"/v1/dossiers/{dossier_id}").status == 404
    assert stranger.ask("GET", "/v1/dossiers").data["dossiers"] == []
    assert counter.ask("GET", f"/v1/dossiers/{dossier_id}").data["revision"] == 1


def test_a_pull_goes_on_from_its_cursor_and_names_each_dossier_once(centre: Centre) -> None:
    counter = centre.counter()
    ids = [received(counter, f"{AGENCY}-261125-{number:04d}") for number in range(1, 6)]
    counter.push(counter.act(ids[0], "hand_over", RECEIVED, PROCESSING, 1))
    first = counter.pull(0, 3)
    second = counter.pull(first["cursor"], 3)
    found = [change["dossier"]["id"] for change in first["changes"] + second["changes"]]
    assert found == [*ids[1:], ids[0]]
    assert (first["more"], second["more"]) == (True, False)
    assert counter.pull(second["cursor"])["cursor"] == second["cursor"] == 6
