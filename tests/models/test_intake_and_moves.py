"""Receiving a dossier and moving it: all of it or nothing, in the order the law gives."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest

import resources
from app.runtime import Runtime
from models.domain.dossier import ApplicantKind, DossierStatus
from models.domain.workflow import Action, Role
from models.errors import (
    DateNeedsConfirming,
    NotEnrolled,
    NotFound,
    NotPermitted,
    NotTheCentre,
    TransitionNotAllowed,
    ValidationError,
)
from models.outbox import counts
from models.queries.dossier_detail import dossier_detail
from models.services import catalogue
from models.services.enrolment import enrolment, pending_key, save_office
from models.services.processing import Act
from tests.builders import OFFICIAL, Counter, command, empty_counter, person, receive


def act(runtime: Runtime, dossier_id: str, action: Action, role: Role, **more: Any) -> Any:
    moved, _ = runtime.processing.act(
        Act(dossier_id=dossier_id, action=action, official=OFFICIAL, role=role, **more)
    )
    return moved


@pytest.mark.parametrize(
    ("changed", "field", "code"),
    [
        ({"applicant": person(full_name="")}, "full_name", "name_missing"),
        ({"applicant": person(personal_id="02019000001")}, "personal_id", "length"),
        ({"applicant": person(sex="x")}, "sex", "sex_unknown"),
        (
            {"applicant": person(kind=ApplicantKind.ORGANISATION)},
            "tax_code",
            "tax_code_missing",
        ),
        ({"sets_count": 0}, "sets_count", "sets_count_wrong"),
        ({"case_name": "không có"}, "case", "case_unknown"),
    ],
)
def test_a_bad_field_is_named_and_nothing_is_saved(
    runtime: Runtime, changed: dict[str, Any], field: str, code: str
) -> None:
    with pytest.raises(ValidationError) as raised:
        runtime.intake.receive(command(runtime, **changed))
    assert (field, code) in raised.value.problems
    assert runtime.store.read(counts) == {}


def test_a_date_beyond_the_confirmed_calendar_needs_a_yes(counter: Counter) -> None:
    with counter.open() as runtime:
        counter.clock.advance(timedelta(days=4 * 365))
        with pytest.raises(DateNeedsConfirming) as raised:
            receive(runtime)
        asked = raised.value.details["due_on"]
        assert receive(runtime, accept_unconfirmed=True).due_provisional
        assert re.fullmatch(r"\d\d/\d\d/20\d\d", str(asked)), "the day as people write it"


def test_a_draft_uses_no_number_and_saves_nothing(runtime: Runtime) -> None:
    draft = runtime.intake.draft(command(runtime))
    assert draft.code == "DRAFT"
    assert runtime.store.read(counts) == {}
    assert receive(runtime).due_at == draft.due_at


def test_a_computer_that_joined_nothing_receives_nothing(counter: Counter, tmp_path: Any) -> None:
    with (
        empty_counter(tmp_path / "alone", counter.clock).open() as runtime,
        pytest.raises(NotEnrolled),
    ):
        receive(runtime)


def test_a_move_changes_status_history_and_outbox_together(runtime: Runtime) -> None:
    dossier = receive(runtime)
    moved = act(runtime, dossier.id, Action.HAND_OVER, Role.COUNTER_OFFICIAL)
    assert moved.status is DossierStatus.PROCESSING
    assert [entry.action for entry in moved.history] == ["receive", "hand_over"]
    assert runtime.store.read(counts) == {"waiting": 2}


def test_a_move_that_is_not_allowed_changes_nothing(runtime: Runtime) -> None:
    dossier = receive(runtime)
    with pytest.raises(TransitionNotAllowed):
        act(runtime, dossier.id, Action.RETURN_RESULT, Role.COUNTER_OFFICIAL)
    with pytest.raises(NotPermitted):
        act(runtime, dossier.id, Action.HAND_OVER, Role.CLERK)
    with pytest.raises(NotFound):
        act(runtime, "nowhere", Action.HAND_OVER, Role.COUNTER_OFFICIAL)
    assert runtime.store.read(counts) == {"waiting": 1}


def test_a_print_is_history_and_leaves_the_status(runtime: Runtime) -> None:
    dossier = receive(runtime)
    runtime.processing.note(dossier.id, "print", OFFICIAL, {"form": "01"})
    detail = runtime.store.read(lambda s: dossier_detail(s, dossier.id))
    assert (detail.prints, detail.dossier.status) == (1, DossierStatus.RECEIVED)


def test_the_period_runs_again_once_the_dossier_is_complete(counter: Counter) -> None:
    with counter.open() as runtime:
        dossier = receive(runtime)
        asked = {"items": ["Giấy khai sinh"], "reason": "Bản nộp bị mờ"}
        act(runtime, dossier.id, Action.REQUEST_SUPPLEMENT, Role.COUNTER_OFFICIAL, data=asked)
        counter.clock.advance(timedelta(days=7))
        again = act(runtime, dossier.id, Action.SUPPLEMENT_RECEIVED, Role.COUNTER_OFFICIAL)
    assert again.status is DossierStatus.RECEIVED
    assert again.due_at - dossier.due_at >= timedelta(days=7)
    assert again.effective_at > dossier.effective_at


def test_a_new_catalogue_changes_no_dossier_and_a_bad_one_nothing(runtime: Runtime) -> None:
    dossier = receive(runtime)
    calendar = resources.read_json("calendars/vn.json")
    with pytest.raises(NotTheCentre, match="bad_catalogue"):
        runtime.store.write(lambda s: catalogue.take_in(s, {"procedures": [{}]}, calendar))
    assert len(runtime.store.read(catalogue.procedures)) > 1
    runtime.store.write(lambda s: catalogue.take_in(s, {"procedures": []}, calendar))
    with pytest.raises(NotFound, match="procedure_retired"):
        runtime.store.read(lambda s: catalogue.procedure(s, dossier.procedure.code))
    kept = runtime.store.read(lambda s: dossier_detail(s, dossier.id)).dossier
    assert kept.procedure == dossier.procedure


def test_the_same_code_is_tried_with_the_same_key_again(runtime: Runtime) -> None:
    tries = [
        runtime.store.write(lambda s, code=code, key=key: pending_key(s, code, key))
        for code, key in (("AAAA", "k1"), ("AAAA", "k2"), ("BBBB", "k3"))
    ]
    assert tries == ["k1", "k1", "k3"]


def test_the_names_of_the_office_follow_the_centre(runtime: Runtime) -> None:
    named = {"office_name": "Phường Đông Kinh"}
    assert runtime.store.write(lambda s: save_office(s, named))
    assert not runtime.store.write(lambda s: save_office(s, named))
    assert runtime.store.read(enrolment).office_name == "Phường Đông Kinh"
