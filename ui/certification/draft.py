"""What is being certified, as it is typed: papers, pages, copies, the number of the book."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from models.domain.certification import (
    Certification,
    CertificationFee,
    CertificationKind,
    CertifiedItem,
    fee_of,
)
from models.domain.fees import FeeLine
from models.domain.text import nfc


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What a procedure certifies, what that costs, and the number to propose."""

    kind: CertificationKind
    rules: tuple[CertificationFee, ...]
    next_number: str

    def by_page(self, on: date) -> bool:
        """Whether pages count on this day."""
        rule = next((r for r in self.rules if r.kind is self.kind and r.in_force(on)), None)
        return rule is None or rule.case_vnd is None

    def by_copy(self, on: date) -> bool:
        """Whether copies count on this day."""
        rule = next((r for r in self.rules if r.kind is self.kind and r.in_force(on)), None)
        return rule is None or rule.case_vnd is None or rule.per_copy


@dataclass(frozen=True, slots=True)
class TypedItem:
    """One paper; a count that is no number is None."""

    name: str = ""
    pages: int | None = 1
    copies: int | None = 1


@dataclass(frozen=True, slots=True)
class CertificationDraft:
    """Everything typed so far."""

    kind: CertificationKind
    items: tuple[TypedItem, ...] = (TypedItem(),)
    number: str = ""

    @property
    def is_untouched(self) -> bool:
        """Whether nothing was said of any paper."""
        return self.items == (TypedItem(),)

    def certification(self) -> Certification:
        """What is saved; a count that is missing is nought and told as a problem."""
        items = tuple(
            CertifiedItem(nfc(item.name), item.pages or 0, item.copies or 0) for item in self.items
        )
        return Certification(self.kind, items, nfc(self.number) or None)

    def fees(self, offer: Offer, on: date) -> tuple[FeeLine, ...]:
        """What is owed; nothing while a count is missing."""
        if any(not item.pages or not item.copies for item in self.items):
            return ()
        return fee_of(self.certification(), offer.rules, on)


def begun(offer: Offer) -> CertificationDraft:
    """One paper, one page, one copy, the next number of the book."""
    return CertificationDraft(offer.kind, number=offer.next_number)


def with_item(draft: CertificationDraft, at: int, item: TypedItem) -> CertificationDraft:
    """One paper typed."""
    return replace(draft, items=(*draft.items[:at], item, *draft.items[at + 1 :]))


def with_new_item(draft: CertificationDraft) -> CertificationDraft:
    """One paper more, with as many copies as the one before."""
    copies = draft.items[-1].copies if draft.items else 1
    return replace(draft, items=(*draft.items, TypedItem(copies=copies)))


def without_item(draft: CertificationDraft, at: int) -> CertificationDraft:
    """One paper less; the last one stays."""
    if len(draft.items) == 1:
        return draft
    return replace(draft, items=(*draft.items[:at], *draft.items[at + 1 :]))
