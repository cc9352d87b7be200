"""Small servers that misbehave on purpose, each in one way."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Serve = Callable[[socket.socket, threading.Event], None]


@contextmanager
def odd_server(serve: Serve) -> Iterator[str]:
    """Answer each connection with `serve(connection, stop)`; yields the address."""
    listener = socket.create_server(("127.0.0.1", 0))
    stop = threading.Event()
    threads: list[threading.Thread] = []

    def one(connection: socket.socket) -> None:
        with connection:
            try:
                _read_request(connection)
                serve(connection, stop)
            except OSError:
                return  # the caller hung up, as some of these tests want

    def accept() -> None:
        while not stop.is_set():
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            threads.append(threading.Thread(target=one, args=(connection,)))
            threads[-1].start()

    accepting = threading.Thread(target=accept)
    accepting.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        stop.set()
        listener.shutdown(socket.SHUT_RDWR)
        accepting.join(10)
        listener.close()
        for thread in threads:
            thread.join(10)


def answer(
    body: bytes, *, status: str = "200 OK", kind: str = "application/json", **more: str
) -> bytes:
    """A whole HTTP answer."""
    headers = {"Content-Type": kind, "Content-Length": str(len(body)), **more}
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body


def says(content: bytes) -> Serve:
    return lambda connection, stop: connection.sendall(content)


def drips(start: bytes, every_s: float) -> Serve:
    """Send `start`, then one byte at a time for ever."""

    def serve(connection: socket.socket, stop: threading.Event) -> None:
        connection.sendall(start)
        while not stop.wait(every_s):
            connection.sendall(b"x")

    return serve


def silent(connection: socket.socket, stop: threading.Event) -> None:
    stop.wait(30)


def resets_after(start: bytes) -> Serve:
    """Send `start`, then break the connection off hard."""

    def serve(connection: socket.socket, stop: threading.Event) -> None:
        connection.sendall(start)
        stop.wait(0.1)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    return serve


def _read_request(connection: socket.socket) -> None:
    """Read all of it: a socket closed with unread bytes is reset."""
    data = b""
    while not data.endswith(b"{}"):
        part = connection.recv(65_536)
        if not part:
            return
        data += part
