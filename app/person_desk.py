"""What the counter knows about who stands there, and what a slip's seal is worth. Calls block."""

from __future__ import annotations

import functools
from datetime import timedelta

import resources
from app.batch_rows import DUPLICATE_DAYS
from models.domain.clock import Clock
from models.domain.dossier import Applicant
from models.domain.slip_seal import SealedSlip
from models.domain.units import FormerUnits, Unit, former_units_from_json, proposed_unit
from models.queries.known_people import (
    KnownPerson,
    LikelyDuplicate,
    known_person,
    likely_duplicates,
)
from models.services.signers import SealState, seal_state
from models.store import Store


class PersonDesk:
    """Questions about people and slips over an open store."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    def known(self, personal_id: str) -> KnownPerson | None:
        """What was typed and handed in before for this number; None for a new face."""
        return self._store.read(lambda s: known_person(s, personal_id))

    def duplicates(self, person: Applicant, procedure_code: str) -> tuple[LikelyDuplicate, ...]:
        """Dossiers of this person and procedure, open or received in the last days."""
        since = self._clock.now() - timedelta(days=DUPLICATE_DAYS)
        return self._store.read(lambda s: likely_duplicates(s, person, procedure_code, since))

    def seal_state(self, sealed: SealedSlip) -> SealState:
        """Check the seal of a slip with the keys kept here."""
        return self._store.read(lambda s: seal_state(s, sealed))


def unit_today(address: str) -> Unit | None:
    """The commune in which an address lies today; None where there is doubt."""
    return proposed_unit(address, _former_units())


@functools.cache
def _former_units() -> FormerUnits:
    return former_units_from_json(resources.read_json("offices/lang_son_former.json"))
