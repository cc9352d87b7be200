"""The procedures found: the cursor stays in the search field, one row is the one Enter takes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.domain.procedure import Procedure
from ui.intake import words
from ui.theme import Text, Tone, px, theme, theme_events
from ui.widgets.key_cap import key_cap_width, paint_key_cap
from ui.widgets.painting import focus_ring, round_box, start

_ROW = 38
_CODE_WIDTH = 84
_LIMIT_WIDTH = 150


class ResultList(QWidget):
    """`taken` tells the place of the row that was clicked."""

    taken = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._found: tuple[Procedure, ...] = ()
        self._current = 0
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_events().changed.connect(self.updateGeometry)

    def show_results(self, found: Sequence[Procedure], current: int) -> None:
        """These rows, with this one chosen."""
        self._found, self._current = tuple(found), current
        if self._found:
            chosen = self._found[current]
            self.setAccessibleName(f"{words.title(chosen)}, {chosen.code}")
        self.setToolTip("\n".join(procedure.name for procedure in self._found))
        self.setFixedHeight(px(_ROW) * len(self._found))
        self.update()

    def shown(self) -> tuple[Procedure, ...]:
        return self._found

    def sizeHint(self) -> QSize:
        return QSize(px(420), px(_ROW) * len(self._found))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = int(event.position().y()) // px(_ROW)
        if 0 <= at < len(self._found) and event.button() == Qt.MouseButton.LeftButton:
            self.taken.emit(at)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        start(painter)
        for at, procedure in enumerate(self._found):
            box = QRectF(0, at * px(_ROW), self.width(), px(_ROW))
            self._paint_row(painter, box, procedure, at == self._current)

    def _paint_row(
        self, painter: QPainter, box: QRectF, procedure: Procedure, is_current: bool
    ) -> None:
        look = theme()
        right = box.right() - px(12)
        if is_current:
            inner = box.adjusted(1, 1, -1, -1)
            round_box(painter, inner, px(7), look.color("bg.selected"))
            focus_ring(painter, inner, px(7))
            right -= key_cap_width("Enter")
            paint_key_cap(painter, right, box.center().y(), "Enter")
            right -= px(10)
        align = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.setFont(look.font(Text.LABEL, 400, True))
        painter.setPen(look.tone(Tone.SECONDARY))
        left = box.left() + px(12)
        painter.drawText(
            QRectF(left, box.top(), px(_CODE_WIDTH), box.height()), align, procedure.code
        )
        limit = words.limit(procedure.time_limit)
        limit_left = box.right() - px(_LIMIT_WIDTH + 78)
        painter.drawText(
            QRectF(limit_left, box.top(), right - limit_left, box.height()), align, limit
        )
        font = look.font(Text.BODY, 600 if is_current else 500)
        painter.setFont(font)
        painter.setPen(look.tone(Tone.PRIMARY))
        left += px(_CODE_WIDTH)
        room = limit_left - left - px(10)
        title = words.title(procedure)
        shown = QFontMetrics(font).elidedText(title, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(QRectF(left, box.top(), room, box.height()), align, shown)
