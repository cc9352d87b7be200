"""What a counter reads from the centre: the greeting, the feed, the catalogue, dossiers."""

from __future__ import annotations

import hashlib
import json
import logging
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.domain.clock import Clock, iso_local
from server.auth import Caller, offer_token
from server.enrolment import common_version, office_info
from server.refusals import RequestRefused
from server.settings import load_settings
from server.store import Store
from server.tables import Catalogue, Device, DossierRow, Feed, HistoryRow, Office
from sync.protocol import (
    ANSWER_LIMIT_BYTES,
    CatalogueAnswer,
    DossierChange,
    DossierPage,
    DossierView,
    HelloAnswer,
    HelloRequest,
    PullAnswer,
    SignersAnswer,
)

_log = logging.getLogger("server.reading")
_PAGE_BYTES = ANSWER_LIMIT_BYTES // 2
_LONGEST_GENERATION = 64
_Lines = dict[str, list[dict[str, Any]]]


def hello(store: Store, clock: Clock, caller: Caller, request: HelloRequest) -> HelloAnswer:
    """Agree on a version, tell where the centre stands, and offer a new token when it is time.

    Raises RequestRefused 426 wire_too_old, 400 bad_request.
    """
    version = common_version(request.wire_versions)
    if not 0 < len(request.generation) <= _LONGEST_GENERATION or "\0" in request.generation:
        raise RequestRefused(400, "bad_request")
    with store.write() as session:
        settings = load_settings(session)
        next_token = offer_token(session, settings, clock, caller.device_id)
        session.get_one(Device, caller.device_id).generation = request.generation
        return HelloAnswer(
            wire_version=version,
            epoch=settings.epoch,
            feed_end=session.get_one(Feed, caller.office_code).last_seq,
            centre_at=iso_local(clock.now()),
            office=office_info(session.get_one(Office, caller.office_code)),
            catalogue_version=newest_catalogue(session).version,
            next_token=next_token,
            signers_version=_signers(session).version,
        )


def pull(store: Store, caller: Caller, cursor: int, limit: int) -> PullAnswer:
    """The office's dossiers changed after `cursor`, each once as it is now."""
    with store.read() as session:
        if cursor > session.get_one(Feed, caller.office_code).last_seq:
            _log.error("office %s has read further than this store: restored?", caller.office_code)
        rows, lines, more = _page(session, caller, cursor, limit)
        return PullAnswer(
            epoch=load_settings(session).epoch,
            cursor=rows[-1].feed_seq if rows else cursor,
            more=more,
            changes=[
                DossierChange(revision=row.revision, dossier=row.body, history=lines[row.id])
                for row in rows
            ],
        )


def signers(store: Store) -> SignersAnswer:
    """The keys of all counters, also of those that were stopped: their slips are still out."""
    with store.read() as session:
        return _signers(session)


def _signers(session: Session) -> SignersAnswer:
    rows = session.execute(select(Device.device_no, Device.public_key).order_by(Device.device_no))
    keys = {str(number): key for number, key in rows}
    digest = hashlib.sha256(json.dumps(keys).encode()).hexdigest()
    return SignersAnswer(version=digest[:16], keys=keys)


def catalogue(store: Store) -> CatalogueAnswer:
    """The catalogue published last."""
    with store.read() as session:
        row = newest_catalogue(session)
        return CatalogueAnswer(
            version=row.version, procedures=row.procedures, calendar=row.calendar
        )


def dossier_page(
    store: Store, caller: Caller, after: int, limit: int, code: str | None
) -> DossierPage:
    """The office's dossiers in the order of the feed, or those that bear or bore a code."""
    with store.read() as session:
        rows, lines, more = _page(session, caller, after, limit, code)
        return DossierPage(
            dossiers=[_view(row, lines) for row in rows],
            next_after=rows[-1].feed_seq if more else None,
        )


def dossier_view(store: Store, caller: Caller, dossier_id: str) -> DossierView:
    """One dossier of the caller's office. Raises RequestRefused 404, for another office's too."""
    with store.read() as session:
        row = session.get(DossierRow, dossier_id)
        if row is None or row.office_code != caller.office_code:
            raise RequestRefused(404, "not_found")
        return _view(row, _history(session, [row]))


def newest_catalogue(session: Session) -> Catalogue:
    """The one published last."""
    latest = select(Catalogue).order_by(Catalogue.published_at.desc(), Catalogue.version.desc())
    return session.scalars(latest.limit(1)).one()


def _page(
    session: Session, caller: Caller, after: int, limit: int, code: str | None = None
) -> tuple[list[DossierRow], _Lines, bool]:
    """Rows and their history up to `limit` and half an answer's size, and whether more wait."""
    wanted = select(DossierRow).where(
        DossierRow.office_code == caller.office_code, DossierRow.feed_seq > after
    )
    if code is not None:
        columns = (DossierRow.code, DossierRow.provisional_code, DossierRow.disputed_code)
        wanted = wanted.where(or_(*(column == code for column in columns)))
    found = list(session.scalars(wanted.order_by(DossierRow.feed_seq).limit(limit + 1)))
    lines = _history(session, found[:limit])
    taken, size = 0, 0
    for row in found[:limit]:
        size += len(json.dumps([row.body, lines[row.id]], ensure_ascii=False).encode())
        if taken and size > _PAGE_BYTES:
            break
        taken += 1
    return found[:taken], lines, taken < len(found)


def _history(session: Session, rows: Sequence[DossierRow]) -> _Lines:
    """Lines by dossier, oldest act first; acts of one moment as they arrived."""
    found = session.scalars(
        select(HistoryRow)
        .where(HistoryRow.dossier_id.in_([row.id for row in rows]))
        .order_by(HistoryRow.dossier_id, HistoryRow.seq)
    )
    lines: _Lines = defaultdict(list)
    for line in found:
        lines[line.dossier_id].append(line.body)
    for bodies in lines.values():
        bodies.sort(key=lambda body: str(body["at"]))
    return lines


def _view(row: DossierRow, lines: _Lines) -> DossierView:
    return DossierView(
        revision=row.revision,
        stored_at=iso_local(row.stored_at),
        dossier=row.body,
        history=lines[row.id],
    )
