"""Short words for layouts, with every size scaled, and the two plainest containers."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme import px, theme


class Stretch:
    """Takes the room that is left."""


STRETCH: Final = Stretch()

Margins = tuple[float, float, float, float]
Item = (
    QWidget
    | QLayout
    | int
    | Stretch
    | tuple[QWidget | QLayout, int]
    | tuple[QWidget, int, Qt.AlignmentFlag]
    | None
)


def row(*items: Item, spacing: float = 8, margins: Margins = (0, 0, 0, 0)) -> QHBoxLayout:
    """Items side by side; a number is a space, STRETCH takes the rest, None is left out."""
    layout = QHBoxLayout()
    _fill(layout, items, spacing, margins)
    return layout


def column(*items: Item, spacing: float = 8, margins: Margins = (0, 0, 0, 0)) -> QVBoxLayout:
    """Items under each other; see `row`."""
    layout = QVBoxLayout()
    _fill(layout, items, spacing, margins)
    return layout


def boxed(layout: QLayout, accessible_name: str = "") -> QWidget:
    """A plain widget around a layout."""
    widget = QWidget()
    widget.setLayout(layout)
    if accessible_name:
        widget.setAccessibleName(accessible_name)
    return widget


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and delete the widgets in it."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def _fill(layout: QBoxLayout, items: tuple[Item, ...], spacing: float, margins: Margins) -> None:
    layout.setSpacing(px(spacing))
    layout.setContentsMargins(*(px(side) for side in margins))
    for item in items:
        _add(layout, item)


def _add(layout: QBoxLayout, item: Item) -> None:
    if item is None:
        return
    if isinstance(item, Stretch):
        layout.addStretch(1)
    elif isinstance(item, int):
        layout.addSpacing(px(item))
    elif isinstance(item, QLayout):
        layout.addLayout(item)
    elif isinstance(item, QWidget):
        layout.addWidget(item)
    elif len(item) == 3:
        layout.addWidget(item[0], item[1], item[2])
    elif isinstance(item[0], QLayout):
        layout.addLayout(item[0], item[1])
    else:
        layout.addWidget(item[0], item[1])


class Line(QWidget):
    """A hairline."""

    def __init__(self, vertical: bool = False, role: str = "line.subtle") -> None:
        super().__init__()
        self._role = role
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().color(self._role))


class ScrollPage(QScrollArea):
    """Scrolls up and down when its content is higher than the room; never sideways."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setWidget(inner)

    def sizeHint(self) -> QSize:
        return QSize(px(320), px(240))
