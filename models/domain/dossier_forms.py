"""The papers that go with a dossier: which there are, by which act, how often each was printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from models.domain.dossier import Dossier, HistoryEntry
from models.domain.period import was_received
from models.domain.workflow import Action, transition

SLIP = "01"
CONTROL = "06"
HAND_OVER = "hand-over"
RESULT_RECEIPT = "result-receipt"

FORM_ACTS: dict[str, tuple[Action, ...]] = {
    "02": (Action.REQUEST_SUPPLEMENT, Action.GUIDE),
    "03": (Action.REFUSE,),
    "04": (Action.EXTEND,),
    "05": (Action.WITHDRAW, Action.STOP),
    HAND_OVER: (Action.HAND_OVER,),
    RESULT_RECEIPT: (Action.RETURN_RESULT, Action.RETURN_AT_ONCE),
}
"""The acts each form goes with; 01 and 06 are about the dossier itself."""

_FORM_OF_ACT = {str(action): form for form, actions in FORM_ACTS.items() for action in actions}
_CONTROLLED = frozenset({str(Action.HAND_OVER), str(Action.RESULT_READY)})


@dataclass(frozen=True, slots=True)
class DossierForm:
    """One paper. `event_id` is the act it goes with, None for a paper about the dossier itself.

    `at` is when it came to be; `prints` how often it was printed.
    """

    form: str
    event_id: str | None
    at: datetime
    prints: int


def form_of_entry(entry: HistoryEntry) -> str | None:
    """The form that goes with this line of history and with no other; None when there is none."""
    return _FORM_OF_ACT.get(entry.action)


def forms_of(dossier: Dossier) -> tuple[DossierForm, ...]:
    """Every paper there is for this dossier, in the order they came to be."""
    found = []
    if was_received(dossier) and (dossier.code or dossier.provisional_code):
        found.append(_form(dossier, SLIP, None, dossier.received_at))
    for entry in dossier.history:
        form = form_of_entry(entry)
        if form is not None:
            found.append(_form(dossier, form, entry.id, entry.at))
    changes = [entry.at for entry in dossier.history if entry.action in _CONTROLLED]
    if changes:
        found.append(_form(dossier, CONTROL, None, changes[0]))
    return tuple(sorted(found, key=lambda one: one.at))


def form_after(dossier: Dossier) -> DossierForm | None:
    """The paper to print after the dossier's last act, by the table of the life cycle."""
    acts = [entry for entry in dossier.history if entry.action in set(Action)]
    if not acts:
        return None
    last = acts[-1]
    form = transition(last.from_status, Action(last.action)).form or form_of_entry(last)
    if form is None:
        return None
    return _form(dossier, form, last.id if form in FORM_ACTS else None, last.at)


def times_printed(dossier: Dossier, form: str, event_id: str | None = None) -> int:
    """How often this paper was printed. A print that names no form is one of the slip."""
    return sum(
        entry.action == "print"
        and entry.data.get("form", SLIP) == form
        and entry.data.get("event") == event_id
        for entry in dossier.history
    )


def _form(dossier: Dossier, form: str, event_id: str | None, at: datetime) -> DossierForm:
    return DossierForm(form, event_id, at, times_printed(dossier, form, event_id))
