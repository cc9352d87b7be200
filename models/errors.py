"""Every failure the program expects, as one tree; anything else is a bug.

AppError                      code (stable English word), details; no words for people inside
├── UserError                 expected; shown beside the field; logged at INFO
│   ├── ValidationError           problems: (field, code) pairs
│   ├── TransitionNotAllowed      this act is not allowed in this status
│   ├── NotPermitted              this act needs another role
│   ├── NotFound                  no dossier, procedure or official like this
│   ├── RuleStops                 the law stops this act; `overridable` says if a reason lets it
│   ├── DateNeedsConfirming       the due date lies beyond the last confirmed calendar
│   └── StaleEdit                 someone changed it meanwhile
├── OperatingError            the machine's or the network's fault; logged at WARNING
│   ├── StorageError              StorageBusy, DiskFull, DiskFault, StoreDamaged, StoreTooNew,
│   │                             StoreMissing, KeyMissing, KeyWrong, StoreInUse, BackupUnusable,
│   │                             UnsafeSettings
│   ├── PrintError                NoPrinter, SpoolFailed
│   └── ConnectionTrouble         Offline, TimedOut, NotTheCentre, TlsFailed, CentreBusy
└── SyncRefused               the centre understood and said no
    ├── NotEnrolled               this computer has not joined a centre
    ├── JoinAgain                 the centre no longer knows this computer
    ├── EnrolmentRefused          the one-time code is wrong, used or expired
    ├── WireTooOld                the two sides share no protocol version
    └── ClockWrong                the clocks differ too much

The words a person reads are made in one place from `code` and `details` (see `resources.words`).
"""

from __future__ import annotations


class AppError(Exception):
    """An expected failure. `code` never changes; `details` holds no personal data."""

    code = "app_error"

    def __init__(self, code: str | None = None, /, **details: object) -> None:
        if code is not None:
            self.code = code
        self.details = details
        super().__init__(self.code)

    def __str__(self) -> str:
        if not self.details:
            return self.code
        shown = ", ".join(f"{name}={value}" for name, value in self.details.items())
        return f"{self.code} ({shown})"


class UserError(AppError):
    """Something a person can mend by typing or choosing differently."""

    code = "user_error"


class ValidationError(UserError):
    """One or more fields cannot be taken as they are."""

    code = "invalid"

    def __init__(self, *problems: tuple[str, str], **details: object) -> None:
        self.problems = problems
        super().__init__(None, **details)

    def __str__(self) -> str:
        return "invalid: " + ", ".join(f"{field}:{code}" for field, code in self.problems)


class TransitionNotAllowed(UserError):
    code = "transition_not_allowed"


class NotPermitted(UserError):
    code = "not_permitted"


class NotFound(UserError):
    code = "not_found"


class RuleStops(UserError):
    code = "rule_stops"


class DateNeedsConfirming(UserError):
    code = "date_needs_confirming"


class StaleEdit(UserError):
    code = "stale_edit"


class OperatingError(AppError):
    """The machine or the line is at fault; what was saved stays saved."""

    code = "operating_error"


class StorageError(OperatingError):
    code = "storage_error"


class StorageBusy(StorageError):
    code = "storage_busy"


class DiskFull(StorageError):
    code = "disk_full"


class DiskFault(StorageError):
    """The disk did not do what it was asked; it may do it the next time."""

    code = "disk_fault"


class StoreDamaged(StorageError):
    code = "store_damaged"


class StoreTooNew(StorageError):
    code = "store_too_new"


class StoreMissing(StorageError):
    """The store file is gone although this folder was used: never answered with a new empty one."""

    code = "store_missing"


class KeyMissing(StorageError):
    code = "key_missing"


class KeyWrong(StorageError):
    code = "key_wrong"


class StoreInUse(StorageError):
    code = "store_in_use"


class BackupUnusable(StorageError):
    code = "backup_unusable"


class UnsafeSettings(StorageError):
    """The engine did not take a setting that durability rests on."""

    code = "unsafe_settings"


class PrintError(OperatingError):
    code = "print_error"


class NoPrinter(PrintError):
    code = "no_printer"


class SpoolFailed(PrintError):
    code = "spool_failed"


class ConnectionTrouble(OperatingError):
    """No usable answer: nothing is known about what the centre did, so nothing is given up."""

    code = "connection_trouble"


class Offline(ConnectionTrouble):
    code = "offline"


class TimedOut(ConnectionTrouble):
    code = "timed_out"


class NotTheCentre(ConnectionTrouble):
    """Something answered, but not in the centre's language (a Wi-Fi log-in page, say)."""

    code = "not_the_centre"


class TlsFailed(ConnectionTrouble):
    code = "tls_failed"


class CentreBusy(ConnectionTrouble):
    """The centre asks to come back later; `retry_after_s` in `details` when it said when."""

    code = "centre_busy"


class SyncRefused(AppError):
    code = "sync_refused"


class NotEnrolled(SyncRefused):
    code = "not_enrolled"


class JoinAgain(SyncRefused):
    code = "join_again"


class EnrolmentRefused(SyncRefused):
    code = "enrolment_refused"


class WireTooOld(SyncRefused):
    code = "wire_too_old"


class ClockWrong(SyncRefused):
    code = "clock_wrong"
