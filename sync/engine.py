"""One run of sync: hello, push, pull, leases, catalogue, finish. Safe to cut and to repeat."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

import msgspec
from sqlalchemy.orm import Session

from models import outbox
from models.domain.changes import Changes, Kind
from models.domain.clock import Clock, iso_local, local_day, parse_instant
from models.domain.numbering import Lease
from models.errors import AppError, ConnectionTrouble, NotTheCentre, Offline, TimedOut
from models.inbox import apply_change, keep_conflict, would_close_too_many
from models.mark import Mark
from models.outbox import OutboxState, Pending
from models.queries.sync_overview import add_note
from models.services import catalogue, mass_change, numbering
from models.services.enrolment import (
    Enrolment,
    FeedPlace,
    enrolment,
    feed_place,
    save_feed_place,
    save_office,
)
from models.services.signers import signers_version, take_signers
from models.store import Store
from sync import pacing
from sync import protocol as wire
from sync.client import CentreClient
from sync.events import SyncReport
from sync.transport import Transport

PROGRAM_VERSION = "0.1.0"
_KEEP_ACKNOWLEDGED = timedelta(days=90)
_ABORTED = "aborted"


@dataclass(slots=True)
class _Tally:
    """Counts of the run in progress."""

    sent: int = 0
    accepted: int = 0
    refused: int = 0
    conflicts: int = 0
    held: int = 0
    pulled: int = 0
    leases: int = 0
    kinds: set[Kind] = field(default_factory=lambda: {Kind.SYNC})
    dossiers: set[str] = field(default_factory=set)

    def report(self, waiting: int, error: AppError | None) -> SyncReport:
        asked = None if error is None else error.details.get("retry_after_s")
        kinds = self.kinds | ({Kind.DOSSIER} if self.dossiers else set())
        return SyncReport(
            ok=error is None,
            error=None if error is None else error.code,
            retry_after_s=asked if isinstance(asked, int | float) else None,
            sent=self.sent,
            accepted=self.accepted,
            refused=self.refused,
            conflicts=self.conflicts,
            held=self.held,
            pulled=self.pulled,
            leases=self.leases,
            waiting=waiting,
            touched=Changes(frozenset(kinds), frozenset(self.dossiers)),
        )


class SyncEngine:
    """Reconciles one store with one centre. For one thread at a time."""

    def __init__(self, store: Store, mark: Mark, clock: Clock) -> None:
        self._store = store
        self._mark = mark
        self._clock = clock
        self._transport: Transport | None = None
        self._client: CentreClient | None = None
        self._joined: Enrolment | None = None
        self._speed: float | None = None
        self._newest_catalogue: str | None = None
        self._newest_signers = ""
        self._aborted = False

    def close(self) -> None:
        self._drop_line()
        self._aborted = False

    def _drop_line(self) -> None:
        if self._transport is not None:
            self._transport.close()
        self._transport = self._client = self._joined = None

    def abort(self) -> None:
        """End the call in progress because the program closes; no run goes on before `close`.

        The run ends with the error `aborted` and nothing is lost.
        """
        self._aborted = True
        transport = self._transport
        if transport is not None:
            transport.abort()

    def run_once(self) -> SyncReport:
        """Do a whole run. Never raises an AppError: a failed run is a report with its code."""
        tally = _Tally()
        error: AppError | None = None
        try:
            client = self._connect()
            place = self._hello(client)
            self._push(client, tally)
            all_taken = self._pull(client, place, tally)
            self._lease(client, tally)
            self._catalogue(client, tally)
            self._signers(client)
            if not all_taken:
                raise NotTheCentre("mass_change")
        except ConnectionTrouble as trouble:
            error = Offline(_ABORTED) if self._aborted else trouble
        except AppError as caught:
            error = caught
        return self._finish(tally, error)

    def _connect(self) -> CentreClient:
        if self._aborted:
            raise Offline(_ABORTED)
        joined = self._store.read(enrolment)
        if self._client is None or joined != self._joined:
            self._drop_line()
            self._transport = Transport(joined.server_url)
            self._client = CentreClient(
                self._transport,
                self._clock,
                device_id=joined.device_id,
                private_key=joined.private_key,
                token=lambda: self._mark.state.token,
            )
            self._joined = joined
        return self._client

    def _hello(self, client: CentreClient) -> FeedPlace:
        place, life = self._store.read(lambda s: (feed_place(s), numbering.generation(s)))
        answer = client.hello(
            wire.HelloRequest(
                wire_versions=list(wire.WIRE_VERSIONS),
                program_version=PROGRAM_VERSION,
                clock_at=iso_local(self._clock.now()),
                generation=life,
                catalogue_version=place.catalogue_version,
            )
        )
        if answer.next_token is not None:
            self._mark.set_token(answer.next_token)
        self._newest_catalogue = answer.catalogue_version
        self._newest_signers = answer.signers_version
        return self._store.write(lambda s: self._meet(s, place, answer))

    def _meet(self, session: Session, place: FeedPlace, answer: wire.HelloAnswer) -> FeedPlace:
        """Take over what the centre says of itself; offer all again if it was restored."""
        save_office(
            session,
            {
                "office_name": answer.office.name,
                "office_short_name": answer.office.short_name,
                "one_stop_name": answer.office.one_stop_name,
                "agency_id": answer.office.agency_id,
            },
        )
        restored = place.epoch not in ("", answer.epoch) or place.cursor > answer.feed_end
        if restored:
            offered = outbox.offer_all_again(session)
            add_note(session, self._clock.now(), "centre_restored", {"offered": offered})
        if restored or place.epoch == "":
            place = FeedPlace(answer.epoch, 0, place.checked_at, place.catalogue_version)
            save_feed_place(session, place)
        return place

    def _push(self, client: CentreClient, tally: _Tally) -> None:
        after = 0
        while True:
            ready = self._store.read(partial(outbox.pending, limit=wire.PUSH_LIMIT, after=after))
            batch = _fitting(ready, pacing.batch_bytes(self._speed))
            if not batch:
                return
            operations = [_operation(item) for item in batch]
            began = time.monotonic()
            try:
                answer, sent_bytes = client.push(
                    wire.PushRequest(operations=operations, sent_at=iso_local(self._clock.now()))
                )
            except TimedOut:
                self._speed = pacing.slower(self._speed)
                raise
            self._speed = pacing.speed(sent_bytes, time.monotonic() - began, self._speed)
            self._store.write(partial(self._answered, batch=batch, answer=answer, tally=tally))
            after = batch[-1].seq

    def _answered(
        self, session: Session, batch: list[Pending], answer: wire.PushAnswer, tally: _Tally
    ) -> None:
        results = {result.op_id: result for result in answer.results}
        now = self._clock.now()
        for item in batch:
            result = results.get(item.op_id)
            tally.sent += 1
            if result is None or result.outcome is wire.Outcome.WAITING:
                tally.held += 1
                continue
            tally.dossiers.add(item.dossier_id)
            if result.outcome is wire.Outcome.ACCEPTED:
                self._accepted(session, item, result, now)
                tally.accepted += 1
            elif result.outcome is wire.Outcome.CONFLICT:
                tally.conflicts += keep_conflict(
                    session,
                    self._clock,
                    op_id=item.op_id,
                    dossier_id=item.dossier_id,
                    fields=list(result.fields),
                    ours=item.body,
                    theirs={**(result.dossier or {}), "revision": result.revision},
                )
            else:
                reason = result.reason or "refused"
                outbox.park(session, item.op_id, reason, now, OutboxState.PARKED)
                tally.refused += 1

    def _accepted(
        self, session: Session, item: Pending, result: wire.OperationResult, now: datetime
    ) -> None:
        outbox.acknowledge(
            session,
            item.op_id,
            revision=result.revision,
            stored_at=_instant(result.stored_at) or now,
            now=now,
            code=result.code,
            disputed_code=result.disputed_code,
        )

    def _pull(self, client: CentreClient, place: FeedPlace, tally: _Tally) -> bool:
        """Read the feed to its end. Returns False when a page waits there for a person."""
        office = self._store.read(enrolment).office_code
        while True:
            page = client.pull(place.cursor, wire.PULL_LIMIT)
            moved = page.cursor > place.cursor
            if page.epoch != place.epoch or page.cursor < place.cursor or (page.more and not moved):
                raise NotTheCentre("cursor_wrong")
            bodies = [change.dossier for change in page.changes]
            if self._store.read(partial(would_close_too_many, bodies=bodies)):
                now = self._clock.now()
                check = partial(mass_change.may_take, place=place, bodies=bodies, now=now)
                if not self._store.write(check):
                    return False
            place = FeedPlace(place.epoch, page.cursor, place.checked_at, place.catalogue_version)
            self._store.write(
                partial(self._take_in, page=page, place=place, office_code=office, tally=tally)
            )
            if not page.more:
                return True

    def _take_in(
        self,
        session: Session,
        page: wire.PullAnswer,
        place: FeedPlace,
        office_code: str,
        tally: _Tally,
    ) -> None:
        now = self._clock.now()
        for change in page.changes:
            touched = apply_change(
                session, change.revision, change.dossier, change.history, office_code, now
            )
            if touched is not None:
                tally.dossiers.add(touched)
                tally.pulled += 1
        accepted = mass_change.taken(session)
        if accepted is not None:
            add_note(session, now, "mass_change_taken", accepted)
        save_feed_place(session, place)

    def _lease(self, client: CentreClient, tally: _Tally) -> None:
        today = local_day(self._clock.now())
        known, life = self._store.write(
            lambda s: (numbering.leases_to_report(s, today), numbering.generation(s))
        )
        answer = client.leases(
            wire.LeaseRequest(
                generation=life,
                today=today.isoformat(),
                known=[_report(lease) for lease in known],
            )
        )
        grants = [_lease(grant) for grant in answer.leases]

        def keep(session: Session) -> int:
            told = tuple(lease.id for lease in known if lease.closed_reason is not None)
            numbering.mark_reported(session, told)
            numbering.close_unknown(session, frozenset(grant.id for grant in grants), today)
            return sum(numbering.save_grant(session, grant, life) for grant in grants)

        fresh = self._store.write(keep)
        tally.leases += fresh
        if fresh:
            tally.kinds.add(Kind.NUMBERS)

    def _catalogue(self, client: CentreClient, tally: _Tally) -> None:
        place = self._store.read(feed_place)
        if place.catalogue_version == self._newest_catalogue:
            return
        answer = client.catalogue()

        def work(session: Session) -> None:
            catalogue.take_in(session, answer.procedures, answer.calendar)
            there = FeedPlace(**{**asdict(place), "catalogue_version": answer.version})
            save_feed_place(session, there)

        self._store.write(work)
        tally.kinds.add(Kind.CATALOGUE)

    def _signers(self, client: CentreClient) -> None:
        if self._newest_signers in ("", self._store.read(signers_version)):
            return
        answer = client.signers()
        self._store.write(lambda s: take_signers(s, answer.version, answer.keys))

    def _finish(self, tally: _Tally, error: AppError | None) -> SyncReport:
        now = self._clock.now()

        def work(session: Session) -> int:
            if error is None:
                outbox.forget_old(session, now - _KEEP_ACKNOWLEDGED)
                place = FeedPlace(**{**asdict(feed_place(session)), "checked_at": iso_local(now)})
                save_feed_place(session, place)
                if tally.accepted or tally.pulled:
                    data = {"accepted": tally.accepted, "pulled": tally.pulled}
                    add_note(session, now, "run", data)
            elif error.code != _ABORTED:
                add_note(session, now, error.code, {"waiting": _waiting(session)})
            return _waiting(session)

        try:
            return tally.report(self._store.write(work), error)
        except AppError as caught:
            return tally.report(self._store.read(_waiting), error or caught)


def _waiting(session: Session) -> int:
    counts = outbox.counts(session)
    return sum(n for state, n in counts.items() if state != OutboxState.ACKNOWLEDGED)


def _fitting(ready: Iterable[Pending], limit_bytes: int) -> list[Pending]:
    """The first operations that fit in the limit; always at least one."""
    batch: list[Pending] = []
    total = 0
    for item in ready:
        total += len(msgspec.json.encode(item.body))
        if batch and total > limit_bytes:
            break
        batch.append(item)
    return batch


def _operation(item: Pending) -> wire.Operation:
    body: dict[str, Any] = {**item.body, "kind": wire.OperationKind(item.body["kind"])}
    return wire.Operation(**body)


def _report(lease: Lease) -> wire.LeaseReport:
    return wire.LeaseReport(
        lease_id=lease.id,
        next=lease.next,
        closed_reason=lease.closed_reason,
        agency_id=lease.agency_id,
        day=lease.day.isoformat(),
        first=lease.first,
        last=lease.last,
    )


def _lease(grant: wire.LeaseGrant) -> Lease:
    try:
        day = date.fromisoformat(grant.day)
    except ValueError as error:
        raise NotTheCentre("bad_lease") from error
    if not 1 <= grant.first <= grant.last < 10**9:
        raise NotTheCentre("bad_lease")
    return Lease(
        id=grant.lease_id,
        agency_id=grant.agency_id,
        day=day,
        first=grant.first,
        last=grant.last,
        next=grant.first,
    )


def _instant(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        return parse_instant(text)
    except ValueError as error:
        raise NotTheCentre("bad_instant") from error
