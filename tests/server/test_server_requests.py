"""Bad requests get a plain refusal: never an error of the server, never a change, never a name."""

from __future__ import annotations

import json
import logging
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
import zstandard
from pretend_counter import AGENCY, Centre, Counter

from models.domain.dossier import DossierStatus

pytestmark = pytest.mark.long

PUSH = "/v1/push"


def deep(depth: int) -> bytes:
    return b'{"operations":[],"sent_at":"x","more":' + b"[" * depth + b"]" * depth + b"}"


@pytest.mark.parametrize(
    ("body", "status", "reason"),
    [
        (b"", 400, "bad_request"),
        (b"{", 400, "bad_json"),
        (b"\xff\xfe{\x00}\x00", 400, "bad_json"),
        (b"[]", 400, "bad_request"),
        (b'{"operations":null,"sent_at":"x"}', 400, "bad_request"),
        (b'{"operations":[],"sent_at":NaN}', 400, "bad_json"),
        (b'{"operations":[],"sent_at":"x","more":1e999}', 400, "bad_json"),
        (b'{"operations":[],"sent_at":"x","more":' + b"1" * 5_000 + b"}", 400, "bad_json"),
        (b'{"operations":[],"sent_at":"\\ud800"}', 400, "bad_json"),
        (b'{"operations":[],"sent_at":"\\ud83d\\ude00"}', 200, None),
        (deep(19), 200, None),
        (deep(20), 400, "too_deep"),
        (deep(100_000), 400, "bad_json"),
        (b" " * (2 * 1024 * 1024 + 1), 413, "too_large"),
    ],
)
def test_a_body_that_is_not_sound_is_refused_with_its_reason(
    centre: Centre, body: bytes, status: int, reason: str | None
) -> None:
    counter = centre.counter()
    reply = counter.ask("POST", PUSH, body)
    assert (reply.status, reply.data.get("reason")) == (status, reason)
    assert counter.pull()["cursor"] == 0


def test_two_hundred_and_one_operations_are_too_many(centre: Centre) -> None:
    counter = centre.counter()
    operation = counter.receive(counter.dossier())
    message = {"operations": [operation] * 201, "sent_at": operation.made_at}
    reply = counter.ask("POST", PUSH, message)
    assert (reply.status, reply.reason) == (413, "too_many_operations")


@pytest.mark.parametrize(
    "query",
    ["cursor=-1", "cursor=9223372036854775808", "cursor=x", "cursor=1.5", "limit=0", "limit=201"],
)
def test_a_cursor_or_limit_out_of_range_is_refused(centre: Centre, query: str) -> None:
    reply = centre.counter().ask("GET", f"/v1/pull?{query}")
    assert (reply.status, reply.reason) == (400, "bad_request")


@pytest.mark.parametrize(
    "target",
    ["/v1/dossiers/%2e%2e", "/v1//dossiers", "/v1/dossiers/a%00b", "/v1/dossiers?code=%27--"],
)
def test_an_odd_path_finds_nothing_and_breaks_nothing(centre: Centre, target: str) -> None:
    assert centre.counter().ask("GET", target).status in (400, 404)


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "TRACE", "DELETE", "PUT"])
def test_other_methods_are_not_allowed(centre: Centre, method: str) -> None:
    assert centre.ask(method, "/v1/pull").status == 405


def test_a_request_without_headers_must_join(centre: Centre) -> None:
    for method, target in (("GET", "/v1/pull"), ("GET", "/v1/catalogue"), ("GET", "/v1/dossiers")):
        reply = centre.ask(method, target)
        assert (reply.status, reply.reason) == (401, "join_again")


def test_requests_and_answers_may_be_compressed_with_zstd(centre: Centre) -> None:
    counter = centre.counter()
    operation = counter.receive(counter.dossier(f"{AGENCY}-261125-0001"))
    body = json.dumps(
        {"operations": [_plain(operation)], "sent_at": operation.made_at}, ensure_ascii=False
    ).encode()
    packed = zstandard.ZstdCompressor().compress(body)
    headers = {**counter.signed("POST", PUSH, packed), "Content-Encoding": "zstd"}
    assert centre.ask("POST", PUSH, packed, headers).data["results"][0]["revision"] == 1
    welcome = {**counter.signed("GET", "/v1/pull"), "Accept-Encoding": "gzip, zstd"}
    reply = centre.ask("GET", "/v1/pull", b"", welcome)
    assert reply.headers["content-encoding"] == "zstd"
    assert reply.data["cursor"] == 1


