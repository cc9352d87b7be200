"""First schema: offices, catalogue, devices, leases, operations, dossiers and their feed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table of the first release."""
    _make_offices()
    _make_devices()
    _make_leases()
    _make_dossiers()


def _make_offices() -> None:
    op.create_table(
        "setting",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_table(
        "office",
        sa.Column("code", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("short_name", sa.Text, nullable=False),
        sa.Column("one_stop_name", sa.Text, nullable=False),
        sa.Column("agency_id", sa.Text, nullable=False),
    )
    op.create_table(
        "catalogue",
        sa.Column("version", sa.Text, primary_key=True),
        sa.Column("procedures", sa.JSON, nullable=False),
        sa.Column("calendar", sa.JSON, nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "feed",
        sa.Column("office_code", sa.Text, sa.ForeignKey("office.code"), primary_key=True),
        sa.Column("last_seq", sa.BigInteger, nullable=False),
    )


def _make_devices() -> None:
    instant = sa.DateTime(timezone=True)
    op.create_table(
        "device",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("office_code", sa.Text, sa.ForeignKey("office.code"), nullable=False),
        sa.Column("device_no", sa.Integer, nullable=False, unique=True),
        sa.Column("public_key", sa.Text, nullable=False),
        sa.Column("token_no", sa.Integer, nullable=False),
        sa.Column("token_at", instant, nullable=False),
        sa.Column("token_hash", sa.Text, nullable=False),
        sa.Column("previous_token_hash", sa.Text),
        sa.Column("next_token_hash", sa.Text),
        sa.Column("generation", sa.Text),
        sa.Column("enrolled_at", instant, nullable=False),
        sa.Column("last_seen_at", instant),
        sa.Column("revoked_at", instant),
        sa.Column("revoked_reason", sa.Text),
        sa.Column("clone_alarm_at", instant),
    )
    op.create_table(
        "enrol_code",
        sa.Column("code_hash", sa.Text, primary_key=True),
        sa.Column("office_code", sa.Text, sa.ForeignKey("office.code"), nullable=False),
        sa.Column("made_at", instant, nullable=False),
        sa.Column("expires_at", instant, nullable=False),
        sa.Column("used_by_key", sa.Text),
        sa.Column("used_at", instant),
        sa.Column("device_id", sa.Text, sa.ForeignKey("device.id")),
    )
    op.create_table(
        "nonce",
        sa.Column("device_id", sa.Text, primary_key=True),
        sa.Column("nonce", sa.Text, primary_key=True),
        sa.Column("seen_at", instant, nullable=False),
    )
    op.create_index("nonce_by_age", "nonce", ["seen_at"])


def _make_leases() -> None:
    op.create_table(
        "lease",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("agency_id", sa.Text, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("device_id", sa.Text, sa.ForeignKey("device.id"), nullable=False),
        sa.Column("generation", sa.Text, nullable=False),
        sa.Column("first", sa.Integer, nullable=False),
        sa.Column("last", sa.Integer, nullable=False),
        sa.Column("next_known", sa.Integer, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("closed_reason", sa.Text),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("agency_id", "day", "first", name="lease_starts_once"),
        sa.CheckConstraint("first > 0 AND last >= first", name="lease_runs_forward"),
    )
    op.create_index("lease_by_device", "lease", ["device_id", "day"])


def _make_dossiers() -> None:
    instant = sa.DateTime(timezone=True)
    op.create_table(
        "operation",
        sa.Column("op_id", sa.Text, primary_key=True),
        sa.Column("device_id", sa.Text, sa.ForeignKey("device.id"), nullable=False),
        sa.Column("office_code", sa.Text, sa.ForeignKey("office.code"), nullable=False),
        sa.Column("body_sha256", sa.Text, nullable=False),
        sa.Column("answer", sa.JSON, nullable=False),
        sa.Column("stored_at", instant, nullable=False),
    )
    op.create_table(
        "dossier",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("office_code", sa.Text, sa.ForeignKey("office.code"), nullable=False),
        sa.Column("code", sa.Text, unique=True),
        sa.Column("provisional_code", sa.Text),
        sa.Column("disputed_code", sa.Text),
        sa.Column("agency_id", sa.Text, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("number", sa.Integer),
        sa.Column("status", sa.Integer, nullable=False),
        sa.Column("revision", sa.BigInteger, nullable=False),
        sa.Column("feed_seq", sa.BigInteger, nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
        sa.Column("field_revisions", sa.JSON, nullable=False),
        sa.Column("stored_at", instant, nullable=False),
    )
    op.create_index("dossier_feed", "dossier", ["office_code", "feed_seq"])
    op.create_index("dossier_numbers", "dossier", ["agency_id", "day", "number"])
    op.create_index("dossier_provisional", "dossier", ["office_code", "provisional_code"])
    op.create_index("dossier_disputed", "dossier", ["office_code", "disputed_code"])
    op.create_table(
        "history",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("dossier_id", sa.Text, sa.ForeignKey("dossier.id"), nullable=False),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
    )
    op.create_index("history_of_dossier", "history", ["dossier_id", "seq"])
