"""Certified copies: the fee by page with its cap, what may be written down, numbers of the book."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from models.domain.certification import (
    Certification,
    CertificationKind,
    CertifiedItem,
    certification_fees_from_json,
    certification_from_json,
    certification_problems,
    certification_to_json,
    fee_of,
    register_count,
    same_book,
)

RULES = certification_fees_from_json(resources.read_json("certification/fees.json"))
ON = date(2026, 11, 25)
COPY, SIGNATURE = CertificationKind.COPY, CertificationKind.SIGNATURE
CAP_VND = 200_000

PAGES = st.integers(1, 10_000)
COPIES = st.integers(1, 999)


def amount(pages: int, copies: int = 1, kind: CertificationKind = COPY) -> int:
    certification = Certification(kind, (CertifiedItem("Bằng tốt nghiệp", pages, copies),))
    (line,) = fee_of(certification, RULES, ON)
    return line.amount_vnd


@pytest.mark.parametrize(
    ("pages", "copies", "vnd"),
    [
        (1, 1, 2_000),
        (2, 1, 4_000),
        (3, 1, 5_000),
        (3, 2, 10_000),
        (10, 1, 12_000),
        (198, 1, 200_000),
        (199, 1, 200_000),
        (5_000, 1, 200_000),
        (5_000, 3, 600_000),
    ],
)
def test_the_first_two_pages_cost_more_and_one_copy_never_more_than_the_cap(
    pages: int, copies: int, vnd: int
) -> None:
    assert amount(pages, copies) == vnd


@pytest.mark.parametrize(
    ("kind", "vnd"),
    [("signature", 10_000), ("contract", 50_000), ("amendment", 30_000), ("correction", 25_000)],
)
def test_a_case_costs_the_same_however_long_the_paper_is(kind: str, vnd: int) -> None:
    sizes = [(1, 1), (9, 1), (9, 3)]
    assert {amount(*size, CertificationKind(kind)) for size in sizes} == {vnd}


@given(PAGES, PAGES, COPIES, COPIES)
def test_more_pages_and_more_copies_never_cost_less_and_a_copy_stays_under_the_cap(
    pages: int, more_pages: int, copies: int, more_copies: int
) -> None:
    low, high = sorted((pages, more_pages))
    few, many = sorted((copies, more_copies))
    assert amount(low, few) <= amount(high, few) <= amount(high, many)
    assert amount(high, many) <= CAP_VND * many
    assert amount(high, many) == many * amount(high)


@given(st.lists(st.tuples(PAGES, COPIES), min_size=1, max_size=6))
def test_papers_certified_together_cost_what_they_cost_one_by_one(
    papers: list[tuple[int, int]],
) -> None:
    items = tuple(CertifiedItem(f"Giấy {n}", *paper) for n, paper in enumerate(papers))
    lines = fee_of(Certification(COPY, items), RULES, ON)
    assert [line.amount_vnd for line in lines] == [amount(*paper) for paper in papers]
    assert len({line.name for line in lines}) == len(lines)
    assert not any(line.is_settled for line in lines)


def test_nothing_is_made_up_before_a_rule_begins() -> None:
    copy = Certification(COPY, (CertifiedItem("Bằng"),))
    assert fee_of(copy, RULES, date(2016, 12, 31)) == ()
    assert len(fee_of(copy, RULES, date(2017, 1, 1))) == 1


def test_every_kind_has_a_rule_with_its_source() -> None:
    assert {rule.kind for rule in RULES} == set(CertificationKind)
    assert all("Thông tư 226/2016/TT-BTC" in rule.source for rule in RULES)


@pytest.mark.parametrize(
    ("row", "place"),
    [
        ({"page": {"first_pages": 2}}, "first_vnd"),
        ({"case_vnd": 5, "page": {}}, "either"),
        ({}, "either"),
        ({"case_vnd": -1}, "case_vnd"),
        ({"case_vnd": 5, "kind": "poem"}, "kind"),
        ({"case_vnd": 5, "verified": "yes"}, "verified"),
        ({"case_vnd": 5, "valid_from": "01/01/2027"}, "valid_from"),
    ],
)
def test_a_table_out_of_form_is_refused_by_the_place(row: dict[str, object], place: str) -> None:
    sound = {"kind": "copy", "name": "Phí", "source": "Nguồn", "verified": False}
    with pytest.raises(ValueError, match=place):
        certification_fees_from_json({"rules": [{**sound, **row}]})


ITEMS = st.lists(
    st.builds(CertifiedItem, st.sampled_from(["Bằng", "Học bạ", "Giấy ủy quyền"]), PAGES, COPIES),
    min_size=1,
    max_size=4,
).map(tuple)


@given(
    st.builds(
        Certification,
        st.sampled_from(CertificationKind),
        ITEMS,
        st.none() | st.integers(1, 999_999).map(str),
    )
)
def test_a_certification_comes_back_as_it_went_and_has_no_problem(given_: Certification) -> None:
    assert certification_from_json(certification_to_json(given_)) == given_
    assert certification_problems(given_) == []


@pytest.mark.parametrize(
    "data",
    [
        5,
        {},
        {"kind": "copy"},
        {"kind": "poem", "items": []},
        {"kind": "copy", "items": [{"name": "a\0b"}]},
        {"kind": "copy", "items": [{"name": "Bằng", "pages": "2"}]},
        {"kind": "copy", "items": [{"name": "Bằng", "copies": 1_000}]},
        {"kind": "copy", "items": [{"name": "Bằng"}] * 101},
        {"kind": "copy", "items": [{"name": "Bằng"}], "register_number": 7},
    ],
    ids=str,
)
def test_what_is_out_of_form_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match="certification"):
        certification_from_json(data)


def test_what_could_not_be_certified_is_told_by_its_field() -> None:
    nothing = certification_problems(Certification(COPY, (), "không số"))
    assert nothing == [
        ("certification", "certified_items_missing"),
        ("register_number", "register_number_wrong"),
    ]
    no_pages = Certification(COPY, (CertifiedItem("Bằng", 0, 1),))
    assert certification_problems(no_pages) == [("certification", "certified_count_wrong")]


@pytest.mark.parametrize(
    ("number", "count"),
    [
        ("12", 12),
        ("012", 12),
        ("12/2026-SCT/BS", 12),
        ("0", None),
        ("", None),
        ("SCT 12", None),
        ("1234567", None),
    ],
)
def test_the_running_number_is_what_a_number_begins_with(number: str, count: int | None) -> None:
    assert register_count(number) == count


def test_contracts_and_their_changes_share_one_book() -> None:
    book = same_book(CertificationKind.CONTRACT)
    assert book == same_book(CertificationKind.AMENDMENT) == same_book(CertificationKind.CORRECTION)
    assert same_book(COPY) == {COPY}
    assert same_book(SIGNATURE) == {SIGNATURE}
