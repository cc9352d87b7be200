"""What the forms are drawn from: frozen, already worded and rounded; nothing is looked up here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Literal

from printing.vocabulary import TABLES, VALUES, Kind, check_value

Paper = Literal["A5", "A4"]
"""Thông tư 01/2018/TT-VPCP prints the slip on A5; offices also use A4 (2025 size not seen)."""

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One line of the table of papers. A `present_only` paper was shown and given back."""

    name: str
    originals: int = 0
    copies: int = 0
    present_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptInput:
    """Everything on a *Giấy tiếp nhận hồ sơ và hẹn trả kết quả* (Mẫu số 01).

    An empty text, or None, means "not known": the form then shows a dotted line. `received_at`
    and `due_at` are aware instants; they are printed in Vietnamese time. `qr_text` is what the QR
    holds, chosen by the caller. `register_volume` and `register_line` belong together.
    `reprint_number` counts reprints: 0 is the first print. One page or more per label in
    `copies_labels`; None, as a `paper` of None: as the form's file says. `facts` and `rows` are
    what else is known of the dossier, by the names of `printing.vocabulary`, for a file that prints
    more; the fields here go before them. A draft (for the screen) shows dashed places where code
    and bars will be. Raises ValueError naming the field when a value cannot be printed.
    """

    parent_agency: str
    office_name: str
    place_name: str
    issued_on: date
    document_number: str | None = None
    code: str
    code_is_provisional: bool = False
    qr_text: str
    procedure_name: str
    applicant_name: str
    applicant_id: str = ""
    applicant_address: str = ""
    applicant_phone: str = ""
    applicant_email: str = ""
    authorised_by: tuple[str, ...] = ()
    papers: tuple[PaperLine, ...] = ()
    sets_count: int = 1
    time_limit_words: str = ""
    received_at: datetime
    due_at: datetime | None = None
    due_is_provisional: bool = False
    result_place_words: str = ""
    register_volume: str | None = None
    register_line: str | None = None
    submitter_name: str = ""
    official_name: str = ""
    copies_labels: tuple[str, ...] | None = None
    reprint_number: int = 0
    lookup_words: str = ""
    paper: Paper | None = None
    is_draft: bool = False
    facts: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, Sequence[Row]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.code:
            raise ValueError("code: printable ASCII expected")
        labels = ("",) if self.copies_labels is None else self.copies_labels
        _check_print(self.code, self.qr_text, labels, self.reprint_number)
        if self.sets_count < 0:
            raise ValueError("sets_count: never negative")
        if any(p.originals < 0 or p.copies < 0 for p in self.papers):
            raise ValueError("papers: never a negative number")
        for name in ("received_at", "due_at"):
            at: datetime | None = getattr(self, name)
            if at is not None and at.tzinfo is None:
                raise ValueError(f"{name}: an instant with its offset expected")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormInput:
    """Everything on one paper of the form `form`, as named values of `printing.vocabulary`.

    A value that is left out or empty is not known: the form shows dots. `code` is printed as bars
    and needs `qr_text`; a paper without a dossier code has neither, or a QR alone. `copies_labels`
    and `paper` None: as the form's file says. `reprint_number` counts reprints, 0 is the first
    print. A draft shows dashed places where the codes will be. `language` is that of the words, for
    readers aloud. Raises ValueError naming the field when a value is unknown or not of its kind.
    """

    form: str
    values: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    code: str = ""
    qr_text: str = ""
    code_is_provisional: bool = False
    copies_labels: tuple[str, ...] | None = None
    reprint_number: int = 0
    paper: Paper | None = None
    is_draft: bool = False
    language: str = "vi"

    @property
    def issued_on(self) -> date | None:
        """The day the paper is dated, which chooses its words; None when it has none."""
        day = self.values.get("issued_on", "")
        return date.fromisoformat(day) if day else None

    def __post_init__(self) -> None:
        if "code" in self.values:
            raise ValueError("code: given beside the values, not among them")
        labels = ("",) if self.copies_labels is None else self.copies_labels
        _check_print(self.code, self.qr_text, labels, self.reprint_number)
        _check_row(self.values, VALUES, "")
        kept: dict[str, tuple[Row, ...]] = {}
        for table, rows in self.rows.items():
            if table not in TABLES:
                raise ValueError(f"{table}: unknown table")
            for row in rows:
                _check_row(row, TABLES[table], f"{table}.")
            kept[table] = tuple(MappingProxyType(dict(row)) for row in rows)
        object.__setattr__(self, "values", MappingProxyType(dict(self.values)))
        object.__setattr__(self, "rows", MappingProxyType(kept))


def _check_row(given: Row, known: Mapping[str, Kind], prefix: str) -> None:
    for name, raw in given.items():
        if name not in known:
            raise ValueError(f"{prefix}{name}: unknown value")
        check_value(f"{prefix}{name}", known[name], raw)


def _check_print(code: str, qr_text: str, copies: tuple[str, ...], reprint_number: int) -> None:
    if not code.isascii() or not code.isprintable():
        raise ValueError("code: printable ASCII expected")
    if code and not qr_text:
        raise ValueError("qr_text: empty")
    if not copies:
        raise ValueError("copies_labels: at least one copy expected")
    if reprint_number < 0:
        raise ValueError("reprint_number: never negative")
