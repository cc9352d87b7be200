"""A counter that has joined and holds numbers, copied fresh for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.runtime import Runtime
from models.domain.clock import FixedClock
from tests.builders import Counter, make_counter, morning, place_in


@pytest.fixture(scope="session")
def counter_template(tmp_path_factory: pytest.TempPathFactory) -> Counter:
    return make_counter(tmp_path_factory.mktemp("template") / "counter", morning())


@pytest.fixture
def clock() -> FixedClock:
    """Wednesday morning, 08:30 in Vietnam."""
    return morning()


@pytest.fixture
def counter(counter_template: Counter, clock: FixedClock, tmp_path: Path) -> Counter:
    copied = counter_template.copy_to(tmp_path / "counter")
    return Counter(place_in(copied.data_dir.parent, clock), clock)


@pytest.fixture
def runtime(counter: Counter) -> Iterator[Runtime]:
    with counter.open() as opened:
        yield opened
