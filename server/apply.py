"""Pushed operations: each is applied once, and its answer is kept in the same transaction."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.domain.clock import Clock, iso_local, local_day, parse_instant
from models.domain.dossier import Dossier, DossierStatus, HistoryEntry
from models.domain.dossier_json import (
    dossier_from_json,
    dossier_to_json,
    entry_from_json,
    entry_to_json,
)
from models.domain.ids import is_id
from models.domain.numbering import DossierCode, is_provisional, parse_code
from server.auth import Caller
from server.leases import free_number
from server.merge import (
    Disagreement,
    Merged,
    OperationRefused,
    Standing,
    bad_field,
    check_first_status,
    merge,
)
from server.refusals import RequestRefused
from server.restored import numbers_lock
from server.settings import load_settings
from server.store import Store
from server.tables import DossierRow, Feed, HistoryRow, Office, OperationRow
from sync.protocol import (
    PUSH_LIMIT,
    Operation,
    OperationKind,
    OperationResult,
    Outcome,
    PushAnswer,
    PushRequest,
)

_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
_YEARS = range(2000, 2100)
"""A code writes its year with two digits."""
_SCHEMA = 1
_LONGEST_DATA = 64 * 1024


def push(store: Store, clock: Clock, caller: Caller, request: PushRequest) -> PushAnswer:
    """Apply operations in order, all in one transaction. Raises RequestRefused 413.

    An act on a dossier waits, without being stored, when an operation of that dossier before it
    in this push was not accepted: what a person did later must not overtake it.
    The names of the numbers are locked first, then the feed: always in this order.
    """
    if len(request.operations) > PUSH_LIMIT:
        raise RequestRefused(413, "too_many_operations")
    with store.write() as session:
        store.lock(session, *(numbers_lock(agency) for agency in _agencies(request)))
        feed = session.get_one(Feed, caller.office_code, with_for_update=True)
        desk = _Desk(session, caller, feed, clock.now())
        results = [desk.take(operation) for operation in request.operations]
        return PushAnswer(epoch=load_settings(session).epoch, results=results)


def _agencies(request: PushRequest) -> set[str]:
    dossiers = (operation.dossier or {} for operation in request.operations)
    named = (dossier.get("agency_id") for dossier in dossiers)
    return {agency for agency in named if isinstance(agency, str)}


@dataclass(slots=True)
class _Desk:
    """Takes the operations of one push, with the office's feed in hand."""

    session: Session
    caller: Caller
    feed: Feed
    now: datetime
    held: set[str] = field(default_factory=set)
    """Dossiers of which an operation of this push was not accepted."""

    def take(self, operation: Operation) -> OperationResult:
        """Apply one operation, or repeat the answer it got before, in the order of its dossier."""
        result = self._answer(operation)
        if result.outcome is not Outcome.ACCEPTED:
            self.held.add(operation.dossier_id)
        return result

    def _answer(self, operation: Operation) -> OperationResult:
        if not is_id(operation.op_id):
            return _refused(operation, "op_id")
        text = json.dumps(_told(operation), ensure_ascii=False, sort_keys=True)
        digest = hashlib.sha256(text.encode()).hexdigest()
        earlier = self.session.get(OperationRow, operation.op_id)
        if earlier is not None:
            same = earlier.office_code == self.caller.office_code and earlier.body_sha256 == digest
            return _kept(earlier.answer) if same else _refused(operation, "op_id_reused")
        if operation.kind is OperationKind.ACT and operation.dossier_id in self.held:
            return OperationResult(op_id=operation.op_id, outcome=Outcome.WAITING)
        try:
            if _NUL.search(text) is not None:
                raise OperationRefused("bad_text")
            result = self._apply(operation)
        except OperationRefused as refusal:
            result = _refused(operation, refusal.reason)
        if result.outcome is Outcome.WAITING:
            return result
        result = replace(result, stored_at=iso_local(self.now))
        self._keep(operation, digest, result)
        return result

    def _apply(self, operation: Operation) -> OperationResult:
        if operation.schema != _SCHEMA:
            raise OperationRefused("schema")
        entry = _entry(operation)
        if operation.kind is OperationKind.RECEIVE:
            return self._receive(operation, entry)
        return self._act(operation, entry)

    def _receive(self, operation: Operation, entry: HistoryEntry) -> OperationResult:
        dossier = self._checked_dossier(operation)
        check_first_status(entry, dossier.status)
        self._check_new_line(entry)
        printed = _printed_code(dossier) or _given_code(operation, dossier)
        code, disputed = printed, None
        if printed is not None and self._is_borne(printed):
            code, disputed = None, str(printed)
        takes_in = entry.to_status is DossierStatus.RECEIVED
        gives_code = code is None and (
            disputed is not None or (takes_in and not dossier.procedure.centralised)
        )
        if gives_code:
            day = local_day(dossier.received_at)
            number = free_number(self.session, dossier.agency_id, day)
            code = DossierCode(dossier.agency_id, day, number)
        final = None if code is None else str(code)
        self._add(replace(dossier, code=final, disputed_code=disputed), code)
        self._add_line(entry)
        return OperationResult(
            op_id=operation.op_id,
            outcome=Outcome.ACCEPTED,
            revision=1,
            code=final if gives_code else None,
            disputed_code=disputed,
        )

    def _act(self, operation: Operation, entry: HistoryEntry) -> OperationResult:
        row = self.session.get(DossierRow, operation.dossier_id)
        if row is None:
            return OperationResult(op_id=operation.op_id, outcome=Outcome.WAITING)
        if row.office_code != self.caller.office_code:
            raise OperationRefused("office")
        is_new_line = self._check_new_line(entry)
        merged = merge(
            Standing(row.body, row.field_revisions),
            operation.fields,
            entry,
            base_revision=operation.base_revision,
            device_id=self.caller.device_id,
        )
        if is_new_line or isinstance(merged, Merged):
            row.revision += 1
            row.feed_seq = self._next_seq()
            row.stored_at = self.now
        if is_new_line:
            self._add_line(entry)
        if isinstance(merged, Disagreement):
            return _conflict(operation, row, merged)
        self._put(row, merged)
        return OperationResult(
            op_id=operation.op_id, outcome=Outcome.ACCEPTED, revision=row.revision
        )

    def _checked_dossier(self, operation: Operation) -> Dossier:
        """The dossier as sent, when it may be kept. Raises OperationRefused."""
        try:
            dossier = dossier_from_json(operation.dossier or {})
            dossier_to_json(dossier)
        except (ValueError, OverflowError) as error:
            raise OperationRefused(f"bad_dossier:{bad_field(error)}") from None
        checks = (
            ("id", dossier.id == operation.dossier_id and is_id(dossier.id)),
            ("office_code", dossier.office_code == self.caller.office_code),
            ("agency_id", self._may_number(dossier.agency_id)),
            ("received_at", local_day(dossier.received_at).year in _YEARS),
            ("provisional_code", is_provisional(dossier.provisional_code or "TMP-000-0000")),
        )
        for name, is_sound in checks:
            if not is_sound:
                raise OperationRefused(f"bad_dossier:{name}")
        if self.session.get(DossierRow, dossier.id) is not None:
            raise OperationRefused("dossier_exists")
        return dossier

    def _may_number(self, agency_id: str) -> bool:
        """Whether codes may start so: never with the name of another office alone."""
        owners = self.session.scalars(select(Office.code).where(Office.agency_id == agency_id))
        codes = set(owners)
        sound = parse_code(f"{agency_id}-260101-0001") is not None
        return sound and (not codes or self.caller.office_code in codes)

    def _is_borne(self, code: DossierCode) -> bool:
        found = select(DossierRow.id).where(DossierRow.code == str(code))
        return self.session.scalar(found) is not None

    def _check_new_line(self, entry: HistoryEntry) -> bool:
        """Whether the line is not there yet. Raises OperationRefused if another dossier has it."""
        line = self.session.get(HistoryRow, entry.id)
        if line is not None and line.dossier_id != entry.dossier_id:
            raise OperationRefused("bad_entry:id")
        return line is None

    def _add(self, dossier: Dossier, code: DossierCode | None) -> None:
        self.session.add(
            DossierRow(
                id=dossier.id,
                office_code=dossier.office_code,
                code=dossier.code,
                provisional_code=dossier.provisional_code,
                disputed_code=dossier.disputed_code,
                agency_id=dossier.agency_id,
                day=local_day(dossier.received_at) if code is None else code.day,
                number=None if code is None else code.number,
                status=int(dossier.status),
                revision=1,
                feed_seq=self._next_seq(),
                body=dossier_to_json(dossier),
                field_revisions={},
                stored_at=self.now,
            )
        )
        self.session.flush()

    def _put(self, row: DossierRow, merged: Merged) -> None:
        writers = {name: dict(devices) for name, devices in row.field_revisions.items()}
        for name in merged.changed:
            writers.setdefault(name, {})[self.caller.device_id] = row.revision
        row.body = merged.body
        row.status = merged.body["status"]
        row.field_revisions = writers
        self.session.flush()

    def _add_line(self, entry: HistoryEntry) -> None:
        last = self.session.scalar(
            select(func.max(HistoryRow.seq)).where(HistoryRow.dossier_id == entry.dossier_id)
        )
        self.session.add(
            HistoryRow(
                id=entry.id,
                dossier_id=entry.dossier_id,
                seq=(last or 0) + 1,
                body=entry_to_json(entry),
            )
        )
        self.session.flush()

    def _keep(self, operation: Operation, digest: str, result: OperationResult) -> None:
        self.session.add(
            OperationRow(
                op_id=operation.op_id,
                device_id=self.caller.device_id,
                office_code=self.caller.office_code,
                body_sha256=digest,
                answer=_plain(result),
                stored_at=self.now,
            )
        )
        self.session.flush()

    def _next_seq(self) -> int:
        self.feed.last_seq += 1
        return self.feed.last_seq


