"""One choice out of a few, all of them visible."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from ui.theme import Text, Tone, px, theme, theme_events
from ui.widgets.painting import focus_ring, round_box, start


class _Segment(QRadioButton):
    def __init__(self, text: str, owner: SegmentedChoice) -> None:
        super().__init__(text)
        self._owner = owner
        self.setAutoExclusive(False)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            self._owner.step(step)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(theme().font(Text.LABEL, 600)).horizontalAdvance(self.text())
        return QSize(width + 2 * px(12) + 2, px(32))

    def minimumSizeHint(self) -> QSize:
        width = self.sizeHint().width() - 2 * px(6)
        return QSize(width, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        start(painter)
        look = theme()
        on = self.isChecked()
        if on:
            line = look.color("accent.fill" if self.isEnabled() else "line.control")
            round_box(painter, self.rect(), px(6), look.color("bg.surface"), line, 1.5)
        elif self.underMouse() and self.isEnabled():
            round_box(painter, self.rect(), px(6), look.color("bg.hover"))
        painter.setFont(look.font(Text.LABEL, 600 if on else 500))
        tone = Tone.ACCENT if on else Tone.SECONDARY
        painter.setPen(look.tone(tone if self.isEnabled() else Tone.DISABLED))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.text())
        if self.hasFocus():
            focus_ring(painter, self.rect(), px(6))


class SegmentedChoice(QWidget):
    """Options side by side; Left and Right choose. `chosen` fires for a person's choice."""

    chosen = Signal(object)

    def __init__(self, options: Sequence[tuple[Any, str]] = (), accessible_name: str = "") -> None:
        super().__init__()
        self._values: list[Any] = []
        self._segments: list[_Segment] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(lambda _id: self._told())
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(3, 3, 3, 3)
        self._layout.setSpacing(px(2))
        self.setAccessibleName(accessible_name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme_events().changed.connect(self.update)
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[Any, str]]) -> None:
        """Other options; the first one is chosen unless the value before is still there."""
        before = self.value()
        for segment in self._segments:
            self._group.removeButton(segment)
            self._layout.removeWidget(segment)
            segment.deleteLater()
        self._values = [value for value, _words in options]
        self._segments = [_Segment(words, self) for _value, words in options]
        for at, segment in enumerate(self._segments):
            self._group.addButton(segment, at)
            self._layout.addWidget(segment)
        if self._values:
            self.set_value(before if before in self._values else self._values[0])

    def value(self) -> Any:
        """The chosen value; None when there are no options or nothing is chosen."""
        at = self._group.checkedId()
        return self._values[at] if 0 <= at < len(self._values) else None

    def set_value(self, value: Any) -> None:
        """Choose without telling; None chooses nothing unless it is an option.

        Raises ValueError when the value is no option.
        """
        if value is None and None not in self._values:
            self._group.setExclusive(False)
            for segment in self._segments:
                segment.setChecked(False)
            self._group.setExclusive(True)
        else:
            self._segments[self._values.index(value)].setChecked(True)
        self._one_tab_stop()

    def step(self, by: int) -> None:
        """Choose a neighbour, as Left and Right do."""
        if not self._segments:
            return
        at = min(max(self._group.checkedId() + by, 0), len(self._segments) - 1)
        segment = self._segments[at]
        if not segment.isChecked():
            segment.setChecked(True)
            self._told()
        segment.setFocus(Qt.FocusReason.TabFocusReason)

    def buttons(self) -> tuple[QRadioButton, ...]:
        return tuple(self._segments)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        start(painter)
        look = theme()
        round_box(painter, self.rect(), px(8), look.color("bg.sunken"), look.color("line.strong"))

    def _told(self) -> None:
        self._one_tab_stop()
        self.chosen.emit(self.value())

    def _one_tab_stop(self) -> None:
        on = max(self._group.checkedId(), 0)
        for at, segment in enumerate(self._segments):
            policy = Qt.FocusPolicy.StrongFocus if at == on else Qt.FocusPolicy.ClickFocus
            segment.setFocusPolicy(policy)
        if self._segments:
            self.setFocusProxy(self._segments[min(on, len(self._segments) - 1)])
