"""A dossier as JSON and back: nothing lost on the way, nothing ill-formed let in."""

from __future__ import annotations

import json
import unicodedata
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import resources
from models.domain.certification import Certification, CertificationKind, CertifiedItem
from models.domain.dossier import (
    Applicant,
    ApplicantKind,
    Channel,
    DocumentItem,
    Dossier,
    DossierStatus,
    DueStep,
    HistoryEntry,
    IdKind,
    OfficialRef,
)
from models.domain.dossier_json import (
    dossier_from_json,
    dossier_to_json,
    entry_from_json,
    entry_to_json,
)
from models.domain.procedure_json import procedure_from_json
from models.domain.text import nfc

PROCEDURES = [
    procedure_from_json(body)
    for body in resources.read_json("catalogue/procedures.json")["procedures"]
]
WORDS = st.sampled_from(["Nông Thị Mẫu Đơn", "Khối 8, phường Kỳ Lừa", "ghi chú", "0912345678"])
TEXT = WORDS | st.text(
    st.characters(exclude_characters="\0", exclude_categories=("Cs",)), min_size=1, max_size=40
).map(lambda text: nfc(text) or "đ")
MAYBE = st.none() | TEXT
INSTANT = st.integers(0, 4_000_000_000_000).map(
    lambda ms: datetime(1990, 1, 1, tzinfo=UTC) + timedelta(milliseconds=ms)
)
DAY = st.dates(date(1900, 1, 1), date(2199, 12, 31))
COUNT = st.integers(0, 999)

APPLICANT = st.builds(
    Applicant,
    full_name=TEXT,
    kind=st.sampled_from(ApplicantKind),
    personal_id=MAYBE,
    id_kind=st.sampled_from(IdKind),
    old_id=MAYBE,
    birth_date=st.none() | DAY,
    sex=MAYBE,
    address=MAYBE,
    phone=MAYBE,
    email=MAYBE,
    tax_code=MAYBE,
    source=st.sampled_from(["card", "typed"]),
)
PAPER = st.builds(
    DocumentItem, name=TEXT, originals=COUNT, copies=COUNT, present_only=st.booleans()
)
STEP = st.builds(
    DueStep, kind=TEXT, on=DAY, number=st.none() | COUNT, note=MAYBE, at=st.none() | INSTANT
)
CERTIFICATION = st.builds(
    Certification,
    kind=st.sampled_from(CertificationKind),
    items=st.lists(st.builds(CertifiedItem, WORDS, COUNT, COUNT), max_size=2).map(tuple),
    register_number=st.none() | WORDS,
)
DOSSIER = st.builds(
    Dossier,
    id=TEXT,
    code=MAYBE,
    provisional_code=MAYBE,
    disputed_code=MAYBE,
    office_code=TEXT,
    agency_id=TEXT,
    status=st.sampled_from(DossierStatus),
    procedure=st.sampled_from(PROCEDURES),
    case_name=MAYBE,
    applicant=APPLICANT,
    papers=st.lists(PAPER, max_size=3).map(tuple),
    channel=st.sampled_from(Channel),
    result_channel=st.sampled_from(Channel),
    sets_count=COUNT,
    received_at=INSTANT,
    effective_at=INSTANT,
    due_at=st.none() | INSTANT,
    due_provisional=st.booleans(),
    due_steps=st.lists(STEP, max_size=3).map(tuple),
    received_by=st.builds(OfficialRef, MAYBE, TEXT),
    device_no=COUNT,
    note=MAYBE,
    finished_at=st.none() | INSTANT,
    returned_at=st.none() | INSTANT,
    certification=st.none() | CERTIFICATION,
    revision=COUNT,
)
ENTRY = st.builds(
    HistoryEntry,
    id=TEXT,
    dossier_id=TEXT,
    action=TEXT,
    from_status=st.none() | st.sampled_from(DossierStatus),
    to_status=st.sampled_from(DossierStatus),
    at=INSTANT,
    official=st.builds(OfficialRef, MAYBE, TEXT),
    device_no=COUNT,
    data=st.dictionaries(TEXT, MAYBE | COUNT | st.booleans(), max_size=3),
)


