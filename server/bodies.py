"""Guards every request and answer: size, speed, compression, JSON that is sound, plain refusals.

It stands outside the web framework, so that nothing unread or unsound ever reaches it. No body,
header or parameter is ever logged.
"""

from __future__ import annotations

import asyncio
import json
import logging
import math
import re
import time
from typing import Any, NoReturn

import zstandard
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from models.errors import StorageBusy, StorageError
from server.refusals import RequestRefused
from sync.protocol import ANSWER_LIMIT_BYTES, REQUEST_LIMIT_BYTES, Refusal

RAW_BODY = "motcua.raw_body"
"""Where the body as sent lies in the scope: it is what a device signed."""

_DEEPEST = 20
_WINDOW_S = 15.0
_WINDOW_BYTES = 2 * 1024
_COMPRESSED_FROM_BYTES = 512
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
_log = logging.getLogger("server.requests")


class Guard:
    """ASGI middleware around the whole application."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = _Answer(send, is_zstd_welcome=b"zstd" in _header(scope, b"accept-encoding"))
        try:
            raw = await _read(scope, receive)
            scope[RAW_BODY] = raw
            body = _expanded(scope, raw)
            _check_json(body)
            await self._app(_without_encoding(scope, body), _replay(body, receive), answer.take)
        except Exception as error:  # the outermost frame: a bug must not end the server
            await answer.give(refused(*refusal_for(error)))


def refusal_for(error: Exception) -> tuple[int, Refusal]:
    """Status and body for whatever ended a request; what is not expected is logged, valueless."""
    if isinstance(error, RequestRefused):
        return error.status, error.refusal
    if isinstance(error, StorageBusy):
        return 503, Refusal(reason="busy", retry_after_s=5)
    if isinstance(error, StorageError):
        _log.error("store: %s", error.code)
        return 503, Refusal(reason="store", retry_after_s=60)
    _log.error("unexpected %s at %s", type(error).__name__, _place(error))
    return 500, Refusal(reason="internal")


def refused(status: int, refusal: Refusal) -> Response:
    """The answer that carries a refusal."""
    wait_s = refusal.retry_after_s
    headers = {} if wait_s is None else {"Retry-After": str(wait_s)}
    return Response(
        encoded(refusal), status_code=status, media_type="application/json", headers=headers
    )


class _Answer:
    """Holds an answer until it is whole, then sends it, compressed when that helps."""

    def __init__(self, send: Send, *, is_zstd_welcome: bool) -> None:
        self._send = send
        self._is_zstd_welcome = is_zstd_welcome
        self._start: Message = {}
        self._parts: list[bytes] = []
        self._is_sent = False

    async def take(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
        elif message["type"] == "http.response.body":
            self._parts.append(message.get("body", b""))
            if not message.get("more_body", False):
                await self._finish()

    async def give(self, response: Response) -> None:
        """Answer with this instead, unless an answer has gone out already."""
        if not self._is_sent:
            self._parts = []
            await self.take(
                {
                    "type": "http.response.start",
                    "status": response.status_code,
                    "headers": response.raw_headers,
                }
            )
            await self.take({"type": "http.response.body", "body": response.body})

    async def _finish(self) -> None:
        body = b"".join(self._parts)
        headers = [pair for pair in self._start["headers"] if pair[0] != b"content-length"]
        if self._is_zstd_welcome and len(body) >= _COMPRESSED_FROM_BYTES:
            body = zstandard.ZstdCompressor(level=3).compress(body)
            headers.append((b"content-encoding", b"zstd"))
        headers.append((b"vary", b"Accept-Encoding"))
        headers.append((b"cache-control", b"no-store"))
        headers.append((b"content-length", str(len(body)).encode()))
        self._is_sent = True
        await self._send({**self._start, "headers": headers})
        await self._send({"type": "http.response.body", "body": body})


def encoded(message: Any) -> bytes:
    """A wire message (a dataclass of `sync.protocol`) as JSON bytes."""
    return json.dumps(
        message, default=_fields, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    ).encode()


def _fields(message: Any) -> dict[str, Any]:
    return {name: getattr(message, name) for name in message.__dataclass_fields__}


async def _read(scope: Scope, receive: Receive) -> bytes:
    """The body as sent. Raises RequestRefused: 413 too_large, 408 too_slow."""
    announced = _header(scope, b"content-length")
    if announced.isdigit() and int(announced[:20]) > REQUEST_LIMIT_BYTES:
        raise RequestRefused(413, "too_large")
    parts: list[bytes] = []
    size, in_window, window_end_s = 0, 0, time.monotonic() + _WINDOW_S
    while True:
        try:
            message = await asyncio.wait_for(receive(), max(window_end_s - time.monotonic(), 0.01))
        except TimeoutError:
            message = {"type": "http.request", "body": b"", "more_body": True}
        if message["type"] == "http.disconnect":
            raise RequestRefused(400, "cut_short")
        part = message.get("body", b"")
        parts.append(part)
        size, in_window = size + len(part), in_window + len(part)
        if size > REQUEST_LIMIT_BYTES:
            raise RequestRefused(413, "too_large")
        if not message.get("more_body", False):
            return b"".join(parts)
        if time.monotonic() >= window_end_s:
            if in_window < _WINDOW_BYTES:
                raise RequestRefused(408, "too_slow")
            in_window, window_end_s = 0, time.monotonic() + _WINDOW_S


def _expanded(scope: Scope, raw: bytes) -> bytes:
    encoding = _header(scope, b"content-encoding").strip().lower()
    if encoding in (b"", b"identity"):
        return raw
    if encoding != b"zstd":
        raise RequestRefused(415, "bad_encoding")
    reader = zstandard.ZstdDecompressor(max_window_size=ANSWER_LIMIT_BYTES).stream_reader(raw)
    try:
        body = reader.read(ANSWER_LIMIT_BYTES + 1)
    except (zstandard.ZstdError, MemoryError):
        raise RequestRefused(400, "bad_encoding") from None
    if len(body) > ANSWER_LIMIT_BYTES:
        raise RequestRefused(413, "too_large")
    return bytes(body)


def _check_json(body: bytes) -> None:
    """Refuse JSON that two readers could understand differently, or that is too deep."""
    if not body:
        return
    try:
        value = json.loads(body.decode(), parse_constant=_no_constant, parse_float=_finite)
        if _SURROGATE.search(body) is not None:
            json.dumps(value, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise RequestRefused(400, "bad_json") from None
    level = [value]
    for _ in range(_DEEPEST):
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, dict | list)
        ]
    if level:
        raise RequestRefused(400, "too_deep")


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError("not a finite number")
    return value


def _header(scope: Scope, name: bytes) -> bytes:
    return b",".join(value for key, value in scope["headers"] if key.lower() == name)


def _without_encoding(scope: Scope, body: bytes) -> Scope:
    replaced = (b"content-encoding", b"content-length", b"transfer-encoding")
    headers = [pair for pair in scope["headers"] if pair[0].lower() not in replaced]
    headers.append((b"content-length", str(len(body)).encode()))
    return {**scope, "headers": headers}


def _replay(body: bytes, receive: Receive) -> Receive:
    parts = [body]

    async def next_message() -> Message:
        if parts:
            return {"type": "http.request", "body": parts.pop(), "more_body": False}
        return await receive()

    return next_message


def _place(error: BaseException) -> str:
    """Where an error came from, without any value."""
    trace, place = error.__traceback__, "?"
    while trace is not None:
        place = f"{trace.tb_frame.f_code.co_filename.rpartition('/')[2]}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
