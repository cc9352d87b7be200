"""The central store's rows. The schema itself is made by `server.migrations`."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Date, DateTime, Dialect, Integer, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator


class Instant(TypeDecorator[datetime]):
    """An aware instant, UTC on both databases (SQLite keeps it without its zone)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Row(DeclarativeBase):
    type_annotation_map = {  # noqa: RUF012 - the form SQLAlchemy asks for
        datetime: Instant,
        date: Date,
        dict[str, Any]: JSON,
        str: Text,
        int: Integer,
    }


class Setting(Row):
    __tablename__ = "setting"
    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class Office(Row):
    __tablename__ = "office"
    code: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    short_name: Mapped[str]
    one_stop_name: Mapped[str]
    agency_id: Mapped[str]


class Catalogue(Row):
    __tablename__ = "catalogue"
    version: Mapped[str] = mapped_column(primary_key=True)
    procedures: Mapped[dict[str, Any]]
    calendar: Mapped[dict[str, Any]]
    published_at: Mapped[datetime]


class Feed(Row):
    """The last number of an office's feed; this row is locked for every write of the office."""

    __tablename__ = "feed"
    office_code: Mapped[str] = mapped_column(primary_key=True)
    last_seq: Mapped[int] = mapped_column(BigInteger)


class Device(Row):
    """A counter's computer. Tokens are derived, so only their hashes are kept."""

    __tablename__ = "device"
    id: Mapped[str] = mapped_column(primary_key=True)
    office_code: Mapped[str]
    device_no: Mapped[int]
    public_key: Mapped[str]
    token_no: Mapped[int]
    token_at: Mapped[datetime]
    token_hash: Mapped[str]
    previous_token_hash: Mapped[str | None]
    next_token_hash: Mapped[str | None]
    generation: Mapped[str | None]
    enrolled_at: Mapped[datetime]
    last_seen_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    revoked_reason: Mapped[str | None]
    clone_alarm_at: Mapped[datetime | None]


class EnrolCode(Row):
    __tablename__ = "enrol_code"
    code_hash: Mapped[str] = mapped_column(primary_key=True)
    office_code: Mapped[str]
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_by_key: Mapped[str | None]
    used_at: Mapped[datetime | None]
    device_id: Mapped[str | None]


class Nonce(Row):
    __tablename__ = "nonce"
    device_id: Mapped[str] = mapped_column(primary_key=True)
    nonce: Mapped[str] = mapped_column(primary_key=True)
    seen_at: Mapped[datetime]


class LeaseRow(Row):
    __tablename__ = "lease"
    id: Mapped[str] = mapped_column(primary_key=True)
    agency_id: Mapped[str]
    day: Mapped[date]
    device_id: Mapped[str]
    generation: Mapped[str]
    first: Mapped[int]
    last: Mapped[int]
    next_known: Mapped[int]
    state: Mapped[str]
    closed_reason: Mapped[str | None]
    issued_at: Mapped[datetime]


class SkippedRow(Row):
    """Up to `last` no number of this agency and day is given any more: see `server.restored`."""

    __tablename__ = "skipped_number"
    agency_id: Mapped[str] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    last: Mapped[int]


class OperationRow(Row):
    __tablename__ = "operation"
    op_id: Mapped[str] = mapped_column(primary_key=True)
    device_id: Mapped[str]
    office_code: Mapped[str]
    body_sha256: Mapped[str]
    answer: Mapped[dict[str, Any]]
    stored_at: Mapped[datetime]


class FilingRow(Row):
    """An online filing that was taken in, and the answer the portal got."""

    __tablename__ = "filing"
    request_id: Mapped[str] = mapped_column(primary_key=True)
    office_code: Mapped[str]
    body_sha256: Mapped[str]
    answer: Mapped[dict[str, Any]]
    stored_at: Mapped[datetime]


class DossierRow(Row):
    """A dossier as it is now. `field_revisions` is field → device → last revision it wrote."""

    __tablename__ = "dossier"
    id: Mapped[str] = mapped_column(primary_key=True)
    office_code: Mapped[str]
    code: Mapped[str | None]
    provisional_code: Mapped[str | None]
    disputed_code: Mapped[str | None]
    agency_id: Mapped[str]
    day: Mapped[date]
    number: Mapped[int | None]
    status: Mapped[int]
    revision: Mapped[int] = mapped_column(BigInteger)
    feed_seq: Mapped[int] = mapped_column(BigInteger)
    body: Mapped[dict[str, Any]]
    field_revisions: Mapped[dict[str, Any]]
    stored_at: Mapped[datetime]


class HistoryRow(Row):
    __tablename__ = "history"
    id: Mapped[str] = mapped_column(primary_key=True)
    dossier_id: Mapped[str]
    seq: Mapped[int] = mapped_column(BigInteger)
    body: Mapped[dict[str, Any]]
