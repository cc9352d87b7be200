"""Lock the versions and hashes of every package: pyproject.toml -> requirements.lock."""

import subprocess
import sys
from pathlib import Path

from scripts.environment import CACHE, LOCK, ROOT
from scripts.installer import UV_LOCK, fetch_uv, uv_environment

_OPTIONS = ["--universal", "--generate-hashes", "--no-emit-index-url", "--no-header", "--quiet"]


def main() -> int:
    """Rewrite both lock files; exit code 1 when uv cannot be had or finds no solution."""
    python = Path(sys.executable)
    uv = fetch_uv(python, CACHE)
    if uv is None:
        print("Không tải được uv: cần mạng để khóa lại phiên bản.", file=sys.stderr)
        return 1
    upgrade = ["--upgrade"] if "--upgrade" in sys.argv[1:] else []
    project = ["pyproject.toml", "--group", "dev", *_OPTIONS, *upgrade, "-o", LOCK.name]
    tool = ["-", "--python-version", "3.11", *_OPTIONS, *upgrade, "--no-annotate"]
    tool += ["-o", UV_LOCK.relative_to(ROOT).as_posix()]
    for arguments, given in ((project, None), (tool, "uv\n")):
        done = subprocess.run(
            [str(uv), "pip", "compile", "--python", str(python), *arguments],
            cwd=ROOT,
            env=uv_environment(python),
            input=given,
            text=True,
            stdout=subprocess.DEVNULL,
            check=False,
        )
        if done.returncode != 0:
            return 1
    print("Đã khóa lại requirements.lock; hãy xem thay đổi trước khi ghi nhận.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
