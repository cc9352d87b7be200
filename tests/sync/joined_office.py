"""A seeded centre and two counters of one office on a line that can be cut, and eyes on them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
from live_centre import Line, LiveCentre
from sqlalchemy import select

from app.runtime import Runtime
from app.verbs.enrol import join
from models.domain.clock import FixedClock
from models.domain.dossier_json import dossier_to_json
from models.domain.workflow import Action, Role
from models.dossier_rows import dossier_of, dossier_row, history_of
from models.facts import write_fact
from models.services.enrolment import enrolment
from models.services.processing import Act
from models.tables import DossierRow
from server.seed import seed
from server.store import open_embedded
from tests.builders import OFFICE, OFFICIAL, Counter, empty_counter, morning, place_in


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A seeded centre and two counters of one office, joined and synced once, all closed."""
    folder, clock = tmp_path_factory.mktemp("office"), morning()
    store = open_embedded(folder / "centre" / "data", folder / "centre" / "key")
    seed(store, clock)
    centre = LiveCentre(store, clock)
    empty = empty_counter(folder / "empty", clock)
    for name in ("one", "two"):
        empty.copy_to(folder / name)
        with Counter(place_in(folder / name, clock), clock).open() as runtime:
            join(runtime, f"http://127.0.0.1:{centre.port}", centre.code(OFFICE))
            assert runtime.engine.run_once().error is None
    centre.close()
    return folder


@pytest.fixture
def here_and_there(office: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(office, tmp_path / "office"))


@pytest.fixture
def centre(here_and_there: Path, clock: FixedClock) -> Iterator[LiveCentre]:
    folder = here_and_there / "centre"
    live = LiveCentre(open_embedded(folder / "data", folder / "key"), clock)
    yield live
    live.close()


@pytest.fixture
def line(centre: LiveCentre) -> Iterator[Line]:
    opened = Line(centre.port)
    yield opened
    opened.close()


@pytest.fixture
def counters(here_and_there: Path, line: Line, clock: FixedClock) -> Iterator[list[Runtime]]:
    opened = []
    for name in ("one", "two"):
        runtime = Counter(place_in(here_and_there / name, clock), clock).open()
        joined = runtime.store.read(enrolment)
        moved = asdict(replace(joined, server_url=line.url))
        runtime.store.write(lambda s, moved=moved: write_fact(s, "enrolment", moved))
        opened.append(runtime)
    yield opened
    for runtime in opened:
        runtime.close()


@pytest.fixture
def one(counters: list[Runtime]) -> Runtime:
    return counters[0]


@pytest.fixture
def two(counters: list[Runtime]) -> Runtime:
    return counters[1]


def here(runtime: Runtime, dossier_id: str) -> Any:
    return runtime.store.read(
        lambda s: dossier_of(dossier_row(s, dossier_id), history_of(s, dossier_id))
    )


def whole(runtime: Runtime) -> dict[str, Any]:
    """Every dossier with its history lines, as comparable values."""

    def read(session: Any) -> dict[str, Any]:
        ids = session.scalars(select(DossierRow.id)).all()
        return {
            id_: (
                dossier_to_json(dossier_of(dossier_row(session, id_))),
                {entry.id for entry in history_of(session, id_)},
            )
            for id_ in ids
        }

    return runtime.store.read(read)


def act(runtime: Runtime, dossier_id: str, action: Action, role: Role, **data: Any) -> None:
    runtime.processing.act(
        Act(dossier_id=dossier_id, action=action, official=OFFICIAL, role=role, data=data)
    )
