"""The mark of the program: a door that stands open, under an arch."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Text, ThemeKind, Tone, px, theme
from ui.widgets.painting import round_box, start

_GRID = 34


def paint_mark(painter: QPainter, box: QRectF, ground: QColor, ink: QColor) -> None:
    """Paint the mark into a square."""
    painter.save()
    start(painter)
    painter.translate(box.topLeft())
    painter.scale(box.width() / _GRID, box.width() / _GRID)
    round_box(painter, QRectF(0, 0, _GRID, _GRID), 9, ground)
    arch = QPainterPath(QPointF(9.5, 26.5))
    arch.lineTo(9.5, 14.5)
    arch.arcTo(QRectF(9.5, 7, 15, 15), 180, -180)
    arch.lineTo(24.5, 26.5)
    pen = QPen(ink, 2.3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(arch)
    painter.drawLine(QPointF(7, 27), QPointF(27, 27))
    leaf = QPainterPath(QPointF(14, 26.5))
    leaf.lineTo(14, 15)
    leaf.lineTo(20, 12.4)
    leaf.lineTo(20, 26.5)
    leaf.closeSubpath()
    painter.fillPath(leaf, ink)
    painter.restore()


class Mark(QWidget):
    """The mark as a widget; `inverted` is for a dark ground."""

    def __init__(self, size: float = 34, inverted: bool = False) -> None:
        super().__init__()
        self._size, self._inverted = size, inverted
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(self._size), px(self._size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        ground, ink = look.color("accent.fill"), look.color("accent.on")
        if self._inverted:
            ground, ink = QColor("#FFFFFF"), QColor("#273A8B")
        paint_mark(QPainter(self), QRectF(self.rect()), ground, ink)


def initials(name: str) -> str:
    """First letters of the first and the last word of a name; a mark in brackets is no word."""
    words = name.partition(" (")[0].split()
    ends = (words[0], words[-1]) if len(words) > 1 else tuple(words)
    return "".join(word[0] for word in ends).upper()


class Avatar(QWidget):
    """A person's initials in a soft disc."""

    def __init__(self, name: str = "", size: float = 34) -> None:
        super().__init__()
        self._name, self._size = name, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_name(self, name: str) -> None:
        self._name = name
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(self._size), px(self._size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        start(painter)
        look = theme()
        edge = look.color("line.control") if look.kind is ThemeKind.HIGH_CONTRAST else None
        round_box(painter, self.rect(), self.height() / 2, look.color("accent.soft"), edge)
        painter.setFont(look.font(Text.SMALL, 700))
        painter.setPen(look.tone(Tone.ACCENT))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), initials(self._name))
