"""A port in front of the centre that can let through, swallow, or be dead: the line of the demo."""

from __future__ import annotations

import contextlib
import socket
import threading
from enum import StrEnum


class Line(StrEnum):
    """OPEN passes bytes on; SILENT accepts connections and never answers; DEAD listens no more."""

    OPEN = "open"
    SILENT = "silent"
    DEAD = "dead"


class Gate:
    """Listens on a loopback port of its own and passes on to the centre's. A context manager."""

    def __init__(self, centre_port: int) -> None:
        self._centre_port = centre_port
        self._line = Line.OPEN
        self._listener: socket.socket | None = None
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])

    def __enter__(self) -> Gate:
        self._listen()
        return self

    def __exit__(self, *exc: object) -> None:
        self._stop_listening()
        self._drop_all()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def set(self, line: Line) -> None:
        """Change the line; connections that were open are cut."""
        self._line = line
        self._drop_all()
        if line is Line.DEAD:
            self._stop_listening()
        elif self._listener is None:
            self._listen()

    def _listen(self) -> None:
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self.port))
        listener.listen(16)
        self._listener = listener
        threading.Thread(target=self._accept, args=(listener,), daemon=True).start()

    def _stop_listening(self) -> None:
        listener, self._listener = self._listener, None
        if listener is not None:
            with contextlib.suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                near, _ = listener.accept()
            except OSError:
                return
            self._keep(near)
            if self._line is Line.OPEN:
                self._pass_on(near)

    def _pass_on(self, near: socket.socket) -> None:
        try:
            far = socket.create_connection(("127.0.0.1", self._centre_port), timeout=5)
        except OSError:
            near.close()
            return
        self._keep(far)
        for source, sink in ((near, far), (far, near)):
            threading.Thread(target=self._pump, args=(source, sink), daemon=True).start()

    def _pump(self, source: socket.socket, sink: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while part := source.recv(65536):
                sink.sendall(part)
        for end in (source, sink):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def _keep(self, connection: socket.socket) -> None:
        with self._lock:
            self._open.add(connection)

    def _drop_all(self) -> None:
        with self._lock:
            connections, self._open = self._open, set()
        for connection in connections:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
            connection.close()
