"""Starts runs of the program and of its centre quickly: a warm process of each forks for each run.

Each run is a process of its own with its own arguments, environment and streams; only the second
of loading the libraries is saved. Counters that are killed or traced start cold (`Counter.start`).

    python -m tests.process.warm_program (app|server) SOCKET
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import IO, Any

_MOST_BYTES = 256 * 1024


class Run:
    """A run under way; `end` or `kill` must be called."""

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        self.pid = int(_word(line))

    def end(self) -> int:
        """Wait for the exit code; 1 if it was killed. Raises TimeoutError."""
        with self._line:
            return int(_word(self._line) or b"1")

    def kill(self) -> None:
        """Kill it at once (SIGKILL) and wait until it is gone."""
        with self._line:
            if not select.select([self._line], [], [], 0)[0]:
                os.kill(self.pid, signal.SIGKILL)
        with contextlib.suppress(ProcessLookupError):
            while True:
                os.kill(self.pid, 0)
                time.sleep(0.001)


def start_warm(
    program: str,
    arguments: Sequence[str],
    environment: Mapping[str, str],
    streams: Sequence[IO[bytes]],
    limit_s: float,
) -> Run:
    """Start `python -m PROGRAM ARGUMENTS` on these three streams, to be over within the limit."""
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    line.settimeout(limit_s)
    line.connect(str(_warm(program)))
    asked = json.dumps({"arguments": list(arguments), "environment": dict(environment)}).encode()
    socket.send_fds(line, [asked + b"\n"], [stream.fileno() for stream in streams])
    return Run(line)


def _word(line: socket.socket) -> bytes:
    """The next word the run says; empty when it was killed."""
    said = b""
    while not said.endswith(b"\n") and (more := line.recv(1)):
        said += more
    return said


@cache
def _warm(program: str) -> Path:
    """The socket of this test run's warm process of one program, which ends with it."""
    folder = Path(tempfile.mkdtemp(prefix="warm-"))
    address = folder / "socket"
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.process.warm_program", program, str(address)],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None

    @atexit.register
    def end() -> None:
        process.terminate()
        process.communicate()
        address.unlink(missing_ok=True)
        folder.rmdir()

    assert process.stdout.readline() == b"ready\n"
    return address


def _serve(main: Callable[[list[str]], int], address: str) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
        listener.bind(address)
        listener.listen(16)
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)
        print("ready", flush=True)
        while True:
            line, _ = listener.accept()
            with line:
                if os.fork() == 0:
                    listener.close()
                    _one_run(main, line)


def _one_run(main: Callable[[list[str]], int], line: socket.socket) -> None:
    line.sendall(b"%d\n" % os.getpid())
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    content, streams, _, _ = socket.recv_fds(line, _MOST_BYTES, 3)
    asked: dict[str, Any] = json.loads(content)
    os.environ.clear()
    os.environ.update(asked["environment"])
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    code = _exit_code(main, asked["arguments"])
    with contextlib.suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    line.sendall(b"%d\n" % code)
    os._exit(code)


def _exit_code(main: Callable[[list[str]], int], arguments: list[str]) -> int:
    try:
        return main(arguments)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 1
    except BaseException:  # what the interpreter itself would do with it
        traceback.print_exc()
        return 1


def _counter() -> Callable[[list[str]], int]:
    """The program with what any verb needs imported, without running one."""
    import importlib
    import pkgutil

    import app.verbs
    from app.main import main

    windowless = {"window", "window_check", "demo_office"}
    for module in pkgutil.iter_modules(app.verbs.__path__):
        if module.name not in windowless:
            importlib.import_module(f"app.verbs.{module.name}")
    return main


def _centre() -> Callable[[list[str]], int]:
    from server.main import main

    return main


if __name__ == "__main__":
    _serve({"app": _counter, "server": _centre}[sys.argv[1]](), sys.argv[2])
