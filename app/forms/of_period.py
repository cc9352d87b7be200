"""Lists over some days: dossiers handed over to those who decide, results that came back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.forms.facts import Values, office_values, said
from app.forms.of_dossier import dossier_row
from models.domain.clock import iso_local
from models.domain.dossier import Channel
from models.domain.dossier_forms import HAND_OVER
from models.domain.fees import owed_vnd
from models.domain.workflow import Action
from models.queries.events import Event
from models.services.enrolment import Enrolment
from printing.inputs import FormInput

RESULT_LIST = "result-list"
LIST_ACTS: dict[str, tuple[str, ...]] = {
    HAND_OVER: (str(Action.HAND_OVER),),
    RESULT_LIST: (str(Action.RESULT_READY),),
}
"""The acts each list gathers."""
_MARK = "X"
"""What the column asks for: "X là có"."""


def hand_over_list(events: Sequence[Event], joined: Enrolment, on: date) -> FormInput:
    """Dossiers that went to the specialists (Giấy bàn giao hồ sơ)."""
    receivers = sorted({said(one.entry, "to") for one in events} - {""})
    values = office_values(joined, on) | {
        "from_unit": joined.one_stop_name,
        "to_unit": "; ".join(receivers),
        "giver_name": _only([one.entry.official.name for one in events]),
        "handed_over_at": _last(events),
    }
    rows = [dossier_row(one.dossier) | {"note": said(one.entry, "note")} for one in events]
    return FormInput(form=HAND_OVER, values=values, rows={"dossiers": rows})


def result_list(events: Sequence[Event], joined: Enrolment, on: date) -> FormInput:
    """Results that came back to the counter (Phiếu bàn giao kết quả)."""
    values = office_values(joined, on) | {
        "from_unit": joined.authority,
        "to_unit": joined.one_stop_name,
        "taker_name": _only([one.entry.official.name for one in events]),
        "handed_over_at": _last(events),
    }
    return FormInput(form=RESULT_LIST, values=values, rows={"results": list(map(_result, events))})


def _result(one: Event) -> Values:
    dossier = one.dossier
    holder = dossier.holder or dossier.applicant
    names = dossier.procedure.results
    number = f", số {dossier.result.number}" if dossier.result and dossier.result.number else ""
    return {
        "code": dossier.code or dossier.provisional_code or "",
        "procedure_name": dossier.procedure.short_name or dossier.procedure.name,
        "result": (names[0] if names else "Kết quả") + number,
        "holder_name": holder.full_name,
        "holder_address": holder.address or "",
        "fee_mark": _MARK if owed_vnd(dossier.fees) else "",
        "post_mark": _MARK if dossier.result_channel is Channel.POST else "",
    }


def _only(names: Sequence[str]) -> str:
    """The name that signs, when it is one and the same for the whole list."""
    found = set(names)
    return found.pop() if len(found) == 1 else ""


def _last(events: Sequence[Event]) -> str:
    return iso_local(max(one.entry.at for one in events)) if events else ""
