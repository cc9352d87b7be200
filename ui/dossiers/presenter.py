"""The list of dossiers: which view, which words, which page; it follows the feed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from models.domain.changes import Changes, Kind
from models.domain.dossier import DossierStatus
from models.domain.workflow import Action, allowed_actions
from models.errors import AppError, UserError
from models.queries.dossier_list import DossierLine, DossierPage, PageKey, View
from models.services.processing import Act
from ui.desk import Desk
from ui.ports import ChangeFeed, Router, Tasks
from ui.session import Session
from ui.slip_scan import open_slip

_MOST_KEPT = 1_000
"""Rows a refresh reads again; a list scrolled further than that starts over at its top."""


@dataclass(frozen=True, slots=True)
class HandOver:
    """What became of the ticked dossiers: how many moved, and which could not."""

    moved: int
    left: tuple[str, ...]


class ListView(Protocol):
    """What the presenter may ask of the screen."""

    def show_counts(self, counts: Mapping[View, int]) -> None: ...

    def show_view(self, view: View) -> None: ...

    def replace_lines(
        self, lines: tuple[DossierLine, ...], more: bool, now: datetime, *, keep: bool
    ) -> None:
        """Show these rows; `keep` says they are the same list, read again."""

    def add_lines(self, lines: tuple[DossierLine, ...], more: bool) -> None: ...

    def stop_waiting(self) -> None:
        """No further rows came: let the list ask again."""

    def show_total(self, count: int) -> None: ...

    def show_empty(self, view: View, search: str, known: int) -> None: ...

    def show_ticks(self, ticked: frozenset[str], can_hand_over: bool) -> None: ...

    def show_error(self, error: AppError) -> None: ...

    def show_no_slip(self) -> None:
        """What was read is no slip of ours that this counter knows."""

    def clear_error(self) -> None: ...

    def say_handed_over(self, outcome: HandOver) -> None: ...


class ListPresenter:
    """Drives one list. Answers of an older question are dropped by their number."""

    def __init__(
        self,
        view: ListView,
        desk: Desk,
        tasks: Tasks,
        feed: ChangeFeed,
        router: Router,
        session: Session,
    ) -> None:
        self._view = view
        self._desk = desk
        self._tasks = tasks
        self._router = router
        self._session = session
        self._shown_view = View.ALL
        self._search = ""
        self._lines: tuple[DossierLine, ...] = ()
        self._next: PageKey | None = None
        self._question = 0
        self._known = 0
        self._ticked: dict[str, DossierStatus] = {}
        self._visible = False
        self._stale = True
        self.end: Callable[[], None] = feed.subscribe(self._changed)

    def shown(self) -> None:
        """The page came on screen: read what changed meanwhile."""
        self._visible = True
        if self._stale:
            self._load(keep=bool(self._lines))

    def left(self) -> None:
        self._visible = False

    def refresh(self) -> None:
        """Read the list again, keeping the place in it."""
        self._load(keep=True)

    def search(self, words: str) -> None:
        """Look for these words in the view that is chosen."""
        if words != self._search:
            self._search = words
            self._load(keep=False)

    def choose_view(self, view: View) -> None:
        """Show another saved view; the words looked for stay."""
        if view is not self._shown_view:
            self._shown_view = view
            self._view.show_view(view)
            self._load(keep=False)

    def more_wanted(self) -> None:
        """The end of the rows came near."""
        if self._next is None:
            self._view.stop_waiting()
            return
        question, view, words, after = self._question, self._shown_view, self._search, self._next

        def ok(page: DossierPage) -> None:
            if question != self._question or after != self._next:
                self._view.stop_waiting()
                return
            self._next = page.next
            self._lines += page.lines
            self._view.add_lines(page.lines, page.next is not None)

        def fail(error: AppError) -> None:
            self._view.stop_waiting()
            self._view.show_error(error)

        self._tasks.run(lambda: self._desk.dossiers(view, words, after), ok, fail)

    def open(self, dossier_id: str) -> None:
        self._router.open_dossier(dossier_id)

    def new_intake(self) -> None:
        self._router.open_intake()

    def tick(self, dossier_id: str) -> None:
        """Tick a row, or take its tick away."""
        if dossier_id in self._ticked:
            del self._ticked[dossier_id]
        else:
            found = {line.id: line.status for line in self._lines}
            if dossier_id in found:
                self._ticked[dossier_id] = found[dossier_id]
        self._tell_ticks()

    def untick_all(self) -> bool:
        """Take every tick away. Returns whether there was one."""
        had = bool(self._ticked)
        self._ticked.clear()
        self._tell_ticks()
        return had

    def hand_over(self) -> None:
        """Pass the ticked dossiers on to the specialists; those that cannot go stay ticked."""
        if not self._ticked:
            return
        ids = tuple(self._ticked)
        official, role = self._session.ref, self._session.role

        def work() -> HandOver:
            left = []
            for dossier_id in ids:
                move = Act(
                    dossier_id=dossier_id, action=Action.HAND_OVER, official=official, role=role
                )
                try:
                    self._desk.act(move)
                except UserError:
                    left.append(dossier_id)
            return HandOver(len(ids) - len(left), tuple(left))

        self._tasks.run(work, self._handed_over, self._view.show_error)

    def scan(self, text: str) -> bool:
        """Open the dossier of a slip. Returns False when what was read is no slip."""
        view = self._view
        return open_slip(
            text, self._desk, self._tasks, self._router, view.show_no_slip, view.show_error
        )

    def _handed_over(self, outcome: HandOver) -> None:
        self._ticked = {key: self._ticked[key] for key in outcome.left if key in self._ticked}
        self._tell_ticks()
        self._view.say_handed_over(outcome)
        self._load(keep=True)

    def _load(self, *, keep: bool) -> None:
        self._stale = False
        self._question += 1
        question, view, words = self._question, self._shown_view, self._search
        wanted = min(len(self._lines), _MOST_KEPT) if keep else 1

        def work() -> DossierPage:
            page = self._desk.dossiers(view, words)
            lines = page.lines
            while page.next is not None and len(lines) < wanted:
                page = self._desk.dossiers(view, words, page.next)
                lines += page.lines
            return DossierPage(lines, page.next)

        def ok(page: DossierPage) -> None:
            if question == self._question:
                self._took(page, keep)

        self._tasks.run(work, ok, self._view.show_error)

    def _took(self, page: DossierPage, keep: bool) -> None:
        self._lines, self._next = page.lines, page.next
        self._view.clear_error()
        more = page.next is not None
        self._view.replace_lines(page.lines, more, self._desk.clock.now(), keep=keep)
        self._ticked.update(
            {line.id: line.status for line in page.lines if line.id in self._ticked}
        )
        self._tell_ticks()
        self._count()

    def _count(self) -> None:
        question, view, words = self._question, self._shown_view, self._search

        def work() -> tuple[dict[View, int], int]:
            counts = {each: self._desk.dossier_count(each) for each in View}
            total = self._desk.dossier_count(view, words) if words else counts[view]
            return counts, total

        def ok(found: tuple[dict[View, int], int]) -> None:
            counts, total = found
            self._view.show_counts(counts)
            if question == self._question:
                self._known = counts[View.ALL]
                self._view.show_total(total)
                if not self._lines:
                    self._view.show_empty(view, words, self._known)

        self._tasks.run(work, ok, self._view.show_error)

    def _tell_ticks(self) -> None:
        official = self._session.official
        can = official is not None and any(
            Action.HAND_OVER in allowed_actions(status, official.role)
            for status in self._ticked.values()
        )
        self._view.show_ticks(frozenset(self._ticked), can)

    def _changed(self, changes: Changes) -> None:
        if not changes.kinds & {Kind.DOSSIER, Kind.SYNC}:
            return
        if self._visible:
            self._load(keep=True)
        else:
            self._stale = True
