"""Handing in for somebody else: holder, authorisation, assisting official."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.domain.dossier import ApplicantKind, IdKind
from models.errors import ValidationError
from tests.ui.fake_desk import FakeDesk, sample_dossier
from tests.ui.intake.screen import CARD, OTHER_CARD, Counter
from ui.intake.contract import NoticeKind, Place
from ui.intake.draft import Step
from ui.intake.others import Others
from ui.intake.person import Person

THIRD_CARD = "001204000789||Lê Minh Giả|17112004|Nam|Số 12A, Láng, Hà Nội|22122021"
HOLDER = Person(number="020191000456", full_name="Trần Thị Thử")


def handing_in() -> Counter:
    """Mẫu stands there and hands in for Thử, whose card was read second."""
    counter = Counter()
    counter.presenter.scanned(CARD)
    counter.presenter.open_others()
    counter.presenter.scanned(OTHER_CARD)
    return counter


def test_the_second_card_is_the_holders() -> None:
    counter = handing_in()
    draft = counter.presenter.draft
    assert draft.person.full_name == "Nguyễn Văn Mẫu"
    assert draft.others.holder.full_name == "Trần Thị Thử"
    assert counter.view.others == draft.others
    assert not counter.view.editing_holder
    assert counter.view.place is Place.AUTHORISATION


def test_everybody_is_saved_in_his_own_part() -> None:
    counter = handing_in()
    counter.presenter.authorisation_typed(" Văn bản ủy quyền số 12, 20/11/2026 ")
    counter.presenter.assisted_typed("Nông Thị Ví Dụ")
    counter.presenter.others_finished()
    assert counter.view.place is Place.PROCEDURE
    counter.choose("ks")
    counter.presenter.tick_required()
    counter.presenter.submit()
    ((command,),) = counter.desk.called("receive")
    assert command.applicant.full_name == "Nguyễn Văn Mẫu"
    assert command.holder is not None
    assert (command.holder.full_name, command.holder.source) == ("Trần Thị Thử", "card")
    assert command.authorisation == "Văn bản ủy quyền số 12, 20/11/2026"
    assert command.assisted_by == "Nông Thị Ví Dụ"


def test_the_slip_is_drawn_with_the_holder() -> None:
    counter = handing_in()
    counter.choose("ks")
    counter.tasks.advance_ms(100)
    drawn = counter.desk.called("slip_preview")[-1][0]
    assert drawn.holder is not None
    assert drawn.holder.personal_id == "020191000456"


def test_an_official_who_helped_makes_no_holder() -> None:
    counter = Counter()
    counter.ready()
    counter.presenter.open_others()
    counter.presenter.assisted_typed("Nông Thị Ví Dụ")
    counter.presenter.submit()
    ((command,),) = counter.desk.called("receive")
    assert (command.holder, command.assisted_by) == (None, "Nông Thị Ví Dụ")


def test_the_block_opened_by_mistake_asks_for_nothing() -> None:
    counter = Counter()
    counter.ready()
    counter.presenter.open_others()
    assert counter.view.step is Step.COMPLETE
    counter.presenter.submit()
    ((command,),) = counter.desk.called("receive")
    assert command.holder is None


def test_dropping_it_forgets_holder_and_paper() -> None:
    counter = handing_in()
    counter.presenter.authorisation_typed("Giấy ủy quyền")
    counter.presenter.drop_others()
    assert counter.presenter.draft.others == Others()
    assert not counter.view.others.is_open


def test_a_third_card_changes_the_holder_only_when_it_is_wanted() -> None:
    counter = handing_in()
    counter.presenter.scanned(THIRD_CARD)
    assert counter.presenter.draft.others.holder.full_name == "Trần Thị Thử"
    (notice,) = [n for n in counter.view.notices if n.kind is NoticeKind.OTHER_HOLDER]
    assert notice.names == ("Lê Minh Giả", "Trần Thị Thử")
    counter.presenter.replace_person()
    assert counter.presenter.draft.others.holder.full_name == "Lê Minh Giả"
    assert counter.presenter.draft.person.full_name == "Nguyễn Văn Mẫu"


def test_the_applicants_own_card_again_is_the_applicants() -> None:
    counter = handing_in()
    counter.presenter.scanned(CARD)
    assert counter.presenter.draft.person.full_name == "Nguyễn Văn Mẫu"
    assert counter.presenter.draft.others.holder.full_name == "Trần Thị Thử"
    assert NoticeKind.OTHER_HOLDER not in counter.view.kinds()


def test_an_applicant_without_a_paper_does_not_swallow_the_holders_card() -> None:
    counter = Counter()
    counter.presenter.person_typed(Person(id_kind=IdKind.NONE, full_name="Lý Thị Mẫu"))
    counter.presenter.open_others()
    counter.presenter.scanned(OTHER_CARD)
    assert counter.presenter.draft.person.full_name == "Lý Thị Mẫu"
    assert counter.presenter.draft.others.holder.full_name == "Trần Thị Thử"


def test_the_first_card_is_the_applicants_even_with_the_block_open() -> None:
    counter = Counter()
    counter.presenter.open_others()
    counter.presenter.scanned(CARD)
    assert counter.presenter.draft.person.full_name == "Nguyễn Văn Mẫu"
    assert counter.presenter.draft.others.holder.is_blank


@pytest.mark.parametrize(
    ("holder", "wrong"),
    [
        (replace(HOLDER, full_name=""), ("holder.full_name", "name_missing")),
        (replace(HOLDER, number="02019100045"), ("holder.personal_id", "length")),
        (replace(HOLDER, birth_is_a_day=False), ("holder.birth_date", "not_a_day")),
        (replace(HOLDER, number="020090000123"), ("holder.personal_id", "holder_is_applicant")),
        (
            Person(kind=ApplicantKind.ORGANISATION, full_name="Hợp tác xã Mẫu"),
            ("holder.tax_code", "tax_code_missing"),
        ),
    ],
)
def test_a_holder_who_is_not_complete_is_not_saved(holder: Person, wrong: tuple[str, str]) -> None:
    counter = Counter()
    counter.ready()
    counter.presenter.open_others()
    counter.presenter.holder_typed(holder)
    counter.presenter.holder_finished()
    assert wrong in counter.view.problems
    assert counter.view.editing_holder
    assert counter.view.step is Step.FINISH_HOLDER
    counter.presenter.submit()
    assert counter.desk.called("receive") == []


def test_a_paper_that_authorises_asks_for_whom() -> None:
    counter = Counter()
    counter.ready()
    counter.presenter.open_others()
    counter.presenter.authorisation_typed("Giấy ủy quyền ngày 20/11/2026")
    counter.presenter.submit()
    assert ("holder.full_name", "name_missing") in counter.view.problems


def test_a_typed_holder_folds_up_and_the_paper_comes_next() -> None:
    counter = Counter()
    counter.ready()
    counter.presenter.open_others()
    assert counter.view.place is Place.HOLDER
    counter.presenter.holder_typed(HOLDER)
    counter.presenter.holder_finished()
    assert not counter.view.editing_holder
    assert counter.view.place is Place.AUTHORISATION


def test_a_duplicate_is_looked_for_with_the_holder() -> None:
    theirs = sample_dossier(4, "Trần Thị Thử", personal_id="020191000456")
    counter = Counter(FakeDesk([theirs]))
    counter.presenter.scanned(CARD)
    counter.choose("ks")
    assert NoticeKind.SAME_PROCEDURE_OPEN not in counter.view.kinds()
    counter.presenter.open_others()
    counter.presenter.scanned(OTHER_CARD)
    assert NoticeKind.SAME_PROCEDURE_OPEN in counter.view.kinds()


def test_a_refusal_by_the_counter_opens_the_holders_fields() -> None:
    counter = handing_in()
    counter.choose("ks")
    counter.presenter.tick_required()
    counter.desk.failures["receive"] = ValidationError(("holder.address", "address_too_long"))
    counter.presenter.submit()
    assert counter.view.editing_holder
    assert counter.view.problems == [("holder.address", "address_too_long")]


def test_the_next_person_begins_without_a_holder() -> None:
    counter = handing_in()
    counter.choose("ks")
    counter.presenter.tick_required()
    counter.presenter.submit()
    counter.presenter.same_person()
    assert counter.presenter.draft.person.full_name == "Nguyễn Văn Mẫu"
    assert counter.presenter.draft.others == Others()


def test_a_draft_keeps_its_holder_while_somebody_else_works() -> None:
    counter = handing_in()
    again = Counter(kept=counter.kept)
    assert again.view.others.holder.full_name == "Trần Thị Thử"
    assert again.view.others.is_open
