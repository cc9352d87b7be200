"""The kit is tested without a screen, in the light theme unless a test puts another one on."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.kit.vietnamese import Vietnamese
from ui.theme import ThemeKind, apply_theme


@pytest.fixture(autouse=True)
def look(qapp: QApplication, delete_windows: Callable[[], None]) -> Iterator[None]:
    apply_theme(qapp, ThemeKind.LIGHT)
    yield
    delete_windows()
    apply_theme(qapp, ThemeKind.LIGHT)


@pytest.fixture
def vietnamese(qapp: QApplication, delete_windows: Callable[[], None]) -> Iterator[Vietnamese]:
    words = Vietnamese()
    qapp.installTranslator(words)
    yield words
    delete_windows()
    qapp.removeTranslator(words)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The platform without a screen says at every window that it cannot pass on size hints."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))
