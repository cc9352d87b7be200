"""Hands and eyes of the demo: keys and scanner bursts into the real window, pictures out of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_NONE = Qt.KeyboardModifier.NoModifier
_SCANNER_GAP_MS = 4


class DemoFailed(RuntimeError):
    """The morning did not go as it must; the text says where."""


class Robot:
    """Drives one window. `keys` counts presses of a person; `longest_wait_ms` is the slowest key.

    A key's wait is from sending it until the window is ready for the next one.
    """

    def __init__(self, window: QWidget, shots: Path) -> None:
        self._window = window
        self._shots = shots
        self._shot_count = 0
        self.keys = 0
        self.longest_wait_ms = 0.0

    def press(self, sequence: str) -> None:
        """Press one key or combination, as "Ctrl+D" or "Return"."""
        combination = QKeySequence(sequence)[0]  # type: ignore[index]
        key, modifiers = combination.key(), combination.keyboardModifiers()
        text = sequence.lower() if len(sequence) == 1 and modifiers == _NONE else ""
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            text = "\r"
        self._send(key, text, modifiers)
        self.keys += 1

    def type(self, text: str) -> None:
        """Type letters one by one, as slowly as a person."""
        for letter in text:
            time.sleep(0.045)
            self._send(_key_of(letter), letter, _NONE)
            self.keys += 1

    def scan(self, payload: str) -> None:
        """A scanner's burst: every character as a key event, then Enter. Counts no key press.

        The events carry the times of the scanner, as the window system's do, so that a busy
        computer does not make a person of it.
        """
        began = time.perf_counter()
        at_ms = int(time.monotonic() * 1000) - _SCANNER_GAP_MS * (len(payload) + 1)
        for letter in (*payload, "\r"):
            key = Qt.Key.Key_Return if letter == "\r" else _key_of(letter)
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, _NONE, letter)
                event.setTimestamp(at_ms)
                QApplication.sendEvent(QApplication.focusWidget() or self._window, event)
            at_ms += _SCANNER_GAP_MS
        QApplication.processEvents()
        waited_ms = (time.perf_counter() - began) * 1000 / (len(payload) + 1)
        self.longest_wait_ms = max(self.longest_wait_ms, waited_ms)

    def wait(self, until: Callable[[], bool], what: str, limit_s: float = 20.0) -> None:
        """Let the window live until the condition holds. Raises DemoFailed after the limit."""
        end_at_s = time.monotonic() + limit_s
        while not until():
            if time.monotonic() > end_at_s:
                self.shot("that-bai")
                raise DemoFailed(f"waited in vain for: {what}")
            QApplication.processEvents()
            time.sleep(0.004)

    def rest(self, seconds: float) -> None:
        """Let the window live for a while."""
        end_at_s = time.monotonic() + seconds
        self.wait(lambda: time.monotonic() >= end_at_s, "time", seconds + 5)

    def shot(self, name: str) -> None:
        """Keep a picture of the window."""
        self._shot_count += 1
        QApplication.processEvents()
        self._window.grab().save(str(self._shots / f"{self._shot_count:02d}-{name}.png"))

    def _send(self, key: Qt.Key, text: str, modifiers: Qt.KeyboardModifier) -> None:
        """Letters go to the field as a keyboard or an input method sends them; the rest goes the
        way of a real key, which knows the shortcuts."""
        began = time.perf_counter()
        target = QApplication.focusWidget() or self._window
        if text and text != "\r":
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(target, QKeyEvent(kind, key, modifiers, text))
        else:
            QTest.keyClick(target, key, modifiers)
        QApplication.processEvents()
        waited_ms = (time.perf_counter() - began) * 1000
        self.longest_wait_ms = max(self.longest_wait_ms, waited_ms)


def _key_of(letter: str) -> Qt.Key:
    code = ord(letter.upper())
    return Qt.Key(code) if 0x20 <= code < 0x7F else Qt.Key.Key_unknown
