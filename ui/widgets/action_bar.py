"""The action bar: what to do next, and the acts of this page; the primary one at the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Fold, Text, Tone, px, theme
from ui.widgets.boxes import row
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.icon_view import IconView
from ui.widgets.labels import Label
from ui.widgets.page import Act, PageFrame

_Shape = tuple[tuple[str, str, str | None, str], ...]


class ActionBar(QWidget):
    """Shows the acts of a `PageFrame`; buttons that stay the same are kept, so focus stays too."""

    def __init__(self) -> None:
        super().__init__()
        self._runs: list[Callable[[], None]] = []
        self._shape: _Shape = ()
        self.buttons: list[Button] = []
        self.primary: Button | None = None
        self._sign = IconView("chevron_right", 20, Tone.ACCENT)
        self._lead = Label(self.tr("Next step:"), Text.BODY, Tone.SECONDARY)
        self._next = Label("", Text.BODY, Tone.PRIMARY, 600, wrap=True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._next.setSizePolicy(policy)
        self._buttons_box = row(spacing=8)
        self.setLayout(
            row(
                self._sign,
                self._lead,
                (self._next, 1),
                self._buttons_box,
                spacing=9,
                margins=(18, 0, 16, 0),
            )
        )
        self.fold(Fold(1366, 768))

    def show_frame(self, frame: PageFrame) -> None:
        """Follow the page: sentence, acts, and whether there is anything to show at all."""
        self._sign.set_icon(
            "circle_check" if frame.next_done else "chevron_right",
            Tone.OK if frame.next_done else Tone.ACCENT,
        )
        for widget in (self._sign, self._lead):
            widget.setVisible(bool(frame.next_step))
        self._next.setText(frame.next_step)
        self._next.setAccessibleName(f"{self._lead.text()} {frame.next_step}")
        acts = [*frame.secondaries, *([frame.primary] if frame.primary else [])]
        shape = tuple((act.text, act.key, act.icon, act.kind.value) for act in acts)
        has_primary = frame.primary is not None
        if shape != self._shape or has_primary != (self.primary is not None):
            self._rebuild(acts, has_primary)
            self._shape = shape
        self._runs = [act.run for act in acts]
        for button, act in zip(self.buttons, acts, strict=True):
            button.setEnabled(act.enabled)
            button.set_reason(act.reason)
            if button.is_busy() != (act.busy is not None) or act.busy is not None:
                button.set_busy(act.busy)
        self.setVisible(bool(frame.next_step or acts))

    def next_words(self) -> str:
        """The sentence shown."""
        return self._next.text()

    def fold(self, fold: Fold) -> None:
        self.setFixedHeight(px(54 if fold.dense else 62))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("bg.surface"))
        painter.fillRect(0, 0, self.width(), 1, theme().color("line.subtle"))

    def _rebuild(self, acts: list[Act], has_primary: bool) -> None:
        for button in self.buttons:
            self._buttons_box.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons, self.primary = [], None
        for at, act in enumerate(acts):
            last = has_primary and at == len(acts) - 1
            kind = act.kind
            if last and kind is ButtonKind.SECONDARY:
                kind = ButtonKind.PRIMARY
            key = act.key or ("Ctrl+Return" if last else "")
            button = Button(act.text, kind, act.icon, key)
            button.clicked.connect(lambda _on=False, at=at: self._runs[at]())
            self._buttons_box.addWidget(button)
            self.buttons.append(button)
            if last:
                self.primary = button
