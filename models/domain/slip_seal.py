"""The seal in the QR of a slip: code, procedure, issue and due time, and who signed them.

The text is digits, dots and hyphens only, so that a scanner that types it under Telex or VNI
changes nothing: `1..code..procedure..signer..` and then, without a break since a QR packs digits
closest, the minutes of issue and due time (YYMMDDhhmm in Vietnam, ten zeros for no due time) and
the signature. A letter is `--` and its two digit place in the alphabet from 0 (H is `--07`). The 64
bytes of an Ed25519 signature are 155 decimal digits, whole: a shortened one proves nothing. No
person and no citizen number is in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from models.domain.clock import VIETNAM, to_local

Sign = Callable[[bytes], bytes]
"""Takes a message, gives its 64 byte signature."""

Verify = Callable[[bytes, bytes], bool]
"""Takes a message and a signature, says whether the signer's key made it."""

SIGNATURE_BYTES = 64
SIGNATURE_DIGITS = 155
"""Decimal digits of the largest number of 64 bytes."""

_VERSION = "1"
_NO_MINUTE = "0" * 10
_LONGEST = 600
"""Characters; the longest code, every letter written out, stays under it."""
_PURPOSE = b"slip seal:"
"""Before every signed text, so that no other signature of the same key can stand for a seal."""

_FIELD = re.compile(r"[0-9A-Z]+(?:[.-][0-9A-Z]+)*")
_LETTER = re.compile(r"--([0-9]{2})")
_SEAL = re.compile(
    rf"(?P<signed>{_VERSION}\.\.(?P<code>[0-9.-]+)\.\.(?P<procedure>[0-9.-]+)\.\.(?P<signer>[0-9]+)"
    rf"\.\.(?P<issued>[0-9]{{10}})(?P<due>[0-9]{{10}}))(?P<digits>[0-9]{{{SIGNATURE_DIGITS}}})"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SealParts:
    """What a seal vouches for. Times are aware instants, kept to the minute.

    `code` and `procedure` are letters A to Z and digits, joined by single dots and hyphens.
    `signer` is the number of the device whose key signs, in digits. Raises ValueError naming the
    part that cannot be sealed.
    """

    code: str
    procedure: str
    issued_at: datetime
    due_at: datetime | None
    signer: str

    def __post_init__(self) -> None:
        for name in ("code", "procedure"):
            if _FIELD.fullmatch(getattr(self, name)) is None:
                raise ValueError(f"{name}: cannot be sealed")
        if not self.signer.isascii() or not self.signer.isdigit():
            raise ValueError("signer: digits expected")
        for name in ("issued_at", "due_at"):
            at: datetime | None = getattr(self, name)
            if at is not None and (at.tzinfo is None or not 2000 <= to_local(at).year <= 2099):
                raise ValueError(f"{name}: cannot be sealed")


@dataclass(frozen=True, slots=True)
class SealedSlip:
    """A seal as it was read: what it claims, the message that was signed and the signature."""

    parts: SealParts
    message: bytes
    signature: bytes


def seal_text(parts: SealParts, sign: Sign) -> str:
    """The text of the QR. Raises ValueError when the signature is not one of 64 bytes."""
    signed = _signed_text(parts)
    signature = sign(_PURPOSE + signed.encode("ascii"))
    if len(signature) != SIGNATURE_BYTES:
        raise ValueError("sign: 64 bytes expected")
    return f"{signed}{int.from_bytes(signature, 'big'):0{SIGNATURE_DIGITS}d}"


def read_seal(text: str) -> SealedSlip | None:
    """The seal in a scanned text, not yet verified; None when the text is no seal."""
    found = _SEAL.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if found is None:
        return None
    parts = _parts(found)
    number = int(found["digits"])
    if parts is None or number >= 1 << 8 * SIGNATURE_BYTES:
        return None
    message = _PURPOSE + found["signed"].encode("ascii")
    return SealedSlip(parts, message, number.to_bytes(SIGNATURE_BYTES, "big"))


def verify(sealed: SealedSlip, is_signed: Verify) -> bool:
    """Whether the signer's key vouches for what the seal claims."""
    return is_signed(sealed.message, sealed.signature)


def _signed_text(parts: SealParts) -> str:
    due = _NO_MINUTE if parts.due_at is None else _minute(parts.due_at)
    names = (_without_letters(parts.code), _without_letters(parts.procedure), parts.signer)
    return "..".join((_VERSION, *names, _minute(parts.issued_at) + due))


def _parts(found: re.Match[str]) -> SealParts | None:
    try:
        return SealParts(
            code=_with_letters(found["code"]),
            procedure=_with_letters(found["procedure"]),
            issued_at=_instant(found["issued"]),
            due_at=None if found["due"] == _NO_MINUTE else _instant(found["due"]),
            signer=found["signer"],
        )
    except ValueError:
        return None


def _without_letters(field: str) -> str:
    return "".join(f"--{ord(c) - ord('A'):02d}" if "A" <= c <= "Z" else c for c in field)


def _with_letters(field: str) -> str:
    return _LETTER.sub(lambda found: chr(ord("A") + int(found[1])), field)


def _minute(at: datetime) -> str:
    return f"{to_local(at):%y%m%d%H%M}"


def _instant(minute: str) -> datetime:
    """Raises ValueError when the digits are no minute."""
    return datetime.strptime(f"20{minute}", "%Y%m%d%H%M").replace(tzinfo=VIETNAM).astimezone(UTC)
