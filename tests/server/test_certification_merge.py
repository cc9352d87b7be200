"""A certification joins a dossier at the centre that was kept before there was such a field."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

import resources
from models.domain.dossier import (
    Applicant,
    Channel,
    Dossier,
    DossierStatus,
    HistoryEntry,
    OfficialRef,
)
from models.domain.dossier_json import dossier_to_json
from models.domain.procedure_json import procedure_from_json
from models.domain.workflow import Action
from server.merge import Disagreement, Merged, OperationRefused, Standing, merge

AT = datetime(2026, 11, 25, 1, 30, tzinfo=UTC)
OFFICIAL = OfficialRef(None, "Lò Thị Bích Hạnh")
COPY = {
    "kind": "copy",
    "items": [{"name": "Bằng tốt nghiệp", "pages": 3, "copies": 2}],
    "register_number": "12",
}


def older_body() -> dict[str, Any]:
    """A dossier as a program without certifications left it."""
    procedure = resources.read_json("catalogue/procedures.json")["procedures"][0]
    dossier = Dossier(
        id="x",
        code="H37.05977-261125-0001",
        provisional_code=None,
        office_code="05977",
        agency_id="H37.05977",
        status=DossierStatus.RECEIVED,
        procedure=procedure_from_json(procedure),
        applicant=Applicant(full_name="Nông Thị Mẫu Đơn"),
        papers=(),
        channel=Channel.COUNTER,
        received_at=AT,
        effective_at=AT,
        due_at=None,
        due_provisional=False,
        received_by=OFFICIAL,
        device_no=1,
    )
    body = dossier_to_json(dossier)
    del body["certification"]
    return body


CORRECTED = HistoryEntry(
    id="e",
    dossier_id="x",
    action=str(Action.CORRECT),
    from_status=DossierStatus.RECEIVED,
    to_status=DossierStatus.RECEIVED,
    at=AT,
    official=OFFICIAL,
    device_no=1,
)


def merged(given: Any, revisions: dict[str, dict[str, int]]) -> Merged | Disagreement:
    return merge(
        Standing(older_body(), revisions),
        {"certification": given},
        CORRECTED,
        base_revision=1,
        device_id="ours",
    )


def test_a_certification_is_taken_where_there_was_none() -> None:
    done = merged(COPY, {})
    assert isinstance(done, Merged)
    assert done.changed == ("certification",)
    assert done.body["certification"] == COPY


def test_two_counters_that_certified_differently_are_told() -> None:
    assert merged(COPY, {"certification": {"theirs": 2}}) == Disagreement(("certification",))


def test_one_out_of_form_is_refused_by_its_name() -> None:
    with pytest.raises(OperationRefused, match=r"field:certification"):
        merged({"kind": "poem"}, {})
