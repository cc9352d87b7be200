"""Shared by every test: an offscreen screen, skips that must be explained, examples that repeat.

A check gives the same answer each time it is run on the same source; new examples are looked for
by `make soak`, which sets a seed of its own.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import find, settings
from hypothesis import strategies as st

settings.register_profile("check", derandomize=True)
settings.register_profile("soak", derandomize=False)
settings.load_profile("soak" if os.environ.get("SOAK_MINUTES") else "check")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytest_plugins = ["tests.strict_skips"]


@pytest.fixture(scope="session", autouse=True)
def letters_known() -> None:
    """The table of letters is made once, before any test: on a fresh checkout it takes seconds,
    which Hypothesis would count against the first test that draws a text."""
    find(st.text(), lambda _text: True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Windows of single pages, then files marked `long`, then the rest, each file together.

    Whole windows stay alive and hear of every new look, so pages that change it come before them.
    """
    pages = Path(__file__).parent / "ui"

    def place(item: pytest.Item) -> tuple[bool, bool]:
        return pages not in item.path.parents, item.get_closest_marker("long") is None

    items.sort(key=place)
