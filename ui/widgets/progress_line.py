"""Work longer than a second: a bar, the words, and a way to stop."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Text, Tone, px, theme
from ui.widgets.boxes import column, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import ElidingLabel, Label
from ui.widgets.painting import round_box, start


class Bar(QWidget):
    """How much of a whole is done."""

    def __init__(self, done: float = 0, total: float = 1, tone: Tone = Tone.ACCENT) -> None:
        super().__init__()
        self._done, self._total, self._tone = done, total, tone
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_value(self, done: float, total: float, tone: Tone | None = None) -> None:
        """`done` out of `total`; both in the same unit."""
        self._done, self._total, self._tone = done, total, tone or self._tone
        self.setAccessibleName(f"{done:g} / {total:g}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(120), px(8))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(40), px(8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        start(painter)
        look = theme()
        radius = self.height() / 2
        fill = look.color("accent.fill") if self._tone is Tone.ACCENT else look.tone(self._tone)
        round_box(painter, self.rect(), radius, look.color("bg.sunken"), look.color("line.strong"))
        share = min(max(self._done / self._total, 0.0), 1.0) if self._total else 0.0
        if share > 0:
            width = max(self.width() * share, self.height())
            round_box(painter, QRectF(0, 0, width, self.height()), radius, fill)


class ProgressLine(Card):
    """ "Đang xuất sổ 2026: 7.738 / 12.480 · 20 giây nữa" and "Dừng Esc"."""

    stopped = Signal()

    def __init__(self) -> None:
        self._text = ElidingLabel("", Text.LABEL, Tone.PRIMARY, 600)
        self._rest = Label("", Text.SMALL, Tone.SECONDARY)
        self._bar = Bar()
        words = column(row((self._text, 1), self._rest), self._bar, spacing=6)
        self.stop_button = Button("", key="Esc", small=True)
        super().__init__(row((words, 1), self.stop_button, spacing=14), margins=(14, 8, 12, 8))
        self.stop_button.set_content(self.tr("Stop"))
        self.stop_button.clicked.connect(self.stopped)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_progress(self, text: str, done: float, total: float, rest: str = "") -> None:
        """Words with the count, the bar, and how long it will still take."""
        self._text.setText(text)
        self._rest.setText(rest)
        self._bar.set_value(done, total)
        self.setAccessibleName(f"{text} {rest}".strip())
