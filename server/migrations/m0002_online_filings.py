"""Answers given to the portal, one for each of its request ids."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table of online filings."""
    op.create_table(
        "filing",
        sa.Column("request_id", sa.Text, primary_key=True),
        sa.Column("office_code", sa.Text, sa.ForeignKey("office.code"), nullable=False),
        sa.Column("body_sha256", sa.Text, nullable=False),
        sa.Column("answer", sa.JSON, nullable=False),
        sa.Column("stored_at", sa.DateTime(timezone=True), nullable=False),
    )
