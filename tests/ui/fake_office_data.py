"""Procedures, calendar and forms in memory, behind `FakeDesk`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from models.domain.calendar import CalendarDay, DayKind
from models.domain.calendar_overrides import overrides_from_json
from models.domain.catalogue_change import (
    CatalogueDifference,
    FieldChange,
    LaterVersion,
    ProcedureChange,
)
from models.domain.dossier import OfficialRef
from models.domain.fee_table import FeeTable
from models.domain.fees import FeeLine
from models.domain.procedure import LocalFee, Procedure
from models.domain.workflow import Role
from models.errors import NotFound, NotPermitted
from models.queries.moved_dates import MovedDate
from models.services.catalogue import ConfirmedTime
from printing.preview import GreyPage
from printing.wording_problems import Problem
from ui.office_data.contract import (
    MAY_TAKE,
    CalendarLook,
    DayChange,
    FormLine,
    FormLook,
    FormState,
    FormWord,
    OfferedCatalogue,
    OfferedFees,
    OfficeCalendar,
    ProcedureLine,
    ProcedureSheet,
)

SWAPPED = date(2026, 8, 31)
ISSUED = datetime(2026, 11, 20, 1, tzinfo=UTC)
DUE = datetime(2026, 11, 26, 9, tzinfo=UTC)
OFFERED = OfferedCatalogue(
    Path("danh-muc.json"),
    "m",
    ISSUED,
    CatalogueDifference(
        added=(("9.000001", "Thủ tục mới được thêm vào danh mục"),),
        retired=(("1.004873", "Cấp Giấy xác nhận tình trạng hôn nhân"),),
        changed=(
            ProcedureChange(
                "1.001193",
                "Đăng ký khai sinh",
                (
                    FieldChange("fee_vnd", 0, 8000),
                    FieldChange(
                        "time_limit",
                        {"value": 1, "unit": "working_day"},
                        {"value": 2, "unit": "working_day"},
                    ),
                    FieldChange("documents", [{"name": "Tờ khai"}], [{"name": "Tờ khai mới"}]),
                ),
            ),
        ),
        later=(
            LaterVersion(
                "1.004194",
                "Đăng ký tạm trú",
                "2027",
                date(2027, 1, 1),
                (FieldChange("fee_vnd", 15_000, 14_000),),
            ),
        ),
    ),
)
FEES = OfferedFees(
    Path("phi.json"),
    "m",
    FeeTable("", {}),
    FeeTable(
        "Phí tỉnh thử", {"1.001193": (LocalFee(name="Lệ phí", amount_vnd=8000, source="NQ"),)}
    ),
    ("9.999999",),
)


def moved(number: int = 12) -> MovedDate:
    """An appointment that the calendar moves by one day."""
    code = f"H37.15-261125-{number:04d}"
    return MovedDate(f"d-{code}", code, DUE, DUE + timedelta(days=1), False, True)


class FakeOfficeData:
    """Implements `ui.office_data.contract.OfficeDataDesk`; `enter` records and may fail."""

    def __init__(self, procedures: tuple[Procedure, ...], enter: Callable[..., None]) -> None:
        self._enter = enter
        self._procedures = {one.code: one for one in procedures}
        self.retired = {"1.004873"}
        self.confirmed: list[ConfirmedTime] = []
        self.offered: OfferedCatalogue | OfferedFees = OFFERED
        self.own: dict[str, Any] | None = None
        self.would_move: tuple[MovedDate, ...] = ()
        self.to_count: tuple[MovedDate, ...] = ()
        self.own_forms: set[str] = set()
        self.texts = {("labels", "title"): "PHIẾU", ("sentences", "until"): "Đến ngày {due_at}"}

    def procedures(self) -> tuple[ProcedureLine, ...]:
        self._enter("office.procedures")
        return tuple(self._line(one) for one in self._procedures.values())

    def procedure(self, code: str) -> ProcedureSheet:
        self._enter("office.procedure", code)
        if code not in self._procedures:
            raise NotFound("procedure_not_found", code=code)
        one = self._verified(self._procedures[code])
        fees = {"counter": (FeeLine(name="Lệ phí", amount_vnd=one.fee_vnd),)} if one.fee_vnd else {}
        history = tuple(entry for entry in self.confirmed if entry.code == code)
        return ProcedureSheet(
            procedure=one,
            is_retired=code in self.retired,
            fees=fees,
            versions=(one,),
            confirmed=history,
        )

    def confirm_time(self, code: str, version: str, official: OfficialRef, role: Role) -> None:
        self._take("office.confirm_time", role, code, version)
        self.confirmed.append(ConfirmedTime(code, version, official, ISSUED, still_holds=True))

    def look_at_file(self, path: Path) -> OfferedCatalogue | OfferedFees:
        self._enter("office.look_at_file", path)
        return self.offered

    def take_file(self, offered: OfferedCatalogue | OfferedFees, role: Role) -> None:
        self._take("office.take_file", role, offered)

    def guidance_pages(self, code: str) -> tuple[GreyPage, ...]:
        self._enter("office.guidance_pages", code)
        return (_page(),)

    def print_guidance(self, code: str) -> str:
        self._enter("office.print_guidance", code)
        return "HP LaserJet 107a"

    def calendar(self) -> OfficeCalendar:
        self._enter("office.calendar")
        listed = {} if self.own is None else overrides_from_json(self.own).days
        days = {
            SWAPPED: CalendarDay(DayKind.SWAP_OFF, "Nghỉ hoán đổi", "Văn bản thử"),
            date(2026, 11, 24): CalendarDay(DayKind.HOLIDAY, "Ngày Văn hóa Việt Nam", "NQ 28"),
        }
        own = {on: CalendarDay(d.kind, d.name, d.source) for on, d in listed.items() if d.kind}
        return OfficeCalendar(
            days=days | own,
            hours=((time(7), time(11, 30)), (time(13, 30), time(17))),
            announced=frozenset({2026}),
            culture_on={2026: date(2026, 11, 24) not in listed, 2027: True},
            own=self.own,
            own_days=frozenset(listed),
            ordinary={on: day for on, day in listed.items() if day.kind is None},
            today=date(2026, 11, 25),
        )

    def days_of_file(self, path: Path) -> Mapping[str, Any]:
        self._enter("office.days_of_file", path)
        return {"format": 1, "days": []}

    def look_at_days(self, own: Mapping[str, Any]) -> CalendarLook:
        self._enter("office.look_at_days", own)
        before = self.calendar().days
        listed = overrides_from_json(dict(own)).days
        changes = [
            DayChange(on, before.get(on), CalendarDay(d.kind, d.name) if d.kind else None)
            for on, d in listed.items()
        ]
        return CalendarLook(
            own=own,
            was=self.own,
            days=tuple(changes),
            hours=None,
            announced=(),
            no_longer_announced=(),
            moved=self.would_move,
        )

    def without_culture_day(self, year: int, source: str) -> Mapping[str, Any]:
        self._enter("office.without_culture_day", year, source)
        day = {"on": f"{year}-11-24", "kind": "ordinary", "name": "Làm việc", "source": source}
        return {"format": 1, "days": [{**day, "entered_on": "2026-11-25"}]}

    def with_culture_day(self, year: int) -> Mapping[str, Any]:
        self._enter("office.with_culture_day", year)
        return {"format": 1, "days": []}

    def take_days(self, look: CalendarLook, role: Role) -> None:
        self._take("office.take_days", role, look)
        self.own = dict(look.own)
        self.to_count = self.would_move

    def moved(self) -> tuple[MovedDate, ...]:
        self._enter("office.moved")
        return self.to_count

    def forms(self) -> tuple[FormLine, ...]:
        self._enter("office.forms")
        return tuple(self._form(form) for form in ("01", "02", "guidance"))

    def form_words(self, form: str) -> tuple[FormWord, ...]:
        self._enter("office.form_words", form)
        return tuple(FormWord(*place, text) for place, text in self.texts.items())

    def form_look(self, form: str, change: FormWord | None = None) -> FormLook:
        self._enter("office.form_look", form, change)
        if (
            change is not None
            and "{due_at}" in self.texts[change.group, change.name]
            and "{due_at}" not in change.text
        ):
            return FormLook((), (Problem("placeholders", change.group, change.name, "{due_at}"),))
        return FormLook((_page(),), ())

    def copy_form(self, form: str, role: Role) -> Path:
        self._take("office.copy_form", role, form)
        self.own_forms.add(form)
        return Path(f"forms/form{form}.json")

    def save_word(self, form: str, word: FormWord, role: Role) -> None:
        self._take("office.save_word", role, form, word)
        self.texts[word.group, word.name] = word.text

    def remove_form(self, form: str, role: Role) -> Path:
        self._take("office.remove_form", role, form)
        self.own_forms.discard(form)
        return Path(f"forms/form{form}.json.bo")

    def _take(self, name: str, role: Role, *arguments: Any) -> None:
        self._enter(name, *arguments)
        if role not in MAY_TAKE:
            raise NotPermitted(action=name)

    def _verified(self, one: Procedure) -> Procedure:
        named = {(entry.code, entry.version) for entry in self.confirmed}
        return replace(one, time_verified=(one.code, one.version) in named)

    def _line(self, one: Procedure) -> ProcedureLine:
        return ProcedureLine(
            code=one.code,
            version=one.version,
            name=one.name,
            sector=one.sector,
            is_retired=one.code in self.retired,
            time_known=one.time_limit is not None,
            time_verified=self._verified(one).time_verified,
        )

    def _form(self, form: str) -> FormLine:
        own = form in self.own_forms
        return FormLine(
            form=form,
            title=f"Mẫu thử {form}",
            circular="Thông tư 03/2025/TT-VPCP",
            source="Theo nhãn của các quyết định công bố",
            valid_from=date(2025, 7, 1),
            valid_until=None,
            is_verified=form == "01",
            state=FormState.OWN if own else FormState.SHIPPED,
            own_file=f"form{form}.json" if own else None,
            problems=(),
        )


def _page() -> GreyPage:
    width, height = 60, 85
    return GreyPage(width, height, width, b"\xff" * (width * height))
