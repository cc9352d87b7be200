"""The real central server on loopback in this process, and a line to it that can be cut."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable

import uvicorn

from models.domain.clock import Clock
from server.api import create_app
from server.enrolment import make_code
from server.serving import listening_socket
from server.store import Store


class LiveCentre:
    """Serves one store on a port of loopback until closed."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self.store = store
        self._clock = clock
        self._listener = listening_socket(0)
        config = uvicorn.Config(
            create_app(store, clock),
            access_log=False,
            log_config=None,
            lifespan="off",
            ws="none",
            timeout_graceful_shutdown=2,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [self._listener]}
        )
        self._thread.start()
        until = time.monotonic() + 20
        while not self._server.started and time.monotonic() < until:
            time.sleep(0.01)

    @property
    def port(self) -> int:
        return int(self._listener.getsockname()[1])

    def code(self, office: str) -> str:
        return make_code(self.store, self._clock, office)

    def close(self) -> None:
        self._server.should_exit = True
        self._thread.join(20)
        self._listener.close()
        self.store.close()


class Line:
    """A relay to the centre. `lose_answer_to` cuts the line once that answer is under way."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._lose: bytes | None = None
        self._meanwhile: Callable[[], None] = lambda: None
        self.lost = 0
        self._open: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def lose_answer_to(self, request: bytes) -> None:
        """The centre does what is asked; its answer never arrives. Once."""
        self._lose = request

    def before_answer_to(self, request: bytes, call: Callable[[], None]) -> None:
        """Do something while that answer is under way, which then never arrives. Once."""
        self._meanwhile = call
        self._lose = request

    def close(self) -> None:
        _shut(self._listener)
        for each in tuple(self._open):
            _shut(each)
        for thread in self._threads:
            thread.join(10)
        for each in (*self._open, self._listener):
            each.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self._port))
            for each in (near, far):
                each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self._open += [near, far]
            doomed = threading.Event()
            for source, target, outward in ((near, far, True), (far, near, False)):
                thread = threading.Thread(target=self._pump, args=(source, target, outward, doomed))
                self._threads.append(thread)
                thread.start()

    def _pump(
        self, source: socket.socket, target: socket.socket, outward: bool, doomed: threading.Event
    ) -> None:
        try:
            while data := source.recv(65_536):
                if outward and self._lose is not None and data.startswith(self._lose):
                    doomed.set()
                    self._lose = None
                if not outward and doomed.is_set():
                    self.lost += 1
                    self._meanwhile()
                    break
                target.sendall(data)
        except OSError:
            pass  # the other side went away: so does this one
        _shut(source)
        _shut(target)


def _shut(one: socket.socket) -> None:
    try:
        one.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # shut already
