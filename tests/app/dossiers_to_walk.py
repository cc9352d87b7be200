"""Dossiers brought to where a walk begins: received two days ago, acted on through the services."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from app.runtime import Runtime
from models.domain.clock import local_day
from models.domain.dossier import (
    Channel,
    DocumentItem,
    Dossier,
    DossierStatus,
    HistoryEntry,
    OfficialRef,
)
from models.domain.fees import FeeLine, PaymentMethod
from models.domain.ids import new_id
from models.domain.workflow import FILED_ONLINE, TRANSITIONS, Action, Need
from models.dossier_rows import add_dossier
from models.services import catalogue
from models.services.intake import ReceiveDossier
from models.services.processing import Act
from tests.app.counter_hands import RECEIVED_AT
from tests.builders import AGENCY, OFFICIAL, person

SLOW, QUICK = "1.001653", "1.000656"
"""A procedure of five working days, and one whose result may be returned on the spot."""
FEE = "Lệ phí thử"
PAID = FeeLine(
    name=FEE,
    amount_vnd=25_000,
    paid_at=RECEIVED_AT,
    method=PaymentMethod.CASH,
    taken_by=OFFICIAL.name,
)
OWED = FeeLine(name=FEE, amount_vnd=25_000)
REASON = {"reason": "Theo đề nghị"}
WITH: dict[Action, Mapping[str, Any]] = {
    Action.REQUEST_SUPPLEMENT: {"items": ["Giấy xác nhận"]},
    Action.REQUEST_PAYMENT: {**REASON, "fees": [{"name": FEE, "amount_vnd": 25_000}]},
    Action.WITHDRAW: REASON,
    Action.STOP: REASON,
    Action.REFUSE: REASON,
    Action.EXTEND: {**REASON, "due_at": "2026-12-18"},
    Action.VOID: REASON,
}
PATHS: dict[DossierStatus, tuple[Action, ...]] = {
    DossierStatus.RECEIVED: (),
    DossierStatus.NOT_ACCEPTED: (Action.REQUEST_SUPPLEMENT, Action.REFUSE),
    DossierStatus.PROCESSING: (Action.HAND_OVER,),
    DossierStatus.SUPPLEMENT_REQUESTED: (Action.REQUEST_SUPPLEMENT,),
    DossierStatus.FINANCIAL_DUTY: (Action.REQUEST_PAYMENT,),
    DossierStatus.WITHDRAWN: (Action.WITHDRAW,),
    DossierStatus.STOPPED: (Action.HAND_OVER, Action.STOP),
    DossierStatus.RESULT_READY: (Action.HAND_OVER, Action.RESULT_READY),
    DossierStatus.RETURNED: (Action.HAND_OVER, Action.RESULT_READY, Action.RETURN_RESULT),
}


def standing_in(runtime: Runtime, status: DossierStatus, **given: Any) -> Dossier:
    """A dossier in this status; what is given goes with its reception."""
    if status is DossierStatus.NEW_ONLINE:
        return filed_online(runtime)
    return done(runtime, runtime.intake.receive(_command(**given))[0], *PATHS[status])


def _command(**given: Any) -> ReceiveDossier:
    usual: dict[str, Any] = {
        "applicant": person(),
        "procedure_code": SLOW,
        "official": OFFICIAL,
        "papers": (DocumentItem(name="Tờ khai", originals=1),),
        "received_at": RECEIVED_AT,
    }
    return ReceiveDossier(**{**usual, **given})


def done(runtime: Runtime, dossier: Dossier, *actions: Action) -> Dossier:
    """These acts done one after the other, the day it was received."""
    for action in actions:
        row = next(
            r for r in TRANSITIONS if r.action is action and dossier.status in r.from_statuses
        )
        move = Act(
            dossier_id=dossier.id,
            action=action,
            official=OFFICIAL,
            role=sorted(row.roles)[0],
            at=RECEIVED_AT + timedelta(hours=1),
            data=WITH.get(action, {}),
        )
        dossier = runtime.processing.act(move)[0]
    return dossier


def to_walk(runtime: Runtime, status: DossierStatus, action: Action) -> Dossier:
    """A dossier in this status on which nothing but the official's words is missing."""
    row = next(r for r in TRANSITIONS if r.action is action and status in r.from_statuses)
    given: dict[str, Any] = {}
    if {Need.ONLY_NUMBERS, Need.REFUNDS} & set(row.needs):
        given["fees"] = (PAID,)
    if Need.ON_THE_SPOT in row.needs:
        given["procedure_code"] = QUICK
    dossier = standing_in(runtime, status, **given)
    if action is Action.COUNT_AGAIN:
        assert dossier.due_at is not None
        closed = _day_off(local_day(dossier.due_at).isoformat())
        runtime.store.write(lambda s: catalogue.take_own_days(s, closed))
    return dossier


def _day_off(on: str) -> dict[str, Any]:
    day = {"on": on, "kind": "holiday", "name": "Nghỉ riêng", "source": "Văn bản thử"}
    return {"format": 1, "days": [{**day, "entered_on": "2026-11-25"}]}


def filed_online(runtime: Runtime) -> Dossier:
    """A dossier of the national portal, as a page of the centre brings it."""
    drafted = runtime.intake.draft(_command(channel=Channel.ONLINE))
    dossier_id = new_id(RECEIVED_AT)
    line = HistoryEntry(
        id=new_id(RECEIVED_AT),
        dossier_id=dossier_id,
        action=FILED_ONLINE,
        from_status=None,
        to_status=DossierStatus.NEW_ONLINE,
        at=RECEIVED_AT,
        official=OfficialRef(None, "Cổng Dịch vụ công"),
        device_no=0,
    )
    number = int(dossier_id[-4:], 16) % 1000 + 9000
    filed = replace(
        drafted,
        id=dossier_id,
        code=f"{AGENCY}-{local_day(RECEIVED_AT):%y%m%d}-{number}",
        status=DossierStatus.NEW_ONLINE,
        due_at=None,
        due_steps=(),
        filed_at=RECEIVED_AT,
        history=(line,),
    )
    runtime.store.write(lambda s: add_dossier(s, filed, waiting=0))
    return filed
