"""An administrative procedure (thủ tục hành chính) of the catalogue, and the copy a dossier keeps.

A dossier keeps the version of the procedure it began with: time limit, fee and papers
(domain rule R11; Nghị định 118/2025 names no rule, practice of provincial systems).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from enum import StrEnum


class TimeUnit(StrEnum):
    """Units of a time limit as the catalogue writes them. `hour` is a working hour."""

    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    HOUR = "hour"
    MONTH = "month"
    YEAR = "year"
    IMMEDIATE = "immediate"


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """How long a procedure may take. `value` is ignored for IMMEDIATE.

    `cutoff` is local time: what is received from then on is returned the next working day
    (Nghị định 61/2018 Điều 18; not seen in Nghị định 118/2025: a setting of the catalogue).
    """

    value: int
    unit: TimeUnit
    cutoff: time = time(15, 0)


@dataclass(frozen=True, slots=True)
class RequiredDocument:
    """One paper of a procedure (thành phần hồ sơ).

    `case_name` is the case the paper belongs to, None for every case; `present_only` papers are
    shown and given back; `on_authorisation` papers are needed only when someone is authorised.
    """

    name: str
    originals: int = 1
    copies: int = 0
    case_name: str | None = None
    present_only: bool = False
    on_authorisation: bool = False


@dataclass(frozen=True, slots=True)
class Procedure:
    """One version of a procedure.

    `time_limit` is None when the catalogue has none: the official gives the date.
    `time_verified` is False until the office has confirmed the time limit. `fee_vnd` is whole đồng.
    `centralised`: the ministry's own system gives the code (Thông tư 04/2025/TT-VPCP Điều 23).
    """

    code: str
    name: str
    sector: str
    version: str
    time_limit: TimeLimit | None
    documents: tuple[RequiredDocument, ...] = ()
    short_name: str | None = None
    time_verified: bool = False
    fee_vnd: int | None = None
    fee_note: str | None = None
    fee_set_by_province: bool = False
    channels: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    common: bool = False
    centralised: bool = False

    @property
    def cases(self) -> tuple[str, ...]:
        """The cases to choose from, in the order of the catalogue."""
        seen = dict.fromkeys(d.case_name for d in self.documents if d.case_name is not None)
        return tuple(seen)

    def documents_for(self, case_name: str | None) -> tuple[RequiredDocument, ...]:
        """The papers of one case: those of every case, then those of the case itself."""
        return tuple(d for d in self.documents if d.case_name in (None, case_name))
