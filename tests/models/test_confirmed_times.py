"""A time the office has confirmed goes with every dossier received from then on, and no further."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from app.runtime import Runtime
from models.domain.catalogue_change import catalogue_from_json
from models.domain.dossier import OfficialRef
from models.errors import NotFound, UserError
from models.queries.dossier_detail import dossier_detail
from models.services import catalogue
from models.services.catalogue import ConfirmedTime
from tests.builders import MORNING, command

CODE = "9.000001"
HEAD = OfficialRef("o-1", "Nông Thị Ví Dụ")
THREE_DAYS = {"value": 3, "unit": "working_day"}


def body(version: str = "1", days: int = 3, **more: Any) -> dict[str, Any]:
    limit = {**THREE_DAYS, "value": days}
    named = {"code": CODE, "name": "Thủ tục thử", "sector": "Thử", "version": version}
    return {**named, "time_limit": limit, **more}


def take(runtime: Runtime, *bodies: Mapping[str, Any]) -> None:
    edition = catalogue_from_json({"version": "9", "procedures": list(bodies)})
    runtime.store.write(lambda s: catalogue.take_catalogue(s, edition))


def confirm(runtime: Runtime, version: str = "1", code: str = CODE) -> None:
    runtime.store.write(lambda s: catalogue.confirm_time(s, code, version, HEAD, MORNING))


def is_verified(runtime: Runtime) -> bool:
    return runtime.store.read(lambda s: catalogue.procedure(s, CODE)).time_verified


def history(runtime: Runtime) -> tuple[ConfirmedTime, ...]:
    return runtime.store.read(lambda s: catalogue.confirmed_times(s, CODE))


def received(runtime: Runtime) -> str:
    wanted = replace(command(runtime), procedure_code=CODE)
    return runtime.intake.receive(wanted)[0].id


def kept(runtime: Runtime, dossier_id: str) -> bool:
    found = runtime.store.read(lambda s: dossier_detail(s, dossier_id))
    return found.dossier.procedure.time_verified


def test_only_dossiers_received_after_it_carry_the_confirmation(runtime: Runtime) -> None:
    take(runtime, body())
    before = received(runtime)
    confirm(runtime)
    after = received(runtime)
    assert (kept(runtime, before), kept(runtime, after)) == (False, True)
    (offered,) = runtime.store.read(catalogue.procedures)
    assert offered.time_verified


def test_who_confirmed_and_when_is_kept(runtime: Runtime) -> None:
    take(runtime, body())
    confirm(runtime)
    assert history(runtime) == (ConfirmedTime(CODE, "1", HEAD, MORNING, still_holds=True),)


def test_a_new_version_is_unverified_again_and_the_history_stays(runtime: Runtime) -> None:
    take(runtime, body())
    confirm(runtime)
    take(runtime, body("2"))
    assert not is_verified(runtime)
    assert [one.version for one in history(runtime)] == ["1"]
    confirm(runtime, "2")
    assert is_verified(runtime)


def test_another_time_under_the_same_version_is_unverified_again(runtime: Runtime) -> None:
    take(runtime, body())
    confirm(runtime)
    take(runtime, body(days=5))
    assert not is_verified(runtime)
    assert [one.still_holds for one in history(runtime)] == [False]


def test_another_fee_under_the_same_version_leaves_the_time_confirmed(runtime: Runtime) -> None:
    take(runtime, body(terms=[{"channel": "online", "fee_vnd": 5000}]))
    confirm(runtime)
    take(runtime, body(terms=[{"channel": "online", "fee_vnd": 9000}]))
    assert is_verified(runtime)


def test_another_time_of_one_channel_is_unverified_again(runtime: Runtime) -> None:
    online = {"channel": "online", "time_limit": THREE_DAYS}
    take(runtime, body(terms=[online]))
    confirm(runtime)
    take(runtime, body(terms=[{**online, "time_limit": {**THREE_DAYS, "value": 2}}]))
    assert not is_verified(runtime)


def test_nothing_is_confirmed_where_no_time_is_or_it_was_confirmed(runtime: Runtime) -> None:
    take(runtime, body(time_limit=None))
    with pytest.raises(UserError, match="time_missing"):
        confirm(runtime)
    take(runtime, body(time_verified=True))
    with pytest.raises(UserError, match="time_confirmed_before"):
        confirm(runtime)
    with pytest.raises(NotFound, match="procedure_not_found"):
        confirm(runtime, code="9.999999")
    assert history(runtime) == ()
