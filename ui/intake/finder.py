"""The search for a procedure: what was typed, what fits, which row Enter takes."""

from __future__ import annotations

from collections.abc import Callable

from models.domain.procedure import Procedure
from models.errors import AppError
from ui.desk import Desk
from ui.intake.contract import DraftScreen
from ui.intake.procedure_search import ProcedureIndex
from ui.ports import Tasks

MOST_RESULTS = 6


class Finder:
    """Loads the catalogue when it is stale; `changed` is called when `error` may have changed."""

    def __init__(
        self, view: DraftScreen, desk: Desk, tasks: Tasks, changed: Callable[[], None]
    ) -> None:
        self._view, self._desk, self._tasks, self._changed = view, desk, tasks, changed
        self._index = ProcedureIndex()
        self._stale = True
        self._words = ""
        self._found: tuple[Procedure, ...] = ()
        self._current = 0
        self.error: AppError | None = None

    def load(self) -> None:
        """Fetch and fold the catalogue, unless it is here already."""
        if not self._stale:
            return
        self._stale = False
        self._tasks.run(lambda: ProcedureIndex(self._desk.procedures()), self._loaded, self._failed)

    def forget_catalogue(self) -> None:
        """It changed: fetch it again at the next `load`."""
        self._stale = True

    def start(self) -> None:
        """Nothing typed: the procedures this counter uses most."""
        self.type("")

    def type(self, text: str) -> None:
        self._words, self._current = text, 0
        self.show()

    def move(self, by: int) -> None:
        """Another row for Enter."""
        self._current += by
        self.show()

    def chosen(self, at: int | None) -> Procedure | None:
        """The procedure of a row (None: the one Enter takes); None when there is no such row."""
        place = self._current if at is None else at
        return self._found[place] if 0 <= place < len(self._found) else None

    def show(self) -> None:
        """Search and show."""
        self._found, total = self._index.find(self._words, MOST_RESULTS)
        self._current = max(min(self._current, len(self._found) - 1), 0)
        self._view.show_results(self._found, total, self._current)

    def _loaded(self, index: ProcedureIndex) -> None:
        self._index, self.error = index, None
        self.show()
        self._changed()

    def _failed(self, error: AppError) -> None:
        self._stale, self.error = True, error
        self._changed()
