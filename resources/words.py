"""Sentences for people, by the code of what happened: one table for the window and the verbs.

`resources/sentences/vi.json` holds them; a code without a sentence of its own gets the one of its
family, so that nobody is ever shown a bare code.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping

import resources

FALLBACK = "unexpected"


@functools.cache
def _table() -> Mapping[str, str]:
    table: Mapping[str, str] = resources.read_json("sentences/vi.json")
    return table


def has(code: str) -> bool:
    """Whether there is a sentence for exactly this code."""
    return code in _table()


def sentence(code: str, details: Mapping[str, object] | None = None, family: str = "") -> str:
    """One plain Vietnamese sentence: the fact, then what to do.

    `details` fill its blanks; `family` is the code to fall back to.
    """
    table = _table()
    words = table.get(code) or table.get(family) or table[FALLBACK]
    return words.format_map(_Blanks(details or {}))


class _Blanks(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "…"


def problem(field: str, code: str) -> str:
    """What is wrong with one field and how to mend it, to stand under the field's own label."""
    table = _table()
    return table.get(f"{field}.{code}") or table.get(code) or table["field_wrong_type"]


def field_name(field: str) -> str:
    """The field's label."""
    return _table().get(field, field)
