"""A page of the centre that would close many open dossiers: it waits until a person took it.

What is taken is that page and no other: the place in the feed it starts at, the dossiers it closes
and the statuses it gives them.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from models.domain.clock import iso_local, parse_instant
from models.domain.dossier import DossierStatus, OfficialRef
from models.domain.workflow import Role
from models.errors import NotPermitted, StaleEdit
from models.facts import read_fact, write_fact
from models.inbox import Closing, closes_too_many
from models.services.enrolment import FeedPlace

log = logging.getLogger("counter.sync")

_FACT = "mass_change"

ACCEPTING_ROLES = frozenset({Role.COUNTER_OFFICIAL, Role.HEAD, Role.ADMIN})
"""Who may let a mass change in. Not seen in law: a setting of ours."""


@dataclass(frozen=True, slots=True)
class MassChange:
    """A page that waits. `mark` names it; `accepted` when the next run may take it."""

    mark: str
    found_at: datetime
    closing: tuple[Closing, ...]
    accepted: bool


def mass_change(session: Session) -> MassChange | None:
    """The page that waits for a person, None when none does."""
    fact = read_fact(session, _FACT)
    if not fact:
        return None
    return MassChange(
        mark=fact["mark"],
        found_at=parse_instant(fact["found_at"]),
        closing=tuple(Closing(c["id"], c["code"], _status(c["status"])) for c in fact["closing"]),
        accepted=fact["accepted_by"] is not None,
    )


def may_take(
    session: Session, place: FeedPlace, bodies: Sequence[dict[str, Any]], now: datetime
) -> bool:
    """Whether a page read from `place` may be taken in; one that may not is kept for a person."""
    closing = closes_too_many(session, bodies)
    if not closing:
        return True
    listed = [{"id": c.dossier_id, "code": c.code, "status": _number(c.status)} for c in closing]
    named = [place.epoch, place.cursor, sorted((c["id"], c["status"] or 0) for c in listed)]
    mark = hashlib.sha256(json.dumps(named).encode()).hexdigest()
    known = read_fact(session, _FACT)
    if known and known["mark"] == mark:
        return known["accepted_by"] is not None
    kept = {"mark": mark, "found_at": iso_local(now), "closing": listed, "accepted_by": None}
    write_fact(session, _FACT, kept)
    return False


def accept(session: Session, mark: str, official: OfficialRef, role: Role) -> None:
    """Let exactly the page of this mark in at the next run.

    Raises NotPermitted, or StaleEdit(`mass_change_gone`) when it is not the page that waits.
    """
    if role not in ACCEPTING_ROLES:
        raise NotPermitted(action="mass_change", role=str(role))
    fact = read_fact(session, _FACT)
    if not fact or fact["mark"] != mark:
        raise StaleEdit("mass_change_gone")
    write_fact(session, _FACT, {**fact, "accepted_by": {"id": official.id, "role": str(role)}})
    log.info("mass change accepted official=%s closing=%d", official.id, len(fact["closing"]))


def taken(session: Session) -> dict[str, Any] | None:
    """A page was taken in: nothing waits any more. Returns count and official of an accepted one.

    An unaccepted one is forgotten too: the centre does not send it any more.
    """
    fact = read_fact(session, _FACT)
    if not fact:
        return None
    write_fact(session, _FACT, {})
    by = fact["accepted_by"]
    return None if by is None else {"closed": len(fact["closing"]), "official": by["id"]}


def _number(status: DossierStatus | None) -> int | None:
    return None if status is None else int(status)


def _status(number: int | None) -> DossierStatus | None:
    return None if number is None else DossierStatus(number)
