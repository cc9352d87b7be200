"""Windows are tested without a screen, in the light theme at the normal size; none stays behind.

A window that is only hidden still hears of every new look, language and second of the clock: a
few hundred of them make each later test slower.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.kit.vietnamese import Vietnamese
from ui.theme import apply_theme


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The platform without a screen says at every window that it cannot pass on size hints."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))


@pytest.fixture(autouse=True)
def delete_windows() -> Iterator[Callable[[], None]]:
    """Deletes each window opened since the test began, at the test's end at the latest.

    A fixture that put another look or language on calls it before it takes that back.
    """
    before = _windows()

    def delete() -> None:
        for window in _windows():
            if window not in before:
                window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    yield delete
    delete()


def _windows() -> list[QWidget]:
    return [window for window in QApplication.topLevelWidgets() if window.parent() is None]


@pytest.fixture
def vietnamese(qapp: QApplication, delete_windows: Callable[[], None]) -> Iterator[Vietnamese]:
    """The program's own words, in the light theme at the normal size."""
    apply_theme(qapp)
    words = Vietnamese()
    qapp.installTranslator(words)
    yield words
    delete_windows()
    qapp.removeTranslator(words)
    apply_theme(qapp)
