"""A pytest plugin: no test is skipped silently, and with STRICT=1 none may be skipped.

Without STRICT every skip is listed with its reason at the end of the run, and also written to
the file named by SKIP_LIST, one line each, so that a caller of several runs can list them all.
An expected failure that is not run counts as a skip; one that is run does not.
"""

import os
from collections.abc import Generator
from pathlib import Path

import pytest


def _is_skip(report: pytest.TestReport | pytest.CollectReport) -> bool:
    if report.outcome != "skipped":
        return False
    expected: str | None = getattr(report, "wasxfail", None)
    return expected is None or "[NOTRUN]" in expected


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    expected: str | None = getattr(report, "wasxfail", None)
    if expected is not None:
        return expected
    if isinstance(report.longrepr, tuple):
        return str(report.longrepr[2]).removeprefix("Skipped: ")
    return str(report.longrepr)


def _make_failure(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip into a failure that says why it was about to be skipped."""
    report.longrepr = f"skipped although STRICT=1 allows no skip: {_reason(report)}"
    report.outcome = "failed"
    if hasattr(report, "wasxfail"):
        del report.wasxfail


def _is_strict() -> bool:
    return os.environ.get("STRICT", "") == "1"


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail a skipped test when STRICT=1."""
    report = yield
    if _is_strict() and _is_skip(report):
        _make_failure(report)
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Fail a file that skips itself as a whole when STRICT=1."""
    report = yield
    if _is_strict() and _is_skip(report):
        _make_failure(report)
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """List what was skipped, once, by the process that gathers all results."""
    if hasattr(terminalreporter.config, "workerinput"):
        return
    skipped = [
        report
        for category in ("skipped", "xfailed")
        for report in terminalreporter.stats.get(category, [])
        if _is_skip(report)
    ]
    if not skipped:
        return
    # Each worker reports a file it skips, so the same line may come several times.
    lines = list(dict.fromkeys(f"{report.nodeid}: {_reason(report)}" for report in skipped))
    terminalreporter.section("skipped tests")
    for line in lines:
        terminalreporter.line(line)
    skip_list = os.environ.get("SKIP_LIST")
    if skip_list:
        with Path(skip_list).open("a", encoding="utf-8") as out:
            out.writelines(f"{line}\n" for line in lines)
