"""The composition root: opens folder, store and services in order, closes them in reverse."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path

import resources
from app.certification_fees import certification_fees
from app.place import Place
from models.backup import go_on, make_regular_backup, newest_manifest
from models.domain.rules import rules_from_json
from models.mark import Mark
from models.queries.sync_overview import add_note
from models.queries.totals import counts
from models.services.intake import IntakeService
from models.services.numbering import reconcile, record_in_mark
from models.services.officials import OfficialService
from models.services.processing import ProcessingService
from models.services.turning_away import TurningAwayService
from models.store import Store
from sync.engine import SyncEngine

log = logging.getLogger("counter.boot")


class Runtime:
    """An open counter. Use as a context manager; `writing=False` only reads, beside others."""

    def __init__(self, place: Place, *, writing: bool = True) -> None:
        """Raises StorageError kinds; nothing is left open then."""
        self.place = place
        self.clock = place.clock
        self.found_at_start: str | None = None
        self.ballast_given_up = False
        with ExitStack() as stack:
            self.folder = place.folder()
            self.key = self.folder.key()
            if writing:
                stack.enter_context(self.folder.writing())
                self._upgrade_if_older()
            self.mark: Mark = self.folder.mark(self.key)
            self.store: Store = self.folder.open_store(self.key)
            stack.callback(self.store.close)
            self.store.before_commit(partial(record_in_mark, mark=self.mark))
            self.store.on_disk_full(self._give_up_ballast)
            if writing:
                self.found_at_start = self._reconcile()
            self._changes_backed_up: int | None = None
            self.engine = SyncEngine(self.store, self.mark, self.clock)
            stack.callback(self.engine.close)
            self.intake = IntakeService(self.store, self.clock)
            limits = rules_from_json(resources.read_json("rules/counter.json"))
            self.rules = replace(limits, certification_fees=certification_fees())
            self.processing = ProcessingService(self.store, self.clock, self.rules)
            self.turning_away = TurningAwayService(self.store, self.clock, self.rules)
            self.officials = OfficialService(self.store, self.clock)
            self._closing = stack.pop_all()

    def __enter__(self) -> Runtime:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Close in the reverse order of opening; safe to call twice."""
        self._closing.close()

    def back_up(self, between_steps: Callable[[], None] = go_on) -> Path:
        """Make a verified backup in the folder's own place for them."""
        changes = self.store.changes
        path, manifest = make_regular_backup(self.folder, self.key, self.clock, between_steps)
        self._changes_backed_up = changes
        log.info("backup made dossiers=%d", manifest.dossiers)
        return path

    def needs_backup(self) -> bool:
        """Whether anything was saved since the last of the program's own backups."""
        if self._changes_backed_up is not None:
            return self.store.changes != self._changes_backed_up
        newest = newest_manifest(self.folder)
        if newest is None or self.store.changes:
            return True
        return self.store.read(counts) != (newest.dossiers, newest.history)

    def keep_ballast(self) -> bool:
        """Write the ballast when it is missing and there is room; whether it is there."""
        is_there = self.folder.ballast.keep()
        self.ballast_given_up = self.ballast_given_up and not is_there
        return is_there

    def _give_up_ballast(self) -> bool:
        given = self.folder.ballast.give_up()
        if given:
            self.ballast_given_up = True
            log.warning("disk full: ballast given up")
        return given

    def _upgrade_if_older(self) -> None:
        if self.folder.needs_upgrade(self.key):
            make_regular_backup(self.folder, self.key, self.clock)
            self.folder.upgrade(self.key)
            log.info("store upgraded")

    def _reconcile(self) -> str | None:
        found = self.store.write(partial(reconcile, mark=self.mark, clock=self.clock))
        if found is not None:
            log.warning("store and mark differ: %s", found)
            self.store.write(lambda s: add_note(s, self.clock.now(), f"store_{found}", {}))
        return found
