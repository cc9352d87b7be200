"""The commands people are told to type exist and do what the papers say."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TARGETS = {
    "help", "setup", "run", "demo", "test", "dist", "bench", "soak", "lock", "format", "clean",
}  # fmt: skip


def _targets_of_the_makefile() -> set[str]:
    text = (ROOT / "Makefile").read_text("utf-8")
    return set(re.findall(r"^([a-z]+):", text, flags=re.MULTILINE))


def _make(*arguments: str) -> str:
    done = subprocess.run(
        ["make", *arguments], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    return done.stdout


def test_every_promised_target_exists() -> None:
    assert TARGETS - _targets_of_the_makefile() == set()


def test_make_alone_lists_every_target() -> None:
    listed = set(re.findall(r"^  make ([a-z]+)", _make(), flags=re.MULTILINE))
    assert listed == _targets_of_the_makefile()


def test_every_make_command_in_the_readme_exists() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    named = set(re.findall(r"\bmake ([a-z]+)", readme))
    assert {"run", "test"} <= named
    assert named <= _targets_of_the_makefile()


def test_cards_with_spaces_and_marks_reach_the_demonstration_as_one_word() -> None:
    shown = _make("-n", "demo", "CARDS=thẻ của dân.txt")
    assert 'set -- --cards "$CARDS"' in shown


def test_the_checking_machine_runs_make_test_strictly() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111
    assert "export STRICT=1" in script
    assert re.search(r"^exec make test\b", script, flags=re.MULTILINE)


@pytest.mark.parametrize("path", ["scripts/setup", "scripts/run", ".ci/run"])
def test_shell_scripts_are_well_formed(path: str) -> None:
    done = subprocess.run(["bash", "-n", path], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
