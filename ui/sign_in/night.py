"""The left half of the sign-in page: night over the mountains, and a promise."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QColor,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QRadialGradient,
)
from PySide6.QtWidgets import QWidget

from ui.theme import Text
from ui.widgets.boxes import STRETCH, column, row
from ui.widgets.brand import Mark
from ui.widgets.labels import Label
from ui.widgets.painting import start

# The picture is the same in every theme: it is a picture, not a surface.
_SKY = ((0.0, "#1F2A6B"), (0.55, "#2C41A0"), (0.78, "#5567BE"), (1.0, "#141A45"))
_RIDGES = (
    ("#4656A8", (0.70, 0.60, 0.585, 0.66, 0.69, 0.65, 0.66, 0.69)),
    ("#27336F", (0.74, 0.76, 0.69, 0.67, 0.74, 0.77, 0.745, 0.74)),
    ("#141A45", (0.80, 0.80, 0.83, 0.845, 0.83, 0.83, 0.845, 0.83)),
)


class _Light(Label):
    """Words on the night: white, whatever the theme."""

    def _restyle(self) -> None:
        super()._restyle()
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, QColor("#FFFFFF"))
        self.setPalette(palette)


class NightPanel(QWidget):
    """Mark, product, office; under it the promise."""

    def __init__(self) -> None:
        super().__init__()
        self.office = _Light("", Text.HEAD, weight=500, wrap=True)
        product = _Light("Một Cửa", Text.DISPLAY, weight=700)
        promise = _Light(
            self.tr("Network or not, people go home with their slip."),
            Text.TITLE,
            weight=600,
            wrap=True,
        )
        detail = _Light(
            self.tr(
                "Dossiers are saved on this computer at once and go to the centre by themselves."
            ),
            Text.LABEL,
            wrap=True,
        )
        self.setLayout(
            column(
                row(Mark(52, inverted=True), STRETCH),
                14,
                product,
                self.office,
                STRETCH,
                promise,
                detail,
                spacing=6,
                margins=(44, 44, 44, 36),
            )
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        start(painter)
        width, height = self.width(), self.height()
        sky = QLinearGradient(0, 0, 0, height)
        for at, color in _SKY:
            sky.setColorAt(at, QColor(color))
        painter.fillRect(self.rect(), sky)
        moon = QPointF(width * 0.66, height * 0.56)
        glow = QRadialGradient(moon, width * 0.34)
        for share, alpha in ((0.0, 210), (0.22, 120), (0.24, 70), (1.0, 0)):
            glow.setColorAt(share, QColor(222, 190, 140, alpha))
        painter.fillRect(QRectF(self.rect()), glow)
        for color, heights in _RIDGES:
            painter.fillPath(_ridge(width, height, heights), QColor(color))


def _ridge(width: int, height: int, heights: tuple[float, ...]) -> QPainterPath:
    path = QPainterPath(QPointF(0, height))
    path.lineTo(0, heights[0] * height)
    step = width / (len(heights) - 1)
    for at in range(1, len(heights)):
        before, here = heights[at - 1] * height, heights[at] * height
        middle = (at - 0.5) * step
        path.cubicTo(QPointF(middle, before), QPointF(middle, here), QPointF(at * step, here))
    path.lineTo(width, height)
    path.closeSubpath()
    return path
