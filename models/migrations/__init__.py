"""Numbered steps of the store's schema. A released step is never edited; a new one is appended.

The store's `user_version` is the number of steps done. `upgrade` runs what is missing, each step
in its own transaction together with the new `user_version`.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from models.errors import StoreTooNew
from models.migrations import m0001_initial, m0002_indexes, m0003_official_marks

Step = Callable[[Any], None]

STEPS: tuple[Step, ...] = (
    m0001_initial.apply,
    m0002_indexes.apply,
    m0003_official_marks.apply,
)
SCHEMA_VERSION = len(STEPS)


def version_of(connection: Any) -> int:
    """The schema version of an open DB-API connection."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def check_not_newer(connection: Any) -> int:
    """Return the version; raises StoreTooNew when a later program made this store."""
    version = version_of(connection)
    if version > SCHEMA_VERSION:
        raise StoreTooNew(found=version, known=SCHEMA_VERSION)
    return version


def upgrade(connection: Any) -> None:
    """Bring the store to the present schema. The caller has made a backup when `version_of` > 0."""
    for number in range(check_not_newer(connection) + 1, SCHEMA_VERSION + 1):
        connection.execute("BEGIN IMMEDIATE")
        with ExitStack() as undo:
            undo.callback(connection.execute, "ROLLBACK")
            STEPS[number - 1](connection)
            connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
            undo.pop_all()
