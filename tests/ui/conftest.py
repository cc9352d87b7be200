"""Windows are tested without a screen, in the light theme at the normal size."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.kit.vietnamese import Vietnamese
from ui.theme import apply_theme


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The platform without a screen says at every window that it cannot pass on size hints."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))


@pytest.fixture
def vietnamese(qapp: QApplication) -> Iterator[Vietnamese]:
    """The program's own words, in the light theme at the normal size."""
    apply_theme(qapp)
    words = Vietnamese()
    qapp.installTranslator(words)
    yield words
    qapp.removeTranslator(words)
    apply_theme(qapp)
