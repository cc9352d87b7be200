"""Two counters of one office that worked without the centre, and then meet it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.process.program import (
    AGENCY,
    BLOCK,
    DAY,
    Centre,
    Counter,
    assert_books_add_up,
    line,
)

pytestmark = [pytest.mark.process, pytest.mark.long]


def test_a_thousand_dossiers_of_two_offline_counters_meet_at_the_centre_each_once(
    tmp_path: Path,
) -> None:
    centre = Centre(tmp_path / "server")
    counters = [Counter(tmp_path / name) for name in ("first", "second")]
    with centre.serving():
        for counter in counters:
            counter.enrol(centre.address, centre.code())
    port = centre.port
    with ThreadPoolExecutor() as both:
        lines = [line(number) for number in range(BLOCK)]
        told = [done.acknowledged() for done in both.map(lambda c: c.intake(lines), counters)]
    expected = {pair[0]: pair[1] for pairs in told for pair in pairs}
    assert len(expected) == len(set(expected.values())) == 2 * BLOCK
    assert all(code.startswith(f"{AGENCY}-{DAY}-") for code in expected.values())
    with centre.serving(port):
        for counter in (*counters, *counters):
            counter.sync()
    for counter in counters:
        content = counter.dump()
        assert {d["id"]: d["code"] for d in content["dossiers"]} == expected
        assert content["outbox"] == content["conflicts"] == []
        assert not any(d["waiting"] or d["disputed_code"] for d in content["dossiers"])
        assert all(d["synced_at"] and len(d["history"]) == 1 for d in content["dossiers"])
        assert_books_add_up(content)
