"""The intake from the card to the command, without a window."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from models.domain.clock import FixedClock
from models.domain.dossier import ApplicantKind, Channel, DossierStatus, IdKind
from models.domain.procedure import Procedure, RequiredDocument
from models.errors import DiskFull, NotFound, StorageBusy, ValidationError
from tests.ui.fake_desk import BIRTH, COPIES, MORNING, FakeDesk, sample_dossier
from tests.ui.intake.screen import CARD, OTHER_CARD, Counter
from ui.intake.contract import DueKind, NoticeKind, Place
from ui.intake.draft import Step
from ui.intake.person import Person

FREE = Procedure(
    code="2.002516",
    name="Xác nhận thông tin hộ tịch",
    sector="Hộ tịch",
    version="1",
    time_limit=None,
    documents=(
        RequiredDocument("Tờ khai"),
        RequiredDocument("Văn bản ủy quyền", on_authorisation=True),
    ),
)
CASES = Procedure(
    code="1.004222",
    name="Đăng ký thường trú",
    sector="Cư trú",
    version="1",
    time_limit=BIRTH.time_limit,
    documents=(
        RequiredDocument("Tờ khai", case_name="Chỗ ở của mình"),
        RequiredDocument("Hợp đồng thuê", case_name="Chỗ ở thuê"),
    ),
)


@pytest.fixture
def more_procedures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FakeDesk, "offered", (*FakeDesk.offered, FREE, CASES))


def test_a_card_fills_the_person_and_leads_to_the_procedure() -> None:
    counter = Counter()
    assert counter.view.steps == [Step.SCAN]
    assert counter.presenter.scanned(CARD)
    person = counter.view.person
    assert (person.full_name, person.number, person.sex) == (
        "Nguyễn Văn Mẫu",
        "020090000123",
        "Nam",
    )
    assert person.birth_date == date(1990, 3, 5)
    assert person.read_at == MORNING
    assert counter.view.place is Place.PROCEDURE
    assert counter.view.step is Step.CHOOSE_PROCEDURE


def test_a_refused_scan_says_why_and_changes_nothing() -> None:
    counter = Counter()
    counter.ready()
    before = counter.presenter.draft
    assert counter.presenter.scanned("81234567|x|y")
    assert counter.presenter.draft is before
    assert NoticeKind.SCAN_REFUSED in counter.view.kinds()
    assert counter.view.notices[0].code.startswith("E_")


def test_a_slip_is_left_to_other_pages() -> None:
    counter = Counter()
    assert not counter.presenter.scanned("H37.15-261125-0012")


def test_a_warning_of_the_card_is_shown() -> None:
    counter = Counter()
    counter.presenter.scanned("020090000123||Nguyen Van Mau|05031990|Nam|Thon Mau|01012022")
    assert NoticeKind.SCAN_WARNING in counter.view.kinds()
    assert counter.view.person.number == "020090000123"


def test_another_card_never_changes_the_person_of_a_begun_dossier_silently() -> None:
    counter = Counter()
    counter.ready()
    counter.presenter.scanned(OTHER_CARD)
    assert counter.presenter.draft.person.full_name == "Nguyễn Văn Mẫu"
    assert NoticeKind.OTHER_PERSON in counter.view.kinds()
    counter.presenter.replace_person()
    assert counter.presenter.draft.person.full_name == "Trần Thị Thử"
    assert counter.presenter.draft.procedure == BIRTH
    assert NoticeKind.OTHER_PERSON not in counter.view.kinds()


def test_the_same_card_again_keeps_the_phone() -> None:
    counter = Counter()
    counter.presenter.scanned(CARD)
    counter.presenter.phone_typed("0912 345 678")
    counter.presenter.scanned(CARD)
    assert counter.presenter.draft.person.phone == "0912 345 678"


def test_a_bare_number_opens_the_fields_and_asks_for_the_name() -> None:
    counter = Counter()
    counter.presenter.scanned("020090000123")
    assert counter.view.editing
    assert ("full_name", "name_missing") in counter.view.problems


@pytest.mark.parametrize(
    ("person", "wrong"),
    [
        (Person(number="02009000012", full_name="A"), ("personal_id", "length")),
        (Person(number="020090000123"), ("full_name", "name_missing")),
        (Person(number="020090000123", full_name="A", phone="12"), ("phone", "prefix")),
        (
            Person(number="020090000123", full_name="A", birth_is_a_day=False),
            ("birth_date", "not_a_day"),
        ),
        (
            Person(kind=ApplicantKind.ORGANISATION, full_name="Hợp tác xã"),
            ("tax_code", "tax_code_missing"),
        ),
        (
            Person(kind=ApplicantKind.CHILD, id_kind=IdKind.NONE, full_name="Bé Thử"),
            ("companion", "companion_missing"),
        ),
        (
            Person(id_kind=IdKind.OLD_CMND, number="12345", full_name="A"),
            ("personal_id", "cmnd_wrong"),
        ),
    ],
)
def test_a_person_who_is_not_complete_is_not_left(person: Person, wrong: tuple[str, str]) -> None:
    counter = Counter()
    counter.presenter.edit_person()
    counter.presenter.person_typed(person)
    counter.presenter.person_finished()
    assert wrong in counter.view.problems
    assert counter.view.went_there


@pytest.mark.parametrize(
    "person",
    [
        Person(number="020090 000123", full_name="Nguyễn Văn Mẫu"),
        Person(id_kind=IdKind.PASSPORT, number="c1234567", full_name="Nguyễn Văn Mẫu"),
        Person(id_kind=IdKind.OLD_CMND, number="081234567", full_name="Nguyễn Văn Mẫu"),
        Person(id_kind=IdKind.NONE, full_name="Nguyễn Văn Mẫu"),
        Person(kind=ApplicantKind.ORGANISATION, full_name="Hợp tác xã", tax_code="0100109106"),
        Person(
            kind=ApplicantKind.CHILD,
            id_kind=IdKind.NONE,
            full_name="Bé Thử",
            companion="Mẹ: Trần Thị Thử",
        ),
    ],
)
def test_every_kind_of_applicant_can_be_typed_and_saved(person: Person) -> None:
    counter = Counter()
    counter.presenter.edit_person()
    counter.presenter.person_typed(person)
    counter.presenter.person_finished()
    assert not counter.view.editing
    counter.choose("ks")
    counter.presenter.tick_required()
    counter.presenter.submit()
    ((command,),) = counter.desk.called("receive")
    assert command.applicant == person.applicant()
    assert command.applicant.source == "typed"
    expected = f"Người đi cùng trẻ: {person.companion}" if person.companion else None
    assert command.note == expected


def test_numbers_are_saved_without_their_spaces() -> None:
    person = Person(number="020090 000123", full_name=" Mẫu ", phone="0912 345 678")
    applicant = person.applicant()
    assert (applicant.personal_id, applicant.phone) == ("020090000123", "0912345678")
    assert applicant.full_name == "Mẫu"


def test_the_card_of_an_adult_names_who_comes_with_the_child() -> None:
    counter = Counter()
    child = Person(kind=ApplicantKind.CHILD, id_kind=IdKind.NONE, full_name="Bé Thử")
    counter.presenter.person_typed(child)
    counter.presenter.scanned(OTHER_CARD)
    assert counter.presenter.draft.person == replace(child, companion="Trần Thị Thử")


def test_mending_after_a_scan_still_counts_as_read_from_the_card() -> None:
    counter = Counter()
    counter.presenter.scanned(CARD)
    counter.presenter.edit_person()
    typed = replace(counter.view.person, full_name="Nguyễn Văn Mẩu", read_at=None)
    counter.presenter.person_typed(typed)
    assert counter.presenter.draft.person.full_name == "Nguyễn Văn Mẩu"
    assert counter.presenter.draft.person.read_at == MORNING


def test_letters_find_the_procedure_and_arrows_walk_the_rows() -> None:
    counter = Counter()
    counter.presenter.finder.type("hn")
    assert [p.code for p in counter.view.found] == ["1.004873"]
    counter.presenter.finder.type("")
    counter.presenter.finder.move(1)
    assert counter.view.current == 1
    counter.presenter.finder.move(-5)
    assert counter.view.current == 0


def test_common_procedures_come_first() -> None:
    counter = Counter()
    assert [p.common for p in counter.view.found] == [True, True, False]


def test_enter_without_a_hit_takes_nothing() -> None:
    counter = Counter()
    counter.choose("zzzz")
    assert counter.presenter.draft.procedure is None


def test_a_catalogue_that_cannot_be_read_is_said_and_tried_again() -> None:
    desk = FakeDesk()
    desk.failures["procedures"] = StorageBusy()
    counter = Counter(desk)
    assert NoticeKind.NO_PROCEDURES in counter.view.kinds()
    counter.presenter.shown()
    assert counter.view.found
    assert NoticeKind.NO_PROCEDURES not in counter.view.kinds()


def test_the_due_date_is_counted_and_follows_the_clock() -> None:
    counter = Counter()
    counter.choose("ks")
    assert counter.view.due.kind is DueKind.COMPUTED
    asked = len(counter.desk.called("due_preview"))
    counter.tasks.advance_ms(31_000)
    assert len(counter.desk.called("due_preview")) == asked + 1
    counter.presenter.left()
    counter.tasks.advance_ms(120_000)
    assert len(counter.desk.called("due_preview")) == asked + 1


def test_a_due_date_that_cannot_be_counted_is_said() -> None:
    counter = Counter()
    counter.desk.failures["due_preview"] = NotFound()
    counter.choose("ks")
    assert counter.view.due.kind is DueKind.FAILED


def test_a_provisional_date_needs_one_key() -> None:
    clock = FixedClock(datetime(2026, 12, 31, 3, tzinfo=UTC))
    counter = Counter(FakeDesk(clock=clock))
    counter.ready()
    assert counter.view.step is Step.CONFIRM_DATE
    assert NoticeKind.DATE_UNCONFIRMED in counter.view.kinds()
    counter.presenter.submit()
    assert not counter.desk.called("receive")
    counter.presenter.accept_date()
    assert NoticeKind.DATE_CONFIRMED in counter.view.kinds()
    counter.presenter.submit()
    ((command,),) = counter.desk.called("receive")
    assert command.accept_unconfirmed


@pytest.mark.usefixtures("more_procedures")
def test_without_a_time_the_official_gives_the_date() -> None:
    counter = Counter()
    counter.presenter.scanned(CARD)
    counter.choose("2.002516")
    assert counter.view.due.kind is DueKind.GIVEN
    assert counter.view.place is Place.DATE
    counter.presenter.tick_required()
    counter.presenter.submit()
    assert ("due_on", "due_missing") in counter.view.problems
    counter.presenter.give_date(date(2026, 11, 24), True)
    counter.presenter.submit()
    assert ("due_on", "due_before_received") in counter.view.problems
    counter.presenter.give_date(None, False)
    counter.presenter.submit()
    assert ("due_on", "not_a_day") in counter.view.problems
    counter.presenter.give_date(date(2026, 12, 4), True)
    counter.presenter.submit()
    ((command,),) = counter.desk.called("receive")
    assert command.due_at == datetime(2026, 12, 4, 10, tzinfo=UTC)


@pytest.mark.usefixtures("more_procedures")
def test_papers_for_someone_authorised_are_asked_for_only_when_there_is_one() -> None:
    counter = Counter()
    counter.presenter.scanned(CARD)
    counter.choose("2.002516")
    assert [paper.document.name for paper in counter.view.papers] == ["Tờ khai"]
    counter.presenter.tick_required()
    counter.presenter.open_others()
    counter.presenter.scanned(OTHER_CARD)
    names = [paper.document.name for paper in counter.view.papers]
    assert names == ["Tờ khai", "Văn bản ủy quyền"]
    assert [paper.ticked for paper in counter.view.papers] == [True, False]
    assert [paper.document.name for paper in counter.presenter.draft.missing] == names[1:]
    counter.presenter.drop_others()
    assert [paper.document.name for paper in counter.view.papers] == ["Tờ khai"]


@pytest.mark.usefixtures("more_procedures")
def test_a_case_brings_its_own_papers() -> None:
    counter = Counter()
    counter.choose("1.004222")
    assert counter.view.case_name == "Chỗ ở của mình"
    counter.presenter.choose_case("Chỗ ở thuê")
    assert [paper.document.name for paper in counter.view.papers] == ["Hợp đồng thuê"]
    assert counter.presenter.draft.case_name == "Chỗ ở thuê"


def test_digits_set_the_copies_and_tick() -> None:
    counter = Counter()
    counter.choose("ks")
    counter.presenter.copies(1, 3)
    paper = counter.view.papers[1]
    assert (paper.ticked, paper.originals) == (True, 3)


def test_missing_papers_stop_the_save_until_she_decides() -> None:
    counter = Counter()
    counter.presenter.scanned(CARD)
    counter.choose("ks")
    counter.presenter.tick(0, True)
    assert NoticeKind.PAPERS_MISSING not in counter.view.kinds()
    counter.presenter.submit()
    assert ("papers", "papers_missing") in counter.view.problems
    (notice,) = [n for n in counter.view.notices if n.kind is NoticeKind.PAPERS_MISSING]
    assert len(notice.names) == 2
    counter.presenter.accept_papers()
    counter.presenter.submit()
    ((command,),) = counter.desk.called("receive")
    assert [paper.name for paper in command.papers] == ["Tờ khai đăng ký khai sinh theo mẫu"]


def test_the_way_of_return_is_saved() -> None:
    counter = Counter()
    counter.ready()
    counter.presenter.choose_channel(Channel.POST)
    counter.presenter.submit()
    ((command,),) = counter.desk.called("receive")
    assert command.result_channel is Channel.POST


def test_the_slip_is_drawn_once_after_a_burst_of_changes() -> None:
    counter = Counter()
    counter.ready()
    counter.presenter.tick(0, False)
    counter.presenter.tick(0, True)
    assert not counter.desk.called("slip_preview")
    counter.tasks.advance_ms(100)
    assert len(counter.desk.called("slip_preview")) == 1
    assert counter.view.previews


def test_an_open_dossier_and_a_waiting_result_are_told() -> None:
    counter = Counter(
        FakeDesk(
            [
                sample_dossier(4),
                sample_dossier(5, status=DossierStatus.RESULT_READY, procedure=COPIES),
            ]
        )
    )
    counter.presenter.scanned(CARD)
    assert counter.view.kinds() == [NoticeKind.RESULT_WAITING, NoticeKind.OTHERS_OPEN]
    counter.choose("ks")
    assert counter.view.kinds() == [NoticeKind.SAME_PROCEDURE_OPEN, NoticeKind.RESULT_WAITING]
    line = counter.view.notices[0].line
    assert line is not None
    counter.presenter.people.open_line(line.id)
    assert counter.router.calls == [("dossier", line.id)]


def test_a_draft_survives_other_pages_and_a_page_built_anew() -> None:
    counter = Counter()
    counter.ready()
    counter.presenter.left()
    counter.session.sign_out()
    counter.presenter.shown()
    assert counter.view.person.full_name == "Nguyễn Văn Mẫu"
    again = Counter(kept=counter.kept)
    assert again.view.procedure == BIRTH
    assert again.view.step is Step.COMPLETE
    assert again.view.due.kind is DueKind.COMPUTED


def test_f2_goes_on_with_the_draft_and_dropping_it_is_asked() -> None:
    counter = Counter()
    counter.ready()
    counter.presenter.begin(None)
    assert counter.presenter.draft.procedure == BIRTH
    counter.presenter.drop()
    assert counter.view.asked == [("drop", "Nguyễn Văn Mẫu")]
    counter.presenter.next_person()
    assert counter.presenter.draft.is_blank


def test_nothing_is_saved_without_a_person_and_a_procedure() -> None:
    counter = Counter()
    counter.presenter.submit()
    assert ("full_name", "name_missing") in counter.view.problems
    assert ("procedure", "procedure_missing") in counter.view.problems
    assert not counter.desk.called("receive")


def test_a_failed_save_keeps_everything_and_can_be_pressed_again() -> None:
    counter = Counter()
    counter.ready()
    before = counter.presenter.draft
    counter.desk.failures["receive"] = DiskFull()
    counter.presenter.submit()
    assert counter.presenter.draft is before
    assert counter.view.page == "form"
    assert [name for name, _what in counter.view.asked] == ["save_failed"]
    counter.presenter.submit()
    assert counter.view.page == "done"


def test_nobody_signed_in_saves_nothing_and_loses_nothing() -> None:
    counter = Counter()
    counter.ready()
    counter.session.sign_out()
    counter.presenter.submit()
    assert [name for name, _what in counter.view.asked] == ["save_failed"]
    assert counter.presenter.draft.procedure == BIRTH
    assert not counter.desk.called("receive")


def test_a_refusal_by_the_counter_marks_the_field_again() -> None:
    counter = Counter()
    counter.ready()
    counter.desk.failures["receive"] = ValidationError(("address", "address_too_long"))
    counter.presenter.submit()
    assert counter.view.problems == [("address", "address_too_long")]
    assert counter.view.editing
