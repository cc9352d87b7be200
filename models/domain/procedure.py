"""An administrative procedure (thủ tục hành chính) of the catalogue, and the copy a dossier keeps.

A dossier keeps the version of the procedure it began with: time limit, fee and papers
(domain rule R11; Nghị định 118/2025 names no rule, practice of provincial systems).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from models.domain.questions import CaseQuestion, name_of, paths


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
class ChannelTerms:
    """What differs for one way of handing in; None means as for the procedure."""

    channel: str
    time_limit: TimeLimit | None = None
    fee_vnd: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalFee:
    """One fee the province has set; `source` is its resolution. No `channel`: every channel.

    `suspension` is "restart" or "resume" where a sector law says how the period runs on once the
    dossier is complete; None leaves it to the life-cycle table (Nghị định 61/2018 Điều 19).
    `further_limits` are the parts of the period that follow the first (a second agency).
    In force from `valid_from` to `valid_until`, both days included; None is without end.
    """

    name: str
    amount_vnd: int
    source: str
    channel: str | None = None
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class RequiredDocument:
    """One paper of a procedure (thành phần hồ sơ).

    `when` holds the answers that call for it, any of them; empty means always. Of the papers with
    the same `one_of` one is enough. A `conditional` paper says itself when it is needed.
    `present_only` papers are shown and given back; `on_authorisation` papers are needed only when
    someone is authorised; `channels` limits a paper to ways of handing in. `internal` papers the
    agency makes itself; a `note` is a line of the source that is no paper.
    `case_name` is the case in the older form of the catalogue, None for every case.
    """

    name: str
    originals: int = 1
    copies: int = 0
    case_name: str | None = None
    present_only: bool = False
    on_authorisation: bool = False
    short_name: str | None = None
    when: tuple[str, ...] = ()
    one_of: str | None = None
    conditional: bool = False
    channels: tuple[str, ...] = ()
    internal: bool = False
    note: bool = False

    @property
    def shown(self) -> str:
        """The name for a line of the screen."""
        return self.short_name or self.name

    @property
    def written(self) -> str:
        """The name for paper: the legal one, unless the source itself has cut it short (…)."""
        is_cut = self.name.rstrip().endswith(("…", "..."))
        return self.short_name if is_cut and self.short_name else self.name

    def belongs_to(self, answers: Collection[str]) -> bool:
        """Whether these answers (or the case's name, in the older form) call for this paper."""
        if self.case_name is not None and self.case_name not in answers:
            return False
        return not self.when or any(answer in answers for answer in self.when)

    def is_for(self, channel: str) -> bool:
        """Whether someone who hands in this way is asked for this paper."""
        return not self.internal and (not self.channels or channel in self.channels)


@dataclass(frozen=True, slots=True)
class Procedure:
    """One version of a procedure.

    `time_limit` is None when the catalogue has none: the official gives the date.
    `time_verified` is False until the office has confirmed the time limit. `fee_vnd` is whole đồng.
    `centralised`: the ministry's own system gives the code (Thông tư 04/2025/TT-VPCP Điều 23).
    `further_limits` are the parts of the period that follow the first (a second agency).
    In force from `valid_from` to `valid_until`, both days included; None is without end.
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
    questions: tuple[CaseQuestion, ...] = ()
    terms: tuple[ChannelTerms, ...] = ()
    local_fees: tuple[LocalFee, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None
    suspension: str | None = None
    further_limits: tuple[TimeLimit, ...] = ()

    @property
    def cases(self) -> tuple[str, ...]:
        """The names of the cases to choose from, in the order of the catalogue."""
        if self.questions:
            return tuple(name_of(self.questions, path) for path in paths(self.questions))
        seen = dict.fromkeys(d.case_name for d in self.documents if d.case_name is not None)
        return tuple(seen)

    def documents_for(
        self, case_name: str | None, channel: str = "counter"
    ) -> tuple[RequiredDocument, ...]:
        """The papers asked of someone in this case; without a case those of every case.

        Notes and the agency's own papers are left out. See `models.domain.checklist` for which
        of them are required.
        """
        answers = self.answers_of(case_name) or ()
        return tuple(
            d for d in self.documents if d.belongs_to(answers) and d.is_for(channel) and not d.note
        )

    def answers_of(self, case_name: str | None) -> tuple[str, ...] | None:
        """The answers that led to a case of this name; None when there is no such case."""
        if case_name is None:
            return ()
        if not self.questions:
            return (case_name,) if case_name in self.cases else None
        for path in paths(self.questions):
            if name_of(self.questions, path) == case_name:
                return path
        return None

    def limit_for(self, channel: str) -> TimeLimit | None:
        """The time limit of this way of handing in; the procedure's own where it has none."""
        own = next((t.time_limit for t in self.terms if t.channel == channel), None)
        return self.time_limit if own is None else own

    def limits_for(self, channel: str) -> tuple[TimeLimit, ...]:
        """Every part of the period, in their order; empty when the official gives the date."""
        first = self.limit_for(channel)
        return () if first is None else (first, *self.further_limits)

    def in_force(self, on: date) -> bool:
        """Whether this version may be used for a dossier received on that day."""
        begun = self.valid_from is None or self.valid_from <= on
        return begun and (self.valid_until is None or on <= self.valid_until)
