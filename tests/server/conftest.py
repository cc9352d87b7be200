"""A seeded centre on each of the two databases, and counters that speak to it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from postgres_cluster import Cluster
from pretend_counter import Centre

from models.domain.clock import FixedClock
from models.domain.ids import new_id
from server.seed import seed
from server.store import Store, open_embedded, open_postgres

MORNING = datetime(2026, 11, 25, 1, 30, tzinfo=UTC)


@pytest.fixture
def clock() -> FixedClock:
    """Wednesday morning, 08:30 in Vietnam."""
    return FixedClock(MORNING)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    started = Cluster()
    with psycopg.connect(started.url("postgres"), autocommit=True) as connection:
        connection.execute("CREATE DATABASE seeded")
    store = open_postgres(started.url("seeded"))
    seed(store, FixedClock(MORNING))
    store.close()
    yield started
    started.stop()


@pytest.fixture(scope="session")
def seeded_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("centre")
    store = open_embedded(folder / "data", folder / "key")
    seed(store, FixedClock(MORNING))
    store.close()
    return folder


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A seeded store of its own for each test, on each database."""
    if request.param == "sqlite":
        folder = shutil.copytree(request.getfixturevalue("seeded_folder"), tmp_path / "centre")
        opened = open_embedded(folder / "data", folder / "key")
    else:
        opened = _fresh_postgres(request.getfixturevalue("cluster"))
    yield opened
    opened.close()


@pytest.fixture
def centre(store: Store, clock: FixedClock) -> Iterator[Centre]:
    opened = Centre(store, clock)
    yield opened
    opened.close()


def _fresh_postgres(cluster: Cluster) -> Store:
    name = "t" + new_id(MORNING).replace("-", "")
    with psycopg.connect(cluster.url("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE seeded")
    return open_postgres(cluster.url(name))
