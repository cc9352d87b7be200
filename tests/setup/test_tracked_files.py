"""What is kept in the repository names no machine and no place to fetch packages from."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_BINARY = {".ttf", ".otf", ".png", ".ico", ".jpg", ".pdf", ".db", ".sqlite", ".zst", ".gz", ".bin"}

# Written in pieces so that this file does not find itself.
_HOSTS = re.compile(
    "|".join(
        re.escape(a + b)
        for a, b in (
            ("pypi.", "org"),
            ("files.python", "hosted"),
            ("registry.", "npmjs"),
            ("deb.", "debian.org"),
            ("proxy.", "golang"),
            ("conda.", "anaconda"),
        )
    )
)
_MACHINE = re.compile(
    "(?<![A-Za-z0-9_.~-])/(" + "|".join(("ro" + "ot", "wo" + "rk", "ho" + "me/[a-z]", "Us" + "ers"))
    + r")(/|\b)"
)  # fmt: skip


def _kept_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout.decode()
    paths = [ROOT / name for name in listed.split("\0") if name]
    return [p for p in paths if p.is_file() and p.suffix.lower() not in _BINARY]


def _lines_with(pattern: re.Pattern[str]) -> list[str]:
    found = []
    for path in _kept_files():
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1):
            if pattern.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:120]}")
    return found


def test_no_file_names_a_package_registry() -> None:
    assert _lines_with(_HOSTS) == []


def test_no_file_names_a_folder_of_one_machine() -> None:
    assert _lines_with(_MACHINE) == []


def test_the_patterns_find_what_they_look_for() -> None:
    assert _HOSTS.search("https://pypi." + "org/simple")
    assert _MACHINE.search("see /ro" + "ot/x")
    assert _MACHINE.search('"/wo' + 'rk"')
    assert not _MACHINE.search("resources/" + "work/x")
