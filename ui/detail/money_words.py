"""What a line of history says of money, in words: taken, excused, refunded, receipt numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from models.domain.dossier_json import fee_from_json
from models.domain.fees import FeeLine, PaymentMethod
from ui.acts.words import method_words
from ui.dossiers.words import number_words

translate = QCoreApplication.translate


def money_words(data: Mapping[str, Any]) -> list[str]:
    """One phrase for each line, what went back first."""
    words = [_refunded(one) for one in data.get("refunded", ())]
    words += [_taken(fee_from_json(one)) for one in data.get("taken", ())]
    words += [_numbered(fee_from_json(one)) for one in data.get("numbered", ())]
    return words


def _refunded(data: Mapping[str, Any]) -> str:
    line = fee_from_json(data)
    method = PaymentMethod(data.get("refund_method") or line.method or PaymentMethod.CASH)
    said = translate("History", "{name} refunded: {amount} đ, {method}").format(
        name=line.name, amount=number_words(line.amount_vnd), method=method_words(method).lower()
    )
    if line.receipt_number is None:
        return said
    adjust = translate("History", "receipt {number} is to be adjusted by the fee body")
    return f"{said}, {adjust.format(number=line.receipt_number)}"


def _taken(line: FeeLine) -> str:
    amount = number_words(line.amount_vnd)
    if line.paid_at is None:
        return translate("History", "{name} excused: {amount} đ, {reason}").format(
            name=line.name, amount=amount, reason=line.exempt_reason
        )
    method = method_words(line.method or PaymentMethod.CASH).lower()
    said = translate("History", "{name} taken: {amount} đ, {method}").format(
        name=line.name, amount=amount, method=method
    )
    if line.receipt_number is None:
        return said
    receipt = translate("ActFees", "receipt {number}").format(number=line.receipt_number)
    return f"{said}, {receipt}"


def _numbered(line: FeeLine) -> str:
    said = translate("History", "{name}: receipt {number}")
    return said.format(name=line.name, number=line.receipt_number)
