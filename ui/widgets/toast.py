"""News at the bottom right: never takes the focus, goes by itself."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Text, Tone, px, theme
from ui.widgets.boxes import STRETCH, column, row
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.icon_view import IconView
from ui.widgets.labels import ElidingLabel, Label
from ui.widgets.painting import round_box, soft_shadow, start

_STAY_MS = 6000
_STAY_LONGER_MS = 8000
_SHADOW = 10
_KEPT = 50


class Toast(QWidget):
    """One message. It stays while the pointer is on it or the window is in the background."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._icon = IconView("circle_check", 22, Tone.OK)
        self._text = Label("", Text.LABEL, Tone.PRIMARY, 600, wrap=True)
        self._detail = ElidingLabel("", Text.SMALL, Tone.SECONDARY)
        self._acts = row()
        self.button: Button | None = None
        edge = _SHADOW + 14
        self.setLayout(
            row(
                self._icon,
                (_stack(self._text, self._detail), 1),
                self._acts,
                spacing=12,
                margins=(edge, _SHADOW + 6, edge, _SHADOW + 8),
            )
        )
        self._left_ms = 0
        self._timer = QTimer(self)
        self._timer.setInterval(200)
        self._timer.timeout.connect(self._tick)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def say(
        self,
        text: str,
        detail: str,
        act: str,
        key: str,
        on_act: Callable[[], None] | None,
        good: bool = True,
    ) -> None:
        """Show this instead of what was shown; what is not `good` carries a warning sign."""
        if good:
            self._icon.set_icon("circle_check", Tone.OK)
        else:
            self._icon.set_icon("warning", Tone.WARN)
        self._text.setText(text)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self.setAccessibleName(f"{text} {detail}".strip())
        self._drop_button()
        if act and on_act is not None:
            self.button = Button(act, ButtonKind.GHOST, key=key, small=True)
            self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.button.clicked.connect(lambda: self._acted(on_act))
            self._acts.addWidget(self.button)
        self._left_ms = _STAY_MS if good and self.button is None else _STAY_LONGER_MS
        self._timer.start()
        self.raise_()
        self.show()

    def dismiss(self) -> None:
        """Go now."""
        self._timer.stop()
        self._drop_button()
        self.hide()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._left_ms = max(self._left_ms, _STAY_MS // 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        start(painter)
        box = self.rect().toRectF().adjusted(_SHADOW, _SHADOW - 2, -_SHADOW, -_SHADOW - 2)
        soft_shadow(painter, box, _SHADOW, px(10))
        round_box(painter, box, px(10), theme().color("bg.raised"), theme().color("line.strong"))

    def _tick(self) -> None:
        if self.underMouse() or not self.window().isActiveWindow():
            return
        self._left_ms -= self._timer.interval()
        if self._left_ms <= 0:
            self.dismiss()

    def _acted(self, on_act: Callable[[], None]) -> None:
        self.dismiss()
        on_act()

    def _drop_button(self) -> None:
        if self.button is not None:
            self._acts.removeWidget(self.button)
            self.button.hide()
            self.button.deleteLater()
            self.button = None


def _stack(upper: QWidget, lower: QWidget) -> QWidget:
    widget = QWidget()
    widget.setLayout(column(STRETCH, upper, lower, STRETCH, spacing=0))
    return widget


class ToastHost(QObject):
    """Keeps the toast of one window in its place and remembers what was said."""

    def __init__(self, window: QWidget, bottom: Callable[[], int]) -> None:
        super().__init__(window)
        self._window = window
        self._bottom = bottom
        self.toast = Toast(window)
        self._said: deque[str] = deque(maxlen=_KEPT)
        window.installEventFilter(self)

    def show(
        self,
        text: str,
        detail: str = "",
        act: str = "",
        key: str = "Ctrl+Z",
        on_act: Callable[[], None] | None = None,
        good: bool = True,
    ) -> None:
        """Say that something went well, or what to do; the next message replaces this one."""
        self._said.appendleft(" ".join(part for part in (text, detail) if part))
        self.toast.say(text, detail, act, key if act else "", on_act, good)
        self.place()

    def recent(self) -> tuple[str, ...]:
        """What was said, newest first."""
        return tuple(self._said)

    def place(self) -> None:
        """Bottom right, above the bars."""
        width = min(px(520), self._window.width() - px(24))
        needed = max(self.toast.heightForWidth(width), self.toast.sizeHint().height())
        height = max(px(92), needed)
        left = self._window.width() - width - px(12)
        self.toast.setGeometry(left, self._window.height() - self._bottom() - height, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)
