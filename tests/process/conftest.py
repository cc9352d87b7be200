"""One centre and one joined counter are made once; each test gets a copy of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.process.program import Centre, Counter, line


@pytest.fixture(scope="session")
def joined(tmp_path_factory: pytest.TempPathFactory) -> Counter:
    """A counter that has joined a centre which is gone since; three dossiers are in it."""
    home = tmp_path_factory.mktemp("joined")
    counter = Counter(home / "counter")
    with Centre(home / "server").serving() as centre:
        said = counter.enrol(centre.address, centre.code())
    (counter.home / "recovery-key").write_text(said["recovery_key"], encoding="ascii")
    assert len(counter.intake([line(n) for n in range(3)]).acknowledged()) == 3
    return counter


@pytest.fixture
def counter(joined: Counter, tmp_path: Path) -> Counter:
    """The joined counter, to be spoiled."""
    return joined.copy(tmp_path / "counter")


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Centre]:
    """A centre that answers while the test runs."""
    with Centre(tmp_path / "server").serving() as running:
        yield running
