"""Slips and web addresses that carry a dossier code."""

from __future__ import annotations

import json
import re
import unicodedata
from urllib.parse import parse_qsl, unquote, urlsplit

from models.domain.identity import tax_code_problem
from models.domain.numbering import find_code, is_provisional, parse_code
from models.domain.scan_result import W_CODE_REPAIRED, ScanKind, ScanResult, Slip
from models.domain.slip_seal import read_seal

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+/\S*", re.IGNORECASE)
_OPAQUE = re.compile(r"(?:^|/)(?:api)?qr(?:/|$)", re.IGNORECASE)
_PROCEDURE = re.compile(r"(?<![\d.])\d\.\d{6}(?!\d)", re.ASCII)
_HOLDER = re.compile(r"0\d{11}|\d{10}(?:-\d{3})?", re.ASCII)
"""A personal number begins with 0, a time of issue (202611240900) does not."""
_HOLDER_IN_ITS_PLACE = re.compile(r"\d{9}|[A-Z]{1,2}\d{6,8}", re.ASCII)
"""A number of a former card or a passport: told only right after the procedure."""
_LABEL = re.compile(r"[^\d:|]{2,40}:\s*")
_PARTS = re.compile(r"[|;\t\r\n]+")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_LOOSE_JOINT = re.compile(r"\s*([.-])\s*")
_KNOWN_AGENCY = re.compile(r"(?:\d{3}\.\d{2}\.\d{2}\.)?[A-Z]\d{2}(?:\.[0-9A-Z]+)*", re.ASCII)
_NUMBER_BEFORE = re.compile(r"\b\d{2,3}\s*[.-]\s*$", re.ASCII)
_PART_BEFORE = re.compile(r"\b[0-9A-Z]{1,6}\s*[.-]\s*$", re.ASCII)
_AGENCY_2020 = re.compile(r"[A-Z]\d{2}(?:\.\d+)*-", re.ASCII)
_VNI_DIGITS = {"\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5",
               "\u0302": "6", "\u031b": "7", "\u0306": "8"}  # fmt: skip


def is_address(text: str) -> bool:
    """Whether the whole text is one web address."""
    return _ADDRESS.fullmatch(text) is not None


def codes_in_address(address: str) -> tuple[str, ...]:
    """The different dossier codes in the path, query and fragment of a web address, in order.

    Each part is looked at by itself after its %XX are read, so that no neighbour becomes part of
    the agency. An agency always holds a digit: words of a page's name are no code.
    """
    with_scheme = address if "://" in address else f"//{address}"
    try:
        split = urlsplit(with_scheme)
    except ValueError:
        return ()
    parts = [unquote(part) for part in split.path.split("/")]
    for text in (split.query, split.fragment):
        parts += [value for pair in parse_qsl(text, keep_blank_values=True) for value in pair]
        parts += [unquote(part) for part in re.split(r"[/?&=]", text)]
    found = (_code_of(part.upper()) for part in parts)
    return tuple(dict.fromkeys(code for code in found if code is not None))


def _code_of(part: str) -> str | None:
    code = _whole_code(part)
    if code is None or is_provisional(code):
        return code
    return code if re.search(r"\d", code.partition("-")[0]) else None


def _whole_code(text: str) -> str | None:
    """The first code in a text, unless it is the tail or the head of something longer.

    A code alone may have spaces beside its dots and hyphens; in a text they leave it in doubt.
    """
    closed = _LOOSE_JOINT.sub(r"\1", text.strip())
    if _is_known_form(closed):
        return closed
    code = find_code(text)
    if code is None:
        return None
    before, _, after = text.partition(code)
    is_cut = before[-1:].isalnum() or before[-1:] == "-" or re.match(r"[\w-]", after) is not None
    return None if is_cut or _lacks_its_head(code, before) else code


def _is_known_form(text: str) -> bool:
    """Whether this is a provisional code, or one whose agency is written as the law has it."""
    if is_provisional(text):
        return True
    return (
        parse_code(text) is not None and _KNOWN_AGENCY.fullmatch(text.partition("-")[0]) is not None
    )


