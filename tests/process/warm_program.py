"""Starts runs of the program quickly: one warm process has it loaded and forks for each run.

Each run is a process of its own with its own arguments, environment and streams; only the second
of loading the libraries is saved. Runs that are killed or traced start cold (`Counter.start`).

    python -m tests.process.warm_program SOCKET
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import IO, Any

_MOST_BYTES = 256 * 1024


@cache
def _warm() -> Path:
    """The socket of this test run's warm process, which ends with it."""
    folder = Path(tempfile.mkdtemp(prefix="warm-"))
    address = folder / "socket"
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.process.warm_program", str(address)],
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


def run_warm(
    arguments: Sequence[str],
    environment: Mapping[str, str],
    streams: Sequence[IO[bytes]],
    limit_s: float,
) -> int:
    """Run `python -m app ARGUMENTS` on these three streams; its exit code, 1 if it was killed."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(limit_s)
        line.connect(str(_warm()))
        asked = json.dumps(
            {"arguments": list(arguments), "environment": dict(environment)}
        ).encode()
        socket.send_fds(line, [asked + b"\n"], [stream.fileno() for stream in streams])
        return int(line.recv(16) or b"1")


def _serve(address: str) -> None:
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
                    _one_run(line)


def _one_run(line: socket.socket) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    content, streams, _, _ = socket.recv_fds(line, _MOST_BYTES, 3)
    asked: dict[str, Any] = json.loads(content)
    os.environ.clear()
    os.environ.update(asked["environment"])
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    code = _exit_code(asked["arguments"])
    with contextlib.suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    line.sendall(str(code).encode())
    os._exit(code)


def _exit_code(arguments: list[str]) -> int:
    from app.main import main

    try:
        return main(arguments)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 1
    except BaseException:  # what the interpreter itself would do with it
        traceback.print_exc()
        return 1


def _load() -> None:
    """Import what any verb needs, without running one."""
    import importlib
    import pkgutil

    import app.main
    import app.verbs

    assert app.main is not None
    windowless = {"window", "window_check", "demo_office"}
    for module in pkgutil.iter_modules(app.verbs.__path__):
        if module.name not in windowless:
            importlib.import_module(f"app.verbs.{module.name}")


if __name__ == "__main__":
    _load()
    _serve(sys.argv[1])
