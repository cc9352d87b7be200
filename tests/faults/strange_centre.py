"""A peer that answers every call wrongly in one way: what a counter may meet instead of its centre.

Bytes and sockets only; nothing of the program is used here.
"""

from __future__ import annotations

import gzip
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

Way = Callable[[socket.socket, threading.Event], None]
_REQUEST_BYTES = 64 * 1024
JSON = b"Content-Type: application/json\r\n"


def answer(status: str, headers: bytes, body: bytes, length: int | None = None) -> Way:
    """Send this answer whole; `length` None tells the true length, -1 tells none."""
    told = (
        b""
        if length == -1
        else b"Content-Length: %d\r\n" % (len(body) if length is None else length)
    )
    return raw(f"HTTP/1.1 {status}\r\n".encode() + headers + told + b"\r\n" + body)


def raw(content: bytes) -> Way:
    """Send these bytes and close."""
    return lambda peer, stop: peer.sendall(content)


def drip(head: bytes, piece: bytes, every_s: float = 1.0) -> Way:
    """Send `head`, then a small piece now and then for ever."""

    def way(peer: socket.socket, stop: threading.Event) -> None:
        peer.sendall(head)
        while not stop.wait(every_s):
            peer.sendall(piece)

    return way


def flood(head: bytes, piece: bytes) -> Way:
    """Send `head`, then `piece` again and again as fast as it goes."""

    def way(peer: socket.socket, stop: threading.Event) -> None:
        peer.sendall(head)
        while not stop.is_set():
            peer.sendall(piece)

    return way


def silent(peer: socket.socket, stop: threading.Event) -> None:
    """Take the call and never answer."""
    stop.wait()


def reset(peer: socket.socket, stop: threading.Event) -> None:
    """Break the line off with RST."""
    peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def reset_in_the_body(peer: socket.socket, stop: threading.Event) -> None:
    """Break the line off with RST in the middle of an answer."""
    peer.sendall(b"HTTP/1.1 200 OK\r\n" + JSON + b'Content-Length: 5000\r\n\r\n{"wire')
    time.sleep(0.3)
    reset(peer, stop)


_OK = b"HTTP/1.1 200 OK\r\n"
_PORTAL = "<html><body>Đăng nhập mạng Wi-Fi</body></html>".encode()
_CLOSE = b"Connection: close\r\n"


def _hello(feed_end: int) -> bytes:
    """A greeting that is right in everything but perhaps its number."""
    office = '{"code":"1","name":"x","short_name":"x","one_stop_name":"x","agency_id":"x"}'
    head = '{"wire_version":1,"epoch":"e","centre_at":"2026-11-25T09:00:00+07:00",'
    tail = f'"catalogue_version":"1","office":{office},"feed_end":{feed_end}}}'
    return (head + tail).encode()


