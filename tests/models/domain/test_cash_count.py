"""The count of the drawer: what must be there, and what is missing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from models.domain.cash_count import CashCount

AMOUNTS = st.integers(min_value=0, max_value=10**12)


@given(opening=AMOUNTS, taken=AMOUNTS, missing=st.integers(-(10**9), 10**9))
def test_what_is_counted_is_what_was_there_what_came_and_the_difference(
    opening: int, taken: int, missing: int
) -> None:
    count = CashCount(opening, opening + taken + missing)
    assert count.expected_vnd(taken) == opening + taken
    assert count.difference_vnd(taken) == missing


def test_without_a_count_there_is_no_difference_to_tell() -> None:
    assert CashCount(500_000).difference_vnd(16_000) is None
    assert CashCount(None, 0).difference_vnd(16_000) == -16_000
