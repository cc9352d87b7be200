"""Random lives of dossiers: whatever is tried, what is kept follows the table and can be sent."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import resources
from models.domain.calendar import calendar_from_json
from models.domain.cash import cash_of, refundable, takings
from models.domain.dossier import (
    Applicant,
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
    fee_to_json,
)
from models.domain.fees import FeeLine
from models.domain.moves import Move, Moved, moved
from models.domain.procedure_json import procedure_from_json
from models.domain.rules import CounterRules
from models.domain.sound import person_problems
from models.domain.workflow import FILED_ONLINE, Action, Role, transition
from models.errors import AppError, ValidationError
from server.merge import Merged, Standing, merge

CALENDAR = calendar_from_json(resources.read_json("calendars/vn.json"))
PROCEDURES = [
    procedure_from_json(body)
    for body in resources.read_json("catalogue/procedures.json")["procedures"][:25]
]
BEGAN = datetime(2026, 11, 25, 1, 30, tzinfo=UTC)
OFFICIAL = OfficialRef(None, "Lò Thị Bích Hạnh")
ME = "0190c0de-0000-7000-8000-000000000001"
NEVER_MOVED = ("id", "code", "provisional_code", "disputed_code", "filed_at", "channel")

REASON = {"reason": "Theo đề nghị của người nộp"}
EXCUSE = {"override_reason": "Luật chuyên ngành cho phép"}
FEE = st.fixed_dictionaries(
    {"name": st.sampled_from(["Lệ phí", "Phí"]), "amount_vnd": st.integers(0, 50_000)},
    optional={"exempt_reason": st.just("Hộ nghèo"), "receipt_number": st.just("0000123")},
)
FEES = st.fixed_dictionaries({"fees": st.lists(FEE, min_size=1, max_size=3)})
REFUNDS = st.fixed_dictionaries(
    {"which": st.integers(0, 3)},
    optional={
        "right_vnd": st.sampled_from([0, 1, 49_999]),
        "method": st.sampled_from(["cash", "transfer"]),
    },
)
"""Which of the payments, what was right, how it goes back; `live` fills in what was taken."""
PAPER = st.fixed_dictionaries({"name": st.just("Giấy khai sinh")}, optional={"copies": st.just(1)})
PAPERS = st.fixed_dictionaries({}, optional={"papers": st.lists(PAPER, max_size=3)})
DUE = st.sampled_from(["2027-02-26", "2027-03-26T09:00:00+07:00", "2026-11-24"])
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "note": st.sampled_from([None, "Đã sửa"]),
        "sets_count": st.integers(0, 3),
        "applicant": st.sampled_from([{"phone": "0912 345 679"}, {"phone": "12"}, {"sex": "Nam"}]),
        "holder": st.sampled_from(
            [None, {"full_name": "Hoàng Thị Thử"}, {"personal_id": "020190000123"}]
        ),
        "papers": st.lists(PAPER, max_size=3),
        "result": st.sampled_from([None, {"number": "12/TL"}]),
    },
)
SOUND: dict[Action, st.SearchStrategy[dict[str, Any]]] = {
    Action.ACCEPT_ONLINE: st.one_of(PAPERS, st.fixed_dictionaries({"due_at": DUE})),
    Action.REQUEST_SUPPLEMENT: st.just({"items": ["Giấy khai sinh"], **EXCUSE}),
    Action.SUPPLEMENT_RECEIVED: st.one_of(PAPERS, st.fixed_dictionaries({"due_at": DUE})),
    Action.REQUEST_PAYMENT: FEES.map(lambda fees: {**REASON, **fees}),
    Action.PAYMENT_DONE: FEES | st.just({}),
    Action.TAKE_FEE: FEES,
    Action.REFUND_FEE: REFUNDS,
    Action.EXTEND: DUE.map(lambda due: {**REASON, **EXCUSE, "due_at": due}),
    Action.CORRECT: FIELDS.map(lambda fields: {**REASON, "fields": fields}),
    Action.RESULT_READY: st.just({"result_number": "1/TL", "signed_on": "2026-12-01"}),
    Action.RETURN_RESULT: st.sampled_from([{}, EXCUSE, {"slip_lost": True}]),
    Action.RETURN_AT_ONCE: st.sampled_from([{}, EXCUSE]),
    Action.HAND_OVER: st.just({"to": "Công chức Tư pháp"}),
    **dict.fromkeys((Action.WITHDRAW, Action.STOP, Action.REFUSE, Action.VOID), st.just(REASON)),
}
STEP = st.sampled_from([a for a in Action if a not in (Action.RECEIVE, Action.GUIDE)]).flatmap(
    lambda action: st.tuples(
        st.just(action),
        st.sampled_from(Role),
        st.sampled_from([0, 1, 90, 60 * 24 * 7]),
        SOUND.get(action, st.just({})),
    )
)
LIFE = st.lists(STEP, min_size=1, max_size=60)

HOSTILE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**40), 2**40)
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["a\0", "a\ud800", " ", "x" * 5_000, "0001-01-01", "9999-12-31"])
    | st.sampled_from(["9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00", "2026-W50-1"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["name", "amount_vnd", "paid_at", "x"]), inner)
    ),
    max_leaves=8,
)
KEYS = st.sampled_from(
    [
        "reason",
        "items",
        "complete_by",
        "due_at",
        "papers",
        "fees",
        "fields",
        "method",
        "to",
        "receiver",
        "receiver_id",
        "slip_lost",
        "slip_returned",
        "signed_on",
        "signer",
        "note",
    ]
)
PERSON_PARTS = st.sampled_from(
    [
        "full_name",
        "kind",
        "personal_id",
        "id_kind",
        "birth_date",
        "sex",
        "address",
        "phone",
        "email",
        "tax_code",
        "source",
        "old_id",
        "colour",
    ]
)


def beginning(*, online: bool, procedure: int = 0, fees: tuple[FeeLine, ...] = ()) -> Dossier:
    """A dossier just received, or just filed online, with its first line of history."""
    status = DossierStatus.NEW_ONLINE if online else DossierStatus.RECEIVED
    first = HistoryEntry(
        id="first",
        dossier_id="dossier",
        action=FILED_ONLINE if online else str(Action.RECEIVE),
        from_status=None,
        to_status=status,
        at=BEGAN,
        official=OFFICIAL,
        device_no=1,
    )
    return Dossier(
        id="dossier",
        code=None if procedure % 2 else "H37.05977-261125-0001",
        provisional_code="TMP-001-0001" if procedure % 2 else None,
        office_code="05977",
        agency_id="H37.05977",
        status=status,
        procedure=PROCEDURES[procedure],
        applicant=Applicant(
            full_name="Nông Thị Mẫu Đơn",
            personal_id="020190000018",
            id_kind=IdKind.CITIZEN_ID,
            phone="0912345678",
        ),
        papers=(DocumentItem(name="Tờ khai"),),
        channel=Channel.ONLINE if online else Channel.COUNTER,
        received_at=BEGAN,
        effective_at=BEGAN,
        due_at=None if online else BEGAN + timedelta(days=5),
        due_provisional=False,
        received_by=OFFICIAL,
        device_no=1,
        fees=fees,
        filed_at=BEGAN if online else None,
        history=(first,),
    )


def line_of(before: Dossier, move: Move, done: Moved) -> HistoryEntry:
    return HistoryEntry(
        id=f"line-{len(before.history)}",
        dossier_id=before.id,
        action=str(move.action),
        from_status=before.status,
        to_status=done.dossier.status,
        at=move.at,
        official=move.official,
        device_no=1,
        data=done.data,
    )


def at_the_centre(before: Dossier, after: Dossier, entry: HistoryEntry) -> Any:
    """What the centre makes of the message the counter sends for this act."""
    old, new = dossier_to_json(before), dossier_to_json(after)
    changed = {name: value for name, value in new.items() if value != old[name]}
    sent = json.loads(json.dumps({"fields": changed, "entry": entry_to_json(entry)}))
    return merge(
        Standing(old, {}),
        sent["fields"],
        entry_from_json(sent["entry"]),
        base_revision=0,
        device_id=ME,
    )


def check_kept(before: Dossier, move: Move, done: Moved) -> Dossier:
    """Whatever was accepted: as the table says, explained, readable, and taken by the centre."""
    row, after = transition(before.status, move.action), done.dossier
    assert move.role in row.roles
    assert after.status == (row.to_status or before.status)
    assert after.history == before.history
    for name in NEVER_MOVED:
        assert getattr(after, name) == getattr(before, name)
    if move.action not in (Action.ACCEPT_ONLINE, Action.SUPPLEMENT_RECEIVED):
        assert after.received_at == before.received_at
    if after.due_at != before.due_at:
        told = [done.data["due_before"], done.data["due_after"]]
        dates = [None if text is None else datetime.fromisoformat(text) for text in told]
        assert dates == [before.due_at, after.due_at]
    entry = line_of(before, move, done)
    json.dumps([dossier_to_json(after), entry_to_json(entry)], ensure_ascii=False).encode()
    assert entry_from_json(json.loads(json.dumps(entry_to_json(entry)))) == entry
    read = dossier_from_json(json.loads(json.dumps(dossier_to_json(after))))
    assert read == replace(after, history=())
    merged = at_the_centre(before, after, entry)
    assert isinstance(merged, Merged)
    assert merged.body == dossier_to_json(after)
    return replace(after, history=(*before.history, entry))


def refund_of(dossier: Dossier, wanted: dict[str, Any]) -> dict[str, Any]:
    """The data that gives back the wanted payment; where there is none, one that was never made."""
    paid = refundable(dossier) or (FeeLine(name="Lệ phí", amount_vnd=1),)
    line = fee_to_json(paid[wanted["which"] % len(paid)])
    named = {name: line[name] for name in ("name", "amount_vnd", "paid_at", "receipt_number")}
    right = {name: wanted[name] for name in ("right_vnd",) if name in wanted}
    method = {name: wanted[name] for name in ("method",) if name in wanted}
    return {**REASON, "fees": [{**named, **right}], **method}


def live(dossier: Dossier, life: list[Any]) -> list[Dossier]:
    """The dossier after each act of a life that was allowed."""
    stages, at = [dossier], BEGAN
    for action, role, minutes, data in life:
        at += timedelta(minutes=minutes)
        if action is Action.REFUND_FEE:
            data = refund_of(stages[-1], data)
        move = Move(action=action, official=OFFICIAL, role=role, at=at, data=data)
        try:
            done = moved(stages[-1], move, CALENDAR, CounterRules())
        except AppError:
            continue
        stages.append(check_kept(stages[-1], move, done))
    return stages


@settings(max_examples=150, deadline=None)
@given(LIFE, st.booleans(), st.integers(0, len(PROCEDURES) - 1))
def test_a_life_follows_the_table_and_told_again_is_the_same(
    life: list[Any], online: bool, procedure: int
) -> None:
    stages = live(beginning(online=online, procedure=procedure), life)
    again = live(beginning(online=online, procedure=procedure), life)
    assert stages == again
    for stage in stages:
        held = sum(line.amount_vnd for line in stage.fees if line.paid_at is not None)
        assert cash_of(takings(stage.history)).net_vnd == held


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from([a for a in Action if a is not Action.RECEIVE]),
    st.sampled_from(DossierStatus),
    st.dictionaries(KEYS, HOSTILE, max_size=4),
)
def test_no_data_breaks_a_dossier(
    action: Action, status: DossierStatus, data: dict[str, Any]
) -> None:
    before = replace(beginning(online=False), status=status)
    for role in (Role.COUNTER_OFFICIAL, Role.HEAD):
        move = Move(action=action, official=OFFICIAL, role=role, at=BEGAN, data=data)
        try:
            done = moved(before, move, CALENDAR, CounterRules())
        except AppError:
            continue
        check_kept(before, move, done)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(PERSON_PARTS, HOSTILE, max_size=4), st.sampled_from(["applicant", "holder"]))
def test_a_corrected_person_would_be_received(parts: dict[str, Any], whose: str) -> None:
    before = beginning(online=False)
    data = {**REASON, "fields": {whose: parts}}
    move = Move(
        action=Action.CORRECT, official=OFFICIAL, role=Role.COUNTER_OFFICIAL, at=BEGAN, data=data
    )
    try:
        done = moved(before, move, CALENDAR, CounterRules())
    except AppError:
        return
    after = check_kept(before, move, done)
    people = [after.applicant] + ([] if after.holder is None else [after.holder])
    assert [p for person in people for p in person_problems(person, BEGAN.date())] == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("code", "H37.05977-261125-0002"),
        ("id", "x"),
        ("status", 9),
        ("received_at", "2020-01-01T00:00:00+07:00"),
        ("revision", 7),
        ("fees", []),
        ("procedure", {}),
        ("sets_count", 0),
        ("sets_count", 1_000_000),
        ("papers", [{"name": "Giấy", "originals": 1_000_000}]),
        ("papers", [{"name": "Giấy"}] * 201),
        ("papers", [{"name": "Giấy", "colour": "red"}]),
        ("case_name", "Không có trường hợp này"),
        ("result_channel", "fax"),
        ("applicant", {"full_name": ""}),
        ("applicant", {"personal_id": "123"}),
        ("applicant", {"kind": "organisation"}),
        ("holder", {"phone": "0912345678"}),
        ("certification", {"kind": "signature", "items": []}),
        ("result", {"colour": "red"}),
    ],
)
def test_a_correction_never_makes_what_reception_would_refuse(field: str, value: Any) -> None:
    move = Move(
        action=Action.CORRECT,
        official=OFFICIAL,
        role=Role.COUNTER_OFFICIAL,
        at=BEGAN,
        data={**REASON, "fields": {field: value}},
    )
    with pytest.raises(ValidationError):
        moved(beginning(online=False), move, CALENDAR, CounterRules())


@pytest.mark.parametrize("at", [datetime(1999, 1, 1, tzinfo=UTC), datetime(2300, 1, 1, tzinfo=UTC)])
def test_an_act_in_a_year_nobody_counts_in_is_refused(at: datetime) -> None:
    move = Move(action=Action.HAND_OVER, official=OFFICIAL, role=Role.COUNTER_OFFICIAL, at=at)
    with pytest.raises(ValidationError, match="at:instant_out_of_range"):
        moved(beginning(online=False), move, CALENDAR, CounterRules())


def test_papers_and_fees_do_not_grow_beyond_what_can_be_sent() -> None:
    dossier = beginning(online=False)
    papers = {"papers": [{"name": f"Giấy {n}"} for n in range(150)]}
    fees = {"fees": [{"name": f"Phí {n}", "amount_vnd": 1_000} for n in range(70)]}
    role = Role.COUNTER_OFFICIAL
    asked = {"items": ["Giấy khai sinh"], **EXCUSE}
    first = [
        (Action.REQUEST_SUPPLEMENT, role, 1, asked),
        (Action.SUPPLEMENT_RECEIVED, role, 1, papers),
        (Action.TAKE_FEE, role, 1, fees),
    ]
    once = live(dossier, first)
    twice = live(dossier, [*first, *first])
    assert (len(once[-1].papers), len(once[-1].fees)) == (151, 70)
    assert (len(twice[-1].papers), len(twice[-1].fees)) == (151, 70)


@pytest.mark.parametrize("days", [60, 365 * 20])
@pytest.mark.parametrize("put_off", [False, True])
def test_a_long_pause_still_ends_in_a_dossier_that_can_be_sent(days: int, put_off: bool) -> None:
    extended = {**REASON, "due_at": "2027-02-26"}
    life = [
        (Action.HAND_OVER, Role.COUNTER_OFFICIAL, 1, {}),
        *([(Action.EXTEND, Role.HEAD, 1, extended)] if put_off else []),
        (Action.STOP, Role.HEAD, 1, REASON),
        (Action.RESUME, Role.HEAD, 60 * 24 * days, {}),
    ]
    counted = replace(
        beginning(online=False), due_steps=(DueStep(kind="first_day", on=BEGAN.date()),)
    )
    (*_, last) = live(counted, life)
    assert last.status is DossierStatus.PROCESSING
    assert last.due_at is not None
    assert last.due_at > last.history[-1].at


def test_papers_that_come_later_are_added_to_what_was_filed_online() -> None:
    life = [
        (Action.REQUEST_SUPPLEMENT, Role.COUNTER_OFFICIAL, 1, {"items": ["Giấy khai sinh"]}),
        (
            Action.SUPPLEMENT_RECEIVED,
            Role.COUNTER_OFFICIAL,
            1,
            {"papers": [{"name": "Giấy khai sinh"}]},
        ),
    ]
    (*_, last) = live(beginning(online=True), life)
    assert [paper.name for paper in last.papers] == ["Tờ khai", "Giấy khai sinh"]


@pytest.mark.parametrize("action", [Action.RETURN_RESULT, Action.RETURN_AT_ONCE])
def test_a_lost_slip_is_answered_with_a_number_whenever_a_result_goes_out(action: Action) -> None:
    status = (
        DossierStatus.RESULT_READY if action is Action.RETURN_RESULT else DossierStatus.RECEIVED
    )
    move = Move(
        action=action,
        official=OFFICIAL,
        role=Role.COUNTER_OFFICIAL,
        at=BEGAN,
        data={"slip_lost": True},
    )
    with pytest.raises(ValidationError, match="receiver_id_missing"):
        moved(replace(beginning(online=False), status=status), move, CALENDAR, CounterRules())


@pytest.mark.parametrize("action", [Action.ACCEPT_ONLINE, Action.SUPPLEMENT_RECEIVED])
def test_an_appointment_before_the_act_is_refused(action: Action) -> None:
    status = (
        DossierStatus.NEW_ONLINE
        if action is Action.ACCEPT_ONLINE
        else DossierStatus.SUPPLEMENT_REQUESTED
    )
    move = Move(
        action=action,
        official=OFFICIAL,
        role=Role.COUNTER_OFFICIAL,
        at=BEGAN,
        data={"due_at": "2026-11-24"},
    )
    with pytest.raises(ValidationError, match="due_not_later"):
        moved(replace(beginning(online=True), status=status), move, CALENDAR, CounterRules())
