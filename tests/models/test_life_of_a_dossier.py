"""Every row of the life-cycle table walked on a real store, and what the law stops is stopped."""

from __future__ import annotations

import copy
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

import resources
from app.runtime import Runtime
from models.domain.clock import local_day
from models.domain.deadline import due_date, parse_limit
from models.domain.dossier import Dossier, DossierStatus
from models.domain.fees import FeeLine, PaymentMethod, owed_vnd
from models.domain.procedure import TimeUnit
from models.domain.workflow import TRANSITIONS, Action, Need, Role
from models.errors import (
    NotPermitted,
    RuleStops,
    TransitionNotAllowed,
    ValidationError,
)
from models.queries.dossier_detail import dossier_detail
from models.services import catalogue
from models.services.processing import Act
from models.services.turning_away import TurnAway
from tests.builders import MORNING, OFFICIAL, Counter, person, procedure_with_days, receive

ITEMS = {"items": ["Giấy khai sinh bản chính"], "reason": "Bản nộp bị mờ"}
REASON = {"reason": "Theo đề nghị của người nộp"}
FEE = {"fees": [{"name": "Lệ phí hộ tịch", "amount_vnd": 25_000}]}
LATER = "2027-02-26"
PAID = FeeLine(
    name="Lệ phí hộ tịch",
    amount_vnd=25_000,
    paid_at=MORNING,
    method=PaymentMethod.CASH,
    taken_by=OFFICIAL.name,
)
NUMBER = {
    "fees": [{"name": "Lệ phí hộ tịch", "amount_vnd": 25_000, "receipt_number": "AA/26E 0000012"}]
}
GIVEN: dict[Action, dict[str, Any]] = {
    Action.REQUEST_SUPPLEMENT: ITEMS,
    Action.REQUEST_PAYMENT: {**REASON, **FEE},
    Action.WITHDRAW: REASON,
    Action.STOP: REASON,
    Action.REFUSE: REASON,
    Action.EXTEND: {**REASON, "due_at": LATER},
    Action.CORRECT: {**REASON, "fields": {"note": "Đã sửa"}},
    Action.VOID: REASON,
    Action.TAKE_FEE: FEE,
    Action.REFUND_FEE: {**REASON, **FEE},
}
PATHS: dict[DossierStatus, tuple[Action, ...]] = {
    DossierStatus.RECEIVED: (),
    DossierStatus.PROCESSING: (Action.HAND_OVER,),
    DossierStatus.SUPPLEMENT_REQUESTED: (Action.REQUEST_SUPPLEMENT,),
    DossierStatus.FINANCIAL_DUTY: (Action.REQUEST_PAYMENT,),
    DossierStatus.WITHDRAWN: (Action.WITHDRAW,),
    DossierStatus.STOPPED: (Action.HAND_OVER, Action.STOP),
    DossierStatus.RESULT_READY: (Action.HAND_OVER, Action.RESULT_READY),
    DossierStatus.RETURNED: (Action.HAND_OVER, Action.RESULT_READY, Action.RETURN_RESULT),
    DossierStatus.NOT_ACCEPTED: (Action.REQUEST_SUPPLEMENT, Action.REFUSE),
}


def do(runtime: Runtime, dossier: Dossier, action: Action, **more: Any) -> Dossier:
    """Do an act in a role that may, with what it needs unless told otherwise."""
    row = next(r for r in TRANSITIONS if r.action is action and dossier.status in r.from_statuses)
    move = Act(
        dossier_id=dossier.id,
        action=action,
        official=OFFICIAL,
        role=more.pop("role", sorted(row.roles)[0]),
        at=more.pop("at", None),
        data=more.pop("data", NUMBER if Need.ONLY_NUMBERS in row.needs else GIVEN.get(action, {})),
    )
    assert not more
    return runtime.processing.act(move)[0]


def standing_in(runtime: Runtime, status: DossierStatus, **changed: Any) -> Dossier:
    dossier: Dossier = receive(runtime, **changed)
    for action in PATHS[status]:
        dossier = do(runtime, dossier, action)
    return dossier


def day_off(at: datetime | None) -> dict[str, Any]:
    """A file of corrections in which the office is closed on the day of this instant."""
    assert at is not None
    day = {
        "on": local_day(at).isoformat(),
        "kind": "holiday",
        "name": "Nghỉ riêng",
        "source": "Văn bản thử",
        "entered_on": "2026-11-25",
    }
    return {"format": 1, "days": [day]}


def same_day_code(runtime: Runtime) -> str:
    offered = runtime.store.read(catalogue.procedures)
    one_day = (TimeUnit.WORKING_DAY, 1)
    return next(
        p.code
        for p in offered
        if p.time_limit and (p.time_limit.unit, p.time_limit.value) == one_day
    )


