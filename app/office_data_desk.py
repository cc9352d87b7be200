"""Procedures, calendar and forms behind the window: `OfficeDataDesk` over an open counter."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from app.form_desk import PrintPdf
from app.office_calendar import OfficeCalendarData
from app.office_catalogue import OfficeCatalogue
from app.office_forms import OfficeForms
from app.office_guidance import OfficeGuidance
from app.runtime import Runtime
from models.domain.changes import Changes, Kind, touched
from models.domain.dossier import OfficialRef
from models.domain.workflow import Role
from models.errors import NotPermitted
from models.queries.moved_dates import MovedDate
from printing.preview import GreyPage
from ui.desk import PrinterChoice
from ui.office_data.contract import (
    MAY_TAKE,
    CalendarLook,
    FormLine,
    FormLook,
    FormWord,
    OfferedCatalogue,
    OfferedFees,
    OfficeCalendar,
    ProcedureLine,
    ProcedureSheet,
)

log = logging.getLogger("counter.office_data")


class CounterOfficeData:
    """Who may take is asked here, at every write. `publish` tells what was taken."""

    def __init__(
        self,
        runtime: Runtime,
        publish: Callable[[Changes], None],
        printer: Callable[[], PrinterChoice],
        print_pdf: PrintPdf,
    ) -> None:
        self._catalogue = OfficeCatalogue(runtime)
        self._calendar = OfficeCalendarData(runtime)
        self._forms = OfficeForms(runtime.place.own_forms, runtime.clock)
        self._guidance = OfficeGuidance(runtime, printer, print_pdf)
        self._publish = publish

    def procedures(self) -> tuple[ProcedureLine, ...]:
        return self._catalogue.lines()

    def procedure(self, code: str) -> ProcedureSheet:
        return self._catalogue.sheet(code)

    def confirm_time(self, code: str, version: str, official: OfficialRef, role: Role) -> None:
        _check(role, "confirm_time")
        self._catalogue.confirm_time(code, version, official)
        self._taken("time confirmed")

    def look_at_file(self, path: Path) -> OfferedCatalogue | OfferedFees:
        return self._catalogue.look(path)

    def take_file(self, offered: OfferedCatalogue | OfferedFees, role: Role) -> None:
        _check(role, "take_catalogue")
        self._catalogue.take(offered)
        self._taken("catalogue or fees taken")

    def guidance_pages(self, code: str) -> tuple[GreyPage, ...]:
        return self._guidance.pages(code)

    def print_guidance(self, code: str) -> str:
        return self._guidance.print(code)

    def calendar(self) -> OfficeCalendar:
        return self._calendar.now()

    def days_of_file(self, path: Path) -> Mapping[str, Any]:
        return self._calendar.of_file(path)

    def look_at_days(self, own: Mapping[str, Any]) -> CalendarLook:
        return self._calendar.look(own)

    def without_culture_day(self, year: int, source: str) -> Mapping[str, Any]:
        return self._calendar.without_culture_day(year, source)

    def with_culture_day(self, year: int) -> Mapping[str, Any]:
        return self._calendar.with_culture_day(year)

    def take_days(self, look: CalendarLook, role: Role) -> None:
        _check(role, "take_calendar")
        self._calendar.take(look)
        self._taken("own days taken")

    def moved(self) -> tuple[MovedDate, ...]:
        return self._calendar.moved()

    def forms(self) -> tuple[FormLine, ...]:
        return self._forms.lines()

    def form_words(self, form: str) -> tuple[FormWord, ...]:
        return self._forms.words(form)

    def form_look(self, form: str, change: FormWord | None = None) -> FormLook:
        return self._forms.look(form, change)

    def copy_form(self, form: str, role: Role) -> Path:
        _check(role, "change_form")
        return self._forms.copy(form)

    def save_word(self, form: str, word: FormWord, role: Role) -> None:
        _check(role, "change_form")
        self._forms.save(form, word)

    def remove_form(self, form: str, role: Role) -> Path:
        _check(role, "change_form")
        return self._forms.remove(form)

    def _taken(self, what: str) -> None:
        log.info("%s", what)
        self._publish(touched(Kind.CATALOGUE))


def _check(role: Role, action: str) -> None:
    if role not in MAY_TAKE:
        raise NotPermitted(action=action, role=str(role))