WAYS: dict[str, Way] = {
    "closes at once": raw(b""),
    "resets": reset,
    "resets in the body": reset_in_the_body,
    "garbage": raw(bytes(range(256)) * 40),
    "another protocol": raw(b"SSH-2.0-OpenSSH_9.2\r\n"),
    "Wi-Fi log-in page": answer("200 OK", b"Content-Type: text/html\r\n", _PORTAL),
    "page that says it is JSON": answer("200 OK", JSON, _PORTAL),
    "redirect": answer("302 Found", b"Location: http://127.0.0.1:1/\r\n", b""),
    "redirect to a file": answer("301 Moved", b"Location: file:///etc/passwd\r\n", b""),
    "empty object": answer("200 OK", JSON, b"{}"),
    "list": answer("200 OK", JSON, b"[]"),
    "other types": answer("200 OK", JSON, b'{"wire_version":"1","epoch":1,"feed_end":1.5}'),
    "number beyond every store": answer("200 OK", JSON, _hello(2**70)),
    "deep": answer("200 OK", JSON, b"[" * 100_000),
    "not a number": answer("200 OK", JSON, b'{"feed_end":NaN}'),
    "lone surrogate": answer("200 OK", JSON, b'{"epoch":"\\ud800"}'),
    "cut in a letter": answer("200 OK", JSON, '{"epoch":"ế'.encode()[:-1]),
    "nothing": answer("204 No Content", b"", b""),
    "gzip that is none": answer("200 OK", JSON + b"Content-Encoding: gzip\r\n", b"not gzip"),
    "gzip not asked for": answer(
        "200 OK", JSON + b"Content-Encoding: gzip\r\n", gzip.compress(b"{}")
    ),
    "zstd that is none": answer("200 OK", JSON + b"Content-Encoding: zstd\r\n", b"not zstd"),
    "length too long": answer("200 OK", JSON, b"{}", length=5_000),
    "length negative": answer("200 OK", JSON, b"{}", length=-5),
    "length of odd digits": raw(_OK + JSON + b"Content-Length: \xb2\r\n\r\n{}"),
    "length of five thousand digits": raw(
        _OK + JSON + b"Content-Length: " + b"9" * 5_000 + b"\r\n\r\n{}"
    ),
    "two lengths": raw(_OK + JSON + b"Content-Length: 2\r\nContent-Length: 7\r\n\r\n{}"),
    "bad chunks": raw(_OK + JSON + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n"),
    "status 999": answer("999 Strange", JSON, b"{}"),
    "a page for 401": answer("401 Unauthorized", b"Content-Type: text/html\r\n", _PORTAL),
    "reason of two lines": answer("400 Bad", JSON, b'{"reason":"x\\nINFO counter all is well"}'),
    "reason that is a word of ours": answer("400 Bad", JSON, b'{"reason":"full_name"}'),
    "busy": answer("503 Busy", JSON + b"Retry-After: 7\r\n", b'{"reason":"x","retry_after_s":7}'),
    "busy page": answer("503 Busy", b"Content-Type: text/html\r\nRetry-After: 7\r\n", _PORTAL),
    "busy for a year": answer("503 Busy", b"Retry-After: 31536000\r\n", b""),
    "busy until some day": answer("429 Busy", b"Retry-After: Fri, 31 Dec 1999\r\n", b""),
    "many headers": raw(_OK + b"X-A: b\r\n" * 5_000 + JSON + b"\r\n{}"),
    "long header": raw(_OK + b"X-A: " + b"b" * 200_000 + b"\r\n" + JSON + b"\r\n{}"),
    "huge body": flood(_OK + JSON + _CLOSE + b"\r\n", b" " * 65_536),
    "huge chunks": flood(
        _OK + JSON + b"Transfer-Encoding: chunked\r\n\r\n", b"10000\r\n" + b" " * 65_536 + b"\r\n"
    ),
    "endless headers": flood(_OK, b"X-A: b\r\n" * 100),
    "dripping body": drip(_OK + JSON + b"Content-Length: 5000\r\n\r\n", b" "),
    "dripping body till it closes": drip(_OK + JSON + _CLOSE + b"\r\n", b" "),
    "dripping headers": drip(_OK, b"X"),
    "dripping status": drip(b"HTT", b"P"),
    "dripping chunks": drip(_OK + JSON + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"),
    "silent": silent,
    "silent after the headers": drip(_OK + JSON + b"Content-Length: 9\r\n\r\n", b"", 60.0),
}
"""Every way by name. A name that starts with "drip" or "silent" takes its time."""

SLOW = frozenset(name for name in WAYS if name.startswith(("dripping", "silent")))


@contextmanager
def strange_centre(way: Way, port: int = 0) -> Iterator[str]:
    """The address of a peer that answers each connection in this way."""
    stop = threading.Event()
    with socket.create_server(("127.0.0.1", port)) as listener:
        listener.settimeout(0.2)
        thread = threading.Thread(target=_serve, args=(listener, way, stop))
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            stop.set()
            thread.join()


def _serve(listener: socket.socket, way: Way, stop: threading.Event) -> None:
    calls: list[threading.Thread] = []
    while not stop.is_set():
        with suppress(TimeoutError):
            peer, _ = listener.accept()
            calls.append(threading.Thread(target=_call, args=(peer, way, stop)))
            calls[-1].start()
    for call in calls:
        call.join()


def _call(peer: socket.socket, way: Way, stop: threading.Event) -> None:
    peer.settimeout(60)
    with peer, suppress(OSError):
        peer.recv(_REQUEST_BYTES)
        way(peer, stop)
        time.sleep(0.05)
