"""The keys that mean the same on every page, and what each does there."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui.widgets.buttons import button_with_key
from ui.widgets.dialog import dialog_open
from ui.widgets.keys import bind
from ui.widgets.page import Page

if TYPE_CHECKING:
    from ui.main_window import MainWindow

_DOUBLE_PRESS_S = 1.0


class WindowKeys(QObject):
    """Every key first presses the button that carries it on this page, then does its usual work.

    While something asks, none of them is heard. Without an official signed in only help and
    support are.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._region = 1
        self._pressed_at = -_DOUBLE_PRESS_S
        self.double_press_s = _DOUBLE_PRESS_S
        for key, act in self._table().items():
            shortcut = bind(window, key)
            shortcut.activated.connect(lambda key=key, act=act: self._heard(key, act))

    def press_primary(self) -> bool:
        """Ctrl+Enter: the primary act of the page; a second press within a second is swallowed."""
        now = time.monotonic()
        if now - self._pressed_at < self.double_press_s:
            return False
        button = self._window.action_bar.primary
        if button is None or button.key != "Ctrl+Return" or not button.press():
            return False
        self._pressed_at = now
        return True

    def next_region(self, by: int) -> None:
        """F6: rail, page, action bar, round and round."""
        window = self._window
        regions = (window.rail, window.stack, window.action_bar)
        self._region = self._focused_region(regions)
        for _attempt in regions:
            self._region = (self._region + by) % len(regions)
            if self._enter(regions[self._region]):
                return

    def _focused_region(self, regions: tuple[QWidget, ...]) -> int:
        focus = QApplication.focusWidget()
        for at, region in enumerate(regions):
            if focus is not None and region.isAncestorOf(focus):
                return at
        return self._region

    def _enter(self, region: QWidget) -> bool:
        if not region.isVisible():
            return False
        if region is self._window.rail:
            self._window.rail.focus_current()
            return True
        for widget in region.findChildren(QWidget):
            takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if takes and widget.isVisible() and widget.isEnabled():
                widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return True
        return False

    def _heard(self, key: str, act: Callable[[], object]) -> None:
        window = self._window
        if dialog_open(window):
            return
        if not window.is_signed_in() and key not in ("F1", "F12", "Ctrl+Return"):
            return
        if key != "Ctrl+Return":
            for region in (window.stack, window.action_bar):
                button = button_with_key(region, key)
                if button is not None and button.press():
                    return
        act()

    def _table(self) -> dict[str, Callable[[], object]]:
        window = self._window
        return {
            "F1": lambda: window.help_wanted.emit(window.page_name()),
            "F2": self._new,
            "F3": self._search,
            "F5": lambda: self._place("today"),
            "F6": lambda: self.next_region(1),
            "Shift+F6": lambda: self.next_region(-1),
            "F7": lambda: self._place("results"),
            "F8": lambda: self._place("sync"),
            "F9": lambda: self._tell(Page.print_wanted),
            "Ctrl+P": lambda: self._tell(Page.print_wanted),
            "F12": window.support_wanted.emit,
            "Ctrl+Return": self.press_primary,
            "Ctrl+B": lambda: self._place("batch"),
            "Ctrl+K": window.find_wanted.emit,
            "Ctrl+E": lambda: self._tell(Page.edit_wanted),
            "Ctrl+F": lambda: self._tell(Page.filter_wanted),
            "Ctrl+L": window.lock_wanted.emit,
            "Ctrl+N": window.new_same_person_wanted.emit,
            "Ctrl+R": lambda: self._tell(Page.ask_centre_wanted),
            "Ctrl+Z": self._undo,
            "Ctrl+Y": lambda: self._tell(Page.redo_wanted),
            "Ctrl+,": lambda: self._place("settings"),
        }

    def _tell(self, what: Callable[[Page], None]) -> None:
        page = self._window.current_page()
        if page is not None:
            getattr(page, what.__name__)()

    def _place(self, name: str) -> None:
        if self._window.page_name() == name:
            self._tell(Page.refresh)
        else:
            self._window.go(name)

    def _new(self) -> None:
        self._window.go("intake")
        self._tell(Page.new_wanted)

    def _search(self) -> None:
        self._window.go("dossiers")
        self._tell(Page.focus_search)

    def _undo(self) -> None:
        toast = self._window.toasts.toast
        if toast.isVisible() and toast.button is not None and toast.button.key == "Ctrl+Z":
            toast.button.click()
        else:
            self._tell(Page.undo_wanted)
