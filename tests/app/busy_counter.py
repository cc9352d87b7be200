"""A counter that has worked for two months: dossiers received and acted on through the services."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from app.runtime import Runtime
from models.domain.clock import FixedClock, iso_local, local_day
from models.domain.dossier import Channel, Dossier, DossierStatus, HistoryEntry, OfficialRef
from models.domain.ids import new_id
from models.domain.workflow import FILED_ONLINE, TRANSITIONS, Action, Transition
from models.dossier_rows import add_dossier
from models.errors import UserError
from models.services import catalogue
from models.services.processing import Act
from models.services.turning_away import TurnAway
from tests.builders import AGENCY, Counter, command, lease, lend, make_counter, person

FIRST_ON = date(2026, 10, 1)
DAYS = 60
LENT_ON = date(2026, 10, 14)
"""The one day with numbers of its own; the other days give provisional codes."""
OFFICIALS = (
    OfficialRef(None, "Lò Thị Bích Hạnh"),
    OfficialRef("0190c0de-0000-7000-8000-0000000000a1", "Hoàng Văn Thử"),
    OfficialRef("0190c0de-0000-7000-8000-0000000000a2", "Hoàng Văn Thử"),
)
_REASON = {"reason": "Theo đề nghị của người nộp"}
_FEE = {"fees": [{"name": "Lệ phí thử", "amount_vnd": 8_000}]}
_ONWARD = frozenset(
    {Action.ACCEPT_ONLINE, Action.HAND_OVER, Action.RESULT_READY, Action.RETURN_RESULT}
)
_GIVEN: dict[Action, dict[str, Any]] = {
    Action.REQUEST_SUPPLEMENT: {"items": ["Giấy tờ còn thiếu"], **_REASON},
    Action.REQUEST_PAYMENT: {**_REASON, **_FEE},
    Action.WITHDRAW: _REASON,
    Action.STOP: _REASON,
    Action.REFUSE: _REASON,
    Action.EXTEND: _REASON,
    Action.CORRECT: {**_REASON, "fields": {"note": "Đã sửa"}},
    Action.VOID: _REASON,
    Action.TAKE_FEE: _FEE,
    Action.GUIDE: {"items": ["Tờ khai theo mẫu"], **_REASON},
}


def busy_counter(folder: Path, dossiers: int, seed: int) -> Counter:
    """The counter, closed. The same seed gives the same two months."""
    clock = FixedClock(datetime(2026, 10, 1, 1, 0, tzinfo=UTC))
    counter = make_counter(folder, clock)
    chance = random.Random(seed)
    with counter.open() as runtime:
        lend(runtime, lease(1, 50, LENT_ON))
        codes = [p.code for p in runtime.store.read(catalogue.procedures) if not p.centralised]
        for number in range(dossiers):
            clock.set(_some_time(chance))
            code = chance.choice(codes)
            if chance.random() < 0.05:
                _sent_away(runtime, code, chance)
                continue
            online = chance.random() < 0.2
            dossier = (
                _filed(runtime, clock, code, number) if online else _taken_in(runtime, code, chance)
            )
            _live(runtime, clock, dossier, chance)
    return counter


def _some_time(chance: random.Random) -> datetime:
    day = LENT_ON if chance.random() < 0.1 else FIRST_ON + timedelta(days=chance.randrange(DAYS))
    minute = chance.randrange(24 * 60)  # at night too: midnight is where days part
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=minute - 420)


def _taken_in(runtime: Runtime, code: str, chance: random.Random) -> Dossier:
    given = command(
        runtime,
        procedure_code=code,
        official=chance.choice(OFFICIALS),
        channel=chance.choice(list(Channel)),
        result_channel=chance.choice(list(Channel)),
        accept_unconfirmed=True,
        holder=person(full_name="=Công ty Thử Nghiệm", phone=None)
        if chance.random() < 0.2
        else None,
    )
    return runtime.intake.receive(given)[0]


def _filed(runtime: Runtime, clock: FixedClock, code: str, number: int) -> Dossier:
    """An online dossier as it came from the centre, not yet taken in."""
    drafted = runtime.intake.draft(command(runtime, procedure_code=code, channel=Channel.ONLINE))
    now = clock.now()
    filed = replace(
        drafted,
        id=new_id(now),
        code=f"{AGENCY}-{local_day(now):%y%m%d}-{9000 + number}",
        status=DossierStatus.NEW_ONLINE,
        due_at=None,
        due_steps=(),
        filed_at=now,
    )
    line = HistoryEntry(
        id=new_id(now),
        dossier_id=filed.id,
        action=FILED_ONLINE,
        from_status=None,
        to_status=DossierStatus.NEW_ONLINE,
        at=now,
        official=OfficialRef(None, "Cổng Dịch vụ công"),
        device_no=0,
    )
    filed = replace(filed, history=(line,))
    runtime.store.write(lambda s: add_dossier(s, filed, waiting=0))
    return filed


def _sent_away(runtime: Runtime, code: str, chance: random.Random) -> None:
    action = chance.choice((Action.GUIDE, Action.REFUSE))
    row = next(r for r in TRANSITIONS if r.action is action and None in r.from_statuses)
    runtime.turning_away.record(
        TurnAway(
            action=action,
            applicant=person(),
            procedure_code=code,
            official=OFFICIALS[0],
            role=sorted(row.roles)[0],
            data=_GIVEN[action],
        )
    )


def _live(runtime: Runtime, clock: FixedClock, dossier: Dossier, chance: random.Random) -> None:
    for _ in range(chance.randrange(7)):
        rows = [r for r in TRANSITIONS if dossier.status in r.from_statuses]
        if not rows:
            return
        clock.advance(timedelta(hours=chance.randrange(200)))
        onward = [r for r in rows if r.action in _ONWARD]
        row = chance.choice(onward if onward and chance.random() < 0.5 else rows)
        try:
            dossier = runtime.processing.act(_act(dossier, row, clock, chance))[0]
        except UserError:
            continue  # the law stops it: a second supplement, a result on the spot


def _act(dossier: Dossier, row: Transition, clock: FixedClock, chance: random.Random) -> Act:
    data = dict(_GIVEN.get(row.action, {}))
    if row.action is Action.EXTEND:
        later = max(dossier.due_at or clock.now(), clock.now())
        data["due_at"] = iso_local(later + timedelta(days=chance.randrange(1, 15)))
    return Act(
        dossier_id=dossier.id,
        action=row.action,
        official=chance.choice(OFFICIALS),
        role=sorted(row.roles)[0],
        data=data,
    )
