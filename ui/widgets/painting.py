"""Strokes shared by the painted widgets: round boxes, the focus ring, soft shadows."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.theme import ThemeKind, theme


def start(painter: QPainter) -> None:
    """Smooth edges and text."""
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing, True
    )


def round_box(
    painter: QPainter,
    box: QRect | QRectF,
    radius: float,
    fill: QColor | None = None,
    line: QColor | None = None,
    width: float = 1.0,
) -> None:
    """A box with round corners; its line lies wholly inside the box and stays sharp."""
    inset = width / 2 if line is not None else 0.0
    shape = QRectF(box).adjusted(inset, inset, -inset, -inset)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(line, width) if line is not None else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(shape, radius, radius)


def focus_ring(painter: QPainter, box: QRect | QRectF, radius: float) -> None:
    """The one mark of the keyboard's place: two pixels inside the edge of the box."""
    round_box(painter, box, radius, None, theme().color("focus.ring"), 2)


def soft_shadow(painter: QPainter, box: QRectF, depth: int, radius: float, drop: int = 3) -> None:
    """Rings of shadow outside a box, darker themes get more of it."""
    shade = theme().color("shadow")
    shade.setAlpha(9 if theme().kind is ThemeKind.DARK else 3)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade)
    for ring in range(depth, 0, -1):
        grown = box.adjusted(-ring, -ring + drop, ring, ring + drop)
        painter.drawRoundedRect(grown, radius + ring, radius + ring)
