"""The QR of an ID card: fields parted by |, checked strictly, repaired where that is certain."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date

from models.domain.identity import (
    EARLIEST_BIRTH_YEAR,
    SEX_FEMALE,
    SEX_MALE,
    id_warnings,
    issue_date_problem,
)
from models.domain.numbering import parse_code
from models.domain.scan_keys import Places, from_keys
from models.domain.scan_names import is_name, letters_were_dropped, tidy_name
from models.domain.scan_plausible import case_turned, look_of
from models.domain.scan_repair import Reading, repair
from models.domain.scan_result import (
    W_ADDRESS_EMPTY,
    W_CASE_INVERTED,
    W_ISSUE_DATE_MISSING,
    W_MOJIBAKE_REPAIRED,
    W_NO_DIACRITICS,
    W_TEXT_DOUBTFUL,
    Card,
    ScanError,
    ScanKind,
    ScanResult,
)
from models.domain.text import fold, has_vietnamese_marks, nfc

ID, OLD_ID, NAME, BIRTH, SEX, ADDRESS, ISSUED, CANCELLED = range(8)

_PLACES = Places(names=(NAME, CANCELLED, CANCELLED + 1, CANCELLED + 2), sex=SEX, address=ADDRESS)
"""A card may leave out the cancelled number: a parent's name may stand in its place."""

_FEWEST_FIELDS = 6
_LONGEST_ADDRESS = 500
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_ZERO_WIDTH = re.compile("[\u200b-\u200f\u2060-\u2064\ufeff\u061c\u034f]")
_LOST = re.compile("[?\ufffd]")


class CardProblem(Exception):
    """Why this scan is refused; caught where the scan is read and never seen outside."""

    def __init__(self, error: ScanError, detail: str | None = None) -> None:
        self.error, self.detail = error, detail
        super().__init__(error)


@dataclass(frozen=True, slots=True)
class _Fields:
    """The fields as text, how many came, and what was done to them."""

    parts: tuple[str, ...]
    count: int
    warnings: tuple[str, ...]
    damages: tuple[str, ...]
    lost: bool

    def __getitem__(self, place: int) -> str:
        return self.parts[place] if place < len(self.parts) else ""

    @property
    def is_2024(self) -> bool:
        return self.count >= 10 or any(self.parts[CANCELLED:])

    def parents(self) -> tuple[str, str]:
        """Father and mother; some cards leave out the field of the cancelled number."""
        is_left_out = any(c.isalpha() for c in self[CANCELLED]) and not self[CANCELLED + 2]
        first = CANCELLED if is_left_out else CANCELLED + 1
        return self[first], self[first + 1]


def is_card_text(text: str) -> bool:
    """Whether a text with | in it means to be a card, whole, damaged or cut."""
    parts = text.split("|")
    if len(parts) < 2:
        return False
    first = "".join(c for c in parts[0] if not c.isspace())
    if parse_code(first.upper()) is not None:
        return False
    if 8 <= len(first) <= 15 and sum(c.isdecimal() for c in first) * 2 >= len(first):
        return True
    has_birth_date = len(parts) > BIRTH and re.fullmatch(r"\s*\d{8}\s*", parts[BIRTH], re.ASCII)
    return len(parts) >= _FEWEST_FIELDS and len(first) < 20 and bool(has_birth_date)


