"""Tick boxes and single choices that are real Qt buttons, drawn by us."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QRadioButton, QSizePolicy

from ui.icons import paint_icon
from ui.theme import Text, Tone, px, theme, theme_events
from ui.widgets.painting import focus_ring, round_box, start

_SIDE = 20
_GAP = 8


def paint_check(painter: QPainter, box: QRectF, ticked: bool, enabled: bool = True) -> None:
    """A tick box filling this square."""
    look = theme()
    if ticked:
        round_box(painter, box, px(5), look.color("accent.fill" if enabled else "line.control"))
        inner = box.adjusted(px(2), px(2), -px(2), -px(2))
        paint_icon(painter, "check", inner, look.color("accent.on"))
    else:
        fill = "bg.surface" if enabled else "bg.sunken"
        round_box(painter, box, px(5), look.color(fill), look.color("line.control"), 1.5)


class CheckBox(QCheckBox):
    """A tick box with its words; the whole line can be pressed."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme_events().changed.connect(self.updateGeometry)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme().font(Text.BODY))
        width = px(_SIDE + _GAP) + metrics.horizontalAdvance(self.text()) + px(10)
        return QSize(width, max(metrics.height(), px(_SIDE)) + px(10))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        start(painter)
        side = px(_SIDE)
        box = QRectF(px(4), (self.height() - side) / 2, side, side)
        paint_check(painter, box, self.isChecked(), self.isEnabled())
        painter.setFont(theme().font(Text.BODY))
        painter.setPen(theme().tone(Tone.PRIMARY if self.isEnabled() else Tone.DISABLED))
        room = QRectF(self.rect()).adjusted(px(4 + _SIDE + _GAP), 0, 0, 0)
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, int(align), self.text())
        if self.hasFocus():
            focus_ring(painter, self.rect(), px(7))


class RadioChoice(QRadioButton):
    """One of several, with a quieter second half."""

    def __init__(self, text: str, detail: str = "") -> None:
        super().__init__(text)
        self._detail = detail
        self.setAccessibleName(f"{text} {detail}".strip())
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme_events().changed.connect(self.updateGeometry)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(theme().font(Text.BODY, 500)).horizontalAdvance(self.text())
        detail = QFontMetrics(theme().font(Text.LABEL, 400)).horizontalAdvance(self._detail)
        width = px(4 + _SIDE + _GAP) + words + (px(8) + detail if detail else 0) + px(8)
        height = QFontMetrics(theme().font(Text.BODY, 500)).height()
        return QSize(width, max(height, px(_SIDE)) + px(10))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        start(painter)
        look = theme()
        side = px(_SIDE)
        box = QRectF(px(4), (self.height() - side) / 2, side, side)
        line = "accent.fill" if self.isChecked() else "line.control"
        width = 2.0 if self.isChecked() else 1.5
        round_box(painter, box, side / 2, look.color("bg.surface"), look.color(line), width)
        if self.isChecked():
            dot = px(5)
            round_box(painter, box.adjusted(dot, dot, -dot, -dot), side, look.color("accent.fill"))
        room = QRectF(self.rect()).adjusted(px(4 + _SIDE + _GAP), 0, 0, 0)
        align = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        font = look.font(Text.BODY, 500)
        painter.setFont(font)
        painter.setPen(look.tone(Tone.PRIMARY if self.isEnabled() else Tone.DISABLED))
        painter.drawText(room, align, self.text())
        shift = QFontMetrics(font).horizontalAdvance(self.text()) + px(8)
        painter.setFont(look.font(Text.LABEL, 400))
        painter.setPen(look.tone(Tone.MUTED if self.isEnabled() else Tone.DISABLED))
        painter.drawText(room.adjusted(shift, 0, 0, 0), align, self._detail)
        if self.hasFocus():
            focus_ring(painter, self.rect(), px(7))
