"""What the truth bar says of centre, numbers and devices: statuses as words and signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.devices import LastPrint
from models.domain.clock import to_local
from models.services.numbering import NumbersLeft
from sync.events import SyncPhase, SyncStatus
from ui.desk import PrinterChoice
from ui.theme import Tone

FEW_NUMBERS = 10
MASS_CHANGE = "mass_change"
"""The centre is right, but what it wants to close waits for a person."""

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class LampWords:
    words: str
    detail: str = ""
    tone: Tone = Tone.OK
    icon: str = "centre"


def centre_lamp(status: SyncStatus, not_at_centre: int) -> LampWords:
    """The middle lamp. `not_at_centre` is counted from the store, so it is true at once."""
    since = f"{to_local(status.since):%H:%M}"
    waiting = translate("Lamps", "{count} dossiers not at the centre yet").format(
        count=not_at_centre
    )
    if status.phase in (SyncPhase.ALL_THERE, SyncPhase.SENDING, SyncPhase.NOT_STARTED):
        if not_at_centre:
            sending = translate("Lamps", "Sending {count} dossiers").format(count=not_at_centre)
            return LampWords(sending, "", Tone.INFO, "send")
        if status.checked_at is None:
            return LampWords(translate("Lamps", "Asking the centre…"), "", Tone.SECONDARY)
        checked = translate("Lamps", "last checked {at}").format(
            at=f"{to_local(status.checked_at):%H:%M}"
        )
        return LampWords(translate("Lamps", "The centre has everything"), checked)
    detail = waiting if not_at_centre else ""
    if status.phase is SyncPhase.OFFLINE:
        words = translate("Lamps", "No network since {at}").format(at=since)
        return LampWords(words, detail, Tone.WARN, "no_network")
    if status.phase is SyncPhase.BUSY:
        wait = translate("Lamps", "trying again in {seconds} s").format(
            seconds=round(status.retry_in_s or 0)
        )
        return LampWords(translate("Lamps", "The centre is busy"), wait, Tone.WARN)
    if status.code == MASS_CHANGE:
        return LampWords(translate("Lamps", "A change waits for your consent"), detail, Tone.WARN)
    if status.phase is SyncPhase.NOT_THE_CENTRE:
        return LampWords(
            translate("Lamps", "The answer is not from the centre"), detail, Tone.WARN, "no_network"
        )
    return LampWords(_broken(status.phase), detail, Tone.BAD)


def _broken(phase: SyncPhase) -> str:
    """The fact where only a person can mend the line; each phase has its own."""
    return {
        SyncPhase.TLS_FAILED: translate("Lamps", "Not sure it is the centre, nothing is sent"),
        SyncPhase.TOO_OLD: translate("Lamps", "The centre needs a newer version"),
        SyncPhase.CLOCK_WRONG: translate("Lamps", "The clock of this computer is wrong"),
        SyncPhase.REFUSED: translate("Lamps", "The centre takes nothing now"),
    }.get(phase, translate("Lamps", "This computer must be joined again"))


def numbers_lamp(left: NumbersLeft) -> LampWords:
    """The third lamp: how many numbers are left today and until which day there are any."""
    if left.today == 0:
        return LampWords(
            translate("Lamps", "No numbers left, slips carry a provisional code"), "", Tone.WARN
        )
    if left.today <= FEW_NUMBERS:
        words = translate("Lamps", "Few numbers left: {count}").format(count=left.today)
        return LampWords(words, "", Tone.WARN)
    words = translate("Lamps", "{count} numbers left today").format(count=left.today)
    until = (
        ""
        if left.until is None
        else translate("Lamps", "until {day}").format(day=f"{left.until:%d/%m}")
    )
    return LampWords(words, until, Tone.SECONDARY)


def printer_lamp(
    choice: PrinterChoice, installed: Sequence[str], last: LastPrint | None
) -> LampWords:
    """Green only after a sheet went out to the chosen printer in this run."""
    name = choice.name
    if name is None:
        return LampWords(translate("Lamps", "No printer chosen"), "", Tone.WARN, "printer")
    if name not in installed:
        words = translate("Lamps", "The chosen printer is not on this computer")
        return LampWords(words, "", Tone.WARN, "printer")
    if last is None or last.printer != name:
        untried = translate("Lamps", "Printer not tried yet")
        return LampWords("", untried, Tone.SECONDARY, "printer")
    at = f"{to_local(last.at):%H:%M}"
    if not last.went_out:
        words = translate("Lamps", "The last print failed, {at}").format(at=at)
        return LampWords(words, "", Tone.WARN, "printer")
    return LampWords("", translate("Lamps", "printed {at}").format(at=at), Tone.OK, "printer")


def scanner_lamp(scanned_at: datetime | None) -> LampWords:
    """Green only after a card or a slip was read in this run."""
    if scanned_at is None:
        untried = translate("Lamps", "Scanner not tried yet")
        return LampWords("", untried, Tone.SECONDARY, "scan")
    at = f"{to_local(scanned_at):%H:%M}"
    return LampWords("", translate("Lamps", "scanned {at}").format(at=at), Tone.OK, "scan")
