"""Codes of other things that people hold before the scanner: each refused by its name."""

from __future__ import annotations

import re

from models.domain.scan_result import ScanError

_PAYMENT = re.compile(r"000201(?:[0-9]{2}[0-9]{2}.|$)|2\|99\|0\d{9,10}\|", re.ASCII)
_HEALTH_CARD = re.compile(r"[A-Z]{2}\d{13}(?:$|\|)|\d{10}\|(?:[0-9A-F]{2}){4,}\|", re.ASCII)
_PLATE = re.compile(r"\d{2}[A-ZĐ]{1,2}\d?[ -]?\d{3}[. ]?\d{2}(?![0-9A-Z])|\d{2}[A-ZĐ]{1,2}-?\d{4}$")
_VEHICLE_WORDS = re.compile(r"bien so|so khung|so may|dang ky xe|dang kiem")
_PHONE = re.compile(r"(?:tel:|sms(?:to)?:)\S+|(?:0|\+84)[35789]\d{8}", re.ASCII | re.IGNORECASE)
_TAX_BRANCH = re.compile(r"\d{10}-\d{3}", re.ASCII)
_CONTACT = ("BEGIN:VCARD", "MECARD:")


def foreign_code(text: str, folded: str) -> tuple[ScanError, str | None] | None:
    """Why this text is for another place, with a finer word; None when it is not known.

    `folded` is the same text in small letters without marks.
    """
    upper = text.upper()
    bare = re.sub(r"[ .()-]", "", text)
    if _PAYMENT.match(text):
        return ScanError.NOT_CCCD, "payment"
    if upper.startswith("WIFI:"):
        return ScanError.WIFI, None
    if upper.startswith(_CONTACT):
        return ScanError.CONTACT, None
    if _HEALTH_CARD.match(upper):
        return ScanError.HEALTH_CARD, None
    if _PHONE.fullmatch(bare):
        return ScanError.PHONE, None
    if _TAX_BRANCH.fullmatch(text):
        return ScanError.TAX_CODE, None
    if _PLATE.match(upper) or _VEHICLE_WORDS.search(folded):
        return ScanError.VEHICLE, None
    return None


def unknown_text(text: str) -> str:
    """The finer word for a text that fits nothing: page, goods, half a seal, bytes, words."""
    low = text.lower()
    if "/thu-tuc-hanh-chinh/" in low:
        return "procedure_page"
    if re.match(r"[a-z][a-z0-9+.-]*://|www\.", low):
        return "address"
    if re.fullmatch(r"\d{8}|\d{13}", text, re.ASCII):
        return "goods"
    if re.match(r"1\.\.[0-9.-]+$", text, re.ASCII):
        return "cut_seal"
    unreadable = sum(not c.isprintable() or c == "\ufffd" for c in text)
    if unreadable * 10 > len(text):
        return "binary"
    return "text"
