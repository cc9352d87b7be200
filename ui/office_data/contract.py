"""What the page of procedures, calendar and forms may ask of the counter. Calls block.

Whatever is taken needs the head or the technician: everything else raises NotPermitted. A rule of
this program; the decree on the one-stop centre was not seen on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

from models.domain.calendar import CalendarDay
from models.domain.calendar_overrides import OverrideDay
from models.domain.catalogue_change import CatalogueDifference
from models.domain.dossier import OfficialRef
from models.domain.fee_table import FeeTable
from models.domain.fees import FeeLine
from models.domain.procedure import Procedure
from models.domain.workflow import Role
from models.queries.moved_dates import MovedDate
from models.services.catalogue import ConfirmedTime
from printing.preview import GreyPage
from printing.wording_problems import Problem

MAY_TAKE = frozenset({Role.HEAD, Role.ADMIN})


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureLine:
    """One line of the list. `time_known`: there is a time that somebody could confirm."""

    code: str
    version: str
    name: str
    sector: str
    is_retired: bool
    time_known: bool
    time_verified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureSheet:
    """A procedure as it is used today, or was used last. `fees` by channel, as owed today."""

    procedure: Procedure
    is_retired: bool
    fees: Mapping[str, tuple[FeeLine, ...]]
    versions: tuple[Procedure, ...]
    confirmed: tuple[ConfirmedTime, ...]


@dataclass(frozen=True, slots=True)
class OfferedCatalogue:
    """What a signed file would change; `mark` names these bytes, so that only they are taken."""

    path: Path
    mark: str
    issued_at: datetime
    difference: CatalogueDifference


@dataclass(frozen=True, slots=True)
class OfferedFees:
    """A province's fee table in a file, with the fees it replaces and codes not known here."""

    path: Path
    mark: str
    before: FeeTable
    after: FeeTable
    unknown_codes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeCalendar:
    """The days in force, and the office's own corrections as they were taken (`own` None: none).

    `own_days` are the days the office itself has listed, `ordinary` those among them it has made
    days like any other; `culture_on` says for each year whether 24/11 is a day off.
    """

    days: Mapping[date, CalendarDay]
    hours: tuple[tuple[time, time], ...]
    announced: frozenset[int]
    culture_on: Mapping[int, bool]
    own: Mapping[str, Any] | None
    own_days: frozenset[date]
    ordinary: Mapping[date, OverrideDay]
    today: date


@dataclass(frozen=True, slots=True)
class DayChange:
    """One day before and after; None is an ordinary day of its weekday."""

    on: date
    before: CalendarDay | None
    after: CalendarDay | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarLook:
    """What taking these corrections would do. `own` is what is to be taken, `was` what it replaces.

    `hours` None: as before. `moved`: open dossiers whose appointment would be another one; none of
    them moves by taking.
    """

    own: Mapping[str, Any]
    was: Mapping[str, Any] | None
    days: tuple[DayChange, ...]
    hours: tuple[tuple[time, time], ...] | None
    announced: tuple[int, ...]
    no_longer_announced: tuple[int, ...]
    moved: tuple[MovedDate, ...]


class FormState(StrEnum):
    """Whose words a form is printed with. REJECTED: the office's file is ill, the shipped is used;
    NOT_YET: its file is sound but of other days."""

    SHIPPED = "shipped"
    OWN = "own"
    NOT_YET = "not_yet"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormLine:
    """One form as it is printed today. `own_file` is the office's file inside its folder."""

    form: str
    title: str
    circular: str
    source: str
    valid_from: date
    valid_until: date | None
    is_verified: bool
    state: FormState
    own_file: str | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class FormWord:
    """One label or sentence of a form; `group` is "labels" or "sentences"."""

    group: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class FormLook:
    """A form with invented values, and what is wrong with its words; no pages while any is."""

    pages: tuple[GreyPage, ...]
    problems: tuple[Problem, ...]


class OfficeDataDesk(Protocol):
    """Procedures, calendar and forms of this counter."""

    # procedures

    def procedures(self) -> tuple[ProcedureLine, ...]:
        """Those in use, the common ones first, then the retired ones."""
        ...

    def procedure(self, code: str) -> ProcedureSheet: ...

    def confirm_time(self, code: str, version: str, official: OfficialRef, role: Role) -> None: ...

    def look_at_file(self, path: Path) -> OfferedCatalogue | OfferedFees:
        """Raises CatalogueFileWrong; nothing is taken."""
        ...

    def take_file(self, offered: OfferedCatalogue | OfferedFees, role: Role) -> None:
        """Raises StaleEdit(`file_changed`) when the file is another one by now."""
        ...

    def guidance_pages(self, code: str) -> tuple[GreyPage, ...]: ...

    def print_guidance(self, code: str) -> str:
        """Print the sheet; answers with the printer. Raises NoPrinter, SpoolFailed."""
        ...

    # calendar

    def calendar(self) -> OfficeCalendar: ...

    def days_of_file(self, path: Path) -> Mapping[str, Any]:
        """The corrections in a file, unchecked. Raises UserError."""
        ...

    def look_at_days(self, own: Mapping[str, Any]) -> CalendarLook:
        """Raises UserError whose sentence names the place; nothing is taken."""
        ...

    def without_culture_day(self, year: int, source: str) -> Mapping[str, Any]:
        """The office's corrections with 24/11 of this year, and its day in lieu, worked."""
        ...

    def with_culture_day(self, year: int) -> Mapping[str, Any]:
        """The same with the office's own line about 24/11 of this year taken out."""
        ...

    def take_days(self, look: CalendarLook, role: Role) -> None:
        """Raises StaleEdit(`calendar_changed`) when others took something meanwhile."""
        ...

    def moved(self) -> tuple[MovedDate, ...]: ...

    # forms

    def forms(self) -> tuple[FormLine, ...]: ...

    def form_words(self, form: str) -> tuple[FormWord, ...]:
        """The words of the office's file where there is one, else of the shipped one in force."""
        ...

    def form_look(self, form: str, change: FormWord | None = None) -> FormLook:
        """The form with invented values, with one word changed for the look only."""
        ...

    def copy_form(self, form: str, role: Role) -> Path:
        """Copy the shipped file into the office's folder. Raises UserError(`form_copy_there`)."""
        ...

    def save_word(self, form: str, word: FormWord, role: Role) -> None:
        """Change one word in the office's file. Raises UserError(`form_word_wrong`); the file is
        unchanged then."""
        ...

    def remove_form(self, form: str, role: Role) -> Path:
        """Take the office's file out of use; it stays beside under another name, the answer."""
        ...
