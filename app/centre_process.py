"""The central server as a process of its own, for the demo office and the demo."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import requests

from models.errors import Offline

_START_LIMIT_S = 40.0


@dataclass(frozen=True, slots=True)
class CentrePlace:
    """Where the server keeps its store and key, and the clock it lives by."""

    data_dir: Path
    key_file: Path
    clock_file: Path | None = None


def server_command() -> list[str]:
    """How to start the server: from source, or its program beside the frozen one."""
    if getattr(sys, "frozen", False):
        beside = Path(sys.executable)
        return [str(beside.with_name(f"mot-cua-server{beside.suffix}"))]
    return [sys.executable, "-m", "server"]


class CentreProcess:
    """A running server on loopback. Use as a context manager."""

    def __init__(self, place: CentrePlace, port: int, log: Path) -> None:
        self._place = place
        self.url = f"http://127.0.0.1:{port}"
        self._port = port
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> CentreProcess:
        command = [*server_command(), *self._options(), "serve", "--port", str(self._port)]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
            )
        self._wait_ready()
        return self

    def __exit__(self, *exc: object) -> None:
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(15)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def enrolment_code(self, office: str) -> str:
        """A fresh one-time code for an office."""
        command = [*server_command(), *self._options(), "code", "--office", office]
        done = subprocess.run(command, capture_output=True, check=True, text=True)
        return done.stdout.strip()

    def _options(self) -> list[str]:
        options = ["--data-dir", str(self._place.data_dir), "--key-file", str(self._place.key_file)]
        if self._place.clock_file is not None:
            options += ["--clock-file", str(self._place.clock_file)]
        return options

    def _wait_ready(self) -> None:
        """Raises Offline when the server does not answer in time."""
        assert self._process is not None
        end_at_s = time.monotonic() + _START_LIMIT_S
        while time.monotonic() < end_at_s and self._process.poll() is None:
            try:
                if requests.get(f"{self.url}/health", timeout=2).ok:
                    return
            except requests.RequestException:
                time.sleep(0.1)
        self.__exit__()
        raise Offline("demo_centre_not_started")
