"""The side of the form: the appointment and the slip, always of the draft as it is now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from models.domain.deadline import DueDate
from models.errors import AppError
from models.services.intake import ReceiveDossier
from printing.preview import GreyPage
from ui.desk import Desk
from ui.intake.contract import DraftScreen, DueKind, DueState
from ui.intake.draft import Draft
from ui.ports import Tasks

PREVIEW_AFTER_MS = 60
RECOUNT_AFTER_MS = 30_000
"""A slip says when it was received: the count follows the clock while the form is open."""


class SlipPreview:
    """Draws the slip of the latest draft in a worker, one drawing at a time."""

    def __init__(self, view: DraftScreen, desk: Desk, tasks: Tasks) -> None:
        self._view, self._desk, self._tasks = view, desk, tasks
        self._wanted: ReceiveDossier | None = None
        self._cancel: Callable[[], None] | None = None
        self._drawing = False

    def want(self, command: ReceiveDossier | None) -> None:
        """Draw this after a short pause; None clears the paper."""
        if self._cancel is not None:
            self._cancel()
            self._cancel = None
        self._wanted = command
        if command is None:
            self._view.clear_preview(None)
        else:
            self._cancel = self._tasks.after_ms(PREVIEW_AFTER_MS, self._draw)

    def _draw(self) -> None:
        self._cancel = None
        command = self._wanted
        if command is None or self._drawing:
            return
        self._drawing = True

        def drawn(pages: tuple[GreyPage, ...]) -> None:
            if self._answers(command):
                self._view.show_preview(pages)

        def failed(error: AppError) -> None:
            if self._answers(command):
                self._view.clear_preview(error)

        self._tasks.run(lambda: self._desk.slip_preview(command), drawn, failed)

    def _answers(self, command: ReceiveDossier) -> bool:
        """The drawing of `command` ended. False: another slip is wanted by now, or none."""
        self._drawing = False
        if command is self._wanted:
            return True
        if self._cancel is None:
            self._draw()
        return False


class DueCount:
    """Counts the due date of the chosen procedure and shows it."""

    def __init__(
        self, view: DraftScreen, desk: Desk, tasks: Tasks, counted: Callable[[], None]
    ) -> None:
        self._view, self._desk, self._tasks = view, desk, tasks
        self._counted = counted
        self._question = 0
        self._cancel: Callable[[], None] | None = None
        self.state = DueState()

    @property
    def due(self) -> DueDate | None:
        """The appointment as last counted for the procedure shown."""
        return self.state.due

    def follow(self, draft: Draft) -> None:
        """Count for this draft; what was counted for another procedure is forgotten."""
        self._question += 1
        self.pause()
        if draft.procedure is None:
            self._show(DueState())
        elif draft.gives_date:
            self._show(DueState(kind=DueKind.GIVEN, on=draft.due_on))
        else:
            self._show(DueState(kind=DueKind.COUNTING))
            self._count(draft.procedure.code)

    def give(self, draft: Draft) -> None:
        """Another day from the official."""
        self.state = replace(self.state, on=draft.due_on)

    def resume(self, draft: Draft) -> None:
        """The form is on screen again: count anew without hiding what is known."""
        if draft.procedure is not None and not draft.gives_date:
            self.pause()
            self._count(draft.procedure.code)

    def pause(self) -> None:
        """Nobody looks: stop following the clock."""
        if self._cancel is not None:
            self._cancel()
            self._cancel = None

    def _count(self, code: str) -> None:
        question = self._question

        def answered(due: DueDate | None) -> None:
            if question == self._question:
                self._show(DueState(kind=DueKind.COMPUTED, due=due))
                self._cancel = self._tasks.after_ms(RECOUNT_AFTER_MS, lambda: self._count(code))
                self._counted()

        def failed(error: AppError) -> None:
            if question == self._question:
                self._show(DueState(kind=DueKind.FAILED, error=error))
                self._counted()

        now = self._desk.clock.now()
        self._tasks.run(lambda: self._desk.due_preview(code, now), answered, failed)

    def _show(self, state: DueState) -> None:
        self.state = state
        self._view.show_due(state)
