"""Guidance in writing and refusal at the counter: a record without a dossier code.

Who is not taken in leaves with a paper that says why and what is missing (Mẫu số 02 as guidance,
Mẫu số 03; Nghị định 118/2025 Điều 11). "Mã hồ sơ (nếu có)" on the form: no number is used.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from models import outbox
from models.domain.changes import Changes, Kind, touched
from models.domain.clock import Clock, local_day
from models.domain.dossier import (
    Applicant,
    Channel,
    DocumentItem,
    Dossier,
    DossierStatus,
    HistoryEntry,
    OfficialRef,
)
from models.domain.ids import new_id
from models.domain.move_data import MoveData, read_move_data
from models.domain.needs import Case, check_needs
from models.domain.rules import CounterRules
from models.domain.sound import data_problems, in_range, paper_problems
from models.domain.workflow import Action, Role, transition
from models.dossier_rows import add_dossier
from models.errors import NotPermitted, ValidationError
from models.services import catalogue
from models.services.enrolment import enrolment
from models.services.intake import applicant_problems
from models.store import Store

log = logging.getLogger("counter.intake")


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnAway:
    """GUIDE or REFUSE of somebody who has no dossier. `data` as in `models.domain.move_data`."""

    action: Action
    applicant: Applicant
    procedure_code: str
    official: OfficialRef
    role: Role
    papers: tuple[DocumentItem, ...] = ()
    at: datetime | None = None
    data: Mapping[str, Any] = field(default_factory=dict)


class TurningAwayService:
    """Writes these records. Blocking: call it from a worker thread or a command line."""

    def __init__(self, store: Store, clock: Clock, rules: CounterRules) -> None:
        self._store = store
        self._clock = clock
        self._rules = rules

    def record(self, command: TurnAway) -> tuple[Dossier, Changes]:
        """Keep it and queue it for the centre. No number is used.

        Raises TransitionNotAllowed, NotPermitted, ValidationError, NotFound, NotEnrolled.
        """
        rule = transition(None, command.action)
        if command.role not in rule.roles:
            raise NotPermitted(action=str(command.action), role=str(command.role))
        at = command.at or self._clock.now()
        data = read_move_data(command.action, command.data)
        check_needs(rule, Case(None, data, at, self._rules))
        problems = [
            *applicant_problems(command.applicant, self._clock),
            *paper_problems(command.papers),
            *data_problems(data.written),
        ]
        if not in_range(at):
            problems.append(("at", "instant_out_of_range"))
        if not command.official.name:
            problems.append(("official", "official_missing"))
        if problems:
            raise ValidationError(*dict.fromkeys(problems))
        record = self._store.write(lambda session: self._save(session, command, data, at))
        log.info("turned away action=%s procedure=%s", command.action, command.procedure_code)
        return record, touched(Kind.SYNC, dossiers=(record.id,))

    def _save(self, session: Session, command: TurnAway, data: MoveData, at: datetime) -> Dossier:
        now, joined = self._clock.now(), enrolment(session)
        record_id = new_id(now)
        entry = HistoryEntry(
            id=new_id(now),
            dossier_id=record_id,
            action=str(command.action),
            from_status=None,
            to_status=DossierStatus.NOT_ACCEPTED,
            at=at,
            official=command.official,
            device_no=joined.device_no,
            data=dict(data.written),
        )
        record = Dossier(
            id=record_id,
            code=None,
            provisional_code=None,
            office_code=joined.office_code,
            agency_id=joined.agency_id,
            status=DossierStatus.NOT_ACCEPTED,
            procedure=catalogue.procedure(session, command.procedure_code, local_day(at)),
            applicant=command.applicant,
            papers=command.papers,
            channel=Channel.COUNTER,
            received_at=at,
            effective_at=at,
            due_at=None,
            due_provisional=False,
            received_by=command.official,
            device_no=joined.device_no,
            history=(entry,),
        )
        add_dossier(session, record, waiting=1)
        outbox.append_receive(session, self._clock, record, entry)
        return record
