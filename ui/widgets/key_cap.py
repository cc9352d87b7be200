"""Key caps: the small drawn keys that say which key presses a thing."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Text, Tone, px, theme, theme_events
from ui.widgets.painting import round_box, start

_HEIGHT = 20
_PADDING = 6
_WORDS = {"Return": "Enter", "PgUp": "Page Up", "PgDown": "Page Down"}


def key_text(sequence: str) -> str:
    """How a key sequence ("Ctrl+Return") is written on a cap ("Ctrl Enter")."""
    if sequence.endswith("++"):
        return f"{key_text(sequence[:-2])} +"
    return " ".join(_WORDS.get(part, part) for part in sequence.split("+"))


def key_cap_width(text: str) -> int:
    """Width in pixels of a cap with this text."""
    metrics = QFontMetrics(theme().font(Text.TINY, 600))
    return max(metrics.horizontalAdvance(text) + 2 * px(_PADDING), px(_HEIGHT))


def paint_key_cap(
    painter: QPainter, left: float, middle: float, text: str, on_accent: bool = False
) -> None:
    """Paint a cap whose left edge and middle line are given."""
    box = QRectF(left, middle - px(_HEIGHT) / 2, key_cap_width(text), px(_HEIGHT))
    if on_accent:
        fill, ink = QColor(255, 255, 255, 46), theme().color("accent.on")
        round_box(painter, box, px(4), fill)
    else:
        ink = theme().tone(Tone.SECONDARY)
        round_box(painter, box, px(4), theme().color("bg.sunken"), theme().color("line.strong"))
    painter.setFont(theme().font(Text.TINY, 600))
    painter.setPen(ink)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)


class KeyCap(QWidget):
    """A drawn key standing by itself."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme_events().changed.connect(self.updateGeometry)

    def text(self) -> str:
        return self._text

    def sizeHint(self) -> QSize:
        return QSize(key_cap_width(self._text), px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        start(painter)
        paint_key_cap(painter, 0, self.height() / 2, self._text)
