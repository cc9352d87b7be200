"""The pages of the window: each built at its first visit and kept, with the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget

from ui.theme import px
from ui.widgets.page import Page

_KEPT = 30


class PageStack(QStackedWidget):
    """`page_changed` tells the name of the page now shown, `page_built` hands over a new one."""

    page_changed = Signal(str)
    page_built = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._factories: dict[str, Callable[[], Page]] = {}
        self._pages: dict[str, Page] = {}
        self._name = ""
        self._trail: list[str] = []

    def add(self, name: str, factory: Callable[[], Page]) -> None:
        """Register a page. Raises ValueError when the name is taken."""
        if name in self._factories:
            raise ValueError(f"page registered twice: {name}")
        self._factories[name] = factory

    def page(self, name: str) -> Page:
        """The page, built now if it never was. Raises KeyError for an unknown name."""
        if name not in self._pages:
            page = self._factories[name]()
            self._pages[name] = page
            self.addWidget(page)
            self.page_built.emit(page)
        return self._pages[name]

    def has(self, name: str) -> bool:
        return name in self._factories

    @property
    def name(self) -> str:
        """Name of the page shown, "" before the first."""
        return self._name

    def current(self) -> Page | None:
        return self._pages.get(self._name)

    def go(self, name: str) -> Page:
        """Show a page and remember where one came from."""
        if self._name and self._name != name:
            self._trail = [*self._trail[-_KEPT:], self._name]
        return self._show(name)

    def back(self) -> bool:
        """Show the page before. Returns False when there is none."""
        if not self._trail:
            return False
        self._show(self._trail.pop())
        return True

    def forget_trail(self) -> None:
        """No way back from here (after sign-in and lock)."""
        self._trail.clear()

    def drop_pages(self) -> None:
        """Delete every built page; they are built again when they are shown."""
        for page in self._pages.values():
            self.removeWidget(page)
            page.deleteLater()
        self._pages.clear()

    def minimumSizeHint(self) -> QSize:
        return QSize(px(300), px(200))

    def _show(self, name: str) -> Page:
        before = self.current()
        page = self.page(name)
        if before is not None and before is not page:
            before.left_page()
        self._name = name
        self.setCurrentWidget(page)
        self.page_changed.emit(name)
        return page
