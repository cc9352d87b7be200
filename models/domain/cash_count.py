"""The cash in the drawer as an official counts it, against what the history says was taken."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CashCount:
    """What lay in the drawer at the beginning and what was counted at the end; None: not said.

    Kept nowhere: it goes on the sheet that is printed and signed.
    """

    opening_vnd: int | None = None
    counted_vnd: int | None = None

    def expected_vnd(self, left_in_cash_vnd: int) -> int:
        """What must lie in the drawer: `left_in_cash_vnd` is the cash taken less what went back."""
        return (self.opening_vnd or 0) + left_in_cash_vnd

    def difference_vnd(self, left_in_cash_vnd: int) -> int | None:
        """Counted less expected: below 0 when money is missing; None until it was counted."""
        if self.counted_vnd is None:
            return None
        return self.counted_vnd - self.expected_vnd(left_in_cash_vnd)
