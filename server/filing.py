"""Online dossiers: what a citizen filed on the portal enters the office's feed with status 1.

The portal names its request by an id of its own making; the same id with the same body gets the
same answer, so it may send again until it has one. The dossier bears its code from here on, the
same at every counter (Nghị định 118/2025: one code across channels; not seen: the article).
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

import pydantic
from sqlalchemy.orm import Session

from models.domain.clock import Clock, iso_local, local_day, parse_instant
from models.domain.dossier import (
    Applicant,
    Channel,
    DocumentItem,
    Dossier,
    DossierStatus,
    HistoryEntry,
    OfficialRef,
)
from models.domain.dossier_json import dossier_to_json, entry_to_json
from models.domain.ids import is_id, new_id
from models.domain.numbering import DossierCode
from models.domain.procedure import Procedure
from models.domain.procedure_json import procedure_from_json
from models.domain.sound import in_range, paper_problems
from models.domain.typed import channel_of, papers_of, typed_applicant
from models.domain.workflow import FILED_ONLINE
from models.errors import UserError, ValidationError
from server.leases import free_number
from server.reading import newest_catalogue
from server.refusals import RequestRefused
from server.restored import numbers_lock
from server.settings import hash_of
from server.store import Store
from server.tables import DossierRow, Feed, FilingRow, HistoryRow, Office, Setting

PORTAL = OfficialRef(None, "Cổng Dịch vụ công")
"""Who stands for the applicant in the first line of the history."""
_PORTAL_TOKEN = "portal_token_hash"
_LONGEST = 4_000
_CLOCKS_DIFFER = timedelta(minutes=10)
"""A filing from further ahead could not be accepted before its time has come."""
_UNKEPT = re.compile("[\0\ud800-\udfff]")
"""Characters that a store cannot keep."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlineFiling:
    """What the portal sends. `request_id` is a UUID of its own making.

    `applicant` and `holder` have the form of docs/intake-file.md; `filed_at` is ISO, now when left
    out; `papers` is a list of {"name", "originals", "copies"}.
    """

    request_id: str
    office_code: str
    procedure_code: str
    applicant: dict[str, Any]
    papers: list[dict[str, Any]] = field(default_factory=list)
    holder: dict[str, Any] | None = None
    authorisation: str | None = None
    case_name: str | None = None
    filed_at: str | None = None
    result_channel: str = "counter"
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingAnswer:
    """The dossier it became, and its code (None where a ministry's own system gives it)."""

    dossier_id: str
    code: str | None


_ADAPTER = pydantic.TypeAdapter(OnlineFiling)


def make_portal_token(store: Store) -> str:
    """A new secret for the portal; the one before stops working. Only its hash is kept."""
    token = secrets.token_urlsafe(32)
    with store.write() as session:
        row = session.get(Setting, _PORTAL_TOKEN)
        if row is None:
            session.add(Setting(key=_PORTAL_TOKEN, value=hash_of(token)))
        else:
            row.value = hash_of(token)
    return token


def check_portal_token(store: Store, token: str) -> None:
    """Raises RequestRefused 401 when this is not the portal's secret."""
    with store.read() as session:
        row = session.get(Setting, _PORTAL_TOKEN)
        known = None if row is None else row.value
    if known is None or not secrets.compare_digest(known, hash_of(token)):
        raise RequestRefused(401, "portal_unknown")


def file_online(store: Store, clock: Clock, filing: OnlineFiling) -> FilingAnswer:
    """Keep an online dossier once. Raises RequestRefused 400 with the place, 404, 409."""
    now = clock.now()
    if not is_id(filing.request_id):
        raise RequestRefused(400, "bad_filing:request_id")
    digest = hashlib.sha256(_checked_text(filing).encode()).hexdigest()
    with store.write() as session:
        office = session.get(Office, filing.office_code)
        if office is None:
            raise RequestRefused(404, "office_unknown")
        store.lock(session, numbers_lock(office.agency_id))
        feed = session.get_one(Feed, office.code, with_for_update=True)
        earlier = session.get(FilingRow, filing.request_id)
        if earlier is not None:
            if earlier.body_sha256 != digest:
                raise RequestRefused(409, "request_id_reused")
            return FilingAnswer(**earlier.answer)
        dossier = _dossier(session, filing, office, now)
        code = _code(session, dossier)
        dossier = replace(dossier, code=None if code is None else str(code))
        feed.last_seq += 1
        _add(session, dossier, code, feed.last_seq, now)
        answer = FilingAnswer(dossier_id=dossier.id, code=dossier.code)
        session.add(
            FilingRow(
                request_id=filing.request_id,
                office_code=office.code,
                body_sha256=digest,
                answer=asdict(answer),
                stored_at=now,
            )
        )
    return answer


def filing_from_json(data: Mapping[str, Any]) -> OnlineFiling:
    """One line of a file of filings. Raises RequestRefused 400 naming what is wrong."""
    try:
        return _ADAPTER.validate_python(dict(data))
    except pydantic.ValidationError:
        raise RequestRefused(400, "bad_filing:fields") from None


