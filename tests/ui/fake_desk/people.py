"""The officials at the counter, the people before it."""

from __future__ import annotations

from models.domain.changes import Kind, touched
from models.domain.dossier import Applicant, DossierStatus
from models.domain.same_person import same_person
from models.domain.slip_seal import SealedSlip
from models.domain.units import Unit
from models.domain.workflow import Role
from models.errors import NotPermitted, ValidationError
from models.queries.dossier_list import DossierLine
from models.queries.known_people import KnownPerson, LikelyDuplicate
from models.services.officials import FREE_TRIES, PIN_SHORTEST, Official
from models.services.signers import SealState
from tests.ui.fake_desk.counter import Counter


class People(Counter):
    """The officials at the counter, the people before it."""

    def officials(self) -> tuple[Official, ...]:
        self._enter("officials")
        return tuple(self.people.values())

    def sign_in(self, official_id: str, pin: str) -> Official:
        self._enter("sign_in", official_id)
        if self.wrong.get(official_id, 0) >= FREE_TRIES:
            raise NotPermitted("pin_locked", wait_s=60)
        if pin == self.pins[official_id]:
            self.wrong[official_id] = 0
            return self.people[official_id]
        self.wrong[official_id] = self.wrong.get(official_id, 0) + 1
        if self.wrong[official_id] >= FREE_TRIES:
            raise NotPermitted("pin_locked", wait_s=60)
        raise NotPermitted("pin_wrong", tries_left=FREE_TRIES - self.wrong[official_id])

    def add_official(self, full_name: str, role: Role, pin: str | None) -> tuple[Official, str]:
        self._enter("add_official", full_name, role)
        chosen = pin or "135790"
        if len(chosen) < PIN_SHORTEST:
            raise ValidationError(("pin", "pin_too_short"))
        if not full_name:
            raise ValidationError(("full_name", "name_missing"))
        official = Official(f"o-{len(self.people)}", full_name, role)
        self.people[official.id] = official
        self.pins[official.id] = chosen
        self._tell(touched(Kind.OFFICIALS))
        return official, chosen

    def change_pin(self, official_id: str, old_pin: str, new_pin: str) -> None:
        if len(new_pin) < PIN_SHORTEST:
            raise ValidationError(("pin", "pin_too_short"))
        self.sign_in(official_id, old_pin)
        self._enter("change_pin", official_id)
        self.pins[official_id] = new_pin

    def dossiers_of_person(self, *numbers: str) -> tuple[DossierLine, ...]:
        self._enter("dossiers_of_person", *numbers)
        found = [d for d in self._newest() if d.applicant.personal_id in numbers]
        return tuple(self._line(d) for d in found[:20])

    def known_person(self, personal_id: str) -> KnownPerson | None:
        self._enter("known_person", personal_id)
        return self.known.get(personal_id)

    def likely_duplicates(
        self, person: Applicant, procedure_code: str
    ) -> tuple[LikelyDuplicate, ...]:
        self._enter("likely_duplicates", person, procedure_code)
        return tuple(
            LikelyDuplicate(
                id=dossier.id,
                shown_code=dossier.shown_code,
                status=dossier.status,
                procedure_name=dossier.procedure.name,
                received_at=dossier.received_at,
                received_by=dossier.received_by.name,
            )
            for dossier in self._newest()
            if dossier.procedure.code == procedure_code
            and dossier.status is not DossierStatus.RETURNED
            and same_person(dossier.holder or dossier.applicant, person)
        )

    def unit_today(self, address: str) -> Unit | None:
        self._enter("unit_today", address)
        return self.units.get(address)

    def seal_state(self, sealed: SealedSlip) -> SealState:
        self._enter("seal_state", sealed)
        return self.seal
