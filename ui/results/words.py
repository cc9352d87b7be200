"""Sentences of the handing over."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from models.domain.dossier import Dossier
from ui.dossiers.words import moment
from ui.results.contract import Missing

translate = QCoreApplication.translate


def next_step(missing: Missing, dossier: Dossier) -> str:
    """What comes after "Next:" while a result is handed over."""
    due = moment(dossier.due_at) if dossier.due_at is not None else "–"
    match missing:
        case Missing.NOTHING:
            return translate("ResultsPage", "hand the result over, then Ctrl+Enter.")
        case Missing.RESULT:
            return translate("ResultsPage", "there is no result to hand over, due {when}.").format(
                when=due
            )
        case Missing.RETURNED:
            return translate(
                "ResultsPage", "the result was handed over already; F9 prints its receipt."
            )
        case Missing.AUTHORISATION:
            return translate("ResultsPage", "look at the authorisation and write it down.")
        case Missing.PERMISSION:
            return translate("ResultsPage", "a counter official hands over results.")
        case Missing.RECEIVER:
            return translate("ResultsPage", "write who receives it (Alt+N).")
        case Missing.RECEIVER_ID:
            return translate(
                "ResultsPage", "write the ID number of who receives it, in place of the slip."
            )
        case Missing.SLIP:
            return translate("ResultsPage", "tick that the slip was taken back (Space).")
