"""Texts with named places: `{due_at}` prints a value, `{due_at:day}` prints it by a phrase.

Values are put in as they are and never read as templates themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value goes; `phrase` names the sentence that words it, "" the usual one."""

    name: str
    phrase: str = ""


Template = tuple[str | Place, ...]


def parse_template(text: str) -> Template:
    """Take a text apart. Raises ValueError for braces that do not match or hold more than names."""
    parts: list[str | Place] = []
    for words, name, phrase, change in Formatter().parse(text):
        if words:
            parts.append(words)
        if name is None:
            continue
        if change or not name.isidentifier() or (phrase and not phrase.isidentifier()):
            raise ValueError("a plain name expected between braces")
        parts.append(Place(name, phrase or ""))
    return tuple(parts)


def places(template: Template) -> tuple[Place, ...]:
    """The named places of a template, in order."""
    return tuple(part for part in template if isinstance(part, Place))


def fill(text: str, values: Mapping[str, object]) -> str:
    """A text whose places are plain names, filled."""
    return "".join(
        part if isinstance(part, str) else str(values[part.name]) for part in parse_template(text)
    )
