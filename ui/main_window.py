"""The window: rail, top bar, pages, action bar, truth bar; what lies over them. No business."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.domain.clock import Clock, to_local
from ui.theme import Fold, Tone, fold_for, px
from ui.widgets.action_bar import ActionBar
from ui.widgets.boxes import column, row
from ui.widgets.dialog import AskDialog, Blocks, Choice, answer_safely, dialog_open
from ui.widgets.drawer import Drawer
from ui.widgets.page import Act, Page, PageFrame
from ui.widgets.page_stack import PageStack
from ui.widgets.rail import PRODUCT, Rail
from ui.widgets.toast import ToastHost
from ui.widgets.top_bar import TopBar
from ui.widgets.training_banner import TrainingBanner
from ui.widgets.truth_bar import SavedLamp, TruthBar
from ui.window_keys import WindowKeys

__all__ = ["Act", "MainWindow", "Page", "PageFrame", "SavedLamp"]


class MainWindow(QWidget):
    """Holds the pages by name and speaks to them through `Page`."""

    lock_wanted = Signal()
    help_wanted = Signal(str)
    find_wanted = Signal()
    support_wanted = Signal()
    new_same_person_wanted = Signal()
    saved_error_wanted = Signal()
    training_act = Signal(str)
    page_changed = Signal(str)
    scan_unclaimed = Signal(str)
    scan_refused = Signal()
    closing = Signal(object)

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self._signed_in = True
        self._training = False
        self._badges: dict[str, int] = {}
        self._said: dict[str, tuple[object, ...]] = {}
        self._saved_at = ""
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self.setWindowTitle(PRODUCT)
        self.setMinimumSize(960, 560)
        self.stack = PageStack()
        self.stack.page_built.connect(self._on_page_built)
        self.stack.page_changed.connect(self._on_page_changed)
        self._build_frame()
        self.toasts = ToastHost(self, self._bars_height)
        self._drawer = Drawer(self)
        self.keys = WindowKeys(self)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        self._tick()

    # pages

    def add_page(self, name: str, factory: Callable[[], Page]) -> None:
        """Register a page; it is built at its first visit."""
        self.stack.add(name, factory)

    def page(self, name: str) -> Page:
        """The page, built now if it never was."""
        return self.stack.page(name)

    def page_name(self) -> str:
        """Name of the page shown."""
        return self.stack.name

    def current_page(self) -> Page | None:
        return self.stack.current()

    def go(self, name: str) -> Page:
        """Show a page. Raises KeyError for an unknown name."""
        return self.stack.go(name)

    def forget_trail(self) -> None:
        """No way back from the page shown."""
        self.stack.forget_trail()

    def back(self) -> None:
        """Show the page before, if any."""
        self.stack.back()

    def rebuild(self) -> None:
        """Build the frame and the page shown again, after a new text scale or language."""
        name = self.stack.name
        self.stack.drop_pages()
        self._build_frame()
        self._tick()
        if name:
            self.go(name)

    # what is around the pages

    def set_office(self, name: str) -> None:
        """The name under the product's."""
        self._said["set_office"] = (name,)
        self.rail.set_office(name)

    def set_official(self, name: str, role: str) -> None:
        """Who works here ("Quầy 2")."""
        self._said["set_official"] = (name, role)
        self.rail.set_official(name, role)

    def set_places(self, names: frozenset[str]) -> None:
        """Which places the rail offers."""
        self._said["set_places"] = (names,)
        self.rail.set_places(names)

    def set_badge(self, page_name: str, count: int) -> None:
        """How much waits at a place of the rail; 0 shows nothing."""
        self._badges[page_name] = count
        self.rail.set_badge(page_name, count)

    def set_signed_in(self, signed_in: bool) -> None:
        """Without an official only the page is shown, and there is no way back from it."""
        self._signed_in = signed_in
        self.stack.forget_trail()
        if not signed_in:
            self._drawer.close_drawer()
            self.toasts.toast.dismiss()
        self._show_bars()

    def is_signed_in(self) -> bool:
        return self._signed_in

    def set_training(self, training: bool) -> None:
        """Show the banner over the whole window."""
        self._training = training
        self.banner.setVisible(training)

    def set_saved(self, state: SavedLamp, at: str = "") -> None:
        """Left lamp; `at` is the time of the last commit ("09:41:07"), "" when it is no other."""
        if state is SavedLamp.SAVED:
            self._saved_at = at = at or self._saved_at
        self._said["set_saved"] = (state, at)
        self.truth.set_saved(state, at)

    def set_centre(
        self, words: str, detail: str = "", tone: Tone = Tone.OK, icon: str = "centre"
    ) -> None:
        """Middle lamp, in the wordings of the design."""
        self._said["set_centre"] = (words, detail, tone, icon)
        self.truth.set_centre(words, detail, tone, icon)

    def set_numbers(self, words: str, detail: str = "", tone: Tone = Tone.SECONDARY) -> None:
        """Third lamp: how many numbers are left and until when."""
        self._said["set_numbers"] = (words, detail, tone)
        self.truth.set_numbers(words, detail, tone)

    def set_printer(self, words: str, detail: str = "", tone: Tone = Tone.SECONDARY) -> None:
        """Lamp at the right: `words` when something is wrong, `detail` otherwise."""
        self._said["set_printer"] = (words, detail, tone)
        self.truth.set_printer(words, detail, tone)

    def set_scanner(self, words: str, detail: str = "", tone: Tone = Tone.SECONDARY) -> None:
        """As `set_printer`."""
        self._said["set_scanner"] = (words, detail, tone)
        self.truth.set_scanner(words, detail, tone)

    # what lies over the pages

    def show_toast(
        self,
        text: str,
        detail: str = "",
        act: str = "",
        key: str = "Ctrl+Z",
        on_act: Callable[[], None] | None = None,
    ) -> None:
        """Say that something went well."""
        self.toasts.show(text, detail, act, key, on_act)

    def show_trouble(self, text: str) -> None:
        """Say what did not go and what to do, with a warning sign; nothing is asked."""
        self.toasts.show(text, good=False)

    def ask(
        self,
        title: str,
        blocks: Blocks | None,
        choices: Sequence[Choice],
        on_decided: Callable[[object], None],
        body: QWidget | None = None,
        what_icon: str = "circle_exclamation",
    ) -> AskDialog:
        """Ask over the window: the first choice is the safe way out, the last the usual one."""
        dialog = AskDialog(self, title, blocks, choices, body, what_icon=what_icon)
        dialog.decided.connect(on_decided)
        dialog.open()
        return dialog

    def show_drawer(self, content: QWidget) -> None:
        """A sheet at the right; Esc closes it."""
        self._drawer.show_content(content)

    def hide_drawer(self) -> None:
        self._drawer.close_drawer()

    def close_asides(self) -> None:
        """Nothing may lie over a locked screen: questions get their safe answer, the rest goes."""
        answer_safely(self)
        self.hide_drawer()
        self.toasts.toast.dismiss()

    def drawer_shown(self) -> bool:
        return self._drawer.isVisible()

    # scans

    def deliver_scan(self, text: str) -> None:
        """Give a scan to the page shown; `scan_unclaimed` when it does not want it.

        `scan_refused` while something asks or nobody is signed in.
        """
        page = self.current_page()
        if dialog_open(self) or not self._signed_in:
            self.scan_refused.emit()
        elif page is None or not page.handle_scan(text):
            self.scan_unclaimed.emit(text)

    def takes_scans(self) -> bool:
        """Whether a scan may act now."""
        return self._signed_in and not dialog_open(self)

    # Qt

    def fold(self) -> Fold:
        """How the window folds now."""
        return fold_for(self.width(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._apply_fold()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._drawer.isVisible():
            self._drawer.close_drawer()
        elif not dialog_open(self):
            page = self.current_page()
            if page is not None and not page.escape() and self._signed_in:
                self.back()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Whoever listens to `closing` may ignore the event."""
        event.accept()
        self.closing.emit(event)

    def _build_frame(self) -> None:
        old = self._outer.takeAt(0)
        self.banner = TrainingBanner()
        self.rail, self.top, self.action_bar, self.truth = Rail(), TopBar(), ActionBar(), TruthBar()
        self.banner.acted.connect(self.training_act)
        self.rail.chosen.connect(self._on_place)
        self.rail.lock_wanted.connect(self.lock_wanted)
        self.rail.help_wanted.connect(self._on_help)
        self.top.find_wanted.connect(self.find_wanted)
        self.truth.saved_error_wanted.connect(self.saved_error_wanted)
        self.truth.sync_wanted.connect(lambda: self._on_place("sync"))
        self.truth.devices_wanted.connect(lambda: self._on_place("settings"))
        right = column(self.top, (self.stack, 1), self.action_bar, self.truth, spacing=0)
        body = QWidget()
        body.setLayout(column(self.banner, (row(self.rail, (right, 1), spacing=0), 1), spacing=0))
        self._outer.addWidget(body)
        body.show()
        if old is not None and (widget := old.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        for setter, values in self._said.items():
            getattr(self, setter)(*values)
        for name, count in self._badges.items():
            self.rail.set_badge(name, count)
        self._show_bars()
        self._apply_fold()

    def _show_bars(self) -> None:
        for widget in (self.rail, self.top, self.truth):
            widget.setVisible(self._signed_in)
        self.banner.setVisible(self._training)
        self._on_frame_changed()

    def _apply_fold(self) -> None:
        fold = self.fold()
        self.rail.set_compact(fold.compact)
        self.top.fold(fold)
        self.action_bar.fold(fold)
        self.truth.fold(fold)
        page = self.current_page()
        if page is not None:
            page.folded(fold)

    def _on_page_built(self, page: Page) -> None:
        page.frame_changed.connect(self._on_frame_changed)

    def _on_page_changed(self, name: str) -> None:
        self.rail.set_current("dossiers" if name == "dossier" else name)
        page = self.stack.page(name)
        page.folded(self.fold())
        self._on_frame_changed()
        page.shown()
        self.page_changed.emit(name)

    def _on_frame_changed(self) -> None:
        page = self.current_page()
        if page is None:
            self.action_bar.hide()
            return
        self.top.set_words(page.frame.title, page.frame.sub)
        self.action_bar.show_frame(page.frame)
        if not self._signed_in:
            self.action_bar.hide()

    def _on_place(self, name: str) -> None:
        if self.stack.has(name):
            self.go(name)
        else:
            self.rail.set_current(self.stack.name)

    def _on_help(self) -> None:
        self.help_wanted.emit(self.stack.name)

    def _tick(self) -> None:
        self.top.set_time(to_local(self._clock.now()))

    def _bars_height(self) -> int:
        bar = self.action_bar.height() if self.action_bar.isVisible() else 0
        return self.truth.height() + bar + px(4)
