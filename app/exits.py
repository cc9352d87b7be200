"""Exit codes of the verbs, and which error leads to which.

A disk that is full, busy or faulty is FAILED: the same command may go through the next time.
INSTALLATION is what IT must mend first: the store, its key or its settings as they are.
"""

from __future__ import annotations

from models.errors import (
    AppError,
    BackupUnusable,
    ConnectionTrouble,
    DateNeedsConfirming,
    DiskFault,
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
    (DiskFault, FAILED),
    (StorageBusy, FAILED),
    (StoreInUse, FAILED),
    (StorageError, INSTALLATION),
    (ConnectionTrouble, NO_LINE),
    (SyncRefused, NO_LINE),
)


def exit_code(error: AppError) -> int:
    """The exit code for an error that ended a verb."""
    return next((code for kind, code in _BY_KIND if isinstance(error, kind)), FAILED)
