"""Papers other than cards, what is known of a person already, hints that stop nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.domain.dossier import ApplicantKind, DossierStatus, IdKind
from models.domain.units import Unit
from models.errors import StorageBusy
from models.queries.known_people import KnownPaper, KnownPerson
from tests.ui.fake_desk import MORNING, FakeDesk, sample_dossier
from tests.ui.intake.screen import CARD, Counter
from ui.intake.contract import NoticeKind, Place
from ui.intake.person import Person

PASSPORT = (
    "P<VNMTRAN<<THI<THU<<<<<<<<<<<<<<<<<<<<<<<<<<P012345673VNM9602290F3101012020196000456<<54"
)
ADDRESS = "Thôn Mẫu, Đồng Đăng, Lạng Sơn"
KNOWN = KnownPerson(
    full_name="Nguyễn Văn Mẫu",
    phone="0912345678",
    email="mau@vi-du.vn",
    address="Số 1 đường Thử",
    papers=(
        KnownPaper(
            name="Giấy chứng sinh",
            dossier_id="d-1",
            shown_code="H37.15-261101-0003",
            received_at=MORNING - timedelta(days=24),
        ),
    ),
)


def known_desk() -> FakeDesk:
    desk = FakeDesk()
    desk.known["020090000123"] = KNOWN
    return desk


def test_a_passport_fills_number_and_kind() -> None:
    counter = Counter()
    assert counter.presenter.scanned(PASSPORT)
    person = counter.presenter.draft.person
    assert (person.id_kind, person.number) == (IdKind.PASSPORT, "P01234567")
    assert (person.birth_date, person.sex) == (date(1996, 2, 29), "Nữ")
    assert person.read_at == MORNING
    assert NoticeKind.NAME_WITHOUT_MARKS in counter.view.kinds()
    assert counter.view.place is Place.PROCEDURE


def test_a_passport_never_takes_a_name_with_marks_away() -> None:
    counter = Counter()
    counter.presenter.scanned(PASSPORT)
    mended = replace(counter.presenter.draft.person, full_name="Trần Thị Thử", phone="0912345678")
    counter.presenter.person_typed(mended)
    counter.presenter.scanned(PASSPORT)
    person = counter.presenter.draft.person
    assert (person.full_name, person.phone) == ("Trần Thị Thử", "0912345678")


def test_a_passport_of_somebody_else_never_changes_a_begun_dossier_silently() -> None:
    counter = Counter()
    counter.ready()
    counter.presenter.scanned(PASSPORT)
    assert counter.presenter.draft.person.full_name == "Nguyễn Văn Mẫu"
    counter.presenter.replace_person()
    assert counter.presenter.draft.person.number == "P01234567"


def test_a_refused_code_is_called_by_its_finer_name() -> None:
    counter = Counter()
    counter.presenter.scanned("8934563138165")
    assert counter.view.notices[0].code == "E_NOT_CCCD.goods"


@pytest.mark.parametrize("number", ["081234567", "020090000123"])
def test_an_old_card_has_nine_or_twelve_digits(number: str) -> None:
    counter = Counter()
    person = Person(id_kind=IdKind.OLD_CMND, number=number, full_name="Nguyễn Văn Mẫu")
    counter.presenter.edit_person()
    counter.presenter.person_typed(person)
    counter.presenter.person_finished()
    assert counter.view.problems == []


def test_what_was_typed_before_is_proposed_and_one_key_takes_it() -> None:
    counter = Counter(known_desk())
    counter.presenter.scanned(CARD)
    (notice,) = [n for n in counter.view.notices if n.kind is NoticeKind.KNOWN_PERSON]
    assert notice.names == ("0912 345 678", "mau@vi-du.vn")
    assert counter.presenter.draft.person.phone == ""
    counter.presenter.take_known()
    person = counter.view.person
    assert (person.phone, person.email, person.address) == ("0912345678", "mau@vi-du.vn", ADDRESS)
    assert NoticeKind.KNOWN_PERSON not in counter.view.kinds()
    counter.choose("ks")
    counter.presenter.tick_required()
    counter.presenter.submit()
    ((command,),) = counter.desk.called("receive")
    assert command.applicant.email == "mau@vi-du.vn"


def test_what_is_typed_now_is_never_overwritten() -> None:
    counter = Counter(known_desk())
    counter.presenter.scanned(CARD)
    counter.presenter.phone_typed("0987654321")
    counter.presenter.take_known()
    assert counter.presenter.draft.person.phone == "0987654321"


def test_papers_handed_in_before_are_named_beside_the_same_paper() -> None:
    counter = Counter(known_desk())
    counter.presenter.scanned(CARD)
    counter.choose("ks")
    had = counter.view.checklist.had
    assert {at: paper.shown_code for at, paper in had.items()} == {1: "H37.15-261101-0003"}
    assert not counter.view.papers[1].ticked


def test_a_new_face_is_proposed_nothing() -> None:
    counter = Counter()
    counter.presenter.scanned(CARD)
    counter.choose("ks")
    assert counter.view.notices == ()
    assert counter.view.checklist.had == {}


def test_a_person_is_asked_for_once_and_again_after_a_failure() -> None:
    desk = known_desk()
    desk.failures["known_person"] = StorageBusy()
    counter = Counter(desk)
    counter.presenter.scanned(CARD)
    assert NoticeKind.KNOWN_PERSON not in counter.view.kinds()
    counter.presenter.number_left()
    counter.presenter.number_left()
    assert NoticeKind.KNOWN_PERSON in counter.view.kinds()
    assert len(desk.called("known_person")) == 2


def test_the_next_person_inherits_nothing_that_was_known() -> None:
    counter = Counter(known_desk())
    counter.presenter.scanned(CARD)
    counter.presenter.next_person()
    assert counter.view.notices == ()
    assert counter.view.hints.unit_today == ""


def test_a_likely_duplicate_is_told_as_soon_as_the_procedure_is_taken() -> None:
    counter = Counter(FakeDesk([sample_dossier(4)]))
    counter.presenter.scanned(CARD)
    assert NoticeKind.SAME_PROCEDURE_OPEN not in counter.view.kinds()
    counter.choose("ks")
    (notice,) = [n for n in counter.view.notices if n.kind is NoticeKind.SAME_PROCEDURE_OPEN]
    assert notice.line is not None
    assert notice.line.shown_code == sample_dossier(4).shown_code
    counter.choose("hn")
    assert NoticeKind.SAME_PROCEDURE_OPEN not in counter.view.kinds()


def test_a_duplicate_is_found_by_name_and_birth_date_without_a_number() -> None:
    counter = Counter(FakeDesk([sample_dossier(4)]))
    typed = Person(id_kind=IdKind.NONE, full_name="Nguyen Van Mau", birth_date=date(1990, 3, 5))
    counter.presenter.person_typed(typed)
    counter.choose("ks")
    assert NoticeKind.SAME_PROCEDURE_OPEN in counter.view.kinds()


def test_a_name_alone_finds_no_duplicate() -> None:
    counter = Counter(FakeDesk([sample_dossier(4)]))
    counter.presenter.person_typed(Person(id_kind=IdKind.NONE, full_name="Nguyễn Văn Mẫu"))
    counter.choose("ks")
    assert counter.desk.called("likely_duplicates") == []


def test_a_dossier_already_returned_is_no_duplicate_of_a_new_one() -> None:
    counter = Counter(FakeDesk([sample_dossier(4, status=DossierStatus.RETURNED)]))
    counter.presenter.scanned(CARD)
    counter.choose("ks")
    assert NoticeKind.SAME_PROCEDURE_OPEN not in counter.view.kinds()


def test_todays_commune_is_proposed_and_the_address_of_the_card_stays() -> None:
    desk = FakeDesk()
    desk.units[ADDRESS] = Unit("06184", "Xã Đồng Đăng")
    counter = Counter(desk)
    counter.presenter.scanned(CARD)
    assert counter.view.hints.unit_today == "Xã Đồng Đăng"
    assert counter.presenter.draft.person.address == ADDRESS


def test_an_address_that_names_todays_commune_needs_no_hint() -> None:
    address = "Thôn Mẫu, xã Đồng Đăng, tỉnh Lạng Sơn"
    desk = FakeDesk()
    desk.units[address] = Unit("06184", "Xã Đồng Đăng")
    counter = Counter(desk)
    counter.presenter.scanned(CARD)
    counter.presenter.person_typed(replace(counter.presenter.draft.person, address=address))
    counter.presenter.person_finished()
    assert desk.called("unit_today")[-1] == (address,)
    assert counter.view.hints.unit_today == ""


def test_a_phone_that_begins_as_none_does_is_doubted_and_saved_all_the_same() -> None:
    counter = Counter()
    counter.ready()
    counter.presenter.phone_typed("0912 345 678")
    assert counter.view.hints.phone == ""
    counter.presenter.phone_typed("0512 345 678")
    assert counter.view.hints.phone == "W_PHONE_PREFIX"
    counter.presenter.submit()
    ((command,),) = counter.desk.called("receive")
    assert command.applicant.phone == "0512345678"


def test_an_old_mobile_number_is_turned_into_todays_with_one_key() -> None:
    counter = Counter()
    counter.ready()
    counter.presenter.phone_typed("0123 456 7890")
    (notice,) = [n for n in counter.view.notices if n.kind is NoticeKind.OLD_MOBILE]
    assert notice.names == ("0834 567 890",)
    counter.presenter.take_new_mobile()
    assert counter.view.person.phone == "0834567890"
    assert NoticeKind.OLD_MOBILE not in counter.view.kinds()


def test_a_tax_code_of_twelve_digits_without_a_province_is_doubted() -> None:
    counter = Counter()
    organisation = Person(
        kind=ApplicantKind.ORGANISATION, full_name="Hộ kinh doanh Mẫu", tax_code="999090000123"
    )
    counter.presenter.person_typed(organisation)
    assert counter.view.hints.tax_code == "W_ID_PROVINCE_UNKNOWN"
    counter.presenter.person_typed(replace(organisation, tax_code="020090000123"))
    assert counter.view.hints.tax_code == ""


def test_a_mail_address_that_cannot_be_right_is_said() -> None:
    counter = Counter()
    counter.presenter.scanned(CARD)
    counter.presenter.edit_person()
    counter.presenter.person_typed(replace(counter.presenter.draft.person, email="mau@"))
    counter.presenter.person_finished()
    assert ("email", "format") in counter.view.problems
