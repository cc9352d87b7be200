"""The keys that seal slips, kept here so that a seal can be checked with no network."""

from __future__ import annotations

from enum import StrEnum

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy.orm import Session

from models.domain.slip_seal import SealedSlip, verify
from models.facts import read_fact, write_fact

_FACT = "signers"


class SealState(StrEnum):
    """What a seal is worth: made by a counter of this centre, altered, or by one not known here."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN_SIGNER = "unknown_signer"


def signers_version(session: Session) -> str:
    """The version of the list kept here, empty when there is none."""
    fact = read_fact(session, _FACT)
    return "" if fact is None else str(fact["version"])


def take_signers(session: Session, version: str, keys: dict[str, str]) -> None:
    """Replace the list by the centre's."""
    write_fact(session, _FACT, {"version": version, "keys": keys})


def seal_state(session: Session, sealed: SealedSlip) -> SealState:
    """Check a seal with the key of the counter it names."""
    fact = read_fact(session, _FACT)
    keys = {} if fact is None else fact["keys"]
    key = keys.get(str(int(sealed.parts.signer)))
    if key is None:
        return SealState.UNKNOWN_SIGNER
    public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))

    def is_signed(message: bytes, signature: bytes) -> bool:
        try:
            public.verify(signature, message)
        except InvalidSignature:
            return False
        return True

    return SealState.TRUE if verify(sealed, is_signed) else SealState.FALSE
