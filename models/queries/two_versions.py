"""Two versions of one dossier: what this counter did and what the centre has, part by part."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain.dossier import Dossier, DossierStatus
from models.domain.dossier_json import dossier_from_json, dossier_to_json
from models.domain.workflow import TRANSITIONS, Action
from models.tables import ConflictRow

_TOGETHER = {
    "finished_at": "status",
    "returned_at": "status",
    "voided_at": "status",
    "due_provisional": "due_at",
    "due_steps": "due_at",
    "effective_at": "due_at",
}
"""Fields that say one thing only together with another one: they are chosen with it."""

_FIRST = ("status", "due_at")


class Side(StrEnum):
    """Which version a person chose for one part."""

    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoVersions:
    """What a person has to choose between.

    `parts` names what differs (a field of the dossier, with the fields that belong to it).
    `centre_only` are the parts where no act leads from the centre's version to ours any more.
    `mark` names exactly these values: a choice is good only for the mark it was made on.
    """

    ours: Dossier
    theirs: Dossier
    parts: tuple[str, ...]
    centre_only: frozenset[str]
    mark: str


@dataclass(frozen=True, slots=True)
class Disputed:
    """The rows behind two versions: `theirs` is the centre's newest body we know, `fields` ours."""

    rows: tuple[ConflictRow, ...]
    theirs: dict[str, Any]
    fields: dict[str, Any]
    revision: int

    def names(self) -> frozenset[str]:
        """Every field a person sees both values of, with those chosen together with it."""
        parts = {part_of(name) for name in self.fields}
        return frozenset(self.fields) | {n for n, part in _TOGETHER.items() if part in parts}

    def version(self, parts: Iterable[str]) -> dict[str, Any]:
        """Our fields of these parts."""
        wanted = frozenset(parts)
        return {name: v for name, v in self.fields.items() if part_of(name) in wanted}


def part_of(name: str) -> str:
    """The part a field belongs to."""
    return _TOGETHER.get(name, name)


def disputed(session: Session, dossier_id: str) -> Disputed | None:
    """What is not settled yet of one dossier, all its conflicts joined; None when nothing is."""
    rows = tuple(
        session.scalars(
            select(ConflictRow)
            .where(ConflictRow.dossier_id == dossier_id, ConflictRow.settled_at.is_(None))
            .order_by(ConflictRow.found_at, ConflictRow.id)
        )
    )
    if not rows:
        return None
    newest = max(rows, key=_revision).theirs
    revision = _revision_of(newest)
    theirs = dossier_to_json(dossier_from_json(newest))
    sent = {name: value for row in rows for name, value in _sent_fields(row).items()}
    known = {name: value for name, value in sent.items() if name in theirs}
    ours = dossier_to_json(dossier_from_json({**theirs, **known}))
    return Disputed(rows, theirs, {name: ours[name] for name in known}, revision)


def two_versions(session: Session, dossier_id: str) -> TwoVersions | None:
    """Both versions of a dossier for a person to choose; None when there is nothing to settle."""
    found = disputed(session, dossier_id)
    return None if found is None else versions_of(found)


def versions_of(found: Disputed) -> TwoVersions:
    """The two versions in domain form. Fees are shown alike too when both counters moved money."""
    theirs = dossier_from_json(found.theirs, revision=found.revision)
    ours = dossier_from_json({**found.theirs, **found.fields}, revision=found.revision)
    disputed_names = {name for row in found.rows for name in row.fields}
    differing = {
        n: v
        for n, v in found.fields.items()
        if v != found.theirs[n] or (n == "fees" and n in disputed_names)
    }
    parts = {part_of(name) for name in differing}
    ordered = (*(p for p in _FIRST if p in parts), *sorted(parts.difference(_FIRST)))
    reachable = ours.status == theirs.status or way_to_ours(found) is not None
    shown = json.dumps(
        [[name, differing[name], found.theirs[name]] for name in sorted(differing)],
        ensure_ascii=False,
        sort_keys=True,
    )
    return TwoVersions(
        ours=ours,
        theirs=theirs,
        parts=ordered,
        centre_only=frozenset() if reachable else frozenset({"status"}) & parts,
        mark=hashlib.sha256(shown.encode()).hexdigest(),
    )


def way_to_ours(found: Disputed) -> Action | None:
    """The act that leads from the centre's status to ours: the one done here when it is one."""
    start = DossierStatus(found.theirs["status"])
    target = DossierStatus(found.fields.get("status", found.theirs["status"]))
    ways = [r.action for r in TRANSITIONS if start in r.from_statuses and r.to_status is target]
    done = {str(row.ours.get("entry", {}).get("action")) for row in found.rows}
    return next((way for way in ways if way in done), ways[0] if ways else None)


def data_of_act(rows: Sequence[ConflictRow], action: str) -> dict[str, Any]:
    """What was written down when this act was done here; empty when it was not."""
    for row in reversed(rows):
        entry: Mapping[str, Any] = row.ours.get("entry", {})
        if entry.get("action") == action:
            return dict(entry.get("data") or {})
    return {}


def _sent_fields(row: ConflictRow) -> dict[str, Any]:
    """The values our operation carried: an act names them, a new dossier is named by the answer."""
    whole = row.ours.get("dossier") or {}
    named = {name: whole[name] for name in row.fields if name in whole}
    return {**named, **(row.ours.get("fields") or {})}


def _revision(row: ConflictRow) -> int:
    return _revision_of(row.theirs)


def _revision_of(theirs: Mapping[str, Any]) -> int:
    """The centre's revision of a kept version; 0 when it was kept without one."""
    return int(theirs.get("revision", 0))
