"""Where a scan goes that the page shown has no use for."""

from __future__ import annotations

from collections.abc import Callable

from models.domain.clock import local_day
from models.domain.scan import read_scan
from models.errors import AppError
from resources import words
from ui import texts
from ui.desk import Desk
from ui.ports import Router, Tasks
from ui.slip_scan import open_slip


class ScanRouting:
    """A slip opens its dossier, a card or a passport begins an intake, the rest is explained."""

    def __init__(
        self, desk: Desk, tasks: Tasks, router: Router, say_trouble: Callable[[str], None]
    ) -> None:
        self._desk, self._tasks, self._router = desk, tasks, router
        self._say_trouble = say_trouble

    def route(self, text: str) -> None:
        """Take one burst of the scanner."""
        if open_slip(
            text, self._desk, self._tasks, self._router, self._no_slip, self._not_looked_up
        ):
            return
        reading = read_scan(text, today=local_day(self._desk.clock.now()))
        if reading.reason is not None:
            self._say_trouble(texts.scan(reading.reason))
        else:
            self._router.open_intake(text)

    def _no_slip(self) -> None:
        self._say_trouble(words.sentence("code_not_ours"))

    def _not_looked_up(self, error: AppError) -> None:
        self._say_trouble(texts.sentence(error))
