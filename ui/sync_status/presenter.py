"""Where the dossiers are: what waits here, what came back, and what the line to the centre does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from models.domain.changes import Changes, Kind
from models.errors import AppError
from models.queries.dossier_list import CentreState, DossierLine
from models.queries.sync_overview import SyncOverview
from sync.events import SyncPhase, SyncStatus
from ui.desk import Desk
from ui.ports import ChangeFeed, Router, Tasks


class StatusSource(Protocol):
    """Tells on the main thread what is true about the centre."""

    def status(self) -> SyncStatus:
        """What is true now."""

    def subscribe(self, callback: Callable[[SyncStatus], None]) -> Callable[[], None]:
        """Be told of every change; the answer, called, ends it."""


class SyncView(Protocol):
    """What the presenter may ask of the screen."""

    def show_status(self, status: SyncStatus, overview: SyncOverview, now: datetime) -> None: ...

    def set_trying(self, trying: bool) -> None: ...

    def say_sent_again(self) -> None: ...

    def show_error(self, error: AppError) -> None: ...


class SyncPresenter:
    """Follows the status and the feed; reads the list again only while the page is shown."""

    def __init__(
        self,
        view: SyncView,
        desk: Desk,
        tasks: Tasks,
        feed: ChangeFeed,
        router: Router,
        source: StatusSource,
    ) -> None:
        self._view = view
        self._desk = desk
        self._tasks = tasks
        self._router = router
        self._source = source
        self._overview: SyncOverview | None = None
        self._visible = False
        self._trying = False
        self._endings = (feed.subscribe(self._changed), source.subscribe(self._status_changed))

    def end(self) -> None:
        """Stop listening."""
        for ending in self._endings:
            ending()

    def shown(self) -> None:
        self._visible = True
        self.refresh()

    def left(self) -> None:
        self._visible = False

    def refresh(self) -> None:
        """Read what waits again."""
        self._tasks.run(self._desk.sync_overview, self._took, self._view.show_error)

    def try_now(self) -> None:
        """Ask for a run now; a second press while it goes on asks for nothing."""
        if self._trying:
            return
        self._set_trying(True)
        self._tasks.run(self._desk.sync_now, lambda _none: None, self._not_tried)

    def act(self, dossier_id: str) -> None:
        """Enter on a row: mend what came back, choose a version, or just look at it."""
        lines = {line.id: line for line in self.lines()}
        line = lines.get(dossier_id)
        if line is None:
            return
        if line.centre is CentreState.TWO_VERSIONS:
            self._router.go("conflicts")
        else:
            self._router.open_dossier(dossier_id)

    def send_again(self, dossier_id: str) -> None:
        """Let one dossier that came back go once more as it is."""
        self._tasks.run(
            lambda: self._desk.send_again(dossier_id),
            lambda _none: self._view.say_sent_again(),
            self._view.show_error,
        )

    def lines(self) -> tuple[DossierLine, ...]:
        """What waits, what must be mended first."""
        return sorted_lines(self._overview) if self._overview is not None else ()

    def _took(self, overview: SyncOverview) -> None:
        self._overview = overview
        self._view.show_status(self._source.status(), overview, self._desk.clock.now())

    def _not_tried(self, error: AppError) -> None:
        self._set_trying(False)
        self._view.show_error(error)

    def _status_changed(self, status: SyncStatus) -> None:
        if status.phase is not SyncPhase.SENDING:
            self._set_trying(False)
        if self._visible:
            self.refresh()

    def _changed(self, changes: Changes) -> None:
        if self._visible and changes.kinds & {Kind.DOSSIER, Kind.SYNC}:
            self.refresh()

    def _set_trying(self, trying: bool) -> None:
        if trying is not self._trying:
            self._trying = trying
            self._view.set_trying(trying)


def sorted_lines(overview: SyncOverview) -> tuple[DossierLine, ...]:
    """What needs a person on top, the rest newest first."""
    order = {CentreState.SENT_BACK: 0, CentreState.TWO_VERSIONS: 1}
    return tuple(sorted(overview.lines, key=lambda line: order.get(line.centre, 2)))


def to_mend(overview: SyncOverview) -> int:
    """How many came back and wait for a person."""
    return sum(line.centre is not CentreState.WAITING for line in overview.lines)
