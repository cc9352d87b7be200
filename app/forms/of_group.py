"""Papers about the dossiers one person brought together: one slip for all, and a list to sign."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from app.forms.facts import (
    Values,
    limits_words,
    office_values,
    person_values,
    place_words,
)
from app.forms.of_dossier import dossier_row
from models.domain.clock import local_day
from models.domain.dossier import Dossier
from models.errors import NotFound
from models.services.enrolment import Enrolment
from printing.inputs import FormInput

SEVERAL = "several-dossiers"
SIGNING_LIST = "signing-list"
GROUP_FORMS = (SEVERAL, SIGNING_LIST)

T = TypeVar("T", bound=Hashable)


def of_group(
    form: str, dossiers: Sequence[Dossier], joined: Enrolment, *, reprint_number: int = 0
) -> FormInput:
    """A paper about these dossiers, in their order; what they do not share is left as dots.

    Raises NotFound(`group_not_found`) when there is none.
    """
    if not dossiers:
        raise NotFound("group_not_found")
    row = _BY_FORM[form]
    first = dossiers[0]
    applicant = _shared([one.applicant for one in dossiers])
    channel = _shared([one.result_channel for one in dossiers])
    values = {
        **office_values(joined, local_day(first.received_at)),
        **({} if applicant is None else person_values(applicant)),
        "submitter_name": "" if applicant is None else applicant.full_name,
        "official_name": _shared([one.received_by.name for one in dossiers]) or "",
        "procedure_name": _shared([one.procedure.name for one in dossiers]) or "",
        "result_place": "" if channel is None else place_words(channel, joined),
    }
    rows = [row(one, joined) for one in dossiers]
    return FormInput(
        form=form, values=values, rows={"dossiers": rows}, reprint_number=reprint_number
    )


def _of_slip(dossier: Dossier, joined: Enrolment) -> Values:
    return {
        **dossier_row(dossier),
        "applicant_name": _holder_name(dossier),
        "agency_name": joined.authority,
        "time_limit": limits_words(dossier.time_limits),
    }


def _to_sign(dossier: Dossier, _joined: Enrolment) -> Values:
    return {
        "code": dossier.code or dossier.provisional_code or "",
        "applicant_name": _holder_name(dossier),
    }


def _holder_name(dossier: Dossier) -> str:
    return (dossier.holder or dossier.applicant).full_name


def _shared(values: Sequence[T]) -> T | None:
    """The value all have."""
    return values[0] if len(set(values)) == 1 else None


_BY_FORM: dict[str, Callable[[Dossier, Enrolment], Values]] = {
    SEVERAL: _of_slip,
    SIGNING_LIST: _to_sign,
}
