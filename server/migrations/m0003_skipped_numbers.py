"""Stretches of numbers that are passed over after a restore of the central store."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table of skipped numbers: `last` is the last one of that agency and day."""
    op.create_table(
        "skipped_number",
        sa.Column("agency_id", sa.Text, primary_key=True),
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("last", sa.Integer, nullable=False),
    )
