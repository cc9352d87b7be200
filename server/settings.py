"""What the centre keeps as settings, and its secret from which tokens are made."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.tables import Setting

_RESTORE_GAP = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`epoch` is new after each restore; `block_size` numbers a day are lent for `lease_days`.

    `restore_gap` numbers of each day are skipped after a restore: more than can have been lent
    to all counters of one office for one day since the backup.
    """

    epoch: str
    centre_name: str
    token_secret: str
    block_size: int
    lease_days: int
    restore_gap: int
    code_lifetime: timedelta
    token_lifetime: timedelta
    catalogue_key: str

    def token(self, device_id: str, number: int) -> str:
        """The device's token of this number: the same each time, so an answer can be repeated."""
        message = f"token\n{device_id}\n{number}".encode()
        return hmac.new(bytes.fromhex(self.token_secret), message, hashlib.sha256).hexdigest()


def hash_of(secret: str) -> str:
    """What is stored instead of a token or a code, both of which are random already."""
    return hashlib.sha256(secret.encode()).hexdigest()


def load_settings(session: Session) -> Settings:
    """The settings as they are now."""
    kept = {row.key: row.value for row in session.scalars(select(Setting))}
    return Settings(
        epoch=kept["epoch"],
        centre_name=kept["centre_name"],
        token_secret=kept["token_secret"],
        block_size=int(kept["block_size"]),
        lease_days=int(kept["lease_days"]),
        restore_gap=int(kept.get("restore_gap", _RESTORE_GAP)),
        code_lifetime=timedelta(minutes=int(kept["code_minutes"])),
        token_lifetime=timedelta(hours=int(kept["token_hours"])),
        catalogue_key=kept.get("catalogue_key", ""),
    )
