"""System libraries and programs the project needs beside its Python packages.

Debian and its relatives are asked by package name; other Linux systems by trying to load the
library or to find the program, because their package names differ.
"""

import ctypes
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

LEVELS = ("demo", "run", "test", "dist")
"""What a caller is about to do; each level needs everything the earlier ones need."""


@dataclass(frozen=True)
class SystemPackage:
    """One Debian package and how to see without Debian whether its content is there.

    ``library`` is a shared object to load, ``program`` a file to find; one of them is set.
    """

    name: str
    level: str
    library: str = ""
    program: str = ""


PACKAGES = (
    # Qt without a screen
    SystemPackage("libglib2.0-0", "demo", library="libglib-2.0.so.0"),
    SystemPackage("libegl1", "demo", library="libEGL.so.1"),
    SystemPackage("libgl1", "demo", library="libGL.so.1"),
    SystemPackage("libx11-6", "demo", library="libX11.so.6"),
    SystemPackage("libdbus-1-3", "demo", library="libdbus-1.so.3"),
    SystemPackage("libfontconfig1", "demo", library="libfontconfig.so.1"),
    SystemPackage("libxkbcommon0", "demo", library="libxkbcommon.so.0"),
    SystemPackage("libbrotli1", "demo", library="libbrotlidec.so.1"),
    # Qt in a real window, and its list of printers
    SystemPackage("libxcb-cursor0", "run", library="libxcb-cursor.so.0"),
    SystemPackage("libxcb-icccm4", "run", library="libxcb-icccm.so.4"),
    SystemPackage("libxcb-image0", "run", library="libxcb-image.so.0"),
    SystemPackage("libxcb-keysyms1", "run", library="libxcb-keysyms.so.1"),
    SystemPackage("libxcb-render-util0", "run", library="libxcb-render-util.so.0"),
    SystemPackage("libxcb-shape0", "run", library="libxcb-shape.so.0"),
    SystemPackage("libxcb-xkb1", "run", library="libxcb-xkb.so.1"),
    SystemPackage("libxkbcommon-x11-0", "run", library="libxkbcommon-x11.so.0"),
    SystemPackage("libx11-xcb1", "run", library="libX11-xcb.so.1"),
    SystemPackage("libcups2", "run", library="libcups.so.2"),
    # tests: a screen of their own, a printer of their own, a look into PDF files
    SystemPackage("xvfb", "test", program="Xvfb"),
    SystemPackage("xauth", "test", program="xauth"),
    SystemPackage("cups", "test", program="/usr/lib/cups/backend/socket"),
    SystemPackage("cups-client", "test", program="lp"),
    SystemPackage("cups-daemon", "test", program="cupsd"),
    SystemPackage("cups-filters", "test", program="/usr/lib/cups/filter/pdftopdf"),
    SystemPackage("poppler-utils", "test", program="pdftotext"),
    SystemPackage("strace", "test", program="strace"),
    # the packager reads and strips libraries
    SystemPackage("binutils", "dist", program="objdump"),
)

_PROGRAM_FOLDERS = "/usr/sbin:/sbin:/usr/local/sbin"


def needed(level: str) -> tuple[SystemPackage, ...]:
    """Packages needed for ``level`` (one of `LEVELS`), those of the lower levels first."""
    reach = LEVELS.index(level)
    return tuple(p for p in PACKAGES if LEVELS.index(p.level) <= reach)


def is_debian() -> bool:
    """True where packages can be asked for and installed by their Debian names."""
    return bool(shutil.which("dpkg-query") and shutil.which("apt-get"))


def missing(level: str) -> tuple[SystemPackage, ...]:
    """Packages of ``level`` that this Linux machine lacks."""
    if is_debian():
        installed = _installed_debian_names()
        return tuple(p for p in needed(level) if p.name not in installed)
    return tuple(p for p in needed(level) if not _is_here(p))


def install_command(names: tuple[str, ...]) -> list[str]:
    """The one line that installs ``names`` on Debian, without ``sudo``."""
    return ["apt-get", "install", "-y", "--no-install-recommends", *names]


def privilege() -> list[str] | None:
    """Words to put before a command to run it as root; None when a person must be asked."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        asked = subprocess.run(
            ["sudo", "-n", "true"], stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
        if asked.returncode == 0:
            return ["sudo", "-n"]
    return None


def install(names: tuple[str, ...], as_root: list[str]) -> bool:
    """Install ``names`` on Debian; renews the list of packages when the first try fails."""
    environment = ["env", "DEBIAN_FRONTEND=noninteractive"]
    if _quietly([*as_root, *environment, *install_command(names)]):
        return True
    _quietly([*as_root, *environment, "apt-get", "update"])
    return _quietly([*as_root, *environment, *install_command(names)])


def _quietly(command: list[str]) -> bool:
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    return done.returncode == 0


def _installed_debian_names() -> frozenset[str]:
    """Installed packages and the names they stand for (newer releases rename libraries)."""
    listing = subprocess.run(
        ["dpkg-query", "-W", "-f", "${db:Status-Status}\t${Package}\t${Provides}\n"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    names: set[str] = set()
    for line in listing.splitlines():
        status, package, provides = line.split("\t")
        if status == "installed":
            names.add(package)
            names.update(p.split("(")[0].split(":")[0].strip() for p in provides.split(","))
    return frozenset(names)


def _is_here(package: SystemPackage) -> bool:
    if package.library:
        try:
            ctypes.CDLL(package.library)
        except OSError:
            return False
        return True
    if package.program.startswith("/"):
        return Path(package.program).exists()
    folders = os.environ.get("PATH", "") + os.pathsep + _PROGRAM_FOLDERS
    return shutil.which(package.program, path=folders) is not None