def test_a_compressed_body_that_grows_without_end_is_refused(centre: Centre) -> None:
    counter = centre.counter()
    for packed, status in (
        (zstandard.ZstdCompressor().compress(b" " * 100_000_000), 413),
        (b"not zstd at all", 400),
    ):
        headers = {**counter.signed("POST", PUSH, packed), "Content-Encoding": "zstd"}
        assert centre.ask("POST", PUSH, packed, headers).status == status
    headers = {**counter.signed("POST", PUSH, b"x"), "Content-Encoding": "gzip"}
    assert centre.ask("POST", PUSH, b"x", headers).reason == "bad_encoding"


def test_another_content_type_is_refused(centre: Centre) -> None:
    counter = centre.counter()
    body = b'{"operations":[],"sent_at":"x"}'
    headers = {**counter.signed("POST", PUSH, body), "Content-Type": "text/plain"}
    assert centre.ask("POST", PUSH, body, headers).status == 400


def test_nothing_that_was_sent_reaches_a_log(
    centre: Centre, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    counter = centre.counter()
    counter.push(counter.receive(counter.dossier(note="Bí mật của bà Thử")))
    counter.push(counter.receive(counter.dossier(sets_count=-1)))
    counter.ask("POST", PUSH, {"operations": "Nông Văn Thử", "sent_at": "x"})
    for private in ("Thử", "0912345678", counter.token):
        assert private not in caplog.text


def test_the_published_description_is_made_of_the_wire_messages(centre: Centre) -> None:
    document = centre.ask("GET", "/openapi.json").data
    schemas = document["components"]["schemas"]
    assert {"PushRequest", "Operation", "OperationResult", "LeaseGrant", "Refusal"} <= set(schemas)
    assert "HTTPValidationError" not in schemas
    assert set(document["paths"]) >= {"/v1/enrol", "/v1/hello", "/v1/dossiers/{dossier_id}"}


def test_health_needs_no_proof_and_the_catalogue_is_complete(centre: Centre) -> None:
    health = centre.ask("GET", "/health").data
    assert (health["ok"], health["database"]) == (True, centre.store.kind)
    counter = centre.counter()
    answer = counter.ask("GET", "/v1/catalogue").data
    assert answer["version"] == counter.hello().data["catalogue_version"]
    assert len(answer["procedures"]["procedures"]) > 10
    assert answer["calendar"]


def test_readers_of_a_feed_see_every_row_while_twenty_counters_write(centre: Centre) -> None:
    counters = [centre.counter() for _ in range(20)]
    readers = [[centre.counter() for _ in range(8)] for _ in range(2)]
    is_over = Event()
    with ThreadPoolExecutor(len(counters) + len(readers)) as pool:
        reading = [pool.submit(_follow, group, is_over) for group in readers]
        writing = [pool.submit(_write, counter, 4) for counter in counters]
        written = [dossier_id for one in writing for dossier_id in one.result(120)]
        is_over.set()
        for reader in reading:
            assert reader.result(60) == dict.fromkeys(written, 2)
    assert len(written) == 20 * 4 * 3


def _write(counter: Counter, pushes: int) -> list[str]:
    """Receive three dossiers at a time, then act on each: revision 2 is the last of all."""
    written = []
    received, handed = DossierStatus.RECEIVED, DossierStatus.PROCESSING
    for _ in range(pushes):
        ids = [counter.dossier().id for _ in range(3)]
        receipts = [counter.receive(counter.dossier(id=one)) for one in ids]
        acts = [counter.act(one, "hand_over", received, handed, 1) for one in ids]
        for results in (counter.push(*receipts), counter.push(*acts)):
            assert {result["outcome"] for result in results} == {"accepted"}
        written += ids
    return written


def _follow(group: list[Counter], is_over: Event) -> dict[str, int]:
    """Read on from the cursor with several devices in turn: the last revision seen of each."""
    seen: dict[str, int] = {}
    cursor = 0
    for turn in range(95 * len(group)):
        is_last = is_over.is_set()
        answer = group[turn % len(group)].pull(cursor, 7)
        seen |= {change["dossier"]["id"]: change["revision"] for change in answer["changes"]}
        if is_last and not answer["more"]:
            return seen
        if answer["cursor"] == cursor:
            is_over.wait(0.02)
        cursor = answer["cursor"]
    raise AssertionError("the writers did not end")


def _plain(operation: object) -> dict[str, object]:
    names = type(operation).__dataclass_fields__  # type: ignore[attr-defined]
    return {name: getattr(operation, name) for name in names}
