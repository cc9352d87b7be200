"""Choosing between two versions: a row for each part that differs, nothing chosen beforehand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.queries.two_versions import Side, TwoVersions
from ui.detail.version_words import part_label, part_words
from ui.theme import Text, Tone, px
from ui.widgets.boxes import STRETCH, clear, column, row
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.card import Block, Card
from ui.widgets.icon_view import IconView
from ui.widgets.labels import Label
from ui.widgets.painting import focus_ring, start

_KEYS = {
    Qt.Key.Key_Left: Side.OURS,
    Qt.Key.Key_1: Side.OURS,
    Qt.Key.Key_Right: Side.THEIRS,
    Qt.Key.Key_2: Side.THEIRS,
}
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class _Version(Card):
    """What one version says of a part; pressing it chooses it."""

    pressed = Signal()

    def __init__(self, head: str, words: str, possible: bool) -> None:
        self._mark = IconView("circle_check", 18, Tone.ACCENT)
        self.possible = possible
        tone = Tone.PRIMARY if possible else Tone.MUTED
        super().__init__(
            row(
                (
                    column(
                        Label(head, Text.SMALL, Tone.SECONDARY, 600, wrap=True),
                        Label(words, Text.BODY, tone, 500, wrap=True),
                        STRETCH,
                        spacing=1,
                    ),
                    1,
                ),
                (self._mark, 0, Qt.AlignmentFlag.AlignTop),
                spacing=6,
            ),
            fill="bg.surface" if possible else "bg.sunken",
            line="line.control",
            margins=(10, 6, 8, 6),
            radius=7,
        )
        self.set_chosen(False)
        if possible:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_chosen(self, chosen: bool) -> None:
        self._mark.set_icon("circle_check", Tone.ACCENT)
        self._mark.setVisible(chosen)
        self.set_fill("accent.soft" if chosen else "bg.surface" if self.possible else "bg.sunken")
        self.set_line("accent.fill" if chosen else "line.control", 2 if chosen else 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()
        event.ignore()


class VersionRow(QWidget):
    """One part: its name over both versions. Left or 1, Right or 2 choose; Up and Down go on."""

    chosen = Signal()
    step = Signal(int)

    def __init__(self, part: str, versions: TwoVersions) -> None:
        super().__init__()
        self.part = part
        self.side: Side | None = None
        label = part_label(part)
        ours = part_words(part, versions.ours, versions.theirs)
        theirs = part_words(part, versions.theirs, versions.ours)
        possible = part not in versions.centre_only
        here = self.tr("1 · On this computer")
        if not possible:
            here = self.tr("On this computer: not possible any more")
        self._versions = {
            Side.OURS: _Version(here, ours, possible),
            Side.THEIRS: _Version(self.tr("2 · At the centre"), theirs, True),
        }
        pair = row(*((one, 1) for one in self._versions.values()), spacing=8)
        self.setLayout(
            column(
                Label(label, Text.LABEL, Tone.PRIMARY, 600), pair, spacing=3, margins=(6, 5, 6, 6)
            )
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{label}. {here}: {ours}. {self.tr('2 · At the centre')}: {theirs}")
        for side, version in self._versions.items():
            version.pressed.connect(lambda side=side: self.choose(side))

    def choose(self, side: Side) -> None:
        """Choose a version; one that is not possible stays unchosen."""
        if not self._versions[side].possible:
            return
        self.side = side
        for one, version in self._versions.items():
            version.set_chosen(one is side)
        chosen = {Side.OURS: self.tr("this computer"), Side.THEIRS: self.tr("the centre")}
        self.setAccessibleDescription(self.tr("Chosen: {side}").format(side=chosen[side]))
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _KEYS:
            self.choose(_KEYS[key])
        elif key in _STEPS:
            self.step.emit(_STEPS[key])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.hasFocus():
            painter = QPainter(self)
            start(painter)
            focus_ring(painter, self.rect(), px(8))


class VersionsCard(Block):
    """`saved` fires with the chosen sides and the mark of the versions that were looked at."""

    saved = Signal(object, str)

    def __init__(self, bring_to_sight: Callable[[QWidget], None]) -> None:
        super().__init__("")
        self.set_title(self.tr("Choose a version"))
        self._bring_to_sight = bring_to_sight
        self._mark = ""
        self.rows: tuple[VersionRow, ...] = ()
        self._list = column(spacing=4)
        self.save = Button(
            self.tr("Save the choice"), ButtonKind.PRIMARY, "check", "Alt+L", small=True
        )
        self._hint = Label("", Text.SMALL, Tone.SECONDARY, wrap=True)
        self.body.addLayout(self._list)
        self.body.addLayout(
            row((self._hint, 1), (self.save, 0, Qt.AlignmentFlag.AlignBottom), spacing=12)
        )
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.save.clicked.connect(self._save)

    def show_versions(self, versions: TwoVersions) -> None:
        """Show what differs; what was chosen stays chosen while both versions stay the same."""
        if versions.mark == self._mark:
            return
        had_focus = any(one.hasFocus() for one in self.rows)
        self._mark = versions.mark
        clear(self._list)
        self.rows = tuple(VersionRow(part, versions) for part in versions.parts)
        for one in self.rows:
            self._list.addWidget(one)
            one.chosen.connect(self._show_left)
            one.step.connect(lambda by, one=one: self._step(one, by))
            one.installEventFilter(self)
        self._show_left()
        if had_focus:
            self.take_focus()

    def forget(self) -> None:
        """Another dossier is shown: nothing chosen here is meant for it."""
        self._mark = ""
        clear(self._list)
        self.rows = ()

    def take_focus(self) -> None:
        """The first part without a choice, or the button when there is none."""
        place: QWidget = next((one for one in self.rows if one.side is None), self.save)
        place.setFocus(Qt.FocusReason.OtherFocusReason)
        self._bring_to_sight(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._bring_to_sight(watched)
        return super().eventFilter(watched, event)

    def _step(self, one: VersionRow, by: int) -> None:
        at = self.rows.index(one) + by
        if 0 <= at < len(self.rows):
            self.rows[at].setFocus(Qt.FocusReason.TabFocusReason)
        elif at == len(self.rows) and self.save.isEnabled():
            self.save.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_left(self) -> None:
        left = sum(one.side is None for one in self.rows)
        self.save.setEnabled(left == 0)
        self.set_count(
            self.tr("{n} of {all} chosen").format(n=len(self.rows) - left, all=len(self.rows)),
            left == 0,
        )
        reason = self.tr("Choose a version in every row first.") if left else ""
        self.save.set_reason(reason)
        if not self.rows:
            self._hint.setText(self.tr("Both versions say the same now: save to go on."))
        else:
            self._hint.setText(
                self.tr(
                    "↑ ↓ another row · ← or 1: this computer · → or 2: the centre. What happened "
                    "stays in the history either way."
                )
            )

    def _save(self) -> None:
        chosen = {one.part: one.side for one in self.rows if one.side is not None}
        if len(chosen) == len(self.rows):
            self.saved.emit(chosen, self._mark)
