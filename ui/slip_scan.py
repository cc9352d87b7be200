"""Opening the dossier of a scanned slip: one way for every page that takes one."""

from __future__ import annotations

from collections.abc import Callable

from models.domain.clock import local_day
from models.domain.scan import read_scan
from models.errors import AppError, UserError
from ui.desk import Desk
from ui.ports import Router, Tasks


def open_slip(
    text: str,
    desk: Desk,
    tasks: Tasks,
    router: Router,
    no_slip: Callable[[], None],
    trouble: Callable[[AppError], None],
) -> bool:
    """Look the dossier up and show it. Returns False when what was read is no slip.

    `no_slip` when no dossier here bears the code, `trouble` when it could not be looked up.
    """
    code = read_scan(text, today=local_day(desk.clock.now())).code
    if code is None:
        return False

    def fail(error: AppError) -> None:
        if isinstance(error, UserError):
            no_slip()
        else:
            trouble(error)

    tasks.run(lambda: desk.detail_by_code(code).dossier.id, router.open_dossier, fail)
    return True