def read_card(text: str, today: date, *, damage: str | None, lost: bool) -> ScanResult:
    """Read a card. `damage` and `lost` tell what reading the bytes already had to do.

    Raises CardProblem with the most useful reason: the number first, then lost letters, then the
    fields in their order.
    """
    if text.count("|") + 1 < _FEWEST_FIELDS:
        raise CardProblem(ScanError.FIELD_COUNT)
    personal_id = _personal_id(text.split("|")[ID])
    _refuse_hidden_characters(text.split("|")[NAME])
    fields = _fields(text, damage=damage, lost=lost)
    _refuse_lost_letters(fields)
    old_id = _old_id(fields[OLD_ID])
    full_name = _name(fields[NAME], repaired=bool(fields.warnings))
    birth_date = _birth_date(fields[BIRTH], today)
    card = Card(
        kind=ScanKind.CCCD_7,
        personal_id=personal_id,
        old_id=old_id,
        full_name=full_name,
        birth_date=birth_date,
        sex=_sex(fields[SEX]),
        address=_address(fields[ADDRESS], repaired=bool(fields.warnings)),
        issue_date=_issue_date(fields[ISSUED], birth_date, today),
    )
    if fields.is_2024:
        card = _with_2024_fields(card, fields)
    elif fields.count == _FEWEST_FIELDS:
        card = replace(card, kind=ScanKind.CCCD_6)
    return ScanResult(
        kind=card.kind, card=card, warnings=_warnings(card, fields), repaired=fields.damages
    )


def _fields(text: str, *, damage: str | None, lost: bool) -> _Fields:
    visible = _ZERO_WIDTH.sub("", _DIRECTIONS.sub("", _CONTROLS.sub(" ", text)))
    keys = from_keys(visible.split("|"), _PLACES)
    typed, method = keys or (visible, None)
    reading, is_turned = _reading(typed, nfc(typed.split("|")[SEX]))
    damages = [found for found in (damage, reading.damage, method) if found is not None]
    warnings = [W_MOJIBAKE_REPAIRED] if damages else []
    came = tuple(nfc(part) for part in reading.text.split("|"))
    clean = _with_whole_address(came)
    if reading.doubtful or clean != came:
        warnings.append(W_TEXT_DOUBTFUL)
    if is_turned:
        warnings.append(W_CASE_INVERTED)
        damages.append("caps_lock")
    return _Fields(clean, len(clean), tuple(warnings), tuple(damages), lost or reading.lost)


def _with_whole_address(parts: tuple[str, ...]) -> tuple[str, ...]:
    """An address that holds the separator itself, told by the day of issue that comes after it."""
    if len(parts) <= ISSUED or not parts[ISSUED] or _date(parts[ISSUED]) or parts[ISSUED].isdigit():
        return parts
    after = next(
        (n for n in range(CANCELLED, CANCELLED + 2) if _date("".join(parts[n:][:1]))), None
    )
    if after is None:
        return parts
    return (*parts[:ADDRESS], " | ".join(parts[ADDRESS:after]), *parts[after:])


def _reading(text: str, sex: str) -> tuple[Reading, bool]:
    """The text as meant, and whether Caps Lock had turned its case.

    The sex field is always Nam or Nữ: it begins with a small n under Caps Lock. If it ends in a
    capital that is certain; else a scanner may have made everything small, and the looks decide.
    """
    plain = repair(text)
    if sex[:1] != "n":
        return plain, False
    turned = [(repair(way), True) for way in case_turned(text)]
    is_certain = any(c.isupper() for c in sex)
    return min(turned if is_certain else [(plain, False), *turned], key=lambda one: _damage(one[0]))


def _damage(reading: Reading) -> tuple[bool, int, int, bool, int]:
    look = look_of(reading.text)
    return reading.lost, look.bad, look.cost, reading.repaired, look.known


def _personal_id(field: str) -> str:
    number = "".join(_ZERO_WIDTH.sub("", field).split())
    if re.fullmatch(r"\d*", number, re.ASCII) is None:
        raise CardProblem(ScanError.ID_CHARS)
    if len(number) == 9:
        raise CardProblem(ScanError.ID_9_DIGITS)
    if len(number) != 12:
        raise CardProblem(ScanError.ID_LENGTH)
    return number


def _refuse_hidden_characters(name: str) -> None:
    inner = name.strip().strip("\x00\x02\x03\x04")
    if _DIRECTIONS.search(name) or _CONTROLS.search(inner):
        raise CardProblem(ScanError.NAME_CHARS)


