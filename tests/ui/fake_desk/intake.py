"""Receiving a dossier, or turning it away."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from models.domain.changes import Kind, touched
from models.domain.deadline import DueDate, due_date
from models.domain.dossier import Dossier, DossierStatus
from models.domain.move_data import read_move_data
from models.domain.needs import Case, check_needs
from models.domain.procedure import Procedure
from models.domain.workflow import transition
from models.errors import ValidationError
from models.services.intake import ReceiveDossier
from models.services.turning_away import TurnAway
from printing.preview import GreyPage
from tests.ui.fake_desk.counter import Counter
from tests.ui.fake_desk.papers import blank_page
from tests.ui.fake_desk.samples import CALENDAR, COPIES, COPY_OFFER, sample_dossier
from ui.certification.draft import Offer


class Intake(Counter):
    """Receiving a dossier, or turning it away."""

    def procedures(self) -> tuple[Procedure, ...]:
        self._enter("procedures")
        return self.offered

    def due_preview(self, procedure_code: str, received_at: datetime) -> DueDate | None:
        self._enter("due_preview", procedure_code)
        limit = self._procedure(procedure_code).time_limit
        return due_date(received_at, limit, CALENDAR) if limit is not None else None

    def receive(self, command: ReceiveDossier) -> Dossier:
        self._enter("receive", command)
        if not command.applicant.full_name:
            raise ValidationError(("full_name", "name_missing"))
        procedure = self._procedure(command.procedure_code)
        self._next_number += 1
        made = replace(
            sample_dossier(
                self._next_number,
                command.applicant.full_name,
                procedure=procedure,
                received_at=command.received_at or self._clock.now(),
                due_at=command.due_at,
            ),
            applicant=command.applicant,
            papers=command.papers,
            result_channel=command.result_channel,
            case_name=command.case_name,
            note=command.note,
            holder=command.holder,
            authorisation=command.authorisation,
            assisted_by=command.assisted_by,
            fees=command.fees,
            group_id=command.group_id,
            certification=command.certification,
            received_by=command.official,
        )
        self.store[made.id] = made
        self._tell(touched(Kind.NUMBERS, Kind.SYNC, dossiers=(made.id,)))
        return made

    def certification_offer(self, procedure_code: str) -> Offer | None:
        self._enter("certification_offer", procedure_code)
        return COPY_OFFER if procedure_code == COPIES.code else None

    def slip_preview(self, command: ReceiveDossier) -> tuple[GreyPage, ...]:
        self._enter("slip_preview", command)
        return (blank_page(),)

    def turn_away(self, command: TurnAway) -> Dossier:
        self._enter("turn_away", command)
        data = read_move_data(command.action, command.data)
        rule = transition(None, command.action)
        check_needs(rule, Case(None, data, self._clock.now(), self.counter_rules))
        if not command.applicant.full_name:
            raise ValidationError(("full_name", "name_missing"))
        self._next_number += 1
        made = sample_dossier(
            self._next_number,
            command.applicant.full_name,
            procedure=self._procedure(command.procedure_code),
            status=DossierStatus.NOT_ACCEPTED,
        )
        made = replace(made, code=None, due_at=None, applicant=command.applicant, history=())
        record = self._with_entry(made, str(command.action), None, command.official, data.written)
        self.store[record.id] = record
        self._tell(touched(Kind.SYNC, dossiers=(record.id,)))
        return record
