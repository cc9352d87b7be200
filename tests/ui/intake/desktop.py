"""The page in a window of 1366×768, driven by keys."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.doubles import ImmediateTasks, PlainFeed, RecordingRouter
from tests.ui.fake_desk import MAU, FakeDesk
from ui.intake import view
from ui.intake.view import IntakeView
from ui.main_window import MainWindow
from ui.session import Session


class Desktop:
    """The window with the intake in it, and hands on its keyboard."""

    def __init__(self, desk: FakeDesk) -> None:
        self.desk = desk
        self.tasks = ImmediateTasks()
        self.feed = PlainFeed()
        self.router = RecordingRouter()
        self.session = Session()
        self.session.sign_in(MAU)
        self.window = MainWindow(desk.clock)
        self.window.resize(1366, 768)
        self.window.add_page("intake", self._build)
        self.window.go("intake")
        self.window.show()
        self.window.activateWindow()
        self.settle()

    def _build(self) -> IntakeView:
        return view.build(self.desk, self.tasks, self.feed, self.router, self.session)

    @property
    def page(self) -> IntakeView:
        page = self.window.page("intake")
        assert isinstance(page, IntakeView)
        return page

    def press(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """One key, to whatever has the focus."""
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifiers)
        self.settle()

    def type(self, letters: str) -> None:
        """Plain letters and digits."""
        QTest.keyClicks(self.window.focusWidget() or self.window, letters)
        QTest.qWait(60)
        self.settle()

    def scan(self, text: str) -> None:
        self.window.deliver_scan(text)
        self.settle()

    def settle(self) -> None:
        QApplication.processEvents()
        self.tasks.advance_ms(100)
        QApplication.processEvents()
