"""What every page promises the window around it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.theme import Fold
from ui.widgets.buttons import ButtonKind


@dataclass(frozen=True, slots=True)
class Act:
    """A button of the action bar. The primary's key is Ctrl+Return unless another is given."""

    text: str
    run: Callable[[], None]
    key: str = ""
    icon: str | None = None
    kind: ButtonKind = ButtonKind.SECONDARY
    enabled: bool = True
    reason: str = ""
    busy: str | None = None


@dataclass(frozen=True, slots=True)
class PageFrame:
    """What the window shows around a page. `primary` None: there is no primary act now."""

    title: str = ""
    sub: str = ""
    next_step: str = ""
    next_done: bool = False
    primary: Act | None = None
    secondaries: tuple[Act, ...] = ()


class Page(QWidget):
    """One screen. Call `set_frame` whenever what is around it changes; override what it hears.

    Every method below without a body of its own answers "nothing to do here".
    """

    frame_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._frame = PageFrame()

    def set_frame(
        self,
        *,
        title: str,
        sub: str = "",
        next_step: str = "",
        next_done: bool = False,
        primary: Act | None = None,
        secondaries: Sequence[Act] = (),
    ) -> None:
        """Title and sub for the top bar; the next step and the acts for the action bar.

        Without a next step and acts there is no action bar.
        """
        self._frame = PageFrame(title, sub, next_step, next_done, primary, tuple(secondaries))
        self.frame_changed.emit()

    @property
    def frame(self) -> PageFrame:
        return self._frame

    def shown(self) -> None:
        """It came on screen."""

    def left_page(self) -> None:
        """It went off the screen."""

    def folded(self, fold: Fold) -> None:
        """The window got this size; called before the first `shown` too."""

    def handle_scan(self, _text: str) -> bool:
        """Take what the scanner read. False lets the program find the right page for it."""
        return False

    def refresh(self) -> None:
        """The key of this page was pressed while it is shown (F5)."""

    def new_wanted(self) -> None:
        """F2: begin anew."""

    def print_wanted(self) -> None:
        """F9 or Ctrl+P, when no button on the page carries the key."""

    def edit_wanted(self) -> None:
        """Ctrl+E."""

    def filter_wanted(self) -> None:
        """Ctrl+F."""

    def undo_wanted(self) -> None:
        """Ctrl+Z outside text and without a toast that offers it."""

    def redo_wanted(self) -> None:
        """Ctrl+Y outside text."""

    def ask_centre_wanted(self) -> None:
        """Ctrl+R."""

    def focus_search(self) -> None:
        """F3 after the page is shown."""

    def escape(self) -> bool:
        """Esc. True: something on the page was closed; False: go back."""
        return False
