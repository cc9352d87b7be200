"""Any form of one dossier, filled: the one place for the window and for the verb `print`."""

from __future__ import annotations

from app.forms.of_dossier import Subject, fill
from app.forms.of_history import PROCESS_HISTORY, process_history
from app.forms.of_payment import PAYMENT_NOTE, payment_note
from app.slip import QrMode, slip_input
from models.domain.dossier import Dossier, HistoryEntry
from models.domain.dossier_forms import CONTROL, SLIP, form_of_entry
from models.domain.period import was_received
from models.domain.workflow import Action, transition
from models.errors import NotFound, TransitionNotAllowed, UserError
from models.services.enrolment import Enrolment
from printing.inputs import FormInput
from printing.receipt import form_input


def filled(
    form: str,
    dossier: Dossier,
    joined: Enrolment,
    *,
    event_id: str | None = None,
    reprint_number: int = 0,
    qr: QrMode = QrMode.CODE,
) -> FormInput:
    """A form of a dossier that has its whole history; `event_id` None: the latest act it goes with.

    Who was turned away, or filed online and waits, has no slip of reception. Raises
    UserError(`form_without_act`), NotFound(`event_not_found`).
    """
    if form in (SLIP, CONTROL) and not was_received(dossier):
        raise UserError("form_without_act", form=form)
    if form == SLIP:
        return form_input(slip_input(dossier, joined, reprint_number=reprint_number, qr=qr))
    if form == PAYMENT_NOTE:
        return payment_note(dossier, joined, qr)
    if form == PROCESS_HISTORY:
        return process_history(dossier, joined, qr)
    subject = Subject(dossier, joined, qr, reprint_number)
    return fill(form, subject, None if event_id is None else _entry(dossier, event_id))


def form_of_act(entry: HistoryEntry) -> str:
    """The form an act goes with (docs/act-file.md). Raises UserError(`act_without_form`)."""
    if entry.action == Action.RECEIVE:
        return SLIP
    form = form_of_entry(entry) or _form_of_table(entry)
    if form is None:
        raise UserError("act_without_form")
    return form


def _form_of_table(entry: HistoryEntry) -> str | None:
    if entry.action not in set(Action):
        return None
    try:
        return transition(entry.from_status, Action(entry.action)).form
    except TransitionNotAllowed:
        return None


def _entry(dossier: Dossier, event_id: str) -> HistoryEntry:
    found = next((entry for entry in dossier.history if entry.id == event_id), None)
    if found is None:
        raise NotFound("event_not_found")
    return found
