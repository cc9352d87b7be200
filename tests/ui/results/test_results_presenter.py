"""A result is handed over to the right person, with the slip taken back or noted as lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from models.domain.dossier import DossierStatus, IdKind
from models.domain.fees import FeeLine
from models.domain.workflow import Role
from models.errors import AppError, StorageBusy
from models.queries.dossier_detail import DossierDetail
from models.queries.dossier_list import DossierLine
from models.services.officials import Official
from tests.ui.doubles import ImmediateTasks, PlainFeed, RecordingRouter
from tests.ui.fake_desk import MAU, FakeDesk, sample_dossier
from ui.results.presenter import CardCheck, HandOver, Missing, ResultsPresenter
from ui.session import Session

OWNER = "020088000204"
OWNER_CARD = f"{OWNER}||Đặng Văn Mẫu|05031988|Nam|Thôn Mẫu, Đồng Đăng, Lạng Sơn|01012022"
OTHER_CARD = "020090000123||Nguyễn Văn Khác|05031990|Nam|Thôn Mẫu, Đồng Đăng, Lạng Sơn|01012022"
PASSPORT = (
    "P<VNMTRAN<<THI<THU<<<<<<<<<<<<<<<<<<<<<<<<<<P012345673VNM9602290F3101012020196000456<<54"
)


class Screen:
    def __init__(self) -> None:
        self.waiting: tuple[DossierLine, ...] = ()
        self.detail: DossierDetail | None = None
        self.state = HandOver()
        self.missing = Missing.NOTHING
        self.nothing: list[str] = []
        self.no_result = 0
        self.refused: list[str] = []
        self.returned: list[tuple[str, str]] = []
        self.errors: list[str] = []
        self.same_code: tuple[DossierLine, ...] = ()
        self.overrides: list[str] = []

    def show_waiting(self, lines: tuple[DossierLine, ...], now: datetime) -> None:
        self.waiting, self.detail = lines, None

    def show_nothing_found(self, words: str) -> None:
        self.nothing.append(words)

    def show_no_result_of_person(self) -> None:
        self.no_result += 1

    def show_refused_scan(self, code: str) -> None:
        self.refused.append(code)

    def show_same_code(self, lines: tuple[DossierLine, ...], now: datetime) -> None:
        self.same_code, self.detail = lines, None

    def ask_override(self, error: AppError) -> None:
        self.overrides.append(error.code)

    def show_dossier(self, detail: DossierDetail, now: datetime) -> None:
        self.detail = detail

    def show_state(self, state: HandOver, missing: Missing) -> None:
        self.state, self.missing = state, missing

    def say_returned(self, name: str, shown_code: str) -> None:
        self.returned.append((name, shown_code))

    def show_error(self, error: AppError) -> None:
        self.errors.append(error.code)

    def set_busy(self, busy: bool) -> None:
        self.busy = busy


class Counter:
    def __init__(self, official: Official = MAU) -> None:
        ready = DossierStatus.RESULT_READY
        self.ready = sample_dossier(9, "Đặng Văn Mẫu", status=ready, personal_id=OWNER)
        self.open = sample_dossier(12, "Lê Minh Giả", personal_id="020090000999")
        self.feed = PlainFeed()
        self.desk = FakeDesk([self.ready, self.open], feed=self.feed)
        self.screen = Screen()
        session = Session()
        session.sign_in(official)
        self.presenter = ResultsPresenter(
            self.screen, self.desk, ImmediateTasks(), self.feed, RecordingRouter(), session
        )
        self.presenter.shown()


def test_results_that_wait_are_listed_before_anything_is_scanned() -> None:
    assert [line.id for line in Counter().screen.waiting] == ["d-H37.15-261125-0009"]


@pytest.mark.parametrize("read", ["H37.15-261125-0009", OWNER_CARD])
def test_a_slip_or_a_card_finds_the_right_dossier(read: str) -> None:
    counter = Counter()
    assert counter.presenter.scan(read)
    assert counter.screen.detail is not None
    assert counter.screen.detail.dossier.id == counter.ready.id


@pytest.mark.parametrize("typed", ["h37.15-261125-0009", "dang van mau"])
def test_a_typed_code_or_name_finds_it_too(typed: str) -> None:
    counter = Counter()
    counter.presenter.find(typed)
    assert counter.screen.detail is not None
    assert counter.screen.detail.dossier.id == counter.ready.id


def test_the_result_goes_to_the_person_on_the_slip_once_the_slip_is_back() -> None:
    counter = Counter()
    counter.presenter.open(counter.ready.id)
    assert counter.screen.missing is Missing.SLIP
    counter.presenter.hand_over()
    assert counter.desk.called("act") == []
    counter.presenter.set_slip_returned(True)
    counter.presenter.hand_over()
    (move,) = counter.desk.called("act")[0]
    assert move.data == {"receiver": "Đặng Văn Mẫu", "slip_returned": True}
    assert counter.screen.returned == [("Đặng Văn Mẫu", counter.ready.shown_code)]
    assert counter.screen.waiting == ()


def test_a_lost_slip_is_noted_and_does_not_stop_the_result() -> None:
    counter = Counter()
    counter.presenter.open(counter.ready.id)
    counter.presenter.set_slip_returned(True)
    counter.presenter.set_slip_lost(True)
    assert counter.screen.state.slip_returned is False
    counter.presenter.hand_over()
    (move,) = counter.desk.called("act")[0]
    assert move.data["slip_returned"] is False
    assert (move.data["slip_lost"], move.data["receiver_id"]) == (True, OWNER)


def test_the_card_of_the_person_on_the_slip_confirms_him() -> None:
    counter = Counter()
    counter.presenter.open(counter.ready.id)
    counter.presenter.scan(OWNER_CARD)
    assert counter.screen.state.card is CardCheck.SAME_PERSON


def test_the_card_of_somebody_else_stops_until_a_receiver_is_named() -> None:
    counter = Counter()
    counter.presenter.open(counter.ready.id)
    counter.presenter.set_slip_returned(True)
    counter.presenter.scan(OTHER_CARD)
    assert counter.screen.missing is Missing.RECEIVER
    counter.presenter.set_other_receiver("")
    assert counter.screen.missing is Missing.RECEIVER
    counter.presenter.set_other_receiver("Nguyễn Văn Khác")
    assert counter.screen.missing is Missing.NOTHING
    counter.presenter.hand_over()
    (move,) = counter.desk.called("act")[0]
    assert move.data["receiver"] == "Nguyễn Văn Khác"


def test_a_dossier_still_in_process_says_that_there_is_no_result() -> None:
    counter = Counter()
    counter.presenter.scan(counter.open.shown_code)
    counter.presenter.set_slip_returned(True)
    assert counter.screen.missing is Missing.RESULT
    counter.presenter.hand_over()
    assert counter.desk.called("act") == []


def test_who_may_not_hand_over_is_told_so() -> None:
    counter = Counter(Official("o-x", "Mã Thị Mẫu", Role.CLERK))
    counter.presenter.open(counter.ready.id)
    assert counter.screen.missing is Missing.PERMISSION


def test_what_was_not_found_is_quoted() -> None:
    counter = Counter()
    counter.presenter.find("xyz")
    counter.presenter.scan("H37.15-261101-0999")
    assert counter.screen.nothing == ["xyz", "H37.15-261101-0999"]


def test_a_person_without_a_result_is_told_so() -> None:
    counter = Counter()
    counter.presenter.scan(OTHER_CARD)
    assert counter.screen.no_result == 1


def test_what_cannot_be_read_is_refused_with_its_reason() -> None:
    counter = Counter()
    assert counter.presenter.scan("8934673123456")
    assert counter.screen.refused == ["E_NOT_CCCD.goods"]


def test_an_opaque_slip_finds_the_dossier_with_its_id() -> None:
    counter = Counter()
    hidden = replace(counter.ready, id="0193a3c1-7d2e-7b45-8f10-2a6b5c4d3e2f")
    counter.desk.store[hidden.id] = hidden
    counter.presenter.scan(hidden.id)
    assert counter.screen.detail is not None
    assert counter.screen.detail.dossier.id == hidden.id


def test_a_passport_checks_the_person_as_a_card_does() -> None:
    counter = Counter()
    traveller = replace(counter.ready.applicant, personal_id="P01234567", id_kind=IdKind.PASSPORT)
    counter.desk.store[counter.ready.id] = replace(counter.ready, applicant=traveller)
    counter.presenter.open(counter.ready.id)
    counter.presenter.scan(PASSPORT)
    assert counter.screen.state.card is CardCheck.SAME_PERSON
    assert counter.screen.refused == []


def test_trouble_while_saving_leaves_everything_ticked() -> None:
    counter = Counter()
    counter.presenter.open(counter.ready.id)
    counter.presenter.set_slip_returned(True)
    counter.desk.failures["act"] = StorageBusy()
    counter.presenter.hand_over()
    assert counter.screen.errors == ["storage_busy"]
    assert counter.screen.state.slip_returned
    counter.presenter.hand_over()
    assert counter.screen.returned


def test_starting_over_leaves_the_dossier() -> None:
    counter = Counter()
    counter.presenter.open(counter.ready.id)
    assert counter.presenter.start_over()
    assert counter.screen.detail is None
    assert not counter.presenter.start_over()


def test_a_slip_lost_by_somebody_else_needs_the_number_of_that_person() -> None:
    counter = Counter()
    counter.presenter.open(counter.ready.id)
    counter.presenter.set_slip_lost(True)
    counter.presenter.set_other_receiver("Nguyễn Văn Khác")
    assert counter.screen.missing is Missing.RECEIVER_ID
    counter.presenter.hand_over()
    assert counter.desk.called("act") == []
    counter.presenter.set_receiver_id("020 090 000 123")
    counter.presenter.hand_over()
    (move,) = counter.desk.called("act")[0]
    assert move.data["receiver_id"] == "020090000123"


def test_a_code_on_two_slips_shows_both_dossiers_and_begins_with_neither() -> None:
    counter = Counter()
    counter.desk.same_code[counter.ready.id] = (counter.ready.id, counter.open.id)
    counter.presenter.scan(counter.ready.shown_code)
    assert [line.id for line in counter.screen.same_code] == [counter.ready.id, counter.open.id]
    assert counter.screen.detail is None
    counter.presenter.open(counter.ready.id)
    assert counter.screen.detail is not None


def test_unpaid_fees_stop_the_result_until_the_reason_of_the_exception_is_written() -> None:
    counter = Counter()
    owed = FeeLine(name="Lệ phí hộ tịch", amount_vnd=15_000)
    counter.desk.store[counter.ready.id] = replace(counter.ready, fees=(owed,))
    counter.presenter.open(counter.ready.id)
    counter.presenter.set_slip_returned(True)
    counter.presenter.hand_over()
    assert counter.screen.overrides == ["fees_unpaid"]
    counter.presenter.hand_over_all_the_same("  ")
    assert counter.screen.returned == []
    counter.presenter.hand_over_all_the_same("Máy thu phí hỏng, thu sau")
    assert counter.screen.returned == [("Đặng Văn Mẫu", counter.ready.shown_code)]
    data = counter.desk.store[counter.ready.id].history[-1].data
    assert data["override_reason"] == "Máy thu phí hỏng, thu sau"
