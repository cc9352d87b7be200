"""A skip is listed with its reason, and is a failure where none is allowed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_TESTS = """
import pytest
def test_runs(): pass
@pytest.mark.skip(reason="no printer here")
def test_skipped(): pass
@pytest.mark.xfail(run=False, reason="crashes")
def test_not_run(): pass
@pytest.mark.xfail(reason="known")
def test_expected(): assert False
"""
_WHOLE_FILE = "import pytest\npytest.skip('no display', allow_module_level=True)\n"


def _run(folder: Path, strict: str, *extra: str) -> tuple[int, str, list[str]]:
    (folder / "test_a.py").write_text(_TESTS, "utf-8")
    (folder / "test_b.py").write_text(_WHOLE_FILE, "utf-8")
    listing = folder / "skips.txt"
    environment = {
        **os.environ, "STRICT": strict, "SKIP_LIST": str(listing), "PYTHONPATH": str(ROOT),
    }  # fmt: skip
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.strict_skips"]
    command += ["-p", "no:cacheprovider", "-c", os.devnull, "--rootdir", str(folder), *extra]
    done = subprocess.run(
        [*command, str(folder)],
        cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    lines = listing.read_text("utf-8").splitlines() if listing.exists() else []
    return done.returncode, done.stdout, lines


@pytest.mark.parametrize("extra", [(), ("-n", "2")])
def test_without_strict_skips_are_listed_with_reasons(
    tmp_path: Path, extra: tuple[str, ...]
) -> None:
    code, _, lines = _run(tmp_path, "", *extra)
    assert code == 0
    reasons = sorted(line.rsplit(": ", 1)[1] for line in lines)
    assert reasons == ["[NOTRUN] crashes", "no display", "no printer here"]


@pytest.mark.parametrize("extra", [(), ("-n", "2")])
def test_with_strict_every_skip_fails(tmp_path: Path, extra: tuple[str, ...]) -> None:
    code, shown, lines = _run(tmp_path, "1", *extra, "--continue-on-collection-errors")
    assert code == 1
    assert lines == []
    assert "no printer here" in shown
    assert "no display" in shown
    assert "1 passed, 1 xfailed, 3 errors" in shown