def _entry(operation: Operation) -> HistoryEntry:
    """The line of history of an operation, sound and about its dossier."""
    if not is_id(operation.dossier_id):
        raise OperationRefused("dossier_id")
    try:
        parse_instant(operation.made_at)
    except (ValueError, OverflowError):
        raise OperationRefused("made_at") from None
    try:
        entry = entry_from_json(operation.entry)
        entry_to_json(entry)
    except (ValueError, OverflowError) as error:
        raise OperationRefused(f"bad_entry:{bad_field(error)}") from None
    if entry.dossier_id != operation.dossier_id:
        raise OperationRefused("bad_entry:dossier_id")
    if not is_id(entry.id):
        raise OperationRefused("bad_entry:id")
    if len(json.dumps(entry.data)) > _LONGEST_DATA:
        raise OperationRefused("bad_entry:data")
    return entry


def _printed_code(dossier: Dossier) -> DossierCode | None:
    """The final code on the slip, in its one canonical form. Raises OperationRefused."""
    if dossier.code is None:
        return None
    code = parse_code(dossier.code)
    if code is None or code.agency_id != dossier.agency_id or str(code) != dossier.code:
        raise OperationRefused("bad_dossier:code")
    return code


def _given_code(operation: Operation, dossier: Dossier) -> DossierCode | None:
    """The final code a provisional dossier got before the centre forgot it; None if unsound."""
    if operation.given_code is None or dossier.provisional_code is None:
        return None
    code = parse_code(operation.given_code)
    fits = (
        code is not None
        and code.agency_id == dossier.agency_id
        and code.day == local_day(dossier.received_at)
        and str(code) == operation.given_code
    )
    return code if fits else None


def _told(operation: Operation) -> dict[str, Any]:
    """What is the same each time the operation is sent."""
    return {name: value for name, value in _plain(operation).items() if name != "given_code"}


def _plain(message: Operation | OperationResult) -> dict[str, Any]:
    return {part.name: getattr(message, part.name) for part in fields(message)}


def _kept(answer: dict[str, Any]) -> OperationResult:
    return OperationResult(**{**answer, "outcome": Outcome(answer["outcome"])})


def _refused(operation: Operation, reason: str) -> OperationResult:
    return OperationResult(op_id=operation.op_id, outcome=Outcome.REFUSED, reason=reason)


def _conflict(operation: Operation, row: DossierRow, found: Disagreement) -> OperationResult:
    return OperationResult(
        op_id=operation.op_id,
        outcome=Outcome.CONFLICT,
        revision=row.revision,
        fields=list(found.fields),
        dossier=row.body,
    )
