"""Certified copies on the intake page: the block comes with the procedure, its fee is the fee."""

from __future__ import annotations

from models.domain.certification import Certification, CertificationKind, CertifiedItem
from models.domain.fees import owed_vnd
from tests.ui.fake_desk import BIRTH
from tests.ui.intake.screen import CARD, Counter
from ui.certification.draft import TypedItem
from ui.intake.draft import Step
from ui.intake.fees import FeeChoice


def _at_the_copies() -> Counter:
    counter = Counter()
    counter.presenter.scanned(CARD)
    counter.choose("ban sao")
    counter.presenter.tick_required()
    return counter


def test_the_block_is_offered_with_the_next_number_and_need_not_be_used() -> None:
    counter = _at_the_copies()
    assert counter.view.certified is not None
    assert counter.view.certified.number == "126"
    counter.presenter.submit()
    (command,) = counter.desk.called("receive")[0]
    assert command.certification is None


def test_pages_and_copies_make_the_fee_and_are_saved_with_the_number() -> None:
    counter = _at_the_copies()
    counter.presenter.certified.type_item(0, TypedItem("Bằng tốt nghiệp", 3, 4))
    assert [line.amount_vnd for line in counter.view.fees.proposed] == [4 * 5_000]
    assert counter.view.fees.choice is FeeChoice.OWED
    counter.presenter.submit()
    (command,) = counter.desk.called("receive")[0]
    assert command.certification == Certification(
        CertificationKind.COPY, (CertifiedItem("Bằng tốt nghiệp", 3, 4),), "126"
    )
    assert owed_vnd(command.fees) == 20_000


def test_the_official_may_take_the_fee_of_the_copies_off_and_it_stays_off() -> None:
    counter = _at_the_copies()
    counter.presenter.certified.type_item(0, TypedItem("Bằng tốt nghiệp", 3, 4))
    counter.presenter.choose_fee(FeeChoice.OWED)
    counter.presenter.certified.type_item(0, TypedItem("Bằng tốt nghiệp", 3, 5))
    assert counter.view.fees.choice is FeeChoice.OPEN
    counter.presenter.certified.type_item(0, TypedItem())
    assert counter.presenter.draft.certification is None
    counter.presenter.certified.type_item(0, TypedItem("Bằng tốt nghiệp", 1, 1))
    assert [line.amount_vnd for line in counter.view.fees.lines()] == [2_000]


def test_half_a_block_is_not_saved_and_says_so() -> None:
    counter = _at_the_copies()
    counter.presenter.certified.type_item(0, TypedItem("", 3, 4))
    assert counter.view.step is Step.CERTIFIED_PAPERS
    counter.presenter.submit()
    assert counter.desk.called("receive") == []
    assert ("certification", "certified_name_missing") in counter.view.problems


def test_another_procedure_or_the_next_person_begins_without_it() -> None:
    counter = _at_the_copies()
    counter.presenter.certified.type_item(0, TypedItem("Bằng", 3, 4))
    counter.choose("khai sinh")
    assert counter.view.certified is None
    assert counter.presenter.draft.procedure == BIRTH
    assert counter.presenter.draft.certification is None
    counter.choose("ban sao")
    assert counter.view.certified is not None
    assert counter.view.certified.is_untouched
    counter.presenter.certified.type_item(0, TypedItem("Bằng", 3, 4))
    counter.choose("ban sao")
    assert counter.view.certified.is_untouched
    assert counter.presenter.draft.certification is None
