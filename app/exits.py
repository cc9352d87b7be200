"""Exit codes of the verbs, and which error leads to which."""

from __future__ import annotations

from models.errors import (
    AppError,
    BackupUnusable,
    ConnectionTrouble,
    DateNeedsConfirming,
    DiskFull,
    EnrolmentRefused,
    StorageBusy,
    StorageError,
    StoreInUse,
    SyncRefused,
    UserError,
)

ALL_DONE = 0
FAILED = 1
WRONG_USE = 2
SOME_REFUSED = 3
NO_LINE = 4
DATE_NEEDS_CONFIRMING = 5
INSTALLATION = 10
CENTRE_UNREACHABLE = 12
CODE_REFUSED = 13

_BY_KIND: tuple[tuple[type[AppError], int], ...] = (
    (DateNeedsConfirming, DATE_NEEDS_CONFIRMING),
    (EnrolmentRefused, CODE_REFUSED),
    (UserError, WRONG_USE),
    (BackupUnusable, WRONG_USE),
    (DiskFull, FAILED),
    (StorageBusy, FAILED),
    (StoreInUse, FAILED),
    (StorageError, INSTALLATION),
    (ConnectionTrouble, NO_LINE),
    (SyncRefused, NO_LINE),
)


def exit_code(error: AppError) -> int:
    """The exit code for an error that ended a verb."""
    return next((code for kind, code in _BY_KIND if isinstance(error, kind)), FAILED)
