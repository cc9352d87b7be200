"""White cards, numbered blocks, the tiles of the morning, lists of facts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLayout, QPushButton, QSizePolicy, QWidget

from ui.icons import paint_icon
from ui.theme import Text, ThemeKind, Tone, px, theme, theme_events
from ui.widgets.boxes import Margins, clear, column, row
from ui.widgets.icon_view import IconView
from ui.widgets.labels import ElidingLabel, Label
from ui.widgets.painting import focus_ring, round_box, start


class Card(QWidget):
    """A flat box with a hairline; its fill and line are colour roles."""

    def __init__(
        self,
        layout: QLayout | None = None,
        fill: str = "bg.surface",
        line: str | None = "line.subtle",
        margins: Margins | None = None,
        radius: float = 10,
    ) -> None:
        super().__init__()
        self._fill, self._line, self._width, self._radius = fill, line, 1.0, radius
        theme_events().changed.connect(self.update)
        if layout is not None:
            layout.setContentsMargins(*(px(side) for side in margins or (14, 12, 14, 12)))
            self.setLayout(layout)

    def set_fill(self, role: str) -> None:
        self._fill = role
        self.update()

    def set_line(self, role: str | None, width: float = 1.0) -> None:
        self._line, self._width = role, width
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        start(painter)
        role = self._line
        if role is None and theme().kind is ThemeKind.HIGH_CONTRAST:
            role = "line.strong"
        line = theme().color(role) if role else None
        fill = theme().color(self._fill)
        round_box(painter, self.rect(), px(self._radius), fill, line, self._width)


class NumberDisc(QWidget):
    """The number of a block in a soft disc."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self._quiet = False
        self.setFixedSize(px(24), px(24))

    def set_quiet(self, quiet: bool) -> None:
        self._quiet = quiet
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        start(painter)
        look = theme()
        fill = look.color("bg.sunken" if self._quiet else "accent.soft")
        edge = look.color("line.control") if look.kind is ThemeKind.HIGH_CONTRAST else None
        round_box(painter, self.rect(), self.height() / 2, fill, edge)
        painter.setFont(look.font(Text.SMALL, 700, True))
        painter.setPen(look.tone(Tone.MUTED if self._quiet else Tone.ACCENT))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), str(self._number))


class Block(Card):
    """A card with a head (number, title, count) and a body."""

    def __init__(
        self,
        title: str,
        number: int | None = None,
        quiet: str | None = None,
        role: Text = Text.HEAD,
    ) -> None:
        self.head = row(spacing=8)
        self.body = column(spacing=8)
        super().__init__(column(self.head, self.body, spacing=8))
        self._disc = NumberDisc(number) if number is not None else None
        self._title = ElidingLabel(title, role, Tone.PRIMARY, 600)
        self._count = Label("", Text.LABEL, Tone.SECONDARY, 600)
        self._done = IconView("circle_check", 18, Tone.OK)
        self._quiet = ElidingLabel("", Text.LABEL, Tone.MUTED, 400)
        for widget in (self._disc, self._title, self._count, self._done, self._quiet):
            if widget is not None:
                self.head.addWidget(widget)
        self.head.addStretch(1)
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.set_count("", False)
        self.set_quiet(quiet)

    def set_title(self, title: str) -> None:
        self._title.setText(title)
        self.setAccessibleName(title)

    def set_count(self, text: str, done: bool) -> None:
        """Words after the title ("3 / 3 bắt buộc"); green with a tick when done."""
        self._count.setText(text)
        self._count.set_tone(Tone.OK if done else Tone.SECONDARY)
        self._count.setVisible(bool(text))
        self._done.setVisible(bool(text) and done)

    def set_quiet(self, text: str | None) -> None:
        """Not reached yet: an outline with one line of what will come; None makes it live."""
        quiet = text is not None
        self._quiet.setText(text or "")
        self._quiet.setVisible(quiet)
        self.set_fill("bg.app" if quiet else "bg.surface")
        self._title.set_tone(Tone.MUTED if quiet else Tone.PRIMARY)
        if self._disc is not None:
            self._disc.set_quiet(quiet)

    def set_active(self, active: bool) -> None:
        """Mark the block where the next act is."""
        self.set_line("accent.fill" if active else "line.subtle", 1.5 if active else 1)


class Tile(QPushButton):
    """A big figure with its title: a button that opens the list behind it."""

    def __init__(self, icon: str, title: str, tone: Tone = Tone.SECONDARY) -> None:
        super().__init__()
        self._icon, self._title, self._tone = icon, title, tone
        self._figure, self._detail = "–", ""
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_events().changed.connect(self.updateGeometry)
        self.set_figure("–")

    def set_figure(self, figure: str, detail: str = "") -> None:
        """The number and what is behind it."""
        self._figure, self._detail = figure, detail
        self.setAccessibleName(f"{self._title}: {figure} {detail}".strip())
        self.setToolTip(detail)
        self.update()

    def figure(self) -> str:
        return self._figure

    def sizeHint(self) -> QSize:
        return QSize(px(190), px(88))

    def minimumSizeHint(self) -> QSize:
        words = QFontMetrics(theme().font(Text.LABEL, 600)).horizontalAdvance(self._title)
        return QSize(words + px(24 + 18 + 6) + 4, px(88))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        start(painter)
        look = theme()
        if self.underMouse():
            round_box(painter, self.rect().adjusted(1, 1, -1, -1), px(9), look.color("bg.hover"))
        left, side = px(12), px(18)
        paint_icon(painter, self._icon, QRectF(left, px(16), side, side), look.tone(self._tone))
        align = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(look.font(Text.LABEL, 600))
        painter.setPen(look.tone(self._tone))
        painter.drawText(
            QRectF(left + side + px(6), px(12), self.width(), px(26)), align, self._title
        )
        font = look.font(Text.FIGURE)
        painter.setFont(font)
        painter.setPen(look.tone(Tone.PRIMARY))
        base = px(70)
        painter.drawText(left + px(2), base, self._figure)
        shift = left + px(12) + QFontMetrics(font).horizontalAdvance(self._figure)
        small = look.font(Text.SMALL)
        painter.setFont(small)
        painter.setPen(look.tone(Tone.SECONDARY))
        shown = QFontMetrics(small).elidedText(
            self._detail, Qt.TextElideMode.ElideRight, self.width() - shift - px(8)
        )
        painter.drawText(shift, base, shown)
        if self.hasFocus():
            focus_ring(painter, self.rect().adjusted(1, 1, -1, -1), px(9))


class TileRow(Card):
    """Tiles side by side in one card; Left and Right walk them."""

    def __init__(self, tiles: Sequence[Tile]) -> None:
        self.tiles = tuple(tiles)
        super().__init__(row(*((tile, 1) for tile in tiles), spacing=0), margins=(1, 0, 1, 0))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        for tile in self.tiles[1:]:
            painter.fillRect(tile.x(), 1, 1, self.height() - 2, theme().color("line.subtle"))


class FactGrid(QWidget):
    """Label and value, two columns; values wrap and are never cut."""

    def __init__(self, facts: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(18))
        self._grid.setVerticalSpacing(px(4))
        self._grid.setColumnStretch(1, 1)
        self.set_facts(facts)

    def set_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show other facts; an empty value is shown as a dash."""
        clear(self._grid)
        for at, (label, value) in enumerate(facts):
            name = Label(label, Text.LABEL, Tone.MUTED, 400)
            shown = Label(value or "–", Text.BODY, Tone.PRIMARY, 500, wrap=True)
            shown.setAccessibleName(f"{label}: {value}")
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(shown, at, 1)