def _checked_text(filing: OnlineFiling) -> str:
    """The filing as one text, the same for the same filing. Raises RequestRefused."""
    try:
        said = asdict(filing)
        if _UNKEPT.search("".join(_texts_of(said))) is not None:
            raise RequestRefused(400, "bad_filing:text")
        return json.dumps(said, ensure_ascii=False, sort_keys=True)
    except RecursionError:
        raise RequestRefused(400, "bad_filing:fields") from None


def _texts_of(value: Any) -> Iterator[str]:
    """Every text inside a message."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, part in value.items():
            yield str(name)
            yield from _texts_of(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts_of(part)


def _dossier(session: Session, filing: OnlineFiling, office: Office, now: datetime) -> Dossier:
    procedure = _procedure(session, filing.procedure_code)
    try:
        applicant = _person(filing.applicant)
        holder = None if filing.holder is None else _person(filing.holder)
        papers = papers_of({"papers": filing.papers}) or ()
        result_channel = channel_of({"result_channel": filing.result_channel}, "result_channel")
        filed_at = now if filing.filed_at is None else parse_instant(filing.filed_at)
    except ValidationError as error:
        raise RequestRefused(400, f"bad_filing:{error.problems[0][0]}") from None
    except (UserError, ValueError, OverflowError):
        raise RequestRefused(400, "bad_filing:fields") from None
    for name in ("authorisation", "case_name", "note"):
        value = getattr(filing, name)
        if value is not None and not (isinstance(value, str) and 0 < len(value) <= _LONGEST):
            raise RequestRefused(400, f"bad_filing:{name}")
    if paper_problems(papers):
        raise RequestRefused(400, "bad_filing:papers")
    if filing.case_name is not None and filing.case_name not in procedure.cases:
        raise RequestRefused(400, "bad_filing:case_name")
    if not in_range(filed_at) or filed_at > now + _CLOCKS_DIFFER:
        raise RequestRefused(400, "bad_filing:filed_at")
    return _filed(filing, office, procedure, applicant, holder, papers, result_channel, filed_at)


def _filed(
    filing: OnlineFiling,
    office: Office,
    procedure: Procedure,
    applicant: Applicant,
    holder: Applicant | None,
    papers: tuple[DocumentItem, ...],
    result_channel: Channel,
    filed_at: datetime,
) -> Dossier:
    return Dossier(
        id=new_id(filed_at),
        code=None,
        provisional_code=None,
        office_code=office.code,
        agency_id=office.agency_id,
        status=DossierStatus.NEW_ONLINE,
        procedure=procedure,
        case_name=filing.case_name,
        applicant=applicant,
        holder=holder,
        authorisation=filing.authorisation,
        papers=papers,
        channel=Channel.ONLINE,
        result_channel=result_channel,
        received_at=filed_at,
        effective_at=filed_at,
        filed_at=filed_at,
        due_at=None,
        due_provisional=False,
        received_by=PORTAL,
        device_no=0,
        note=filing.note,
    )


def _person(typed: Any) -> Applicant:
    person = replace(typed_applicant(typed), source="online")
    if not person.full_name:
        raise ValidationError(("full_name", "name_missing"))
    return person


def _procedure(session: Session, code: str) -> Procedure:
    rows = newest_catalogue(session).procedures["procedures"]
    found = next((row for row in rows if row["code"] == code), None)
    if found is None:
        raise RequestRefused(404, "procedure_unknown")
    return procedure_from_json(found)


def _code(session: Session, dossier: Dossier) -> DossierCode | None:
    if dossier.procedure.centralised:
        return None
    day = local_day(dossier.received_at)
    number = free_number(session, dossier.agency_id, day)
    return DossierCode(dossier.agency_id, day, number)


def _add(
    session: Session, dossier: Dossier, code: DossierCode | None, seq: int, now: datetime
) -> None:
    session.add(
        DossierRow(
            id=dossier.id,
            office_code=dossier.office_code,
            code=dossier.code,
            provisional_code=None,
            disputed_code=None,
            agency_id=dossier.agency_id,
            day=local_day(dossier.received_at),
            number=None if code is None else code.number,
            status=int(dossier.status),
            revision=1,
            feed_seq=seq,
            body=dossier_to_json(dossier),
            field_revisions={},
            stored_at=now,
        )
    )
    session.flush()
    entry = HistoryEntry(
        id=new_id(now),
        dossier_id=dossier.id,
        action=FILED_ONLINE,
        from_status=None,
        to_status=DossierStatus.NEW_ONLINE,
        at=dossier.received_at,
        official=PORTAL,
        device_no=0,
        data={"channel": "online", "stored_at": iso_local(now)},
    )
    session.add(HistoryRow(id=entry.id, dossier_id=dossier.id, seq=1, body=entry_to_json(entry)))
    session.flush()