def _refuse_lost_letters(fields: _Fields) -> None:
    texts = (fields[NAME], fields[SEX], fields[ADDRESS], *fields.parts[CANCELLED + 1 :])
    if any(_LOST.search(text) for text in texts) or _has_dropped_letters(fields):
        raise CardProblem(ScanError.CHARS_LOST)
    if fields.lost:
        letters = [c for c in fields[NAME] if c.isalpha()]
        is_foreign = all("LATIN" not in unicodedata.name(c, "") for c in letters)
        raise CardProblem(ScanError.NAME_CHARS if is_foreign else ScanError.CHARS_LOST)


def _has_dropped_letters(fields: _Fields) -> bool:
    names = (fields[NAME], *fields.parents())
    return fields[SEX].upper() == "N" or letters_were_dropped(names, fields[ADDRESS])


def _old_id(field: str) -> str | None:
    bare = "".join(field.split())
    if not bare:
        return None
    for numbers in ([bare], re.split(r"[\s,;/]+", field.strip(" ,;/"))):
        if all(re.fullmatch(r"\d{9}|\d{12}", number, re.ASCII) for number in numbers):
            return ", ".join(numbers)
    raise CardProblem(ScanError.OLD_ID)


def _name(field: str, *, repaired: bool) -> str:
    if not field:
        raise CardProblem(ScanError.NAME_EMPTY)
    if not is_name(field):
        raise CardProblem(ScanError.CHARS_LOST if repaired else ScanError.NAME_CHARS)
    return tidy_name(field, repaired=repaired)


def _date(field: str) -> date | None:
    digits = "".join(field.split())
    if re.fullmatch(r"\d{8}", digits, re.ASCII) is None:
        return None
    try:
        return date(int(digits[4:]), int(digits[2:4]), int(digits[:2]))
    except ValueError:
        return None


def _birth_date(field: str, today: date) -> date:
    born = _date(field)
    if born is None or born.year < EARLIEST_BIRTH_YEAR:
        raise CardProblem(ScanError.BIRTH_DATE)
    if born > today:
        raise CardProblem(ScanError.BIRTH_FUTURE)
    return born


def _sex(field: str) -> str:
    known = {"nam": SEX_MALE, "nu": SEX_FEMALE}.get(fold(field))
    if known is None:
        raise CardProblem(ScanError.SEX)
    return known


def _address(field: str, *, repaired: bool) -> str | None:
    shown = field[:1].upper() + field[1:] if repaired else field
    return shown[:_LONGEST_ADDRESS] or None


def _issue_date(field: str, born: date, today: date) -> date | None:
    if not field:
        return None
    issued = _date(field)
    if issued is None or issue_date_problem(issued, born, today) is not None:
        raise CardProblem(ScanError.ISSUE_DATE)
    return issued


def _with_2024_fields(card: Card, fields: _Fields) -> Card:
    """Add what the 2024 card holds more; a field that makes no sense is left out."""
    repaired = bool(fields.warnings)
    father, mother = (
        tidy_name(name, repaired=repaired) if is_name(name) else None for name in fields.parents()
    )
    try:
        cancelled = _old_id(fields[CANCELLED])
    except CardProblem:
        cancelled = None
    return replace(
        card,
        kind=ScanKind.CAN_CUOC_2024,
        cancelled_id=cancelled,
        father_name=father,
        mother_name=mother,
    )


def _warnings(card: Card, fields: _Fields) -> tuple[str, ...]:
    found = list(fields.warnings)
    texts = (card.full_name, card.address, card.father_name, card.mother_name)
    if not any(has_vietnamese_marks(text) for text in texts if text):
        found.append(W_NO_DIACRITICS)
    found += id_warnings(card.personal_id, birth_on=card.birth_date, sex=card.sex)
    if card.address is None:
        found.append(W_ADDRESS_EMPTY)
    if card.issue_date is None:
        found.append(W_ISSUE_DATE_MISSING)
    return tuple(found)
