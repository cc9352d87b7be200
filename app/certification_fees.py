"""What certified copies and signatures cost, from the table that ships with the program."""

from __future__ import annotations

import functools
from datetime import date

import resources
from models.domain.certification import (
    Certification,
    CertificationFee,
    certification_fees_from_json,
    certification_from_json,
    fee_of,
)
from models.domain.fees import FeeLine
from models.domain.typed import Fields
from models.errors import ValidationError


@functools.cache
def certification_fees() -> tuple[CertificationFee, ...]:
    """The table (docs/fees.md)."""
    return certification_fees_from_json(resources.read_json("certification/fees.json"))


def proposed_fees(certification: Certification, on: date) -> tuple[FeeLine, ...]:
    """What is owed for it when it is received on this day."""
    return fee_of(certification, certification_fees(), on)


def certification_of(fields: Fields) -> Certification | None:
    """The key `certification` of an intake file. Raises ValidationError for one out of form."""
    given = fields.get("certification")
    if given is None:
        return None
    try:
        return certification_from_json(given)
    except ValueError:
        raise ValidationError(("certification", "field_wrong_type")) from None
