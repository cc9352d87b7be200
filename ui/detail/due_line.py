"""The period of a dossier as a line: how much of it has gone, and where today is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import px, theme, theme_events
from ui.widgets.painting import round_box, start


class DueLine(QWidget):
    """`share` 0 to 1 of the period has gone; late ones are red."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self._late = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_events().changed.connect(self.update)

    def set_share(self, share: float, late: bool) -> None:
        self._share, self._late = share, late
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(200), px(20))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(80), px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        start(painter)
        look = theme()
        thick, knob = px(8), px(18)
        middle = self.height() / 2
        track = QRectF(0, middle - thick / 2, self.width(), thick)
        ink = look.color("bad.text" if self._late else "accent.fill")
        round_box(painter, track, thick / 2, look.color("bg.sunken"), look.color("line.strong"))
        at = (self.width() - knob) * self._share
        if at > 0:
            gone = QRectF(0, track.top(), at + knob / 2, thick)
            round_box(painter, gone, thick / 2, ink)
        spot = QRectF(at, middle - knob / 2, knob, knob).adjusted(1.5, 1.5, -1.5, -1.5)
        round_box(painter, spot, knob / 2, look.color("bg.surface"), ink, 3)
