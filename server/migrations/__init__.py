"""Schema of the central store, one module per released change, the same for both databases.

The modules are listed here by name and not looked for on disk, so that a frozen program finds
them too. A released module is never edited.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import Script, ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection

from models.errors import StoreTooNew
from server.migrations import m0001_initial, m0002_online_filings, m0003_skipped_numbers

REVISIONS: tuple[ModuleType, ...] = (
    m0001_initial,
    m0002_online_filings,
    m0003_skipped_numbers,
)


class _ListedRevisions(ScriptDirectory):
    """Alembic's view of the modules above."""

    def __init__(self) -> None:
        super().__init__(str(Path.cwd().anchor))

    def _load_revisions(self) -> Iterator[Script]:
        for module in REVISIONS:
            yield Script(module, module.revision, module.__name__)


def upgrade(connection: Connection) -> None:
    """Bring the schema to this program's version inside the caller's transaction.

    Raises StoreTooNew when a newer program has already changed the store.
    """
    scripts = _ListedRevisions()
    context = MigrationContext.configure(
        connection,
        opts={"fn": lambda revision, _context: scripts._upgrade_revs("head", revision)},
    )
    try:
        with Operations.context(context):
            context.run_migrations()
    except CommandError:
        raise StoreTooNew from None
