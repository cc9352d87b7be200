"""The centre as this counter talks to it: typed calls, signed, every failure one of ours."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from dataclasses import asdict, fields, is_dataclass
from typing import Any, TypeVar

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from models.domain.clock import Clock, iso_local
from models.errors import (
    CentreBusy,
    ClockWrong,
    ConnectionTrouble,
    EnrolmentRefused,
    JoinAgain,
    NotTheCentre,
    SyncRefused,
    WireTooOld,
)
from sync import protocol as wire
from sync.transport import Answer, Transport, compress

T = TypeVar("T")

_REASON = re.compile("[a-z][a-z0-9_]{0,59}")
_LARGEST_NUMBER = 2**53
_JOIN_AGAIN = frozenset({"join_again", "cloned", "bad_signature", "token_wrong"})


class CentreClient:
    """Calls one centre as one device. `token` is asked for at every call, since it rotates."""

    def __init__(
        self,
        transport: Transport,
        clock: Clock,
        *,
        device_id: str,
        private_key: str,
        token: Callable[[], str | None],
    ) -> None:
        self._transport = transport
        self._clock = clock
        self._device_id = device_id
        self._key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(private_key))
        self._token = token

    def hello(self, request: wire.HelloRequest) -> wire.HelloAnswer:
        """Say who is there; learn the centre's time, epoch and end of feed."""
        return self._post(wire.PATH_HELLO, request, wire.HelloAnswer)

    def push(self, request: wire.PushRequest) -> tuple[wire.PushAnswer, int]:
        """Send operations. Returns the answer and the bytes sent."""
        body, headers = compress(msgspec.json.encode(asdict(request)))
        answer = self._signed("POST", wire.PATH_PUSH, body, headers)
        return decode(answer, wire.PushAnswer), len(body)

    def pull(self, cursor: int, limit: int) -> wire.PullAnswer:
        """One page of what changed after the cursor."""
        return self._get(f"{wire.PATH_PULL}?cursor={cursor}&limit={limit}", wire.PullAnswer)

    def leases(self, request: wire.LeaseRequest) -> wire.LeaseAnswer:
        """Report leases and get those this counter may use."""
        return self._post(wire.PATH_LEASES, request, wire.LeaseAnswer)

    def catalogue(self) -> wire.CatalogueAnswer:
        """The catalogue and calendar in force."""
        return self._get(wire.PATH_CATALOGUE, wire.CatalogueAnswer)

    def signers(self) -> wire.SignersAnswer:
        """The keys that seal slips."""
        return self._get(wire.PATH_SIGNERS, wire.SignersAnswer)

    def dossiers(self, after: int, limit: int) -> wire.DossierPage:
        """A page of the office's dossiers as the centre has them."""
        return self._get(f"{wire.PATH_DOSSIERS}?after={after}&limit={limit}", wire.DossierPage)

    def _post(self, target: str, message: Any, form: type[T]) -> T:
        body, headers = compress(msgspec.json.encode(asdict(message)))
        return decode(self._signed("POST", target, body, headers), form)

    def _get(self, target: str, form: type[T]) -> T:
        return decode(self._signed("GET", target, b"", {}), form)

    def _signed(self, method: str, target: str, body: bytes, headers: dict[str, str]) -> Answer:
        token = self._token()
        if token is None:
            raise JoinAgain("token_missing")
        sent_at, nonce = iso_local(self._clock.now()), secrets.token_hex(16)
        text = wire.signing_text(method, target, body, token, sent_at, nonce)
        signed = {
            "Authorization": f"Bearer {token}",
            wire.HEADER_DEVICE: self._device_id,
            wire.HEADER_TIME: sent_at,
            wire.HEADER_NONCE: nonce,
            wire.HEADER_SIGNATURE: self._key.sign(text).hex(),
        }
        if body:
            signed["Content-Type"] = "application/json"
        answer = self._transport.call(method, target, body, {**headers, **signed})
        if answer.status != 200:
            raise refusal(answer)
        return answer


def enrol(
    transport: Transport, code: str, private_key: str, program_version: str
) -> wire.EnrolAnswer:
    """Join a centre with a one-time code. Raises EnrolmentRefused, WireTooOld or trouble."""
    key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(private_key))
    public_key = key.public_key().public_bytes_raw().hex()
    request = wire.EnrolRequest(
        code=code,
        public_key=public_key,
        proof=key.sign(wire.enrolment_text(code, public_key)).hex(),
        wire_versions=list(wire.WIRE_VERSIONS),
        program_version=program_version,
    )
    headers = {"Content-Type": "application/json"}
    body = msgspec.json.encode(asdict(request))
    answer = transport.call("POST", wire.PATH_ENROL, body, headers)
    if answer.status != 200:
        error = refusal(answer)
        if isinstance(error, SyncRefused) and not isinstance(error, WireTooOld):
            raise EnrolmentRefused(error.code)
        raise error
    return decode(answer, wire.EnrolAnswer)


def decode(answer: Answer, form: type[T]) -> T:
    """The message in an answer, every field checked. Raises NotTheCentre."""
    if not answer.headers.get("content-type", "").startswith("application/json"):
        raise NotTheCentre("not_json")
    try:
        message = msgspec.json.decode(answer.body, type=form, strict=True)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise NotTheCentre("not_our_message") from error
    if not _numbers_fit(message):
        raise NotTheCentre("not_our_message")
    return message


def _numbers_fit(message: object) -> bool:
    """Whether the store can hold every number; those inside a dossier are checked with it."""
    if isinstance(message, int):
        return abs(message) <= _LARGEST_NUMBER
    if isinstance(message, list):
        return all(_numbers_fit(item) for item in message)
    if is_dataclass(message):
        return all(_numbers_fit(getattr(message, part.name)) for part in fields(message))
    return True


def refusal(answer: Answer) -> ConnectionTrouble | SyncRefused:
    """What an answer other than 200 means for this counter."""
    try:
        said = decode(answer, wire.Refusal)
    except NotTheCentre as error:
        busy = answer.status in (429, 502, 503, 504)
        return CentreBusy(retry_after_s=_retry_after_s(answer)) if busy else error
    if answer.status == 429 or answer.status >= 500:
        return CentreBusy(retry_after_s=said.retry_after_s)
    if said.reason in _JOIN_AGAIN:
        return JoinAgain(said.reason)
    if said.reason == "clock_wrong":
        return ClockWrong()
    if said.reason == "wire_too_old":
        return WireTooOld()
    return SyncRefused(said.reason) if _REASON.fullmatch(said.reason) else SyncRefused()


def _retry_after_s(answer: Answer) -> int | None:
    """The header's whole seconds; its other form, a date, is not trusted with our clock."""
    text = answer.headers.get("retry-after", "").strip()
    return int(text) if re.fullmatch("[0-9]{1,6}", text) else None
