"""The first schema: dossiers, their history, the outbox, leases and what surrounds them."""

from __future__ import annotations

from typing import Any

_STATEMENTS = (
    "CREATE TABLE fact (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)",
    """CREATE TABLE official (
        id TEXT NOT NULL PRIMARY KEY, full_name TEXT NOT NULL, role TEXT NOT NULL,
        pin_hash TEXT NOT NULL, active BOOLEAN NOT NULL, wrong_count INTEGER NOT NULL,
        locked_until TEXT, created_at TEXT NOT NULL)""",
    """CREATE TABLE procedure (
        code TEXT NOT NULL, version TEXT NOT NULL, current BOOLEAN NOT NULL, body TEXT NOT NULL,
        PRIMARY KEY (code, version))""",
    """CREATE TABLE dossier (
        row_id INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, code TEXT UNIQUE,
        provisional_code TEXT UNIQUE, status INTEGER NOT NULL CHECK (status BETWEEN 1 AND 10),
        procedure_code TEXT NOT NULL, applicant_name TEXT NOT NULL, personal_id TEXT,
        phone_reversed TEXT, received_at TEXT NOT NULL, due_at TEXT, device_no INTEGER NOT NULL,
        revision INTEGER NOT NULL, waiting INTEGER NOT NULL CHECK (waiting >= 0), synced_at TEXT,
        search_text TEXT NOT NULL, body TEXT NOT NULL,
        CHECK (code IS NOT NULL OR provisional_code IS NOT NULL OR status IN (1, 3)))""",
    "CREATE INDEX dossier_received ON dossier (received_at, id)",
    "CREATE INDEX dossier_status ON dossier (status, received_at, id)",
    "CREATE INDEX dossier_due ON dossier (due_at) WHERE status IN (2, 4)",
    "CREATE INDEX dossier_waiting ON dossier (received_at) WHERE waiting > 0",
    "CREATE INDEX dossier_phone ON dossier (phone_reversed)",
    "CREATE INDEX dossier_person ON dossier (personal_id)",
    """CREATE VIRTUAL TABLE dossier_search USING fts5 (
        search_text, content='dossier', content_rowid='row_id', prefix='2 3',
        tokenize="unicode61 remove_diacritics 2 tokenchars '-.'")""",
    """CREATE TRIGGER dossier_search_insert AFTER INSERT ON dossier BEGIN
        INSERT INTO dossier_search (rowid, search_text) VALUES (new.row_id, new.search_text);
        END""",
    """CREATE TRIGGER dossier_search_update AFTER UPDATE OF search_text ON dossier BEGIN
        INSERT INTO dossier_search (dossier_search, rowid, search_text)
            VALUES ('delete', old.row_id, old.search_text);
        INSERT INTO dossier_search (rowid, search_text) VALUES (new.row_id, new.search_text);
        END""",
    """CREATE TRIGGER dossier_code_is_final BEFORE UPDATE OF code ON dossier
        WHEN old.code IS NOT NULL AND new.code IS NOT old.code
        BEGIN SELECT RAISE(ABORT, 'a code never changes'); END""",
    """CREATE TRIGGER dossier_provisional_stays BEFORE UPDATE OF provisional_code ON dossier
        WHEN old.provisional_code IS NOT NULL
            AND new.provisional_code IS NOT old.provisional_code
        BEGIN SELECT RAISE(ABORT, 'a provisional code stays'); END""",
    "CREATE TRIGGER dossier_never_deleted BEFORE DELETE ON dossier "
    "BEGIN SELECT RAISE(ABORT, 'a dossier is never deleted'); END",
    """CREATE TABLE history (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        dossier_id TEXT NOT NULL REFERENCES dossier (id), action TEXT NOT NULL,
        at TEXT NOT NULL, body TEXT NOT NULL)""",
    "CREATE INDEX history_dossier ON history (dossier_id, at)",
    "CREATE TRIGGER history_not_changed BEFORE UPDATE ON history "
    "BEGIN SELECT RAISE(ABORT, 'history is append-only'); END",
    "CREATE TRIGGER history_not_deleted BEFORE DELETE ON history "
    "BEGIN SELECT RAISE(ABORT, 'history is append-only'); END",
    """CREATE TABLE outbox (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, op_id TEXT NOT NULL UNIQUE,
        dossier_id TEXT NOT NULL, kind TEXT NOT NULL, base_revision INTEGER NOT NULL,
        made_at TEXT NOT NULL, body TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('waiting', 'acknowledged', 'parked', 'conflict')),
        answered_at TEXT, reason TEXT)""",
    "CREATE INDEX outbox_waiting ON outbox (seq) WHERE state = 'waiting'",
    "CREATE INDEX outbox_dossier ON outbox (dossier_id, seq)",
    """CREATE TABLE lease (
        id TEXT NOT NULL PRIMARY KEY, generation TEXT NOT NULL, agency_id TEXT NOT NULL,
        day TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, next INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('open', 'closed')), closed_reason TEXT,
        reported_closed BOOLEAN NOT NULL,
        CHECK (first >= 1 AND first <= last AND next BETWEEN first AND last + 1))""",
    "CREATE INDEX lease_day ON lease (agency_id, day, first)",
    """CREATE TRIGGER lease_never_goes_back BEFORE UPDATE OF next ON lease
        WHEN new.next < old.next
        BEGIN SELECT RAISE(ABORT, 'a number is never given twice'); END""",
    """CREATE TABLE void_number (
        agency_id TEXT NOT NULL, day TEXT NOT NULL, number INTEGER NOT NULL, reason TEXT NOT NULL,
        noted_at TEXT NOT NULL, PRIMARY KEY (agency_id, day, number))""",
    """CREATE TABLE conflict (
        id TEXT NOT NULL PRIMARY KEY, dossier_id TEXT NOT NULL, op_id TEXT NOT NULL,
        found_at TEXT NOT NULL, fields TEXT NOT NULL, ours TEXT NOT NULL, theirs TEXT NOT NULL,
        settled_at TEXT)""",
    """CREATE TABLE sync_note (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, kind TEXT NOT NULL,
        data TEXT NOT NULL)""",
)


def apply(connection: Any) -> None:
    for statement in _STATEMENTS:
        connection.execute(statement)