@settings(deadline=None, max_examples=60)
@given(DOSSIER)
def test_a_dossier_comes_back_as_it_went(dossier: Dossier) -> None:
    travelled = json.loads(json.dumps(dossier_to_json(dossier), ensure_ascii=False))
    assert dossier_from_json(travelled, revision=dossier.revision) == dossier


@settings(deadline=None, max_examples=60)
@given(ENTRY)
def test_a_line_of_history_comes_back_as_it_went(entry: HistoryEntry) -> None:
    assert entry_from_json(json.loads(json.dumps(entry_to_json(entry)))) == entry


def a_dossier(**changed: Any) -> dict[str, Any]:
    at = datetime(2026, 11, 25, 1, 30, tzinfo=UTC)
    dossier = Dossier(
        id="x",
        code="H37.05977-261125-0001",
        provisional_code=None,
        office_code="05977",
        agency_id="H37.05977",
        status=DossierStatus.RECEIVED,
        procedure=PROCEDURES[0],
        applicant=Applicant(full_name="Nông Thị Mẫu Đơn"),
        papers=(DocumentItem(name="Tờ khai"),),
        channel=Channel.COUNTER,
        received_at=at,
        effective_at=at,
        due_at=None,
        due_provisional=False,
        received_by=OfficialRef(None, "Lò Thị Bích Hạnh"),
        device_no=1,
    )
    return {**dossier_to_json(dossier), **changed}


BAD: list[tuple[str, Any]] = [
    ("id", ""),
    ("id", None),
    ("id", "a\0b"),
    ("note", "x" * 4_001),
    ("status", 11),
    ("status", None),
    ("status", []),
    ("procedure", []),
    ("applicant", "Nông Thị Mẫu Đơn"),
    ("papers", {}),
    ("papers", [1]),
    ("papers", [{"name": "Tờ khai"}] * 1_001),
    ("sets_count", -1),
    ("sets_count", True),
    ("sets_count", 2**31),
    ("channel", "pigeon"),
    ("received_at", "hôm nay"),
    ("received_at", 5),
    ("due_at", "2026-13-01T00:00:00+07:00"),
    ("due_provisional", "no"),
    ("due_steps", None),
    ("received_by", {"id": None, "name": ""}),
    ("device_no", 1.5),
    ("certification", []),
    ("certification", {"kind": "copy", "items": [{"name": "Bằng", "pages": True}]}),
]


@pytest.mark.parametrize(("field", "value"), BAD, ids=lambda value: str(value)[:20])
def test_a_bad_field_is_refused_by_its_name(field: str, value: Any) -> None:
    with pytest.raises(ValueError) as raised:  # noqa: PT011 - its text is looked at below
        dossier_from_json(a_dossier(**{field: value}))
    assert "Mẫu Đơn" not in str(raised.value)
    assert ":" in str(raised.value)


NOT_IN_OLDER_MESSAGES = {"fees"}


@pytest.mark.parametrize("field", sorted(set(a_dossier()) - {"code", "provisional_code"}))
def test_a_missing_field_is_refused_unless_it_may_be_empty(field: str) -> None:
    body = a_dossier()
    optional = body[field] is None
    del body[field]
    if field in NOT_IN_OLDER_MESSAGES:
        assert dossier_to_json(dossier_from_json(body))[field] == []
    elif optional:
        assert dossier_to_json(dossier_from_json(body))[field] is None
    else:
        with pytest.raises(ValueError, match=field):
            dossier_from_json(body)


def test_a_field_of_a_later_centre_is_left_alone() -> None:
    assert dossier_from_json(a_dossier(later={"a": 1})) == dossier_from_json(a_dossier())


def test_names_are_taken_in_composed() -> None:
    apart = unicodedata.normalize("NFD", "Nông Thị Mẫu Đơn")
    body = a_dossier()
    body["applicant"] = {**body["applicant"], "full_name": apart}
    assert dossier_from_json(body).applicant.full_name == "Nông Thị Mẫu Đơn"


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5), st.lists))
def test_anything_else_is_refused_as_a_value_error(value: Any) -> None:
    with pytest.raises(ValueError, match=":"):
        dossier_from_json(a_dossier(applicant=value))
    with pytest.raises(ValueError, match=":"):
        entry_from_json(value)
