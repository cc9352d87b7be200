"""What presenters see of threads, the change feed and the way between pages; no Qt here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from models.domain.changes import Changes
from models.errors import AppError
from ui.slip_check import SlipCheck

T = TypeVar("T")


class Tasks(Protocol):
    """Runs work away from the screen and brings the answer back to it."""

    def run(
        self, work: Callable[[], T], ok: Callable[[T], None], fail: Callable[[AppError], None]
    ) -> None:
        """Run `work` in a worker thread; then `ok` or `fail` on the main thread, never both.

        Any exception that is no AppError is a bug: neither is called and it is raised on the
        main thread for the program's excepthook.
        """

    def after_ms(self, delay_ms: int, call: Callable[[], None]) -> Callable[[], None]:
        """Call once on the main thread after a delay; the answer, called, takes it back."""


class ChangeFeed(Protocol):
    """Says on the main thread what a write touched."""

    def subscribe(self, callback: Callable[[Changes], None]) -> Callable[[], None]:
        """Be told of every change from now on; the answer, called, ends it."""

    def publish(self, changes: Changes) -> None:
        """Tell everybody; may be called from any thread."""


class Router(Protocol):
    """The way between pages."""

    def open_dossier(self, dossier_id: str) -> None:
        """Show one dossier."""

    def tell_slip(self, check: SlipCheck) -> None:
        """Say what the seal of the slip just scanned is worth, beside its dossier."""

    def open_intake(self, scan: str | None = None) -> None:
        """Begin an intake, with what the scanner just read if anything."""

    def go(self, page: str) -> None:
        """Show a page by its name."""

    def back(self) -> None:
        """Return to the page before."""