ROWS = [
    (status, row)
    for row in TRANSITIONS
    for status in sorted(s for s in row.from_statuses if s is not None)
    if status is not DossierStatus.NEW_ONLINE
]


@pytest.mark.parametrize(("status", "row"), ROWS, ids=lambda v: str(getattr(v, "action", v)))
def test_each_row_moves_the_dossier_and_leaves_one_line_that_says_who_and_when(
    counter: Counter, status: DossierStatus, row: Any
) -> None:
    with counter.open() as runtime:
        code = same_day_code(runtime)
        before = standing_in(runtime, status, procedure_code=code, fees=(PAID,))
        if row.action is Action.COUNT_AGAIN:
            runtime.store.write(lambda s: catalogue.take_own_days(s, day_off(before.due_at)))
        counter.clock.advance(timedelta(hours=1))
        after = do(runtime, before, row.action)
    assert after.status == (row.to_status or before.status)
    assert len(after.history) == len(before.history) + 1
    line = after.history[-1]
    assert (line.action, line.official, line.at) == (
        str(row.action),
        OFFICIAL,
        counter.clock.now(),
    )
    assert (line.from_status, line.to_status) == (before.status, after.status)


@pytest.mark.parametrize("status", PATHS)
def test_every_other_act_is_refused_and_nothing_changes(
    runtime: Runtime, status: DossierStatus
) -> None:
    dossier = standing_in(runtime, status)
    allowed = {row.action for row in TRANSITIONS if status in row.from_statuses}
    for action in set(Action) - allowed:
        for role in Role:
            with pytest.raises(TransitionNotAllowed):
                runtime.processing.act(
                    Act(
                        dossier_id=dossier.id,
                        action=action,
                        official=OFFICIAL,
                        role=role,
                        data=GIVEN.get(action, {}),
                    )
                )
    kept = runtime.store.read(lambda s: dossier_detail(s, dossier.id)).dossier
    assert kept == dossier


@pytest.mark.parametrize(("status", "row"), ROWS, ids=lambda v: str(getattr(v, "action", v)))
def test_who_may_not_is_refused(runtime: Runtime, status: DossierStatus, row: Any) -> None:
    dossier = standing_in(runtime, status)
    for role in set(Role) - row.roles:
        with pytest.raises(NotPermitted):
            do(runtime, dossier, row.action, role=role)


@pytest.mark.parametrize("action", [a for a in GIVEN if a is not Action.REQUEST_PAYMENT])
def test_an_act_without_what_its_form_needs_is_refused_by_the_name_of_the_field(
    runtime: Runtime, action: Action
) -> None:
    status = next(status for status, row in ROWS if row.action is action)
    dossier = standing_in(runtime, status)
    with pytest.raises(ValidationError) as refused:
        do(runtime, dossier, action, data={})
    assert refused.value.problems
    with pytest.raises(ValidationError, match="key_unknown"):
        do(runtime, dossier, action, data={**GIVEN[action], "colour": "red"})


def test_papers_are_asked_for_once_and_again_only_with_a_reason(runtime: Runtime) -> None:
    dossier = standing_in(runtime, DossierStatus.SUPPLEMENT_REQUESTED)
    again = do(runtime, dossier, Action.SUPPLEMENT_RECEIVED)
    with pytest.raises(RuleStops, match="second_supplement") as stopped:
        do(runtime, again, Action.REQUEST_SUPPLEMENT)
    assert stopped.value.details["overridable"] is True
    excused = {**ITEMS, "override_reason": "Luật chuyên ngành cho phép"}
    asked = do(runtime, again, Action.REQUEST_SUPPLEMENT, data=excused)
    assert asked.history[-1].data["override_reason"] == "Luật chuyên ngành cho phép"


def test_an_appointment_is_put_off_once_to_a_later_day_and_the_old_one_is_kept(
    runtime: Runtime,
) -> None:
    dossier = receive(runtime)
    with pytest.raises(ValidationError, match="due_not_later"):
        do(runtime, dossier, Action.EXTEND, data={**REASON, "due_at": "2026-11-25"})
    put_off = do(runtime, dossier, Action.EXTEND)
    assert put_off.due_at == datetime(2027, 2, 26, 10, 0, tzinfo=UTC)
    line = put_off.history[-1].data
    assert line["due_after"] == "2027-02-26T17:00:00+07:00"
    assert datetime.fromisoformat(line["due_before"]) == dossier.due_at
    with pytest.raises(RuleStops, match="second_extension"):
        do(runtime, put_off, Action.EXTEND, data={**REASON, "due_at": "2027-03-26"})


