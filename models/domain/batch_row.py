"""One row of a list read into a person: what a spreadsheet spoiled is mended or refused.

A spreadsheet drops the zero a number begins with, or shows a long number as 2,01E+10. It is put
right only where something else in the row proves it, and then said; otherwise the row is refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from models.domain.batch_list import BatchRow, Value
from models.domain.dossier import Applicant
from models.domain.identity import (
    SEX_FEMALE,
    SEX_MALE,
    birth_year_of,
    normal_number,
    normal_phone,
    phone_problem,
    phone_warnings,
    province_of,
    sex_of,
    tax_code_problem,
)
from models.domain.text import fold
from models.domain.typed import typed_applicant
from models.errors import ValidationError

Pairs = tuple[tuple[str, str], ...]
_EXPONENT = re.compile(r"(\d)(?:[.,](\d+))?[Ee]\+?(\d{1,2})", re.ASCII)
_MIDNIGHT = r"(?:[T ]0?0:00(?::00)?)?"
_DAY = re.compile(rf"(\d{{1,2}})[/.\- ](\d{{1,2}})[/.\- ](\d{{4}}){_MIDNIGHT}", re.ASCII)
_ISO_DAY = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_MIDNIGHT}", re.ASCII)
_SERIAL = re.compile(r"\d{5}", re.ASCII)
_SERIAL_ZERO = date(1899, 12, 30)
"""A spreadsheet counts days from here; since March 1900 that is what it shows for a day."""
_FRACTION = re.compile(r"(\d{8,13})[.,](\d{1,2})", re.ASCII)
_WHOLE_NUMBER = re.compile(r"\d{12}", re.ASCII)
_LOST = re.compile(r"[?\ufffd]")
_CELL_ERRORS = frozenset(
    {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"}
)
_PERSON = ("full_name", "personal_id", "birth_date", "sex", "address", "phone", "email", "tax_code")
_TEXTS = frozenset({"full_name", "address", "case"})
"""Where a question mark is a letter that an older encoding could not hold."""
_SEXES = {"nam": SEX_MALE, "nu": SEX_FEMALE}
_SUBMITTER = "submitter."


@dataclass(frozen=True, slots=True, kw_only=True)
class RowReading:
    """A row as read; `person` is None when there are problems. Pairs are (field, code).

    `submitter` is who hands it in, when the row says so; the texts are as written.
    """

    row_no: int
    person: Applicant | None
    submitter: Applicant | None
    case: str | None
    authorisation: str | None
    note: str | None
    repaired: Pairs = ()
    problems: Pairs = ()


def read_row(row: BatchRow) -> RowReading:
    """Read a row; what is not of the right form is told in `problems`, never raised."""
    found = _Found()
    for field, value in row.values.items():
        text = value if isinstance(value, str) else ""
        if text.upper() in _CELL_ERRORS:
            found.problem(field, "cell_error")
        elif field.removeprefix(_SUBMITTER) in _TEXTS and _LOST.search(text):
            found.problem(field, "letters_lost")
    own = {name: row.values[name] for name in _PERSON if name in row.values}
    if own.keys() <= {"full_name"}:
        found.problem("full_name", "row_says_too_little" if own else "name_missing")
    theirs = {
        name.removeprefix(_SUBMITTER): value
        for name, value in row.values.items()
        if name.startswith(_SUBMITTER)
    }
    person = _person(own, found, "")
    submitter = _person(theirs, found, _SUBMITTER) if theirs else None
    texts = {
        name: value if isinstance(value, str) else f"{value:%d/%m/%Y}"
        for name, value in row.values.items()
        if name in ("case", "authorisation", "note")
    }
    return RowReading(
        row_no=row.row_no,
        person=None if found.problems else person,
        submitter=None if found.problems else submitter,
        case=texts.get("case"),
        authorisation=texts.get("authorisation"),
        note=texts.get("note"),
        repaired=tuple(dict.fromkeys(found.repaired)),
        problems=tuple(dict.fromkeys(found.problems)),
    )


class _Found:
    """What was found wrong, and what was put right, while one row is read."""

    def __init__(self) -> None:
        self.problems: list[tuple[str, str]] = []
        self.repaired: list[tuple[str, str]] = []

    def problem(self, field: str, code: str) -> None:
        self.problems.append((field, code))

    def repair(self, field: str, code: str) -> None:
        self.repaired.append((field, code))


def _person(values: Mapping[str, Value], found: _Found, of: str) -> Applicant | None:
    sex = _SEXES.get(fold(str(values["sex"]))) if "sex" in values else None
    if "sex" in values and sex is None:
        found.problem(f"{of}sex", "sex_unknown")
    born = day_of(values["birth_date"]) if "birth_date" in values else None
    if "birth_date" in values and born is None:
        born = _day_of_serial(values, sex)
        if born is None:
            found.problem(f"{of}birth_date", "day_wrong")
        else:
            found.repair(f"{of}birth_date", "serial_read")
    typed: dict[str, str] = {}
    for name, value in values.items():
        if name in ("birth_date", "sex"):
            continue
        text = value if isinstance(value, str) else f"{value:%d/%m/%Y}"
        if name in ("personal_id", "phone", "tax_code"):
            text = _digits_of(text, f"{of}{name}", found)
        if name == "personal_id":
            text = _personal_id(text, born, sex, found, of)
        elif name == "phone":
            text = _phone(text, found, of)
        elif name == "tax_code":
            text = _tax_code(text, found, of)
        typed[name] = text
    if born is not None:
        typed["birth_date"] = born.isoformat()
    if sex is not None:
        typed["sex"] = sex
    try:
        return typed_applicant(typed)
    except ValidationError as error:
        for field, code in error.problems:
            found.problem(f"{of}{field}", code)
        return None


def day_of(value: Value) -> date | None:
    """A day as a date, as dd/mm/yyyy or year first; None when it is none of them."""
    if isinstance(value, date):
        return value
    day = _DAY.fullmatch(value)
    iso = _ISO_DAY.fullmatch(value)
    try:
        if day is not None:
            return date(int(day[3]), int(day[2]), int(day[1]))
        return None if iso is None else date(int(iso[1]), int(iso[3]), int(iso[4]))
    except ValueError:
        return None


def _day_of_serial(values: Mapping[str, Value], sex: str | None) -> date | None:
    """The day behind the number a spreadsheet shows for it, when the 12-digit number agrees."""
    serial, whole = str(values["birth_date"]), normal_number(str(values.get("personal_id", "")))
    if not (_SERIAL.fullmatch(serial) and _WHOLE_NUMBER.fullmatch(whole)):
        return None
    day = _SERIAL_ZERO + timedelta(days=int(serial))
    agrees = birth_year_of(whole) == day.year and sex in (None, sex_of(whole))
    return day if agrees else None


def _digits_of(text: str, field: str, found: _Found) -> str:
    """The digits of a number that a spreadsheet shows as 2,0190000123E+10 or 20190000123.0.

    With all its digits it is read; with digits lost, or with a fraction, it is refused.
    """
    decimal = _FRACTION.fullmatch(text)
    if decimal is not None:
        if decimal[2].strip("0"):
            found.problem(field, "digits_lost")
        return decimal[1]
    shown = _EXPONENT.fullmatch(text)
    if shown is None:
        return text
    digits = shown[1] + (shown[2] or "")
    if len(digits) != int(shown[3]) + 1:
        found.problem(field, "digits_lost")
    return digits


def _personal_id(text: str, born: date | None, sex: str | None, found: _Found, of: str) -> str:
    """The zeros a 12-digit number lost come back when the birth date in the row agrees with it."""
    bare = normal_number(text)
    if not (bare.isascii() and bare.isdigit()) or len(bare) not in (8, 10, 11):
        return text
    whole = bare.zfill(12)
    is_certain = (
        len(bare) in (10, 11)
        and province_of(whole) is not None
        and born is not None
        and birth_year_of(whole) == born.year
        and sex in (None, sex_of(whole))
    )
    if is_certain:
        found.repair(f"{of}personal_id", "zero_restored")
        return whole
    found.problem(f"{of}personal_id", "zero_lost")
    return text


def _phone(text: str, found: _Found, of: str) -> str:
    bare = normal_phone(text)
    whole = f"0{bare}"
    sound = phone_problem(whole) is None and not phone_warnings(whole)
    if len(bare) == 9 and not bare.startswith("0") and sound:
        found.repair(f"{of}phone", "zero_restored")
        return whole
    return text


def _tax_code(text: str, found: _Found, of: str) -> str:
    """A nine-digit code is one that lost its zero when the check digit says so."""
    bare = normal_number(text)
    if len(bare) == 9 and bare.isdigit() and tax_code_problem(f"0{bare}") is None:
        found.repair(f"{of}tax_code", "zero_restored")
        return f"0{bare}"
    return text
