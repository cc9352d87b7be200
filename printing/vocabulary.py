"""The named values a form may print, and how each is written in an input.

`docs/forms.md` says what every name means, with an example. A name is never reused for another
meaning: the files of an office refer to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import MappingProxyType


class Kind(Enum):
    """What the text of a value is; an empty text means "not known" for every kind."""

    TEXT = "text"
    INSTANT = "instant"
    """ISO 8601 with its offset; printed in Vietnamese time."""
    DAY = "day"
    """ISO 8601, YYYY-MM-DD."""
    COUNT = "count"
    """Whole number from 0, printed with two digits."""
    QUANTITY = "quantity"
    """Like a count, but nothing is a dash."""
    MONEY = "money"
    """Whole đồng."""
    FLAG = "flag"
    """Any text for yes, empty for no; decides only, is never printed."""
    NUMBER = "number"
    """Number of a document, whole; not known: dots and the suffix of the form."""


def _all(kind: Kind, *names: str) -> dict[str, Kind]:
    return dict.fromkeys(names, kind)


VALUES: Mapping[str, Kind] = MappingProxyType(
    _all(
        Kind.TEXT,
        # who issues
        "parent_agency",
        "office_name",
        "office_address",
        "office_phone",
        "office_website",
        "office_hours",
        "place_name",
        "official_name",
        "official_phone",
        "head_name",
        # the dossier
        "code",
        "provisional_code",
        "procedure_name",
        "procedure_code",
        "sector_name",
        "agency_name",
        "coordinating_agency",
        "time_limit",
        "result_place",
        "register_volume",
        "register_line",
        "lookup_words",
        "fee_words",
        "case_name",
        "dossier_note",
        "certification_kind",
        "certification_number",
        # people
        "applicant_name",
        "applicant_id",
        "applicant_address",
        "applicant_phone",
        "applicant_email",
        "holder_name",
        "holder_id",
        "holder_address",
        "holder_phone",
        "authorised_by",
        "authorisation",
        "assisted_by",
        "submitter_name",
        # what is asked, refused, put off, stopped
        "reason",
        "legal_ground",
        "contact_name",
        "contact_phone",
        "stop_requested_by",
        "stop_stage",
        "returned_papers",
        # handing over and results
        "from_unit",
        "to_unit",
        "giver_name",
        "taker_name",
        "receiver_name",
        "receiver_id",
        "receiver_phone",
        "result_kind",
        "result_number",
        "result_summary",
        # guidance
        "submit_places",
        "result_names",
        "legal_basis",
        # money
        "payer_name",
        "payer_address",
        "fee_name",
        "payment_method",
        "payment_reference",
        "shift_name",
        "status_words",
    )
    | _all(
        Kind.INSTANT,
        "received_at",
        "filed_at",
        "due_at",
        "new_due_at",
        "stop_requested_at",
        "handed_over_at",
        "returned_at",
        "paid_at",
        "shift_from_at",
        "shift_until_at",
        "printed_at",
    )
    | _all(
        Kind.DAY,
        "issued_on",
        "applicant_birth_on",
        "supplement_until_on",
        "period_from_on",
        "period_until_on",
    )
    | _all(Kind.COUNT, "sets_count", "extension_days")
    | _all(
        Kind.MONEY,
        "amount",
        "fees_total",
        "certification_total",
        "cash_total",
        "transfer_total",
        "online_total",
        "exempted_total",
        "refunded_total",
        "cash_refunded",
        "net_total",
        "expected_cash",
        "shift_total",
        "opening_cash",
        "counted_cash",
        "cash_difference",
        "returned_fee",
    )
    | _all(Kind.FLAG, "due_is_provisional")
    | _all(Kind.NUMBER, "document_number")
)

_MOVEMENT = (
    _all(
        Kind.TEXT,
        *("code", "payer_name", "fee_name", "payment_method", "receipt_number", "note"),
        *("cash", "transfer", "online", "exempted", "refunded"),
    )
    | _all(Kind.INSTANT, "paid_at")
    | _all(Kind.MONEY, "amount")
)
"""A row of money: its amount also in digits alone, under what it was."""

_CASH_SUM = _all(
    Kind.TEXT, *("name", "cash", "transfer", "online", "taken", "exempted", "refunded", "net")
)
"""A row of sums, in digits."""

TABLES: Mapping[str, Mapping[str, Kind]] = MappingProxyType(
    {
        "papers": _all(Kind.TEXT, "name", "kind", "note")
        | _all(Kind.QUANTITY, "originals", "copies")
        | _all(Kind.FLAG, "present_only"),
        "certified": _all(Kind.TEXT, "name", "fee")
        | _all(Kind.QUANTITY, "pages", "copies")
        | _all(Kind.MONEY, "amount"),
        "fees": _all(Kind.TEXT, "name", "note", "payment_method", "receipt_number")
        | _all(Kind.INSTANT, "paid_at")
        | _all(Kind.MONEY, "amount"),
        "steps": _all(Kind.TEXT, "official_name", "action", "receiver", "note")
        | _all(Kind.INSTANT, "at", "due_at"),
        "demands": _all(Kind.TEXT, "text"),
        "hand_overs": _all(
            Kind.TEXT, "from_unit", "to_unit", "giver_name", "taker_name", "result", "note"
        )
        | _all(Kind.INSTANT, "at"),
        "dossiers": _all(
            Kind.TEXT,
            "code",
            "procedure_name",
            "applicant_name",
            "applicant_contact",
            "agency_name",
            "time_limit",
            "result_method",
            "papers",
            "note",
        )
        | _all(Kind.INSTANT, "received_at", "due_at", "returned_at")
        | _all(Kind.QUANTITY, "sets_count"),
        "results": _all(
            Kind.TEXT,
            "code",
            "procedure_name",
            "result",
            "holder_name",
            "holder_address",
            "fee_mark",
            "post_mark",
        ),
        "payments": _MOVEMENT,
        "receipts_to_come": _MOVEMENT,
        "receipts_to_adjust": _MOVEMENT,
        "cash_sums": _CASH_SUM,
        "shift_sums": _CASH_SUM,
    }
)

ROW_NO = "row_no"
"""Known in every row: its number, from 1."""

COUNTS: Mapping[str, str] = MappingProxyType({f"{table}_rows": table for table in TABLES})
"""Counts of the rows of a table, known without being given: `dossiers_rows` and so on."""


@cache
def kinds_of(table: str) -> Mapping[str, Kind]:
    """The names known inside the rows of a table; for "" those of the whole form."""
    if table:
        return MappingProxyType({**TABLES[table], ROW_NO: Kind.TEXT})
    return MappingProxyType({**VALUES, **dict.fromkeys(COUNTS, Kind.COUNT)})


def check_value(name: str, kind: Kind, raw: str) -> None:
    """Raises ValueError naming the value when its text is not of its kind."""
    if not raw or kind in (Kind.TEXT, Kind.FLAG, Kind.NUMBER):
        return
    if kind is Kind.INSTANT:
        _check_instant(name, raw)
    elif kind is Kind.DAY:
        try:
            date.fromisoformat(raw)
        except ValueError as error:
            raise ValueError(f"{name}: a date as YYYY-MM-DD expected") from error
    elif not (raw.isascii() and raw.removeprefix("-").isdigit()):
        raise ValueError(f"{name}: a whole number expected")
    elif raw.startswith("-") and kind is not Kind.MONEY:
        raise ValueError(f"{name}: never negative")


def _check_instant(name: str, raw: str) -> None:
    try:
        at = datetime.fromisoformat(raw)
    except ValueError as error:
        raise ValueError(f"{name}: an instant expected") from error
    if at.tzinfo is None:
        raise ValueError(f"{name}: an instant with its offset expected")
