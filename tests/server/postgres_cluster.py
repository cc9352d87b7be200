"""A private PostgreSQL on loopback, owned by an ordinary user, gone when the tests are over."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path


class Cluster:
    """Started on construction; `url(name)` is the address of one database in it."""

    def __init__(self) -> None:
        self._bin = _binaries()
        self._home = Path(tempfile.mkdtemp(prefix="motcua-pg-"))
        self._port = _free_port()
        self._prefix: list[str] = []
        if os.geteuid() == 0:
            owner = _ordinary_user()
            shutil.chown(self._home, owner)
            self._prefix = ["runuser", "-u", owner, "--"]
        self._run("initdb", "-D", "data", "-U", "centre", "--auth=trust", "-E", "UTF8", "-N")
        settings = f"-p {self._port} -h 127.0.0.1 -k {self._home} -F -c max_connections=120"
        self._run("pg_ctl", "-D", "data", "-w", "-l", "log", "-o", settings, "start")

    def url(self, name: str) -> str:
        return f"postgresql://centre@127.0.0.1:{self._port}/{name}"

    def stop(self) -> None:
        self._run("pg_ctl", "-D", "data", "-w", "-m", "immediate", "stop")
        shutil.rmtree(self._home)

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [*self._prefix, str(self._bin / program), *arguments],
            cwd=self._home,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
            check=False,
            timeout=60,
        )
        if done.returncode != 0:
            raise RuntimeError(f"{program} ended with {done.returncode}")


def _binaries() -> Path:
    places = [
        Path(found).resolve().parent for name in ("postgres",) if (found := shutil.which(name))
    ]
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for place in places:
        if (place / "initdb").exists() and (place / "pg_ctl").exists():
            return place
    raise RuntimeError("PostgreSQL is needed for these tests: apt-get install postgresql")


def _ordinary_user() -> str:
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
