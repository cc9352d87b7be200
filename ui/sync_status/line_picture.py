"""This computer, the centre, and the line between them: whole when it works, dashed when not."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.icons import paint_icon
from ui.theme import Text, Tone, px, theme, theme_events
from ui.widgets.painting import round_box, start

_BOX = 52
_CENTRED = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)


class LinePicture(QWidget):
    """Two boxes and a line, each with its words under it."""

    def __init__(self) -> None:
        super().__init__()
        self._icon, self._tone, self._whole = "network", Tone.SECONDARY, False
        self._words = ("", "", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_events().changed.connect(self.updateGeometry)

    def show_line(
        self, icon: str, tone: Tone, whole: bool, here: str, between: str, there: str
    ) -> None:
        """The drawing on the line and the words under here, the line and there."""
        self._icon, self._tone, self._whole = icon, tone, whole
        self._words = (here, between, there)
        self.setAccessibleName(", ".join(words for words in self._words if words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme().font(Text.LABEL, 600))
        return QSize(px(480), px(_BOX) + px(8) + metrics.height() + 2)

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetrics(theme().font(Text.LABEL, 600))
        widest = max(metrics.horizontalAdvance(words) for words in self._words)
        return QSize(3 * max(widest, px(_BOX)), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        start(painter)
        look = theme()
        box, middle = px(_BOX), px(_BOX) / 2
        sixth = self.width() / 6
        left, centre, right = sixth, self.width() / 2, self.width() - sixth
        for at, icon, tone in (
            (left, "computer_check", Tone.OK),
            (right, "centre", Tone.OK if self._whole else Tone.SECONDARY),
        ):
            square = QRectF(at - box / 2, 0, box, box)
            round_box(painter, square, px(10), look.color(tone.soft))
            side = px(26)
            paint_icon(
                painter, icon, QRectF(at - side / 2, middle - side / 2, side, side), look.tone(tone)
            )
        pen = QPen(look.tone(self._tone), 2)
        if not self._whole:
            pen.setDashPattern([5, 3])
        painter.setPen(pen)
        gap = px(24)
        for first, last in (
            (left + box / 2 + px(9), centre - gap),
            (centre + gap, right - box / 2 - px(9)),
        ):
            painter.drawLine(QPointF(first, middle), QPointF(last, middle))
        side = px(26)
        spot = QRectF(centre - side / 2, middle - side / 2, side, side)
        paint_icon(painter, self._icon, spot, look.tone(self._tone))
        painter.setFont(look.font(Text.LABEL, 600))
        tones = (Tone.PRIMARY, self._tone, Tone.PRIMARY)
        for at, words, tone in zip((left, centre, right), self._words, tones, strict=True):
            painter.setPen(look.tone(tone))
            room = QRectF(at - sixth, box + px(6), 2 * sixth, self.height() - box - px(6))
            painter.drawText(room, _CENTRED, words)
