"""One HTTP call that cannot hang: it ends when too few bytes move or the answer is too large.

`requests` has no deadline of its own: a peer that drips a byte a second would hold a call for ever.
A watch over the call cuts the socket when less than 2 KiB arrives in any 15 seconds.
"""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import requests
import urllib3
import zstandard
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection

from models.errors import NotTheCentre, Offline, TimedOut, TlsFailed, UserError
from sync.protocol import ANSWER_LIMIT_BYTES

PACE_BYTES = 2 * 1024
PACE_WINDOW_S = 15.0
CONNECT_TIMEOUT_S = 5.0
_COMPRESS_FROM_BYTES = 1024
_READ_BYTES = 64 * 1024
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers with lower-case names, and the whole body, decompressed."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class _Watch:
    """Shuts the socket of the call it watches when the deadline passes without progress."""

    def __init__(self, window_s: float) -> None:
        self._window_s = window_s
        self._deadline = time.monotonic() + CONNECT_TIMEOUT_S + window_s
        self._done = threading.Event()
        self.sock: Any = None
        self.cut = False
        self._thread = threading.Thread(target=self._run, name="call-watch", daemon=True)

    def __enter__(self) -> _Watch:
        self._thread.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self._done.set()
        self._thread.join()

    def progress(self) -> None:
        """Enough has moved: a new window begins."""
        self._deadline = time.monotonic() + self._window_s

    def _run(self) -> None:
        while not self._done.wait(min(0.25, self._window_s / 4)):
            if time.monotonic() > self._deadline:
                self.cut = True
                self._shut()
                return

    def follow(self, connection: Any) -> None:
        """Remember the socket itself: a connection lets go of it before the body is read."""
        self.sock = connection.sock or self.sock

    def abort(self) -> None:
        """End the call now."""
        self.cut = True
        self._shut()

    def _shut(self) -> None:
        if self.sock is not None:
            try:
                self.sock.shutdown(2)
            except OSError:
                return  # already gone, which is what was wanted


_current = threading.local()


class _WatchedMixin:
    """Tells the watch of this thread's call which socket it uses."""

    def _new_conn(self) -> Any:
        sock = super()._new_conn()  # type: ignore[misc]
        watch: _Watch | None = getattr(_current, "watch", None)
        if watch is not None:
            watch.sock = sock  # so that a handshake that drips is cut too
        return sock

    def request(self, *args: Any, **kwargs: Any) -> Any:
        watch: _Watch | None = getattr(_current, "watch", None)
        if watch is not None:
            watch.follow(self)
        return super().request(*args, **kwargs)  # type: ignore[misc]

    def getresponse(self) -> Any:
        watch: _Watch | None = getattr(_current, "watch", None)
        if watch is not None:
            watch.follow(self)
            watch.progress()
        return super().getresponse()  # type: ignore[misc]


class _WatchedHTTP(_WatchedMixin, HTTPConnection):
    pass


class _WatchedHTTPS(_WatchedMixin, HTTPSConnection):
    pass


class _HTTPPool(urllib3.HTTPConnectionPool):
    ConnectionCls = _WatchedHTTP


class _HTTPSPool(urllib3.HTTPSConnectionPool):
    ConnectionCls = _WatchedHTTPS


class _WatchedAdapter(HTTPAdapter):
    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _HTTPPool, "https": _HTTPSPool}


def check_url(url: str) -> str:
    """The address of a centre without a slash at its end.

    Raises UserError(`url_wrong`) when it is no https address; plain http is for loopback only.
    """
    try:
        parts = urlsplit(url.strip())
        parts.port  # noqa: B018 - reading it checks it
    except ValueError:
        raise UserError("url_wrong") from None
    plain = parts.scheme == "http" and parts.hostname in _LOOPBACK
    odd = parts.username or parts.query or parts.fragment or not parts.hostname
    if odd or not (parts.scheme == "https" or plain):
        raise UserError("url_wrong")
    return url.strip().rstrip("/")


