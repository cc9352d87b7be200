"""The program's own drawings: one colour, 24 grid, painted sharp at any size and screen scale."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources

_SMALL = 18


@cache
def icon_names() -> frozenset[str]:
    """The names of all drawings."""
    return frozenset(file.stem for file in resources.path("icons").glob("*.svg"))


def paint_icon(painter: QPainter, name: str, rect: QRectF, color: QColor) -> None:
    """Paint a drawing into a square given in logical pixels.

    Raises FileNotFoundError for an unknown name.
    """
    device = painter.device()
    ratio = device.devicePixelRatioF() if device is not None else 1.0
    picture = icon_pixmap(name, round(rect.width()), color, ratio)
    painter.drawPixmap(rect.topLeft(), picture)


def icon_pixmap(name: str, size: int, color: QColor, ratio: float = 1.0) -> QPixmap:
    """A drawing of `size` logical pixels for a screen of this ratio; kept once made."""
    return _rendered(name, size, color.name(), round(ratio, 3))


@lru_cache(maxsize=1024)
def _rendered(name: str, size: int, color: str, ratio: float) -> QPixmap:
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _drawing(name, color, size < _SMALL).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture


@lru_cache(maxsize=512)
def _drawing(name: str, color: str, small: bool) -> QSvgRenderer:
    text = resources.read_bytes(f"icons/{name}.svg").decode("utf-8")
    text = text.replace("currentColor", color)
    if small:
        text = text.replace('stroke-width="1.7"', 'stroke-width="2"')
    return QSvgRenderer(QByteArray(text.encode("utf-8")))
