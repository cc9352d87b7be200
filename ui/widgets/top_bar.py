"""The top bar: where one is, the place that waits for a scan or a search, the time."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.icons import paint_icon
from ui.theme import Fold, Text, Tone, px, theme
from ui.widgets.boxes import STRETCH, boxed, column, row
from ui.widgets.icon_view import IconView
from ui.widgets.key_cap import key_cap_width, key_text, paint_key_cap
from ui.widgets.labels import ElidingLabel, Label
from ui.widgets.painting import focus_ring, round_box, start


class ScanHint(QPushButton):
    """Says that a scan works anywhere; pressed, it opens the search for anything."""

    def __init__(self, words: str, key: str) -> None:
        super().__init__(words)
        self._key = key_text(key)
        self.setAutoDefault(False)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(px(400))

    def sizeHint(self) -> QSize:
        return QSize(px(400), px(36))

    def minimumSizeHint(self) -> QSize:
        words = QFontMetrics(theme().font(Text.LABEL, 400)).horizontalAdvance(self.text())
        return QSize(px(11 + 18 + 8) + words + px(12) + key_cap_width(self._key) + px(8), px(36))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        start(painter)
        look = theme()
        fill = "bg.hover" if self.underMouse() else "bg.app"
        round_box(painter, self.rect(), px(8), look.color(fill), look.color("line.strong"))
        middle, side = self.height() / 2, px(18)
        icon = QRectF(px(11), middle - side / 2, side, side)
        paint_icon(painter, "scan", icon, look.tone(Tone.MUTED))
        painter.setFont(look.font(Text.LABEL, 400))
        painter.setPen(look.tone(Tone.MUTED))
        room = self.rect().adjusted(px(37), 0, 0, 0)
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        left = self.width() - px(8) - key_cap_width(self._key)
        room.setRight(left - px(6))
        metrics = QFontMetrics(look.font(Text.LABEL, 400))
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(align), words)
        paint_key_cap(painter, left, middle, self._key)
        if self.hasFocus():
            focus_ring(painter, self.rect(), px(8))


class TopBar(QWidget):
    """Title, what is open, the scan hint, clock and date."""

    find_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = Label("", Text.TITLE, Tone.PRIMARY, 600)
        self._sign = IconView("chevron_right", 14, Tone.MUTED)
        self._sub = ElidingLabel("", Text.LABEL, Tone.SECONDARY, 400)
        self.hint = ScanHint(self.tr("Scan a card or a slip, or type to search"), "Ctrl+K")
        self.hint.clicked.connect(self.find_wanted)
        right = Qt.AlignmentFlag.AlignRight
        self._time = Label("", Text.LABEL, Tone.PRIMARY, 600, numeric=True)
        self._date = Label("", Text.TINY, Tone.MUTED)
        for label in (self._time, self._date):
            label.setAlignment(right | Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(
            row(
                self._title,
                row(self._sign, (self._sub, 1), spacing=6),
                (QWidget(), 1),
                (self.hint, 3),
                12,
                boxed(column(STRETCH, self._time, self._date, STRETCH, spacing=0)),
                spacing=12,
                margins=(20, 0, 18, 0),
            )
        )
        self.set_words("", "")
        self.fold(Fold(1366, 768))

    def set_words(self, title: str, sub: str) -> None:
        """The title of the page and what is open in it."""
        self._title.setText(title)
        self._sub.setText(sub)
        self._sub.setVisible(bool(sub))
        self._sign.setVisible(bool(sub))

    def set_time(self, local: datetime) -> None:
        """The time and the day, as people in Vietnam read them."""
        self._time.setText(f"{local.hour:02d}:{local.minute:02d}")
        day = f"{local.day:02d}/{local.month:02d}/{local.year:04d}"
        self._date.setText(f"{self._weekdays()[local.weekday()]}, {day}")

    def fold(self, fold: Fold) -> None:
        self.setFixedHeight(px(48 if fold.dense else 56))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("bg.surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme().color("line.subtle"))

    def _weekdays(self) -> tuple[str, ...]:
        return (
            self.tr("Monday"),
            self.tr("Tuesday"),
            self.tr("Wednesday"),
            self.tr("Thursday"),
            self.tr("Friday"),
            self.tr("Saturday"),
            self.tr("Sunday"),
        )
