"""Who is asking: every request of a device is signed by its key and carries its token."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import delete
from sqlalchemy.orm import Session

from models.domain.clock import Clock, parse_instant
from models.domain.ids import is_id
from server.refusals import RequestRefused
from server.settings import Settings, hash_of, load_settings
from server.store import Store
from server.tables import Device, Nonce
from sync.protocol import CLOCK_TOLERANCE_S, signing_text

_NONCE_KEPT = timedelta(seconds=2 * CLOCK_TOLERANCE_S)
"""A request sent by a clock that is ahead by the tolerance stays good for twice the tolerance."""
_LONGEST_NONCE = 128


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedRequest:
    """What was sent, as sent: `body` before any decompression, `target` with its query."""

    method: str
    target: str
    body: bytes
    device_id: str
    token: str
    sent_at: str
    nonce: str
    signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """A device that proved who it is."""

    device_id: str
    device_no: int
    office_code: str


def authenticate(store: Store, clock: Clock, request: SignedRequest) -> Caller:
    """Check the key, the clock, the token and that the request is new; note the contact.

    Raises RequestRefused: 401 join_again, 403 join_again, 400 clock_wrong, 401 bad_signature,
    403 cloned, 409 replayed.
    """
    if not is_id(request.device_id):
        raise RequestRefused(401, "join_again")
    with store.write() as session:
        device = session.get(Device, request.device_id, with_for_update=True)
        if device is None:
            raise RequestRefused(401, "join_again")
        if device.revoked_at is not None:
            raise RequestRefused(403, "join_again")
        _check_signature(device, request)
        _check_clock(clock, request.sent_at)
        _check_nonce(session, clock, device, request.nonce)  # a replay is no sign of a clone
        cloned = not _accept_token(session, clock, device, request.token)
        if not cloned:
            device.last_seen_at = clock.now()
        caller = Caller(
            device_id=device.id, device_no=device.device_no, office_code=device.office_code
        )
    if cloned:
        raise RequestRefused(403, "cloned")
    return caller


def offer_token(session: Session, settings: Settings, clock: Clock, device_id: str) -> str | None:
    """A new token when the present one is old; the same one again until it has been used."""
    device = session.get_one(Device, device_id, with_for_update=True)
    if device.next_token_hash is None:
        if clock.now() - device.token_at < settings.token_lifetime:
            return None
        following = settings.token(device.id, device.token_no + 1)
        device.next_token_hash = hash_of(following)
        return following
    return settings.token(device.id, device.token_no + 1)


def _check_clock(clock: Clock, sent_at: str) -> None:
    try:
        apart = abs(clock.now() - _instant(sent_at))
    except (ValueError, OverflowError):
        raise RequestRefused(400, "clock_wrong") from None
    if apart > timedelta(seconds=CLOCK_TOLERANCE_S):
        raise RequestRefused(400, "clock_wrong")


def _instant(sent_at: str) -> datetime:
    if len(sent_at) > 64:
        raise ValueError("not an instant")
    return parse_instant(sent_at)


def _check_signature(device: Device, request: SignedRequest) -> None:
    signed = signing_text(
        request.method,
        request.target,
        request.body,
        request.token,
        request.sent_at,
        request.nonce,
    )
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(device.public_key))
    try:
        key.verify(bytes.fromhex(request.signature), signed)
    except (ValueError, InvalidSignature):
        raise RequestRefused(401, "bad_signature") from None


def _accept_token(session: Session, clock: Clock, device: Device, token: str) -> bool:
    """Whether the token is good; False, with the alarm raised, when a used-up one came back.

    The signature is proved by now, so a token we gave earlier can only come from a copy of the
    device's store. Raises RequestRefused for a token that was never given.
    """
    shown = hash_of(token)
    if shown == device.token_hash:
        return True
    if shown == device.next_token_hash:
        device.previous_token_hash = device.token_hash
        device.token_hash = shown
        device.next_token_hash = None
        device.token_no += 1
        device.token_at = clock.now()
        return True
    settings = load_settings(session)
    earlier = (settings.token(device.id, number) for number in range(device.token_no))
    if shown == device.previous_token_hash or token in earlier:
        device.clone_alarm_at = clock.now()
        return False
    raise RequestRefused(401, "join_again")


def _check_nonce(session: Session, clock: Clock, device: Device, nonce: str) -> None:
    if not (0 < len(nonce) <= _LONGEST_NONCE and nonce.isascii() and nonce.isprintable()):
        raise RequestRefused(401, "bad_signature")
    oldest = clock.now() - _NONCE_KEPT
    session.execute(delete(Nonce).where(Nonce.seen_at < oldest))
    if session.get(Nonce, (device.id, nonce)) is not None:
        raise RequestRefused(409, "replayed")
    session.add(Nonce(device_id=device.id, nonce=nonce, seen_at=clock.now()))
