"""What happened to a dossier, newest on top: saving, printing and sending are events like any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Text, Tone, px, theme
from ui.widgets.boxes import clear, column, row
from ui.widgets.icon_view import IconDisc
from ui.widgets.labels import Label

_DISC = 30


@dataclass(frozen=True, slots=True)
class Event:
    """`what` happened, `who` did it or what else is known, `when` as words ("09:38")."""

    icon: str
    tone: Tone
    what: str
    who: str = ""
    when: str = ""


class _EventRow(QWidget):
    def __init__(self, event: Event, last: bool) -> None:
        super().__init__()
        self._last = last
        top = Qt.AlignmentFlag.AlignTop
        what = Label(event.what, Text.LABEL, Tone.PRIMARY, 600, wrap=True)
        who = Label(event.who, Text.SMALL, Tone.SECONDARY, wrap=True)
        if not event.who:
            who.hide()
        when = Label(event.when, Text.SMALL, Tone.MUTED, numeric=True)
        self.setLayout(
            row(
                (IconDisc(event.icon, _DISC, event.tone), 0, top),
                (_words(what, who), 1, top),
                (when, 0, top),
                spacing=12,
                margins=(0, 2, 0, 10),
            )
        )
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(
            ", ".join(part for part in (event.when, event.what, event.who) if part)
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._last:
            painter = QPainter(self)
            top = px(2 + _DISC)
            painter.fillRect(
                px(_DISC / 2) - 1, top, 2, self.height() - top, theme().color("line.strong")
            )


def _words(what: Label, who: Label) -> QWidget:
    widget = QWidget()
    widget.setLayout(column(what, who, spacing=0))
    return widget


class Timeline(QWidget):
    """Put it into a `ScrollPage` when it may grow long."""

    def __init__(self, events: Sequence[Event] = ()) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._events: tuple[Event, ...] = ()
        self.set_events(events)

    def set_events(self, events: Sequence[Event]) -> None:
        """Show these, in this order."""
        self._events = tuple(events)
        clear(self._layout)
        for at, event in enumerate(self._events):
            self._layout.addWidget(_EventRow(event, at == len(self._events) - 1))
        self._layout.addStretch(1)

    def events(self) -> tuple[Event, ...]:
        return self._events
