"""All checks, in the order of what is quickest to know: the one list for people and for CI.

Every check runs even when an earlier one failed; the end names the failed ones and every test
that was skipped, with its reason. With STRICT=1 a skipped test is a failure.
"""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_COMPILED = ROOT / ".cache" / "compiled"
"""Compiled modules, beside the tree and not in it: the many programs the tests start read them."""
_NO_TESTS_COLLECTED = 5
_PYTEST = ("-m", "pytest", "-q", "-p", "no:cacheprovider")


@dataclass(frozen=True)
class Check:
    """One check: what a person calls it, its command, and the exit codes that mean good."""

    title: str
    command: tuple[str, ...]
    good: frozenset[int] = frozenset({0})


def checks(workers: int) -> tuple[Check, ...]:
    """The checks; tests run on ``workers``, those that look at time have the machine alone."""
    python = sys.executable
    tool = Path(python).parent
    spread = ("--dist", "loadfile", "--no-loadscope-reorder")
    shared = (python, *_PYTEST, "-n", str(workers), *spread)
    return (
        Check("định dạng", (python, "-m", "ruff", "format", "--check", ".")),
        Check("quy tắc viết mã", (python, "-m", "ruff", "check", ".")),
        Check("kiểu dữ liệu", (python, "-m", "mypy")),
        Check("luật nhập giữa các phần", (str(tool / "lint-imports"), "--no-cache")),
        Check(
            "thử từng phần",
            (*shared, "-m", "not process and not alone"),
        ),
        Check(
            "thử cả chương trình",
            (*shared, "-m", "process and not alone"),
            good=frozenset({0, _NO_TESTS_COLLECTED}),
        ),
        Check(
            "thử riêng một mình",
            (python, *_PYTEST, "-m", "alone"),
            good=frozenset({0, _NO_TESTS_COLLECTED}),
        ),
    )


def main() -> int:
    """Run all checks; exit code 0 when every one is good."""
    workers = max(1, min(2, os.cpu_count() or 1))
    failed: list[str] = []
    with tempfile.TemporaryDirectory(prefix="mot-cua-check-") as folder:
        skip_list = Path(folder) / "skips.txt"
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONUTF8": "1",
            "PYTHONPYCACHEPREFIX": str(_COMPILED),
            "SKIP_LIST": str(skip_list),
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for check in checks(workers):
            if not _passes(check, environment):
                failed.append(check.title)
        _tell_skips(skip_list)
    if failed:
        print(f"HỎNG: {', '.join(failed)}.")
        return 1
    print("TỐT: mọi kiểm tra đều đạt.")
    return 0


def _passes(check: Check, environment: dict[str, str]) -> bool:
    print(f"— {check.title}", flush=True)
    started = time.monotonic()
    code = subprocess.run(
        check.command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, check=False
    ).returncode
    good = code in check.good
    print(f"  {'đạt' if good else 'HỎNG'} ({time.monotonic() - started:.0f} giây)", flush=True)
    return good


def _tell_skips(skip_list: Path) -> None:
    lines = skip_list.read_text("utf-8").splitlines() if skip_list.exists() else []
    if not lines:
        print("Không bỏ qua phép thử nào.")
        return
    print(f"Bỏ qua {len(lines)} phép thử:")
    for line in sorted(lines):
        print(f"  {line}")


if __name__ == "__main__":
    sys.exit(main())
