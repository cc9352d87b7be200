"""What a write touched, so that what is on screen can follow."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    DOSSIER = "dossier"
    NUMBERS = "numbers"
    OFFICIALS = "officials"
    CATALOGUE = "catalogue"
    SYNC = "sync"


@dataclass(frozen=True, slots=True)
class Changes:
    """Kinds of things touched, and the ids of the dossiers among them."""

    kinds: frozenset[Kind]
    dossier_ids: frozenset[str] = frozenset()


def touched(*kinds: Kind, dossiers: tuple[str, ...] = ()) -> Changes:
    """Changes of these kinds; DOSSIER is added when dossiers are named."""
    every = frozenset(kinds) | (frozenset({Kind.DOSSIER}) if dossiers else frozenset())
    return Changes(every, frozenset(dossiers))
