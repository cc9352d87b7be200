"""Who is turned away leaves a record that can be read, found, sent and printed, or none at all."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from app.forms.filled import filled
from app.runtime import Runtime
from models import outbox
from models.domain.certification import (
    Certification,
    CertificationKind,
    CertifiedItem,
    certification_to_json,
)
from models.domain.dossier import DocumentItem, OfficialRef
from models.domain.workflow import Action, Role
from models.errors import UserError, ValidationError
from models.queries.dossier_detail import dossier_detail
from models.queries.dossier_list import View, dossier_page
from models.services.enrolment import enrolment
from models.services.processing import Act
from models.services.turning_away import TurnAway
from tests.builders import OFFICIAL, person, procedure_with_days, receive

ITEMS = {"items": ["Giấy khai sinh bản chính"]}


def guidance(runtime: Runtime, **changed: Any) -> TurnAway:
    usual: dict[str, Any] = {
        "action": Action.GUIDE,
        "applicant": person(),
        "procedure_code": procedure_with_days(runtime),
        "official": OFFICIAL,
        "role": Role.COUNTER_OFFICIAL,
        "data": ITEMS,
    }
    return TurnAway(**{**usual, **changed})


def waiting(runtime: Runtime) -> int:
    return len(runtime.store.read(lambda s: outbox.pending(s, 100)))


@pytest.mark.parametrize(
    "changed",
    [
        {"papers": (DocumentItem(name=""),)},
        {"papers": (DocumentItem(name="Giấy", originals=-1),)},
        {"papers": (DocumentItem(name="Giấy"),) * 201},
        {"at": datetime(1, 1, 2, tzinfo=UTC)},
        {"at": datetime(9999, 12, 31, 23, tzinfo=UTC)},
        {"official": OfficialRef(None, "")},
        {"applicant": person(full_name="")},
        {"data": {"items": ["Giấy tờ " * 400] * 40}},
        {"data": {"items": ["a\0b"]}},
        {"data": {**ITEMS, "colour": "red"}},
    ],
)
def test_a_record_that_could_not_be_read_again_is_not_made(
    runtime: Runtime, changed: dict[str, Any]
) -> None:
    with pytest.raises(ValidationError):
        runtime.turning_away.record(guidance(runtime, **changed))
    assert waiting(runtime) == 0


def test_a_record_without_a_code_is_found_opened_and_gets_no_slip_of_reception(
    runtime: Runtime,
) -> None:
    made, _ = runtime.turning_away.record(guidance(runtime, data={"items": ["", " Ảnh\ud800 4x6"]}))
    kept = runtime.store.read(lambda s: dossier_detail(s, made.id)).dossier
    assert (kept.code, kept.provisional_code) == (None, None)
    assert kept.history[-1].data == {"items": ["Ảnh 4x6"]}
    now = runtime.clock.now()
    page = runtime.store.read(
        lambda s: dossier_page(s, now=now, view=View.ALL, search="mau don", limit=10)
    )
    assert [line.id for line in page.lines] == [made.id]
    joined = runtime.store.read(enrolment)
    assert filled("02", kept, joined).code == ""
    for form in ("01", "06"):
        with pytest.raises(UserError, match="form_without_act"):
            filled(form, kept, joined)


def test_a_correction_does_not_take_a_number_of_the_book_that_is_used(runtime: Runtime) -> None:
    def certified(number: str) -> Certification:
        items = (CertifiedItem(name="Bằng tốt nghiệp"),)
        kind = next(iter(CertificationKind))
        return Certification(kind=kind, items=items, register_number=number)

    receive(runtime, certification=certified("1"))
    second = receive(runtime, certification=certified("2"))
    wanted = certification_to_json(certified("1"))
    act = Act(
        dossier_id=second.id,
        action=Action.CORRECT,
        official=OFFICIAL,
        role=Role.COUNTER_OFFICIAL,
        data={"reason": "Ghi nhầm số", "fields": {"certification": wanted}},
    )
    with pytest.raises(ValidationError, match="register_number_used"):
        runtime.processing.act(act)
