"""Tells a scanner that acts as a keyboard from a person, wherever the focus is."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.qt.leaked import Snapshot, is_secret, snapshot, text_widget

_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BARE = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
    }
)
_CARD = re.compile(r"\d{12}\|")
_LATE_END_MS = 250
"""An Enter this soon after a scan that ended by a pause still belongs to the scan."""


@dataclass(frozen=True, slots=True)
class ScannerSettings:
    """How this counter's scanner sends. With a prefix, or once a text begins like an ID card, a
    pause inside may be `slow_pause_ms` long (letters with marks come slower)."""

    prefix: str = ""
    suffix: str = ""
    mean_gap_ms: float = 35
    pause_ms: float = 60
    slow_pause_ms: float = 500
    sure_after: int = 4
    min_length: int = 6


@dataclass
class _Burst:
    """Keys that follow each other quickly: perhaps a scan."""

    target: QWidget
    secret: bool
    before: Snapshot | None
    text: str = ""
    first_ms: float = 0
    last_ms: float = 0
    seen_ms: float = 0
    sure: bool = False
    prefixed: bool = False
    quiet_ticks: int = 0
    keys: list[QKeyEvent] = field(default_factory=list)

    def mean_gap_ms(self, now_ms: float) -> float:
        return (now_ms - self.first_ms) / len(self.text) if self.text else 0.0


class ScannerFilter(QObject):
    """Install on the application: `app.installEventFilter(filter)`.

    Keys in a text field go through and are taken out again once they prove to be a scan; keys
    elsewhere are held for a moment and given back when they are not. `scanned` carries the text
    without prefix and suffix. `dropped` carries "password" or "dialog": nothing was done.
    """

    scanned = Signal(str)
    dropped = Signal(str)

    def __init__(
        self,
        settings: ScannerSettings | None = None,
        may_act: Callable[[], bool] = lambda: True,
        now_ms: Callable[[], float] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.settings = settings or ScannerSettings()
        self._may_act = may_act
        self._now_ms = now_ms or (lambda: time.monotonic() * 1000)
        self._burst: _Burst | None = None
        self._ended_ms = -_LATE_END_MS * 2.0
        self._composing_ms = -self.settings.pause_ms * 2
        self._replaying = False
        self._timer = QTimer(self)
        self._timer.setInterval(20)
        self._timer.timeout.connect(self.check_pause)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._replaying or not isinstance(event, QKeyEvent) or watched is not _receiver():
            return False
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride:
            return self._override(event)
        if kind == QEvent.Type.KeyRelease:
            return self._release(event)
        if kind == QEvent.Type.KeyPress and isinstance(watched, QWidget):
            taken = self._press(watched, event)
            if taken:
                event.accept()
            return taken
        return False

    def check_pause(self) -> None:
        """End what has been quiet for long enough; called by a timer while keys come quickly.

        It takes two ticks: after a moment in which the window was busy the keys of the burst are
        still in the queue at the first one.
        """
        burst = self._burst
        if burst is None:
            self._timer.stop()
        elif self._now_ms() - burst.seen_ms >= self._pause_ms(burst):
            burst.quiet_ticks += 1
            if burst.quiet_ticks > 1:
                self._finish(burst)

    # what a key does

    def _press(self, widget: QWidget, event: QKeyEvent) -> bool:
        if event.key() in _BARE:
            return False
        at_ms = float(event.timestamp()) or self._now_ms()
        if self._burst is not None and at_ms - self._burst.last_ms >= self._pause_ms(self._burst):
            self._finish(self._burst)
        if event.isAutoRepeat():
            return self._break_off()
        is_act = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in _ENDS and not is_act:  # Ctrl+Enter comes from a person
            return self._enter(at_ms)
        if self._starts_prefix(event):
            self._begin(widget, event, at_ms, prefixed=True)
            return True
        if not _is_text(event):
            return self._other(event, at_ms)
        if at_ms - self._composing_ms < self.settings.pause_ms:
            self._composing_ms = at_ms
            return self._break_off()
        return self._letter(widget, event, at_ms)

    def _letter(self, widget: QWidget, event: QKeyEvent, at_ms: float) -> bool:
        burst = self._burst
        slow = burst is not None and burst.mean_gap_ms(at_ms) > self.settings.mean_gap_ms
        if burst is None or (slow and not burst.sure):
            self._break_off()
            burst = self._begin(widget, event, at_ms)
        else:
            self._append(burst, event, at_ms)
        if not burst.sure and len(burst.text) >= self.settings.sure_after:
            burst.sure = True
            if burst.before is not None:
                burst.before.restore()
        if self.settings.suffix and burst.sure and burst.text.endswith(self.settings.suffix):
            self._finish(burst)
            return True
        return burst.sure or burst.before is None

    def _other(self, event: QKeyEvent, at_ms: float) -> bool:
        """A key without text: inside a sure scan control characters belong to it."""
        burst = self._burst
        if burst is not None and burst.sure and event.text():
            if event.text() in "\r\n\t":
                self._finish(burst)
            else:
                self._append(burst, event, at_ms)
            return True
        if event.key() == Qt.Key.Key_Backspace:
            # Input methods send backspaces and letters as fast as a scanner.
            self._composing_ms = at_ms
        return self._break_off()

    def _enter(self, at_ms: float) -> bool:
        burst = self._burst
        if burst is not None and burst.sure:
            self._finish(burst)
            return True
        if burst is None and 0 <= at_ms - self._ended_ms < _LATE_END_MS:
            self._ended_ms = at_ms - _LATE_END_MS
            return True
        return self._break_off()

    def _override(self, event: QKeyEvent) -> bool:
        """While a scan runs no shortcut may fire; the key then arrives as a press."""
        burst = self._burst
        inside = burst is not None and burst.sure and event.key() not in _BARE
        if inside or self._starts_prefix(event):
            event.accept()
            return True
        return False

    def _release(self, event: QKeyEvent) -> bool:
        burst = self._burst
        if burst is None or (not burst.sure and burst.before is not None):
            return False
        if not burst.sure:
            burst.keys.append(event.clone())
        return True

    # a burst's life

    def _begin(
        self, widget: QWidget, event: QKeyEvent, at_ms: float, prefixed: bool = False
    ) -> _Burst:
        editable = text_widget(widget)
        before = snapshot(editable) if editable is not None else None
        burst = _Burst(widget, is_secret(widget), before, first_ms=at_ms, prefixed=prefixed)
        burst.sure = prefixed
        self._burst = burst
        if prefixed:
            burst.last_ms, burst.seen_ms = at_ms, self._now_ms()
        else:
            self._append(burst, event, at_ms)
        self._timer.start()
        return burst

    def _append(self, burst: _Burst, event: QKeyEvent, at_ms: float) -> None:
        burst.text += event.text()
        burst.keys.append(event.clone())
        burst.last_ms, burst.seen_ms = at_ms, self._now_ms()
        burst.quiet_ticks = 0

    def _break_off(self) -> bool:
        """Not a scan after all: what was held goes where it was meant to go."""
        burst, self._burst = self._burst, None
        if burst is not None and (burst.sure or burst.before is None):
            self._give_back(burst)
        return False

    def _finish(self, burst: _Burst) -> None:
        self._burst = None
        self._timer.stop()
        text = burst.text
        if self.settings.suffix:
            text = text.removesuffix(self.settings.suffix)
        if not burst.sure or (len(text) < self.settings.min_length and not burst.prefixed):
            if burst.sure or burst.before is None:
                self._give_back(burst)
            return
        self._ended_ms = burst.last_ms
        if burst.secret:
            self.dropped.emit("password")
        elif not self._may_act():
            self.dropped.emit("dialog")
        elif text:
            self.scanned.emit(text)

    def _give_back(self, burst: _Burst) -> None:
        self._replaying = True
        try:
            for key in burst.keys:
                if shiboken6.isValid(burst.target):
                    QApplication.sendEvent(burst.target, key)
        finally:
            self._replaying = False

    def _starts_prefix(self, event: QKeyEvent) -> bool:
        prefix = self.settings.prefix
        return self._burst is None and bool(prefix) and event.text() == prefix

    def _pause_ms(self, burst: _Burst) -> float:
        slow = burst.prefixed or (burst.sure and _CARD.match(burst.text) is not None)
        return self.settings.slow_pause_ms if slow else self.settings.pause_ms


def _is_text(event: QKeyEvent) -> bool:
    """Whether a key carries letters that would be typed."""
    command = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
    alt_gr = event.modifiers() & Qt.KeyboardModifier.AltModifier and event.modifiers() & command
    plain = not event.modifiers() & (command | Qt.KeyboardModifier.AltModifier)
    return bool(event.text()) and event.text().isprintable() and bool(plain or alt_gr)


def _receiver() -> QWidget | None:
    """The widget that Qt gives key presses to first, so that a press is judged once only."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        return popup.focusWidget() or popup
    return QApplication.focusWidget() or QApplication.activeWindow()
