"""A result is handed over to the right person, with the slip taken back or noted as lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from models.domain.dossier import Applicant, DossierStatus, IdKind
from models.domain.fees import FeeLine
from models.domain.slip_seal import SealParts, seal_text
from models.domain.workflow import Role
from models.errors import AppError, StorageBusy
from models.queries.dossier_detail import DossierDetail
from models.queries.dossier_list import DossierLine
from models.services.officials import Official
from models.services.signers import SealState
from tests.ui.acts.stage import Stage
from tests.ui.doubles import ImmediateTasks, PlainFeed, RecordingRouter
from tests.ui.fake_desk import MAU, FakeDesk, sample_dossier
from ui.desk import PrintedSlip
from ui.results.contract import Missing
from ui.results.presenter import ResultsPresenter
from ui.results.receiver import CardCheck, HandOver
from ui.session import Session
from ui.slip_check import SlipCheck, SlipPart

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
        self.slip: SlipCheck | None = None
        self.printed: list[tuple[str, str]] = []

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

    def show_slip(self, check: SlipCheck | None) -> None:
        self.slip = check

    def say_printed(self, form: str, slip: PrintedSlip) -> None:
        self.printed.append((form, slip.printer))


class Counter:
    def __init__(self, official: Official = MAU) -> None:
        ready = DossierStatus.RESULT_READY
        self.ready = sample_dossier(9, "Đặng Văn Mẫu", status=ready, personal_id=OWNER)
        self.open = sample_dossier(12, "Lê Minh Giả", personal_id="020090000999")
        self.feed = PlainFeed()
        self.desk = FakeDesk([self.ready, self.open], feed=self.feed)
        self.screen = Screen()
        self.stage = Stage()
        session = Session()
        session.sign_in(official)
        self.presenter = ResultsPresenter(
            self.screen,
            self.desk,
            ImmediateTasks(),
            self.feed,
            RecordingRouter(),
            session,
            self.stage,
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
    assert counter.screen.state.other_receiver == "Nguyễn Văn Khác"
    assert counter.screen.missing is Missing.AUTHORISATION
    counter.presenter.hand_over()
    assert counter.desk.called("act") == []
    counter.presenter.set_authorisation("Giấy ủy quyền số 12 ngày 20/11/2026")
    assert counter.screen.missing is Missing.NOTHING
    counter.presenter.hand_over()
    (move,) = counter.desk.called("act")[0]
    assert move.data == {
        "receiver": "Nguyễn Văn Khác",
        "slip_returned": True,
        "receiver_id": "020090000123",
        "authorisation": "Giấy ủy quyền số 12 ngày 20/11/2026",
    }


def test_a_namesake_of_the_applicant_with_another_card_needs_an_authorisation_too() -> None:
    counter = Counter()
    counter.presenter.open(counter.ready.id)
    counter.presenter.set_slip_returned(True)
    counter.presenter.scan(OTHER_CARD.replace("Nguyễn Văn Khác", "Đặng Văn Mẫu"))
    counter.presenter.set_other_receiver("")
    assert counter.screen.missing is Missing.AUTHORISATION


def test_the_one_on_the_slip_who_comes_after_all_needs_no_other_name() -> None:
    counter = Counter()
    counter.presenter.open(counter.ready.id)
    counter.presenter.set_other_receiver("Nguyễn Văn Khác")
    counter.presenter.set_slip_returned(True)
    counter.presenter.scan(OWNER_CARD)
    assert counter.screen.state.other_receiver is None
    assert counter.screen.missing is Missing.NOTHING


def test_the_holder_is_a_right_person_and_stands_as_the_receiver() -> None:
    counter = Counter()
    holder = Applicant(
        full_name="Nguyễn Văn Khác", personal_id="020090000123", id_kind=IdKind.CITIZEN_ID
    )
    counter.desk.store[counter.ready.id] = replace(counter.ready, holder=holder)
    counter.presenter.open(counter.ready.id)
    counter.presenter.set_slip_returned(True)
    counter.presenter.scan(OTHER_CARD)
    assert counter.screen.state.card is CardCheck.SAME_PERSON
    counter.presenter.hand_over()
    (move,) = counter.desk.called("act")[0]
    assert move.data["receiver"] == "Nguyễn Văn Khác"


def test_a_holder_named_without_a_card_needs_no_authorisation() -> None:
    counter = Counter()
    holder = Applicant(full_name="Nguyễn Văn Khác")
    counter.desk.store[counter.ready.id] = replace(counter.ready, holder=holder)
    counter.presenter.open(counter.ready.id)
    counter.presenter.set_slip_returned(True)
    counter.presenter.set_other_receiver("nguyen van khac")
    assert counter.screen.missing is Missing.NOTHING


OLD_NUMBER_CARD = OWNER_CARD.replace("||", "|081234567|")


@pytest.mark.parametrize("begin", ["open", "scan"])
def test_a_card_names_its_owner_also_under_the_number_of_the_former_card(begin: str) -> None:
    counter = Counter()
    former = replace(
        counter.ready.applicant, personal_id="081234567", id_kind=IdKind.OLD_CMND, old_id=None
    )
    counter.desk.store[counter.ready.id] = replace(counter.ready, applicant=former)
    if begin == "open":
        counter.presenter.open(counter.ready.id)
    counter.presenter.scan(OLD_NUMBER_CARD)
    assert counter.screen.detail is not None
    assert counter.screen.state.card is CardCheck.SAME_PERSON


@pytest.mark.parametrize("between", ["find", "left"])
def test_a_card_read_for_nothing_proves_nothing_later(between: str) -> None:
    counter = Counter()
    counter.desk.store[counter.ready.id] = replace(counter.ready, status=DossierStatus.PROCESSING)
    counter.presenter.scan(OWNER_CARD)
    assert counter.screen.no_result == 1
    counter.desk.store[counter.ready.id] = counter.ready
    if between == "find":
        counter.presenter.find("dang van mau")
    else:
        counter.presenter.left()
        counter.presenter.open(counter.ready.id)
    assert counter.screen.state.card is CardCheck.NOT_SCANNED


def sealed(counter: Counter, **changed: object) -> str:
    dossier = counter.ready
    found = {
        "code": dossier.shown_code,
        "procedure": dossier.procedure.code,
        "issued_at": dossier.received_at,
        "due_at": dossier.due_at,
        "signer": "002",
    }
    return seal_text(SealParts(**{**found, **changed}), lambda _m: bytes(64))  # type: ignore[arg-type]


def test_an_altered_slip_is_told_before_the_result_is_handed_out() -> None:
    counter = Counter()
    counter.desk.seal = SealState.FALSE
    counter.presenter.scan(sealed(counter, due_at=counter.ready.received_at))
    assert counter.screen.detail is not None
    assert counter.screen.slip == SlipCheck(SealState.FALSE, (SlipPart.DUE,))
    counter.presenter.set_slip_returned(True)
    assert counter.screen.slip is not None
    counter.presenter.start_over()
    assert counter.screen.slip is None


def test_what_was_said_of_one_slip_is_never_said_of_the_next() -> None:
    counter = Counter()
    counter.presenter.scan(sealed(counter))
    assert counter.screen.slip == SlipCheck(SealState.UNKNOWN_SIGNER)
    counter.presenter.find(counter.open.shown_code)
    assert counter.screen.slip is None
    counter.presenter.scan(sealed(counter))
    counter.presenter.set_slip_returned(True)
    counter.presenter.hand_over()
    assert counter.screen.slip is None


def test_the_receipt_of_the_result_is_printed_after_it_and_again_with_a_reason() -> None:
    counter = Counter()
    counter.presenter.print_receipt()
    assert counter.stage.form is None
    counter.presenter.open(counter.ready.id)
    counter.presenter.print_receipt()
    assert counter.stage.form is None
    counter.presenter.set_slip_returned(True)
    counter.presenter.hand_over()
    counter.presenter.print_receipt()
    assert counter.stage.form is not None
    assert (counter.stage.form.form.form, counter.stage.form.form.prints) == ("result-receipt", 0)
    counter.presenter.forms.print("")
    assert counter.screen.printed == [("result-receipt", "HP LaserJet 107a")]
    counter.presenter.scan(counter.ready.shown_code)
    assert counter.screen.missing is Missing.RETURNED
    counter.presenter.print_receipt()
    assert counter.stage.form.form.prints == 1
    counter.presenter.forms.print("")
    assert counter.stage.asked_why == 1
    counter.presenter.forms.print("Người nhận làm mất")
    assert len(counter.screen.printed) == 2


def test_a_number_that_names_nobody_does_not_stand_for_a_lost_slip() -> None:
    counter = Counter()
    counter.presenter.open(counter.ready.id)
    counter.presenter.set_slip_lost(True)
    for typed in ("1", "không nhớ", "02009000012"):
        counter.presenter.set_receiver_id(typed)
        assert counter.screen.missing is Missing.RECEIVER_ID
    for typed in ("020090000123", "081234567", "b1234567"):
        counter.presenter.set_receiver_id(typed)
        assert counter.screen.missing is Missing.NOTHING


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
    assert counter.presenter.scan("8934673123457")
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
    counter.presenter.set_authorisation("Giấy ủy quyền")
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
