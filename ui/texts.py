"""Words for codes and statuses, for every page."""

from __future__ import annotations

from models.errors import (
    AppError,
    ConnectionTrouble,
    EnrolmentRefused,
    NotFound,
    NotPermitted,
    NotTheCentre,
    PrintError,
    StorageError,
    SyncRefused,
    UserError,
    ValidationError,
)
from resources import words

_FAMILIES = (
    NotPermitted,
    NotFound,
    UserError,
    StorageError,
    PrintError,
    NotTheCentre,
    ConnectionTrouble,
    EnrolmentRefused,
    SyncRefused,
)


def sentence(error: AppError) -> str:
    """One plain sentence for an error: the fact, then what to do."""
    if isinstance(error, ValidationError):
        return words.sentence("invalid", {"problems": problems_in_words(error)})
    family = next((kind.code for kind in _FAMILIES if isinstance(error, kind)), "")
    return words.sentence(error.code, error.details, family)


def problems_in_words(error: ValidationError) -> str:
    """All problems of an input in one line."""
    return "; ".join(
        f"{words.field_name(field)}: {words.problem(field, code)}" for field, code in error.problems
    )


def problem(code: str, field: str = "") -> str:
    """What stands under one field."""
    return words.problem(field, code)


def record(code: str) -> str:
    """Words that are saved with a dossier: Vietnamese, whatever the window speaks."""
    return words.record(code)


def scan(code: str) -> str:
    """The sentence for a refused scan ("E_NOT_CCCD.payment", or its family), or for a warning."""
    return words.sentence(code, family=code.partition(".")[0])
