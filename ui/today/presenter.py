"""The morning: five figures, the work to do first, what was received, what numbers are left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from models.domain.changes import Changes, Kind
from models.errors import AppError
from models.queries.dossier_list import View
from models.queries.today import TaskKind, Today
from models.services.numbering import NumbersLeft
from ui.desk import Desk
from ui.ports import ChangeFeed, Router, Tasks
from ui.slip_scan import open_slip


@dataclass(frozen=True, slots=True)
class Morning:
    """All that the page shows, as of `now`."""

    today: Today
    numbers: NumbersLeft
    now: datetime


class TodayView(Protocol):
    """What the presenter may ask of the screen."""

    def show_morning(self, morning: Morning) -> None: ...

    def show_no_slip(self) -> None:
        """What was read is no slip of ours that this counter knows."""

    def show_error(self, error: AppError) -> None: ...


class TodayPresenter:
    """Reads the morning each time the page comes on screen and after every change."""

    def __init__(
        self,
        view: TodayView,
        desk: Desk,
        tasks: Tasks,
        feed: ChangeFeed,
        router: Router,
        open_view: Callable[[View], None],
        open_result: Callable[[str], None],
    ) -> None:
        self._view = view
        self._desk = desk
        self._tasks = tasks
        self._router = router
        self._open_view = open_view
        self._open_result = open_result
        self._kinds: dict[str, TaskKind] = {}
        self._visible = False
        self.end: Callable[[], None] = feed.subscribe(self._changed)

    def shown(self) -> None:
        self._visible = True
        self.refresh()

    def left(self) -> None:
        self._visible = False

    def refresh(self) -> None:
        """Read the morning again."""
        self._tasks.run(self._read, self._took, self._view.show_error)

    def open_view(self, view: View) -> None:
        """A tile was pressed: show the list behind its figure."""
        self._open_view(view)

    def act(self, dossier_id: str) -> None:
        """Enter on a row of work: go where that work is done."""
        kind = self._kinds.get(dossier_id)
        if kind is TaskKind.RESULT_READY:
            self._open_result(dossier_id)
        elif kind is TaskKind.TWO_VERSIONS:
            self._router.go("conflicts")
        elif kind is not None:
            self._router.open_dossier(dossier_id)

    def new_intake(self) -> None:
        self._router.open_intake()

    def scan(self, text: str) -> bool:
        """Open the dossier of a slip. Returns False when what was read is no slip."""
        view = self._view
        return open_slip(
            text, self._desk, self._tasks, self._router, view.show_no_slip, view.show_error
        )

    def _read(self) -> Morning:
        return Morning(self._desk.today(), self._desk.numbers_left(), self._desk.clock.now())

    def _took(self, morning: Morning) -> None:
        # A dossier may stand in the list twice; its most urgent reason decides.
        self._kinds = {task.line.id: task.kind for task in reversed(morning.today.tasks)}
        self._view.show_morning(morning)

    def _changed(self, changes: Changes) -> None:
        if self._visible and changes.kinds & {Kind.DOSSIER, Kind.SYNC, Kind.NUMBERS}:
            self.refresh()


def first_reasons(today: Today) -> tuple[tuple[TaskKind, int], ...]:
    """Each row of work once, most urgent reason first: its kind and its place in `today.tasks`."""
    seen: set[str] = set()
    found = []
    for at, task in enumerate(today.tasks):
        if task.line.id not in seen:
            seen.add(task.line.id)
            found.append((task.kind, at))
    return tuple(found)
