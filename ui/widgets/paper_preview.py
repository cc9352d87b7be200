"""A form as it prints: the pictures of its PDF pages, like sheets on a desk."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from printing.preview import GreyPage
from ui.theme import Text, Tone, px, theme
from ui.widgets.painting import focus_ring, soft_shadow, start


class PaperPreview(QWidget):
    """Shows one page at a time, as large as the room allows; `opened` asks for the full size."""

    opened = Signal()

    def __init__(self, accessible_name: str = "") -> None:
        super().__init__()
        self._pages: tuple[GreyPage, ...] = ()
        self._picture: QImage | None = None
        self._at = 0
        self._words = ""
        self.setAccessibleName(accessible_name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(px(180), px(200))

    def show_pages(self, pages: Sequence[GreyPage]) -> None:
        """Show these pages, beginning with the page shown before if it still exists."""
        self._pages = tuple(pages)
        self._words = ""
        self.show_page(min(self._at, max(len(self._pages) - 1, 0)))

    def show_page(self, at: int) -> None:
        """Show one page, counted from 0."""
        self._at = at
        self._picture = _image(self._pages[at]) if self._pages else None
        self.update()

    def page_count(self) -> int:
        return len(self._pages)

    def clear(self, text: str = "") -> None:
        """No page; `text` says why."""
        self._pages, self._picture, self._words, self._at = (), None, text, 0
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(340), px(480))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_PageDown and self._at + 1 < len(self._pages):
            self.show_page(self._at + 1)
        elif event.key() == Qt.Key.Key_PageUp and self._at > 0:
            self.show_page(self._at - 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._picture is not None:
            self.opened.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        start(painter)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._picture is None:
            painter.setFont(theme().font(Text.LABEL))
            painter.setPen(theme().tone(Tone.MUTED))
            flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(self.rect().adjusted(12, 12, -12, -12), flags, self._words)
            return
        sheet = self._sheet(self._picture)
        soft_shadow(painter, sheet, 7, 2)
        painter.fillRect(sheet, theme().color("paper.fill"))
        ratio = self.devicePixelRatioF()
        scaled = self._picture.scaled(
            round(sheet.width() * ratio),
            round(sheet.height() * ratio),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.drawImage(sheet, scaled)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        if self.hasFocus():
            focus_ring(painter, sheet.adjusted(-3, -3, 3, 3), 3)

    def _sheet(self, picture: QImage) -> QRectF:
        room = QRectF(self.rect()).adjusted(px(8), px(8), -px(8), -px(12))
        scale = min(room.width() / picture.width(), room.height() / picture.height())
        width, height = picture.width() * scale, picture.height() * scale
        left = room.left() + (room.width() - width) / 2
        return QRectF(left, room.top() + (room.height() - height) / 2, width, height)


def _image(page: GreyPage) -> QImage:
    """A picture of a grey page that owns its bytes."""
    form = QImage.Format.Format_Grayscale8
    return QImage(page.data, page.width, page.height, page.stride, form).copy()


def paint_desk(painter: QPainter, rect: QRectF) -> None:
    """The desk under the sheets."""
    painter.fillRect(rect, QColor(theme().color("paper.desk")))


class Desk(QWidget):
    """A container with the colour of the desk, for the side where a preview lies."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_desk(QPainter(self), QRectF(self.rect()))
