"""Where the dossiers are: what waits here, what came back, and what the line to the centre does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from models.domain.changes import Changes, Kind
from models.errors import AppError, StaleEdit
from models.queries.dossier_list import CentreState, DossierLine
from models.queries.sync_overview import SyncOverview
from models.services.mass_change import ACCEPTING_ROLES, MassChange
from sync.events import SyncPhase, SyncStatus
from ui.desk import Desk
from ui.ports import ChangeFeed, Router, Tasks
from ui.session import Session


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

    def show_mass_change(self, page: MassChange | None, may_accept: bool) -> None: ...

    def ask_mass_change(self, page: MassChange) -> None:
        """Ask, then call `accept_mass_change` with the mark of this page."""

    def say_mass_change_accepted(self) -> None: ...

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
        session: Session,
        source: StatusSource,
    ) -> None:
        self._view = view
        self._desk = desk
        self._tasks = tasks
        self._router = router
        self._session = session
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
        """Enter on a row: its dossier is where it is mended, chosen or looked at."""
        if any(line.id == dossier_id for line in self.lines()):
            self._router.open_dossier(dossier_id)

    def wants_mass_change(self) -> None:
        """The act of the card was pressed: ask before anything is let in."""
        page = self._overview.mass_change if self._overview is not None else None
        if page is not None and not page.accepted and self._may_accept():
            self._view.ask_mass_change(page)

    def accept_mass_change(self, mark: str) -> None:
        """The question was answered with yes for the page of this mark."""
        official, role = self._session.ref, self._session.role
        self._tasks.run(
            lambda: self._desk.accept_mass_change(mark, official, role),
            lambda _none: self._view.say_mass_change_accepted(),
            self._not_accepted,
        )

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
        self._view.show_mass_change(overview.mass_change, self._may_accept())

    def _may_accept(self) -> bool:
        official = self._session.official
        return official is not None and official.role in ACCEPTING_ROLES

    def _not_accepted(self, error: AppError) -> None:
        """Nothing was let in; when another page waits by now it is shown."""
        self._view.show_error(error)
        if isinstance(error, StaleEdit):
            self.refresh()

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
