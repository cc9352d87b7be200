"""Buttons, painted from the tokens, with the key that presses them drawn on them."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.icons import paint_icon
from ui.theme import Text, Tone, px, theme, theme_events
from ui.widgets.key_cap import key_cap_width, key_text, paint_key_cap
from ui.widgets.keys import GLOBAL_KEYS, PLAIN_KEYS, bind, under_cover
from ui.widgets.painting import focus_ring, round_box, start


class ButtonKind(StrEnum):
    PRIMARY = "primary"
    SECONDARY = "secondary"
    GHOST = "ghost"
    DANGER = "danger"
    QUIET = "quiet"
    TRAINING = "training"


_BARE = frozenset({ButtonKind.GHOST, ButtonKind.QUIET})


class Button(QPushButton):
    """A real push button. `key` ("Alt+B") is drawn and presses it while it is shown and enabled.

    Keys of the window (`keys.GLOBAL_KEYS`) and plain keys (Enter, Esc, Space) are only drawn: the
    window or the dialog hears them and presses the button that carries them.
    """

    def __init__(
        self,
        text: str,
        kind: ButtonKind = ButtonKind.SECONDARY,
        icon: str | None = None,
        key: str = "",
        small: bool = False,
        bind_key: bool = True,
        padding: float | None = None,
        centred: bool = True,
    ) -> None:
        super().__init__(text)
        self._centred = centred
        self.kind = kind
        self.key = key
        self._icon = icon
        self._small = small
        self._own_padding = padding
        self._words = text
        self._busy = False
        self._shortcut: QShortcut | None = None
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if key and bind_key and key not in GLOBAL_KEYS and key not in PLAIN_KEYS:
            self._shortcut = bind(self, key)
            self._shortcut.activated.connect(self._on_key)
        theme_events().changed.connect(self.updateGeometry)
        self._name()

    def set_content(self, text: str, icon: str | None = None) -> None:
        """Other words, and another drawing (None: no drawing)."""
        self._words, self._icon = text, icon
        if not self._busy:
            self.setText(text)
        self._name()
        self.updateGeometry()
        self.update()

    def set_busy(self, text: str | None) -> None:
        """Show what is going on ("Đang lưu…") and take no presses; None ends it."""
        self._busy = text is not None
        self.setText(self._words if text is None else text)
        self._name()
        self.updateGeometry()
        self.update()

    def is_busy(self) -> bool:
        return self._busy

    def set_reason(self, text: str) -> None:
        """Why it cannot be pressed now; read aloud and shown as tooltip."""
        self.setAccessibleDescription(text)
        self.setToolTip(text)

    def press(self) -> bool:
        """Press it as a key does. Returns whether it took the press."""
        if not self.isEnabled() or self._busy or not self.isVisible() or under_cover(self):
            return False
        self.click()
        return True

    def nextCheckState(self) -> None:
        if not self._busy:
            super().nextCheckState()

    def event(self, event: QEvent) -> bool:
        pressing = {
            QEvent.Type.MouseButtonPress,
            QEvent.Type.MouseButtonRelease,
            QEvent.Type.KeyPress,
            QEvent.Type.KeyRelease,
        }
        if self._busy and event.type() in pressing and not self._leaves(event):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        width = 2 * px(self._padding()) + self._text_width() + 2
        if self._icon:
            width += px(self._icon_side()) + (px(self._gap()) if self.text() or self.key else 0)
        if self.key and not self._busy:
            width += (px(10) if self.text() else 0) + key_cap_width(key_text(self.key))
        return QSize(width, px(32 if self._small else 40))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        start(painter)
        box = QRectF(self.rect())
        radius = px(6 if self._small else 7)
        if self.hasFocus():
            focus_ring(painter, box, radius + 1)
            box = box.adjusted(4, 4, -4, -4)
            radius -= 2
        self._paint_box(painter, box, radius)
        self._paint_content(painter)

    def _paint_box(self, painter: QPainter, box: QRectF, radius: float) -> None:
        look = theme()
        hover, down = self.underMouse() and self.isEnabled(), self.isDown()
        if not self.isEnabled():
            if self.kind not in _BARE:
                round_box(painter, box, radius, look.color("bg.sunken"), look.color("line.strong"))
        elif self.kind is ButtonKind.PRIMARY:
            role = "accent.pressed" if down else "accent.hover" if hover else "accent.fill"
            round_box(painter, box, radius, look.color(role))
        elif self.kind in _BARE:
            if hover or down:
                round_box(painter, box, radius, look.color("bg.hover"))
        elif self.kind is ButtonKind.TRAINING:
            fill_now = look.color("training.on")
            fill_now.setAlpha(60 if hover or down else 26)
            round_box(painter, box, radius, fill_now, look.color("training.on"))
        else:
            line = "bad.text" if self.kind is ButtonKind.DANGER else "line.control"
            fill = "bg.hover" if hover or down else "bg.surface"
            round_box(painter, box, radius, look.color(fill), look.color(line))

    def _paint_content(self, painter: QPainter) -> None:
        ink = self._ink()
        middle = self.height() / 2
        cap = key_text(self.key) if self.key and not self._busy else ""
        content = self.sizeHint().width() - 2 * px(self._padding())
        left = (self.width() - content) / 2 if self._centred else px(self._padding())
        if self._icon:
            side = px(self._icon_side())
            paint_icon(painter, self._icon, QRectF(left, middle - side / 2, side, side), ink)
            left += side + px(self._gap())
        painter.setFont(self._font())
        painter.setPen(ink)
        text_box = QRectF(left, 0, self._text_width() + 2, self.height())
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(text_box, int(align), self.text())
        if cap:
            left += self._text_width() + (px(10) if self.text() else 0)
            if not self._centred:
                left = self.width() - px(self._padding()) - key_cap_width(cap)
            filled = self.kind is ButtonKind.PRIMARY and self.isEnabled()
            paint_key_cap(painter, left, middle, cap, filled)

    def _ink(self) -> QColor:
        if not self.isEnabled():
            return theme().tone(Tone.DISABLED)
        tones = {
            ButtonKind.PRIMARY: Tone.ON_ACCENT,
            ButtonKind.SECONDARY: Tone.PRIMARY,
            ButtonKind.GHOST: Tone.ACCENT,
            ButtonKind.DANGER: Tone.BAD,
            ButtonKind.QUIET: Tone.SECONDARY,
            ButtonKind.TRAINING: Tone.TRAINING,
        }
        return theme().tone(tones[self.kind])

    def _font(self) -> QFont:
        heavy = self.kind is ButtonKind.PRIMARY
        return theme().font(Text.LABEL if self._small else Text.BODY, 600 if heavy else 500)

    def _text_width(self) -> int:
        return QFontMetrics(self._font()).horizontalAdvance(self.text())

    def _padding(self) -> float:
        if self._own_padding is not None:
            return self._own_padding
        return 10 if self._small or self.kind in _BARE else 14

    def _gap(self) -> int:
        return 6 if self._small else 9

    def _icon_side(self) -> int:
        return 16 if self._small else 18

    def _name(self) -> None:
        self.setAccessibleName(self.text())
        self.setWhatsThis(key_text(self.key))

    def _on_key(self) -> None:
        self.press()

    @staticmethod
    def _leaves(event: QEvent) -> bool:
        key = getattr(event, "key", None)
        return key is not None and key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


def button_with_key(root: QWidget, key: str) -> Button | None:
    """The shown, enabled button under `root` that carries this key."""
    for button in root.findChildren(Button):
        if button.key == key and button.isVisible() and button.isEnabled():
            return button
    return None
