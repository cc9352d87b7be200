"""The tables of a counter's store. Their definition of record is `models/migrations`.

A dossier's searchable facts are columns; the rest of it is one JSON document in the form of
`models.domain.dossier_json`, so that the wire, the store and `dump` say the same.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Integer, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from models.types import IsoDay, JsonText, UtcInstant


class Base(DeclarativeBase):
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy's own form
        str: Text,
        datetime: UtcInstant,
        date: IsoDay,
        dict[str, Any]: JsonText,
        list[Any]: JsonText,
    }


class FactRow(Base):
    """Single facts about this store: who it is, where it has got to. One row a name."""

    __tablename__ = "fact"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[dict[str, Any]]


class OfficialRow(Base):
    """An official of this counter; `pin_hash` is Argon2id. Waits after wrong PINs are kept here.

    `note` tells her from another official of the same name.
    """

    __tablename__ = "official"

    id: Mapped[str] = mapped_column(primary_key=True)
    full_name: Mapped[str]
    role: Mapped[str]
    pin_hash: Mapped[str]
    active: Mapped[bool]
    wrong_count: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None]
    created_at: Mapped[datetime]
    note: Mapped[str | None]


class ProcedureRow(Base):
    """One version of one procedure of the catalogue; `current` marks the one offered today."""

    __tablename__ = "procedure"

    code: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[str] = mapped_column(primary_key=True)
    current: Mapped[bool]
    body: Mapped[dict[str, Any]]


class DossierRow(Base):
    """A dossier. `row_id` numbers the search index; `waiting` counts our changes not yet confirmed.

    Indexes: received (pages of the list), status, code prefix, phone_reversed (last digits),
    personal_id, procedure; full text on `search_text` (folded name, address, procedure, code).
    """

    __tablename__ = "dossier"

    row_id: Mapped[int] = mapped_column(Integer, primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    code: Mapped[str | None] = mapped_column(unique=True)
    provisional_code: Mapped[str | None] = mapped_column(unique=True)
    status: Mapped[int]
    procedure_code: Mapped[str]
    applicant_name: Mapped[str]
    personal_id: Mapped[str | None]
    phone_reversed: Mapped[str | None]
    received_at: Mapped[datetime]
    due_at: Mapped[datetime | None]
    device_no: Mapped[int]
    revision: Mapped[int]
    waiting: Mapped[int]
    synced_at: Mapped[datetime | None]
    search_text: Mapped[str]
    body: Mapped[dict[str, Any]]


class HistoryRow(Base):
    """One line of a dossier's history. Triggers refuse UPDATE and DELETE."""

    __tablename__ = "history"

    seq: Mapped[int] = mapped_column(Integer, primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossier.id"))
    action: Mapped[str]
    at: Mapped[datetime]
    body: Mapped[dict[str, Any]]


class OutboxRow(Base):
    """An operation for the centre, written in the transaction of the change it carries.

    `state` is waiting, acknowledged (kept for a centre restored from a backup), parked (refused,
    a person must look) or conflict. `not_before` delays one operation only.
    """

    __tablename__ = "outbox"

    seq: Mapped[int] = mapped_column(Integer, primary_key=True)
    op_id: Mapped[str] = mapped_column(unique=True)
    dossier_id: Mapped[str]
    kind: Mapped[str]
    base_revision: Mapped[int]
    made_at: Mapped[datetime]
    body: Mapped[dict[str, Any]]
    state: Mapped[str]
    answered_at: Mapped[datetime | None]
    reason: Mapped[str | None]


class LeaseRow(Base):
    """A block of numbers lent by the centre. `generation` is the life of the store that got it."""

    __tablename__ = "lease"

    id: Mapped[str] = mapped_column(primary_key=True)
    generation: Mapped[str]
    agency_id: Mapped[str]
    day: Mapped[date]
    first: Mapped[int]
    last: Mapped[int]
    next: Mapped[int]
    state: Mapped[str]
    closed_reason: Mapped[str | None]
    reported_closed: Mapped[bool]


class VoidNumberRow(Base):
    """A number of a lease that will never name a dossier, and why (the gap book)."""

    __tablename__ = "void_number"

    agency_id: Mapped[str] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    reason: Mapped[str]
    noted_at: Mapped[datetime]


class ConflictRow(Base):
    """Two versions of one dossier; nothing is thrown away until a person has chosen."""

    __tablename__ = "conflict"

    id: Mapped[str] = mapped_column(primary_key=True)
    dossier_id: Mapped[str]
    op_id: Mapped[str]
    found_at: Mapped[datetime]
    fields: Mapped[list[Any]]
    ours: Mapped[dict[str, Any]]
    theirs: Mapped[dict[str, Any]]
    settled_at: Mapped[datetime | None]


class SyncNoteRow(Base):
    """What happened between this computer and the centre, for the page that tells it."""

    __tablename__ = "sync_note"

    seq: Mapped[int] = mapped_column(Integer, primary_key=True)
    at: Mapped[datetime]
    kind: Mapped[str]
    data: Mapped[dict[str, Any]]
