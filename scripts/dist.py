"""Build the packaged program and try that very program: what ships is what is tested.

Steps: notices of the works of others, PyInstaller by build.spec, then in a scratch folder the
frozen counter checks itself, opens its window off screen, and takes in one dossier with its slip
against the frozen server. Any step that fails ends the run with a sentence.
"""

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts import third_party_notices

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "dist" / "mot-cua"
DOSSIER = ROOT / "packaging" / "acceptance" / "dossier.jsonl"
OFFICE = "05977"
_STEP_LIMIT_S = 180.0
_START_LIMIT_S = 60.0
_READY = re.compile(r"http://127\.0\.0\.1:\d+")
_ACCEPTED = re.compile(r"^ACK \S+ (\S+)", re.MULTILINE)
_SUFFIX = ".exe" if os.name == "nt" else ""


class PackagingError(Exception):
    """The package was not built or does not work; the text says which step and why."""


@dataclass(frozen=True)
class Frozen:
    """The packaged program with a scratch folder of its own and a clean environment."""

    folder: Path
    scratch: Path
    environment: dict[str, str]

    def counter(self, *arguments: str, given: str | None = None) -> str:
        """Run a verb of the frozen counter on its own data; returns stdout."""
        return self._run("mot-cua", "counter", arguments, given)

    def server(self, *arguments: str) -> str:
        """Run a verb of the frozen server on its own data; returns stdout."""
        return self._run("mot-cua-server", "server", arguments, None)

    def command(self, program: str, role: str, arguments: tuple[str, ...]) -> list[str]:
        """Full command line: ``role`` names the data folder and the key file beside it."""
        places = ["--data-dir", str(self.scratch / role)]
        places += ["--key-file", str(self.scratch / f"{role}.key")]
        return [str(self.folder / (program + _SUFFIX)), *arguments, *places]

    def _run(self, program: str, role: str, arguments: tuple[str, ...], given: str | None) -> str:
        try:
            done = subprocess.run(
                self.command(program, role, arguments),
                cwd=self.scratch,
                env=self.environment,
                input=given or "",
                capture_output=True,
                text=True,
                encoding="utf-8",
                timeout=_STEP_LIMIT_S,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise PackagingError(f"{program} {arguments[0]}: không kết thúc") from error
        if done.returncode != 0:
            raise PackagingError(
                f"{program} {arguments[0]}: mã thoát {done.returncode}\n{done.stderr[-2000:]}"
            )
        return done.stdout


def build() -> None:
    """Write the notices and run PyInstaller. Raises PackagingError."""
    if third_party_notices.main() != 0:
        raise PackagingError("giấy phép của các phần kèm theo")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level"]
    command += ["ERROR", "--distpath", "dist", "--workpath", "build/pyinstaller", "build.spec"]
    if subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, check=False).returncode != 0:
        raise PackagingError("PyInstaller không đóng gói được")


def check_self(frozen: Frozen) -> None:
    """The frozen counter finds its store, fonts and libraries sound."""
    frozen.counter("self-check")


def check_window(frozen: Frozen) -> None:
    """The frozen counter opens its window and takes a picture of it."""
    picture = frozen.scratch / "cửa sổ.png"
    frozen.counter("window-check", "--shot", str(picture))
    if not picture.exists() or picture.read_bytes()[:8] != b"\x89PNG\r\n\x1a\n":
        raise PackagingError("window-check: không có ảnh cửa sổ")


def check_one_dossier(frozen: Frozen) -> None:
    """A dossier is taken in by the frozen counter, its slip drawn, and the frozen server has it."""
    code = frozen.server("code", "--office", OFFICE).strip()
    with serving(frozen) as address:
        frozen.counter("enrol", "--code", code, "--server", address)
        frozen.counter("sync")
        answer = frozen.counter("intake", "-", given=DOSSIER.read_text("utf-8"))
        accepted = _ACCEPTED.search(answer)
        if accepted is None:
            raise PackagingError("intake: hồ sơ không được nhận")
        slip = frozen.scratch / "giấy tiếp nhận.pdf"
        frozen.counter("print", "--dossier", accepted.group(1), "--form", "01", "--out", str(slip))
        if not slip.exists() or not slip.read_bytes().startswith(b"%PDF"):
            raise PackagingError("print: không có giấy tiếp nhận")
        frozen.counter("sync")


@contextlib.contextmanager
def serving(frozen: Frozen) -> Iterator[str]:
    """The frozen server answering on loopback; yields its address, stops it at the end."""
    said = frozen.scratch / "server.log"
    command = frozen.command("mot-cua-server", "server", ("serve", "--port", "0"))
    with said.open("wb") as log:
        process = subprocess.Popen(
            command, env=frozen.environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )
    try:
        yield _address(process, said)
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _address(process: subprocess.Popen[bytes], said: Path) -> str:
    end_at_s = time.monotonic() + _START_LIMIT_S
    while time.monotonic() < end_at_s and process.poll() is None:
        found = _READY.search(said.read_text("utf-8", "replace"))
        if found is not None:
            return found.group()
        time.sleep(0.1)
    raise PackagingError(f"máy chủ không khởi động\n{said.read_text('utf-8', 'replace')[-2000:]}")


def clean_environment(scratch: Path) -> dict[str, str]:
    """An environment without this checkout, its Python or the person's folders in it."""
    kept = {"LANG", "LC_ALL", "PATH", "SYSTEMROOT", "TEMP", "TMP"}
    environment = {k: v for k, v in os.environ.items() if k in kept}
    home = scratch / "nhà"
    home.mkdir()
    return {
        **environment,
        "HOME": str(home),
        "PYTHONUTF8": "1",
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_RUNTIME_DIR": str(home),
    }


def main() -> int:
    """Build and try; exit code 0 when the package works."""
    steps = (
        ("tự kiểm tra", check_self),
        ("mở cửa sổ", check_window),
        ("nhận một hồ sơ", check_one_dossier),
    )
    try:
        print("— đóng gói (vài phút)", flush=True)
        build()
        with tempfile.TemporaryDirectory(prefix="gói thử ") as folder:
            # A copy elsewhere: a package that still needs the checkout would show here.
            scratch = Path(folder)
            copy = Path(shutil.copytree(PROGRAM, scratch / "Một Cửa", symlinks=True))
            frozen = Frozen(copy, scratch, clean_environment(scratch))
            for title, step in steps:
                print(f"— bản đóng gói: {title}", flush=True)
                step(frozen)
    except PackagingError as error:
        print(f"HỎNG: {error}", file=sys.stderr)
        return 1
    files = [p for p in PROGRAM.rglob("*") if p.is_file() and not p.is_symlink()]
    size_mb = sum(p.stat().st_size for p in files) / 1e6
    shutil.copy2(third_party_notices.TARGET, PROGRAM)
    print(f"TỐT: {PROGRAM.relative_to(ROOT)} ({size_mb:.0f} MB).")
    return 0


if __name__ == "__main__":
    sys.exit(main())
