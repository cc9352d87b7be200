"""Sentences for people, by the code of what happened: one table for the window and the verbs.

`resources/sentences/vi.json` holds them, `en.json` the same in English; a code without a sentence
of its own gets the one of its family, so that nobody is ever shown a bare code.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from enum import StrEnum

import resources

FALLBACK = "unexpected"


class Language(StrEnum):
    """What the program speaks on screen; what it saves and prints is always Vietnamese."""

    VIETNAMESE = "vi"
    ENGLISH = "en"


_spoken = Language.VIETNAMESE


def speak(language: Language) -> None:
    """Say every sentence from now on in this language."""
    global _spoken
    _spoken = language


def language() -> Language:
    """The language spoken now."""
    return _spoken


@functools.cache
def table(of: Language) -> Mapping[str, str]:
    """All sentences of one language by their codes."""
    found: Mapping[str, str] = resources.read_json(f"sentences/{of}.json")
    return found


def _table() -> Mapping[str, str]:
    return table(_spoken)


def has(code: str) -> bool:
    """Whether there is a sentence for exactly this code."""
    return code in _table()


def record(code: str) -> str:
    """Words that are kept in a dossier: Vietnamese, whatever is spoken. Raises KeyError."""
    return table(Language.VIETNAMESE)[code]


def sentence(code: str, details: Mapping[str, object] | None = None, family: str = "") -> str:
    """One plain sentence: the fact, then what to do.

    `details` fill its blanks; `family` is the code to fall back to.
    """
    known = _table()
    words = known.get(code) or known.get(family) or known[FALLBACK]
    return words.format_map(_Blanks(details or {}))


class _Blanks(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "…"


def problem(field: str, code: str) -> str:
    """What is wrong with one field and how to mend it, to stand under the field's own label."""
    known = _table()
    return (
        known.get(f"{field.rpartition('.')[2]}.{code}")
        or known.get(code)
        or known["field_wrong_type"]
    )


def field_name(field: str) -> str:
    """The field's label."""
    return _table().get(field, field)
