"""The course of a dossier: one line for each act."""

from __future__ import annotations

import resources
from app.forms.facts import Values, dossier_values, form_of, office_values, said
from app.slip import QrMode, qr_text
from models.domain.clock import iso_local, local_day
from models.domain.dossier import Dossier, HistoryEntry
from models.domain.workflow import Action
from models.services.enrolment import Enrolment
from printing.inputs import FormInput

PROCESS_HISTORY = "process-history"


def process_history(dossier: Dossier, joined: Enrolment, qr: QrMode) -> FormInput:
    """Quá trình xử lý hồ sơ, up to the last act; printing and notes are no acts."""
    acts = [entry for entry in dossier.history if entry.action in set(Action)]
    at = acts[-1].at if acts else dossier.received_at
    values = office_values(joined, local_day(at)) | dossier_values(dossier, joined)
    return form_of(
        dossier,
        PROCESS_HISTORY,
        values,
        qr_text=qr_text(dossier, joined, qr, PROCESS_HISTORY, at),
        rows={"steps": _steps(acts, joined)},
    )


def _steps(acts: list[HistoryEntry], joined: Enrolment) -> list[Values]:
    """The time of a line is the appointment that held after its act."""
    words: dict[str, str] = resources.read_json("reports/acts.json")["acts"]
    rows, due = [], ""
    for entry in acts:
        due = said(entry, "due_after") or due
        rows.append(
            {
                "at": iso_local(entry.at),
                "official_name": entry.official.name,
                "action": words[entry.action],
                "receiver": _receiver(entry, joined),
                "due_at": due,
                "note": said(entry, "reason") or said(entry, "note"),
            }
        )
    return rows


def _receiver(entry: HistoryEntry, joined: Enrolment) -> str:
    if entry.action == Action.RESULT_READY:
        return joined.one_stop_name
    return said(entry, "to") or said(entry, "receiver")