def test_a_pause_that_runs_on_moves_also_a_date_that_was_put_off(counter: Counter) -> None:
    with counter.open() as runtime:
        dossier = do(runtime, standing_in(runtime, DossierStatus.PROCESSING), Action.EXTEND)
        stopped = do(runtime, dossier, Action.STOP)
        counter.clock.advance(timedelta(days=7))
        on_again = do(runtime, stopped, Action.RESUME)
    assert on_again.due_at == datetime(2027, 3, 5, 10, 0, tzinfo=UTC)  # five working days on


def test_two_pauses_are_both_given_back(counter: Counter) -> None:
    with counter.open() as runtime:
        dossier = standing_in(runtime, DossierStatus.PROCESSING)
        for days in (7, 14):
            dossier = do(runtime, dossier, Action.STOP)
            counter.clock.advance(timedelta(days=days))
            dossier = do(runtime, dossier, Action.RESUME)
        first = runtime.intake.due_preview(dossier.procedure.code, dossier.received_at)
        lost = [s.number for s in dossier.due_steps if s.kind == "moved_by"]
    assert first is not None
    assert dossier.due_at > first.due_at + timedelta(days=14)
    assert lost == [5 * 8 * 60, 10 * 8 * 60]


def test_money_owed_stops_the_result_until_it_is_paid_or_excused(runtime: Runtime) -> None:
    asked = do(runtime, standing_in(runtime, DossierStatus.PROCESSING), Action.REQUEST_PAYMENT)
    paid = do(runtime, asked, Action.PAYMENT_DONE, data={"method": "cash"})
    (line,) = paid.fees
    assert (line.is_settled, line.taken_by, line.receipt_number) == (True, OFFICIAL.name, None)
    assert line.paid_at == runtime.clock.now()


def test_a_result_with_a_fee_unpaid_is_not_returned(counter: Counter) -> None:
    fee = FeeLine(name="Lệ phí", amount_vnd=10_000)
    with counter.open() as runtime:
        ready = standing_in(runtime, DossierStatus.RESULT_READY, fees=(fee,))
        with pytest.raises(RuleStops, match="fees_unpaid"):
            do(runtime, ready, Action.RETURN_RESULT)
        excused = {"fees": [{"name": "Lệ phí", "amount_vnd": 10_000, "exempt_reason": "Hộ nghèo"}]}
        settled = do(runtime, ready, Action.TAKE_FEE, data=excused)
        assert [line.exempt_reason for line in settled.fees] == ["Hộ nghèo"]
        returned = do(runtime, settled, Action.RETURN_RESULT)
    assert returned.status is DossierStatus.RETURNED


def test_a_smaller_sum_settles_that_much_and_the_rest_stays_owed(runtime: Runtime) -> None:
    owed = FeeLine(name="Tiền sử dụng đất", amount_vnd=3_000_000_000)
    dossier = receive(runtime, fees=(owed,))
    some = {"fees": [{"name": "Tiền sử dụng đất", "amount_vnd": 1_000_000_000}]}
    part = do(runtime, dossier, Action.TAKE_FEE, data=some)
    assert [(f.amount_vnd, f.is_settled) for f in part.fees] == [
        (1_000_000_000, True),
        (2_000_000_000, False),
    ]
    assert owed_vnd(part.fees) == 2_000_000_000


def test_after_the_return_only_the_number_of_a_receipt_can_be_written(runtime: Runtime) -> None:
    done = standing_in(runtime, DossierStatus.RETURNED, fees=(PAID,))
    with pytest.raises(ValidationError, match="fees_only_numbers"):
        do(runtime, done, Action.TAKE_FEE, data=FEE)
    (line,) = do(runtime, done, Action.TAKE_FEE).fees
    assert (line.receipt_number, line.amount_vnd) == ("AA/26E 0000012", 25_000)


def test_a_lost_slip_is_answered_with_an_id(runtime: Runtime) -> None:
    ready = standing_in(runtime, DossierStatus.RESULT_READY)
    with pytest.raises(ValidationError, match="receiver_id_missing"):
        do(runtime, ready, Action.RETURN_RESULT, data={"slip_lost": True})
    shown = {"slip_lost": True, "receiver": "Nông Thị Mẫu Đơn", "receiver_id": "020190000018"}
    assert do(runtime, ready, Action.RETURN_RESULT, data=shown).returned_at is not None


