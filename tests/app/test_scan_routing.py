"""Scans no page wants, and the words for the seal of a slip."""

from __future__ import annotations

import pytest

from app.scan_routing import ScanRouting
from models.services.signers import SealState
from resources import words
from tests.ui.doubles import ImmediateTasks, RecordingRouter
from tests.ui.fake_desk import FakeDesk, sample_dossier
from ui.slip_check import SlipCheck, SlipPart
from ui.slip_words import slip_words
from ui.theme import Tone

CARD = "020090000123||Nguyễn Văn Mẫu|05031990|Nam|Thôn Mẫu|01012022"
PASSPORT = (
    "P<VNMTRAN<<THI<THU<<<<<<<<<<<<<<<<<<<<<<<<<<P012345673VNM9602290F3101012020196000456<<54"
)


class Window:
    def __init__(self) -> None:
        self.desk = FakeDesk([sample_dossier(12)])
        self.router = RecordingRouter()
        self.troubles: list[str] = []
        self.routing = ScanRouting(self.desk, ImmediateTasks(), self.router, self.troubles.append)


@pytest.mark.parametrize("text", [CARD, PASSPORT])
def test_a_card_or_a_passport_begins_an_intake(text: str) -> None:
    window = Window()
    window.routing.route(text)
    assert window.router.calls == [("intake", text)]
    assert window.troubles == []


def test_a_slip_opens_its_dossier() -> None:
    window = Window()
    dossier = sample_dossier(12)
    window.routing.route(dossier.shown_code)
    assert window.router.calls == [("dossier", dossier.id)]


def test_a_slip_of_another_counter_is_explained() -> None:
    window = Window()
    window.routing.route("H37.15-261125-0999")
    assert window.troubles == [words.sentence("code_not_ours")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("00020101021238570010A00000072701270006970436011300110011223344", "E_NOT_CCCD.payment"),
        ("8934563138165", "E_NOT_CCCD.goods"),
        ("https://vi-du.invalid/gioi-thieu", "E_NOT_CCCD.address"),
    ],
)
def test_a_code_of_something_else_is_called_by_its_name(text: str, code: str) -> None:
    window = Window()
    window.routing.route(text)
    assert window.troubles == [words.sentence(code)]
    assert words.sentence(code) != words.sentence("E_NOT_CCCD")
    assert window.router.calls == []


@pytest.mark.parametrize(
    ("check", "tone", "told"),
    [
        (SlipCheck(SealState.TRUE), Tone.OK, "Seal correct."),
        (SlipCheck(SealState.TRUE, (SlipPart.DUE,)), Tone.INFO, "appointment"),
        (SlipCheck(SealState.FALSE, (SlipPart.DUE,)), Tone.BAD, "altered: its appointment"),
        (SlipCheck(SealState.FALSE), Tone.BAD, "altered: its seal is wrong"),
        (SlipCheck(SealState.UNKNOWN_SIGNER), Tone.INFO, "cannot be checked"),
        (SlipCheck(SealState.UNKNOWN_SIGNER, (SlipPart.CODE,)), Tone.WARN, "code differ"),
    ],
)
def test_a_seal_is_told_as_it_is(check: SlipCheck, tone: Tone, told: str) -> None:
    found, _icon, text = slip_words(check)
    assert found is tone
    assert told in text
