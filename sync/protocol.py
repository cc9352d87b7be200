"""What a counter and the centre say to each other: shared by both, standard library only.

A run is hello → push → pull → leases; each step is safe to repeat. Messages are JSON objects whose
keys are the field names below; instants are ISO 8601 with +07:00. Bodies may be compressed with
zstd. See docs/protocol.md for the walk, the limits and what is refused.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

WIRE_VERSIONS = (1,)
"""Versions this program speaks, newest last."""

REQUEST_LIMIT_BYTES = 2 * 1024 * 1024
ANSWER_LIMIT_BYTES = 8 * 1024 * 1024
PUSH_LIMIT = 200
"""Most operations in one push."""
PULL_LIMIT = 200
"""Most dossiers in one page of a pull."""
CLOCK_TOLERANCE_S = 24 * 3600
"""A signed request whose clock is further off than this is refused with its own reason."""

PATH_ENROL = "/v1/enrol"
PATH_HELLO = "/v1/hello"
PATH_PUSH = "/v1/push"
PATH_PULL = "/v1/pull"
PATH_LEASES = "/v1/leases"
PATH_CATALOGUE = "/v1/catalogue"
PATH_DOSSIERS = "/v1/dossiers"
PATH_SIGNERS = "/v1/signers"
PATH_ONLINE = "/v1/online"
"""Where the portal files online dossiers; counters do not call it."""
PATH_HEALTH = "/health"

HEADER_DEVICE = "X-Counter-Device"
HEADER_TIME = "X-Counter-Time"
HEADER_NONCE = "X-Counter-Nonce"
HEADER_SIGNATURE = "X-Counter-Signature"


def signing_text(
    method: str, target: str, body: bytes, token: str, sent_at: str, nonce: str
) -> bytes:
    """The bytes a device signs with its Ed25519 key.

    `target` is path and query as sent; `body` is the body as sent (compressed); the token is
    bound by its hash, so a signature cannot be reused with another token.
    """
    parts = (
        "motcua-request-1",
        method.upper(),
        target,
        hashlib.sha256(body).hexdigest(),
        hashlib.sha256(token.encode()).hexdigest(),
        sent_at,
        nonce,
    )
    return "\n".join(parts).encode()


def enrolment_text(code: str, public_key: str) -> bytes:
    """The bytes that prove, at enrolment, that the sender holds the key it names."""
    return "\n".join(("motcua-enrol-1", code, public_key)).encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Body of every answer that is not 2xx: a stable reason, and seconds to wait if any."""

    reason: str
    retry_after_s: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeInfo:
    """The office (xã, phường) a counter belongs to; `agency_id` starts its dossier codes."""

    code: str
    name: str
    short_name: str
    one_stop_name: str
    agency_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolRequest:
    """One-time code and the device's Ed25519 public key (hex); `proof` signs `enrolment_text`."""

    code: str
    public_key: str
    proof: str
    wire_versions: list[int]
    program_version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolAnswer:
    """The same code with the same key always gets the same answer.

    `catalogue_key` is the public key (hex) that signs catalogue files of the province, if any.
    """

    device_id: str
    device_no: int
    token: str
    office: OfficeInfo
    centre_name: str
    epoch: str
    wire_version: int
    catalogue_key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HelloRequest:
    """`generation` names this life of the counter's store: a restored store has a new one."""

    wire_versions: list[int]
    program_version: str
    clock_at: str
    generation: str
    catalogue_version: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HelloAnswer:
    """`epoch` changes when the centre was restored; `feed_end` is the last number of the feed.

    `next_token`, when given, replaces the token: the old one stays good until the new is used.
    `signers_version` names the list of keys that seal slips.
    """

    wire_version: int
    epoch: str
    feed_end: int
    centre_at: str
    office: OfficeInfo
    catalogue_version: str
    next_token: str | None = None
    signers_version: str = ""


class OperationKind(StrEnum):
    RECEIVE = "receive"
    ACT = "act"


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One change made at a counter, with an id made when it was saved.

    RECEIVE carries the whole `dossier`; ACT carries the changed `fields` of one that exists.
    `entry` is the history line of the act. `base_revision` is the centre's revision the change
    was made on, 0 when the centre had not answered yet. `made_at` is the time of the act.
    `given_code` goes with a RECEIVE that is offered again to a restored centre: the final code the
    centre gave the dossier before. It is no part of what makes a repeat the same.
    """

    op_id: str
    kind: OperationKind
    dossier_id: str
    base_revision: int
    made_at: str
    entry: dict[str, Any]
    dossier: dict[str, Any] | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    schema: int = 1
    given_code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PushRequest:
    """Operations in the order they were made; `sent_at` is the time of sending."""

    operations: list[Operation]
    sent_at: str


class Outcome(StrEnum):
    """What the centre did with one operation; a repeat gets the stored answer."""

    ACCEPTED = "accepted"
    CONFLICT = "conflict"
    REFUSED = "refused"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationResult:
    """Answer to one operation.

    ACCEPTED: `revision` and, when the centre gave a final code, `code`. CONFLICT: `dossier` is the
    centre's present version, `revision` its revision, `fields` the names that differ. REFUSED:
    `reason`. WAITING: an earlier operation of the dossier has not arrived; send again later (not
    stored).
    """

    op_id: str
    outcome: Outcome
    revision: int = 0
    code: str | None = None
    disputed_code: str | None = None
    reason: str | None = None
    fields: list[str] = field(default_factory=list)
    dossier: dict[str, Any] | None = None
    stored_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PushAnswer:
    epoch: str
    results: list[OperationResult]


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierChange:
    """A dossier as the centre has it now; `history` is its whole history, oldest first."""

    revision: int
    dossier: dict[str, Any]
    history: list[dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PullAnswer:
    """Dossiers changed after the cursor that was sent, and the new cursor."""

    epoch: str
    cursor: int
    more: bool
    changes: list[DossierChange]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseReport:
    """What a counter knows of a lease: the next number it would use, and why it closed it.

    The block itself is told too: a centre that was restored may not know it any more.
    """

    lease_id: str
    next: int
    closed_reason: str | None = None
    agency_id: str = ""
    day: str = ""
    first: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseRequest:
    """`today` is the counter's day. Leases of other generations of this device are closed."""

    generation: str
    today: str
    known: list[LeaseReport]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseGrant:
    """Numbers `first` to `last` of one agency and day, for this device alone."""

    lease_id: str
    agency_id: str
    day: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseAnswer:
    """All open leases of this device and generation from `today` on, old and new."""

    leases: list[LeaseGrant]


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueAnswer:
    """The catalogue of procedures and the working calendar, in the forms under resources/."""

    version: str
    procedures: dict[str, Any]
    calendar: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignersAnswer:
    """Device number → Ed25519 public key (hex) of every counter that ever sealed slips."""

    version: str
    keys: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierView:
    """What the read API shows of one dossier."""

    revision: int
    stored_at: str
    dossier: dict[str, Any]
    history: list[dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierPage:
    """Dossiers of the office in the order of the feed; `next_after` continues, None at the end."""

    dossiers: list[DossierView]
    next_after: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthAnswer:
    ok: bool
    version: str
    database: str
