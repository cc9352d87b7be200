"""What the counter offers where something is certified: kind, fees, next number of the book."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from functools import partial

import resources
from app.certification_fees import certification_fees
from models.domain.certification import CertificationKind
from models.domain.clock import Clock, to_local
from models.domain.json_values import as_list, as_object, as_text
from models.queries.register_numbers import next_register_number
from models.store import Store
from ui.certification.draft import Offer


@functools.cache
def kinds_by_procedure() -> Mapping[str, CertificationKind]:
    """What each procedure certifies (`resources/certification/procedures.json`)."""
    data = as_object(resources.read_json("certification/procedures.json"), "procedures file")
    rows = [as_object(row, "procedures") for row in as_list(data.get("procedures"), "procedures")]
    return {
        as_text(row.get("code"), "code"): CertificationKind(as_text(row.get("kind"), "kind"))
        for row in rows
    }


def certification_offer(store: Store, clock: Clock, procedure_code: str) -> Offer | None:
    """None for a procedure that certifies nothing."""
    kind = kinds_by_procedure().get(procedure_code)
    if kind is None:
        return None
    year = to_local(clock.now()).year
    number = store.read(partial(next_register_number, kind=kind, year=year))
    return Offer(kind=kind, rules=certification_fees(), next_number=number)
