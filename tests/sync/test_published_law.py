"""New law published at the centre reaches the counter by sync, and moves no dossier by itself."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from joined_office import here
from live_centre import LiveCentre

import resources
from app.runtime import Runtime
from app.verbs.enrol import join
from models.domain.clock import FixedClock
from models.queries.moved_dates import moved_dates
from models.services import catalogue
from server.publishing import PublicationWrong, publish, set_catalogue_key
from tests.builders import OFFICE, Counter, empty_counter, procedure_with_days, receive


def file_of(folder: Path, data: Any) -> Path:
    folder.mkdir(exist_ok=True)
    file = folder / f"{len(list(folder.iterdir()))}.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    return file


def test_a_new_version_is_offered_and_an_old_dossier_keeps_its_own(
    one: Runtime, centre: LiveCentre, clock: FixedClock, tmp_path: Path
) -> None:
    dossier = receive(one)
    given = copy.deepcopy(resources.read_json("catalogue/procedures.json"))
    (body,) = (p for p in given["procedures"] if p["code"] == dossier.procedure.code)
    body |= {"version": "2027-01", "time_limit": {"value": 9, "unit": "working_day"}}
    publish(
        centre.store, clock, "2027-01", procedures=file_of(tmp_path / "f", given), calendar=None
    )
    assert one.engine.run_once().ok
    offered = one.store.read(lambda s: catalogue.procedure(s, dossier.procedure.code))
    assert offered.time_limit is not None
    assert (offered.version, offered.time_limit.value) == ("2027-01", 9)
    assert here(one, dossier.id).procedure == dossier.procedure


def test_a_new_calendar_lists_what_it_moves_and_moves_nothing(
    one: Runtime, centre: LiveCentre, clock: FixedClock, tmp_path: Path
) -> None:
    dossier = receive(one)
    days = copy.deepcopy(resources.read_json("calendars/vn.json"))
    off = {"on": f"{dossier.due_at:%Y-%m-%d}", "kind": "holiday", "name": "Nghỉ thêm"}
    days["days"] = [*days["days"], off]
    publish(centre.store, clock, "lich-2", procedures=None, calendar=file_of(tmp_path / "f", days))
    assert one.engine.run_once().ok
    assert [one_.dossier_id for one_ in one.store.read(moved_dates)] == [dossier.id]
    assert here(one, dossier.id).due_at == dossier.due_at


@pytest.mark.parametrize(
    ("version", "data", "place"),
    [
        ("x" * 41, {"procedures": []}, "version"),
        ("2027-02", {"procedures": [{}]}, "procedures[0].code"),
        ("2027-02", [], "procedures"),
    ],
)
def test_what_is_out_of_form_is_not_published(
    centre: LiveCentre, clock: FixedClock, tmp_path: Path, version: str, data: Any, place: str
) -> None:
    with pytest.raises(PublicationWrong) as wrong:
        publish(
            centre.store, clock, version, procedures=file_of(tmp_path / "f", data), calendar=None
        )
    assert wrong.value.place == place
    with pytest.raises(PublicationWrong, match="nothing"):
        publish(centre.store, clock, "2027-02", procedures=None, calendar=None)


def test_the_key_of_catalogue_files_comes_with_enrolment(
    centre: LiveCentre, clock: FixedClock, tmp_path: Path
) -> None:
    set_catalogue_key(centre.store, "ab" * 32)
    with pytest.raises(PublicationWrong):
        set_catalogue_key(centre.store, "not a key")
    counter: Counter = empty_counter(tmp_path / "new", clock)
    with counter.open() as runtime:
        join(runtime, f"http://127.0.0.1:{centre.port}", centre.code(OFFICE))
        assert runtime.store.read(catalogue.trusted_key) == "ab" * 32
        assert procedure_with_days(runtime)
