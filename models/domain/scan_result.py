"""The outcome of one scan: what it was and what it said, or why it was refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class ScanKind(StrEnum):
    """What was scanned. CCCD_6 is a seven-field card whose last field did not arrive."""

    CCCD_7 = "cccd_7"
    CCCD_6 = "cccd_6"
    CAN_CUOC_2024 = "can_cuoc_2024"
    ID_ONLY = "id_only"
    MRZ = "mrz"
    DOSSIER_CODE = "dossier_code"


class ScanError(StrEnum):
    """Why a scan was refused."""

    EMPTY = "E_EMPTY"
    NOT_CCCD = "E_NOT_CCCD"
    ID_9_DIGITS = "E_ID_9_DIGITS"
    ID_LENGTH = "E_ID_LENGTH"
    ID_CHARS = "E_ID_CHARS"
    OLD_ID = "E_OLD_ID"
    NAME_EMPTY = "E_NAME_EMPTY"
    NAME_CHARS = "E_NAME_CHARS"
    BIRTH_DATE = "E_BIRTH_DATE"
    BIRTH_FUTURE = "E_BIRTH_FUTURE"
    SEX = "E_SEX"
    ISSUE_DATE = "E_ISSUE_DATE"
    FIELD_COUNT = "E_FIELD_COUNT"
    CHARS_LOST = "E_CHARS_LOST"
    KEYBOARD_LAYOUT = "E_KEYBOARD_LAYOUT"
    DOUBLE_SCAN = "E_DOUBLE_SCAN"
    MRZ_NOT_QR = "E_MRZ_NOT_QR"


W_MOJIBAKE_REPAIRED = "W_MOJIBAKE_REPAIRED"
W_CASE_INVERTED = "W_CASE_INVERTED"
W_NO_DIACRITICS = "W_NO_DIACRITICS"
W_ADDRESS_EMPTY = "W_ADDRESS_EMPTY"
W_ISSUE_DATE_MISSING = "W_ISSUE_DATE_MISSING"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a card says. Texts are NFC; `sex` is "Nam" or "Nữ"; None where the card says nothing.

    `full_name` of a machine zone has no marks. `old_id` holds several numbers parted by ", " when
    the card does. `cancelled_id` and the parents' names are on cards of 2024.
    """

    kind: ScanKind
    personal_id: str
    old_id: str | None = None
    full_name: str | None = None
    birth_date: date | None = None
    sex: str | None = None
    address: str | None = None
    issue_date: date | None = None
    expiry: date | None = None
    cancelled_id: str | None = None
    father_name: str | None = None
    mother_name: str | None = None


_CARD_FIELDS = (
    "personal_id", "old_id", "full_name", "birth_date", "sex", "address", "issue_date",
)  # fmt: skip
_FIELDS: dict[ScanKind, tuple[str, ...]] = {
    ScanKind.CCCD_7: _CARD_FIELDS,
    ScanKind.CCCD_6: _CARD_FIELDS,
    ScanKind.CAN_CUOC_2024: (*_CARD_FIELDS, "cancelled_id", "father_name", "mother_name"),
    ScanKind.ID_ONLY: ("personal_id",),
    ScanKind.MRZ: ("personal_id", "birth_date", "sex", "expiry", "full_name"),
}
_NAMES_OUTSIDE = {(ScanKind.MRZ, "full_name"): "name"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanResult:
    """One scan: either `error`, or `kind` with a `card` or a dossier `code`, and `warnings`."""

    kind: ScanKind | None = None
    card: Card | None = None
    code: str | None = None
    warnings: tuple[str, ...] = ()
    error: ScanError | None = None

    @classmethod
    def refused(cls, error: ScanError) -> ScanResult:
        """A scan that gives nothing to fill in."""
        return cls(error=error)

    @property
    def ok(self) -> bool:
        """Whether there is something to fill in."""
        return self.error is None

    def as_json(self) -> dict[str, Any]:
        """The result for other programs: plain values, dates as ISO text."""
        if self.error is not None or self.kind is None:
            return {"ok": False, "error": str(self.error)}
        return {
            "ok": True,
            "kind": str(self.kind),
            "fields": self._fields(self.kind),
            "warnings": list(self.warnings),
        }

    def _fields(self, kind: ScanKind) -> dict[str, str | None]:
        if self.card is None:
            return {"code": self.code}
        found: dict[str, str | None] = {}
        for name in _FIELDS[kind]:
            value = getattr(self.card, name)
            shown = value.isoformat() if isinstance(value, date) else value
            found[_NAMES_OUTSIDE.get((kind, name), name)] = shown
        return found
