"""Money and certified papers of a dossier, as values and rows of a form."""

from __future__ import annotations

from collections.abc import Iterable

import resources
from models.domain.certification import Certification, CertificationKind
from models.domain.clock import iso_local
from models.domain.dossier import Dossier, HistoryEntry
from models.domain.dossier_json import fee_from_json
from models.domain.fees import FeeLine
from printing.amounts import in_digits

_KIND_WORDS = {
    CertificationKind.COPY: "Bản sao từ bản chính",
    CertificationKind.SIGNATURE: "Chữ ký",
    CertificationKind.CONTRACT: "Hợp đồng, giao dịch",
    CertificationKind.AMENDMENT: "Sửa đổi, bổ sung, hủy bỏ hợp đồng, giao dịch",
    CertificationKind.CORRECTION: "Sửa lỗi sai sót trong hợp đồng, giao dịch",
}


def money_values(dossier: Dossier) -> dict[str, str]:
    """What is charged and what is certified, in single values."""
    certified = dossier.certification
    lines = [] if certified is None else [one for one in _fees_of(certified, dossier.fees) if one]
    return {
        "fee_words": fee_words(dossier.fees),
        "fees_total": _total(dossier.fees),
        "certification_kind": "" if certified is None else _KIND_WORDS[certified.kind],
        "certification_number": (certified.register_number or "") if certified else "",
        "certification_total": _total(lines),
    }


def money_tables(dossier: Dossier) -> dict[str, list[dict[str, str]]]:
    """The fees, and the certified papers each with its pages, copies and fee."""
    certified = dossier.certification
    return {
        "fees": [_fee_row(line) for line in dossier.fees],
        "certified": [] if certified is None else _certified_rows(certified, dossier.fees),
    }


def returned_fee(history: Iterable[HistoryEntry]) -> str:
    """What went back of what was paid, less what was taken anew with it; empty when nothing did."""
    given_back = [entry for entry in history if entry.data.get("refunded")]
    back, anew = (
        sum(
            fee_from_json(line).amount_vnd
            for entry in given_back
            for line in entry.data.get(name, ())
        )
        for name in ("refunded", "taken")
    )
    return str(back - anew) if given_back else ""


def fee_words(fees: Iterable[FeeLine]) -> str:
    """The fees in one line; empty when none is known."""
    return "; ".join(f"{fee.name}: {_amount(fee)}" for fee in fees)


def _fee_row(line: FeeLine) -> dict[str, str]:
    methods: dict[str, str] = resources.read_json("reports/cash.json")["methods"]
    return {
        "name": line.name,
        "amount": str(line.amount_vnd),
        "note": _excuse(line),
        "payment_method": "" if line.method is None else methods[line.method],
        "receipt_number": line.receipt_number or "",
        "paid_at": "" if line.paid_at is None else iso_local(line.paid_at),
    }


def _certified_rows(certified: Certification, fees: tuple[FeeLine, ...]) -> list[dict[str, str]]:
    return [
        {
            "name": item.name,
            "pages": str(item.pages),
            "copies": str(item.copies),
            "amount": "" if fee is None else str(fee.amount_vnd),
            "fee": "" if fee is None else _amount(fee),
        }
        for item, fee in zip(certified.items, _fees_of(certified, fees), strict=True)
    ]


def _fees_of(certified: Certification, fees: tuple[FeeLine, ...]) -> list[FeeLine | None]:
    """The fee of each certified paper: the line that ends in its name, each line once."""
    left = list(fees)
    found: list[FeeLine | None] = []
    for item in certified.items:
        fee = next((line for line in left if line.name.endswith(f": {item.name}")), None)
        if fee is not None:
            left.remove(fee)
        found.append(fee)
    return found


def _total(fees: Iterable[FeeLine]) -> str:
    """What is charged, without what is excused; empty when there is no fee."""
    charged = [0 if line.exempt_reason else line.amount_vnd for line in fees]
    return str(sum(charged)) if charged else ""


def _amount(line: FeeLine) -> str:
    excused = f" ({_excuse(line)})" if line.exempt_reason else ""
    return f"{in_digits(line.amount_vnd)}{excused}"


def _excuse(line: FeeLine) -> str:
    return f"miễn: {line.exempt_reason}" if line.exempt_reason else ""
