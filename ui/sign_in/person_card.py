"""One name to sign in as: a radio button painted as a card."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from ui.icons import paint_icon
from ui.theme import Text, Tone, px, theme, theme_events
from ui.widgets.brand import initials
from ui.widgets.painting import round_box, start

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class PersonCard(QRadioButton):
    """Initials, name and role; ticked when chosen. The PIN field keeps the focus."""

    def __init__(self, official_id: str, name: str, role: str) -> None:
        super().__init__(name)
        self.official_id = official_id
        self._role = role
        self.setAccessibleName(f"{name}, {role}")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_events().changed.connect(self.updateGeometry)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        return QSize(px(300), px(58))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(200), px(58))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        start(painter)
        look = theme()
        on = self.isChecked()
        fill = look.color("bg.selected" if on else "bg.surface")
        line = look.color("accent.fill" if on else "line.control")
        round_box(painter, self.rect(), px(8), fill, line, 2 if on else 1)
        disc, middle = px(38), self.height() / 2
        spot = QRectF(px(12), middle - disc / 2, disc, disc)
        round_box(painter, spot, disc / 2, look.color("bg.surface" if on else "accent.soft"))
        painter.setFont(look.font(Text.SMALL, 700))
        painter.setPen(look.tone(Tone.ACCENT))
        painter.drawText(spot, int(Qt.AlignmentFlag.AlignCenter), initials(self.text()))
        left, room = px(62), self.width() - px(62) - px(44)
        font = look.font(Text.BODY, 600)
        painter.setFont(font)
        painter.setPen(look.tone(Tone.PRIMARY))
        shown = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, px(7), room, px(24)), _LEFT, shown)
        painter.setFont(look.font(Text.SMALL))
        painter.setPen(look.tone(Tone.SECONDARY))
        painter.drawText(QRectF(left, px(29), room, px(20)), _LEFT, self._role)
        if on:
            tick = QRectF(self.width() - px(40), middle - px(10), px(20), px(20))
            paint_icon(painter, "check", tick, look.tone(Tone.ACCENT))
