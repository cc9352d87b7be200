"""The day an ID card was issued is checked wherever it is read or written, and kept."""

from __future__ import annotations

import json
from typing import Any

import pytest

from app.intake_lines import command_of
from app.runtime import Runtime
from models.domain.dossier import Dossier
from models.domain.dossier_json import dossier_from_json, dossier_to_json
from models.domain.workflow import Action, Role
from models.errors import UserError, ValidationError
from models.services.processing import Act
from tests.builders import OFFICIAL, procedure_with_days, receive

PERSON = {
    "full_name": "Nông Thị Mẫu Đơn",
    "personal_id": "020190000018",
    "birth_date": "1990-03-05",
}
CARD = "020190000018||Nông Thị Mẫu Đơn|05031990|Nữ|Khối 8, Kỳ Lừa, Lạng Sơn|"


def received(runtime: Runtime, **line: Any) -> Dossier:
    fields = {"procedure_code": procedure_with_days(runtime), **line}
    return runtime.intake.receive(command_of(runtime, json.dumps(fields).encode()))[0]


def correct(runtime: Runtime, dossier: Dossier, **applicant: Any) -> Dossier:
    move = Act(
        dossier_id=dossier.id,
        action=Action.CORRECT,
        official=OFFICIAL,
        role=Role.COUNTER_OFFICIAL,
        data={"reason": "Ghi theo thẻ", "fields": {"applicant": applicant}},
    )
    return runtime.processing.act(move)[0]


def test_an_intake_line_keeps_the_day_and_its_message_carries_it(runtime: Runtime) -> None:
    kept = received(runtime, applicant={**PERSON, "issue_date": "2021-05-10"})
    assert str(kept.applicant.issue_date) == "2021-05-10"
    again = dossier_from_json(json.loads(json.dumps(dossier_to_json(kept))))
    assert again.applicant == kept.applicant


@pytest.mark.parametrize(
    ("issued", "code"),
    [("2026-11-26", "future"), ("1990-03-04", "before_birth"), ("2021-02-30", "date_wrong")],
)
def test_an_intake_line_with_a_day_that_cannot_be_is_refused(
    runtime: Runtime, issued: str, code: str
) -> None:
    with pytest.raises(ValidationError) as raised:
        received(runtime, applicant={**PERSON, "issue_date": issued})
    assert raised.value.problems == (("issue_date", code),)


def test_a_card_with_a_day_that_cannot_be_is_refused_and_the_next_one_taken(
    runtime: Runtime,
) -> None:
    with pytest.raises(UserError, match="E_ISSUE_DATE"):
        received(runtime, card=f"{CARD}26112026")
    assert str(received(runtime, card=f"{CARD}10052021").applicant.issue_date) == "2021-05-10"


def test_a_correction_is_checked_like_a_reception(runtime: Runtime) -> None:
    dossier = receive(runtime)
    for issued, code in (("2026-11-26", "future"), ("1990-03-04", "before_birth")):
        with pytest.raises(ValidationError) as raised:
            correct(runtime, dossier, issue_date=issued)
        assert raised.value.problems == (("issue_date", code),)
    after = correct(runtime, dossier, issue_date="2021-05-10")
    assert str(after.applicant.issue_date) == "2021-05-10"
    with pytest.raises(ValidationError, match="issue_date:before_birth"):
        correct(runtime, after, birth_date="2022-01-01")
    assert correct(runtime, after, issue_date=None).applicant.issue_date is None
