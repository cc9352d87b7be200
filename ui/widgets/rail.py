"""The rail at the left: where one can go, how much waits there, who works here."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.icons import paint_icon
from ui.theme import Text, Tone, px, theme
from ui.widgets.boxes import STRETCH, Line, boxed, column, row
from ui.widgets.brand import Avatar, Mark
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.key_cap import key_text
from ui.widgets.labels import ElidingLabel, Label
from ui.widgets.painting import focus_ring, round_box, start
from ui.widgets.pills import badge_width, paint_badge

PRODUCT = "Một Cửa"
_WIDTH, _COMPACT = 198, 66


@dataclass(frozen=True, slots=True)
class Place:
    """A page one can go to from the rail."""

    name: str
    icon: str
    words: str
    key: str = ""
    tone: Tone = Tone.NEUTRAL


class NavItem(QPushButton):
    """One place: drawing, words, how much waits, the key; only drawing and key when narrow."""

    def __init__(self, place: Place) -> None:
        super().__init__(place.words)
        self.place = place
        self._count = 0
        self._compact = False
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_count(0)

    def set_count(self, count: int) -> None:
        self._count = count
        self.setAccessibleName(f"{self.place.words} {count}" if count else self.place.words)
        self.update()

    def set_compact(self, compact: bool) -> None:
        self._compact = compact
        self.setToolTip(self.place.words if compact else "")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        if self._compact:
            return QSize(px(_COMPACT - 13), px(50))
        return QSize(self._least_width(), px(40))

    def minimumSizeHint(self) -> QSize:
        """Without the key, which gives way to a long count."""
        if self._compact:
            return self.sizeHint()
        key = px(24) if self._key_shown() else 0
        return QSize(self._least_width() - key, px(40))

    def _key_shown(self) -> bool:
        return bool(self.place.key) and "+" not in self.place.key

    def _least_width(self) -> int:
        metrics = QFontMetrics(theme().font(Text.LABEL, 600))
        badge = badge_width(str(self._count)) + px(4) if self._count else 0
        key = px(24) if self._key_shown() else 0
        return px(41) + metrics.horizontalAdvance(self.place.words) + badge + key + px(8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        start(painter)
        look = theme()
        on = self.isChecked()
        box = QRectF(self.rect())
        if on or self.underMouse():
            round_box(painter, box, px(8), look.color("bg.selected" if on else "bg.hover"))
        if on:
            mark = QRectF(0, box.center().y() - px(9), 3, px(18))
            round_box(painter, mark, 1.5, look.color("accent.fill"))
        if self._compact:
            self._paint_compact(painter, box, on)
        else:
            self._paint_wide(painter, box, on)
        if self.hasFocus():
            focus_ring(painter, box, px(8))

    def _paint_wide(self, painter: QPainter, box: QRectF, on: bool) -> None:
        look = theme()
        middle, side = box.center().y(), px(20)
        ink = look.tone(Tone.ACCENT if on else Tone.SECONDARY)
        paint_icon(painter, self.place.icon, QRectF(px(12), middle - side / 2, side, side), ink)
        painter.setFont(look.font(Text.LABEL, 600 if on else 500))
        painter.setPen(look.tone(Tone.ACCENT if on else Tone.PRIMARY))
        vertical = Qt.AlignmentFlag.AlignVCenter
        words = box.adjusted(px(41), 0, 0, 0)
        painter.drawText(words, int(vertical | Qt.AlignmentFlag.AlignLeft), self.place.words)
        right = box.right() - px(8)
        if self._key_shown() and self._least_width() <= self.width():
            painter.setFont(look.font(Text.TINY))
            painter.setPen(look.tone(Tone.MUTED))
            spot = QRectF(right - px(24), 0, px(24), box.height())
            painter.drawText(spot, int(vertical | Qt.AlignmentFlag.AlignRight), self.place.key)
            right -= px(24)
        if self._count:
            text = str(self._count)
            paint_badge(painter, right - badge_width(text), middle, text, self.place.tone)

    def _paint_compact(self, painter: QPainter, box: QRectF, on: bool) -> None:
        look = theme()
        key = self.place.key if "+" not in self.place.key else ""
        side = px(22)
        top = px(7) if key else px(14)
        ink = look.tone(Tone.ACCENT if on else Tone.SECONDARY)
        icon = QRectF(box.center().x() - side / 2, top, side, side)
        paint_icon(painter, self.place.icon, icon, ink)
        if key:
            painter.setFont(look.font(Text.RAIL_KEY))
            painter.setPen(look.tone(Tone.ACCENT if on else Tone.MUTED))
            spot = QRectF(0, px(29), box.width(), px(18))
            painter.drawText(spot, int(Qt.AlignmentFlag.AlignCenter), key)
        if self._count:
            paint_badge(
                painter, box.center().x() + px(4), px(12), str(self._count), self.place.tone
            )


class Rail(QWidget):
    """Up and Down walk the places; Enter goes there."""

    chosen = Signal(str)
    lock_wanted = Signal()
    help_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._compact = False
        self.items = [NavItem(place) for place in self._places()]
        self._by_name = {item.place.name: item for item in self.items}
        for item in self.items:
            item.clicked.connect(lambda _on=False, item=item: self._click(item))
        self._office = ElidingLabel("", Text.SMALL, Tone.MUTED)
        self._name = ElidingLabel("", Text.SMALL, Tone.PRIMARY, 600)
        self._role = ElidingLabel("", Text.SMALL, Tone.MUTED)
        self._avatar = Avatar()
        self.lock_button = Button(
            self.tr("Lock"), ButtonKind.QUIET, "lock", "Ctrl+L", True, padding=4
        )
        self.lock_button.clicked.connect(self.lock_wanted)
        self.help_button = Button("", ButtonKind.QUIET, "help", "F1", True, padding=4)
        self.help_button.setAccessibleName(self.tr("Help"))
        self.help_button.setToolTip(self.tr("Help"))
        self.help_button.clicked.connect(self.help_wanted)
        self._words = boxed(column(Label(PRODUCT, Text.HEAD, weight=700), self._office, spacing=0))
        self._who = boxed(column(self._name, self._role, spacing=0))
        self._build()
        self.set_compact(False)

    def set_office(self, name: str) -> None:
        self._office.setText(name)

    def set_official(self, name: str, role: str) -> None:
        self._name.setText(name)
        self._role.setText(role)
        self._avatar.set_name(name)
        self._avatar.setToolTip(f"{name}, {role}")
        self._avatar.setAccessibleName(f"{name}, {role}")

    def set_badge(self, name: str, count: int) -> None:
        """How much waits at a place. Raises KeyError for an unknown place."""
        self._by_name[name].set_count(count)

    def set_places(self, names: frozenset[str]) -> None:
        """Show only these places."""
        for item in self.items:
            item.setVisible(item.place.name in names)

    def set_current(self, name: str) -> None:
        """Mark the place shown; a page that is no place marks nothing."""
        for item in self.items:
            item.setChecked(item.place.name == name)

    def set_compact(self, compact: bool) -> None:
        """Drawings only."""
        self._compact = compact
        self.setFixedWidth(px(_COMPACT if compact else _WIDTH))
        side = 6 if compact else 8
        self._column.setContentsMargins(px(side), px(12), px(side + 1), px(8))
        for item in self.items:
            item.set_compact(compact)
        for widget in (self._words, self._who, self.lock_button, self.help_button):
            widget.setVisible(not compact)

    def focus_current(self) -> None:
        """Put the keyboard on the place shown."""
        item = next((item for item in self.items if item.isChecked()), self.items[0])
        item.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        now = next((at for at, item in enumerate(self.items) if item.hasFocus()), None)
        if now is None or step is None:
            if now is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._click(self.items[now])
            else:
                super().keyPressEvent(event)
            return
        to = min(max(now + step, 0), len(self.items) - 1)
        self.items[to].setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("bg.rail"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme().color("line.subtle"))

    def _click(self, item: NavItem) -> None:
        item.setChecked(True)
        self.chosen.emit(item.place.name)

    def _places(self) -> tuple[Place, ...]:
        return (
            Place("today", "today", self.tr("Today"), "F5"),
            Place("intake", "intake", self.tr("Intake"), "F2"),
            Place("batch", "list", self.tr("By list"), "Ctrl+B"),
            Place("dossiers", "dossiers", self.tr("Dossiers"), "F3"),
            Place("results", "hand_over_result", self.tr("Results"), "F7"),
            Place("sync", "sync", self.tr("Sync"), "F8", Tone.WARN),
            Place("reports", "report", self.tr("Figures")),
            Place("settings", "settings", self.tr("Settings"), "Ctrl+,"),
        )

    def _build(self) -> None:
        for item in self.items:
            if "+" in item.place.key:
                item.setToolTip(key_text(item.place.key))
        first, last = self.items[:6], self.items[6:]
        self._column = column(
            row(Mark(34), (self._words, 1), spacing=10, margins=(8, 0, 0, 0)),
            12,
            *first,
            6,
            Line(),
            6,
            *last,
            STRETCH,
            Line(),
            6,
            row(self._avatar, (self._who, 1), spacing=8, margins=(6, 0, 0, 0)),
            row(self.lock_button, STRETCH, self.help_button, spacing=0),
            spacing=2,
            margins=(8, 12, 9, 8),
        )
        self.setLayout(self._column)
