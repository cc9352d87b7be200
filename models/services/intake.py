"""Receiving a dossier: the one act that must work whatever else does not.

In one transaction: the next number, the dossier, its history line, the outbox line. When `receive`
returns, all of it is on the disk; nothing says "đã lưu" earlier.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from models import outbox
from models.domain.certification import Certification, certification_problems
from models.domain.changes import Changes, Kind, touched
from models.domain.clock import Clock, iso_local, local_day
from models.domain.deadline import DueDate, due_in_phases
from models.domain.dossier import (
    Applicant,
    Channel,
    DocumentItem,
    Dossier,
    DossierStatus,
    HistoryEntry,
    OfficialRef,
)
from models.domain.fee_moves import fee_problems, money_facts
from models.domain.fees import FeeLine
from models.domain.ids import new_id
from models.domain.procedure import Procedure
from models.domain.sound import (
    MOST_FEES,
    data_problems,
    in_range,
    paper_problems,
    person_problems,
    sets_problems,
)
from models.domain.workflow import Action
from models.dossier_rows import add_dossier
from models.errors import DateNeedsConfirming, ValidationError
from models.queries.register_numbers import refuse_used_number
from models.services import catalogue
from models.services.enrolment import Enrolment, enrolment
from models.services.numbering import take_code
from models.store import Store

log = logging.getLogger("counter.intake")

_LONGEST_TEXT = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiveDossier:
    """What the official has before pressing save.

    `received_at` None means now. `due_at` is the date the official gives where the catalogue has no
    time. `accept_unconfirmed`: she has confirmed a date beyond the last confirmed calendar.
    `holder`, `authorisation`, `assisted_by`, `fees`, `group_id` and `certification` are those of
    `Dossier`.
    """

    applicant: Applicant
    procedure_code: str
    official: OfficialRef
    case_name: str | None = None
    papers: tuple[DocumentItem, ...] = ()
    channel: Channel = Channel.COUNTER
    result_channel: Channel = Channel.COUNTER
    sets_count: int = 1
    received_at: datetime | None = None
    due_at: datetime | None = None
    accept_unconfirmed: bool = False
    note: str | None = None
    holder: Applicant | None = None
    authorisation: str | None = None
    assisted_by: str | None = None
    fees: tuple[FeeLine, ...] = ()
    group_id: str | None = None
    certification: Certification | None = None


class IntakeService:
    """Writes new dossiers. Blocking: call it from a worker thread or a command line."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def due_preview(
        self, procedure_code: str, received_at: datetime, channel: Channel = Channel.COUNTER
    ) -> DueDate | None:
        """The due date a dossier received at this instant would get; None when there is no time."""

        def work(session: Session) -> DueDate | None:
            procedure = catalogue.procedure(session, procedure_code, local_day(received_at))
            limits = procedure.limits_for(str(channel))
            if not limits:
                return None
            return due_in_phases(received_at, limits, catalogue.calendar(session))

        return self._store.read(work)

    def draft(self, command: ReceiveDossier) -> Dossier:
        """What would be saved, without a number and without saving; `code` and id say DRAFT.

        Raises NotFound, NotEnrolled; the command may still have problems.
        """

        def work(session: Session) -> Dossier:
            received_at = command.received_at or self._clock.now()
            on = local_day(received_at)
            procedure = catalogue.procedure(session, command.procedure_code, on)
            asked = replace(command, accept_unconfirmed=True)
            due = self._due(session, asked, procedure, received_at)
            return replace(
                _new_dossier(command, enrolment(session), procedure, received_at, due, "DRAFT"),
                code="DRAFT",
            )

        return self._store.read(work)

    def receive(self, command: ReceiveDossier) -> tuple[Dossier, Changes]:
        """Save a dossier and return it with its code, after the commit.

        Raises ValidationError, NotFound (procedure), DateNeedsConfirming, NotEnrolled, or a
        StorageError; then nothing was saved and no number used.
        """
        check(command, self._clock)
        dossier = self._store.write(lambda session: self._save(session, command))
        log.info("received code=%s procedure=%s", dossier.shown_code, dossier.procedure.code)
        return dossier, touched(Kind.NUMBERS, Kind.SYNC, dossiers=(dossier.id,))

    def _save(self, session: Session, command: ReceiveDossier) -> Dossier:
        now = self._clock.now()
        joined = enrolment(session)
        received_at = command.received_at or now
        procedure = catalogue.procedure(session, command.procedure_code, local_day(received_at))
        _check_case(procedure, command.case_name)
        due = self._due(session, command, procedure, received_at)
        dossier = _new_dossier(command, joined, procedure, received_at, due, new_id(now))
        refuse_used_number(session, dossier)
        taken = take_code(session, joined.agency_id, received_at, joined.device_no, now)
        dossier = replace(dossier, code=taken.code, provisional_code=taken.provisional_code)
        entry = _receive_entry(dossier, new_id(now), received_at)
        if problems := data_problems(entry.data):
            raise ValidationError(*problems)
        dossier = replace(dossier, history=(entry,))
        add_dossier(session, dossier, waiting=1)
        outbox.append_receive(session, self._clock, dossier, entry)
        return dossier

    def _due(
        self,
        session: Session,
        command: ReceiveDossier,
        procedure: Procedure,
        received_at: datetime,
    ) -> DueDate | None:
        limits = procedure.limits_for(str(command.channel))
        if command.due_at is not None or not limits:
            return None
        due = due_in_phases(received_at, limits, catalogue.calendar(session))
        if not due.confirmed and not command.accept_unconfirmed:
            raise DateNeedsConfirming(due_on=f"{local_day(due.due_at):%d/%m/%Y}")
        return due


