"""Unfinished lists, each belonging to the official who began it. In memory only."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from ui.batch.lines import ListDraft
from ui.session import Session

KeptLists = dict[str, ListDraft]
"""By the official's id."""

_kept: WeakKeyDictionary[Session, KeptLists] = WeakKeyDictionary()


def kept_lists(session: Session) -> KeptLists:
    """The lists of this window: they outlive a page that is built anew, not the program."""
    return _kept.setdefault(session, {})
