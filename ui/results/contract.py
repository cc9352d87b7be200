"""What the presenter of the results shows, and what the screen must be able to show."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Protocol

from models.errors import AppError
from models.queries.dossier_detail import DossierDetail
from models.queries.dossier_list import DossierLine
from ui.desk import PrintedSlip
from ui.results.receiver import HandOver
from ui.slip_check import SlipCheck


class Missing(StrEnum):
    """What stands between this dossier and handing over; NOTHING means Ctrl+Enter may do it."""

    NOTHING = "nothing"
    RESULT = "result"
    RETURNED = "returned"
    PERMISSION = "permission"
    RECEIVER = "receiver"
    AUTHORISATION = "authorisation"
    RECEIVER_ID = "receiver_id"
    SLIP = "slip"


class ResultsView(Protocol):
    """What the presenter may ask of the screen."""

    def show_waiting(self, lines: tuple[DossierLine, ...], now: datetime) -> None:
        """Results that wait, or those that fit what was read, to choose from."""

    def show_nothing_found(self, words: str) -> None: ...

    def show_no_result_of_person(self) -> None: ...

    def show_refused_scan(self, code: str) -> None: ...

    def show_same_code(self, lines: tuple[DossierLine, ...], now: datetime) -> None:
        """More than one slip bears the code: name and procedure decide, nothing is begun."""

    def show_dossier(self, detail: DossierDetail, now: datetime) -> None: ...

    def ask_override(self, error: AppError) -> None:
        """The law stops it unless a reason is given; then call `hand_over_all_the_same`."""

    def show_slip(self, check: SlipCheck | None) -> None:
        """What the seal of the scanned slip is worth; None: nothing to say."""

    def show_state(self, state: HandOver, missing: Missing) -> None: ...

    def say_printed(self, form: str, slip: PrintedSlip) -> None: ...

    def say_returned(self, name: str, shown_code: str) -> None: ...

    def show_error(self, error: AppError) -> None: ...

    def set_busy(self, busy: bool) -> None: ...
