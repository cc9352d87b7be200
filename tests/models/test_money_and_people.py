"""On a real store: receipt numbers, groups, numbers of the book, and who is known already."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from app.runtime import Runtime
from models.domain.cash import cash_of
from models.domain.certification import Certification, CertificationKind, CertifiedItem
from models.domain.dossier import Applicant, DocumentItem, Dossier
from models.domain.fees import FeeLine
from models.domain.workflow import Action, Role
from models.errors import ValidationError
from models.queries.cash_book import shown_codes, takings_between
from models.queries.groups import dossiers_of_group
from models.queries.known_people import known_person, likely_duplicates
from models.queries.register_numbers import next_register_number
from models.services.processing import Act
from tests.builders import OFFICIAL, TODAY, Counter, person, receive

OWED = FeeLine(name="Lệ phí hộ tịch", amount_vnd=25_000)
COMPANY = Applicant(full_name="Công ty Taxi Thử", tax_code="0100100008")


def act(runtime: Runtime, dossier: Dossier, action: Action, **data: Any) -> Dossier:
    role = Role.HEAD if action is Action.VOID else Role.COUNTER_OFFICIAL
    move = Act(dossier_id=dossier.id, action=action, official=OFFICIAL, role=role, data=data)
    return runtime.processing.act(move)[0]


def take(runtime: Runtime, dossier: Dossier, **line: Any) -> Dossier:
    usual = {"name": OWED.name, "amount_vnd": OWED.amount_vnd}
    return act(runtime, dossier, Action.TAKE_FEE, fees=[{**usual, **line}])


def test_the_receipt_number_comes_later_and_changes_nothing_else(counter: Counter) -> None:
    with counter.open() as runtime:
        dossier = take(runtime, receive(runtime, fees=(OWED,)))
        (paid,) = dossier.fees
        counter.clock.advance(timedelta(hours=3))
        numbered = take(runtime, dossier, receipt_number="26TAA-0000123")
        assert numbered.fees == (replace(paid, receipt_number="26TAA-0000123"),)
        same = take(runtime, numbered, receipt_number="26TAA-0000123")
        assert same.fees == numbered.fees
        found = runtime.store.read(lambda s: takings_between(s, TODAY, TODAY))
        assert [t.line for t in found] == list(numbered.fees)
        assert cash_of(found).taken_vnd == 25_000
        codes = runtime.store.read(lambda s: shown_codes(s, found))
        assert codes == {dossier.id: dossier.code}
        yesterday = TODAY - timedelta(days=1)
        assert not runtime.store.read(lambda s: takings_between(s, yesterday, yesterday))


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ({"amount_vnd": 24_000, "receipt_number": "1"}, "fee_amount_differs"),
        ({"paid_at": "2027-01-01T08:00:00+07:00"}, "fee_paid_later"),
    ],
)
def test_a_line_that_would_change_what_was_taken_is_refused_and_nothing_changes(
    counter: Counter, line: dict[str, Any], code: str
) -> None:
    with counter.open() as runtime:
        dossier = take(runtime, receive(runtime, fees=(OWED,)))
        with pytest.raises(ValidationError, match=code):
            take(runtime, dossier, **line)
        found = runtime.store.read(lambda s: takings_between(s, TODAY, TODAY))
        assert [t.line for t in found] == list(dossier.fees)


def test_paying_all_that_was_asked_is_told_line_by_line(counter: Counter) -> None:
    with counter.open() as runtime:
        asked = act(
            runtime,
            receive(runtime),
            Action.REQUEST_PAYMENT,
            reason="Thuế",
            fees=[{"name": "Thuế", "amount_vnd": 70_000}, {"name": "Phí", "amount_vnd": 5_000}],
        )
        act(runtime, asked, Action.PAYMENT_DONE, method="transfer")
        found = runtime.store.read(lambda s: takings_between(s, TODAY, TODAY))
    assert [(t.line.name, t.line.amount_vnd) for t in found] == [("Thuế", 70_000), ("Phí", 5_000)]
    assert cash_of(found).by_method["transfer"] == 75_000  # type: ignore[index]


def test_money_taken_with_the_papers_is_in_the_cash_of_the_day(counter: Counter) -> None:
    with counter.open() as runtime:
        now = runtime.clock.now()
        receive(runtime, fees=(replace(OWED, paid_at=now, taken_by="Nông Văn Thử"),))
        (taking,) = runtime.store.read(lambda s: takings_between(s, TODAY, TODAY))
    assert (taking.official, taking.line.amount_vnd) == ("Nông Văn Thử", 25_000)


def test_a_group_is_its_dossiers_in_order_without_the_mistaken_one(counter: Counter) -> None:
    with counter.open() as runtime:
        one, mistaken, two = (receive(runtime, group_id="g1") for _ in range(3))
        receive(runtime, group_id="g2")
        receive(runtime)
        act(runtime, mistaken, Action.VOID, reason="Nhập nhầm")
        found = runtime.store.read(lambda s: dossiers_of_group(s, "g1"))
    assert [d.id for d in found] == [one.id, two.id]


def certified(number: str | None, kind: str = "copy") -> Certification:
    return Certification(CertificationKind(kind), (CertifiedItem("Bằng tốt nghiệp"),), number)


def proposed(runtime: Runtime, kind: str = "copy", year: int = 2026) -> str:
    return runtime.store.read(lambda s: next_register_number(s, CertificationKind(kind), year))


def test_the_next_number_of_a_book_follows_the_highest_of_its_year(counter: Counter) -> None:
    with counter.open() as runtime:
        assert proposed(runtime) == "1"
        receive(runtime, certification=certified("41"))
        receive(runtime, certification=certified("7/2026"))
        receive(runtime, certification=certified(None))
        receive(runtime, certification=certified("90", "amendment"))
        assert proposed(runtime) == "42"
        assert proposed(runtime, "contract") == "91"
        assert proposed(runtime, "signature") == proposed(runtime, year=2027) == "1"


def test_a_number_used_once_in_its_book_is_refused_until_its_dossier_is_void(
    counter: Counter,
) -> None:
    with counter.open() as runtime:
        first = receive(runtime, certification=certified("12"))
        with pytest.raises(ValidationError, match="register_number_used"):
            receive(runtime, certification=certified("012/2026"))
        receive(runtime, certification=certified("12", "contract"))
        with pytest.raises(ValidationError, match="register_number_used"):
            receive(runtime, certification=certified("12", "correction"))
        act(runtime, first, Action.VOID, reason="Nhập nhầm")
        again = receive(runtime, certification=certified("12"))
    assert again.certification == certified("12")


def duplicates(runtime: Runtime, who: Applicant, dossier: Dossier) -> list[str]:
    since = runtime.clock.now() - timedelta(days=3)
    found = runtime.store.read(lambda s: likely_duplicates(s, who, dossier.procedure.code, since))
    return [line.id for line in found]


def test_the_same_person_and_procedure_is_a_likely_duplicate(counter: Counter) -> None:
    with counter.open() as runtime:
        dossier = receive(runtime)
        same_number = person(full_name="Nong Thi Mau Don", birth_date=None)
        no_number = Applicant(full_name="nông thị MẪU đơn", birth_date=person().birth_date)
        assert duplicates(runtime, same_number, dossier) == [dossier.id]
        assert duplicates(runtime, no_number, dossier) == [dossier.id]
        namesake = person(personal_id="020190000026")
        born_later = replace(no_number, birth_date=date(1991, 3, 5))
        assert duplicates(runtime, namesake, dossier) == []
        assert duplicates(runtime, born_later, dossier) == []
        other_procedure = replace(dossier, procedure=replace(dossier.procedure, code="0.000000"))
        assert duplicates(runtime, person(), other_procedure) == []


def test_a_dossier_handed_in_for_somebody_is_that_persons(counter: Counter) -> None:
    with counter.open() as runtime:
        dossier = receive(runtime, applicant=COMPANY, holder=person())
        assert duplicates(runtime, person(), dossier) == [dossier.id]
        assert duplicates(runtime, COMPANY, dossier) == []


def test_what_is_over_for_days_or_was_given_up_is_no_duplicate(counter: Counter) -> None:
    with counter.open() as runtime:
        withdrawn = act(runtime, receive(runtime), Action.WITHDRAW, reason="Đổi ý")
        assert duplicates(runtime, person(), withdrawn) == []
        mistaken = act(runtime, receive(runtime), Action.VOID, reason="Nhập nhầm")
        assert duplicates(runtime, person(), mistaken) == []
        still_open = receive(runtime)
        counter.clock.advance(timedelta(days=30))
        assert duplicates(runtime, person(), still_open) == [still_open.id]


def test_what_was_typed_and_handed_in_before_is_offered_again(counter: Counter) -> None:
    with counter.open() as runtime:
        birth = DocumentItem(name="Giấy khai sinh")
        shown = DocumentItem(name="Căn cước", present_only=True)
        old = receive(runtime, applicant=person(email="mau@example.com"), papers=(birth, shown))
        counter.clock.advance(timedelta(hours=1))
        form = DocumentItem(name="Tờ khai")
        new = receive(runtime, applicant=person(phone="0987654321"), papers=(form,))
        counter.clock.advance(timedelta(hours=1))
        mistaken = receive(runtime, applicant=person(phone="0911111111"))
        act(runtime, mistaken, Action.VOID, reason="Nhập nhầm")
        known = runtime.store.read(lambda s: known_person(s, "020190000018"))
        assert runtime.store.read(lambda s: known_person(s, "020190000026")) is None
    assert known is not None
    assert (known.phone, known.email) == ("0987654321", "mau@example.com")
    assert [(p.name, p.shown_code, p.received_at) for p in known.papers] == [
        ("Tờ khai", new.shown_code, new.received_at),
        ("Giấy khai sinh", old.shown_code, old.received_at),
    ]