def _new_dossier(
    command: ReceiveDossier,
    joined: Enrolment,
    procedure: Procedure,
    received_at: datetime,
    due: DueDate | None,
    dossier_id: str,
) -> Dossier:
    return Dossier(
        id=dossier_id,
        code=None,
        provisional_code=None,
        office_code=joined.office_code,
        agency_id=joined.agency_id,
        status=DossierStatus.RECEIVED,
        procedure=procedure,
        case_name=command.case_name,
        applicant=command.applicant,
        papers=command.papers,
        sets_count=command.sets_count,
        channel=command.channel,
        result_channel=command.result_channel,
        received_at=received_at,
        effective_at=due.effective_at if due else received_at,
        due_at=due.due_at if due else command.due_at,
        due_provisional=due is not None and not due.confirmed,
        due_steps=due.steps if due else (),
        received_by=command.official,
        device_no=joined.device_no,
        note=command.note,
        holder=command.holder,
        authorisation=command.authorisation,
        assisted_by=command.assisted_by,
        fees=command.fees,
        group_id=command.group_id,
        certification=command.certification,
    )


def _receive_entry(dossier: Dossier, entry_id: str, at: datetime) -> HistoryEntry:
    return HistoryEntry(
        id=entry_id,
        dossier_id=dossier.id,
        action=str(Action.RECEIVE),
        from_status=None,
        to_status=DossierStatus.RECEIVED,
        at=at,
        official=dossier.received_by,
        device_no=dossier.device_no,
        data={
            "channel": str(dossier.channel),
            "code": dossier.shown_code,
            "due_after": None if dossier.due_at is None else iso_local(dossier.due_at),
            **money_facts((), dossier.fees),
        },
    )


def check(command: ReceiveDossier, clock: Clock) -> None:
    """Raises ValidationError with every problem of the command, as (field, code) pairs."""
    problems = [*applicant_problems(command.applicant, clock)]
    if command.holder is not None:
        found = applicant_problems(command.holder, clock)
        problems += [(f"holder.{field}", code) for field, code in found]
    if len(command.fees) > MOST_FEES:
        problems.append(("fees", "fees_too_many"))
    problems += fee_problems(command.fees, clock.now())
    if command.certification is not None:
        problems += certification_problems(command.certification)
    if not command.official.name:
        problems.append(("official", "official_missing"))
    texts = (
        ("official", command.official.name),
        ("note", command.note),
        ("authorisation", command.authorisation),
        ("assisted_by", command.assisted_by),
    )
    for field, text in ((field, text or "") for field, text in texts):
        if len(text) > _LONGEST_TEXT:
            problems.append((field, "text_too_long"))
    problems += paper_problems(command.papers)
    problems += sets_problems(command.sets_count)
    if command.received_at is not None and not in_range(command.received_at):
        problems.append(("received_at", "received_at_wrong"))
    if command.due_at is not None and not in_range(command.due_at):
        problems.append(("due_at", "instant_out_of_range"))
    if command.due_at is not None and command.due_at <= (command.received_at or clock.now()):
        problems.append(("due_at", "due_before_received"))
    if problems:
        raise ValidationError(*dict.fromkeys(problems))


def applicant_problems(applicant: Applicant, clock: Clock) -> list[tuple[str, str]]:
    """Problems of the person or organisation, as (field, code) pairs; empty when all is well."""
    return person_problems(applicant, local_day(clock.now()))


def _check_case(procedure: Procedure, case_name: str | None) -> None:
    if case_name is not None and case_name not in procedure.cases:
        raise ValidationError(("case", "case_unknown"))
