"""Shared by every test: an offscreen screen, skips that must be explained, examples that repeat.

A check gives the same answer each time it is run on the same source; new examples are looked for
by `make soak`, which sets a seed of its own.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

settings.register_profile("check", derandomize=True)
settings.register_profile("soak", derandomize=False)
settings.load_profile("soak" if os.environ.get("SOAK_MINUTES") else "check")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytest_plugins = ["tests.strict_skips"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files marked `long` first; a file stays together, and the order is the same every time."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