def test_a_result_on_the_spot_is_one_act_only_where_the_time_allows_it(runtime: Runtime) -> None:
    slow = receive(runtime, procedure_code=procedure_with_days(runtime))
    limit = slow.procedure.time_limit
    assert limit is not None
    if (limit.value, limit.unit) != (1, TimeUnit.WORKING_DAY):
        with pytest.raises(RuleStops, match="not_on_the_spot"):
            do(runtime, slow, Action.RETURN_AT_ONCE)
    quick = receive(runtime, procedure_code=same_day_code(runtime))
    data = {"result_number": "15/TLKS", "signed_on": "2026-11-25", "signer": "Lý Văn Ký"}
    done = do(runtime, quick, Action.RETURN_AT_ONCE, data=data)
    assert done.finished_at == done.returned_at == runtime.clock.now()
    assert done.result is not None
    assert (done.result.number, done.result.signed_on) == ("15/TLKS", date(2026, 11, 25))


def test_a_correction_keeps_the_words_it_replaced_and_a_void_keeps_the_dossier(
    runtime: Runtime,
) -> None:
    dossier = receive(runtime)
    data = {**REASON, "fields": {"applicant": {"full_name": "Nông Thị Mẫu Đơn Sửa"}}}
    mended = do(runtime, dossier, Action.CORRECT, data=data)
    assert mended.applicant.full_name == "Nông Thị Mẫu Đơn Sửa"
    assert mended.applicant.personal_id == dossier.applicant.personal_id
    assert mended.history[-1].data["before"]["applicant"]["full_name"] == "Nông Thị Mẫu Đơn"
    with pytest.raises(ValidationError):
        do(runtime, mended, Action.CORRECT, data={**REASON, "fields": {"code": "H37-1"}})
    void = do(runtime, mended, Action.VOID)
    assert (void.code, void.voided_at) == (dossier.code, runtime.clock.now())
    with pytest.raises(RuleStops, match="dossier_voided"):
        runtime.processing.act(
            Act(
                dossier_id=void.id,
                action=Action.HAND_OVER,
                official=OFFICIAL,
                role=Role.COUNTER_OFFICIAL,
            )
        )


def test_nothing_is_done_before_what_was_done_last(runtime: Runtime) -> None:
    dossier = receive(runtime)
    early = dossier.received_at - timedelta(minutes=1)
    with pytest.raises(ValidationError, match="act_before_previous"):
        do(runtime, dossier, Action.HAND_OVER, at=early)


@pytest.mark.parametrize(
    ("action", "data"), [(Action.GUIDE, ITEMS), (Action.REFUSE, REASON)], ids=str
)
def test_who_is_turned_away_leaves_a_record_without_a_number(
    runtime: Runtime, action: Action, data: dict[str, Any]
) -> None:
    record, changes = runtime.turning_away.record(
        TurnAway(
            action=action,
            applicant=person(),
            procedure_code=procedure_with_days(runtime),
            official=OFFICIAL,
            role=Role.COUNTER_OFFICIAL,
            data=data,
        )
    )
    assert (record.code, record.provisional_code) == (None, None)
    assert record.status is DossierStatus.NOT_ACCEPTED
    assert changes.dossier_ids == {record.id}
    assert receive(runtime).code == "H37.05977-261125-0001"
    with pytest.raises(NotPermitted):
        runtime.turning_away.record(
            TurnAway(
                action=Action.REFUSE,
                applicant=person(),
                procedure_code=procedure_with_days(runtime),
                official=OFFICIAL,
                role=Role.POSTAL_EMPLOYEE,
                data=data,
            )
        )


def test_a_period_in_two_parts_and_a_sector_law_of_its_own_are_kept_through_a_pause(
    counter: Counter,
) -> None:
    with counter.open() as runtime:
        code = procedure_with_days(runtime)
        body = copy.deepcopy(resources.read_json("catalogue/procedures.json"))
        (law,) = (p for p in body["procedures"] if p["code"] == code)
        law |= {
            "version": "hai-giai-doan",
            "time_limit": {"value": 5, "unit": "working_day"},
            "further_limits": [{"value": 10, "unit": "working_day"}],
            "suspension": "resume",
        }
        days = resources.read_json("calendars/vn.json")
        runtime.store.write(lambda s: catalogue.take_in(s, body, days))
        dossier = standing_in(runtime, DossierStatus.SUPPLEMENT_REQUESTED, procedure_code=code)
        whole = parse_limit("15 working_day")
        calendar = runtime.store.read(catalogue.calendar)
        assert dossier.due_at == due_date(dossier.received_at, whole, calendar).due_at
        counter.clock.advance(timedelta(days=7))
        again = do(runtime, dossier, Action.SUPPLEMENT_RECEIVED)
    lost = calendar.working_time(dossier.received_at, counter.clock.now())
    assert calendar.working_time(dossier.due_at, again.due_at) == lost
