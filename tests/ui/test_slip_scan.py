"""A scanned slip opens its dossier, and its seal is told with what differs."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from models.domain.dossier import Dossier
from models.domain.slip_seal import SealParts, seal_text
from models.errors import AppError, StorageBusy
from models.services.signers import SealState
from tests.ui.doubles import ImmediateTasks, RecordingRouter
from tests.ui.fake_desk import FakeDesk, sample_dossier
from ui.slip_check import SlipCheck, SlipPart, check_slip
from ui.slip_scan import open_slip

OURS = sample_dossier(12)
OPAQUE = replace(sample_dossier(13), id="0193a3c1-7d2e-7b45-8f10-2a6b5c4d3e2f")
CARD = "020090000123||Nguyễn Văn Mẫu|05031990|Nam|Thôn Mẫu|01012022"


class Counter:
    """A desk with two dossiers, and what a page was told."""

    def __init__(self, seal: SealState = SealState.TRUE) -> None:
        self.desk = FakeDesk([OURS, OPAQUE])
        self.desk.seal = seal
        self.router = RecordingRouter()
        self.not_here = 0
        self.errors: list[AppError] = []

    def scan(self, text: str) -> bool:
        return open_slip(
            text, self.desk, ImmediateTasks(), self.router, self._no_slip, self.errors.append
        )

    def _no_slip(self) -> None:
        self.not_here += 1


def parts_of(dossier: Dossier, **changed: object) -> SealParts:
    found = {
        "code": dossier.shown_code,
        "procedure": dossier.procedure.code,
        "issued_at": dossier.received_at,
        "due_at": dossier.due_at,
        "signer": "002",
    }
    return SealParts(**{**found, **changed})  # type: ignore[arg-type]


def sealed(**changed: object) -> str:
    return seal_text(parts_of(OURS, **changed), lambda message: bytes(64))


def test_a_plain_slip_opens_its_dossier_and_nothing_is_said_of_a_seal() -> None:
    counter = Counter()
    assert counter.scan(OURS.shown_code)
    assert counter.router.calls == [("dossier", OURS.id)]


def test_a_signed_slip_opens_its_dossier_and_its_seal_is_checked() -> None:
    counter = Counter()
    assert counter.scan(sealed())
    assert counter.router.calls == [("dossier", OURS.id), ("slip", SlipCheck(SealState.TRUE))]
    ((asked,),) = counter.desk.called("seal_state")
    assert asked.parts == parts_of(OURS)


def test_an_opaque_slip_opens_the_dossier_with_this_id() -> None:
    counter = Counter()
    assert counter.scan(OPAQUE.id.upper())
    assert counter.router.calls == [("dossier", OPAQUE.id)]


def test_an_opaque_slip_of_another_counter_is_not_here() -> None:
    counter = Counter()
    assert counter.scan(OPAQUE.id.replace("0193", "0194"))
    assert (counter.not_here, counter.router.calls) == (1, [])


def test_a_look_up_that_fails_is_told_and_opens_nothing() -> None:
    counter = Counter()
    counter.desk.failures["detail_by_code"] = StorageBusy()
    counter.scan(OURS.shown_code)
    assert [type(error) for error in counter.errors] == [StorageBusy]
    assert counter.router.calls == []


def test_a_card_is_no_slip() -> None:
    assert not Counter().scan(CARD)


@pytest.mark.parametrize(
    ("changed", "part"),
    [
        ({"procedure": "1.000894"}, SlipPart.PROCEDURE),
        ({"due_at": OURS.received_at + timedelta(days=30)}, SlipPart.DUE),
        ({"due_at": None}, SlipPart.DUE),
        ({"issued_at": OURS.received_at - timedelta(days=1)}, SlipPart.RECEIVED),
        ({"code": "H37.15-261125-0099"}, SlipPart.CODE),
    ],
)
def test_what_differs_from_our_dossier_is_named(changed: dict[str, object], part: SlipPart) -> None:
    check = check_slip(parts_of(OURS, **changed), SealState.FALSE, OURS)
    assert check == SlipCheck(SealState.FALSE, (part,))


def test_the_provisional_code_on_a_slip_is_ours_as_well() -> None:
    renumbered = replace(OURS, provisional_code="TMP-002-0007")
    check = check_slip(parts_of(OURS, code="TMP-002-0007"), SealState.TRUE, renumbered)
    assert check.differs == ()
