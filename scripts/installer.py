"""Put exactly the locked packages into a virtual environment, by uv when it can be had.

uv is fetched by pip, pinned by hash, into a private folder; without it pip does the work, only
slower. Both follow the person's own pip settings and accept nothing whose hash differs.
"""

import ast
import os
import re
import subprocess
from pathlib import Path

UV_LOCK = Path(__file__).resolve().parent / "uv-requirements.lock"
_BELONG_TO_THE_VENV = {"pip"}


def install_locked(python: Path, lock: Path, cache: Path) -> str | None:
    """Make the environment of ``python`` hold what ``lock`` names and nothing else.

    Returns the name of the tool that did it, or None when the packages could not be fetched
    (the tool has then said why on stderr).
    """
    uv = fetch_uv(python, cache)
    if uv is not None and _sync_with_uv(uv, python, lock):
        return "uv"
    return "pip" if _sync_with_pip(python, lock) else None


def fetch_uv(python: Path, cache: Path) -> Path | None:
    """The private copy of uv under ``cache``, fetched with ``python``'s pip when absent.

    None when it cannot be had; that is not an error.
    """
    folder = cache / ("uv-" + _version_of_uv())
    program = folder / "bin" / ("uv.exe" if os.name == "nt" else "uv")
    if program.exists():
        return program
    if not _have_pip(python):
        return None
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--retries", "1", "--timeout", "20", "--only-binary", ":all:", "--no-deps"]
    command += ["--require-hashes", "--upgrade", "--target", str(folder), "-r", str(UV_LOCK)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    return program if done.returncode == 0 and program.exists() else None


def uv_environment(python: Path) -> dict[str, str]:
    """Environment for uv: never fetch a Python, and use the sources pip was told to use."""
    environment = {**os.environ, "UV_PYTHON_DOWNLOADS": "never"}
    names = {
        "index-url": "UV_DEFAULT_INDEX",
        "extra-index-url": "UV_INDEX",
        "find-links": "UV_FIND_LINKS",
        "cert": "SSL_CERT_FILE",
    }
    for key, value in _pip_settings(python).items():
        variable = names.get(key)
        if variable is not None and variable not in environment:
            environment[variable] = " ".join(value.split())
    # Hashes decide what is accepted, so any source may offer any package, as with pip.
    environment.setdefault("UV_INDEX_STRATEGY", "unsafe-best-match")
    environment.setdefault("UV_LINK_MODE", "copy")
    return environment


def _sync_with_uv(uv: Path, python: Path, lock: Path) -> bool:
    command = [str(uv), "pip", "sync", "--quiet", "--python", str(python)]
    command += ["--require-hashes", str(lock)]
    environment = uv_environment(python)
    done = subprocess.run(
        command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    return done.returncode == 0


def _sync_with_pip(python: Path, lock: Path) -> bool:
    if not _have_pip(python):
        return False
    pip = [str(python), "-m", "pip"]
    options = ["--quiet", "--disable-pip-version-check"]
    install = [*pip, "install", *options, "--require-hashes", "--no-deps", "-r", str(lock)]
    if subprocess.run(install, stdin=subprocess.DEVNULL, check=False).returncode != 0:
        return False
    extra = sorted(_installed_names(python) - locked_names(lock) - _BELONG_TO_THE_VENV)
    if not extra:
        return True
    remove = [*pip, "uninstall", *options, "--yes", *extra]
    return subprocess.run(remove, stdin=subprocess.DEVNULL, check=False).returncode == 0


def locked_names(lock: Path) -> set[str]:
    """Normalised names of the packages in a lock file."""
    found = re.findall(r"^([A-Za-z0-9._-]+)==", lock.read_text("utf-8"), flags=re.MULTILINE)
    return {_normal(name) for name in found}


def _installed_names(python: Path) -> set[str]:
    code = "import importlib.metadata as m; print(*(d.name for d in m.distributions()))"
    listed = subprocess.run(
        [str(python), "-I", "-c", code], capture_output=True, text=True, check=True
    )
    return {_normal(name) for name in listed.stdout.split()}


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _have_pip(python: Path) -> bool:
    """True once ``python``'s environment has pip, taken from Python itself where it lacks."""
    for code in (["-m", "pip", "--version"], ["-m", "ensurepip"], ["-m", "pip", "--version"]):
        done = subprocess.run([str(python), *code], capture_output=True, check=False)
        if done.returncode == 0 and code[-1] == "--version":
            return True
    return False


def _pip_settings(python: Path) -> dict[str, str]:
    """What pip's files and environment say, by option name; the environment wins."""
    listed = subprocess.run(
        [str(python), "-m", "pip", "config", "list"], capture_output=True, text=True, check=False
    )
    settings: dict[str, str] = {}
    for line in listed.stdout.splitlines():
        key, separator, value = line.partition("=")
        if not separator:
            continue
        if key.startswith(":env:."):
            settings[key.removeprefix(":env:.")] = str(ast.literal_eval(value))
        elif key.startswith(("global.", "install.")):
            settings.setdefault(key.partition(".")[2], str(ast.literal_eval(value)))
    return settings


def _version_of_uv() -> str:
    found = re.search(r"^uv==(\S+)", UV_LOCK.read_text("utf-8"), flags=re.MULTILINE)
    if found is None:
        raise ValueError(f"{UV_LOCK.name} names no uv")
    return found.group(1)