def _lacks_its_head(code: str, before: str) -> bool:
    """Whether a part of the agency may stand before the code, parted from it by a space."""
    agency = code.partition("-")[0]
    if _is_known_form(code):
        return "." not in agency and _NUMBER_BEFORE.search(before) is not None
    return _PART_BEFORE.search(before) is not None


def is_opaque_slip(address: str) -> bool:
    """Whether this is a slip of a system that prints a look-up id in place of the code."""
    try:
        split = urlsplit(address)
    except ValueError:
        return False
    return _OPAQUE.search(split.path) is not None and bool(split.query)


def find_slip_code(text: str) -> ScanResult | None:
    """The one dossier code in a slip's text; Caps Lock, dashes and a VNI input method are undone.

    None when there is none.
    """
    plain = unicodedata.normalize("NFC", text).translate(_DASHES)
    code = _whole_code(plain) or _whole_code(plain.upper())
    if code is not None:
        return ScanResult(kind=ScanKind.DOSSIER_CODE, code=code)
    untyped = _without_vni(plain.strip().upper())
    if untyped is None:
        return None
    return ScanResult(
        kind=ScanKind.DOSSIER_CODE,
        code=untyped,
        warnings=(W_CODE_REPAIRED,),
        repaired=("vni_input",),
    )


def _without_vni(text: str) -> str | None:
    """A code in which VNI made A1 an Á or D9 a Đ; None where it could have been typed two ways."""
    if text.isascii():
        return None
    typed = ""
    for letter in text:
        plain, *marks = list(unicodedata.normalize("NFD", letter))
        if len(marks) > 1 or (marks and (plain not in "AEIOUY" or marks[0] not in _VNI_DIGITS)):
            return None
        typed += "D9" if plain == "Đ" else plain + "".join(_VNI_DIGITS[mark] for mark in marks)
    sound = parse_code(typed) is not None and _AGENCY_2020.match(typed) is not None
    return typed if sound else None


def read_signed_slip(text: str) -> ScanResult | None:
    """The sealed QR of our slip, its signature not yet verified; None for any other text."""
    sealed = read_seal(text)
    if sealed is None:
        return None
    parts = sealed.parts
    if not is_provisional(parts.code) and parse_code(parts.code) is None:
        return None
    slip = Slip(
        code=parts.code,
        procedure_code=parts.procedure,
        issued_at=parts.issued_at,
        due_at=parts.due_at,
        signer=parts.signer,
        sealed=sealed,
    )
    return ScanResult(kind=ScanKind.SIGNED_SLIP, code=slip.code, slip=slip)


def read_full_slip(text: str) -> ScanResult | None:
    """The QR of Thông tư 01/2023/TT-VPCP Điều 26: dossier, procedure, holder, paper, system, times.

    The circular names what stands in it, not how it is written, so the parts are told by their
    form, in fields or as JSON. None unless both the dossier's and the procedure's code are there.
    """
    parts = _parts(text)
    codes = [part for part in parts if parse_code(part) or is_provisional(part)]
    procedures = [part for part in parts if _PROCEDURE.fullmatch(part)]
    if len(codes) != 1 or len(procedures) != 1:
        return None
    holders = _holders(parts, procedures[0])
    known = {*codes, *procedures, *holders[:1]}
    slip = Slip(
        code=codes[0],
        procedure_code=procedures[0],
        holder_id=holders[0] if holders else None,
        others=tuple(part for part in parts if part and part not in known),
    )
    return ScanResult(kind=ScanKind.FULL_SLIP, code=slip.code, slip=slip)


def _holders(parts: list[str], procedure: str) -> list[str]:
    after = parts[parts.index(procedure) + 1 :][:1]
    in_place = [part for part in after if _HOLDER_IN_ITS_PLACE.fullmatch(part)]
    found = [p for p in parts if _HOLDER.fullmatch(p) and tax_code_problem(p) is None]
    return in_place or found


def _parts(text: str) -> list[str]:
    if text.startswith("{"):
        try:
            values = json.loads(text)
        except (ValueError, RecursionError):
            return []
        found = [v for v in values.values() if isinstance(v, (str, int))]
        return [unicodedata.normalize("NFC", str(value)).strip() for value in found]
    parts = (unicodedata.normalize("NFC", part).strip() for part in _PARTS.split(text))
    return [_LABEL.sub("", part, count=1) if _LABEL.match(part) else part for part in parts]
