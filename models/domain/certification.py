"""Certified copies and signatures (chứng thực): what was certified, and what it costs.

The amounts are data with their source and days of validity (`resources/certification/fees.json`,
docs/fees.md). The number in the certification book belongs to one book and one year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from models.domain.fees import FeeLine
from models.domain.json_values import (
    as_flag,
    as_list,
    as_object,
    as_optional_day,
    as_text,
    as_whole,
)

MOST_ITEMS = 100
MOST_PAGES = 10_000
MOST_COPIES = 999
_MOST_VND = 1_000_000_000
_NUMBER = re.compile(r"0*([1-9]\d{0,5})(?:\D.{0,60})?", re.ASCII)


class CertificationKind(StrEnum):
    """What is certified: copies, a signature, a contract, a change of one, a mended mistake."""

    COPY = "copy"
    SIGNATURE = "signature"
    CONTRACT = "contract"
    AMENDMENT = "amendment"
    CORRECTION = "correction"


_CONTRACT_BOOK = frozenset(
    {CertificationKind.CONTRACT, CertificationKind.AMENDMENT, CertificationKind.CORRECTION}
)


@dataclass(frozen=True, slots=True)
class CertifiedItem:
    """One paper: pages of its original, and how many certified copies of it were asked for."""

    name: str
    pages: int = 1
    copies: int = 1


@dataclass(frozen=True, slots=True)
class Certification:
    """`register_number` is the number in the certification book (số chứng thực) once it has one."""

    kind: CertificationKind
    items: tuple[CertifiedItem, ...]
    register_number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificationFee:
    """What one kind costs from one day to another; `None` is an open end.

    By page: `first_vnd` for each of the first `first_pages`, `further_vnd` for each page after
    them, never above `cap_vnd`, for each copy. By case: `case_vnd` for each paper, times its copies
    where `per_copy`. `source` names the rule; `is_verified` whether its own text was read.
    """

    kind: CertificationKind
    name: str
    source: str
    is_verified: bool
    valid_from: date | None = None
    valid_until: date | None = None
    case_vnd: int | None = None
    per_copy: bool = False
    first_pages: int = 0
    first_vnd: int = 0
    further_vnd: int = 0
    cap_vnd: int = 0

    def of(self, item: CertifiedItem) -> int:
        """The amount for one paper."""
        if self.case_vnd is not None:
            return self.case_vnd * (item.copies if self.per_copy else 1)
        first = min(item.pages, self.first_pages)
        pages_vnd = first * self.first_vnd + (item.pages - first) * self.further_vnd
        return min(pages_vnd, self.cap_vnd) * item.copies

    def in_force(self, on: date) -> bool:
        """Whether it counts on this day."""
        begun = self.valid_from is None or self.valid_from <= on
        return begun and (self.valid_until is None or on <= self.valid_until)


def fee_of(
    certification: Certification, rules: Iterable[CertificationFee], on: date
) -> tuple[FeeLine, ...]:
    """What is owed, unpaid, one line a paper; nothing where no rule is in force on that day."""
    rule = next((r for r in rules if r.kind is certification.kind and r.in_force(on)), None)
    if rule is None:
        return ()
    return tuple(
        FeeLine(name=f"{rule.name}: {item.name}", amount_vnd=rule.of(item))
        for item in certification.items
    )


def certification_problems(certification: Certification) -> list[tuple[str, str]]:
    """What is wrong with it, as (field, code) pairs; empty when all is well."""
    problems: list[tuple[str, str]] = []
    if not certification.items:
        problems.append(("certification", "certified_items_missing"))
    if len(certification.items) > MOST_ITEMS:
        problems.append(("certification", "certified_items_too_many"))
    for item in certification.items:
        if not item.name or len(item.name) > 2_000:
            problems.append(("certification", "certified_name_missing"))
        if not (1 <= item.pages <= MOST_PAGES and 1 <= item.copies <= MOST_COPIES):
            problems.append(("certification", "certified_count_wrong"))
    number = certification.register_number
    if number is not None and register_count(number) is None:
        problems.append(("register_number", "register_number_wrong"))
    return problems


def register_count(number: str) -> int | None:
    """The running number that a number of the book begins with ("012/2026-SCT/BS" is 12)."""
    found = _NUMBER.fullmatch(number.strip())
    return None if found is None else int(found[1])


def same_book(kind: CertificationKind) -> frozenset[CertificationKind]:
    """The kinds that are numbered in one book with this one (contracts and their changes share one;
    Thông tư 01/2020/TT-BTP, text not seen)."""
    return _CONTRACT_BOOK if kind in _CONTRACT_BOOK else frozenset({kind})


def certification_to_json(certification: Certification) -> dict[str, Any]:
    """The form of the wire, the store and the intake file."""
    return {
        "kind": str(certification.kind),
        "items": [
            {"name": item.name, "pages": item.pages, "copies": item.copies}
            for item in certification.items
        ],
        "register_number": certification.register_number,
    }


def certification_from_json(data: object) -> Certification:
    """Raises ValueError naming the bad field; pages and copies left out are one."""
    row = as_object(data, "certification")
    items = as_list(row.get("items"), "certification.items")
    if len(items) > MOST_ITEMS:
        raise ValueError("certification.items: too many")
    number = row.get("register_number")
    return Certification(
        kind=_kind(row.get("kind"), "certification.kind"),
        items=tuple(_item(item) for item in items),
        register_number=None if number is None else _said(number, "certification.register_number"),
    )


def certification_fees_from_json(data: object) -> tuple[CertificationFee, ...]:
    """Read the table: {"rules": [rule]}. Raises ValueError naming the field, also where two rules
    of one kind count on the same day."""
    rows = as_list(as_object(data, "certification fees").get("rules"), "rules")
    rules = tuple(
        _rule(as_object(row, f"rules[{index}]"), f"rules[{index}]")
        for index, row in enumerate(rows)
    )
    for index, rule in enumerate(rules):
        if rule.valid_from and rule.valid_until and rule.valid_until < rule.valid_from:
            raise ValueError(f"rules[{index}]: ends before it begins")
        if any(rule.kind is other.kind and _meet(rule, other) for other in rules[:index]):
            raise ValueError(f"rules[{index}]: another rule of the kind counts on the same days")
    return rules


def _meet(one: CertificationFee, other: CertificationFee) -> bool:
    begins = max(rule.valid_from or date.min for rule in (one, other))
    return begins <= min(rule.valid_until or date.max for rule in (one, other))


def _item(data: object) -> CertifiedItem:
    row = as_object(data, "certification.items")
    return CertifiedItem(
        name=_said(row.get("name"), "certification.items.name"),
        pages=as_whole(row.get("pages", 1), "certification.items.pages", MOST_PAGES),
        copies=as_whole(row.get("copies", 1), "certification.items.copies", MOST_COPIES),
    )


def _said(value: object, where: str) -> str:
    """A text that both stores can keep."""
    said = as_text(value, where)
    if "\0" in said:
        raise ValueError(f"{where}: must be a text")
    return said


def _rule(row: Mapping[str, Any], where: str) -> CertificationFee:
    by_page = row.get("page")
    if (by_page is None) == (row.get("case_vnd") is None):
        raise ValueError(f"{where}: needs either page or case_vnd")
    page = {} if by_page is None else as_object(by_page, f"{where}.page")
    case_vnd = row.get("case_vnd")
    return CertificationFee(
        kind=_kind(row.get("kind"), f"{where}.kind"),
        name=as_text(row.get("name"), f"{where}.name"),
        source=as_text(row.get("source"), f"{where}.source"),
        is_verified=as_flag(row.get("verified"), f"{where}.verified"),
        valid_from=as_optional_day(row.get("valid_from"), f"{where}.valid_from"),
        valid_until=as_optional_day(row.get("valid_until"), f"{where}.valid_until"),
        case_vnd=None if case_vnd is None else as_whole(case_vnd, f"{where}.case_vnd", _MOST_VND),
        per_copy=as_flag(row.get("per_copy", False), f"{where}.per_copy"),
        **{
            name: as_whole(page.get(name), f"{where}.page.{name}", _MOST_VND)
            for name in ("first_pages", "first_vnd", "further_vnd", "cap_vnd")
            if by_page is not None
        },
    )


def _kind(value: object, where: str) -> CertificationKind:
    try:
        return CertificationKind(as_text(value, where))
    except ValueError:
        raise ValueError(f"{where}: unknown kind") from None
