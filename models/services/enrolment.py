"""Who this counter is to the centre: its office, its number, its key. Kept in the store."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy.orm import Session

from models.errors import NotEnrolled
from models.facts import read_fact, write_fact

_FACT = "enrolment"
_PENDING = "enrolment_pending"
_CURSOR = "feed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """`private_key` is the device's Ed25519 key (hex). `device_no` heads provisional codes."""

    server_url: str
    device_id: str
    device_no: int
    private_key: str
    office_code: str
    office_name: str
    office_short_name: str
    one_stop_name: str
    agency_id: str
    centre_name: str
    wire_version: int

    @property
    def authority(self) -> str:
        """The people's committee above the office, as in the middle of a sentence."""
        return f"UBND {self.office_name[:1].lower()}{self.office_name[1:]}"


@dataclass(frozen=True, slots=True)
class FeedPlace:
    """How far this counter has read the centre's feed, and of which life of the centre."""

    epoch: str = ""
    cursor: int = 0
    checked_at: str | None = None
    catalogue_version: str | None = None


def enrolment(session: Session) -> Enrolment:
    """Raises NotEnrolled when this computer has not joined a centre."""
    fact = read_fact(session, _FACT)
    if fact is None:
        raise NotEnrolled()
    return Enrolment(**fact)


def save_enrolment(session: Session, joined: Enrolment) -> None:
    """Keep who we are; the feed is read from its beginning again."""
    write_fact(session, _FACT, asdict(joined))
    write_fact(session, _CURSOR, asdict(FeedPlace()))


def save_office(session: Session, office: dict[str, Any]) -> bool:
    """Take over the office's names and identifier as the centre says them now; True if changed."""
    now = enrolment(session)
    after = Enrolment(**{**asdict(now), **office})
    if after == now:
        return False
    write_fact(session, _FACT, asdict(after))
    return True


def pending_key(session: Session, code: str, fresh_key: str) -> str:
    """The key to enrol with: the one already tried with this code, so that a lost answer repeats.

    `fresh_key` is kept and used when the code is a new one.
    """
    pending = read_fact(session, _PENDING)
    if pending is not None and pending["code"] == code:
        return str(pending["private_key"])
    write_fact(session, _PENDING, {"code": code, "private_key": fresh_key})
    return fresh_key


def feed_place(session: Session) -> FeedPlace:
    """Where the next pull starts."""
    fact = read_fact(session, _CURSOR)
    return FeedPlace() if fact is None else FeedPlace(**fact)


def save_feed_place(session: Session, place: FeedPlace) -> None:
    """Move on, in the transaction of the rows that were read."""
    write_fact(session, _CURSOR, asdict(place))
