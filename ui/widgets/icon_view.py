"""One drawing as a widget, and a drawing in a soft disc."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.icons import paint_icon
from ui.theme import ThemeKind, Tone, px, theme
from ui.widgets.painting import round_box, start


class IconView(QWidget):
    """A drawing of fixed size. It has no name of its own: the words beside it say it."""

    def __init__(self, name: str, size: float = 20, tone: Tone = Tone.SECONDARY) -> None:
        super().__init__()
        self._name = name
        self._size = size
        self._tone = tone
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def icon_name(self) -> str:
        return self._name

    def set_icon(self, name: str, tone: Tone | None = None) -> None:
        """Another drawing or another tone."""
        self._name = name
        self._tone = tone or self._tone
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(self._size), px(self._size))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, self._name, QRectF(self.rect()), theme().tone(self._tone))


class IconDisc(IconView):
    """A drawing on a soft round fill, as in the timeline."""

    def __init__(self, name: str, size: float = 30, tone: Tone = Tone.NEUTRAL) -> None:
        super().__init__(name, size, tone)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        start(painter)
        edge = theme().tone(self._tone) if theme().kind is ThemeKind.HIGH_CONTRAST else None
        round_box(painter, self.rect(), self.height() / 2, theme().color(self._tone.soft), edge)
        side = px(self._size * 0.54)
        left, top = (self.width() - side) / 2, (self.height() - side) / 2
        paint_icon(painter, self._name, QRectF(left, top, side, side), theme().tone(self._tone))
