"""Opening the dossier of a scanned slip: one way for every page that takes one."""

from __future__ import annotations

from collections.abc import Callable

from models.domain.clock import local_day
from models.domain.scan import read_scan
from models.domain.scan_result import ScanKind, ScanResult
from models.errors import AppError, UserError
from ui.desk import Desk
from ui.ports import Router, Tasks
from ui.slip_check import SlipCheck, check_slip

_Found = tuple[str, SlipCheck | None]


def open_slip(
    text: str,
    desk: Desk,
    tasks: Tasks,
    router: Router,
    no_slip: Callable[[], None],
    trouble: Callable[[AppError], None],
) -> bool:
    """Look the dossier up, show it and tell what its seal is worth. Returns False when what was
    read is no slip.

    `no_slip` when no dossier here bears the code, `trouble` when it could not be looked up.
    """
    reading = read_scan(text, today=local_day(desk.clock.now()))
    if reading.code is None:
        return False

    def fail(error: AppError) -> None:
        if isinstance(error, UserError):
            no_slip()
        else:
            trouble(error)

    def found(answer: _Found) -> None:
        dossier_id, check = answer
        router.open_dossier(dossier_id)
        if check is not None:
            router.tell_slip(check)

    tasks.run(lambda: _look_up(reading, reading.code or "", desk), found, fail)
    return True


def _look_up(reading: ScanResult, code: str, desk: Desk) -> _Found:
    by_id = reading.kind is ScanKind.OPAQUE_ID
    dossier = (desk.detail(code) if by_id else desk.detail_by_code(code)).dossier
    sealed = reading.slip.sealed if reading.slip is not None else None
    if sealed is None:
        return dossier.id, None
    return dossier.id, check_slip(sealed.parts, desk.seal_state(sealed), dossier)
