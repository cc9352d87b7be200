"""Prepare this checkout: system packages, ``.venv``, translations.

Run by ``scripts/setup`` with any Python 3.11-3.13; standard library only. Does nothing, and
needs no network, when everything is already in place.
"""

import argparse
import contextlib
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts import system_packages
from scripts.installer import install_locked

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "setup.stamp"
CACHE = ROOT / ".cache"
_OLDEST, _NEWEST = (3, 11), (3, 13)


class SetupError(Exception):
    """Set-up cannot go on; the text says what to do, in Vietnamese and English."""


def main(arguments: list[str]) -> int:
    """Prepare for the level named by ``--for``; exit code 0, or 1 with a sentence on stderr."""
    parser = argparse.ArgumentParser(prog="scripts/setup")
    parser.add_argument("--for", dest="level", choices=system_packages.LEVELS, default="test")
    level: str = parser.parse_args(arguments).level
    try:
        with _alone():
            provide_system_packages(level)
            provide_python_packages()
            build_translations()
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def say(line: str) -> None:
    """One short line about what is being done."""
    print(f"• {line}", flush=True)


def provide_system_packages(level: str) -> None:
    """See that the libraries and programs of ``level`` are here, installing where allowed.

    Raises SetupError with the one line to type when they cannot be installed from here.
    """
    if not sys.platform.startswith("linux"):
        return
    lacking = system_packages.missing(level)
    if not lacking:
        return
    names = tuple(p.name for p in lacking)
    if not system_packages.is_debian():
        content = ", ".join(p.library or p.program for p in lacking)
        raise SetupError(
            f"Máy này thiếu: {content}. Hãy cài bằng công cụ của hệ điều hành rồi chạy lại.\n"
            f"Missing on this system: {content}. Install them and run again."
        )
    line = "sudo " + " ".join(system_packages.install_command(names))
    as_root = system_packages.privilege()
    if as_root is None:
        raise SetupError(
            f"Thiếu {len(names)} gói hệ thống; hãy gõ dòng sau rồi chạy lại:\n"
            f"System packages are missing; type this line and run again:\n  {line}"
        )
    say(f"cài gói hệ thống: {' '.join(names)}")
    if not system_packages.install(names, as_root):
        raise SetupError(
            f"Không cài được gói hệ thống; hãy xem lỗi bằng cách gõ:\n"
            f"Could not install the system packages; see why with:\n  {line}"
        )


def provide_python_packages() -> None:
    """See that ``.venv`` holds exactly what ``requirements.lock`` names.

    Raises SetupError when a package cannot be had or what was installed does not start.
    """
    if not _venv_is_usable():
        _create_venv()
    fingerprint = _fingerprint()
    if STAMP.exists() and STAMP.read_text("utf-8") == fingerprint:
        return
    STAMP.unlink(missing_ok=True)
    say("cài các gói Python theo requirements.lock (lần đầu mất một lúc)")
    tool = install_locked(venv_python(), LOCK, CACHE)
    if tool is None:
        raise SetupError(
            "Không tải được gói Python: hãy kiểm tra mạng (hoặc cấu hình của pip) rồi chạy lại.\n"
            "The Python packages could not be fetched: check the network or pip's settings."
        )
    _check_it_starts()
    STAMP.write_text(fingerprint, "utf-8")
    say(f"đã cài xong (bằng {tool})")


def build_translations() -> None:
    """Make ``*.qm`` beside each ``*.ts`` under resources/i18n that is newer than its ``.qm``."""
    for source in sorted((ROOT / "resources" / "i18n").glob("*.ts")):
        target = source.with_suffix(".qm")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        say(f"dựng bản dịch {source.name}")
        tool = _scripts_folder() / "pyside6-lrelease"
        done = subprocess.run(
            [str(tool), "-silent", str(source), "-qm", str(target)],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0 or not target.exists():
            raise SetupError(
                f"Không dựng được {source.name}: {done.stderr.strip() or done.stdout.strip()}\n"
                f"{source.name} could not be compiled."
            )


def venv_python() -> Path:
    """The interpreter of ``.venv``."""
    return _scripts_folder() / ("python.exe" if os.name == "nt" else "python")


def _scripts_folder() -> Path:
    return VENV / ("Scripts" if os.name == "nt" else "bin")


def _venv_version() -> tuple[int, ...] | None:
    """Version of ``.venv``'s Python as written when it was made; None when there is none."""
    try:
        lines = (VENV / "pyvenv.cfg").read_text("utf-8").splitlines()
    except OSError:
        return None
    for line in lines:
        key, _, value = line.partition("=")
        if key.strip() in {"version", "version_info"}:
            return tuple(int(part) for part in value.strip().split(".")[:3] if part.isdigit())
    return None


def _venv_is_usable() -> bool:
    version = _venv_version()
    return (
        version is not None
        and _OLDEST <= version[:2] <= _NEWEST
        and os.access(venv_python(), os.X_OK)
    )


def _fingerprint() -> str:
    """What the content of ``.venv`` depends on: the lock, the Python, where it lies."""
    parts = [LOCK.read_text("utf-8"), repr(_venv_version()), str(VENV)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _create_venv() -> None:
    say(f"tạo .venv (Python {sys.version.split()[0]})")
    done = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(VENV)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == 0:
        return
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    raise SetupError(
        f"Python này không tạo được .venv (Debian, Ubuntu: sudo apt-get install -y {package}).\n"
        f"This Python could not make .venv: {(done.stderr or done.stdout).strip()}"
    )


def _check_it_starts() -> None:
    """Load the parts that hang on system libraries, so a lack shows now and not at the counter."""
    done = subprocess.run(
        [str(venv_python()), "-c", "import PySide6.QtWidgets, sqlcipher3, sqlalchemy"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        reason = (done.stderr.strip().splitlines() or ["?"])[-1]
        raise SetupError(
            f"Đã cài nhưng không khởi động được: {reason}\nInstalled, but does not start."
        )


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Let only one set-up at a time work on this checkout."""
    if os.name == "nt":
        yield
        return
    import fcntl

    CACHE.mkdir(exist_ok=True)
    with (CACHE / "setup.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
