"""Saved views as chips: words and a count."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.theme import Text, Tone, px, theme, theme_events
from ui.widgets.painting import focus_ring, round_box, start

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


class FilterChip(QPushButton):
    """A pill that stays down, with an optional count. `walked` tells an arrow key: -1 or 1."""

    walked = Signal(int)

    def __init__(
        self, text: str, count: int | str | None = None, tone: Tone = Tone.NEUTRAL
    ) -> None:
        super().__init__(text)
        self._count = count
        self._tone = tone
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme_events().changed.connect(self.updateGeometry)
        self.set_count(count)

    def set_count(self, count: int | str | None) -> None:
        """How many it holds; None shows no number."""
        self._count = count
        self.setAccessibleName(self.text() if count is None else f"{self.text()} {count}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = QFontMetrics(theme().font(Text.LABEL, 600)).horizontalAdvance(self.text())
        if self._count is not None:
            width += px(7) + self._count_width()
        return QSize(width + 2 * px(13), px(34))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A push button of its own would only move the focus, and hear no Enter."""
        step = _STEPS.get(Qt.Key(event.key()))
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif step is not None:
            self.walked.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        start(painter)
        look = theme()
        on = self.isChecked()
        hover = self.underMouse() and not on
        fill = "bg.selected" if on else "bg.hover" if hover else "bg.surface"
        line = look.color("accent.fill" if on else "line.control")
        round_box(painter, self.rect(), self.height() / 2, look.color(fill), line, 1.5 if on else 1)
        weight = 600 if on else 500
        font = look.font(Text.LABEL, weight)
        painter.setFont(font)
        painter.setPen(look.tone(Tone.ACCENT if on else Tone.PRIMARY))
        align = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        room = self.rect().adjusted(px(13), 0, 0, 0)
        painter.drawText(room, align, self.text())
        if self._count is not None:
            shift = QFontMetrics(font).horizontalAdvance(self.text()) + px(7)
            painter.setFont(look.font(Text.SMALL, 700, True))
            painter.setPen(look.tone(self._tone))
            painter.drawText(room.adjusted(shift, 0, 0, 0), align, str(self._count))
        if self.hasFocus():
            focus_ring(painter, self.rect(), self.height() / 2)

    def _count_width(self) -> int:
        metrics = QFontMetrics(theme().font(Text.SMALL, 700, True))
        return metrics.horizontalAdvance(str(self._count))


class ChipRow(QWidget):
    """Chips of which one is down: one stop for Tab, the arrow keys choose the next one and Enter or
    Space the one with the focus; `select_next` is for Ctrl+Tab."""

    chosen = Signal(object)

    def __init__(self, accessible_name: str = "") -> None:
        super().__init__()
        self._chips: dict[Any, FilterChip] = {}
        self._current: Any = None
        self.setAccessibleName(accessible_name)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(px(7))
        self._layout.addStretch(1)

    def set_chips(self, chips: Sequence[tuple[Any, str, int | str | None, Tone]]) -> None:
        """(key, words, count, tone) of each; counts alone are changed in place."""
        if [(key, words) for key, words, _n, _t in chips] == [
            (key, chip.text()) for key, chip in self._chips.items()
        ]:
            for key, _words, count, _tone in chips:
                self._chips[key].set_count(count)
            return
        for chip in self._chips.values():
            self._layout.removeWidget(chip)
            chip.deleteLater()
        self._chips = {}
        for at, (key, words, count, tone) in enumerate(chips):
            chip = FilterChip(words, count, tone)
            chip.clicked.connect(lambda _on=False, key=key: self._click(key))
            chip.walked.connect(self._walk)
            self._layout.insertWidget(at, chip)
            self._chips[key] = chip
        if self._chips:
            self.select(self._current if self._current in self._chips else next(iter(self._chips)))

    def current(self) -> Any:
        """The key of the chip that is down."""
        return self._current

    def select(self, key: Any) -> None:
        """Press a chip down without telling. Raises KeyError for an unknown key."""
        self._chips[key].setChecked(True)
        for other, chip in self._chips.items():
            if other != key:
                chip.setChecked(False)
            policy = Qt.FocusPolicy.StrongFocus if other == key else Qt.FocusPolicy.ClickFocus
            chip.setFocusPolicy(policy)
        self._current = key

    def select_next(self, by: int = 1) -> None:
        """Choose the next chip, round and round, and tell."""
        keys = list(self._chips)
        if keys:
            self._click(keys[(keys.index(self._current) + by) % len(keys)])

    def _walk(self, by: int) -> None:
        self.select_next(by)
        self._chips[self._current].setFocus(Qt.FocusReason.TabFocusReason)

    def _click(self, key: Any) -> None:
        self.select(key)
        self.chosen.emit(key)
