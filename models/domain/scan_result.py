"""The outcome of one scan: what it was and what it said, or why it was refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from models.domain.clock import iso_local
from models.domain.slip_seal import SealedSlip


class ScanKind(StrEnum):
    """What was scanned. CCCD_6 is a seven-field card whose last field did not arrive.

    OPAQUE_ID is the id of one of our dossiers, printed by an office that hides the code.
    """

    CCCD_7 = "cccd_7"
    CCCD_6 = "cccd_6"
    CAN_CUOC_2024 = "can_cuoc_2024"
    ID_ONLY = "id_only"
    MRZ = "mrz"
    PASSPORT = "passport"
    DOSSIER_CODE = "dossier_code"
    SIGNED_SLIP = "signed_slip"
    FULL_SLIP = "full_slip"
    OPAQUE_ID = "opaque_id"


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
    MRZ_CHARS = "E_MRZ_CHARS"
    OPAQUE_SLIP = "E_OPAQUE_SLIP"
    HEALTH_CARD = "E_HEALTH_CARD"
    VEHICLE = "E_VEHICLE"
    PHONE = "E_PHONE"
    TAX_CODE = "E_TAX_CODE"
    WIFI = "E_WIFI"
    CONTACT = "E_CONTACT"


W_MOJIBAKE_REPAIRED = "W_MOJIBAKE_REPAIRED"
W_CASE_INVERTED = "W_CASE_INVERTED"
W_NO_DIACRITICS = "W_NO_DIACRITICS"
W_ADDRESS_EMPTY = "W_ADDRESS_EMPTY"
W_ISSUE_DATE_MISSING = "W_ISSUE_DATE_MISSING"
W_TEXT_DOUBTFUL = "W_TEXT_DOUBTFUL"
W_CODE_REPAIRED = "W_CODE_REPAIRED"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Passport:
    """What the zone of a passport says. `name` is in capitals without marks, the surname first.

    `nationality` is the code of the zone without its fillers: three letters, D alone for Germany.
    `personal_id` is the 12-digit number where it is told.
    """

    number: str
    nationality: str
    name: str
    birth_date: date
    sex: str | None
    expiry: date
    personal_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """What a slip's QR says beside its code; nothing here is checked against the store.

    `sealed` is for who has the signer's key: until it is verified the slip only claims.
    `others` are the texts of a full slip whose place the law does not fix, in their order.
    """

    code: str
    procedure_code: str | None = None
    holder_id: str | None = None
    issued_at: datetime | None = None
    due_at: datetime | None = None
    signer: str | None = None
    sealed: SealedSlip | None = None
    others: tuple[str, ...] = ()


_CARD_FIELDS = (
    "personal_id", "old_id", "full_name", "birth_date", "sex", "address", "issue_date",
)  # fmt: skip
_FIELDS: dict[ScanKind, tuple[str, ...]] = {
    ScanKind.CCCD_7: _CARD_FIELDS,
    ScanKind.CCCD_6: _CARD_FIELDS,
    ScanKind.CAN_CUOC_2024: (*_CARD_FIELDS, "cancelled_id", "father_name", "mother_name"),
    ScanKind.ID_ONLY: ("personal_id",),
    ScanKind.MRZ: ("personal_id", "birth_date", "sex", "expiry", "full_name"),
    ScanKind.PASSPORT: (
        "number", "nationality", "name", "birth_date", "sex", "expiry", "personal_id",
    ),
    ScanKind.SIGNED_SLIP: ("code", "procedure_code", "issued_at", "due_at", "signer"),
    ScanKind.FULL_SLIP: ("code", "procedure_code", "holder_id", "others"),
}  # fmt: skip
_NAMES_OUTSIDE = {(ScanKind.MRZ, "full_name"): "name"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanResult:
    """One scan: either `error`, or `kind` with what was read, and `warnings`.

    A card fills `card`, a passport `passport`, a slip `code`, and `slip` when its QR says more.
    `repaired` names what was undone in the text, `detail` what a refused code is instead.
    """

    kind: ScanKind | None = None
    card: Card | None = None
    passport: Passport | None = None
    code: str | None = None
    slip: Slip | None = None
    warnings: tuple[str, ...] = ()
    repaired: tuple[str, ...] = ()
    error: ScanError | None = None
    detail: str | None = None

    @classmethod
    def refused(cls, error: ScanError, detail: str | None = None) -> ScanResult:
        """A scan that gives nothing to fill in."""
        return cls(error=error, detail=detail)

    @property
    def ok(self) -> bool:
        """Whether there is something to fill in."""
        return self.error is None

    @property
    def reason(self) -> str | None:
        """The code of the sentence that says why it was refused; None when it was not."""
        if self.error is None or self.detail is None:
            return self.error
        return f"{self.error}.{self.detail}"

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

    def as_full_json(self) -> dict[str, Any]:
        """The same with what was undone (`repaired`) and the finer `reason` of a refusal."""
        more = {"repaired": list(self.repaired)} if self.ok else {"reason": self.reason}
        return self.as_json() | more

    def _fields(self, kind: ScanKind) -> dict[str, Any]:
        if kind is ScanKind.DOSSIER_CODE:
            return {"code": self.code}
        if kind is ScanKind.OPAQUE_ID:
            return {"id": self.code}
        source = self.card or self.passport or self.slip
        return {
            _NAMES_OUTSIDE.get((kind, name), name): _plain(getattr(source, name))
            for name in _FIELDS[kind]
        }


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return iso_local(value)
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
