"""A small quarter through `intake` and `act`: II.06a is what a count of another hand says."""

from __future__ import annotations

import pytest

from tests.process.program import Counter
from tests.process.quarter import MONTHS, counted, differences, enter, lines

pytestmark = pytest.mark.process


def test_each_month_equals_the_independent_count(counter: Counter) -> None:
    made, chance = lines(120, seed=7)
    enter(counter, made, chance)
    dump = counter.dump()
    assert differences(counter, dump) == []
    september = counted(dump, *MONTHS[-1])
    filled = {column for row in september.values() for column, count in row.items() if count}
    assert filled >= {"c4", "c5", "c6", "c8", "c10", "c12"}, "a count of nothing proves nothing"
