"""One question at a time, then the papers of the case; one of a group is enough; fees."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.clock import FixedClock
from models.domain.dossier import DocumentItem
from models.domain.fees import FeeLine
from models.domain.procedure import LocalFee, Procedure, RequiredDocument
from models.domain.questions import CaseAnswer, CaseQuestion
from tests.ui.fake_desk import BIRTH, MARITAL, FakeDesk
from tests.ui.intake.screen import CARD, Counter
from ui.intake.contract import DueKind, Place
from ui.intake.draft import Step
from ui.intake.fees import FeeChoice, Fees, proposed_fees
from ui.intake.papers import Paper, asked_count, checklist, missing, with_all_required

HOUSE = CaseQuestion(
    id="q1",
    text="Chỗ ở nào?",
    answers=(CaseAnswer("own", "Chỗ ở của mình"), CaseAnswer("rent", "Chỗ ở thuê")),
)
CHILD = CaseQuestion(
    id="q2",
    text="Có trẻ em không?",
    answers=(CaseAnswer("yes", "Có"), CaseAnswer("no", "Không")),
    asked_when=("rent",),
)
RESIDENCE = Procedure(
    code="1.004222",
    name="Đăng ký thường trú",
    sector="Cư trú",
    version="1",
    time_limit=BIRTH.time_limit,
    questions=(HOUSE, CHILD),
    documents=(
        RequiredDocument("Tờ khai"),
        RequiredDocument("Giấy tờ nhà", when=("own",), one_of="house"),
        RequiredDocument("Giấy phép xây dựng", when=("own",), one_of="house"),
        RequiredDocument("Hợp đồng thuê", when=("rent",)),
        RequiredDocument("Giấy khai sinh", when=("yes",), present_only=True),
        RequiredDocument("Giấy tờ khác", conditional=True),
        RequiredDocument("Cơ quan tự tra cứu trong cơ sở dữ liệu.", note=True),
        RequiredDocument("Phiếu của cơ quan", internal=True),
        RequiredDocument("Mẫu điện tử", channels=("online",)),
    ),
    fee_vnd=20_000,
)
UNDATED = replace(RESIDENCE, code="2.002516", time_limit=None)


@pytest.fixture(autouse=True)
def _residence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FakeDesk, "offered", (*FakeDesk.offered, RESIDENCE, UNDATED))


def names(counter: Counter) -> list[str]:
    return [paper.document.name for paper in counter.view.papers]


def test_papers_come_when_every_question_is_answered() -> None:
    counter = Counter()
    counter.presenter.scanned(CARD)
    counter.choose("1.004222")
    assert counter.view.checklist.question == HOUSE
    assert (names(counter), counter.view.step) == ([], Step.ANSWER_QUESTION)
    assert counter.view.place is Place.PAPERS
    counter.presenter.answer(1)
    assert counter.view.checklist.question == CHILD
    assert names(counter) == []
    counter.presenter.answer(0)
    assert counter.view.checklist.question is None
    assert names(counter) == ["Tờ khai", "Hợp đồng thuê", "Giấy khai sinh", "Giấy tờ khác"]
    assert counter.view.case_name == "Chỗ ở thuê; Có"


def test_a_question_that_does_not_apply_is_not_asked() -> None:
    counter = Counter()
    counter.choose("1.004222")
    counter.presenter.answer(0)
    assert counter.view.checklist.question is None
    assert "Giấy tờ nhà" in names(counter)


def test_going_back_asks_the_last_question_again() -> None:
    counter = Counter()
    counter.choose("1.004222")
    counter.presenter.answer(1)
    counter.presenter.answer(1)
    counter.presenter.question_back()
    assert counter.view.checklist.question == CHILD
    counter.presenter.question_back()
    assert counter.view.checklist.question == HOUSE
    counter.presenter.question_back()
    assert counter.view.checklist.question == HOUSE
    assert counter.view.case_name is None


@pytest.mark.parametrize("at", [-1, 2, 8])
def test_a_number_without_an_answer_does_nothing(at: int) -> None:
    counter = Counter()
    counter.choose("1.004222")
    before = counter.presenter.draft
    counter.presenter.answer(at)
    assert counter.presenter.draft is before


def test_an_open_question_keeps_the_dossier_from_being_saved() -> None:
    counter = Counter()
    counter.presenter.scanned(CARD)
    counter.choose("1.004222")
    counter.presenter.submit()
    assert ("question", "question_open") in counter.view.problems
    assert counter.desk.called("receive") == []


def test_the_case_and_its_papers_are_saved() -> None:
    counter = Counter()
    counter.presenter.scanned(CARD)
    counter.choose("1.004222")
    counter.presenter.answer(0)
    counter.presenter.tick_required()
    counter.presenter.tick(1, True)
    counter.presenter.submit()
    ((command,),) = counter.desk.called("receive")
    assert command.case_name == "Chỗ ở của mình"
    assert command.papers == (DocumentItem(name="Tờ khai"), DocumentItem(name="Giấy tờ nhà"))


def test_of_a_group_one_is_enough_and_only_a_person_says_which() -> None:
    counter = Counter()
    counter.presenter.scanned(CARD)
    counter.choose("1.004222")
    counter.presenter.answer(0)
    counter.presenter.tick_required()
    assert [paper.ticked for paper in counter.view.papers] == [True, False, False, False]
    assert [paper.document.name for paper in counter.presenter.draft.missing] == ["Giấy tờ nhà"]
    counter.presenter.tick(2, True)
    assert counter.view.step is Step.COMPLETE


def test_lines_that_are_no_papers_are_read_not_ticked() -> None:
    counter = Counter()
    counter.choose("1.004222")
    counter.presenter.answer(0)
    assert counter.view.checklist.notes == ("Cơ quan tự tra cứu trong cơ sở dữ liệu.",)
    assert "Phiếu của cơ quan" not in names(counter)
    assert "Mẫu điện tử" not in names(counter)


def test_a_paper_shown_only_is_saved_as_shown() -> None:
    counter = Counter()
    counter.presenter.scanned(CARD)
    counter.choose("1.004222")
    counter.presenter.answer(1)
    counter.presenter.answer(0)
    counter.presenter.tick_required()
    counter.presenter.submit()
    ((command,),) = counter.desk.called("receive")
    assert [paper.name for paper in command.papers if paper.present_only] == ["Giấy khai sinh"]


def test_what_was_ticked_stays_when_the_answer_changes() -> None:
    counter = Counter()
    counter.choose("1.004222")
    counter.presenter.answer(0)
    counter.presenter.tick_required()
    counter.presenter.question_back()
    assert counter.view.papers == ()
    counter.presenter.answer(1)
    counter.presenter.answer(1)
    ticked = [paper.document.name for paper in counter.view.papers if paper.ticked]
    assert ticked == ["Tờ khai"]


def test_a_procedure_without_questions_shows_its_papers_at_once() -> None:
    counter = Counter()
    counter.choose("ks")
    assert counter.view.checklist.question is None
    assert len(counter.view.papers) == len(BIRTH.documents)


def test_without_a_time_the_date_is_asked_for_after_the_questions() -> None:
    counter = Counter()
    counter.presenter.scanned(CARD)
    counter.choose("2.002516")
    assert counter.view.place is Place.PAPERS
    counter.presenter.answer(0)
    assert counter.view.place is Place.DATE
    assert counter.view.due.kind is DueKind.GIVEN
    counter.presenter.tick_required()
    counter.presenter.tick(1, True)
    assert counter.view.step is Step.GIVE_DATE


def test_a_draft_comes_back_at_the_question_it_was_left_at() -> None:
    counter = Counter()
    counter.presenter.scanned(CARD)
    counter.choose("1.004222")
    counter.presenter.answer(1)
    again = Counter(kept=counter.kept)
    assert again.view.checklist.question == CHILD
    assert again.view.checklist.answered == 1


@given(st.lists(st.sampled_from(["own", "rent", "yes", "no"]), unique=True), st.booleans())
def test_ticking_everything_leaves_nothing_missing_but_the_groups(
    answers: list[str], authorised: bool
) -> None:
    papers, _notes = checklist(RESIDENCE, answers, authorised=authorised, before=())
    left = missing(with_all_required(papers))
    assert {paper.group for paper in left} <= {"house"}
    assert len(left) <= 1
    everything = tuple(replace(paper, ticked=True) for paper in papers)
    assert missing(everything) == ()
    assert len(missing(papers)) == asked_count(papers)


@given(st.lists(st.booleans(), min_size=4, max_size=4))
def test_one_more_tick_never_makes_more_missing(ticks: list[bool]) -> None:
    papers, _notes = checklist(RESIDENCE, ("own",), authorised=False, before=())
    ticked: tuple[Paper, ...] = tuple(
        replace(paper, ticked=tick) for paper, tick in zip(papers, ticks, strict=True)
    )
    for at in range(len(ticked)):
        more = (*ticked[:at], replace(ticked[at], ticked=True), *ticked[at + 1 :])
        assert len(missing(more)) <= len(missing(ticked))


# fees


def test_a_fee_is_proposed_and_nothing_is_owed_until_she_says_so() -> None:
    counter = Counter()
    counter.presenter.scanned(CARD)
    counter.choose("hn")
    assert [line.amount_vnd for line in counter.view.fees.proposed] == [15_000]
    counter.presenter.tick_required()
    assert counter.view.step is Step.COMPLETE
    counter.presenter.submit()
    ((command,),) = counter.desk.called("receive")
    assert command.fees == ()


def test_one_key_writes_the_fee_down_as_owed_and_the_same_key_takes_it_back() -> None:
    counter = Counter()
    counter.presenter.scanned(CARD)
    counter.choose("hn")
    counter.presenter.tick_required()
    counter.presenter.choose_fee(FeeChoice.OWED)
    assert counter.view.fees.choice is FeeChoice.OWED
    counter.presenter.choose_fee(FeeChoice.OWED)
    assert counter.view.fees.choice is FeeChoice.OPEN
    counter.presenter.choose_fee(FeeChoice.OWED)
    counter.presenter.submit()
    ((command,),) = counter.desk.called("receive")
    assert [(line.amount_vnd, line.is_settled) for line in command.fees] == [(15_000, False)]


def test_an_excused_fee_needs_its_reason() -> None:
    counter = Counter()
    counter.presenter.scanned(CARD)
    counter.choose("hn")
    counter.presenter.tick_required()
    counter.presenter.choose_fee(FeeChoice.EXEMPT)
    assert (counter.view.place, counter.view.step) == (Place.EXEMPT_REASON, Step.EXEMPT_REASON)
    counter.presenter.exempt_reason_typed("  ")
    counter.presenter.submit()
    assert ("exempt_reason", "exempt_reason_missing") in counter.view.problems
    counter.presenter.exempt_reason_typed("Hộ nghèo, giấy số 12")
    counter.presenter.submit()
    ((command,),) = counter.desk.called("receive")
    assert [line.exempt_reason for line in command.fees] == ["Hộ nghèo, giấy số 12"]


def test_another_procedure_brings_its_own_fee_and_forgets_the_choice() -> None:
    counter = Counter()
    counter.choose("hn")
    counter.presenter.choose_fee(FeeChoice.OWED)
    counter.choose("ks")
    assert counter.view.fees == Fees()
    counter.presenter.choose_fee(FeeChoice.OWED)
    assert counter.view.fees == Fees()


def test_a_fee_the_province_sets_is_proposed_only_from_its_own_table() -> None:
    set_there = replace(MARITAL, fee_set_by_province=True)
    on = date(2026, 11, 25)
    assert proposed_fees(set_there, on) == Fees()
    own = LocalFee(name="Lệ phí hộ tịch", amount_vnd=8_000, source="Nghị quyết mẫu")
    found = proposed_fees(replace(set_there, local_fees=(own,)), on)
    assert found.proposed == (FeeLine(name="Lệ phí hộ tịch", amount_vnd=8_000),)


def test_the_fees_are_those_of_the_day_at_the_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half past midnight in Vietnam is still yesterday in UTC."""
    own = LocalFee(
        name="Lệ phí", amount_vnd=8_000, source="Nghị quyết mẫu", valid_from=date(2026, 11, 26)
    )
    monkeypatch.setattr(FakeDesk, "offered", (replace(MARITAL, local_fees=(own,)),))
    late = Counter(FakeDesk(clock=FixedClock(datetime(2026, 11, 25, 17, 30, tzinfo=UTC))))
    late.choose("hn")
    assert [line.amount_vnd for line in late.view.fees.proposed] == [8_000]
    early = Counter(FakeDesk(clock=FixedClock(datetime(2026, 11, 25, 16, 30, tzinfo=UTC))))
    early.choose("hn")
    assert [line.amount_vnd for line in early.view.fees.proposed] == [15_000]
