"""Every dependency is locked by hash, really used, and may ship."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from scripts import third_party_notices
from scripts.installer import locked_names

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements.lock"
PACKAGES = ("app", "ui", "models", "sync", "printing", "server")
IMPORT_NAMES = {
    "pyside6-essentials": "PySide6",
    "sqlalchemy": "sqlalchemy",
    "argon2-cffi": "argon2",
    "psycopg": "psycopg",
    "python-barcode": "barcode",
    "zxing-cpp": "zxingcpp",
}
# SQLAlchemy loads the driver of the central database by the name in the database's address.
NAMED_IN_TEXT = {"psycopg": "postgresql+psycopg"}


def _dependencies() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    found = [re.match(r"[A-Za-z0-9._-]+", text) for text in project["dependencies"]]
    return sorted(m.group().lower() for m in found if m)


def _sources() -> list[Path]:
    return [p for name in PACKAGES for p in sorted((ROOT / name).rglob("*.py"))]


def _imported_names() -> set[str]:
    names: set[str] = set()
    for path in _sources():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names.update(alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.split(".")[0])
    return names


def _locked_entries() -> list[str]:
    text = LOCK.read_text("utf-8")
    return [e for e in re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE) if e.strip()]


def test_every_locked_package_has_hashes() -> None:
    entries = _locked_entries()
    assert len(entries) > 30
    without = [e.splitlines()[0] for e in entries if "--hash=sha256:" not in e]
    assert without == []


def test_the_lock_names_no_place_to_fetch_from() -> None:
    text = LOCK.read_text("utf-8")
    assert re.findall(r"^\s*--?(?:i|index-url|extra-index-url|find-links|f)\b.*$", text, re.M) == []
    assert "://" not in text


@pytest.mark.parametrize("name", _dependencies())
def test_a_dependency_is_locked(name: str) -> None:
    assert re.sub(r"[-_.]+", "-", name) in locked_names(LOCK)


@pytest.mark.parametrize("name", _dependencies())
def test_a_dependency_is_used_by_the_product(name: str) -> None:
    import_name = IMPORT_NAMES.get(name, name.replace("-", "_"))
    spoken = NAMED_IN_TEXT.get(name)
    used_by_name = spoken and any(spoken in p.read_text("utf-8") for p in _sources())
    assert used_by_name or import_name in _imported_names()


@pytest.mark.parametrize(
    ("licence", "ships"),
    [
        ("MIT", True),
        ("LGPL-3.0-only", True),
        ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", True),
        ("GNU Lesser General Public License v3 (LGPLv3)", True),
        ("GPL-3.0-or-later", False),
        ("GPLv2+", False),
        ("AGPL-3.0-only", False),
        ("GNU General Public License v2 (GPLv2)", False),
    ],
)
def test_only_the_gpl_alone_is_refused(licence: str, ships: bool) -> None:
    assert third_party_notices.may_ship(licence) is ships


def test_the_notices_cover_every_dependency_with_its_licence_text() -> None:
    text = third_party_notices.compose()
    normal = {re.sub(r"[-_.]+", "-", n).lower() for n in re.findall(r"^(\S+) \S+:", text, re.M)}
    assert set(_dependencies()) <= normal
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "SIL OPEN FONT LICENSE" in text
