"""`dump`: everything the store holds as one JSON object on stdout. Reads beside an open window."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import exits
from app.place import Place
from app.runtime import Runtime
from models.domain.clock import iso_local
from models.domain.dossier_json import dossier_to_json, entry_to_json
from models.dossier_rows import dossier_of, history_of
from models.services.numbering import number_books
from models.tables import ConflictRow, DossierRow, OutboxRow


def add_arguments(parser: argparse.ArgumentParser) -> None:
    del parser  # takes nothing of its own


def run(arguments: argparse.Namespace, place: Place) -> int:
    with Runtime(place, writing=False) as runtime:
        content = runtime.store.read(_content)
    json.dump(content, sys.stdout, ensure_ascii=False)
    sys.stdout.write("\n")
    return exits.ALL_DONE


def _content(session: Session) -> dict[str, Any]:
    return {
        "dossiers": [
            _dossier(session, row)
            for row in session.scalars(select(DossierRow).order_by(DossierRow.row_id))
        ],
        "outbox": [
            {
                "op_id": row.op_id,
                "dossier_id": row.dossier_id,
                "kind": row.kind,
                "state": row.state,
                "made_at": iso_local(row.made_at),
                "reason": row.reason,
            }
            for row in session.scalars(
                select(OutboxRow).where(OutboxRow.state != "acknowledged").order_by(OutboxRow.seq)
            )
        ],
        "conflicts": [
            {
                "id": row.id,
                "dossier_id": row.dossier_id,
                "fields": row.fields,
                "found_at": iso_local(row.found_at),
                "settled": row.settled_at is not None,
            }
            for row in session.scalars(select(ConflictRow))
        ],
        "leases": [
            {
                "id": book.lease.id,
                "agency_id": book.lease.agency_id,
                "day": book.lease.day.isoformat(),
                "first": book.lease.first,
                "last": book.lease.last,
                "next": book.lease.next,
                "state": str(book.lease.state),
                "closed_reason": book.lease.closed_reason,
                "used": book.used,
                "void": book.void,
                "returned": book.returned,
                "left": book.left,
            }
            for book in number_books(session)
        ],
        "attachments": [],
    }


def _dossier(session: Session, row: DossierRow) -> dict[str, Any]:
    dossier = dossier_of(row, history_of(session, row.id))
    return {
        **dossier_to_json(dossier),
        "revision": dossier.revision,
        "synced_at": None if dossier.synced_at is None else iso_local(dossier.synced_at),
        "waiting": row.waiting,
        "history": [entry_to_json(entry) for entry in dossier.history],
    }
