"""The composition root: opens folder, store and services in order, closes them in reverse."""

from __future__ import annotations

import logging
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from models.backup import make_regular_backup
from models.data_folder import DataFolder
from models.domain.clock import Clock
from models.keys import key_place
from models.mark import Mark
from models.queries.sync_overview import add_note
from models.services.intake import IntakeService
from models.services.numbering import reconcile, record_in_mark
from models.services.officials import OfficialService
from models.services.processing import ProcessingService
from models.store import Store
from sync.engine import SyncEngine

log = logging.getLogger("counter.boot")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a counter's data and key are, and the clock it lives by."""

    data_dir: Path
    key_file: Path | None
    clock: Clock

    def folder(self) -> DataFolder:
        """Raises UnsafeSettings or KeyMissing when there is no fit place for the key."""
        return DataFolder(self.data_dir, key_place(self.key_file, self.data_dir))


class Runtime:
    """An open counter. Use as a context manager; `writing=False` only reads, beside others."""

    def __init__(self, place: Place, *, writing: bool = True) -> None:
        """Raises StorageError kinds; nothing is left open then."""
        self.place = place
        self.clock = place.clock
        self.found_at_start: str | None = None
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
            if writing:
                self.found_at_start = self._reconcile()
            self.engine = SyncEngine(self.store, self.mark, self.clock)
            stack.callback(self.engine.close)
            self.intake = IntakeService(self.store, self.clock)
            self.processing = ProcessingService(self.store, self.clock)
            self.officials = OfficialService(self.store, self.clock)
            self._closing = stack.pop_all()

    def __enter__(self) -> Runtime:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Close in the reverse order of opening; safe to call twice."""
        self._closing.close()

    def back_up(self) -> Path:
        """Make a verified backup in the folder's own place for them."""
        path, manifest = make_regular_backup(self.folder, self.key, self.clock)
        log.info("backup made dossiers=%d", manifest.dossiers)
        return path

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
