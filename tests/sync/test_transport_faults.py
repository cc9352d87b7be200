"""One call never hangs and never lies: every odd answer becomes the right error in time."""

from __future__ import annotations

import time

import pytest
import zstandard
from odd_servers import answer, drips, odd_server, resets_after, says, silent

from models.errors import (
    AppError,
    CentreBusy,
    ClockWrong,
    ConnectionTrouble,
    JoinAgain,
    NotTheCentre,
    Offline,
    SyncRefused,
    TimedOut,
    UserError,
    WireTooOld,
)
from sync import protocol as wire
from sync.client import decode, refusal
from sync.transport import Answer, Transport, check_url, compress, decompress

WINDOW_S = 0.4
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n"
HTML = answer(b"<html>log in</html>", kind="text/html")


def call(url: str) -> Answer:
    transport = Transport(url, pace_window_s=WINDOW_S)
    try:
        return transport.call("POST", "/v1/push", b"{}", {})
    finally:
        transport.close()


@pytest.mark.parametrize(
    ("serve", "error", "code"),
    [
        (silent, TimedOut, "timed_out"),
        (drips(HEAD, 0.02), TimedOut, "timed_out"),
        (drips(b"HTTP/1.1 200 OK\r\nX-Slow: ", 0.02), TimedOut, "timed_out"),
        (says(HEAD + b"short"), NotTheCentre, "answer_cut_short"),
        (says(b"SSH-2.0-OpenSSH_9.2\r\n"), NotTheCentre, "not_http"),
        (resets_after(b""), Offline, "offline"),
        (resets_after(HEAD + b"{"), Offline, "offline"),
        (
            says(HEAD.replace(b"100000", b"9000000") + b" " * 9_000_000),
            NotTheCentre,
            "answer_too_large",
        ),
        (says(answer(b"no zstd", Content_Encoding="zstd")), NotTheCentre, "answer_unreadable"),
        (
            says(
                answer(
                    zstandard.compress(b" " * (wire.ANSWER_LIMIT_BYTES + 1)),
                    Content_Encoding="zstd",
                )
            ),
            NotTheCentre,
            "answer_too_large",
        ),
    ],
    ids=[
        "silence",
        "dripping body",
        "dripping headers",
        "cut short",
        "not HTTP",
        "reset before the answer",
        "reset in the answer",
        "too large",
        "not zstd",
        "a bomb",
    ],
)
def test_an_odd_answer_becomes_the_right_error_in_time(
    serve: object, error: type[AppError], code: str
) -> None:
    began = time.monotonic()
    with odd_server(serve) as url, pytest.raises(error) as raised:  # type: ignore[arg-type]
        call(url)
    assert raised.type is error
    assert raised.value.code == code
    assert time.monotonic() - began < 8 * WINDOW_S + 1


def test_nobody_listening_is_offline() -> None:
    with pytest.raises(Offline):
        call("http://127.0.0.1:9")


def test_a_slow_answer_that_keeps_its_pace_arrives() -> None:
    body = b'"' + b"a" * 20_000 + b'"'

    def serve(connection: object, stop: object) -> None:
        whole = answer(body)
        for start in range(0, len(whole), 2_500):
            connection.sendall(whole[start : start + 2_500])  # type: ignore[attr-defined]
            time.sleep(0.1)

    with odd_server(serve) as url:
        assert call(url).body == body


def test_a_login_page_is_not_the_centre() -> None:
    with odd_server(says(HTML)) as url, pytest.raises(NotTheCentre, match="not_json"):
        decode(call(url), wire.HealthAnswer)


def test_a_redirect_is_not_followed() -> None:
    moved = answer(b"", status="302 Found", Location="http://127.0.0.1:9/login")
    with odd_server(says(moved)) as url:
        assert isinstance(refusal(call(url)), NotTheCentre)


@pytest.mark.parametrize(
    "text", [b"", b"[]", b"{}", b'{"ok": 1, "version": "1", "database": "x"}', b"[" * 9_999]
)
def test_json_that_is_not_our_message_is_refused(text: bytes) -> None:
    got = Answer(200, {"content-type": "application/json"}, text)
    with pytest.raises(NotTheCentre, match="not_our_message"):
        decode(got, wire.HealthAnswer)


def test_a_message_with_more_than_we_know_is_read() -> None:
    body = b'{"ok": true, "version": "9", "database": "x", "later": [1]}'
    got = Answer(200, {"content-type": "application/json; charset=utf-8"}, body)
    assert decode(got, wire.HealthAnswer).version == "9"


@pytest.mark.parametrize(
    ("status", "reason", "kind"),
    [
        (401, "join_again", JoinAgain),
        (403, "cloned", JoinAgain),
        (401, "bad_signature", JoinAgain),
        (400, "clock_wrong", ClockWrong),
        (400, "wire_too_old", WireTooOld),
        (400, "bad_request", SyncRefused),
        (429, "too_many", CentreBusy),
        (503, "busy", CentreBusy),
    ],
)
def test_a_refusal_is_told_by_its_reason(status: int, reason: str, kind: type[AppError]) -> None:
    body = f'{{"reason": "{reason}", "retry_after_s": 7}}'.encode()
    said = refusal(Answer(status, {"content-type": "application/json"}, body))
    assert type(said) is kind
    if isinstance(said, CentreBusy):
        assert said.details["retry_after_s"] == 7


def test_a_proxy_in_trouble_is_a_busy_centre_and_a_strange_404_is_not_the_centre() -> None:
    page = {"content-type": "text/html"}
    assert isinstance(refusal(Answer(502, page, b"<html>")), CentreBusy)
    strange = refusal(Answer(404, page, b"<html>"))
    assert isinstance(strange, ConnectionTrouble)
    assert isinstance(strange, NotTheCentre)


@pytest.mark.parametrize(
    "url",
    [
        "http://centre.example",
        "ftp://127.0.0.1",
        "https://",
        "https://user@centre.example",
        "https://centre.example/?a=1",
        "http://[::1",
        "http://127.0.0.1:99999",
        "http://127.0.0.1:abc",
        "",
    ],
)
def test_an_address_that_will_not_do_is_refused_before_any_call(url: str) -> None:
    with pytest.raises(UserError, match="url_wrong"):
        check_url(url)


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        (" https://centre.example/ ", "https://centre.example"),
        ("http://127.0.0.1:8765", "http://127.0.0.1:8765"),
        ("http://[::1]:8765/", "http://[::1]:8765"),
    ],
)
def test_a_good_address_is_cleaned(url: str, clean: str) -> None:
    assert check_url(url) == clean


def test_bodies_travel_small_and_come_back_whole() -> None:
    body = b'{"a": "b"}' * 1_000
    packed, headers = compress(body)
    assert len(packed) < len(body) // 10
    assert headers == {"Content-Encoding": "zstd"}
    assert decompress(packed, len(body)) == body
    assert compress(b"{}") == (b"{}", {})
