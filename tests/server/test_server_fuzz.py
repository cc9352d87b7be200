"""Whatever is put into the fields of a message, the centre answers with a result or a refusal."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pretend_counter import AGENCY, Centre

from models.domain.dossier import DossierStatus
from sync.protocol import Operation

_ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.sampled_from(
        ["0001-01-01T00:00:00+07:00", "9999-12-31T23:59:59-12:00", "'; DROP TABLE dossier; --"]
    ),
    st.just([]),
    st.just({}),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.sampled_from(["id", "name", "on", "\0"]), st.text(max_size=3), max_size=2),
)
_PATHS = st.lists(st.integers(0, 40), min_size=1, max_size=4)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(places=st.lists(st.tuples(_PATHS, _ODD), min_size=1, max_size=2), is_act=st.booleans())
def test_odd_values_anywhere_in_an_operation_never_break_the_centre(
    centre: Centre, places: list[tuple[list[int], Any]], is_act: bool
) -> None:
    counter = centre.counter()
    good = counter.receive(counter.dossier())
    assert counter.push(good)[0]["outcome"] == "accepted"
    operation: Operation = counter.receive(counter.dossier())
    if is_act:
        received, after = DossierStatus.RECEIVED, DossierStatus.PROCESSING
        operation = counter.act(
            good.dossier_id, "hand_over", received, after, 1, note="a", papers=[{"name": "b"}]
        )
    body = copy.deepcopy({name: getattr(operation, name) for name in Operation.__slots__})
    for path, value in places:
        _put(body, path, value)
    message = {"operations": [body], "sent_at": operation.made_at}
    reply = counter.ask("POST", "/v1/push", message)
    assert reply.status in (200, 400), (reply.status, reply.body)
    changes = counter.pull(max(counter.hello().data["feed_end"] - 2, 0))["changes"]
    assert all(change["dossier"]["agency_id"] == AGENCY for change in changes)


def _put(node: Any, path: list[int], value: Any) -> None:
    """Walk into a nested value by numbers taken modulo its size, and replace what is there."""
    keys = list(node) if isinstance(node, dict) else list(range(len(node)))
    if not keys:
        return
    key = keys[path[0] % len(keys)]
    inner = node[key]
    if len(path) > 1 and isinstance(inner, dict | list) and inner:
        _put(inner, path[1:], value)
    else:
        node[key] = value
