"""How a dossier stood at an instant, replayed from its history: what it is today is never asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any, Protocol

from models.domain.clock import local_day, parse_instant
from models.domain.dossier import DossierStatus, OfficialRef
from models.domain.moves import NOTE_ACTIONS
from models.domain.workflow import TRANSITIONS, Action, ClockEffect, StatusGroup, group_of

START_ACTIONS = frozenset(
    {str(row.action) for row in TRANSITIONS if row.clock is ClockEffect.START}
) | {str(Action.SUPPLEMENT_RECEIVED)}
"""The first of these in a history is the reception: an online dossier may first be completed."""

_STAYS = NOTE_ACTIONS | {str(row.action) for row in TRANSITIONS if row.to_status is None}
_FINISHED = (StatusGroup.DONE, StatusGroup.WITHDRAWN)


class Line(Protocol):
    """What is read of a line of history; `HistoryEntry` is one. `at` is an aware instant."""

    @property
    def action(self) -> str: ...
    @property
    def to_status(self) -> DossierStatus: ...
    @property
    def at(self) -> datetime: ...
    @property
    def official(self) -> OfficialRef: ...
    @property
    def data(self) -> Mapping[str, Any]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A received dossier as it stood at an instant.

    `finished_at` is when its result was ready (the return does not move it), it was withdrawn, or
    refused after reception. `voided_at`: entered by mistake, counted nowhere.
    """

    status: DossierStatus
    received_at: datetime
    received_by: OfficialRef
    due_at: datetime | None
    finished_at: datetime | None
    returned_at: datetime | None
    voided_at: datetime | None

    @property
    def finished_on(self) -> date | None:
        return None if self.finished_at is None else local_day(self.finished_at)

    @property
    def due_on(self) -> date | None:
        return None if self.due_at is None else local_day(self.due_at)


class _Unsaid(Enum):
    """The history does not say what the appointment was."""

    UNSAID = 0


_UNSAID = _Unsaid.UNSAID


def as_of(history: Sequence[Line], first_due: datetime | None, at: datetime) -> Standing | None:
    """How a dossier stood just before `at`; None when it was not received until then, or never.

    `history` is whole, oldest first. The appointment is the last `due_after` until then. Where no
    line until then tells (older lines have none, a choice between two versions does not say it),
    it is the `due_before` of the next line that moved it, else `first_due`: the dossier's own.
    """
    reached = next((n for n, line in enumerate(history) if line.at >= at), len(history))
    replay = _Replay()
    for line in history[:reached]:
        replay.add(line)
    return replay.standing(history[reached:], first_due)


class _Replay:
    """What the lines read so far amount to."""

    def __init__(self) -> None:
        self._status: DossierStatus | None = None
        self._received: Line | None = None
        self._due: datetime | _Unsaid | None = _UNSAID
        self._finished_at: datetime | None = None
        self._returned_at: datetime | None = None
        self._voided_at: datetime | None = None

    def add(self, line: Line) -> None:
        if self._received is None and line.action in START_ACTIONS:
            self._received = line
        settled = line.data.get("settled")
        if isinstance(settled, Mapping):
            if "due_at" in settled:
                self._due = _UNSAID
            self._move(line)
        elif line.action not in _STAYS:
            self._move(line)
        if "due_after" in line.data:
            self._due = _said(line.data, "due_after")

    def _move(self, line: Line) -> None:
        if line.action == Action.VOID:
            self._voided_at = line.at
        before, self._status = _ending(self._status), line.to_status
        after = _ending(self._status)
        if after is None:
            self._finished_at = None
        elif after is not before:
            self._finished_at = line.at
        is_returned = self._status is DossierStatus.RETURNED
        self._returned_at = (self._returned_at or line.at) if is_returned else None

    def standing(self, later: Sequence[Line], first_due: datetime | None) -> Standing | None:
        if self._received is None or self._status is None:
            return None
        due = self._due
        if due is _UNSAID:
            told = (_said(line.data, "due_before") for line in later if "due_before" in line.data)
            due = next((one for one in told if one is not _UNSAID), first_due)
        return Standing(
            status=self._status,
            received_at=self._received.at,
            received_by=self._received.official,
            due_at=due,
            finished_at=self._finished_at,
            returned_at=self._returned_at,
            voided_at=self._voided_at,
        )


def _ending(status: DossierStatus | None) -> StatusGroup | None:
    """The way a dossier ended; NOT_COUNTED is a refusal here. None while it is open."""
    if status is DossierStatus.NOT_ACCEPTED:
        return StatusGroup.NOT_COUNTED
    group = None if status is None else group_of(status)
    return group if group in _FINISHED else None


def _said(data: Mapping[str, Any], key: str) -> datetime | _Unsaid | None:
    """The appointment a line tells; a text nobody can read tells nothing."""
    text = data[key]
    if text is None:
        return None
    try:
        return parse_instant(text)
    except (ValueError, TypeError, AttributeError, OverflowError):
        return _UNSAID
