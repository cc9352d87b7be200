"""Run every measurement in ``benchmarks/``, one after the other, each in a fresh process."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def programs() -> tuple[Path, ...]:
    """The runnable files of ``benchmarks/``; names that begin with ``_`` are parts of others."""
    found = sorted((ROOT / "benchmarks").glob("*.py"))
    return tuple(p for p in found if not p.name.startswith("_"))


def main() -> int:
    """Run them; exit code 1 when one of them failed."""
    found = programs()
    if not found:
        print("Chưa có phép đo nào trong benchmarks/.")
        return 0
    environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    failed = []
    for program in found:
        print(f"— {program.stem}", flush=True)
        started = time.monotonic()
        done = subprocess.run(
            [sys.executable, str(program)],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            check=False,
        )
        print(f"  {time.monotonic() - started:.0f} giây", flush=True)
        if done.returncode != 0:
            failed.append(program.stem)
    if failed:
        print(f"HỎNG: {', '.join(failed)}.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
