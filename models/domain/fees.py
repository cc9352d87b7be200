"""Money owed for a dossier and money taken: whole đồng, one line for each fee.

The legal receipt (biên lai) is never issued here: the number it got in the fee body's own system
is kept beside the line (Nghị định 254/2026 Điều 44: electronic receipts only from 01/01/2027).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PaymentMethod(StrEnum):
    """How money came in. Transfer and payment channels are recorded, not carried out."""

    CASH = "cash"
    TRANSFER = "transfer"
    ONLINE = "online"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeLine:
    """One fee (phí, lệ phí) of a dossier.

    It is settled when it was paid (`paid_at`) or excused (`exempt_reason`). `receipt_number` is
    the number of the legal receipt once its system gave one. `taken_by` is the official's name.
    """

    name: str
    amount_vnd: int
    exempt_reason: str | None = None
    paid_at: datetime | None = None
    method: PaymentMethod | None = None
    receipt_number: str | None = None
    taken_by: str | None = None

    @property
    def is_settled(self) -> bool:
        """Nothing more is owed on this line."""
        return self.paid_at is not None or self.exempt_reason is not None or self.amount_vnd == 0


def can_be_refunded(line: FeeLine) -> bool:
    """Whether money was taken on this line and has not gone back."""
    return line.paid_at is not None and line.amount_vnd > 0


def owed_vnd(fees: Iterable[FeeLine]) -> int:
    """What is still to be paid."""
    return sum(line.amount_vnd for line in fees if not line.is_settled)


def waits_for_receipt(line: FeeLine) -> bool:
    """Whether the electronic receipt of a paid line is still to be made in its own system."""
    return line.paid_at is not None and line.amount_vnd > 0 and line.receipt_number is None
