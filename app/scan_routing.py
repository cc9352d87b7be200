"""Where a scan goes that the page shown has no use for, and what is said of a slip's seal."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from models.domain.clock import local_day
from models.domain.scan import read_scan
from models.errors import AppError
from models.services.signers import SealState
from resources import words
from ui import texts
from ui.desk import Desk
from ui.ports import Router, Tasks
from ui.slip_check import SlipCheck, SlipPart
from ui.slip_scan import open_slip
from ui.theme import Tone

translate = QCoreApplication.translate


class ScanRouting:
    """A slip opens its dossier, a card or a passport begins an intake, the rest is explained."""

    def __init__(
        self, desk: Desk, tasks: Tasks, router: Router, say_trouble: Callable[[str], None]
    ) -> None:
        self._desk, self._tasks, self._router = desk, tasks, router
        self._say_trouble = say_trouble

    def route(self, text: str) -> None:
        """Take one burst of the scanner."""
        if open_slip(
            text, self._desk, self._tasks, self._router, self._no_slip, self._not_looked_up
        ):
            return
        reading = read_scan(text, today=local_day(self._desk.clock.now()))
        if reading.reason is not None:
            self._say_trouble(texts.scan(reading.reason))
        else:
            self._router.open_intake(text)

    def _no_slip(self) -> None:
        self._say_trouble(words.sentence("code_not_ours"))

    def _not_looked_up(self, error: AppError) -> None:
        self._say_trouble(texts.sentence(error))


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
