"""Codes of other things that people hold before the scanner: each refused by its name."""

from __future__ import annotations

import re

from models.domain.identity import phone_problem, phone_warnings, tax_code_problem
from models.domain.scan_result import ScanError

_PAYMENT = re.compile(r"000201(?:[0-9]{2}[0-9]{2}.|$)|2\|99\|0\d{9,10}\|", re.ASCII)
_HEALTH_CARD = re.compile(
    r"[A-Z]{2} ?\d ?\d{2} ?\d{10}(?:$|\|)|\d{10}\|(?:[0-9A-F]{2}){4,}\|", re.ASCII
)
_PLATE = re.compile(
    r"\d{2}-?[A-ZĐ]{1,2}\d?[ -]?\d{3}[. ]?\d{2}(?![0-9A-Z])|\d{2}[A-ZĐ]{1,2}-?\d{4}$"
)
_VEHICLE_WORDS = re.compile(r"bien so|so khung|so may|dang ky xe|dang kiem")
_PHONE = re.compile(r"(?:tel:|sms(?:to)?:)\S+|(?:0|\+?84)[35789]\d{8}", re.ASCII | re.IGNORECASE)
_TAX_CODE = re.compile(r"\d{10}(?:-?\d{3})?", re.ASCII)
_PROCEDURE = re.compile(r"\d\.\d{6}(?:\.[0-9A-Z]+)*\.?", re.ASCII)
_POST = re.compile(r"[A-Z]{2}\d{9}[A-Z]{2}", re.ASCII)
_NEARLY_A_CODE = re.compile(r"[0-9A-Z.]{2,}-\d{6}-\d+|TMP-\d+-\d+", re.ASCII)
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
    if _PHONE.fullmatch(bare) or _is_landline(text, bare):
        return ScanError.PHONE, None
    if _is_tax_code(text, bare):
        return ScanError.TAX_CODE, None
    if _PROCEDURE.fullmatch(upper):
        return ScanError.NOT_CCCD, "procedure_code"
    if _POST.fullmatch(upper.replace(" ", "")):
        return ScanError.NOT_CCCD, "post"
    if _PLATE.match(upper) or _VEHICLE_WORDS.search(folded):
        return ScanError.VEHICLE, None
    return None


def _is_landline(text: str, bare: str) -> bool:
    """Whether eleven digits are written as people write a telephone: +84, (0205), in groups."""
    is_written_so = text.startswith("+84") or bare != text
    return is_written_so and phone_problem(text) is None and not phone_warnings(text)


def _is_tax_code(text: str, bare: str) -> bool:
    """A branch's number as it is written, else 10 or 13 digits whose check digit is right."""
    if re.fullmatch(r"\d{10}-\d{3}", text, re.ASCII):
        return True
    is_length = _TAX_CODE.fullmatch(bare) is not None
    return is_length and tax_code_problem(bare[:10]) is None and not is_goods(bare)


def is_goods(digits: str) -> bool:
    """Whether thirteen digits are an article number (EAN-13); none of ours begins with 0."""
    if re.fullmatch(r"[1-9]\d{12}", digits, re.ASCII) is None:
        return False
    total = sum(int(d) * (1, 3)[place % 2] for place, d in enumerate(digits))
    return total % 10 == 0


def unknown_text(text: str) -> str:
    """The finer word for a text that fits nothing: page, goods, half a seal, bytes, words …"""
    low = text.lower()
    if "/thu-tuc-hanh-chinh/" in low:
        return "procedure_page"
    if re.match(r"[a-z][a-z0-9+.-]*://|www\.", low):
        return "address"
    if re.fullmatch(r"\d{8}|\d{13}", text, re.ASCII):
        return "goods"
    if re.match(r"1\.\.[0-9.-]+$", text, re.ASCII):
        return "cut_seal"
    if _NEARLY_A_CODE.search(text.upper()):
        return "code_wrong"
    unreadable = sum(not c.isprintable() or c == "\ufffd" for c in text)
    if unreadable * 10 > len(text):
        return "binary"
    return "text"
