"""How a counter's computer joins: a one-time code of the office and proof of its own key."""

from __future__ import annotations

import secrets

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.domain.clock import Clock
from models.domain.ids import new_id
from models.errors import NotFound
from server.pacing import Bucket
from server.refusals import RequestRefused
from server.settings import Settings, hash_of, load_settings
from server.store import Store
from server.tables import Device, EnrolCode, Office
from sync.protocol import WIRE_VERSIONS, EnrolAnswer, EnrolRequest, OfficeInfo, enrolment_text

CODE_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""32 signs without 0, 1, I and O."""
_GROUP = 4
_LENGTH = 12


def make_code(store: Store, clock: Clock, office_code: str) -> str:
    """A new one-time code for an office, as XXXX-XXXX-XXXX. Raises NotFound for the office."""
    drawn = "".join(secrets.choice(CODE_ALPHABET) for _ in range(_LENGTH - 1))
    code = drawn + check_sign(drawn)
    with store.write() as session:
        if session.get(Office, office_code) is None:
            raise NotFound("office")
        now = clock.now()
        lifetime = load_settings(session).code_lifetime
        session.add(
            EnrolCode(
                code_hash=hash_of(code),
                office_code=office_code,
                made_at=now,
                expires_at=now + lifetime,
            )
        )
    return "-".join(code[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP))


def check_sign(drawn: str) -> str:
    """The last sign of a code (Luhn modulo 32): finds one wrong sign and most swapped pairs."""
    total = 0
    for place, sign in enumerate(reversed(drawn)):
        value = CODE_ALPHABET.index(sign) * (2 if place % 2 == 0 else 1)
        total += value // 32 + value % 32
    return CODE_ALPHABET[-total % 32]


def plain_code(typed: str) -> str | None:
    """A typed code without hyphens and spaces, None when it cannot be one."""
    code = typed.replace("-", "").replace(" ", "").upper()
    if len(code) != _LENGTH or not set(code) <= set(CODE_ALPHABET):
        return None
    return code if check_sign(code[:-1]) == code[-1] else None


def enrol(store: Store, clock: Clock, wrong_codes: Bucket, request: EnrolRequest) -> EnrolAnswer:
    """Join a device; the same code with the same key gets the same answer, for ever.

    Raises RequestRefused: bad_signature, wire_too_old, code_unknown, code_expired, code_used,
    too_many (wrong codes).
    """
    _check_proof(request)
    version = common_version(request.wire_versions)
    wait_s = wrong_codes.wait_s()
    if wait_s:
        raise RequestRefused(429, "too_many", wait_s)
    code = plain_code(request.code)
    try:
        if code is None:
            raise RequestRefused(403, "code_unknown")
        with store.write() as session:
            return _enrol(store, session, clock, request, hash_of(code), version)
    except RequestRefused:
        wrong_codes.take()
        raise


def common_version(theirs: list[int]) -> int:
    """The newest protocol version both sides speak. Raises RequestRefused."""
    shared = set(WIRE_VERSIONS) & set(theirs)
    if not shared:
        raise RequestRefused(426, "wire_too_old")
    return max(shared)


def office_info(office: Office) -> OfficeInfo:
    """An office as a counter is told of it."""
    return OfficeInfo(
        code=office.code,
        name=office.name,
        short_name=office.short_name,
        one_stop_name=office.one_stop_name,
        agency_id=office.agency_id,
    )


def revoke(store: Store, clock: Clock, device_no: int, reason: str) -> None:
    """Stop a device from speaking to the centre; its numbers stay its own. Raises NotFound."""
    with store.write() as session:
        device = session.scalar(select(Device).where(Device.device_no == device_no))
        if device is None:
            raise NotFound("device")
        device.revoked_at = clock.now()
        device.revoked_reason = reason


def _check_proof(request: EnrolRequest) -> None:
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(request.public_key))
        proof = bytes.fromhex(request.proof)
        key.verify(proof, enrolment_text(request.code, request.public_key))
    except (ValueError, InvalidSignature):
        raise RequestRefused(401, "bad_signature") from None


def _enrol(
    store: Store,
    session: Session,
    clock: Clock,
    request: EnrolRequest,
    code_hash: str,
    version: int,
) -> EnrolAnswer:
    store.lock(session, "enrol")
    public_key = request.public_key.lower()
    code = session.get(EnrolCode, code_hash, with_for_update=True)
    if code is None:
        raise RequestRefused(403, "code_unknown")
    if code.used_by_key not in (None, public_key):
        raise RequestRefused(403, "code_used")
    settings = load_settings(session)
    if code.used_by_key is None:
        if clock.now() >= code.expires_at:
            raise RequestRefused(403, "code_expired")
        _add_device(session, clock, settings, code, public_key)
    device = session.get_one(Device, code.device_id)
    office = session.get_one(Office, code.office_code)
    return EnrolAnswer(
        device_id=device.id,
        device_no=device.device_no,
        token=settings.token(device.id, 0),
        office=office_info(office),
        centre_name=settings.centre_name,
        epoch=settings.epoch,
        wire_version=version,
        catalogue_key=settings.catalogue_key,
    )


def _add_device(
    session: Session, clock: Clock, settings: Settings, code: EnrolCode, public_key: str
) -> None:
    now = clock.now()
    device_id = new_id(now)
    highest = session.scalar(select(func.max(Device.device_no))) or 0
    session.add(
        Device(
            id=device_id,
            office_code=code.office_code,
            device_no=highest + 1,
            public_key=public_key,
            token_no=0,
            token_at=now,
            token_hash=hash_of(settings.token(device_id, 0)),
            enrolled_at=now,
        )
    )
    session.flush()
    code.used_by_key = public_key
    code.used_at = now
    code.device_id = device_id
