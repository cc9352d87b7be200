"""What the forms are drawn from: frozen, already worded and rounded; nothing is looked up here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Paper = Literal["A5", "A4"]
"""Thông tư 01/2018/TT-VPCP prints the slip on A5; offices also use A4 (2025 size not seen)."""

COPIES_LABELS = ("Liên 1: Lưu tại Bộ phận Một cửa", "Liên 2: Giao người nộp hồ sơ")


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
    `copies_labels`. A draft (for the screen) shows dashed places where code and bars will be.
    Raises ValueError naming the field when a value cannot be printed.
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
    copies_labels: tuple[str, ...] = COPIES_LABELS
    reprint_number: int = 0
    lookup_words: str = ""
    paper: Paper = "A5"
    is_draft: bool = False

    def __post_init__(self) -> None:
        if not self.code or not self.code.isascii() or not self.code.isprintable():
            raise ValueError("code: printable ASCII expected")
        if not self.qr_text:
            raise ValueError("qr_text: empty")
        if not self.copies_labels:
            raise ValueError("copies_labels: at least one copy expected")
        if self.reprint_number < 0 or self.sets_count < 0:
            raise ValueError("reprint_number, sets_count: never negative")
        if any(p.originals < 0 or p.copies < 0 for p in self.papers):
            raise ValueError("papers: never a negative number")
        for name in ("received_at", "due_at"):
            at: datetime | None = getattr(self, name)
            if at is not None and at.tzinfo is None:
                raise ValueError(f"{name}: an instant with its offset expected")
