"""Pages times copies on screen: the fee of the page rule, the next number, told before saving."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from models.domain.certification import (
    Certification,
    CertificationKind,
    CertifiedItem,
    certification_problems,
)
from models.domain.fees import FeeLine
from tests.ui.doubles import ImmediateTasks
from tests.ui.fake_desk import BIRTH, COPIES, MORNING, FakeDesk
from tests.ui.page_window import misfits
from ui.certification.block import CertificationBlock
from ui.certification.draft import CertificationDraft, Offer, TypedItem
from ui.certification.presenter import CertificationPresenter


class Screen:
    """What is shown now."""

    def __init__(self) -> None:
        self.draft: CertificationDraft | None = None
        self.fees: tuple[FeeLine, ...] = ()

    def show_certification(
        self, draft: CertificationDraft | None, offer: Offer | None, fees: tuple[FeeLine, ...]
    ) -> None:
        self.draft, self.fees = draft, fees


class Told:
    """The last change told."""

    def __init__(self) -> None:
        self.certification: Certification | None = None
        self.fees: tuple[FeeLine, ...] = ()

    def changed(self, certification: Certification | None, fees: tuple[FeeLine, ...]) -> None:
        self.certification, self.fees = certification, fees


def _presenter(screen: Screen | CertificationBlock) -> tuple[CertificationPresenter, Told]:
    told = Told()
    return CertificationPresenter(screen, FakeDesk(), ImmediateTasks(), told.changed), told


def test_two_papers_cost_what_the_page_rule_says() -> None:
    screen = Screen()
    presenter, told = _presenter(screen)
    presenter.follow(COPIES.code)
    presenter.type_item(0, TypedItem("Bằng tốt nghiệp", 1, 2))
    presenter.add_item()
    presenter.type_item(1, TypedItem("Sổ hộ khẩu", 16, 3))
    assert [line.amount_vnd for line in told.fees] == [2 * 2_000, 3 * (2 * 2_000 + 14 * 1_000)]
    assert told.certification == Certification(
        CertificationKind.COPY,
        (CertifiedItem("Bằng tốt nghiệp", 1, 2), CertifiedItem("Sổ hộ khẩu", 16, 3)),
        "126",
    )
    assert certification_problems(told.certification) == []


def test_a_paper_more_takes_the_copies_of_the_one_before_and_the_last_one_stays() -> None:
    screen = Screen()
    presenter, _told = _presenter(screen)
    presenter.follow(COPIES.code)
    presenter.type_item(0, TypedItem("Bằng", 1, 5))
    presenter.add_item()
    assert screen.draft is not None
    assert screen.draft.items[1].copies == 5
    presenter.remove_item(1)
    presenter.remove_item(0)
    assert [item.name for item in screen.draft.items] == ["Bằng"]


@pytest.mark.parametrize(
    ("item", "number", "problem"),
    [
        (TypedItem("", 2, 1), "126", ("certification", "certified_name_missing")),
        (TypedItem("Bằng", None, 1), "126", ("certification", "certified_count_wrong")),
        (TypedItem("Bằng", 1, 1), "số 5", ("register_number", "register_number_wrong")),
    ],
)
def test_what_is_wrong_is_told_and_costs_nothing_yet(
    item: TypedItem, number: str, problem: tuple[str, str]
) -> None:
    screen = Screen()
    presenter, told = _presenter(screen)
    presenter.follow(COPIES.code)
    presenter.type_item(0, item)
    presenter.type_number(number)
    assert told.certification is not None
    assert certification_problems(told.certification) == [problem]
    if item.pages is None:
        assert told.fees == ()


def test_another_procedure_takes_the_block_away() -> None:
    screen = Screen()
    presenter, _told = _presenter(screen)
    presenter.follow(COPIES.code)
    assert screen.draft is not None
    presenter.follow(BIRTH.code)
    assert screen.draft is None


def test_an_untouched_block_certifies_nothing() -> None:
    presenter, told = _presenter(Screen())
    presenter.follow(COPIES.code)
    assert (told.certification, told.fees) == (None, ())
    presenter.type_item(0, TypedItem("Bằng"))
    assert told.certification is not None
    assert told.fees


def test_what_was_typed_before_comes_back_with_the_draft() -> None:
    screen = Screen()
    presenter, _told = _presenter(screen)
    before = Certification(CertificationKind.COPY, (CertifiedItem("Bằng", 3, 2),), "130")
    presenter.follow(COPIES.code, before)
    assert screen.draft is not None
    assert screen.draft.certification() == before


def test_the_block_is_typed_with_keys_and_every_word_fits(qtbot, vietnamese) -> None:
    window = QWidget()
    block = CertificationBlock(MORNING.date())
    block.setParent(window)
    window.resize(760, 400)
    block.setGeometry(10, 10, 740, 380)
    qtbot.addWidget(window)
    window.show()
    presenter, told = _presenter(block)
    block.item_typed.connect(presenter.type_item)
    block.number_typed.connect(presenter.type_number)
    block.item_wanted.connect(presenter.add_item)
    block.removal_wanted.connect(presenter.remove_item)
    presenter.follow(COPIES.code)
    first = block.rows[0]
    QTest.keyClicks(first.name.edit, "Bang tot nghiep\r")
    first.pages.edit.selectAll()
    QTest.keyClicks(first.pages.edit, "4")
    first.copies.edit.selectAll()
    QTest.keyClicks(first.copies.edit, "2")
    assert told.certification is not None
    assert told.certification.items == (CertifiedItem("Bang tot nghiep", 4, 2),)
    assert first.amount.text().startswith("12.000")
    block.add.click()
    block.show_certification_problems(certification_problems(told.certification))
    assert block.rows[1].name.has_problem()
    assert not block.rows[0].name.has_problem()
    qtbot.wait(10)
    assert misfits(window) == []
