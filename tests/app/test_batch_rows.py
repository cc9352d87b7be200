"""The rows of a list as commands: who hands in, whose it is, what is refused; nothing saved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from app.batch_rows import RowResult, Together, row_results
from app.runtime import Runtime
from models.domain.batch_list import BatchList, BatchRow
from models.domain.dossier import Applicant, ApplicantKind
from models.domain.fee_table import FeeTable
from models.domain.fees import FeeLine
from models.domain.procedure import LocalFee
from models.queries.totals import counts
from models.services import catalogue
from tests.builders import OFFICIAL, Counter, person, procedure_with_days, receive

COMPANY = Applicant(
    full_name="Công ty Taxi Thử", tax_code="0100100008", kind=ApplicantKind.ORGANISATION
)
DRIVER = {"full_name": "Lái Xe Thử", "personal_id": "020090000015"}
ANOTHER = {"full_name": "Lái Xe Khác", "personal_id": "020090000023"}
HANDED_IN = {"submitter.full_name": "Công ty Khác", "submitter.tax_code": "0100100008"}


@pytest.fixture
def open_counter(counter: Counter) -> Iterator[Runtime]:
    with counter.open() as runtime:
        yield runtime


def results(runtime: Runtime, *rows: dict[str, str], **shared: Any) -> tuple[RowResult, ...]:
    code = procedure_with_days(runtime)
    together = Together(
        procedure=runtime.store.read(lambda s: catalogue.procedure(s, code)),
        official=OFFICIAL,
        **shared,
    )
    batch = BatchList(tuple(BatchRow(number, row) for number, row in enumerate(rows, 2)))
    return row_results(runtime, batch, together)


def test_the_company_stands_as_applicant_and_each_driver_as_holder(open_counter: Runtime) -> None:
    one, two = results(open_counter, DRIVER, ANOTHER, submitter=COMPANY)
    assert one.command is not None
    assert two.command is not None
    assert one.command.applicant == two.command.applicant == COMPANY
    assert one.command.holder is not None
    assert one.command.holder.full_name == DRIVER["full_name"]
    assert one.command.group_id == two.command.group_id
    assert one.command.papers


def test_each_row_owes_what_the_table_of_the_office_sets(open_counter: Runtime) -> None:
    (before,) = results(open_counter, DRIVER)
    fee = LocalFee(name="Lệ phí thử", amount_vnd=8_000, source="Nghị quyết thử")
    table = FeeTable("Tỉnh thử", {procedure_with_days(open_counter): (fee,)})
    open_counter.store.write(lambda s: catalogue.set_fees(s, table))
    (after,) = results(open_counter, DRIVER)
    assert before.command is not None
    assert after.command is not None
    assert before.command.fees == ()
    assert after.command.fees == (FeeLine(name="Lệ phí thử", amount_vnd=8_000),)


def test_who_hands_in_her_own_is_no_holder(open_counter: Runtime) -> None:
    (own,) = results(open_counter, DRIVER)
    assert own.command is not None
    assert (own.command.applicant.full_name, own.command.holder) == (DRIVER["full_name"], None)
    (named,) = results(open_counter, {**DRIVER, **HANDED_IN})
    assert named.command is not None
    assert named.command.applicant.full_name == HANDED_IN["submitter.full_name"]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ({**DRIVER, **HANDED_IN}, ("submitter", "submitter_twice")),
        ({**DRIVER, "case": "không có"}, ("case", "case_unknown")),
        ({**DRIVER, "personal_id": "02009000001"}, ("personal_id", "zero_lost")),
        ({**DRIVER, "phone": "12"}, ("holder.phone", "prefix")),
    ],
)
def test_a_row_that_cannot_be_taken_says_why(
    open_counter: Runtime, row: dict[str, str], problem: tuple[str, str]
) -> None:
    (result,) = results(open_counter, row, submitter=COMPANY)
    assert result.command is None
    assert problem in result.problems
    assert result.error is not None


def test_somebody_twice_in_the_list_or_known_already_is_refused_unless_wanted(
    open_counter: Runtime,
) -> None:
    known = receive(open_counter, applicant=COMPANY, holder=person(**DRIVER))
    rows = (DRIVER, ANOTHER, ANOTHER)
    first, second, third = results(open_counter, *rows, submitter=COMPANY)
    assert (first.command, first.known_code) == (None, known.shown_code)
    assert second.error is None
    assert third.problems == (("row", "row_twice"),)
    wanted = results(open_counter, *rows, submitter=COMPANY, again=True)
    assert [result.error for result in wanted] == [None, None, None]


def test_looking_at_a_list_saves_nothing(open_counter: Runtime) -> None:
    before = open_counter.store.read(counts)
    results(open_counter, DRIVER, ANOTHER, {"full_name": "Chỉ tên"})
    assert open_counter.store.read(counts) == before