class Transport:
    """Calls one centre over one kept connection. For one thread at a time."""

    def __init__(self, base_url: str, *, pace_window_s: float = PACE_WINDOW_S) -> None:
        self._base_url = check_url(base_url)
        self._window_s = pace_window_s
        self._session = requests.Session()
        self._session.trust_env = False
        self._watch: _Watch | None = None
        self._aborted = False
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, _WatchedAdapter(max_retries=0))

    def close(self) -> None:
        self._session.close()

    def abort(self) -> None:
        """End the call in progress and refuse further ones; may be called from any thread."""
        self._aborted = True
        watch = self._watch
        if watch is not None:
            watch.abort()

    def call(self, method: str, target: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        """Send `body` as it is; `target` is path and query. Returns whatever status came back.

        Raises Offline, TimedOut, TlsFailed, or NotTheCentre (an answer that breaks HTTP or the
        size cap).
        """
        if self._aborted:
            raise Offline("aborted")
        with _Watch(self._window_s) as watch:
            _current.watch = self._watch = watch
            try:
                return self._exchange(watch, method, target, body, headers)
            except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
                raise _ours(error, watch) from error
            finally:
                _current.watch = self._watch = None

    def _exchange(
        self, watch: _Watch, method: str, target: str, body: bytes, headers: Mapping[str, str]
    ) -> Answer:
        response = self._session.request(
            method,
            self._base_url + target,
            data=io.BytesIO(body) if body else None,
            headers={"Accept-Encoding": "zstd", "Accept": "application/json", **headers},
            timeout=(CONNECT_TIMEOUT_S, self._window_s),
            allow_redirects=False,
            stream=True,
        )
        try:
            received = self._read(watch, response)
        finally:
            response.close() if watch.cut else None
        names = {name.lower(): value for name, value in response.headers.items()}
        if names.get("content-encoding", "identity") == "zstd":
            received = decompress(received, ANSWER_LIMIT_BYTES)
        return Answer(response.status_code, names, received)

    def _read(self, watch: _Watch, response: requests.Response) -> bytes:
        parts: list[bytes] = []
        total = since_progress = 0
        while True:
            part = response.raw.read1(_READ_BYTES, decode_content=False)
            if not part:
                break
            parts.append(part)
            total += len(part)
            since_progress += len(part)
            if since_progress >= PACE_BYTES:
                watch.progress()
                since_progress = 0
            if total > ANSWER_LIMIT_BYTES:
                response.close()
                raise NotTheCentre("answer_too_large")
        if watch.cut:
            raise TimedOut()
        length = response.headers.get("Content-Length", "")
        if length and length != str(total):
            raise NotTheCentre("answer_cut_short")
        response.raw.release_conn()
        return b"".join(parts)


def compress(body: bytes) -> tuple[bytes, dict[str, str]]:
    """The body as it should travel and the header that says so; small ones stay plain."""
    if len(body) < _COMPRESS_FROM_BYTES:
        return body, {}
    return zstandard.ZstdCompressor(level=6).compress(body), {"Content-Encoding": "zstd"}


def decompress(body: bytes, limit_bytes: int) -> bytes:
    """Raises NotTheCentre when the body is no zstd or grows beyond the limit."""
    try:
        with zstandard.ZstdDecompressor().stream_reader(io.BytesIO(body)) as reader:
            plain = bytes(reader.read(limit_bytes + 1))
    except zstandard.ZstdError as error:
        raise NotTheCentre("answer_unreadable") from error
    if len(plain) > limit_bytes:
        raise NotTheCentre("answer_too_large")
    return plain


def _ours(error: Exception, watch: _Watch) -> Exception:
    slow = requests.Timeout | TimeoutError | urllib3.exceptions.TimeoutError
    if watch.cut or isinstance(error, slow):
        return TimedOut()
    if isinstance(error, requests.exceptions.SSLError):
        return TlsFailed()
    if isinstance(error, requests.ConnectionError | OSError) and not isinstance(
        error, requests.exceptions.ChunkedEncodingError | requests.exceptions.InvalidHeader
    ):
        cause = error.args[0] if error.args else None
        if isinstance(cause, urllib3.exceptions.ProtocolError) and _broke_http(cause):
            return NotTheCentre("not_http")
        return Offline()
    if isinstance(error, urllib3.exceptions.ProtocolError):
        if any(isinstance(part, urllib3.exceptions.IncompleteRead) for part in error.args):
            return NotTheCentre("answer_cut_short")
        if not _broke_http(error):
            return Offline()
    return NotTheCentre("not_http")


def _broke_http(error: urllib3.exceptions.ProtocolError) -> bool:
    cause = error.args[1] if len(error.args) > 1 else None
    import http.client

    return isinstance(cause, http.client.HTTPException) and not isinstance(
        cause, http.client.RemoteDisconnected
    )
