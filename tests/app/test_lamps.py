"""The lamps of the devices say only what this run has seen."""

from __future__ import annotations

import pytest

from app.devices import LastPrint, WatchedPrinter
from app.lamps import LampWords, centre_lamp, printer_lamp, scanner_lamp
from models.domain.clock import FixedClock
from models.errors import SpoolFailed
from sync.events import SyncPhase, SyncStatus
from tests.builders import MORNING
from ui.desk import PrinterChoice
from ui.tokens import Tone

CHOSEN = PrinterChoice("HP LaserJet 107a", "A5")
INSTALLED = ("HP LaserJet 107a", "Canon LBP 2900")


def lamp(
    choice: PrinterChoice = CHOSEN,
    installed: tuple[str, ...] = INSTALLED,
    last: LastPrint | None = None,
) -> LampWords:
    return printer_lamp(choice, installed, last)


def printed(printer: str = "HP LaserJet 107a", went_out: bool = True) -> LastPrint:
    return LastPrint(printer, MORNING, went_out)


def test_a_printer_that_was_only_chosen_is_grey() -> None:
    assert lamp().tone is Tone.SECONDARY
    assert lamp().detail == "Printer not tried yet"


def test_a_sheet_that_went_out_makes_it_green_with_the_time() -> None:
    said = lamp(last=printed())
    assert said.tone is Tone.OK
    assert "08:30" in said.detail


def test_a_sheet_on_another_printer_says_nothing_of_the_chosen_one() -> None:
    assert lamp(last=printed("Canon LBP 2900")).tone is Tone.SECONDARY


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (lamp(PrinterChoice(None, "A5")), "No printer chosen"),
        (lamp(installed=("Canon LBP 2900",)), "The chosen printer is not on this computer"),
        (lamp(installed=(), last=printed()), "The chosen printer is not on this computer"),
        (lamp(last=printed(went_out=False)), "The last print failed"),
    ],
)
def test_what_is_wrong_is_amber_and_named(said: LampWords, words: str) -> None:
    assert said.tone is Tone.WARN
    assert said.words.startswith(words)


def test_a_scanner_is_grey_until_something_was_read() -> None:
    assert scanner_lamp(None).tone is Tone.SECONDARY
    assert scanner_lamp(MORNING).tone is Tone.OK
    assert "08:30" in scanner_lamp(MORNING).detail


class Spooler:
    """Takes sheets, or refuses them while `broken`."""

    broken = False

    def print_pdf(self, _pdf: bytes, _printer: str, _paper: str) -> bool:
        if self.broken:
            raise SpoolFailed(reason="test")
        return True


def test_the_watched_printer_remembers_how_the_last_sheet_went() -> None:
    spooler, told = Spooler(), []
    watched = WatchedPrinter(spooler.print_pdf, FixedClock(MORNING), lambda: told.append(1))
    assert watched.last is None
    assert watched.print_pdf(b"%PDF", "HP", "A5")
    assert watched.last == LastPrint("HP", MORNING, True)
    spooler.broken = True
    with pytest.raises(SpoolFailed):
        watched.print_pdf(b"%PDF", "HP", "A5")
    assert watched.last == LastPrint("HP", MORNING, False)
    assert told == [1, 1]


def test_a_change_that_waits_for_a_person_is_not_called_a_stranger() -> None:
    status = SyncStatus(phase=SyncPhase.NOT_THE_CENTRE, since=MORNING, code="mass_change")
    assert centre_lamp(status, 0).words == "A change waits for your consent"
    stranger = SyncStatus(phase=SyncPhase.NOT_THE_CENTRE, since=MORNING, code="answer_html")
    assert centre_lamp(stranger, 0).words == "The answer is not from the centre"
