"""Pages or copies are corrected: what is owed follows, what was taken or excused stays."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import resources
from models.domain.certification import (
    Certification,
    CertificationKind,
    CertifiedItem,
    certification_fees_from_json,
    certification_to_json,
    fee_of,
)
from models.domain.certification_change import repriced
from models.domain.dossier import Dossier, DossierStatus
from models.domain.fees import FeeLine
from models.domain.moves import Move, moved
from models.domain.rules import CounterRules
from models.domain.workflow import Action, Role
from tests.models.domain.test_moves_properties import BEGAN, CALENDAR, OFFICIAL, REASON, beginning

TABLE = resources.read_json("certification/fees.json")
RULES = certification_fees_from_json(TABLE)
ON = BEGAN.date()


def copies(*papers: tuple[str, int, int]) -> Certification:
    return Certification(CertificationKind.COPY, tuple(CertifiedItem(*one) for one in papers))


def line(name: str, amount_vnd: int, **more: Any) -> FeeLine:
    return FeeLine(name=f"Phí chứng thực bản sao: {name}", amount_vnd=amount_vnd, **more)


@pytest.mark.parametrize(
    ("pages", "copies_count", "amount"),
    [
        (1, 1, 2_000),
        (2, 1, 4_000),
        (3, 1, 5_000),
        (3, 4, 20_000),
        (197, 1, 199_000),
        (198, 1, 200_000),
        (199, 1, 200_000),
        (200, 3, 600_000),
        (10_000, 999, 999 * 200_000),
    ],
)
def test_pages_are_priced_up_to_the_cap_of_each_copy(
    pages: int, copies_count: int, amount: int
) -> None:
    (owed,) = fee_of(copies(("Bằng", pages, copies_count)), RULES, ON)
    assert owed.amount_vnd == amount


def test_every_rule_names_its_source_and_says_that_its_text_was_not_read() -> None:
    assert all(rule.source and not rule.is_verified for rule in RULES)


@pytest.mark.parametrize(
    ("days", "what"),
    [
        ({"valid_from": "2026-12-31"}, "another rule"),
        ({"valid_from": None}, "another rule"),
        ({"valid_from": "2016-01-01", "valid_until": "2017-01-01"}, "another rule"),
        ({"valid_from": "2016-01-02", "valid_until": "2016-01-01"}, "ends before"),
    ],
)
def test_two_rules_of_one_kind_never_count_on_one_day(days: dict[str, Any], what: str) -> None:
    second = {**TABLE["rules"][0], **days}
    with pytest.raises(ValueError, match=what):
        certification_fees_from_json({"rules": [*TABLE["rules"], second]})
    closed = {**TABLE["rules"][0], "valid_until": "2026-12-31"}
    follows = {**TABLE["rules"][0], "valid_from": "2027-01-01"}
    rest = TABLE["rules"][1:]
    assert len(certification_fees_from_json({"rules": [closed, follows, *rest]})) == len(rest) + 2


ONE = copies(("Bằng", 3, 1), ("Bảng điểm", 1, 1))
PAID = line("Bằng", 5_000, paid_at=BEGAN)
EXCUSED = line("Bằng", 5_000, exempt_reason="Hộ nghèo")
MARKS = line("Bảng điểm", 2_000)


@pytest.mark.parametrize(
    ("fees", "after", "expected"),
    [
        pytest.param(
            [line("Bằng", 5_000), MARKS],
            copies(("Bằng", 3, 2)),
            [line("Bằng", 10_000)],
            id="open lines follow",
        ),
        pytest.param(
            [PAID, MARKS],
            copies(("Bằng", 3, 2), ("Bảng điểm", 1, 1)),
            [PAID, line("Bằng", 5_000), MARKS],
            id="the rest of a paid one is owed",
        ),
        pytest.param(
            [PAID, MARKS], copies(("Bằng", 1, 1)), [PAID], id="what was paid too much stays"
        ),
        pytest.param(
            [EXCUSED, MARKS], copies(("Bằng", 9, 9)), [EXCUSED], id="excused stays excused"
        ),
        pytest.param([], copies(("Bằng", 9, 9)), [], id="nobody wanted these fees"),
        pytest.param(
            [line("Bằng", 5_000), MARKS, FeeLine(name="Phí khác", amount_vnd=1)],
            None,
            [FeeLine(name="Phí khác", amount_vnd=1)],
            id="nothing is certified any more",
        ),
        pytest.param(
            [line("Bằng", 5_000), MARKS],
            replace(ONE, register_number="12"),
            [line("Bằng", 5_000), MARKS],
            id="only the number of the book",
        ),
    ],
)
def test_the_fees_follow_the_papers(
    fees: list[FeeLine], after: Certification | None, expected: list[FeeLine]
) -> None:
    assert list(repriced(fees, ONE, after, RULES, ON)) == expected


def corrected(dossier: Dossier, certification: Certification, role: Role) -> Dossier:
    data = {**REASON, "fields": {"certification": certification_to_json(certification)}}
    move = Move(action=Action.CORRECT, official=OFFICIAL, role=role, at=BEGAN, data=data)
    done = moved(dossier, move, CALENDAR, CounterRules(certification_fees=RULES))
    if done.dossier.fees != dossier.fees:
        assert [fee["amount_vnd"] for fee in done.data["before"]["fees"]] == [
            fee.amount_vnd for fee in dossier.fees
        ]
    return done.dossier


def test_a_correction_of_pages_is_owed_and_keeps_the_old_fees_in_the_history() -> None:
    before = replace(beginning(online=False, fees=fee_of(ONE, RULES, ON)), certification=ONE)
    after = corrected(before, copies(("Bằng", 3, 2)), Role.COUNTER_OFFICIAL)
    assert after.fees == (line("Bằng", 10_000),)


def test_once_the_result_was_handed_over_nothing_more_is_owed() -> None:
    before = replace(beginning(online=False, fees=(PAID, MARKS)), certification=ONE)
    ended = replace(before, status=DossierStatus.RETURNED)
    assert corrected(ended, copies(("Bằng", 9, 9)), Role.HEAD).fees == (PAID, MARKS)
