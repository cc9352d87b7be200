"""A dossier alike is told before it is saved twice, and a number that is somebody else's too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pytest

from models.domain.dossier import Applicant, ApplicantKind, IdKind
from models.errors import StorageBusy
from tests.ui.doubles import ImmediateTasks
from tests.ui.fake_desk import MORNING, FakeDesk, sample_dossier
from tests.ui.intake.screen import CARD, Counter
from tests.ui.intake.test_intake_people import ADDRESS, KNOWN
from ui.intake.contract import NoticeKind
from ui.intake.person import Person

TYPED = Person(number="020090000123", full_name="Nguyễn Văn Mẫu", address=ADDRESS)


@dataclass
class SlowTasks(ImmediateTasks):
    """Keeps the work until `answer`: what happens while a question is on its way."""

    waiting: list[Callable[[], None]] = field(default_factory=list)
    is_slow: bool = False

    def run(self, work: Any, ok: Any, fail: Any) -> None:
        if not self.is_slow:
            super().run(work, ok, fail)
            return
        self.waiting.append(lambda: ImmediateTasks.run(self, work, ok, fail))

    def answer(self) -> None:
        self.is_slow, waiting = False, list(self.waiting)
        self.waiting.clear()
        for one in waiting:
            one()


def with_open_dossier() -> FakeDesk:
    return FakeDesk([sample_dossier(3, received_at=MORNING - timedelta(days=1))])


def typed_last(counter: Counter) -> None:
    """Procedure and papers first, the person last, and no key leaves the field."""
    counter.choose("ks")
    counter.presenter.tick_required()
    counter.presenter.person_typed(TYPED)


def received(counter: Counter) -> int:
    return len(counter.desk.called("receive"))


def test_a_duplicate_nobody_was_told_of_stops_the_first_save_and_not_the_second() -> None:
    counter = Counter(with_open_dossier())
    typed_last(counter)
    assert NoticeKind.SAME_PROCEDURE_OPEN not in counter.view.kinds()
    counter.presenter.submit()
    assert received(counter) == 0
    assert NoticeKind.SAME_PROCEDURE_OPEN in counter.view.kinds()
    counter.presenter.submit()
    assert received(counter) == 1


def test_one_told_already_stops_nothing_whatever_is_typed_beside_the_person() -> None:
    counter = Counter(with_open_dossier())
    counter.ready()
    assert NoticeKind.SAME_PROCEDURE_OPEN in counter.view.kinds()
    counter.presenter.phone_typed("0912345678")
    counter.presenter.submit()
    assert received(counter) == 1


def test_without_a_duplicate_one_key_saves() -> None:
    counter = Counter(FakeDesk())
    typed_last(counter)
    counter.presenter.submit()
    assert received(counter) == 1


def test_a_question_that_fails_stops_nobody() -> None:
    counter = Counter(with_open_dossier())
    typed_last(counter)
    counter.desk.failures["likely_duplicates"] = StorageBusy()
    counter.presenter.submit()
    assert received(counter) == 1


@pytest.mark.parametrize("presses", [1, 3])
def test_while_the_answer_is_on_its_way_presses_save_once(presses: int) -> None:
    counter = Counter(FakeDesk(), tasks=SlowTasks())
    typed_last(counter)
    counter.tasks.is_slow = True
    for _ in range(presses):
        counter.presenter.submit()
    assert received(counter) == 0
    counter.tasks.answer()
    assert received(counter) == 1


def test_an_answer_for_a_person_who_is_no_longer_there_saves_nothing() -> None:
    counter = Counter(FakeDesk(), tasks=SlowTasks())
    typed_last(counter)
    counter.tasks.is_slow = True
    counter.presenter.submit()
    counter.presenter.next_person()
    counter.tasks.answer()
    assert received(counter) == 0


def test_dossiers_under_the_number_of_the_former_card_are_shown_with_the_new_one() -> None:
    old = sample_dossier(5, personal_id="081234567")
    applicant = replace(old.applicant, id_kind=IdKind.OLD_CMND)
    counter = Counter(FakeDesk([replace(old, applicant=applicant)]))
    counter.presenter.scanned(CARD)
    assert NoticeKind.OTHERS_OPEN in counter.view.kinds()
    assert counter.desk.called("dossiers_of_person") == [("020090000123", "081234567")]


def test_a_former_card_is_looked_up_by_its_number_in_any_spelling() -> None:
    old = sample_dossier(5, personal_id="081234567")
    counter = Counter(FakeDesk([old]))
    counter.presenter.quick_typed("081 234.567")
    assert counter.presenter.draft.person.id_kind is IdKind.OLD_CMND
    assert NoticeKind.OTHERS_OPEN in counter.view.kinds()


def test_a_number_that_stands_under_another_name_is_told_and_nothing_of_him_is_proposed() -> None:
    desk = FakeDesk()
    desk.known["020090000123"] = replace(KNOWN, full_name="Lê Minh Giả")
    counter = Counter(desk)
    counter.presenter.scanned(CARD)
    counter.choose("ks")
    (notice,) = [n for n in counter.view.notices if n.kind is NoticeKind.NUMBER_OF_OTHER]
    assert notice.names == ("Lê Minh Giả", "Nguyễn Văn Mẫu")
    assert NoticeKind.KNOWN_PERSON not in counter.view.kinds()
    assert counter.view.checklist.had == {}
    counter.presenter.take_known()
    assert counter.presenter.draft.person.phone == ""


def test_a_name_without_marks_is_the_same_name() -> None:
    desk = FakeDesk()
    desk.known["020090000123"] = replace(KNOWN, full_name="NGUYEN VAN MAU")
    counter = Counter(desk)
    counter.presenter.scanned(CARD)
    assert NoticeKind.NUMBER_OF_OTHER not in counter.view.kinds()
    assert NoticeKind.KNOWN_PERSON in counter.view.kinds()


def test_an_organisation_is_told_once_its_tax_code_is_typed() -> None:
    company = Applicant(
        full_name="Công ty Mẫu", kind=ApplicantKind.ORGANISATION, tax_code="0100109106"
    )
    counter = Counter(FakeDesk([replace(sample_dossier(3), applicant=company)]))
    counter.choose("ks")
    typed = Person(kind=ApplicantKind.ORGANISATION, full_name="Cty Mẫu", tax_code="01001 09106")
    counter.presenter.person_typed(typed)
    counter.presenter.number_left()
    assert NoticeKind.SAME_PROCEDURE_OPEN in counter.view.kinds()
