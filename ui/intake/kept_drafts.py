"""Unfinished intakes, each belonging to the official who typed it. In memory only."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from ui.intake.draft import Draft
from ui.session import Session


class KeptDrafts:
    """The draft of each official of one window, by the official's id."""

    def __init__(self) -> None:
        self._by_official: dict[str, Draft] = {}

    def of(self, official_id: str) -> Draft:
        """What this official left unfinished; an empty draft when there is nothing."""
        return self._by_official.get(official_id, Draft())

    def keep(self, official_id: str, draft: Draft) -> None:
        """Remember the draft as it is now; an empty one is forgotten."""
        if draft.is_blank:
            self._by_official.pop(official_id, None)
        else:
            self._by_official[official_id] = draft


_kept: WeakKeyDictionary[Session, KeptDrafts] = WeakKeyDictionary()


def kept_drafts(session: Session) -> KeptDrafts:
    """The drafts of this window: they outlive a page that is built anew, not the program."""
    return _kept.setdefault(session, KeptDrafts())


def has_draft(session: Session) -> bool:
    """Whether who is signed in left an intake unfinished."""
    official = session.official
    return official is not None and not kept_drafts(session).of(official.id).is_blank
