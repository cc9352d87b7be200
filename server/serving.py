"""The server's port on loopback, and the program that answers there until it is told to stop."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable
from types import FrameType

import uvicorn
from starlette.types import ASGIApp

LOOPBACK = "127.0.0.1"


def listening_socket(port: int) -> socket.socket:
    """A port of loopback, 0 for any free one. Raises OSError when it is taken.

    TCP is named: asyncio sends at once (TCP_NODELAY) only where the socket says so itself, and
    without it each answer waits 40 ms for the other side to acknowledge its head.
    """
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if sys.platform != "win32":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((LOOPBACK, port))
    except OSError:
        listener.close()
        raise
    return listener


def serve(app: ASGIApp, port: int, say: Callable[[str], None]) -> None:
    """Answer on loopback until SIGTERM or SIGINT. Raises OSError when the port is taken."""
    with listening_socket(port) as listener:
        config = uvicorn.Config(
            app,
            access_log=False,
            log_config=None,
            lifespan="off",
            server_header=False,
            timeout_keep_alive=20,
            timeout_graceful_shutdown=10,
            limit_concurrency=400,
        )
        _Server(config, listener.getsockname()[1], say).run(sockets=[listener])


class _Server(uvicorn.Server):
    """Says when it is ready, and ends with an ordinary exit when told to stop."""

    def __init__(self, config: uvicorn.Config, port: int, say: Callable[[str], None]) -> None:
        super().__init__(config)
        self._port = port
        self._say = say

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._say(f"sẵn sàng http://{LOOPBACK}:{self._port}")

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self.force_exit = self.should_exit
        self.should_exit = True
