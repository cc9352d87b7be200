"""Ties what runs longer than a page to the page: nothing answers to a screen that is gone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from ui.ports import Tasks
from ui.qt.tasks import TaskRunner
from ui.widgets.chips import ChipRow, FilterChip
from ui.widgets.dialog import AskDialog, Blocks, Choice


def owned(tasks: Tasks, page: QObject) -> Tasks:
    """The same threads for one page: answers that come after the page is gone are dropped."""
    return tasks.for_owner(page) if isinstance(tasks, TaskRunner) else tasks


def keep(page: QObject, presenter: object, *endings: Callable[[], None]) -> None:
    """Keep a presenter as long as its page, and end its subscriptions with the page."""
    kept = [presenter]

    def end() -> None:
        kept.clear()
        for ending in endings:
            ending()

    page.destroyed.connect(end)


def say(page: QWidget, text: str, detail: str = "") -> None:
    """Tell good news in the window's toast; a page shown without a window keeps silent."""
    show = getattr(page.window(), "show_toast", None)
    if show is not None:
        show(text, detail)


def ask(
    page: QWidget,
    title: str,
    choices: Sequence[Choice],
    decided: Callable[[Any], None],
    blocks: Blocks | None = None,
    body: QWidget | None = None,
) -> AskDialog:
    """Ask over the page's window; `decided` gets the value of the choice."""
    dialog = AskDialog(page.window(), title, blocks, choices, body)
    dialog.decided.connect(decided)
    dialog.open()
    return dialog


def focus_chip(chips: ChipRow) -> None:
    """Put the focus on the chip that is down, so that its ring is seen and the arrows walk."""
    for chip in chips.findChildren(FilterChip):
        if chip.isChecked():
            chip.setFocus(Qt.FocusReason.ShortcutFocusReason)
