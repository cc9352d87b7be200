"""Ways to the dossiers of a group, of a procedure, of a book of certifications, and to acts."""

from __future__ import annotations

from typing import Any

_STATEMENTS = (
    """CREATE INDEX dossier_group ON dossier (json_extract(body, '$.group_id'))
        WHERE json_extract(body, '$.group_id') IS NOT NULL""",
    """CREATE INDEX dossier_register ON dossier (received_at)
        WHERE json_extract(body, '$.certification.register_number') IS NOT NULL""",
    "CREATE INDEX dossier_procedure ON dossier (procedure_code, received_at)",
    "CREATE INDEX history_action ON history (action, at)",
)


def apply(connection: Any) -> None:
    for statement in _STATEMENTS:
        connection.execute(statement)
