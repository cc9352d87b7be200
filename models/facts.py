"""Single facts about a store, by name; each has one owner module."""

from __future__ import annotations

from typing import Any

from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from models.tables import FactRow


def read_fact(session: Session, name: str) -> dict[str, Any] | None:
    """The fact's value, None when it was never written."""
    row = session.get(FactRow, name)
    return None if row is None else row.value


def write_fact(session: Session, name: str, value: dict[str, Any]) -> None:
    """Write or replace a fact in the caller's transaction."""
    statement = insert(FactRow).values(name=name, value=value)
    session.execute(
        statement.on_conflict_do_update(
            index_elements=[FactRow.name], set_={"value": statement.excluded.value}
        )
    )
    session.expire_all()
