"""Write THIRD_PARTY_NOTICES.txt: what ships with the program, under which licence, with its text.

Covers the closure of the run-time dependencies in pyproject.toml, as installed, the interpreter,
the program starter of the packager and the fonts. Fails when something would ship that may only
be had under the GPL.
"""

import importlib.metadata
import re
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ROOT / "packaging" / "licences"
TARGET = ROOT / "build" / "THIRD_PARTY_NOTICES.txt"

_LICENCE_FILE = re.compile(
    r"(^|/)(licen[cs]e|copying|notice|authors)[^/]*$|\.dist-info/licen[cs]es/", re.IGNORECASE
)
_NOT_SHIPPED = ("reportlab/fonts/DarkGarden",)
_GPL_ONLY = re.compile(r"(?<![A-Z])A?GPL|GNU (AFFERO )?GENERAL PUBLIC", re.IGNORECASE)
_SOFTER = re.compile(r"LGPL|LESSER GENERAL PUBLIC", re.IGNORECASE)

_STARTER = """The program starter of PyInstaller (bootloader)
Licence: GPL-2.0-or-later WITH Bootloader-exception
The exception allows the starter to be shipped with programs under any licence.
"""
_QT = """Qt {version} and Qt for Python are used under the GNU Lesser General Public License,
version 3. Their libraries lie as separate files in this folder and may be replaced by other
builds of the same version. Their source is published by The Qt Company for each release. The
texts of LGPL-3.0 and of GPL-3.0, to which it refers, are at the end of this file.
"""


class LicenceError(Exception):
    """A package would ship under the GPL alone, or its licence cannot be told."""


@dataclass(frozen=True)
class Notice:
    """One shipped package: its licence as it declares it and the texts it brings."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]


def shipped_distributions() -> tuple[importlib.metadata.Distribution, ...]:
    """The installed distributions reached from the run-time dependencies, sorted by name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    waiting = [Requirement(text) for text in project["dependencies"]]
    found: dict[str, importlib.metadata.Distribution] = {}
    seen: set[tuple[str, tuple[str, ...]]] = set()
    while waiting:
        wanted = waiting.pop()
        key = (canonicalize_name(wanted.name), tuple(sorted(wanted.extras)))
        if key in seen:
            continue
        seen.add(key)
        distribution = importlib.metadata.distribution(wanted.name)
        found[key[0]] = distribution
        for text in distribution.requires or []:
            needed = Requirement(text)
            if _applies(needed, wanted.extras):
                waiting.append(needed)
    return tuple(found[name] for name in sorted(found))


def _applies(needed: Requirement, extras: set[str]) -> bool:
    if needed.marker is None:
        return True
    return any(needed.marker.evaluate({"extra": extra}) for extra in ("", *extras))


def notice_of(distribution: importlib.metadata.Distribution) -> Notice:
    """Name, version, declared licence and licence texts of one distribution.

    Raises LicenceError when it declares no licence and brings no text.
    """
    texts = _texts(distribution)
    licence = _declared(distribution)
    if not licence and texts:
        licence = "see the text below: " + texts[0].strip().splitlines()[0].strip()
    if not licence:
        raise LicenceError(f"{distribution.name} declares no licence")
    return Notice(distribution.name, distribution.version, licence, texts)


def may_ship(licence: str) -> bool:
    """False when every way to have it is the GPL; LGPL, or a choice that is not GPL, may ship."""
    choices = re.split(r"\s+OR\s+|;", licence)
    return any(_SOFTER.search(c) or not _GPL_ONLY.search(c) for c in choices)


def _declared(distribution: importlib.metadata.Distribution) -> str:
    metadata = distribution.metadata
    if "License-Expression" in metadata:
        return metadata["License-Expression"]
    text = metadata["License"].strip() if "License" in metadata else ""
    if text and len(text) < 120 and text.upper() != "UNKNOWN":
        return text
    classifiers = metadata.get_all("Classifier") or []
    names = [str(c).rsplit(" :: ", 1)[-1] for c in classifiers if str(c).startswith("License ::")]
    return "; ".join(names)


def _texts(distribution: importlib.metadata.Distribution) -> tuple[str, ...]:
    texts: list[str] = []
    for file in distribution.files or []:
        name = file.as_posix()
        is_source = name.endswith((".py", ".pyc", ".pyi"))
        if is_source or name.startswith(_NOT_SHIPPED) or not _LICENCE_FILE.search(name):
            continue
        text = Path(str(file.locate())).read_text("utf-8", "replace").strip()
        if text not in texts:
            texts.append(text)
    return tuple(texts)


def compose() -> str:
    """The whole text of the notices.

    Raises LicenceError when a package may not ship.
    """
    notices = [notice_of(d) for d in shipped_distributions()]
    refused = [f"{n.name} ({n.licence})" for n in notices if not may_ship(n.licence)]
    if refused:
        raise LicenceError("under the GPL alone: " + ", ".join(refused))
    python = importlib.metadata.version("PySide6-Essentials")
    parts = [
        "Một Cửa ships with the following works of others, each under its own licence.\n",
        _table(notices),
        _QT.format(version=python),
        _STARTER,
        _section("Python", sys.version.split()[0], "PSF-2.0", (_python_licence(),)),
    ]
    parts += [_section(n.name, n.version, n.licence, n.texts) for n in notices]
    parts += [_section(*font) for font in _fonts()]
    parts += [p.read_text("utf-8") for p in sorted(TEXTS.glob("*.txt"), reverse=True)]
    return ("\n" + "=" * 80 + "\n").join(parts)


def _table(notices: list[Notice]) -> str:
    return "\n".join(f"{n.name} {n.version}: {n.licence}" for n in notices) + "\n"


def _section(name: str, version: str, licence: str, texts: tuple[str, ...]) -> str:
    return "\n\n".join([f"{name} {version}".strip() + f"\nLicence: {licence}", *texts]) + "\n"


def _python_licence() -> str:
    import builtins

    builtins.license._Printer__setup()  # type: ignore[attr-defined]
    lines: list[str] = builtins.license._Printer__lines  # type: ignore[attr-defined]
    return "\n".join(lines).strip()


def _fonts() -> list[tuple[str, str, str, tuple[str, ...]]]:
    found = []
    for folder in sorted(p for p in (ROOT / "resources" / "fonts").glob("*") if p.is_dir()):
        texts = [p for p in sorted(folder.iterdir()) if _LICENCE_FILE.search("/" + p.name)]
        texts += sorted(folder.glob("OFL*"))
        if not texts:
            raise LicenceError(f"the font {folder.name} comes without its licence")
        content = tuple(p.read_text("utf-8", "replace").strip() for p in texts)
        found.append((f"Font {folder.name}", "", "OFL-1.1", content))
    return found


def main() -> int:
    """Write the file; exit code 1 with the reason when something may not ship."""
    try:
        text = compose()
    except LicenceError as error:
        print(f"Không được đóng gói: {error}", file=sys.stderr)
        return 1
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(text, "utf-8")
    print(f"Đã ghi {TARGET.relative_to(ROOT)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
