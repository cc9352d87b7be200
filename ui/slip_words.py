"""What is said of a slip's seal."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from models.services.signers import SealState
from ui.slip_check import SlipCheck, SlipPart
from ui.theme import Tone

translate = QCoreApplication.translate


def slip_words(check: SlipCheck) -> tuple[Tone, str, str]:
    """Tone, drawing and sentence for what a slip's seal is worth."""
    parts = ", ".join(_part(part) for part in check.differs)
    if check.state is SealState.UNKNOWN_SIGNER:
        text = translate("SlipCheck", "The seal of this slip cannot be checked here yet.")
        if parts:
            more = translate("SlipCheck", "Its {parts} differ from our dossier: ask to see why.")
            text = f"{text} {more.format(parts=parts)}"
        return (Tone.WARN if parts else Tone.INFO), "info", text
    if check.state is SealState.FALSE:
        if parts:
            text = translate(
                "SlipCheck",
                "This slip was altered: its {parts} differ from our dossier. Go by the dossier.",
            )
            return Tone.BAD, "warning", text.format(parts=parts)
        text = translate(
            "SlipCheck",
            "This slip was altered: its seal is wrong. Go by the dossier, keep the slip.",
        )
        return Tone.BAD, "warning", text
    if parts:
        text = translate(
            "SlipCheck", "Seal correct. The dossier has changed since: {parts}. Go by the dossier."
        )
        return Tone.INFO, "seal_check", text.format(parts=parts)
    return Tone.OK, "seal_check", translate("SlipCheck", "Seal correct.")


def _part(part: SlipPart) -> str:
    return {
        SlipPart.CODE: translate("SlipCheck", "code"),
        SlipPart.PROCEDURE: translate("SlipCheck", "procedure"),
        SlipPart.RECEIVED: translate("SlipCheck", "time of receipt"),
        SlipPart.DUE: translate("SlipCheck", "appointment"),
    }[part]
